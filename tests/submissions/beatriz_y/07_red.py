# /// esperado
# nota = "La ReLU deja pasar en 0; softmax sin restar el máximo; train_step calcula la pérdida después del paso. De las cazas, el experimento de la A con el número de otro error; las otras, sin hacer."
# estado = "ok"
# puntos = { relu_forward = 4, relu_backward = 5, linear_forward = 6, linear_backward = 10, softmax_cross_entropy = 9, train_step = 11, counterexample_curve_a = 1, counterexample_curve_b = 0, counterexample_curve_c = 0 }
# pierde = { relu_forward = [], relu_backward = ["Z igual a 0"], linear_forward = [], linear_backward = [], softmax_cross_entropy = ["números muy grandes"], train_step = ["la pérdida, antes del paso", "redes de otros tamaños"], counterexample_curve_a = ["el error tiene su número"], counterexample_curve_b = ["todo"], counterexample_curve_c = ["todo"] }
# error = { relu_backward = "cero-incluido", softmax_cross_entropy = "sin-restar-el-maximo", train_step = "perdida-de-despues" }
# ///

# %% relu_forward
def relu_forward(Z):
    return np.where(Z > 0, Z, 0)

# %% relu_backward
def relu_backward(l_O, Z):
    return np.where(Z >= 0, l_O, 0)

# %% linear_forward
def linear_forward(X, W, b):
    return np.dot(X, W) + b.reshape(1, -1)

# %% linear_backward
def linear_backward(l_O, learning_rate, X, W, b):
    dW = np.dot(X.T, l_O)
    db = np.sum(l_O, axis=0)
    dX = np.dot(l_O, W.T)
    return dX, W - learning_rate*dW, b - learning_rate*db

# %% softmax_cross_entropy
def softmax_cross_entropy(logits, y):
    N = logits.shape[0]
    e = np.exp(logits)
    p = e/np.sum(e, axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(N), y]))
    uno = np.zeros_like(p)
    uno[np.arange(N), y] = 1
    return loss, (p - uno)/N

# %% nueva antes de train_step
def ida(params, X):
    Z1 = conv_forward_fast(X, params["conv1_W"], params["conv1_b"], 1, 1)
    A1 = relu_forward(Z1)
    P1 = pool(A1)
    Z2 = conv_forward_fast(P1, params["conv2_W"], params["conv2_b"], 1, 1)
    A2 = relu_forward(Z2)
    P2 = pool(A2)
    F = P2.reshape(X.shape[0], -1)
    return Z1, A1, P1, Z2, A2, P2, F, linear_forward(F, params["linear_W"], params["linear_b"])

# %% train_step
def train_step(params, X, y, learning_rate):
    Z1, A1, P1, Z2, A2, P2, F, logits = ida(params, X)
    _, d = softmax_cross_entropy(logits, y)
    nuevo = dict(params)
    d, nuevo["linear_W"], nuevo["linear_b"] = linear_backward(d, learning_rate, F, params["linear_W"], params["linear_b"])
    d = unpool(d.reshape(P2.shape), A2) * (Z2 > 0)
    d, nuevo["conv2_W"], nuevo["conv2_b"] = conv_backward_fast(d, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1)
    d = unpool(d, A1) * (Z1 > 0)
    _, nuevo["conv1_W"], nuevo["conv1_b"] = conv_backward_fast(d, learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1)
    loss, _ = softmax_cross_entropy(ida(nuevo, X)[-1], y)
    return loss, nuevo

# %% counterexample_curve_a
def counterexample_curve_a():
    params = {k: np.zeros_like(v) for k, v in initial_params(0).items()}
    params["linear_b"][3] = 2.0
    return 6, params, X_train[:2], np.array([0, 1]), 1.0
