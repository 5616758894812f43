# /// esperado
# nota = "Índices elegantes, como en 05, pero al volver usa += con índices repetidos, que solo suma una vez; l_a_prev lo hereda. No hizo la caza."
# estado = "ok"
# puntos = { windows = 7, im2col = 10, col2im = 4, conv_forward_fast = 12, conv_backward_fast = 5, counterexample_vectorization = 0 }
# pierde = { windows = [], im2col = [], col2im = ["ventanas solapadas", "padding", "stride que no divide", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"], conv_forward_fast = [], conv_backward_fast = ["l_a_prev, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite", "sin bucles por ventana"], counterexample_vectorization = ["todo"] }
# error = { col2im = "sin-acumular", conv_backward_fast = "sin-acumular-entre-ventanas" }
# ///

# %% windows
def windows(X, filter_size, stride):
    V = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(-2, -1))
    return V[..., ::stride, ::stride, :, :]

# %% nueva antes de im2col
def indices(shape, f, stride, padding):
    N, C, H, W = shape
    nH = (H + 2 * padding - f) // stride + 1
    nW = (W + 2 * padding - f) // stride + 1
    c = np.repeat(np.arange(C), f * f)
    i = np.tile(np.repeat(np.arange(f), f), C)[None, :] + stride * np.repeat(np.arange(nH), nW)[:, None]
    j = np.tile(np.arange(f), f * C)[None, :] + stride * np.tile(np.arange(nW), nH)[:, None]
    return c, i, j

# %% im2col
def im2col(layer_input, filter_size, stride, padding):
    c, i, j = indices(layer_input.shape, filter_size, stride, padding)
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    return X[:, c, i, j].reshape(-1, len(c))

# %% col2im
def col2im(columns, shape, filter_size, stride, padding):
    N, C, H, W = shape
    c, i, j = indices(shape, filter_size, stride, padding)
    X = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    X[:, c, i, j] += columns.reshape(N, len(i), len(c))
    return X[:, :, padding : padding + H, padding : padding + W]

# %% conv_forward_fast
def conv_forward_fast(layer_input, W, b, stride, padding):
    K = im2col(layer_input, W.shape[2], stride, padding)
    Z = K @ W.reshape(len(W), -1).T + b
    nH = (layer_input.shape[2] + 2 * padding - W.shape[2]) // stride + 1
    return Z.reshape(len(layer_input), nH, -1, len(W)).transpose(0, 3, 1, 2)

# %% conv_backward_fast
def conv_backward_fast(l_O, learning_rate, layer_input, W, b, stride, padding):
    f = W.shape[2]
    K = im2col(layer_input, f, stride, padding)
    G = np.moveaxis(l_O, 1, 3).reshape(-1, len(W))
    dX = col2im(G @ W.reshape(len(W), -1), layer_input.shape, f, stride, padding)
    return dX, W - learning_rate * (G.T @ K).reshape(W.shape), b - learning_rate * G.sum(0)
