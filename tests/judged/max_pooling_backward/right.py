# %% argmax y unravel_index
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    y, x = i*stride, j*stride
                    v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, y+u, x+w] += l_O[n, c, i, j]
    return dX

# %% Búsqueda a mano con >
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    for n, c, i, j in np.ndindex(l_O.shape):
        mejor, pos = -np.inf, None
        for y in range(i*stride, i*stride+filter_size):
            for x in range(j*stride, j*stride+filter_size):
                if layer_input[n, c, y, x] > mejor:
                    mejor, pos = layer_input[n, c, y, x], (n, c, y, x)
        dX[pos] += l_O[n, c, i, j]
    return dX

# %% Máscara con break en el primer máximo
def mascara(v):
    m = np.zeros(v.shape)
    for u in range(v.shape[0]):
        for w in range(v.shape[1]):
            if v[u, w] == v.max():
                m[u, w] = 1
                return m

def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(N, C, nH, nW):
        vs, hs = i*stride, j*stride
        a = layer_input[n, c, vs:vs+filter_size, hs:hs+filter_size]
        dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
    return dX

# %% np.where y la primera posición
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        filas, columnas = np.where(v == np.max(v))
        dX[n, c, i*stride+filas[0], j*stride+columnas[0]] += l_O[n, c, i, j]
    return dX

