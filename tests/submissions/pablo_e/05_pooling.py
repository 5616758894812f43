# /// esperado
# nota = "Salida con filas y columnas intercambiadas; la media divide entre C·f·f; .item() de np.where falla con empates; la vuelta de la media llega a todos los canales."
# estado = "ok"
# puntos = { max_pooling_forward = 0, average_pooling_forward = 3, max_pooling_backward = 6, average_pooling_backward = 4 }
# pierde = { max_pooling_forward = ["todo"], average_pooling_forward = ["varias imágenes y canales", "casos límite"], max_pooling_backward = ["empates"], average_pooling_backward = ["varias imágenes y canales", "casos límite"] }
# error = { max_pooling_forward = "salida-traspuesta", average_pooling_forward = "dividir-tambien-entre-los-canales", max_pooling_backward = "empate-no-previsto", average_pooling_backward = "a-todos-los-canales" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    w_out = (W - f)//stride + 1
    h_out = (H - f)//stride + 1
    Z = np.zeros((N, C, w_out, h_out))
    for n in range(N):
        for c in range(C):
            for x in range(w_out):
                for y in range(h_out):
                    Z[n, c, x, y] = layer_input[n, c, y*stride:y*stride+f, x*stride:x*stride+f].max()
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    Z = np.zeros((N, C, (H - f)//stride + 1, (W - f)//stride + 1))
    for y in range(Z.shape[2]):
        for x in range(Z.shape[3]):
            v = layer_input[:, :, y*stride:y*stride+f, x*stride:x*stride+f]
            Z[:, :, y, x] = v.sum(axis=(2, 3)) / v[0].size
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, y, x in np.ndindex(l_O.shape):
        v = layer_input[n, c, y*stride:y*stride+f, x*stride:x*stride+f]
        fila, col = np.where(v == v.max())
        dX[n, c, y*stride + fila.item(), x*stride + col.item()] += l_O[n, c, y, x]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, y, x in np.ndindex(l_O.shape):
        dX[n, :, y*stride:y*stride+f, x*stride:x*stride+f] += l_O[n, c, y, x]/(f*f)
    return dX
