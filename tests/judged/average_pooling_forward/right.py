# %% Cuatro bucles y np.mean
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Seis bucles que suman
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    salida = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    for n in range(N):
        for c in range(C):
            for i in range(salida.shape[2]):
                for j in range(salida.shape[3]):
                    suma = 0
                    for u in range(filter_size):
                        for v in range(filter_size):
                            suma += layer_input[n, c, i*stride+u, j*stride+v]
                    salida[n, c, i, j] = suma / (filter_size * filter_size)
    return salida

# %% Suma los desplazamientos
def average_pooling_forward(layer_input, filter_size, stride):
    f, s = filter_size, stride
    H, W = layer_input.shape[2:]
    h, w = (H - f)//s + 1, (W - f)//s + 1
    total = 0
    for u in range(f):
        for v in range(f):
            total = total + layer_input[:, :, u:u + s*(h-1) + 1:s, v:v + s*(w-1) + 1:s]
    return total / f**2

# %% sliding_window_view
def average_pooling_forward(layer_input, filter_size, stride):
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (filter_size,)*2, axis=(2, 3))
    return v[:, :, ::stride, ::stride].mean(axis=(4, 5))

# %% einsum con un filtro uniforme
def average_pooling_forward(layer_input, filter_size, stride):
    k = np.full((filter_size, filter_size), 1 / filter_size**2)
    v = np.lib.stride_tricks.sliding_window_view(layer_input, k.shape, axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("nchwij,ij->nchw", v, k)

# %% tensordot
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.tensordot(v, np.ones((f, f)), axes=([4, 5], [0, 1])) / (f*f)

# %% Matrices de promedio y @
def average_pooling_forward(layer_input, filter_size, stride):
    def matriz(n):
        k = (n - filter_size)//stride + 1
        M = np.zeros((k, n))
        for i in range(k):
            M[i, i*stride:i*stride+filter_size] = 1 / filter_size
        return M
    H, W = layer_input.shape[2:]
    return matriz(H) @ layer_input @ matriz(W).T

# %% Imagen integral
def average_pooling_forward(layer_input, filter_size, stride):
    f, s = filter_size, stride
    S = np.pad(layer_input, ((0, 0), (0, 0), (1, 0), (1, 0))).cumsum(axis=2).cumsum(axis=3)
    sumas = S[:, :, f:, f:] - S[:, :, :-f, f:] - S[:, :, f:, :-f] + S[:, :, :-f, :-f]
    return sumas[:, :, ::s, ::s] / (f*f)

# %% as_strided
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    a, b, c, d = layer_input.strides
    forma = (N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1, filter_size, filter_size)
    v = np.lib.stride_tricks.as_strided(layer_input, forma, (a, b, c*stride, d*stride, c, d))
    return v.sum(axis=-1).sum(axis=-1) / filter_size / filter_size

# %% im2col con columnas y producto por un vector
def im2col(x, f, s):
    H, W = x.shape
    return np.array([x[y:y+f, z:z+f].ravel() for y in range(0, H-f+1, s) for z in range(0, W-f+1, s)])

def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    pesos = np.ones(filter_size**2) / filter_size**2
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            Z[n, c] = im2col(layer_input[n, c], filter_size, stride).dot(pesos).reshape(h, w)
    return Z

# %% Lista de listas
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    H, W = layer_input.shape[2:]
    return [[[[sum(canal[y+u, x+v] for u in range(f) for v in range(f)) / f**2
               for x in range(0, W-f+1, stride)] for y in range(0, H-f+1, stride)]
             for canal in imagen] for imagen in layer_input]

# %% Divide la entrada antes de sumar, sobre una copia
def average_pooling_forward(layer_input, filter_size, stride):
    x = layer_input.copy()
    x /= filter_size**2
    N, C, H, W = x.shape
    Z = np.empty((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    for i in range(Z.shape[2]):
        for j in range(Z.shape[3]):
            Z[:, :, i, j] = x[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].sum(axis=(2, 3))
    return Z

# %% Media incremental
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    for n, c, i, j in np.ndindex(Z.shape):
        media = 0.0
        for k, valor in enumerate(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].flat, start=1):
            media += (valor - media) / k
        Z[n, c, i, j] = media
    return Z

# %% float32
def average_pooling_forward(layer_input, filter_size, stride):
    X = layer_input.astype(np.float32)
    v = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
    return v[:, :, ::stride, ::stride].mean(axis=(4, 5), dtype=np.float32)

# %% np.average con pesos y orden de Fortran
def average_pooling_forward(X, f, s, pesos=None):
    N, C, H, W = X.shape
    pesos = np.ones(f*f) if pesos is None else pesos
    Z = np.zeros((N, C, (H-f)//s + 1, (W-f)//s + 1), order="F")
    for n in range(N):
        for i in range(Z.shape[2]):
            for j in range(Z.shape[3]):
                Z[n, :, i, j] = np.average(X[n, :, i*s:i*s+f, j*s:j*s+f].reshape(C, -1), axis=1, weights=pesos)
    return Z

# %% Clase con estado y prints
class Pooling:
    def __init__(self, modo):
        self.modo = modo
        self.llamadas = 0

    def __call__(self, layer_input, filter_size, stride):
        self.llamadas += 1
        print(f"llamada {self.llamadas}: {self.modo}")
        resumen = {"max": np.max, "media": np.mean}[self.modo]
        N, C, H, W = layer_input.shape
        Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
        for idx in np.ndindex(*Z.shape):
            n, c, i, j = idx
            Z[idx] = resumen(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
        return Z

average_pooling_forward = Pooling("media")

# %% Decorador sin wraps que comprueba las formas
def comprueba(funcion):
    def nueva(x, *resto):
        assert x.ndim == 4
        r = funcion(x, *resto)
        assert r.ndim == 4
        return r
    return nueva

@comprueba
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    for i, y in enumerate(range(0, H - filter_size + 1, stride)):
        for j, x in enumerate(range(0, W - filter_size + 1, stride)):
            Z[:, :, i, j] = layer_input[:, :, y:y+filter_size, x:x+filter_size].reshape(N, C, -1).mean(axis=-1)
    return Z

# %% Recursiva por imágenes
def average_pooling_forward(layer_input, filter_size, stride):
    if len(layer_input) > 1:
        return np.concatenate([average_pooling_forward(layer_input[:1], filter_size, stride),
                               average_pooling_forward(layer_input[1:], filter_size, stride)])
    f = filter_size
    C, H, W = layer_input.shape[1:]
    return np.stack([np.stack([layer_input[:, :, y:y+f, x:x+f].mean((2, 3)) for x in range(0, W-f+1, stride)], -1)
                     for y in range(0, H-f+1, stride)], 2)

# %% Convolución en frecuencia
def average_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    k = np.zeros((H, W))
    k[:filter_size, :filter_size] = 1 / filter_size**2
    transformada = np.fft.fft2(layer_input) * np.conj(np.fft.fft2(k))
    todo = np.fft.ifft2(transformada).real
    return todo[:, :, :H-filter_size+1:stride, :W-filter_size+1:stride]
