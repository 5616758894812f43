# /// esperado
# nota = "output_size sin el + 1 (lo suma fuera); conv_forward usa solo el primer canal. En la caza el filtro es más alto que la imagen."
# estado = "ok"
# puntos = { output_size = 0, conv_forward = 2, counterexample_forward = 0 }
# pierde = { output_size = ["todo"], conv_forward = ["valores, stride 1", "padding", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "sesgo", "casos límite", "no modifica la entrada"], counterexample_forward = ["todo"] }
# error = { output_size = "falta-el-uno", conv_forward = "un-solo-canal" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size) // stride

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, _, H, A = layer_input.shape
    F = W.shape[0]
    f = W.shape[2]
    # le sumo 1 porque si no, falta la ultima fila (???)
    nH = output_size(H, f, stride, padding) + 1
    nA = output_size(A, f, stride, padding) + 1
    Xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    Z = np.zeros((N, F, nH, nA))
    for n in range(N):
        for k in range(F):
            for i in range(nH):
                for j in range(nA):
                    v = Xp[n, 0, i*stride:i*stride+f, j*stride:j*stride+f]
                    Z[n, k, i, j] = np.sum(v * W[k, 0]) + b[k]
    return Z

# %% counterexample_forward
def counterexample_forward():
    X = np.ones((1, 1, 2, 5))
    W = np.ones((1, 1, 3, 3))
    return X, W, np.zeros(1), 1, 0
