# %% Cuatro bucles
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


# %% Un producto de tensores por posición, con zero_padding
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
    return l_a_prev, W - learning_rate * g_W, b - learning_rate * g_b


# %% im2col, matrices y np.add.at
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
    return dx, W - learning_rate * dW, b - learning_rate * db


# %% sliding_window_view y einsum; la entrada, por desplazamientos del filtro
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
    return dx, W2, b2


# %% Gradiente dilatado y convolución completa
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
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Clase con caché
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
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Bucles sobre todo, hasta los pesos
def conv_backward(dZ, lr, A_prev, W, b, s, p):
    N, C, H, An = A_prev.shape
    F, _, f, _ = W.shape
    dA = np.zeros((N, C, H, An))
    dW = np.zeros((F, C, f, f))
    db = np.zeros(F)
    for n, k, y, x in np.ndindex(*dZ.shape):
        g = dZ[n, k, y, x]
        db[k] += g
        for c in range(C):
            for u in range(f):
                for v in range(f):
                    fila, col = y * s + u - p, x * s + v - p
                    if 0 <= fila < H and 0 <= col < An:
                        dA[n, c, fila, col] += g * W[k, c, u, v]
                        dW[k, c, u, v] += g * A_prev[n, c, fila, col]
    return dA, W - lr * dW, b - lr * db


# %% as_strided y tensordot
def ventanas(X, f, stride, nH, nW):
    n, c, h, w = X.strides
    forma = (X.shape[0], X.shape[1], nH, nW, f, f)
    return np.lib.stride_tricks.as_strided(X, forma, (n, c, h * stride, w * stride, h, w), writeable=False)


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    f = W.shape[2]
    nH, nW = l_O.shape[-2:]
    Xp = np.pad(layer_input, [(0,) * 2, (0,) * 2, (padding,) * 2, (padding,) * 2], mode="constant")
    dW = np.tensordot(l_O, ventanas(Xp, f, stride, nH, nW), axes=([0, 2, 3], [0, 2, 3]))
    partes = np.tensordot(l_O, W, axes=([1], [0]))  # (N, nH, nW, C, f, f)
    dXp = np.zeros_like(Xp)
    for i in range(nH):
        for j in range(nW):
            dXp[:, :, i * stride : i * stride + f, j * stride : j * stride + f] += partes[:, i, j]
    fin = [padding + n for n in layer_input.shape[2:]]
    return dXp[:, :, padding : fin[0], padding : fin[1]], W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))


# %% Recorte con un if para el padding 0, y prints
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
    if padding > 0:
        dX = dXp[:, :, padding:-padding, padding:-padding]
    else:
        dX = dXp
    print('dX', dX.shape, dX.mean())
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Acumuladores en float32
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape, dtype=np.float32)
    dW = np.zeros(W.shape, dtype='float32')
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
    W_new = np.float32(W) - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% Resultados en orden Fortran, sin copiar el recorte
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    m, canales, alto, ancho = layer_input.shape
    n_filtros, _, k, _ = W.shape
    entrada = zero_padding(layer_input, padding)
    g_entrada = np.zeros(entrada.shape, order='F')
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
    return l_a_prev, np.asfortranarray(W - learning_rate * g_W), b - learning_rate * g_b


# %% Devuelve una lista
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
    return [dx, W2, b2]


# %% Con los índices de los píxeles y una matriz de la convolución
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    """La capa como producto por una matriz: la vuelta es la traspuesta."""
    N, C, H, An = layer_input.shape
    F, f = W.shape[0], W.shape[-1]
    alto, ancho = H + 2 * padding, An + 2 * padding
    nH, nW = l_O.shape[2:]
    M = np.zeros((F, nH, nW, C, alto, ancho))
    for y, x in np.ndindex(nH, nW):
        M[:, y, x, :, y * stride : y * stride + f, x * stride : x * stride + f] = W
    dX = (l_O.reshape(N, -1) @ M.reshape(F * nH * nW, -1)).reshape(N, C, alto, ancho)
    dX = dX[:, :, padding : padding + H, padding : padding + An]
    X = zero_padding(layer_input, padding)
    dW = sum(
        np.einsum("nf,ncuv->fcuv", l_O[:, :, y, x], X[:, :, y * stride : y * stride + f, x * stride : x * stride + f])
        for y, x in np.ndindex(nH, nW)
    )
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum(-1).sum(-1).sum(0)