# %% np.add.at
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    k = v.reshape(*l_O.shape, f*f).argmax(axis=-1)
    n, c, i, j = np.ogrid[tuple(slice(t) for t in l_O.shape)]
    dX = np.zeros(layer_input.shape)
    np.add.at(dX, (n, c, i*stride + k//f, j*stride + k % f), l_O)
    return dX

# %% bincount sobre índices planos
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    donde = np.arange(layer_input.size).reshape(layer_input.shape)
    ver = lambda a: np.lib.stride_tricks.sliding_window_view(a, (f, f), axis=(2, 3))[:, :, ::stride, ::stride].reshape(*l_O.shape, -1)
    k = ver(layer_input).argmax(-1)[..., None]
    planos = np.take_along_axis(ver(donde), k, axis=-1).ravel()
    return np.bincount(planos, weights=l_O.ravel(), minlength=layer_input.size).reshape(layer_input.shape)

# %% im2col, máscara por columnas y col2im
def im2col(x, f, s):
    N, C, H, W = x.shape
    h, w = (H - f)//s + 1, (W - f)//s + 1
    cols = np.zeros((N, C, f*f, h*w))
    for u in range(f):
        for v in range(f):
            cols[:, :, u*f + v] = x[:, :, u:u+s*(h-1)+1:s, v:v+s*(w-1)+1:s].reshape(N, C, -1)
    return cols

def col2im(cols, forma, f, s):
    N, C, H, W = forma
    h, w = (H - f)//s + 1, (W - f)//s + 1
    x = np.zeros(forma)
    for u in range(f):
        for v in range(f):
            x[:, :, u:u+s*(h-1)+1:s, v:v+s*(w-1)+1:s] += cols[:, :, u*f + v].reshape(N, C, h, w)
    return x

def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C = l_O.shape[:2]
    cols = im2col(layer_input, filter_size, stride)
    reparto = np.zeros_like(cols)
    np.put_along_axis(reparto, cols.argmax(axis=2)[:, :, None], l_O.reshape(N, C, 1, -1), axis=2)
    return col2im(reparto, layer_input.shape, filter_size, stride)

# %% Máscara con cumsum
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    N, C = l_O.shape[:2]
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            zona = np.s_[:, :, i*stride:i*stride+f, j*stride:j*stride+f]
            plano = layer_input[zona].reshape(N, C, -1)
            iguales = plano == plano.max(axis=-1, keepdims=True)
            primero = iguales & (iguales.cumsum(axis=-1) == 1)
            dX[zona] += primero.reshape(N, C, f, f) * l_O[:, :, i, j, None, None]
    return dX

# %% Desplazamientos y una marca de ya repartido
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    h, w = l_O.shape[2:]
    trozo = lambda a, u, v: a[:, :, u:u+s*(h-1)+1:s, v:v+s*(w-1)+1:s]
    top = np.full(l_O.shape, -np.inf)
    for u, v in np.ndindex(f, f):
        top = np.maximum(top, trozo(layer_input, u, v))
    libre = np.ones(l_O.shape, dtype=bool)
    dX = np.zeros(layer_input.shape)
    for u, v in np.ndindex(f, f):
        gana = libre & (trozo(layer_input, u, v) == top)
        trozo(dX, u, v)[...] += gana * l_O
        libre &= ~gana
    return dX

# %% einsum de una máscara de un solo uno
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    H, W = layer_input.shape[2:]
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    uno = np.eye(f*f)[v.reshape(*l_O.shape, -1).argmax(-1)].reshape(*l_O.shape, f, f)
    A = np.zeros((l_O.shape[2], f, H))
    B = np.zeros((l_O.shape[3], f, W))
    for i, u in np.ndindex(A.shape[:2]):
        A[i, u, i*stride+u] = 1
    for j, u in np.ndindex(B.shape[:2]):
        B[j, u, j*stride+u] = 1
    return np.einsum("ncij,ncijuv,iuy,jvx->ncyx", l_O, uno, A, B, optimize=True)

# %% Lista de diccionarios con Python puro
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    X = layer_input.tolist()
    N, C, H, W = layer_input.shape
    dX = [[[[0.0]*W for _ in range(H)] for _ in range(C)] for _ in range(N)]
    for n, c, i, j in np.ndindex(*l_O.shape):
        casillas = [(y, x) for y in range(i*stride, i*stride+filter_size) for x in range(j*stride, j*stride+filter_size)]
        y, x = max(casillas, key=lambda p: X[n][c][p[0]][p[1]])
        dX[n][c][y][x] += float(l_O[n, c, i, j])
    return dX

# %% argsort estable de los valores cambiados de signo
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
        k = np.argsort(-v.ravel(), kind="stable")[0]
        dX[n, c, i*stride + k//f, j*stride + k % f] += l_O[n, c, i, j]
    return dX

# %% Recorre al revés con >=
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        mejor = v[-1, -1]
        pu, pv = filter_size - 1, filter_size - 1
        for u in reversed(range(filter_size)):
            for w in reversed(range(filter_size)):
                if v[u, w] >= mejor:
                    mejor, pu, pv = v[u, w], u, w
        dX[n, c, i*stride+pu, j*stride+pv] += l_O[n, c, i, j]
    return dX

# %% float32
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    x = layer_input.astype("float32")
    dX = np.zeros(x.shape, dtype="float32")
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = x[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        k = v.argmax()
        dX[n, c, i*stride + k//filter_size, j*stride + k % filter_size] += l_O[n, c, i, j]
    return dX

# %% Resta el máximo a la entrada y la deja como estaba
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape, order="F")
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        guardada = v.copy()
        v -= v.max()
        u, w = np.argwhere(v == 0)[0]
        v[...] = guardada
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Clase que guarda las posiciones de la ida
class MaxPool:
    def forward(self, x, f, s):
        self.forma, self.f, self.s = x.shape, f, s
        h, w = (x.shape[2] - f)//s + 1, (x.shape[3] - f)//s + 1
        self.pos = np.zeros(x.shape[:2] + (h, w), dtype=int)
        for i in range(h):
            for j in range(w):
                self.pos[:, :, i, j] = x[:, :, i*s:i*s+f, j*s:j*s+f].reshape(*x.shape[:2], -1).argmax(-1)

    def backward(self, g):
        dX = np.zeros(self.forma)
        for n, c, i, j in np.ndindex(g.shape):
            u, v = divmod(self.pos[n, c, i, j], self.f)
            dX[n, c, i*self.s+u, j*self.s+v] += g[n, c, i, j]
        return dX

    def __call__(self, l_O, layer_input, filter_size, stride):
        self.forward(layer_input, filter_size, stride)
        return self.backward(l_O)

max_pooling_backward = MaxPool()

# %% Decorada y con otros nombres
import functools

def registra(f):
    @functools.wraps(f)
    def g(*a, **k):
        print("entra", f.__name__, [getattr(x, "shape", x) for x in a])
        return f(*a, **k)
    return g

@registra
def max_pooling_backward(grad: np.ndarray, x: np.ndarray, k: int = 2, s: int = 2) -> np.ndarray:
    salida = np.zeros_like(x)
    for i in range(grad.shape[2]):
        for j in range(grad.shape[3]):
            v = x[:, :, i*s:i*s+k, j*s:j*s+k].reshape(*x.shape[:2], -1)
            p = np.argmax(v, axis=2)
            for n, c in np.ndindex(*p.shape):
                salida[n, c, i*s + p[n, c]//k, j*s + p[n, c] % k] += grad[n, c, i, j]
    return salida

# %% Acumula en (H, W, N, C) y devuelve una vista traspuesta
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    acc = np.zeros((H, W, N, C))
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(v.argmax(), v.shape)
        acc[i*stride+u, j*stride+w, n, c] += l_O[n, c, i, j]
    return acc.transpose(2, 3, 0, 1)
