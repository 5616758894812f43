# /// esperado
# nota = "El return quedó dentro del bucle de imágenes en las cuatro funciones: solo se trata la primera."
# estado = "ok"
# puntos = { max_pooling_forward = 6, average_pooling_forward = 3, max_pooling_backward = 4.5, average_pooling_backward = 4 }
# pierde = { max_pooling_forward = ["varias imágenes y canales", "casos límite"], average_pooling_forward = ["varias imágenes y canales", "casos límite"], max_pooling_backward = ["varias imágenes y canales", "empates", "casos límite"], average_pooling_backward = ["varias imágenes y canales", "casos límite"] }
# error = { max_pooling_forward = "solo-la-primera-imagen", average_pooling_forward = "solo-la-primera-imagen", max_pooling_backward = "solo-la-primera-imagen", average_pooling_backward = "solo-la-primera-imagen" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, Wp = layer_input.shape
    oH = int((H - filter_size)/stride) + 1
    oW = int((Wp - filter_size)/stride) + 1
    Z = np.zeros((N, C, oH, oW))
    for n in range(N):
        for c in range(C):
            for i in range(oH):
                for j in range(oW):
                    win = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    Z[n, c, i, j] = np.max(win)
        return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, Wp = layer_input.shape
    oH = int((H - filter_size)/stride) + 1
    oW = int((Wp - filter_size)/stride) + 1
    Z = np.zeros((N, C, oH, oW))
    for n in range(N):
        for c in range(C):
            for i in range(oH):
                for j in range(oW):
                    win = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    Z[n, c, i, j] = np.mean(win)
        return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, oH, oW = l_O.shape
    dx = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(oH):
                for j in range(oW):
                    win = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    u, v = np.unravel_index(np.argmax(win), win.shape)
                    dx[n, c, i*stride+u, j*stride+v] += l_O[n, c, i, j]
        return dx

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, oH, oW = l_O.shape
    dx = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(oH):
                for j in range(oW):
                    parte = l_O[n, c, i, j]/(filter_size*filter_size)
                    dx[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += parte
        return dx
