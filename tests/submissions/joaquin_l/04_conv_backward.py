# /// esperado
# nota = "Acumula en arrays float32; pasa, con una observación. numerical_gradient perturba x en su sitio y lo restaura."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = [] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        viejo = x[idx]
        x[idx] = viejo + eps
        arriba = f(x)
        x[idx] = viejo - eps
        abajo = f(x)
        x[idx] = viejo          # importante: dejarlo como estaba
        grad[idx] = (arriba - abajo) / (2*eps)
    return grad

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    x = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding))).astype(np.float32)
    dx = np.zeros(x.shape, dtype=np.float32)
    dW = np.zeros(W.shape, dtype=np.float32)
    db = np.zeros(F, dtype=np.float32)
    for n in range(N):
        for k in range(F):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    y, z = i*stride, j*stride
                    dx[n, :, y:y+f, z:z+f] += W[k]*l_O[n, k, i, j]
                    dW[k] += x[n, :, y:y+f, z:z+f]*l_O[n, k, i, j]
                    db[k] += l_O[n, k, i, j]
    W_new = (W - learning_rate*dW).astype(np.float32)
    b_new = (b - learning_rate*db).astype(np.float32)
    return dx[:, :, padding:padding+H, padding:padding+A], W_new, b_new

# %% counterexample_backward
def counterexample_backward():
    # lo más pequeño que tiene dos imágenes: un píxel, un peso y una casilla en cada una
    return np.ones((2, 1, 1, 1)), 0.5, np.ones((2, 1, 1, 1)), np.ones((1, 1, 1, 1)), np.zeros(1), 1, 0
