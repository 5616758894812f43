# /// esperado
# nota = "Bucles en todo: los valores son correctos, con una vuelta por ventana; las ventanas, copiadas una a una. Caza acertada."
# estado = "ok"
# puntos = { windows = 6, im2col = 9, col2im = 9, conv_forward_fast = 11, conv_backward_fast = 15, counterexample_vectorization = 3 }
# pierde = { windows = ["vista, sin copia"], im2col = ["sin bucles por ventana"], col2im = ["sin bucles por ventana"], conv_forward_fast = ["sin bucles por ventana"], conv_backward_fast = ["sin bucles por ventana"], counterexample_vectorization = [] }
# ///

# %% windows
def windows(X, filter_size, stride):
    N, C, H, W = X.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride + 1
    todas = np.zeros((N, C, nH, nW, filter_size, filter_size))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    a, o = i * stride, j * stride
                    todas[n, c, i, j] = X[n, c, a : a + filter_size, o : o + filter_size]
    return todas

# %% im2col
def im2col(layer_input, filter_size, stride, padding):
    N, C, H, W = layer_input.shape
    marco = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    marco[:, :, padding : padding + H, padding : padding + W] = layer_input
    nH = (H + 2 * padding - filter_size) // stride + 1
    nW = (W + 2 * padding - filter_size) // stride + 1
    filas = np.zeros((N * nH * nW, C * filter_size * filter_size))
    fila = 0
    for n in range(N):
        for i in range(nH):
            for j in range(nW):
                a, o = i * stride, j * stride
                filas[fila] = marco[n, :, a : a + filter_size, o : o + filter_size].ravel()
                fila = fila + 1
    return filas

# %% col2im
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    marco = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    nH = (H + 2 * padding - filter_size) // stride + 1
    nW = (W + 2 * padding - filter_size) // stride + 1
    fila = 0
    for n in range(N):
        for i in range(nH):
            for j in range(nW):
                a, o = i * stride, j * stride
                trozo = columns[fila].reshape(C, filter_size, filter_size)
                marco[n, :, a : a + filter_size, o : o + filter_size] += trozo
                fila = fila + 1
    return marco[:, :, padding : padding + H, padding : padding + W]

# %% conv_forward_fast
def conv_forward_fast(layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    K = im2col(layer_input, f, stride, padding)
    N = layer_input.shape[0]
    nH = (layer_input.shape[2] + 2 * padding - f) // stride + 1
    nW = (layer_input.shape[3] + 2 * padding - f) // stride + 1
    Z = np.zeros((N, F, nH, nW))
    fila = 0
    for n in range(N):
        for i in range(nH):
            for j in range(nW):
                for c in range(F):
                    Z[n, c, i, j] = np.sum(K[fila] * W[c].ravel()) + b[c]
                fila = fila + 1
    return Z

# %% conv_backward_fast
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    N, _, nH, nW = l_O.shape
    K = im2col(layer_input, f, stride, padding)
    dK = np.zeros(K.shape)
    dW = np.zeros((F, C * f * f))
    db = np.zeros(F)
    fila = 0
    for n in range(N):
        for i in range(nH):
            for j in range(nW):
                for c in range(F):
                    g = l_O[n, c, i, j]
                    dK[fila] += g * W[c].ravel()
                    dW[c] += g * K[fila]
                    db[c] += g
                fila = fila + 1
    dX = col2im(dK, layer_input.shape, f, stride, padding)
    return dX, W - learning_rate * dW.reshape(W.shape), b - learning_rate * db

# %% counterexample_vectorization
def counterexample_vectorization():
    X = np.arange(36.0).reshape(2, 2, 3, 3)
    W = np.arange(12.0).reshape(6, 2, 1, 1)
    return X, W, np.zeros(6), 1, 0
