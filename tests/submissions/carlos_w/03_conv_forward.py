# /// esperado
# nota = "Lanza ValueError cuando el stride no divide. En la caza W tiene tres ejes."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 14, counterexample_forward = 0 }
# pierde = { output_size = [], conv_forward = ["stride que no divide", "casos límite"], counterexample_forward = ["todo"] }
# error = { conv_forward = "exige-que-el-stride-divida" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    # hyperparameters must fit (cs231n)
    if (H + 2 * padding - f) % stride != 0:
        raise ValueError("el stride no divide al alto")
    if (Wi + 2 * padding - f) % stride != 0:
        raise ValueError("el stride no divide al ancho")
    xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Z = np.zeros((N, F, output_size(H, f, stride, padding), output_size(Wi, f, stride, padding)))
    for i in range(Z.shape[2]):
        for j in range(Z.shape[3]):
            v = xp[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
            for k in range(F):
                Z[:, k, i, j] = np.sum(v * W[k], axis=(1, 2, 3)) + b[k]
    return Z

# %% counterexample_forward
def counterexample_forward():
    X = np.ones((1, 3, 4, 6))
    W = np.ones((2, 2, 2))      # un filtro por fila
    return X, W, np.zeros(2), 1, 0
