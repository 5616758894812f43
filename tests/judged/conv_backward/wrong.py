# %% Recorte con [p:-p]
# error: recorte-vacio
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding:-padding, padding:-padding]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Recorte con [p:-p] en la clase
# error: recorte-vacio
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        return dX[..., p:-p, p:-p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Recorte sin el final
# error: recorte-de-un-solo-lado
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding:, padding:]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Recorte que empieza en cero
# error: recorte-desde-la-esquina
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, :H, :An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Recorte de una fila siempre
# error: recorte-fijo
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, 1:-1, 1:-1]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Devuelve el gradiente con marco
# error: borde-sin-quitar
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dXp, W_new, b_new


# %% Devuelve el gradiente con marco, im2col
# error: borde-sin-quitar
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    return dxp, W - learning_rate * dW, b - learning_rate * db


# %% Asigna cada ventana
# error: sin-acumular
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Asigna con el filtro dentro del último bucle
# error: sin-acumular
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] = g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Suma los filtros con tensordot y asigna la ventana
# error: sin-acumular-entre-ventanas
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] = np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Suma los filtros con einsum y asigna cada ventana
# error: sin-acumular-entre-ventanas
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(h):
        for j in range(w):
            trozo = np.einsum("nf,fcuv->ncuv", l_O[:, :, i, j], W)
            dx[:, :, i * s : i * s + f, j * s : j * s + f] = trozo
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Filtro girado al repartir
# error: filtro-rotado
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += np.rot90(W[c], 2, axes=(1, 2)) * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Convolución completa sin girar
# error: filtro-rotado
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Filtro traspuesto al repartir
# error: filtro-traspuesto
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W.transpose(0, 1, 3, 2), axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Reparte de 1 en 1
# error: stride-ignorado-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h : h + f, w : w + f] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Sin stride en ningún sitio
# error: stride-ignorado-en-la-entrada, stride-ignorado-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h
                    w1 = w
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Stride olvidado en las columnas de las dos cosas
# error: stride-solo-en-filas-en-la-entrada, stride-solo-en-filas-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Columnas sin stride al repartir
# error: stride-solo-en-filas-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + w] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Filas sin stride al repartir
# error: stride-solo-en-columnas-en-la-entrada
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, i : i + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Ventana de dW de 1 en 1
# error: stride-ignorado-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, y : y + k, x : x + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Ventanas sin saltos y recortadas
# error: stride-ignorado-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, : l_O.shape[2], : l_O.shape[3]]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% dW sin stride en columnas
# error: stride-solo-en-filas-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w : w + f] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% dW sin stride en filas
# error: stride-solo-en-columnas-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, : l_O.shape[2], ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Convolución completa sin intercalar ceros
# error: completa-sin-intercalar
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    q = f - 1 - padding
    borde = np.pad(l_O, ((0, 0), (0, 0), (q, q), (q, q)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = borde.shape[2] - f + 1, borde.shape[3] - f + 1
    completo = np.zeros((N, C, alto, ancho))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return completo, W - learning_rate * dW, b - learning_rate * db


# %% Convolución completa a la que le faltan filas
# error: completa-sin-resto
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, alto, ancho))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : alto - padding, padding : ancho - padding]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Convolución completa con relleno f - 1 - padding
# error: completa-con-marco-negativo
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    q = f - 1 - padding
    sobran_y = (H + 2 * padding - f) % stride
    sobran_x = (An + 2 * padding - f) % stride
    borde = np.pad(g, ((0, 0), (0, 0), (q, q + sobran_y), (q, q + sobran_x)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = borde.shape[2] - f + 1, borde.shape[3] - f + 1
    dX = np.zeros((N, C, H, An))
    for y in range(alto):
        for x in range(ancho):
            dX[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Reparte solo el filtro 0
# error: primer-filtro-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += g[:, 0][:, None, None, None] * W[0]
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Filtro por filtro, pero asignando el resultado
# error: ultimo-filtro-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for k in range(W.shape[0]):
        parcial = np.zeros_like(x)
        for i, j in np.ndindex(h, w):
            parcial[:, :, i * s : i * s + f, j * s : j * s + f] += W[k] * l_O[:, k, i, j].reshape(-1, 1, 1, 1)
        dx = parcial
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Solo el canal 0 de la entrada
# error: primer-canal-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, 0, h1:h2, w1:w2] += W[c, 0] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Solo el canal 0 en las dos cosas
# error: primer-canal-en-la-entrada, dw-primer-canal
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, 0, a : a + f, z : z + f] += g * self.W[k, 0]
                        dW[k, 0] += g * X[n, 0, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% El mismo canal del filtro para todos
# error: canal-repetido-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c, 0] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% return dentro del bucle de imágenes
# error: primera-imagen-en-la-entrada, primera-imagen-en-dw, primera-imagen-en-db
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
        dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
        W_new = W - learning_rate * dW
        b_new = b - learning_rate * db
        return dX, W_new, b_new


# %% Reparte solo a la imagen 0
# error: primera-imagen-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[0, :, fila : fila + k, col : col + k] += np.tensordot(g[0], W, axes=1)
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% El acumulador de la entrada se crea en cada imagen
# error: ultima-imagen-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        dXp = np.zeros(Xp.shape)
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Divide l_O entre N al empezar
# error: media-en-la-entrada, media-del-lote, media-en-db
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    l_O = l_O / len(layer_input)
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Media en la entrada
# error: media-en-la-entrada
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx / N, W - learning_rate * dW, b - learning_rate * db


# %% im2col con reshape directo
# error: reshape-sin-trasponer-en-la-entrada, reshape-sin-trasponer-en-dw, reshape-sin-trasponer-en-db
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% im2col con reshape directo solo en dW
# error: reshape-sin-trasponer-en-dw
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (l_O.reshape(F, -1) @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% im2col con reshape directo en los sesgos
# error: reshape-sin-trasponer-en-db
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = l_O.reshape(F, -1).sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% im2col con reshape directo hacia la entrada
# error: reshape-sin-trasponer-en-la-entrada
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ l_O.reshape(F, -1)
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% Actualiza W antes de repartir
# error: pesos-nuevos-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    W = W - learning_rate * dW
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Actualiza W y reparte después, en dos bucles
# error: pesos-nuevos-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
    W_nueva = W - learning_rate * g_W
    for y, x in np.ndindex(l_O.shape[2:]):
        aporte = np.tensordot(l_O[:, :, y, x], W_nueva, axes=(1, 0))
        g_entrada[:, :, y * stride : y * stride + k, x * stride : x * stride + k] += aporte
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W_nueva, b - learning_rate * g_b


# %% Da un paso también en la entrada
# error: entrada-actualizada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return layer_input - learning_rate * dX, W_new, b_new


# %% Paso en la entrada con la clase
# error: entrada-actualizada
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    l_a_prev = layer_input - learning_rate * l_a_prev
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Tasa en l_O desde el principio
# error: tasa-en-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    l_O = learning_rate * l_O
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - g_W, b - g_b


# %% Tasa en las tres salidas
# error: tasa-en-la-entrada
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return learning_rate * dx, W - learning_rate * dW, b - learning_rate * db


# %% Multiplica por la entrada
# error: por-la-entrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx * layer_input, W2, b2


# %% Derivada de una ReLU que no hay
# error: con-derivada-de-relu
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    dX[layer_input <= 0] = 0
    return dX, W_new, b_new


# %% dW girado como en la entrada
# error: dw-rotado
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, f - 1 - u, f - 1 - v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% dW girado al final
# error: dw-rotado
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    dW = np.flip(dW, axis=(-2, -1))
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% einsum con los índices del filtro cambiados
# error: dw-traspuesto
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcji", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% dW asignado
# error: dw-asignado
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] = Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% dW y db asignados
# error: dw-asignado, db-asignado
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] = g * X[n, :, a : a + f, z : z + f]
                        db[k] = g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Acumula en todos los filtros a la vez
# error: dw-de-todos-los-filtros
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Solo el filtro 0 aprende
# error: dw-primer-filtro
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W[0] += np.tensordot(g[:, 0], ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Solo aprende el primer canal
# error: dw-primer-canal
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, 0, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, 0, u, v] = np.einsum("nfyx,nyx->f", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% La ventana lleva solo el canal 0
# error: dw-canal-repetido
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, 0, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Ventanas de la entrada sin rellenar
# error: dw-sin-marco
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += layer_input[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Acumuladores de W y b a cero en cada imagen
# error: ultima-imagen, ultima-imagen-en-db
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    for i in range(N):
        dW = np.zeros(W.shape)
        db = np.zeros(b.shape)
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Usa la última imagen del bucle para dW
# error: ultima-imagen
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("fhw,chwij->fcij", l_O[-1], v[-1])
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Solo l_O[0] para dW
# error: primera-imagen-en-dw
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("fhw,chwij->fcij", l_O[0], v[0])
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% Divide dW y db entre N
# error: media-del-lote, media-en-db
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    dW /= N
    db /= N
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Divide solo dW entre N
# error: media-del-lote
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape) / N
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% Divide el resultado de las matrices entre N
# error: media-en-db
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1) / N
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% Devuelve la W de entrada
# error: w-sin-actualizar
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W, b2


# %% Devuelve W y b tal como llegaron
# error: w-sin-actualizar, b-sin-actualizar
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    W_new, b_new = W.copy(), b.copy()
    return l_a_prev, W_new, b_new


# %% db con np.sum sin ejes
# error: db-de-todos-los-filtros
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O)
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% db sin índice
# error: db-de-todos-los-filtros
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% db solo en la posición 0
# error: db-primer-filtro
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.zeros(len(b))
    db[0] = l_O[:, 0].sum()
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% db asignado en el bucle
# error: db-asignado
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] = l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% db se suma dentro y fuera del bucle
# error: db-doble
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    db += l_O.sum(axis=(0, 2, 3))
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% db con la derivada de un cuadrado
# error: db-doble
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = 2 * np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% db con np.mean
# error: db-promedio
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = np.mean(l_O, axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% db sobre los ejes 1, 2 y 3
# error: db-por-imagen
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(1, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% db con keepdims y reshape en columna
# error: db-en-columna
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3)).reshape(-1, 1)
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% db suma solo alto y ancho
# error: db-sin-sumar-el-lote
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->nf", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% db de la última imagen
# error: ultima-imagen-en-db
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    for imagen in l_O:
        g_b = imagen.sum(axis=(1, 2))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% db de la imagen cero
