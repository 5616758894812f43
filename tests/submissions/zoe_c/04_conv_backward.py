# /// esperado
# nota = "Olvida la tasa de aprendizaje; numerical_gradient sin empezar."
# estado = "ok"
# puntos = { conv_backward = 6 }
# pierde = { conv_backward = ["b_new, caso básico", "W_new, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"] }
# error = { conv_backward = "sin-tasa" }
# ///

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, _, H, A = layer_input.shape
    F = W.shape[0]
    f = W.shape[2]
    Xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(F)
    for n in range(N):
        for k in range(F):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dXp[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += W[k]*l_O[n, k, i, j]
                    dW[k] += Xp[n, :, i*stride:i*stride+f, j*stride:j*stride+f]*l_O[n, k, i, j]
                    db[k] += l_O[n, k, i, j]
    dX = dXp[:, :, padding:padding+H, padding:padding+A]
    return dX, W - dW, b - db   # descenso
