# /// esperado
# nota = "Convolución completa con el filtro sin rotar; además imprime mucho y usa %timeit en una celda nueva."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 8 }
# pierde = { numerical_gradient = [], conv_backward = ["l_a_prev, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"] }
# error = { conv_backward = "filtro-rotado" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    print("x:", x.shape, "eps:", eps)
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        d = np.zeros_like(x)
        d[idx] = eps
        grad[idx] = (f(x + d) - f(x - d)) / (2 * eps)
    print("listo", grad)
    return grad

# %% nueva después de numerical_gradient
%timeit -n 2 -r 2 numerical_gradient(lambda a: float((a**2).sum()), np.ones((2, 3)))

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, a = l_O.shape[2:]
    print("l_O", l_O.shape)
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    alto, ancho = xp.shape[2:]
    # gradiente con ceros entre medias y f-1 ceros alrededor
    g = np.zeros((N, F, alto + f - 1, ancho + f - 1))
    g[:, :, f-1:f-1+stride*(h-1)+1:stride, f-1:f-1+stride*(a-1)+1:stride] = l_O
    dxp = np.zeros(xp.shape)
    dW = np.zeros(W.shape)
    for y in range(alto):
        for x in range(ancho):
            for n in range(N):
                for k in range(F):
                    for c in range(C):
                        dxp[n, c, y, x] += np.sum(g[n, k, y:y+f, x:x+f] * W[k, c])
    for n in range(N):
        for k in range(F):
            for i in range(h):
                for j in range(a):
                    dW[k] += l_O[n, k, i, j] * xp[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
    db = l_O.sum(axis=(0, 2, 3))
    dX = dxp[:, :, padding:padding+H, padding:padding+A]
    print("dX", dX.shape, "dW", dW.shape, "db", db.shape)
    return dX, W - learning_rate*dW, b - learning_rate*db