# error: primera-imagen-en-db
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = l_O[0].sum(axis=(1, 2))
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% b_new es b
# error: b-sin-actualizar
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b
    return dX, W_new, b_new


# %% Suma el gradiente
# error: signo-del-paso
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W + learning_rate * dW
    b_new = b + learning_rate * db
    return dX, W_new, b_new


# %% Suma el gradiente y pisa las ventanas
# error: signo-del-paso, sin-acumular
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] = W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W + learning_rate * dW
    b_new = b + learning_rate * db
    return dX, W_new, b_new


# %% Paso sin tasa
# error: sin-tasa
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - g_W, b - g_b


# %% Paso sin tasa y hacia arriba
# error: sin-tasa-y-signo
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W + dW
    b2 = b + db
    return dx, W2, b2


# %% Devuelve dW y db
# error: devuelve-gradientes
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, dW, db


# %% Devuelve dW y db de la clase
# error: devuelve-gradientes
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    return capa.vuelta(l_O)


# %% Devuelve los pasos
# error: devuelve-pasos
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, learning_rate * dW, learning_rate * db


# %% Actualiza dentro del bucle de imágenes
# error: paso-en-cada-imagen
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    W_new, b_new = W.copy(), b.copy()
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
        W_new = W_new - learning_rate * dW
        b_new = b_new - learning_rate * db
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    return dX, W_new, b_new


