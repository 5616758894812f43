# /// esperado
# nota = "Todo con bucles y con las piezas de los bucles en train_step: lenta y correcta. Cazas acertadas."
# estado = "ok"
# puntos = { relu_forward = 4, relu_backward = 6, linear_forward = 6, linear_backward = 10, softmax_cross_entropy = 12, train_step = 16, counterexample_curve_a = 2, counterexample_curve_b = 2, counterexample_curve_c = 2 }
# pierde = { relu_forward = [], relu_backward = [], linear_forward = [], linear_backward = [], softmax_cross_entropy = [], train_step = [], counterexample_curve_a = [], counterexample_curve_b = [], counterexample_curve_c = [] }
# ///

# %% relu_forward
def relu_forward(Z):
    salida = np.zeros(Z.shape)
    for posicion in np.ndindex(Z.shape):
        if Z[posicion] > 0:
            salida[posicion] = Z[posicion]
    return salida

# %% relu_backward
def relu_backward(l_O, Z):
    gradiente = np.zeros(Z.shape)
    for posicion in np.ndindex(Z.shape):
        if Z[posicion] > 0:
            gradiente[posicion] = l_O[posicion]
    return gradiente

# %% linear_forward
def linear_forward(X, W, b):
    N, D = X.shape
    M = W.shape[1]
    Z = np.zeros((N, M))
    for i in range(N):
        for k in range(M):
            Z[i, k] = b[k]
            for d in range(D):
                Z[i, k] += X[i, d] * W[d, k]
    return Z

# %% linear_backward
def linear_backward(l_O, learning_rate, X, W, b):
    N, D = X.shape
    M = W.shape[1]
    dX = np.zeros((N, D))
    dW = np.zeros((D, M))
    db = np.zeros(M)
    for i in range(N):
        for k in range(M):
            db[k] += l_O[i, k]
            for d in range(D):
                dX[i, d] += l_O[i, k] * W[d, k]
                dW[d, k] += l_O[i, k] * X[i, d]
    return dX, W - learning_rate * dW, b - learning_rate * db

# %% softmax_cross_entropy
def softmax_cross_entropy(logits, y):
    N, K = logits.shape
    perdida = 0.0
    gradiente = np.zeros((N, K))
    for i in range(N):
        mayor = logits[i].max()
        suma = 0.0
        for k in range(K):
            suma += np.exp(logits[i, k] - mayor)
        perdida += mayor + np.log(suma) - logits[i, y[i]]
        for k in range(K):
            gradiente[i, k] = np.exp(logits[i, k] - mayor) / suma / N
        gradiente[i, y[i]] -= 1 / N
    return perdida / N, gradiente

# %% train_step
from grader.pieces import conv_backward, conv_forward, max_pooling_backward, max_pooling_forward

def train_step(params, X, y, learning_rate):
    nuevos = {}
    # ida
    z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
    r1 = relu_forward(z1)
    p1 = max_pooling_forward(r1, 2, 2)
    z2 = conv_forward(p1, params["conv2_W"], params["conv2_b"], 1, 1)
    r2 = relu_forward(z2)
    p2 = max_pooling_forward(r2, 2, 2)
    fila = p2.reshape(p2.shape[0], -1)
    logits = linear_forward(fila, params["linear_W"], params["linear_b"])
    loss, g = softmax_cross_entropy(logits, y)
    # vuelta
    g, nuevos["linear_W"], nuevos["linear_b"] = linear_backward(
        g, learning_rate, fila, params["linear_W"], params["linear_b"])
    g = max_pooling_backward(g.reshape(p2.shape), r2, 2, 2)
    g = relu_backward(g, z2)
    g, nuevos["conv2_W"], nuevos["conv2_b"] = conv_backward(
        g, learning_rate, p1, params["conv2_W"], params["conv2_b"], 1, 1)
    g = max_pooling_backward(g, r1, 2, 2)
    g = relu_backward(g, z1)
    g, nuevos["conv1_W"], nuevos["conv1_b"] = conv_backward(
        g, learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1)
    return loss, nuevos

# %% counterexample_curve_a
def counterexample_curve_a():
    params = initial_params(3)
    params["linear_W"] = params["linear_W"] * 0
    params["linear_b"] = np.array([5.0] + [0.0] * 9)
    return 2, params, X_train[:3], np.array([4, 5, 6]), 1.0

# %% counterexample_curve_b
def counterexample_curve_b():
    params = initial_params(3)
    params["linear_W"] = params["linear_W"] * 0
    params["linear_b"] = np.array([1.0] + [0.0] * 9)
    return 3, params, X_train[:3], np.array([0, 0, 0]), 0.1

# %% counterexample_curve_c
def counterexample_curve_c():
    params = initial_params(3)
    params["linear_W"] = params["linear_W"] * 0
    params["linear_b"] = np.array([1.0] + [0.0] * 9)
    return 1, params, X_train[:1], np.array([7]), 0.1
