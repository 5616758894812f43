# /// esperado
# nota = "Multiplica también l_a_prev por la tasa de aprendizaje; numerical_gradient llama a np.gradient."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 8 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["l_a_prev, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"] }
# error = { conv_backward = "tasa-en-la-entrada" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    return np.gradient(f(x), eps)

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    X = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dX = np.zeros_like(X)
    dW = np.zeros_like(W)
    db = np.zeros_like(b)
    for n in range(N):
        for i in range(l_O.shape[2]):
            for j in range(l_O.shape[3]):
                for k in range(F):
                    d = learning_rate * l_O[n, k, i, j]    # así no la repito después
                    dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += d * W[k]
                    dW[k] += d * X[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
                    db[k] += d
    return dX[:, :, padding:padding+H, padding:padding+A], W - dW, b - db
