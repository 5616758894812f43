# %% Cuatro bucles y np.max
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Seis bucles desde el primer valor
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto = int((H - filter_size) / stride) + 1
    ancho = int((W - filter_size) / stride) + 1
    salida = np.empty((N, C, alto, ancho))
    for n in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    mayor = layer_input[n, c, i*stride, j*stride]
                    for u in range(filter_size):
                        for v in range(filter_size):
                            if layer_input[n, c, i*stride+u, j*stride+v] > mayor:
                                mayor = layer_input[n, c, i*stride+u, j*stride+v]
                    salida[n, c, i, j] = mayor
    return salida

# %% Empieza en menos infinito y acumula con np.maximum
def max_pooling_forward(layer_input, filter_size, stride):
    f, s = filter_size, stride
    H, W = layer_input.shape[2:]
    h, w = (H - f)//s + 1, (W - f)//s + 1
    out = np.full(layer_input.shape[:2] + (h, w), -np.inf)
    for u in range(f):
        for v in range(f):
            np.maximum(out, layer_input[:, :, u:u + s*(h - 1) + 1:s, v:v + s*(w - 1) + 1:s], out=out)
    return out

# %% Dos bucles sobre la salida
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    for i in range(Z.shape[2]):
        for j in range(Z.shape[3]):
            Z[:, :, i, j] = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max(axis=(2, 3))
    return Z

# %% sliding_window_view
from numpy.lib.stride_tricks import sliding_window_view

def max_pooling_forward(layer_input, filter_size, stride):
    v = sliding_window_view(layer_input, (filter_size, filter_size), axis=(2, 3))
    return v[:, :, ::stride, ::stride].max(axis=(-2, -1))

# %% as_strided
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    sN, sC, sH, sW = layer_input.strides
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    ventanas = np.lib.stride_tricks.as_strided(
        layer_input,
        shape=(N, C, h, w, filter_size, filter_size),
        strides=(sN, sC, sH*stride, sW*stride, sH, sW),
        writeable=False,
    )
    return np.amax(ventanas, axis=(4, 5))

# %% im2col con índices
def indices(n, f, s):
    k = (n - f)//s + 1
    return s*np.arange(k)[:, None] + np.arange(f)[None, :]

def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    filas = indices(H, filter_size, stride)
    cols = indices(W, filter_size, stride)
    v = layer_input[:, :, filas[:, None, :, None], cols[None, :, None, :]]
    columnas = v.reshape(N, C, len(filas), len(cols), -1)
    return columnas.max(axis=-1)

# %% Separable: primero por filas y después por columnas
def max_pooling_forward(layer_input, filter_size, stride):
    def por_eje(a, eje):
        n = a.shape[eje]
        trozos = [np.take(a, range(k, k + filter_size), axis=eje).max(axis=eje)
                  for k in range(0, n - filter_size + 1, stride)]
        return np.stack(trozos, axis=eje)
    return por_eje(por_eje(layer_input, 2), 3)

# %% Comprensiones y una lista de listas
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    H, W = layer_input.shape[2:]
    return [[[[float(np.max(canal[y:y+f, x:x+f])) for x in range(0, W - f + 1, stride)]
              for y in range(0, H - f + 1, stride)]
             for canal in imagen] for imagen in layer_input]

# %% Ordena una copia
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for idx in np.ndindex(N, C, h, w):
        n, c, i, j = idx
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        Z[idx] = sorted(v.flatten().tolist())[-1]
    return Z

# %% argmax y unravel_index
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        pos = np.unravel_index(np.argmax(v), v.shape)
        Z[n, c, i, j] = v[pos]
    return Z

# %% El mínimo cambiado de signo
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(-layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return -np.min(v, axis=(4, 5))

# %% Recursivo sobre la ventana
def maximo(v):
    if v.size == 1:
        return v.item()
    a = v.ravel()
    mitad = a.size // 2
    izq, der = maximo(a[:mitad]), maximo(a[mitad:])
    return izq if izq > der else der

def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    for n, c, i, j in np.ndindex(Z.shape):
        Z[n, c, i, j] = maximo(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Salida en float32
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w), dtype=np.float32)
    for i in range(h):
        for j in range(w):
            Z[:, :, i, j] = np.max(layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size], axis=(2, 3))
    return Z