# %% Devuelve los parámetros y después el gradiente
# error: parametros-primero
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return W - learning_rate * g_W, b - learning_rate * g_b, l_a_prev


# %% Devuelve b antes que W
# error: sesgos-antes-que-pesos
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW
    b2 = b - learning_rate * db
    return dx, b2, W2


# %% Marco de 1 escrito a mano
# error: padding-fijo
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (1, 1), (1, 1)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, 1 : 1 + H, 1 : 1 + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Se olvida del padding
# error: padding-ignorado
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = 0
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = 0
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% nH para las filas y las columnas
# error: salida-cuadrada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nH):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Tamaño con ceil
# error: tamano-hacia-arriba
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    nH = int(np.ceil((H + 2 * padding - f) / stride)) + 1
    nW = int(np.ceil((Wd + 2 * padding - f) / stride)) + 1
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Recorrido de la entrada con paso, contando posiciones
# error: tamano-hacia-arriba
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p))
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(-(-(X.shape[2] - f) // self.stride) + 1):
                for j in range(-(-(X.shape[3] - f) // self.stride) + 1):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Escribe en W y en b
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W -= learning_rate * dW
    b -= learning_rate * db
    return dX, W, b


# %% Deja l_O multiplicado por la tasa
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))
    l_O *= learning_rate
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - g_b


# %% Filtros y canales mezclados al repartir
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros_like(entrada)
    g_W = np.zeros_like(W)
    for y in range(l_O.shape[2]):
        for x in range(l_O.shape[3]):
            fila, col = y * stride, x * stride
            g = l_O[:, :, y, x]
            ventana = entrada[:, :, fila : fila + k, col : col + k]
            g_W += np.tensordot(g, ventana, axes=(0, 0))
            g_entrada[:, :, fila : fila + k, col : col + k] += np.tensordot(g, W, axes=(1, 0))[:, ::-1]
    g_b = l_O.sum(axis=(0, 2, 3))
    l_a_prev = g_entrada[:, :, padding : padding + alto, padding : padding + ancho]
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% Signo cambiado solo en W
def indices(C, f, nH, nW, stride):
    i0 = np.tile(np.repeat(np.arange(f), f), C)
    j0 = np.tile(np.tile(np.arange(f), f), C)
    i1 = stride * np.repeat(np.arange(nH), nW)
    j1 = stride * np.tile(np.arange(nW), nH)
    canal = np.repeat(np.arange(C), f * f)[:, None]
    return canal, i0[:, None] + i1[None, :], j0[:, None] + j1[None, :]


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wx = layer_input.shape
    F, f = W.shape[0], W.shape[2]
    nH, nW = l_O.shape[2:]
    xp = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    c, i, j = indices(C, f, nH, nW, stride)
    cols = xp[:, c, i, j]  # (N, C*f*f, nH*nW)
    cols = cols.transpose(1, 0, 2).reshape(C * f * f, -1)
    dout = l_O.transpose(1, 0, 2, 3).reshape(F, -1)
    dW = (dout @ cols.T).reshape(W.shape)
    db = dout.sum(axis=1)
    dcols = W.reshape(F, -1).T @ dout
    dcols = dcols.reshape(C * f * f, N, -1).transpose(1, 0, 2)
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (slice(None), c, i, j), dcols)
    dx = dxp[:, :, padding : padding + H, padding : padding + Wx]
    return dx, W + learning_rate * dW, b - learning_rate * db


# %% Gradiente normalizado
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    p, s = padding, stride
    _, _, H, An = layer_input.shape
    f = W.shape[-1]
    x = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    v = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, v)
    db = np.einsum("nfhw->f", l_O)
    h, w = l_O.shape[2:]
    dx = np.zeros_like(x)
    for i in range(f):
        for j in range(f):
            dx[:, :, i : i + s * h : s, j : j + s * w : s] += np.einsum("nfhw,fc->nchw", l_O, W[:, :, i, j])
    dx = dx[:, :, p : p + H, p : p + An]
    W2 = W - learning_rate * dW / np.linalg.norm(dW)
    b2 = b - learning_rate * db
    return dx, W2, b2


