# %% común: las capas de su cuaderno
def relu_forward(Z):
    return np.maximum(Z, 0)


def relu_backward(l_O, Z):
    return l_O * (Z > 0)


def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(l_O, learning_rate, X, W, b):
    return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)


def softmax_cross_entropy(logits, y):
    N = len(y)
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(N), y]).mean()
    p[np.arange(N), y] -= 1
    return loss, p / N


# %% común: las ventanas de su cuaderno
def _ventanas(x):
    marco = np.pad(x, [(0, 0), (0, 0), (1, 1), (1, 1)])
    return np.lib.stride_tricks.sliding_window_view(marco, (3, 3), axis=(2, 3))


def _pool(a):
    n, c, h, w = a.shape
    return a.reshape(n, c, h // 2, 2, w // 2, 2).transpose(0, 1, 2, 4, 3, 5).reshape(n, c, h // 2, w // 2, 4)


def _unpool(g, a):
    bloques = _pool(a)
    gana = bloques.argmax(axis=-1)[..., None] == np.arange(4)
    n, c, h, w = g.shape
    repartido = (g[..., None] * gana).reshape(n, c, h, w, 2, 2).transpose(0, 1, 2, 4, 3, 5)
    return repartido.reshape(a.shape)


# %% Paso a paso, con las piezas
# con: las capas de su cuaderno
def train_step(params, X, y, learning_rate):
    Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
    A1 = relu_forward(Z1)
    P1 = max_pooling_forward(A1, 2, 2)
    Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
    A2 = relu_forward(Z2)
    P2 = max_pooling_forward(A2, 2, 2)
    flat = P2.reshape(len(X), -1)
    logits = linear_forward(flat, params["linear_W"], params["linear_b"])
    loss, g = softmax_cross_entropy(logits, y)

    new = {}
    g, new["linear_W"], new["linear_b"] = linear_backward(
        g, learning_rate, flat, params["linear_W"], params["linear_b"]
    )
    g = g.reshape(P2.shape)
    g = max_pooling_backward(g, A2, 2, 2)
    g = relu_backward(g, Z2)
    g, new["conv2_W"], new["conv2_b"] = conv_backward(
        g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
    )
    g = max_pooling_backward(g, A1, 2, 2)
    g = relu_backward(g, Z1)
    g, new["conv1_W"], new["conv1_b"] = conv_backward(
        g, learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1
    )
    return loss, new


# %% Un bucle sobre las dos convoluciones
# con: las capas de su cuaderno
def train_step(params, X, y, learning_rate):
    nuevos, guardado, a = dict(params), [], X
    for capa in ("conv1", "conv2"):
        z = conv_forward(a, params[capa + "_W"], params[capa + "_b"], 1, 1)
        activada = relu_forward(z)
        guardado.append((capa, a, z, activada))
        a = max_pooling_forward(activada, 2, 2)
    forma = a.shape
    plano = a.reshape(forma[0], -1)
    perdida, g = softmax_cross_entropy(linear_forward(plano, params["linear_W"], params["linear_b"]), y)
    g, nuevos["linear_W"], nuevos["linear_b"] = linear_backward(
        g, learning_rate, plano, params["linear_W"], params["linear_b"]
    )
    g = g.reshape(forma)
    for capa, entrada, z, activada in reversed(guardado):
        g = relu_backward(max_pooling_backward(g, activada, 2, 2), z)
        g, W, b = conv_backward(g, learning_rate, entrada, params[capa + "_W"], params[capa + "_b"], 1, 1)
        nuevos[capa + "_W"], nuevos[capa + "_b"] = W, b
    return perdida, nuevos


# %% El pooling antes que la ReLU
# con: las capas de su cuaderno
def train_step(params, X, y, learning_rate):
    p = params
    z1 = conv_forward(X, p["conv1_W"], p["conv1_b"], 1, 1)
    m1 = max_pooling_forward(z1, 2, 2)
    a1 = relu_forward(m1)
    z2 = conv_forward(a1, p["conv2_W"], p["conv2_b"], 1, 1)
    m2 = max_pooling_forward(z2, 2, 2)
    a2 = relu_forward(m2)
    x3 = a2.reshape(a2.shape[0], -1)
    loss, g3 = softmax_cross_entropy(linear_forward(x3, p["linear_W"], p["linear_b"]), y)

    gx, W3, b3 = linear_backward(g3, learning_rate, x3, p["linear_W"], p["linear_b"])
    g2 = max_pooling_backward(relu_backward(gx.reshape(a2.shape), m2), z2, 2, 2)
    g1, W2, b2 = conv_backward(g2, learning_rate, a1, p["conv2_W"], p["conv2_b"], 1, 1)
    g0 = max_pooling_backward(relu_backward(g1, m1), z1, 2, 2)
    _, W1, b1 = conv_backward(g0, learning_rate, X, p["conv1_W"], p["conv1_b"], 1, 1)
    return loss, {
        "linear_b": b3, "linear_W": W3, "conv2_b": b2, "conv2_W": W2, "conv1_b": b1, "conv1_W": W1
    }


# %% La máscara, de la salida de la ReLU
# con: las capas de su cuaderno
def train_step(params, X, y, learning_rate):
    A1 = relu_forward(conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1))
    P1 = max_pooling_forward(A1, 2, 2)
    Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
    A2 = relu_forward(Z2)
    P2 = max_pooling_forward(A2, 2, 2)
    flat = np.ravel(P2).reshape(X.shape[0], params["linear_W"].shape[0])
    loss, g = softmax_cross_entropy(linear_forward(flat, params["linear_W"], params["linear_b"]), y)
    g, lW, lb = linear_backward(g, learning_rate, flat, params["linear_W"], params["linear_b"])
    g = relu_backward(max_pooling_backward(g.reshape(P2.shape), Z2, 2, 2), A2)
    g, c2W, c2b = conv_backward(g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1)
    g = relu_backward(max_pooling_backward(g, A1, 2, 2), A1)
    g, c1W, c1b = conv_backward(g, learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1)
    names = ["conv1_W", "conv1_b", "conv2_W", "conv2_b", "linear_W", "linear_b"]
    return float(loss), dict(zip(names, [c1W, c1b, c2W, c2b, lW, lb]))


