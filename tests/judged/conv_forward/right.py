# %% Bucles con las piezas del curso
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Bucles con np.sum
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% sliding_window_view y einsum
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% tensordot casilla a casilla
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% im2col y un producto de matrices
def im2col(x, f, s):
    N, C, H, A = x.shape
    h, w = (H - f) // s + 1, (A - f) // s + 1
    cols = np.zeros((N, C * f * f, h * w))
    for k in range(h * w):
        i, j = k // w, k % w
        cols[:, :, k] = x[:, :, i * s : i * s + f, j * s : j * s + f].reshape(N, -1)
    return cols, h, w


def conv_forward(layer_input, W, b, stride, padding):
    cols, h, w = im2col(zero_padding(layer_input, padding), W.shape[2], stride)
    Z = W.reshape(len(W), -1) @ cols + b[:, None]
    return Z.reshape(len(layer_input), len(W), h, w)


# %% Siete bucles, sin piezas
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, ancho = layer_input.shape
    F, _, f, _ = W.shape
    h = (H + 2 * padding - f) // stride + 1
    w = (ancho + 2 * padding - f) // stride + 1
    Z = np.zeros((N, F, h, w))
    for n in range(N):
        for k in range(F):
            for y in range(h):
                for x in range(w):
                    suma = 0.0
                    for c in range(C):
                        for i in range(f):
                            for j in range(f):
                                fila = y * stride + i - padding
                                col = x * stride + j - padding
                                if 0 <= fila < H and 0 <= col < ancho:
                                    suma += layer_input[n, c, fila, col] * W[k, c, i, j]
                    Z[n, k, y, x] = suma + b[k]
    return Z


# %% as_strided
def conv_forward(layer_input, W, b, stride, padding):
    x = np.ascontiguousarray(zero_padding(layer_input, padding))
    F, C, f, _ = W.shape
    N, _, H, A = x.shape
    h, w = (H - f) // stride + 1, (A - f) // stride + 1
    s0, s1, s2, s3 = x.strides
    v = np.lib.stride_tricks.as_strided(
        x, (N, h, w, C, f, f), (s0, s2 * stride, s3 * stride, s1, s2, s3), writeable=False
    )
    return np.tensordot(v, W, ([3, 4, 5], [1, 2, 3])).transpose(0, 3, 1, 2) + b[:, None, None]


# %% Recorre el filtro en lugar de la salida
def conv_forward(layer_input, W, b, stride, padding):
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    f = W.shape[2]
    h = (x.shape[2] - f) // stride + 1
    w = (x.shape[3] - f) // stride + 1
    Z = np.zeros((len(x), len(W), h, w))
    Z += b.reshape(-1, 1, 1)
    for i in range(f):
        for j in range(f):
            trozo = x[:, :, i : i + stride * (h - 1) + 1 : stride, j : j + stride * (w - 1) + 1 : stride]
            Z += np.einsum("nchw,fc->nfhw", trozo, W[:, :, i, j])
    return Z


