# /// esperado
# nota = "Devuelve los gradientes de W y b en lugar de los parámetros actualizados; numerical_gradient devuelve siempre un vector."
# estado = "ok"
# puntos = { numerical_gradient = 2, conv_backward = 6 }
# pierde = { numerical_gradient = ["forma de la salida", "arrays de varias dimensiones", "usa el paso eps"], conv_backward = ["b_new, caso básico", "W_new, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"] }
# error = { numerical_gradient = "gradiente-aplanado", conv_backward = "devuelve-gradientes" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    lista = []
    for indice in np.ndindex(x.shape):
        h = np.zeros(x.shape)
        h[indice] = eps
        lista.append((f(x + h) - f(x - h)) / (2 * eps))
    return np.array(lista)

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    """dX, dW, db"""
    N, F, nh, nw = l_O.shape
    _, C, H, Wi = layer_input.shape
    f = W.shape[2]
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)), mode="constant")
    dxp = np.zeros_like(xp)
    dW = np.zeros_like(W)
    db = np.zeros_like(b)
    for k in range(F):
        db[k] = np.sum(l_O[:, k])
        for n in range(N):
            for i in range(nh):
                for j in range(nw):
                    dW[k] += xp[n, :, i*stride:i*stride+f, j*stride:j*stride+f] * l_O[n, k, i, j]
                    dxp[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += W[k] * l_O[n, k, i, j]
    dX = dxp[:, :, padding:padding+H, padding:padding+Wi]
    return dX, dW, db
