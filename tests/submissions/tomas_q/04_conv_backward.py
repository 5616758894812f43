# /// esperado
# nota = "Usa el alto de la salida también como ancho: IndexError o columnas sin recorrer si la imagen no es cuadrada."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 16 }
# pierde = { numerical_gradient = [], conv_backward = ["forma de las salidas", "imagen no cuadrada", "casos límite"] }
# error = { conv_backward = "salida-cuadrada" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = eps
        g[i] = (f(x+e) - f(x-e))/(2*eps)
    return g

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    tam = l_O.shape[2]          # alto = ancho
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dxp = np.zeros(xp.shape)
    dW, db = np.zeros(W.shape), np.zeros(F)
    for n in range(N):
        for k in range(F):
            for i in range(tam):
                for j in range(tam):
                    g = l_O[n, k, i, j]
                    dxp[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += g*W[k]
                    dW[k] += g*xp[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
                    db[k] += g
    return dxp[:, :, padding:padding+H, padding:padding+A], W - learning_rate*dW, b - learning_rate*db