# %% Índices avanzados
def conv_forward(layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    x = zero_padding(layer_input, padding)
    h = (x.shape[2] - f) // stride + 1
    w = (x.shape[3] - f) // stride + 1
    filas = stride * np.arange(h)[:, None] + np.arange(f)
    cols = stride * np.arange(w)[:, None] + np.arange(f)
    v = x[:, :, filas[:, None, :, None], cols[None, :, None, :]]
    return (v[:, None] * W[None, :, :, None, None]).sum(axis=(2, 5, 6)) + b[None, :, None, None]


# %% Recorre la entrada con saltos y lleva aparte la posición de la salida
def conv_forward(entrada, filtros, sesgos, s, p):
    entrada = zero_padding(entrada, p)
    f = filtros.shape[-1]
    resultado = []
    for imagen in entrada:
        mapas = []
        for filtro, sesgo in zip(filtros, sesgos):
            mapa = []
            for y in range(0, imagen.shape[1] - f + 1, s):
                fila = []
                for x in range(0, imagen.shape[2] - f + 1, s):
                    fila.append(convolve(imagen[:, y : y + f, x : x + f], filtro, sesgo))
                mapa.append(fila)
            mapas.append(mapa)
        resultado.append(mapas)
    return np.array(resultado)


# %% Stride 1 y después un salto
def conv_forward(layer_input, W, b, stride, padding):
    if stride > 1:
        return conv_forward(layer_input, W, b, 1, padding)[:, :, ::stride, ::stride]
    x = zero_padding(layer_input, padding)
    f = W.shape[-1]
    h, w = x.shape[2] - f + 1, x.shape[3] - f + 1
    return sum(
        np.einsum("nchw,fc->nfhw", x[:, :, i : i + h, j : j + w], W[:, :, i, j])
        for i in range(f)
        for j in range(f)
    ) + b.reshape(1, -1, 1, 1)


# %% Una imagen cada vez, recursiva
def conv_forward(layer_input, W, b, stride, padding):
    if len(layer_input) > 1:
        partes = [conv_forward(layer_input[k : k + 1], W, b, stride, padding) for k in range(len(layer_input))]
        return np.vstack(partes)
    x = zero_padding(layer_input, padding)[0]
    f = W.shape[-1]
    v = np.lib.stride_tricks.sliding_window_view(x, (x.shape[0], f, f))[0, ::stride, ::stride]
    return np.moveaxis((v[..., None, :, :, :] * W).sum((-1, -2, -3)) + b, -1, 0)[None]


# %% Buffer float32
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    h, w = (H + 2 * padding - f) // stride + 1, (A + 2 * padding - f) // stride + 1
    x = zero_padding(layer_input, padding)
    Z = np.zeros((N, F, h, w), dtype=np.float32)
    for y, k in np.ndindex(h, w):
        v = x[:, None, :, y * stride : y * stride + f, k * stride : k * stride + f]
        Z[:, :, y, k] = (v * W).sum(axis=(2, 3, 4)) + b
    return Z


# %% Comprensión y orden de Fortran
def conv_forward(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding)
    f = W.shape[-1]
    Z = np.array(
        [
            [
                [
                    [(x[n, :, i : i + f, j : j + f] * W[k]).sum() + b[k] for j in range(0, x.shape[3] - f + 1, stride)]
                    for i in range(0, x.shape[2] - f + 1, stride)
                ]
                for k in range(W.shape[0])
            ]
            for n in range(x.shape[0])
        ]
    )
    return np.asfortranarray(Z)


# %% Los canales al final por dentro, resultado no contiguo
def conv_forward(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding).transpose(0, 2, 3, 1)
    k = W.transpose(2, 3, 1, 0)
    f = k.shape[0]
    h, w = (x.shape[1] - f) // stride + 1, (x.shape[2] - f) // stride + 1
    Z = np.zeros((len(x), h, w, k.shape[3]))
    for i in range(h):
        for j in range(w):
            v = x[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
            Z[:, i, j, :] = np.tensordot(v, k, axes=3) + b
    return Z.transpose(0, 3, 1, 2)


# %% Una clase con caché
class ConvLayer:
    def __init__(self):
        self.cache = None

    def tamano(self, n, f, s, p):
        return int((n - f + 2 * p) / s + 1)

    def __call__(self, layer_input, W, b, stride=1, padding=0):
        self.cache = (layer_input, W, b)
        F, C, f, _ = W.shape
        N, _, H, A = layer_input.shape
        x = np.zeros((N, C, H + 2 * padding, A + 2 * padding))
        x[:, :, padding : padding + H, padding : padding + A] = layer_input
        Z = np.empty((N, F, self.tamano(H, f, stride, padding), self.tamano(A, f, stride, padding)))
        for idx in np.ndindex(Z.shape):
            n, k, i, j = idx
            i, j = i * stride, j * stride
            Z[idx] = np.vdot(x[n, :, i : i + f, j : j + f], W[k]) + b[k]
        return Z


conv_forward = ConvLayer()


# %% Decorador sin wraps, tipos, prints y un aviso
import warnings


def cronometra(g):
    def dentro(*args, **kwargs):
        print("conv", args[0].shape)
        warnings.warn("lento")
        return g(*args, **kwargs)

    return dentro


@cronometra
def conv_forward(X: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int = 1, padding: int = 0) -> np.ndarray:
    Xp = np.pad(X, ((0,), (0,), (padding,), (padding,)))
    v = np.lib.stride_tricks.sliding_window_view(Xp, W.shape[1:], axis=(1, 2, 3))[:, 0, ::stride, ::stride]
    N, h, w = v.shape[:3]
    Z = v.reshape(N, h, w, -1) @ W.reshape(len(W), -1).T + b
    return Z.swapaxes(2, 3).swapaxes(1, 2)


# %% Suma con np.add.at desde la entrada
def conv_forward(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding)
    N, C, H, A = x.shape
    F, _, f, _ = W.shape
    h, w = (H - f) // stride + 1, (A - f) // stride + 1
    Z = np.zeros((N, F, h, w))
    i, j, y, k = (g.ravel() for g in np.meshgrid(range(f), range(f), range(h), range(w), indexing="ij"))
    productos = np.einsum("ncp,fcp->pnf", x[:, :, y * stride + i, k * stride + j], W[:, :, i, j])
    np.add.at(Z.transpose(2, 3, 0, 1), (y, k), productos)
    return Z + b[:, None, None]


# %% Con la transformada de Fourier
def conv_forward(layer_input, W, b, stride, padding):
    x = zero_padding(layer_input, padding)
    f = W.shape[-1]
    forma = (x.shape[2] + f, x.shape[3] + f)
    tx = np.fft.rfft2(x, forma)
    tw = np.conj(np.fft.rfft2(W, forma))
    z = np.fft.irfft2(np.einsum("nchw,fchw->nfhw", tx, tw), forma)
    z = z[:, :, : x.shape[2] - f + 1 : stride, : x.shape[3] - f + 1 : stride]
    return z + b[:, None, None]


# %% Con las dos funciones del cuaderno
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1


def feature_map(X, W, b, stride):
    f = W.shape[1]
    H_out = output_size(X.shape[1], f, stride, 0)
    W_out = output_size(X.shape[2], f, stride, 0)
    Z = np.zeros((H_out, W_out))
    for y in range(H_out):
        for x in range(W_out):
            window = X[:, y * stride : y * stride + f, x * stride : x * stride + f]
            Z[y, x] = convolve(window, W, b)
    return Z


def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, ancho = layer_input.shape
    F, C, f, f = W.shape
    Xp = zero_padding(layer_input, padding)
    n_H = output_size(H, f, stride, padding)
    n_W = output_size(ancho, f, stride, padding)
    salida = np.zeros((N, F, n_H, n_W))
    for i in range(N):
        for k in range(F):
            salida[i, k] = feature_map(Xp[i], W[k], b[k], stride)
    return salida
