# /// esperado
# nota = "El máximo y la media se toman entre todos los canales; la vuelta del máximo da el gradiente a todos los empatados y la de la media divide entre el lado."
# estado = "ok"
# puntos = { max_pooling_forward = 6, average_pooling_forward = 3, max_pooling_backward = 6, average_pooling_backward = 0 }
# pierde = { max_pooling_forward = ["varias imágenes y canales", "casos límite"], average_pooling_forward = ["varias imágenes y canales", "casos límite"], max_pooling_backward = ["empates"], average_pooling_backward = ["todo"] }
# error = { max_pooling_forward = "entre-canales", average_pooling_forward = "entre-canales", max_pooling_backward = "empate-duplicado", average_pooling_backward = "dividir-entre-el-lado" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    f = filter_size
    nH, nA = (H - f)//stride + 1, (A - f)//stride + 1
    Z = np.zeros((N, C, nH, nA))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nA):
                    Z[n, c, i, j] = layer_input[n, :, i*stride:i*stride+f, j*stride:j*stride+f].max()
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    f = filter_size
    nH, nA = (H - f)//stride + 1, (A - f)//stride + 1
    Z = np.zeros((N, C, nH, nA))
    for n in range(N):
        for i in range(nH):
            for j in range(nA):
                Z[n, :, i, j] = layer_input[n, :, i*stride:i*stride+f, j*stride:j*stride+f].mean()
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
                    mascara = (v == np.max(v))
                    dX[n, c, i*stride:i*stride+f, j*stride:j*stride+f] += mascara * l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, c, i*stride:i*stride+f, j*stride:j*stride+f] += l_O[n, c, i, j] / f
    return dX
