# %% sliding_window_view
def windows(X, filter_size, stride):
    found = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
    return found[:, :, ::stride, ::stride]


# %% as_strided
def windows(X, f, s):
    N, C, H, W = X.shape
    h, w = (H - f) // s + 1, (W - f) // s + 1
    a, b, c, d = X.strides
    return np.lib.stride_tricks.as_strided(X, (N, C, h, w, f, f), (a, b, s * c, s * d, c, d), writeable=False)


# %% Un eje cada vez
def windows(X, filter_size, stride):
    vista = np.lib.stride_tricks.sliding_window_view
    filas = vista(X, filter_size, 2)[:, :, ::stride]
    columnas = vista(filas, filter_size, 3)[:, :, :, ::stride]
    return columnas.swapaxes(-1, -2).swapaxes(-1, -2)


# %% Con los dos ejes de la ventana contados desde el final
def windows(X, filter_size, stride):
    todas = np.lib.stride_tricks.sliding_window_view(X, (filter_size,) * 2, axis=(-2, -1))
    saltos = slice(None, None, stride)
    return todas[..., saltos, saltos, :, :]


# %% as_strided con la forma y los saltos en listas
def windows(X, filter_size, stride):
    forma = list(X.shape[:2])
    saltos = list(X.strides[:2])
    for eje in (2, 3):
        forma.append(1 + (X.shape[eje] - filter_size) // stride)
        saltos.append(X.strides[eje] * stride)
    forma += [filter_size] * 2
    saltos += X.strides[2:]
    return np.lib.stride_tricks.as_strided(X, shape=forma, strides=saltos)


# %% Con la ventana entera, también lote y canales
def windows(X, filter_size, stride):
    N, C, H, W = X.shape
    v = np.lib.stride_tricks.sliding_window_view(X, (1, 1, filter_size, filter_size))
    return v[:, :, ::stride, ::stride, 0, 0]


# %% Quita un trozo antes de mirar
def windows(X, filter_size, stride):
    alto = (X.shape[2] - filter_size) // stride * stride + filter_size
    ancho = (X.shape[3] - filter_size) // stride * stride + filter_size
    X = X[:, :, :alto, :ancho]
    return np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), (2, 3))[:, :, ::stride, ::stride]


# %% moveaxis desde la vista de dos ejes
def windows(X, filter_size, stride):
    vista = np.lib.stride_tricks.sliding_window_view(np.moveaxis(X, (2, 3), (0, 1)), (filter_size,) * 2, (0, 1))
    return np.moveaxis(vista[::stride, ::stride], (0, 1), (2, 3))


# %% ndarray con el mismo buffer
def windows(X, f, s):
    h, w = [(n - f) // s + 1 for n in X.shape[2:]]
    n, c, y, x = X.strides
    base = X if X.flags.c_contiguous or X.flags.f_contiguous else X.copy()
    plano = base.ravel(order="K")
    return np.ndarray((*X.shape[:2], h, w, f, f), X.dtype, plano, 0, (n, c, y * s, x * s, y, x))


# %% Una clase que se llama
class Ventanas:
    def __call__(self, X, filter_size, stride):
        v = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
        return v[:, :, slice(None, None, stride)][:, :, :, slice(None, None, stride)]


windows = Ventanas()
