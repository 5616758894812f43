# /// esperado
# nota = "El máximo empieza en 0; la media es la suma sin dividir; las dos vueltas asignan con `=`: una la casilla y otra la ventana. Cazas válidas que no separan."
# estado = "ok"
# puntos = { max_pooling_forward = 6, average_pooling_forward = 0.25, max_pooling_backward = 4, average_pooling_backward = 3.5, counterexample_max_forward = 1, counterexample_max_backward = 1 }
# pierde = { max_pooling_forward = ["valores negativos", "casos límite"], average_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores enteros", "casos límite", "no modifica la entrada"], max_pooling_backward = ["ventanas solapadas", "empates", "casos límite"], average_pooling_backward = ["ventanas solapadas", "casos límite"], counterexample_max_forward = ["distingue la función correcta de la sospechosa"], counterexample_max_backward = ["distingue la función correcta de la sospechosa"] }
# error = { max_pooling_forward = "maximo-desde-cero", average_pooling_forward = "suma-sin-dividir", max_pooling_backward = "sin-acumular", average_pooling_backward = "sin-acumular" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    h, a = (H - filter_size)//stride + 1, (A - filter_size)//stride + 1
    Z = np.zeros((N, C, h, a))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(a):
                    maximo = 0
                    for u in range(filter_size):
                        for v in range(filter_size):
                            x = layer_input[n, c, i*stride + u, j*stride + v]
                            if x > maximo:
                                maximo = x
                    Z[n, c, i, j] = maximo
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    h, a = (H - filter_size)//stride + 1, (A - filter_size)//stride + 1
    Z = np.zeros((N, C, h, a))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(a):
                    for u in range(filter_size):
                        for v in range(filter_size):
                            Z[n, c, i, j] += layer_input[n, c, i*stride + u, j*stride + v]
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros_like(layer_input)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
                    pos = np.argmax(v)
                    dX[n, c, i*stride + pos//f, j*stride + pos%f] = l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros_like(layer_input)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, c, i*stride:i*stride+f, j*stride:j*stride+f] = l_O[n, c, i, j]/(f*f)
    return dX

# %% counterexample_max_forward
def counterexample_max_forward():
    return np.arange(16.).reshape(1, 1, 4, 4), 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    return np.ones((1, 1, 3, 3)), np.arange(16.).reshape(1, 1, 4, 4), 2, 1
