# %% Cuatro bucles
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
    return dX

# %% Seis bucles
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros_like(layer_input)
    area = filter_size ** 2
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    for u in range(filter_size):
                        for v in range(filter_size):
                            dX[n, c, i*stride+u, j*stride+v] += l_O[n, c, i, j] / area
    return dX

# %% distribute_value
def distribute_value(dz, shape):
    return np.ones(shape) * dz / (shape[0]*shape[1])

def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += distribute_value(l_O[n, c, i, j], (filter_size, filter_size))
    return dX

# %% Dos bucles sobre la salida
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    g = l_O / filter_size**2
    for i in range(g.shape[2]):
        for j in range(g.shape[3]):
            dX[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += g[:, :, i:i+1, j:j+1]
    return dX

# %% Desplazamientos con saltos
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    h, w = l_O.shape[2:]
    dX = np.zeros(layer_input.shape)
    for u in range(f):
        for v in range(f):
            dX[:, :, u:u+s*(h-1)+1:s, v:v+s*(w-1)+1:s] += l_O
    return dX / f**2

# %% Matrices y @
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    def reparto(n, k):
        M = np.zeros((n, k))
        for i in range(k):
            M[i*stride:i*stride+filter_size, i] = 1/filter_size
        return M
    H, W = layer_input.shape[2:]
    return reparto(H, l_O.shape[2]) @ l_O @ reparto(W, l_O.shape[3]).T

# %% einsum con máscaras de pertenencia
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    def dentro(n, k):
        d = np.arange(n)[None, :] - stride*np.arange(k)[:, None]
        return ((d >= 0) & (d < filter_size)).astype(float)
    H, W = layer_input.shape[2:]
    A, B = dentro(H, l_O.shape[2]), dentro(W, l_O.shape[3])
    return np.einsum("ncij,iy,jx->ncyx", l_O, A, B) / filter_size**2

# %% np.add.at con rejillas
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    n, c, i, j, u, v = np.indices(l_O.shape + (filter_size, filter_size))
    dX = np.zeros(layer_input.shape)
    np.add.at(dX, (n, c, i*stride+u, j*stride+v), l_O[..., None, None] / filter_size**2)
    return dX

# %% bincount
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    pos = np.arange(layer_input.size).reshape(layer_input.shape)
    v = np.lib.stride_tricks.sliding_window_view(pos, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    pesos = np.broadcast_to(l_O[..., None, None], v.shape) / f**2
    return np.bincount(v.ravel(), weights=pesos.ravel(), minlength=layer_input.size).reshape(layer_input.shape)

# %% Vista escribible con as_strided, ventana a ventana
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    a, b, c, d = dX.strides
    v = np.lib.stride_tricks.as_strided(dX, l_O.shape + (filter_size, filter_size), (a, b, c*stride, d*stride, c, d))
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            v[:, :, i, j] += l_O[:, :, i, j][..., None, None] / filter_size**2
    return dX

# %% Gradiente dilatado y convolución completa
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f, s = filter_size, stride
    h, w = l_O.shape[2:]
    dilatado = np.zeros((N, C, H - f + 1, W - f + 1))
    dilatado[:, :, :(h-1)*s+1:s, :(w-1)*s+1:s] = l_O
    ancho = np.pad(dilatado, ((0, 0), (0, 0), (f-1, f-1), (f-1, f-1)))
    return np.lib.stride_tricks.sliding_window_view(ancho, (f, f), axis=(2, 3)).mean(axis=(4, 5))

# %% Casilla a casilla de la entrada
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dX = np.zeros((N, C, H, W))
    for y in range(H):
        for x in range(W):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    if 0 <= y - i*stride < filter_size and 0 <= x - j*stride < filter_size:
                        dX[:, :, y, x] = dX[:, :, y, x] + l_O[:, :, i, j] / filter_size**2
    return dX

# %% Lista anidada
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX.tolist()

# %% float32 y orden de Fortran
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape, dtype=np.float32, order="F")
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Divide l_O y lo deja como estaba
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    l_O /= filter_size**2
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j]
    l_O *= filter_size**2
    return dX

# %% Recursiva por imágenes, con prints y argumento de más
def average_pooling_backward(dz, x, f, s, nivel=0):
    print("  " * nivel, len(x), "imágenes")
    if len(x) > 1:
        m = len(x) // 2
        return np.vstack([average_pooling_backward(dz[:m], x[:m], f, s, nivel + 1),
                          average_pooling_backward(dz[m:], x[m:], f, s, nivel + 1)])
    dx = np.zeros(x.shape)
    for c, i, j in np.ndindex(*dz.shape[1:]):
        dx[0, c, i*s:i*s+f, j*s:j*s+f] += dz[0, c, i, j] / (f*f)
    return dx

# %% Clase con la forma guardada
class AvgPool:
    cache = {}

    def __call__(self, l_O, layer_input, filter_size, stride):
        self.cache["forma"] = layer_input.shape
        dX = np.zeros(self.cache["forma"])
        for i in range(l_O.shape[2]):
            for j in range(l_O.shape[3]):
                y, x = i*stride, j*stride
                dX[:, :, y:y+filter_size, x:x+filter_size] += np.multiply.outer(l_O[:, :, i, j], np.full((filter_size, filter_size), 1/filter_size**2))
        return dX

average_pooling_backward = AvgPool()

# %% Diferencias en las esquinas y cumsum
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f, s = filter_size, stride
    D = np.zeros((N, C, H + 1, W + 1))
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            g = l_O[:, :, i, j] / f**2
            D[:, :, i*s, j*s] += g
            D[:, :, i*s+f, j*s] -= g
            D[:, :, i*s, j*s+f] -= g
            D[:, :, i*s+f, j*s+f] += g
    return D.cumsum(axis=2).cumsum(axis=3)[:, :, :H, :W]
