# /// esperado
# nota = "Compara al revés y da el mínimo; en la media dejó el np.max copiado; multiplica la máscara por la activación; no divide el gradiente de la media. Una caza con un valor infinito."
# estado = "ok"
# puntos = { max_pooling_forward = 0.5, average_pooling_forward = 0.25, max_pooling_backward = 0, average_pooling_backward = 0, counterexample_max_forward = 0, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores negativos", "casos límite", "no modifica la entrada"], average_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores enteros", "casos límite", "no modifica la entrada"], max_pooling_backward = ["todo"], average_pooling_backward = ["todo"], counterexample_max_forward = ["todo"], counterexample_max_backward = [] }
# error = { max_pooling_forward = "minimo", average_pooling_forward = "maximo-por-media", max_pooling_backward = "por-la-activacion", average_pooling_backward = "sin-dividir" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, Wi = layer_input.shape
    Z = np.empty((N, C, (H - filter_size)//stride + 1, (Wi - filter_size)//stride + 1))
    for n, c, i, j in np.ndindex(Z.shape):
        ventana = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        m = ventana[0, 0]
        for valor in ventana.ravel():
            if m > valor:
                m = valor
        Z[n, c, i, j] = m
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, Wi = layer_input.shape
    Z = np.empty((N, C, (H - filter_size)//stride + 1, (Wi - filter_size)//stride + 1))
    for n, c, i, j in np.ndindex(Z.shape):
        ventana = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        Z[n, c, i, j] = np.max(ventana)
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i*stride, j*stride
        ventana = layer_input[n, c, y:y+filter_size, x:x+filter_size]
        mascara = np.zeros(ventana.shape)
        mascara.flat[ventana.argmax()] = 1
        dX[n, c, y:y+filter_size, x:x+filter_size] += mascara * ventana
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i*stride, j*stride
        dX[n, c, y:y+filter_size, x:x+filter_size] += l_O[n, c, i, j]
    return dX

# %% counterexample_max_forward
def counterexample_max_forward():
    return np.full((1, 1, 2, 2), -np.inf), 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    return [[[[2.0, 3.0]]]], [[[[1.0, 1.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.0]]]], 2, 2
