# /// esperado
# nota = "Divide dW y db entre N; numerical_gradient resta al revés."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 18 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["varias imágenes en el lote", "casos límite"] }
# error = { numerical_gradient = "signo-cambiado", conv_backward = "media-del-lote" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    out = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[idx] = eps
        izq = f(x - e)
        der = f(x + e)
        out[idx] = (izq - der) / (2 * eps)
    return out

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m = layer_input.shape[0]
    F, _, f, _ = W.shape
    H, A = layer_input.shape[2], layer_input.shape[3]
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dxp = np.zeros(xp.shape)
    dW = np.zeros(W.shape)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            y, x = i*stride, j*stride
            for k in range(F):
                g = l_O[:, k, i, j].reshape(-1, 1, 1, 1)
                dW[k] += (g * xp[:, :, y:y+f, x:x+f]).sum(axis=0)
                dxp[:, :, y:y+f, x:x+f] += g * W[k]
    # promedio del lote, como en el curso de Andrew Ng
    dW = dW / m
    db = l_O.sum(axis=(0, 2, 3)) / m
    return dxp[:, :, padding:padding+H, padding:padding+A], W - learning_rate*dW, b - learning_rate*db
