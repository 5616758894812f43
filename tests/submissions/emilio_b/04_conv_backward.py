# /// esperado
# nota = "A medias: numerical_gradient terminada y de conv_backward solo db, sin devolver nada."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 0 }
# pierde = { numerical_gradient = [], conv_backward = ["todo"] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        m = x.copy()
        m[i] += eps
        k = x.copy()
        k[i] -= eps
        g[i] = (f(m) - f(k))/(2*eps)
    return g

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    db = l_O.sum(axis=(0, 2, 3))
    b_new = b - learning_rate*db
    # falta dW y dX
