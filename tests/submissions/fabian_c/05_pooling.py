# /// esperado
# nota = "im2col por canales y columnas con índices elegantes, con np.add.at para volver; correcto. No hizo las cazas."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [] }
# ///

# %% nueva después de importaciones
def filas_columnas(H, A, f, s):
    """Indices (f*f, nH*nW) de las filas y las columnas de cada ventana."""
    nH, nW = (H - f)//s + 1, (A - f)//s + 1
    i = np.repeat(np.arange(f), f)[:, None] + s*np.repeat(np.arange(nH), nW)[None, :]
    j = np.tile(np.arange(f), f)[:, None] + s*np.tile(np.arange(nW), nH)[None, :]
    return i, j, nH, nW

def columnas(x, f, s):
    i, j, nH, nW = filas_columnas(*x.shape[2:], f, s)
    return x[:, :, i, j], (x.shape[0], x.shape[1], nH, nW)

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    col, forma = columnas(layer_input, filter_size, stride)
    return col.max(axis=2).reshape(forma)

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    col, forma = columnas(layer_input, filter_size, stride)
    return (col.sum(axis=2)/filter_size**2).reshape(forma)

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    i, j, nH, nW = filas_columnas(*layer_input.shape[2:], filter_size, stride)
    col = layer_input[:, :, i, j]
    cual = col.argmax(axis=2)                       # (N, C, nH*nW)
    dcol = np.zeros(col.shape)
    np.put_along_axis(dcol, cual[:, :, None, :], l_O.reshape(*l_O.shape[:2], 1, -1), axis=2)
    dx = np.zeros(layer_input.shape)
    np.add.at(dx, (slice(None), slice(None), i, j), dcol)
    return dx

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    i, j, nH, nW = filas_columnas(*layer_input.shape[2:], filter_size, stride)
    dcol = np.repeat(l_O.reshape(*l_O.shape[:2], 1, -1), filter_size**2, axis=2)/filter_size**2
    dx = np.zeros(layer_input.shape)
    np.add.at(dx, (slice(None), slice(None), i, j), dcol)
    return dx
