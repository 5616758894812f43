# /// esperado
# nota = "Un producto de matrices por posición de salida y zero_padding traída de grader.pieces; correcto. La caza usa arrays de enteros."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = [] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = eps
        g.flat[k] = (f(x + e.reshape(x.shape)) - f(x - e.reshape(x.shape))) / (2*eps)
    return g

# %% conv_backward
from grader.pieces import zero_padding

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    (N, C, H_prev, W_prev) = layer_input.shape
    (n_F, _, f, _) = W.shape
    (_, _, n_H, n_W) = l_O.shape
    A_pad = zero_padding(layer_input, padding)
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros((n_F, C*f*f))
    K = W.reshape(n_F, -1)
    for h in range(n_H):
        for w in range(n_W):
            a = A_pad[:, :, h*stride:h*stride+f, w*stride:w*stride+f].reshape(N, -1)
            z = l_O[:, :, h, w]                       # (N, n_F)
            dW += z.T @ a
            dA_pad[:, :, h*stride:h*stride+f, w*stride:w*stride+f] += (z @ K).reshape(N, C, f, f)
    db = l_O.sum(axis=3).sum(axis=2).sum(axis=0)
    dA = dA_pad[:, :, padding:padding+H_prev, padding:padding+W_prev]
    return dA, W - learning_rate*dW.reshape(W.shape), b - learning_rate*db

# %% counterexample_backward
def counterexample_backward():
    layer_input = np.arange(32).reshape(2, 1, 4, 4)
    W = np.array([[[[1, 0], [2, -1]]]])
    b = np.array([0])
    l_O = np.array([[[[1, 2], [3, 4]]], [[[1, 2], [3, 4]]]])
    return l_O, 0.1, layer_input, W, b, 2, 0
