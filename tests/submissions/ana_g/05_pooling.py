# /// esperado
# nota = "Bucles en todo, buscando el máximo a mano desde el primer valor de la ventana; correcto. Cazas acertadas."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 3, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = [], counterexample_max_backward = [] }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    mayor = layer_input[n, c, i * stride, j * stride]
                    for u in range(filter_size):
                        for v in range(filter_size):
                            valor = layer_input[n, c, i * stride + u, j * stride + v]
                            if valor > mayor:
                                mayor = valor
                    Z[n, c, i, j] = mayor
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    suma = 0
                    for u in range(filter_size):
                        for v in range(filter_size):
                            suma = suma + layer_input[n, c, i * stride + u, j * stride + v]
                    Z[n, c, i, j] = suma / (filter_size * filter_size)
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    # donde esta el primer maximo
                    fila, col = i * stride, j * stride
                    for u in range(i * stride, i * stride + filter_size):
                        for v in range(j * stride, j * stride + filter_size):
                            if layer_input[n, c, u, v] > layer_input[n, c, fila, col]:
                                fila, col = u, v
                    dX[n, c, fila, col] += l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    parte = l_O[n, c, i, j] / (filter_size * filter_size)
                    for u in range(filter_size):
                        for v in range(filter_size):
                            dX[n, c, i * stride + u, j * stride + v] += parte
    return dX

# %% counterexample_max_forward
def counterexample_max_forward():
    return np.array([[[[0.0, -2.0], [-3.0, -4.0]]]]), 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    l_O = np.ones((1, 1, 1, 2))
    layer_input = np.zeros((1, 1, 2, 4))
    return l_O, layer_input, 2, 2