# %% Resultado en orden de Fortran, con otros nombres y anotaciones
def max_pooling_forward(entrada: np.ndarray, f: int, s: int = 2, detalle: bool = False) -> np.ndarray:
    """Máximo de cada ventana."""
    n, c, alto, ancho = entrada.shape
    z = np.zeros((n, c, (alto - f)//s + 1, (ancho - f)//s + 1), order="F")
    for i, y in enumerate(range(0, alto - f + 1, s)):
        for j, x in enumerate(range(0, ancho - f + 1, s)):
            z[..., i, j] = entrada[..., y:y+f, x:x+f].max((-2, -1))
    if detalle:
        print(z.shape)
    return z

# %% Resultado no contiguo
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((h, w, N, C))
    for i in range(h):
        for j in range(w):
            Z[i, j] = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max(axis=(2, 3))
    return Z.transpose(2, 3, 0, 1)

# %% while, prints y un aviso
import warnings

def max_pooling_forward(layer_input, filter_size, stride):
    warnings.warn("probando")
    print("entrada", layer_input.shape)
    N, C, H, W = layer_input.shape
    Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
    y = 0
    while y + filter_size <= H:
        x = 0
        while x + filter_size <= W:
            Z[:, :, y//stride, x//stride] = layer_input[:, :, y:y+filter_size, x:x+filter_size].max(axis=2).max(axis=2)
            x += stride
        y += stride
    return Z

# %% Clase con caché
class MaxPool:
    def __init__(self):
        self.cache = None

    def __call__(self, layer_input, filter_size, stride):
        self.cache = layer_input
        N, C, H, W = layer_input.shape
        Z = np.zeros((N, C, (H - filter_size)//stride + 1, (W - filter_size)//stride + 1))
        for n, c, i, j in np.ndindex(*Z.shape):
            Z[n, c, i, j] = max(map(max, self.cache[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]))
        return Z

max_pooling_forward = MaxPool()

# %% Decorada con functools.wraps
import functools
import time

def cronometro(f):
    @functools.wraps(f)
    def envoltura(*args, **kwargs):
        inicio = time.time()
        r = f(*args, **kwargs)
        print("segundos:", time.time() - inicio)
        return r
    return envoltura

@cronometro
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return v.reshape(*v.shape[:4], f*f).max(-1)

# %% functools.partial de un pooling general
from functools import partial

def pooling(X, f, s, resumen):
    N, C, H, W = X.shape
    Z = np.zeros((N, C, (H - f)//s + 1, (W - f)//s + 1))
    for n in range(N):
        for i in range(Z.shape[2]):
            for j in range(Z.shape[3]):
                Z[n, :, i, j] = resumen(X[n, :, i*s:i*s+f, j*s:j*s+f].reshape(C, -1), axis=1)
    return Z

max_pooling_forward = partial(pooling, resumen=np.max)

# %% np.where de máximos por desplazamientos
def max_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    hh, ww = H - filter_size + 1, W - filter_size + 1
    mejor = layer_input[:, :, :hh, :ww].copy()
    for u in range(filter_size):
        for v in range(filter_size):
            otro = layer_input[:, :, u:u+hh, v:v+ww]
            mejor = np.where(otro > mejor, otro, mejor)
    return mejor[:, :, ::stride, ::stride]

# %% np.maximum.reduceat por ejes
def max_pooling_forward(layer_input, filter_size, stride):
    def eje(a):
        n = a.shape[-1]
        inicios = range(0, n - filter_size + 1, stride)
        return np.stack([np.maximum.reduce(a[..., k:k+filter_size], axis=-1) for k in inicios], axis=-1)
    por_columnas = eje(layer_input)
    return np.swapaxes(eje(np.swapaxes(por_columnas, 2, 3)), 2, 3)

# %% apply_along_axis
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (1, 1, f, f))[:, :, ::stride, ::stride]
    v = v.reshape(v.shape[:4] + (-1,))
    return np.apply_along_axis(np.max, -1, v)

# %% Lambda
max_pooling_forward = lambda x, f, s: np.array(
    [[x[:, :, i:i+f, j:j+f].max(axis=(2, 3)) for j in range(0, x.shape[3]-f+1, s)] for i in range(0, x.shape[2]-f+1, s)]
).transpose(2, 3, 0, 1)
