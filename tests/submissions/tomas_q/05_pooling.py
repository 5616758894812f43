# /// esperado
# nota = "El ancho de la salida sale del alto en las dos idas y en la vuelta de la media; en la del máximo gana el último de los empatados."
# estado = "ok"
# puntos = { max_pooling_forward = 6, average_pooling_forward = 3, max_pooling_backward = 6, average_pooling_backward = 3.5 }
# pierde = { max_pooling_forward = ["forma de la salida", "imagen no cuadrada", "casos límite"], average_pooling_forward = ["forma de la salida", "imagen no cuadrada", "casos límite"], max_pooling_backward = ["empates"], average_pooling_backward = ["forma de la salida", "imagen no cuadrada", "casos límite"] }
# error = { max_pooling_forward = "ancho-del-alto", average_pooling_forward = "ancho-del-alto", max_pooling_backward = "ultimo-maximo", average_pooling_backward = "columnas-de-las-filas" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, lado, _ = layer_input.shape
    tam = (lado - filter_size)//stride + 1
    sal = np.zeros((N, C, tam, tam))
    for n in range(N):
        for c in range(C):
            for i in range(tam):
                for j in range(tam):
                    y, x = i*stride, j*stride
                    sal[n, c, i, j] = layer_input[n, c, y:y+filter_size, x:x+filter_size].max()
    return sal

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, lado, _ = layer_input.shape
    tam = (lado - filter_size)//stride + 1
    sal = np.zeros((N, C, tam, tam))
    for n in range(N):
        for c in range(C):
            for i in range(tam):
                for j in range(tam):
                    y, x = i*stride, j*stride
                    sal[n, c, i, j] = layer_input[n, c, y:y+filter_size, x:x+filter_size].mean()
    return sal

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y0, x0 = i*stride, j*stride
        mejor = -np.inf
        for y in range(y0, y0 + filter_size):
            for x in range(x0, x0 + filter_size):
                if layer_input[n, c, y, x] >= mejor:
                    mejor = layer_input[n, c, y, x]
                    my, mx = y, x
        dX[n, c, my, mx] += l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    tam = l_O.shape[2]
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(tam):
                for j in range(tam):
                    y, x = i*stride, j*stride
                    dX[n, c, y:y+filter_size, x:x+filter_size] += l_O[n, c, i, j]/filter_size**2
    return dX
