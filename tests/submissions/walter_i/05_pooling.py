# /// esperado
# nota = "Olvida el stride al empezar la ventana en las cuatro funciones."
# estado = "ok"
# puntos = { max_pooling_forward = 0.5, average_pooling_forward = 0.25, max_pooling_backward = 0, average_pooling_backward = 0 }
# pierde = { max_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores negativos", "casos límite", "no modifica la entrada"], average_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores enteros", "casos límite", "no modifica la entrada"], max_pooling_backward = ["todo"], average_pooling_backward = ["todo"] }
# error = { max_pooling_forward = "stride-ignorado", average_pooling_forward = "stride-ignorado", max_pooling_backward = "stride-ignorado", average_pooling_backward = "stride-ignorado" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, An = layer_input.shape
    H_out = (H - filter_size)//stride + 1
    A_out = (An - filter_size)//stride + 1
    Z = np.zeros((N, C, H_out, A_out))
    for n in range(N):
        for c in range(C):
            for i in range(H_out):
                for j in range(A_out):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i:i+filter_size, j:j+filter_size])
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, An = layer_input.shape
    H_out = (H - filter_size)//stride + 1
    A_out = (An - filter_size)//stride + 1
    Z = np.zeros((N, C, H_out, A_out))
    for n in range(N):
        for c in range(C):
            for i in range(H_out):
                for j in range(A_out):
                    Z[n, c, i, j] = np.mean(layer_input[n, c, i:i+filter_size, j:j+filter_size])
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H_out, A_out = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(H_out):
                for j in range(A_out):
                    v = layer_input[n, c, i:i+filter_size, j:j+filter_size]
                    y, x = np.unravel_index(v.argmax(), v.shape)
                    dX[n, c, i+y, j+x] += l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H_out, A_out = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(H_out):
                for j in range(A_out):
                    dX[n, c, i:i+filter_size, j:j+filter_size] += l_O[n, c, i, j]/filter_size**2
    return dX