# %% Con copias que se actualizan en su sitio
# con: las capas de su cuaderno
def train_step(params, X, y, learning_rate):
    nuevos = {nombre: array.copy() for nombre, array in params.items()}
    W1, b1, W2, b2, W3, b3 = (params[n] for n in ("conv1_W", "conv1_b", "conv2_W", "conv2_b", "linear_W", "linear_b"))
    Z1 = conv_forward(X, W1, b1, stride=1, padding=1)
    P1 = max_pooling_forward(relu_forward(Z1), 2, 2)
    Z2 = conv_forward(P1, W2, b2, stride=1, padding=1)
    P2 = max_pooling_forward(relu_forward(Z2), 2, 2)
    F = P2.reshape(P2.shape[0], -1)
    perdida, g = softmax_cross_entropy(linear_forward(F, W3, b3), y)
    nuevos["linear_W"] -= learning_rate * F.T @ g
    nuevos["linear_b"] -= learning_rate * g.sum(axis=0)
    g = relu_backward(max_pooling_backward((g @ W3.T).reshape(P2.shape), relu_forward(Z2), 2, 2), Z2)
    g, nuevos["conv2_W"], nuevos["conv2_b"] = conv_backward(g, learning_rate, P1, W2, b2, 1, 1)
    g = relu_backward(max_pooling_backward(g, relu_forward(Z1), 2, 2), Z1)
    _, nuevos["conv1_W"], nuevos["conv1_b"] = conv_backward(g, learning_rate, X, W1, b1, 1, 1)
    return perdida, nuevos


# %% Sin piezas, con ventanas deslizantes
# con: las ventanas de su cuaderno
def train_step(params, X, y, learning_rate):
    N, entradas, a = len(X), [], X
    for capa in "12":
        V = _ventanas(a)
        z = np.einsum("ncyxuv,fcuv->nfyx", V, params[f"conv{capa}_W"], optimize=True) + params[f"conv{capa}_b"][:, None, None]
        r = np.maximum(z, 0)
        entradas.append((capa, a, V, z, r))
        a = _pool(r).max(axis=-1)
    x = a.reshape(N, -1)
    logits = x @ params["linear_W"] + params["linear_b"]
    logits = logits - logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    loss = -log_p[range(N), y].mean()
    g = (np.exp(log_p) - np.eye(log_p.shape[1])[y]) / N
    grad = {"linear_W": x.T @ g, "linear_b": g.sum(axis=0)}
    g = (g @ params["linear_W"].T).reshape(a.shape)
    for capa, entrada, V, z, r in reversed(entradas):
        g = _unpool(g, r) * (z > 0)
        grad[f"conv{capa}_W"] = np.einsum("nfyx,ncyxuv->fcuv", g, V, optimize=True)
        grad[f"conv{capa}_b"] = g.sum(axis=(0, 2, 3))
        girado = params[f"conv{capa}_W"][:, :, ::-1, ::-1]
        g = np.einsum("nfyxuv,fcuv->ncyx", _ventanas(g), girado, optimize=True)
    return loss, {k: params[k] - learning_rate * grad[k] for k in params}