# %% No devuelve nada
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    dW[c] += Xp[i, :, h1:h2, w1:w2] * l_O[i, c, h, w]
                    db[c] += l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    print(dX.shape, W_new.shape, b_new.shape)


# %% Decaimiento de los pesos
def dilatar(g, stride):
    n, c, h, w = g.shape
    grande = np.zeros((n, c, (h - 1) * stride + 1, (w - 1) * stride + 1))
    grande[:, :, ::stride, ::stride] = g
    return grande


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    g = dilatar(l_O, stride)
    # gradiente de la entrada: convolución completa con el filtro rotado
    borde = np.pad(g, ((0, 0), (0, 0), (f - 1, f - 1), (f - 1, f - 1)))
    girado = W[:, :, ::-1, ::-1]
    alto, ancho = g.shape[2] + f - 1, g.shape[3] + f - 1
    completo = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    for y in range(alto):
        for x in range(ancho):
            completo[:, :, y, x] = np.einsum("nfuv,fcuv->nc", borde[:, :, y : y + f, x : x + f], girado)
    dX = completo[:, :, padding : padding + H, padding : padding + An]
    # gradiente de W: la entrada con marco recorrida con el gradiente
    marco = np.pad(layer_input, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            trozo = marco[:, :, u : u + g.shape[2], v : v + g.shape[3]]
            dW[:, :, u, v] = np.einsum("nfyx,ncyx->fc", g, trozo)
    db = np.sum(l_O, axis=(0, 2, 3))
    return dX, W - learning_rate * (dW + 0.01 * W), b - learning_rate * db


# %% Marco en un array de enteros
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b = W, b
        self.stride, self.padding = stride, padding
        self.cache = {}

    def rellena(self, X):
        p = self.padding
        self.cache["forma"] = X.shape
        salida = np.zeros((X.shape[0], X.shape[1], X.shape[2] + 2 * p, X.shape[3] + 2 * p), dtype=int)
        salida[:, :, p : p + X.shape[2], p : p + X.shape[3]] = X
        self.cache["X"] = salida

    def vuelta(self, dZ):
        X, f = self.cache["X"], self.W.shape[-1]
        dX, dW, db = np.zeros(X.shape), np.zeros(self.W.shape), np.zeros(self.b.shape)
        for n in range(dZ.shape[0]):
            for i in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    a, z = i * self.stride, j * self.stride
                    for k in range(dZ.shape[1]):
                        g = dZ[n, k, i, j]
                        dX[n, :, a : a + f, z : z + f] += g * self.W[k]
                        dW[k] += g * X[n, :, a : a + f, z : z + f]
                        db[k] += g
        p = self.padding
        _, _, H, W = self.cache["forma"]
        return dX[:, :, p : H + p, p : W + p], dW, db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding)
    capa.rellena(layer_input)
    l_a_prev, dW, db = capa.vuelta(l_O)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db
