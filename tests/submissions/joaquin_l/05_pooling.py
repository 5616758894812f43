# /// esperado
# nota = "Todos los arrays de salida son float32; pasa, con una observación. La caza del máximo no separa: en cada ventana hay un positivo."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 1, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = ["distingue la función correcta de la sospechosa"], counterexample_max_backward = [] }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    h, a = (H - filter_size)//stride + 1, (A - filter_size)//stride + 1
    Z = np.full((N, C, h, a), -np.inf, dtype=np.float32)
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(a):
                    y, x = i*stride, j*stride
                    Z[n, c, i, j] = np.max(layer_input[n, c, y:y+filter_size, x:x+filter_size])
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    h, a = (H - filter_size)//stride + 1, (A - filter_size)//stride + 1
    Z = np.zeros((N, C, h, a), dtype=np.float32)
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(a):
                    y, x = i*stride, j*stride
                    Z[n, c, i, j] = np.average(layer_input[n, c, y:y+filter_size, x:x+filter_size])
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape, dtype=np.float32)
    f = filter_size
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
                    filas, columnas = np.where(v == v.max())
                    dx[n, c, i*stride + filas[0], j*stride + columnas[0]] += l_O[n, c, i, j]
    return dx

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape, dtype=np.float32)
    f = filter_size
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dx[n, c, i*stride:i*stride+f, j*stride:j*stride+f] += l_O[n, c, i, j]/(f*f)
    return dx

# %% counterexample_max_forward
def counterexample_max_forward():
    X = np.array([[[[-5., 1., -4., 2.], [-1., -2., -3., -6.]]]])
    return X, 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    X = np.array([[[[1., 9., 9., 9., 2., 9.]]]]).repeat(3, axis=2)
    return np.ones((1, 1, 1, 2)), X, 3, 3
