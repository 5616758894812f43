# /// esperado
# nota = "Pone a cero dW y db dentro del bucle de imágenes: queda solo la última; numerical_gradient mueve x y no lo restaura."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 18 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["varias imágenes en el lote", "casos límite"] }
# error = { numerical_gradient = "punto-sin-restaurar", conv_backward = "ultima-imagen" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for pos in np.ndindex(x.shape):
        x[pos] += eps
        f1 = f(x)
        x[pos] -= 2*eps
        f2 = f(x)
        grad[pos] = (f1 - f2)/(2*eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wp = layer_input.shape
    F, C, f, f = W.shape
    x_pad = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    dx_pad = np.zeros(x_pad.shape)
    for n in range(N):
        dW = np.zeros(W.shape)
        db = np.zeros(b.shape)
        for k in range(F):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    d = l_O[n, k, i, j]
                    dx_pad[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += d * W[k]
                    dW[k] += d * x_pad[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
                    db[k] += d
    dx = dx_pad[:, :, padding:padding+H, padding:padding+Wp]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dx, W_new, b_new