# %% Imagen a imagen, con los gradientes sumados
# con: las capas de su cuaderno
def train_step(params, X, y, learning_rate):
    N = X.shape[0]
    perdida, suma = 0.0, {k: np.zeros(v.shape) for k, v in params.items()}
    for i in range(N):
        x = X[i : i + 1]
        Z1 = conv_forward(x, params["conv1_W"], params["conv1_b"], 1, 1)
        A1 = relu_forward(Z1)
        P1 = max_pooling_forward(A1, 2, 2)
        Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
        A2 = relu_forward(Z2)
        P2 = max_pooling_forward(A2, 2, 2)
        f = P2.reshape(1, -1)
        una, g = softmax_cross_entropy(linear_forward(f, params["linear_W"], params["linear_b"]), y[i : i + 1])
        perdida += una / N
        # con tasa 1, el gradiente es lo que se ha movido cada parámetro
        g, W, b = linear_backward(g, 1.0, f, params["linear_W"], params["linear_b"])
        suma["linear_W"] += params["linear_W"] - W
        suma["linear_b"] += params["linear_b"] - b
        g = relu_backward(max_pooling_backward(g.reshape(P2.shape), A2, 2, 2), Z2)
        g, W, b = conv_backward(g, 1.0, P1, params["conv2_W"], params["conv2_b"], 1, 1)
        suma["conv2_W"] += params["conv2_W"] - W
        suma["conv2_b"] += params["conv2_b"] - b
        g = relu_backward(max_pooling_backward(g, A1, 2, 2), Z1)
        g, W, b = conv_backward(g, 1.0, x, params["conv1_W"], params["conv1_b"], 1, 1)
        suma["conv1_W"] += params["conv1_W"] - W
        suma["conv1_b"] += params["conv1_b"] - b
    return perdida, {k: params[k] - learning_rate * suma[k] / N for k in params}


# %% Una clase por capa
def relu_forward(Z):
    return np.maximum(Z, 0)


def relu_backward(l_O, Z):
    return l_O * (Z > 0)


def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(l_O, learning_rate, X, W, b):
    return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)


def softmax_cross_entropy(logits, y):
    N = len(y)
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(N), y]).mean()
    p[np.arange(N), y] -= 1
    return loss, p / N


class Conv:
    def __init__(self, params, nombre):
        self.nombre, self.W, self.b = nombre, params[nombre + "_W"], params[nombre + "_b"]

    def ida(self, x):
        self.x = x
        self.z = conv_forward(x, self.W, self.b, 1, 1)
        self.a = relu_forward(self.z)
        return max_pooling_forward(self.a, 2, 2)

    def vuelta(self, g, tasa):
        g = relu_backward(max_pooling_backward(g, self.a, 2, 2), self.z)
        g, W, b = conv_backward(g, tasa, self.x, self.W, self.b, 1, 1)
        return g, {self.nombre + "_W": W, self.nombre + "_b": b}


class Lineal:
    def __init__(self, params):
        self.W, self.b = params["linear_W"], params["linear_b"]

    def ida(self, x):
        self.x = x
        return linear_forward(x.reshape(len(x), -1), self.W, self.b)

    def vuelta(self, g, tasa):
        plano = self.x.reshape(len(self.x), -1)
        g, W, b = linear_backward(g, tasa, plano, self.W, self.b)
        return g.reshape(self.x.shape), {"linear_W": W, "linear_b": b}


def train_step(params, X, y, learning_rate):
    capas, a = [Conv(params, "conv1"), Conv(params, "conv2"), Lineal(params)], X
    for capa in capas:
        a = capa.ida(a)
    loss, g = softmax_cross_entropy(a, y)
    nuevos = {}
    for capa in capas[::-1]:
        g, movidos = capa.vuelta(g, learning_rate)
        nuevos.update(movidos)
    return loss, nuevos


# %% En float32
# con: las ventanas de su cuaderno
def train_step(params, X, y, learning_rate):
    params = {k: v.astype(np.float32) for k, v in params.items()}
    learning_rate, X = np.float32(learning_rate), X.astype(np.float32)
    N, entradas, a = len(X), [], X
    for capa in "12":
        V = _ventanas(a)
        z = np.einsum("ncyxuv,fcuv->nfyx", V, params[f"conv{capa}_W"], optimize=True) + params[f"conv{capa}_b"][:, None, None]
        r = np.maximum(z, 0)
        entradas.append((capa, a, V, z, r))
        a = _pool(r).max(axis=-1)
    x = a.reshape(N, -1)
    logits = x @ params["linear_W"] + params["linear_b"]
    logits = logits - logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    loss = -log_p[range(N), y].mean()
    g = (np.exp(log_p) - np.eye(log_p.shape[1])[y]) / N
    grad = {"linear_W": x.T @ g, "linear_b": g.sum(axis=0)}
    g = (g @ params["linear_W"].T).reshape(a.shape)
    for capa, entrada, V, z, r in reversed(entradas):
        g = _unpool(g, r) * (z > 0)
        grad[f"conv{capa}_W"] = np.einsum("nfyx,ncyxuv->fcuv", g, V, optimize=True)
        grad[f"conv{capa}_b"] = g.sum(axis=(0, 2, 3))
        girado = params[f"conv{capa}_W"][:, :, ::-1, ::-1]
        g = np.einsum("nfyxuv,fcuv->ncyx", _ventanas(g), girado, optimize=True)
    return loss, {k: params[k] - learning_rate * grad[k] for k in params}
