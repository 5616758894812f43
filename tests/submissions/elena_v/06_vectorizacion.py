# /// esperado
# nota = "as_strided con los saltos de X.strides, tensordot sobre las ventanas en las dos capas, sin columnas; correcto. Caza acertada con números al azar."
# estado = "ok"
# puntos = { windows = 7, im2col = 10, col2im = 10, conv_forward_fast = 12, conv_backward_fast = 16, counterexample_vectorization = 3 }
# pierde = { windows = [], im2col = [], col2im = [], conv_forward_fast = [], conv_backward_fast = [], counterexample_vectorization = [] }
# ///

# %% windows
def windows(X, filter_size, stride):
    N, C, H, W = X.shape
    sN, sC, sH, sW = X.strides
    forma = (N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1, filter_size, filter_size)
    saltos = (sN, sC, sH * stride, sW * stride, sH, sW)
    return np.lib.stride_tricks.as_strided(X, forma, saltos, writeable=False)

# %% im2col
def im2col(layer_input, filter_size, stride, padding):
    X = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    V = windows(X, filter_size, stride)
    V = np.moveaxis(V, 1, 3)
    return V.reshape(np.prod(V.shape[:3]), -1)

# %% col2im
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    f, p, s = filter_size, padding, stride
    nH, nW = (H + 2 * p - f) // s + 1, (W + 2 * p - f) // s + 1
    partes = np.moveaxis(columns.reshape(N, nH, nW, C, f, f), 3, 1)
    X = np.zeros((N, C, H + 2 * p, W + 2 * p))
    for u, v in np.ndindex(f, f):
        X[:, :, u : u + s * nH : s, v : v + s * nW : s][:, :, :nH, :nW] += partes[:, :, :, :, u, v]
    return X[:, :, p : H + p, p : W + p].copy()

# %% conv_forward_fast
def conv_forward_fast(layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    X = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    Z = np.tensordot(windows(X, f, stride), W, axes=([1, 4, 5], [1, 2, 3])) + b
    return np.moveaxis(Z, 3, 1)

# %% conv_backward_fast
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    X = np.pad(layer_input, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    dW = np.tensordot(l_O, windows(X, f, stride), axes=([0, 2, 3], [0, 2, 3]))
    dK = np.tensordot(l_O, W, axes=(1, 0)).reshape(-1, C * f * f)
    dX = col2im(dK, layer_input.shape, f, stride, padding)
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))

# %% counterexample_vectorization
def counterexample_vectorization():
    rng = np.random.default_rng(1)
    return rng.normal(size=(3, 2, 5, 4)), rng.normal(size=(2, 2, 2, 2)), rng.normal(size=2), 1, 0
