# /// esperado
# nota = "Convolución completa sin recortar: rellena con f - 1 - padding, que es negativo cuando el padding pasa de f - 1. numerical_gradient con map."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 19, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = ["casos límite"], counterexample_backward = [] }
# error = { conv_backward = "completa-con-marco-negativo" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    def d(e):
        return (f(x + e) - f(x - e)) / (2 * eps)
    base = (eps * np.eye(x.size)).reshape((-1,) + x.shape)
    return np.array(list(map(d, base))).reshape(x.shape)

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, a = l_O.shape[2:]
    # 1. sesgo
    db = l_O.sum(axis=(0, 2, 3))
    # 2. pesos
    xp = np.pad(layer_input, ((0,0), (0,0), (padding,padding), (padding,padding)))
    dW = np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            trozo = xp[:, :, i:i + stride*(h-1) + 1:stride, j:j + stride*(a-1) + 1:stride]
            dW[:, :, i, j] = np.einsum('nfhw,nchw->fc', l_O, trozo)
    # 3. entrada: dilatar, rellenar y convolucionar con el filtro girado
    q = f - 1 - padding
    resto_h = (H + 2*padding - f) % stride
    resto_a = (A + 2*padding - f) % stride
    dil = np.zeros((N, F, stride*(h-1) + 1, stride*(a-1) + 1))
    dil[:, :, ::stride, ::stride] = l_O
    dil = np.pad(dil, ((0,0), (0,0), (q, q + resto_h), (q, q + resto_a)))
    W_g = np.rot90(W, 2, axes=(2, 3))
    dX = np.zeros(layer_input.shape)
    for y in range(H):
        for x in range(A):
            dX[:, :, y, x] = np.tensordot(dil[:, :, y:y+f, x:x+f], W_g, axes=([1, 2, 3], [0, 2, 3]))
    return dX, W - learning_rate*dW, b - learning_rate*db

# %% counterexample_backward
def counterexample_backward():
    # con los filtros a cero no hay nada que repartir, salvo que alguien los mueva
    return np.ones((2, 1, 2, 1)), 1, np.ones((2, 1, 3, 2)), np.zeros((1, 1, 2, 2)), np.ones(1), 1, 0