# %% Las piezas anteriores: dW es un conv_forward con los ejes cambiados
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, F, h, w = l_O.shape
    C, H, An = layer_input.shape[1:]
    f = W.shape[2]
    dil = np.zeros((N, F, stride * (h - 1) + 1, stride * (w - 1) + 1))
    dil[..., ::stride, ::stride] = l_O
    Xp = zero_padding(layer_input, padding)[:, :, : dil.shape[2] + f - 1, : dil.shape[3] + f - 1]
    lado = max(dil.shape[2:])
    # conv_forward quiere filtros cuadrados: completamos con ceros
    filtro = np.zeros((F, N, lado, lado))
    filtro[:, :, : dil.shape[2], : dil.shape[3]] = dil.transpose(1, 0, 2, 3)
    mapa = np.zeros((C, N, lado + f - 1, lado + f - 1))
    mapa[:, :, : Xp.shape[2], : Xp.shape[3]] = Xp.transpose(1, 0, 2, 3)
    dW = conv_forward(mapa, filtro, np.zeros(F), 1, 0).transpose(1, 0, 2, 3)
    giro = np.ascontiguousarray(W[:, :, ::-1, ::-1].transpose(1, 0, 2, 3))
    todo = conv_forward(dil, giro, np.zeros(C), 1, f - 1)
    dX = np.zeros((N, C, H + 2 * padding, An + 2 * padding))
    dX[:, :, : todo.shape[2], : todo.shape[3]] = todo
    dX = dX[:, :, padding : H + padding, padding : An + padding]
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum(axis=(0, 2, 3))


# %% col2im con bincount
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    alto, ancho = H + 2 * padding, An + 2 * padding
    n, c, y, x, u, v = np.ix_(*map(np.arange, (N, C, *l_O.shape[2:], f, f)))
    sitio = ((n * C + c) * alto + y * stride + u) * ancho + x * stride + v
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dW = np.einsum("nfyx,ncyxuv->fcuv", l_O, Xp.ravel()[sitio])
    aportes = np.einsum("nfyx,fcuv->ncyxuv", l_O, W)
    dXp = np.bincount(sitio.ravel(), aportes.ravel(), minlength=N * C * alto * ancho)
    dXp = dXp.reshape(N, C, alto, ancho)
    return (
        dXp[:, :, padding : padding + H, padding : padding + An],
        W - learning_rate * dW,
        b - learning_rate * l_O.sum(axis=(0, 2, 3)),
    )


# %% Decorador, anotaciones y argumentos por omisión
import functools
import warnings


def avisa(funcion):
    @functools.wraps(funcion)
    def envuelta(*args, **kwargs):
        warnings.warn("esto es lento", stacklevel=2)
        return funcion(*args, **kwargs)

    return envuelta


@avisa
def conv_backward(
    l_O: np.ndarray, learning_rate: float, layer_input: np.ndarray, W: np.ndarray, b: np.ndarray,
    stride: int = 1, padding: int = 0, verbose: bool = False,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X = np.zeros([*layer_input.shape[:2], *(n + 2 * padding for n in layer_input.shape[2:])])
    centro = (..., *(slice(padding, padding + n) for n in layer_input.shape[2:]))
    X[centro] = layer_input
    dX, dW = np.zeros_like(X), np.zeros_like(W)
    k = W.shape[-1]
    for imagen, gradientes, acumulado in zip(X, l_O, dX):
        for (c, i, j), g in np.ndenumerate(gradientes):
            hueco = np.s_[:, i * stride : i * stride + k, j * stride : j * stride + k]
            dW[c] += g * imagen[hueco]
            acumulado[hueco] += g * W[c]
    nuevo_b = b - learning_rate * np.array([l_O[:, c].sum() for c in range(len(b))])
    return dX[centro].copy(), W - learning_rate * dW, nuevo_b


# %% Una imagen cada vez, recursiva en el lote
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    f, p = W.shape[-1], padding

    def gradientes(g, x):
        if len(g) > 1:
            mitad = len(g) // 2
            uno, dos = gradientes(g[:mitad], x[:mitad]), gradientes(g[mitad:], x[mitad:])
            return np.concatenate([uno[0], dos[0]]), uno[1] + dos[1], uno[2] + dos[2]
        xp = np.pad(x[0], ((0, 0), (p, p), (p, p)))
        dxp, dW = 0 * xp, 0 * W
        for y in range(g.shape[2]):
            for z in range(g.shape[3]):
                v = (slice(None), slice(y * stride, y * stride + f), slice(z * stride, z * stride + f))
                dW += np.multiply.outer(g[0, :, y, z], xp[v])
                dxp[v] += (g[0, :, y, z, None, None, None] * W).sum(0)
        return dxp[None, :, p : p + x.shape[2], p : p + x.shape[3]], dW, g[0].sum((1, 2))

    dX, dW, db = gradientes(l_O, layer_input)
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Actualiza copias en su sitio, dentro del bucle
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, _, f, _ = W.shape
    _, _, nH, nW = l_O.shape
    Xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dXp = np.zeros(Xp.shape)
    W_new = W.copy()
    b_new = b.copy()
    for i in range(N):
        for c in range(F):
            for h in range(nH):
                for w in range(nW):
                    h1 = h * stride
                    w1 = w * stride
                    h2, w2 = h1 + f, w1 + f
                    dXp[i, :, h1:h2, w1:w2] += W[c] * l_O[i, c, h, w]
                    W_new[c] -= learning_rate * l_O[i, c, h, w] * Xp[i, :, h1:h2, w1:w2]
                    b_new[c] -= learning_rate * l_O[i, c, h, w]
    dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    return dX, W_new, b_new
