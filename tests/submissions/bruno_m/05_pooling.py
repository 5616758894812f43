# /// esperado
# nota = "Funciones auxiliares en celdas nuevas y máscaras que se quedan con el primer máximo mediante cumsum; correcto. Cazas acertadas."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 3, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = [], counterexample_max_backward = [] }
# ///

# %% nueva antes de max_pooling_forward
def tamaño(n, f, s):
    return int((n - f) / s) + 1

def trozo(i, j, f, s):
    return slice(i*s, i*s + f), slice(j*s, j*s + f)

# %% nueva antes de max_pooling_forward
def pooling(X, f, s, resumen):
    n, c, alto, ancho = X.shape
    Z = np.zeros((n, c, tamaño(alto, f, s), tamaño(ancho, f, s)))
    for i in range(Z.shape[2]):
        for j in range(Z.shape[3]):
            filas, columnas = trozo(i, j, f, s)
            Z[:, :, i, j] = resumen(X[:, :, filas, columnas], axis=(2, 3))
    return Z

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    return pooling(layer_input, filter_size, stride, np.max)

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    return pooling(layer_input, filter_size, stride, np.mean)

# %% nueva antes de max_pooling_backward
def mascara_primero(ventana):
    """Un solo True: el primer máximo por filas."""
    iguales = (ventana == ventana.max()).ravel()
    primero = iguales & (np.cumsum(iguales) == 1)
    return primero.reshape(ventana.shape)

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        filas, columnas = trozo(i, j, filter_size, stride)
        dX[n, c, filas, columnas] += mascara_primero(layer_input[n, c, filas, columnas]) * l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            filas, columnas = trozo(i, j, filter_size, stride)
            dX[:, :, filas, columnas] += l_O[:, :, i:i+1, j:j+1] / filter_size / filter_size
    return dX

# %% counterexample_max_forward
def counterexample_max_forward():
    # basta con que en una ventana el mayor sea un 0
    X = np.array([[[[5., 5., 0., -2.],
                    [5., 5., -3., -0.5]]]])
    return X, 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    X = np.full((1, 1, 3, 3), 7.0)
    return np.arange(1., 5.).reshape(1, 1, 2, 2), X, 2, 1
