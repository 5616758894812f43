# /// esperado
# nota = "Los tamaños salen con / y np.zeros los rechaza; la media usa // y pierde los decimales; la vuelta del máximo pisa la ventana entera; la de la media divide entre stride²."
# estado = "ok"
# puntos = { max_pooling_forward = 0, average_pooling_forward = 0.25, max_pooling_backward = 4, average_pooling_backward = 3, counterexample_max_forward = 3, counterexample_max_backward = 0 }
# pierde = { max_pooling_forward = ["todo"], average_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores enteros", "casos límite", "no modifica la entrada"], max_pooling_backward = ["ventanas solapadas", "empates", "casos límite"], average_pooling_backward = ["ventanas solapadas", "stride mayor que la ventana", "casos límite"], counterexample_max_forward = [], counterexample_max_backward = ["todo"] }
# error = { average_pooling_forward = "media-hacia-abajo", max_pooling_backward = "pisar-la-ventana", average_pooling_backward = "dividir-entre-el-stride" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, Wd = layer_input.shape
    h_out = (H - filter_size)/stride + 1
    w_out = (Wd - filter_size)/stride + 1
    Z = np.zeros((N, C, h_out, w_out))
    for n in range(N):
        for c in range(C):
            for i in range(h_out):
                for j in range(w_out):
                    a, z = i*stride, j*stride
                    Z[n, c, i, j] = np.max(layer_input[n, c, a:a+filter_size, z:z+filter_size])
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, Wd = layer_input.shape
    h_out = (H - filter_size)//stride + 1
    w_out = (Wd - filter_size)//stride + 1
    Z = np.zeros((N, C, h_out, w_out))
    for n in range(N):
        for c in range(C):
            for i in range(h_out):
                for j in range(w_out):
                    a, z = i*stride, j*stride
                    suma = np.sum(layer_input[n, c, a:a+filter_size, z:z+filter_size])
                    Z[n, c, i, j] = suma//(filter_size*filter_size)
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    N, C, h_out, w_out = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(h_out):
                for j in range(w_out):
                    a, z = i*stride, j*stride
                    trozo = layer_input[n, c, a:a+filter_size, z:z+filter_size]
                    reparto = np.zeros(trozo.shape)
                    reparto[np.unravel_index(np.argmax(trozo), trozo.shape)] = l_O[n, c, i, j]
                    dX[n, c, a:a+filter_size, z:z+filter_size] = reparto
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    N, C, h_out, w_out = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(h_out):
                for j in range(w_out):
                    a, z = i*stride, j*stride
                    dX[n, c, a:a+filter_size, z:z+filter_size] += l_O[n, c, i, j]/(stride*stride)
    return dX

# %% counterexample_max_forward
def counterexample_max_forward():
    return -np.eye(3)[None, None], 3, 1

# %% counterexample_max_backward
def counterexample_max_backward():
    # l_O con la forma de la entrada
    return np.ones((1, 1, 2, 2)), np.ones((1, 1, 2, 2)), 2, 2
