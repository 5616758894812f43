# %% Dos bucles con la pieza del curso
def feature_map(X, W, b, stride):
    C, H, width = X.shape
    _, f, _ = W.shape
    H_out = (H - f) // stride + 1
    W_out = (width - f) // stride + 1
    Z = np.zeros((H_out, W_out))
    for y in range(H_out):
        for x in range(W_out):
            y_start = y * stride
            x_start = x * stride
            window = X[:, y_start : y_start + f, x_start : x_start + f]
            Z[y, x] = convolve(window, W, b)
    return Z


# %% Dos bucles con np.sum
def feature_map(X, K, b, s):
    f = K.shape[-1]
    alto = 1 + (X.shape[1] - f) // s
    ancho = 1 + (X.shape[2] - f) // s
    mapa = np.zeros((alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            ventana = X[:, i * s : i * s + f, j * s : j * s + f]
            mapa[i, j] = np.sum(ventana * K) + b
    return mapa


# %% Un bucle por casilla con divmod
def feature_map(X, W, b, stride):
    f = W.shape[1]
    h, w = (X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1
    Z = np.empty(h * w)
    for k in range(h * w):
        i, j = divmod(k, w)
        Z[k] = np.vdot(X[:, i * stride : i * stride + f, j * stride : j * stride + f], W)
    return Z.reshape(h, w) + b


# %% sliding_window_view y einsum
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    ventanas = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("chwij,cij->hw", ventanas, W) + b


# %% Cinco bucles, sin piezas
def feature_map(X, W, b, stride):
    C, H, ancho = X.shape
    f = W.shape[2]
    h = int((H - f) / stride) + 1
    w = int((ancho - f) / stride) + 1
    Z = np.zeros((h, w))
    for y in range(h):
        for x in range(w):
            Z[y, x] = b
            for c in range(C):
                for i in range(f):
                    for j in range(f):
                        Z[y, x] += X[c, y * stride + i, x * stride + j] * W[c, i, j]
    return Z


# %% Recorre la entrada con saltos y junta listas
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    filas = []
    for y in range(0, X.shape[1] - f + 1, stride):
        fila = []
        for x in range(0, X.shape[2] - f + 1, stride):
            fila.append(convolve(X[:, y : y + f, x : x + f], W, b))
        filas.append(fila)
    return np.array(filas)


# %% Recorre el filtro y no la salida
def feature_map(X, W, b, stride):
    C, f, _ = W.shape
    h, w = (X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1
    Z = np.full((h, w), float(b))
    for c in range(C):
        for i in range(f):
            for j in range(f):
                trozo = X[c, i : i + stride * (h - 1) + 1 : stride, j : j + stride * (w - 1) + 1 : stride]
                Z += trozo * W[c, i, j]
    return Z


# %% Un producto de matrices
def feature_map(X, W, b, stride):
    f = W.shape[1]
    h, w = (X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1
    filas = [
        X[:, i * stride : i * stride + f, j * stride : j * stride + f].ravel()
        for i in range(h)
        for j in range(w)
    ]
    return (np.array(filas) @ W.ravel() + b).reshape(h, w)


# %% Índices avanzados
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    filas = stride * np.arange((X.shape[1] - f) // stride + 1)[:, None] + np.arange(f)
    cols = stride * np.arange((X.shape[2] - f) // stride + 1)[:, None] + np.arange(f)
    v = X[:, filas[:, None, :, None], cols[None, :, None, :]]
    return (v * W[:, None, None]).sum(axis=(0, 3, 4)) + b


# %% Buffer float32
def feature_map(X, W, b, stride):
    f = W.shape[1]
    h, w = (X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1
    Z = np.zeros((h, w), dtype=np.float32)
    for i, j in np.ndindex(h, w):
        Z[i, j] = np.sum(X[:, i * stride : i * stride + f, j * stride : j * stride + f] * W) + b
    return Z


# %% Una función de apoyo y listas anidadas
def tamano(n, f, s):
    return (n - f) // s + 1


def feature_map(X, W, b, stride):
    f = W.shape[-1]
    n_H, n_W = tamano(X.shape[1], f, stride), tamano(X.shape[2], f, stride)
    casillas = [
        [(X[:, i : i + f, j : j + f] * W).sum() + b for j in range(0, n_W * stride, stride)]
        for i in range(0, n_H * stride, stride)
    ]
    return casillas


# %% Stride 1 y después un salto
def feature_map(X, W, b, stride):
    if stride > 1:
        return feature_map(X, W, b, 1)[::stride, ::stride]
    f = W.shape[-1]
    h, w = X.shape[1] - f + 1, X.shape[2] - f + 1
    return b + sum(
        np.tensordot(W[:, i, j], X[:, i : i + h, j : j + w], axes=1) for i in range(f) for j in range(f)
    )
