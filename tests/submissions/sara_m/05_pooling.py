# /// esperado
# nota = "Recorre la entrada a saltos y apunta en esas mismas posiciones; la media acumula sin reiniciar; compara con todo el plano; en la vuelta de la media dejó copiado el reparto del máximo."
# estado = "ok"
# puntos = { max_pooling_forward = 0, average_pooling_forward = 0.25, max_pooling_backward = 6, average_pooling_backward = 0 }
# pierde = { max_pooling_forward = ["todo"], average_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores enteros", "casos límite", "no modifica la entrada"], max_pooling_backward = ["empates"], average_pooling_backward = ["todo"] }
# error = { average_pooling_forward = "suma-sin-reiniciar", max_pooling_backward = "comparar-con-todo-el-plano", average_pooling_backward = "como-el-maximo" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    Z = np.zeros((N, C, H - f + 1, W - f + 1))
    for i in range(0, H - f + 1, stride):
        for j in range(0, W - f + 1, stride):
            Z[:, :, i, j] = layer_input[:, :, i:i+f, j:j+f].max(axis=(2, 3))
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    Z = np.zeros((N, C, (H - f)//stride + 1, (W - f)//stride + 1))
    suma = 0
    for n, c, i, j in np.ndindex(Z.shape):
        for valor in layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f].ravel():
            suma += valor
        Z[n, c, i, j] = suma / (f*f)
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        m = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f].max()
        dX[n, c] += (layer_input[n, c] == m) * l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
        u, w = np.unravel_index(v.argmax(), v.shape)
        dX[n, c, i*stride + u, j*stride + w] += l_O[n, c, i, j]
    return dX
