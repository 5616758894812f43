# %% Probabilidades, y su logaritmo aparte
def softmax_cross_entropy(logits, y):
    N = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    log_p = z - np.log(e.sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(N), y].mean()
    gradient = p.copy()
    gradient[np.arange(N), y] -= 1
    return loss, gradient / N


# %% Logaritmo de la suma de exponenciales
def softmax_cross_entropy(logits, y):
    N, K = logits.shape
    desplazados = logits - np.max(logits, axis=1, keepdims=True)
    log_p = desplazados - np.log(np.sum(np.exp(desplazados), axis=1, keepdims=True))
    perdida = -np.sum(log_p[range(N), y]) / N
    uno = np.zeros((N, K))
    uno[range(N), y] = 1
    return perdida, (np.exp(log_p) - uno) / N


# %% Imagen a imagen
def softmax_cross_entropy(logits, y):
    N = len(y)
    loss, gradient = 0.0, np.zeros(logits.shape)
    for i in range(N):
        fila = logits[i] - max(logits[i])
        p = np.exp(fila) / np.exp(fila).sum()
        loss -= (fila[y[i]] - np.log(np.exp(fila).sum())) / N
        gradient[i] = p / N
        gradient[i, y[i]] -= 1 / N
    return loss, gradient


# %% logsumexp escrita como la de SciPy
def logsumexp(a, axis):
    mayor = np.amax(a, axis=axis, keepdims=True)
    suma = np.sum(np.exp(a - mayor), axis=axis, keepdims=True)
    return np.squeeze(np.log(suma) + mayor, axis=axis)


def softmax_cross_entropy(logits, y):
    filas = np.arange(len(y))
    total = logsumexp(logits, axis=1)
    loss = np.mean(total - logits[filas, y])
    uno = np.eye(logits.shape[1])[y]
    return loss, (np.exp(logits - total[:, None]) - uno) / len(y)


# %% log_softmax y todas las clases por un 1 o un 0
def log_softmax(z):
    desplazados = z - np.max(z, axis=-1, keepdims=True)
    return desplazados - np.log(np.exp(desplazados).sum(axis=-1, keepdims=True))


def softmax_cross_entropy(logits, y):
    N, K = logits.shape
    lp = log_softmax(logits)
    uno = (y.reshape(-1, 1) == np.arange(K)).astype(float)
    return -(uno * lp).sum() / N, (np.exp(lp) - uno) / N


# %% Distancia a cada logit de la clase correcta
def softmax_cross_entropy(logits, y):
    N = len(y)
    d = logits - logits[np.arange(N), y][:, None]
    mayor = d.max(axis=1)
    e = np.exp(d - mayor[:, None])
    loss = (mayor + np.log(e.sum(axis=1))).mean()
    gradient = e / e.sum(axis=1)[:, None]
    gradient[np.arange(N), y] -= 1
    return loss, gradient / N


# %% log1p de los demás
def softmax_cross_entropy(logits, y):
    N, K = logits.shape
    loss, gradient = 0.0, np.zeros((N, K))
    for n, clase in enumerate(y):
        gana = logits[n].argmax()
        d = logits[n] - logits[n, gana]
        otros = np.exp(np.delete(d, gana)).sum()
        loss += np.log1p(otros) - d[clase]
        gradient[n] = np.exp(d) / (1 + otros)
        gradient[n, clase] -= 1
    return loss / N, gradient / N


# %% np.eye y np.choose
def softmax_cross_entropy(logits, y):
    N, K = logits.shape
    z = logits.T - logits.max(axis=1)
    p = (np.exp(z) / np.exp(z).sum(axis=0)).T
    log_p = (z - np.log(np.exp(z).sum(axis=0))).T
    correctas = np.array([fila[clase] for fila, clase in zip(log_p, y)])
    return float(-correctas.sum() / N), (p - np.eye(K)[y]) / N


# %% np.take_along_axis
def softmax_cross_entropy(logits, y):
    z = logits - logits.max(axis=1).reshape(-1, 1)
    total = np.exp(z).sum(axis=1).reshape(-1, 1)
    columna = y[:, None]
    loss = (np.log(total) - np.take_along_axis(z, columna, axis=1)).mean()
    gradient = np.exp(z) / total
    np.put_along_axis(gradient, columna, np.take_along_axis(gradient, columna, axis=1) - 1, axis=1)
    return loss, gradient / y.size


# %% np.logaddexp.reduce
def softmax_cross_entropy(logits, y):
    N = y.shape[0]
    log_p = logits - np.logaddexp.reduce(logits, axis=1)[:, None]
    p = np.exp(log_p)
    p[np.arange(N), y] -= 1.0
    return -log_p[np.arange(N), y].mean(), p / N


# %% Con una función softmax aparte
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_de_la_suma(z):
    return z.max(axis=-1) + np.log(np.exp(z - z.max(axis=-1, keepdims=True)).sum(axis=-1))


def softmax_cross_entropy(logits, y):
    p = softmax(logits)
    mascara = np.arange(logits.shape[1]) == y[:, None]
    loss = np.mean(log_de_la_suma(logits) - logits[mascara])
    return loss, (p - mascara) / len(p)


# %% Recursiva, una imagen cada vez
def softmax_cross_entropy(logits, y):
    if len(y) == 1:
        z = logits[0] - logits[0].max()
        p = np.exp(z) / np.exp(z).sum()
        loss = np.log(np.exp(z).sum()) - z[y[0]]
        p[y[0]] -= 1
        return loss, p[None]
    primera = softmax_cross_entropy(logits[:1], y[:1])
    resto = softmax_cross_entropy(logits[1:], y[1:])
    n = len(y)
    loss = (primera[0] + (n - 1) * resto[0]) / n
    return loss, np.concatenate([primera[1] / n, resto[1] * (n - 1) / n])


# %% En float32
def softmax_cross_entropy(logits, y):
    z = logits.astype(np.float32)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    gradient = np.exp(log_p)
    gradient[np.arange(len(y)), y] -= 1
    return -log_p[np.arange(len(y)), y].mean(), gradient / np.float32(len(y))
