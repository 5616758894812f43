# /// esperado
# nota = "tensordot por posición de salida, todas las imágenes y filtros a la vez; correcto. Caza acertada, con arrays de enteros."
# estado = "ok"
# puntos = { output_size = 6, feature_map = 5, conv_forward = 16, counterexample_forward = 3 }
# pierde = { output_size = [], feature_map = [], conv_forward = [], counterexample_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    n = n_prev + 2*padding - filter_size
    n = np.floor(n/stride)
    return int(n + 1)

# %% feature_map
def feature_map(X, W, b, stride):
    f = W.shape[2]
    h = output_size(X.shape[1], f, stride, 0)
    w = output_size(X.shape[2], f, stride, 0)
    mapa = np.empty((h, w))
    for i, j in np.ndindex(h, w):
        mapa[i, j] = np.tensordot(X[:, i * stride:i * stride + f, j * stride:j * stride + f], W, 3) + b
    return mapa

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    (N, C, H_prev, W_prev) = layer_input.shape
    (n_F, _, f, _) = W.shape
    n_H = output_size(H_prev, f, stride, padding)
    n_W = output_size(W_prev, f, stride, padding)
    A_pad = np.pad(layer_input, [(0, 0)] * 2 + [(padding, padding)] * 2)
    Z = np.empty((N, n_F, n_H, n_W))
    for h in range(n_H):
        for w in range(n_W):
            a = A_pad[:, :, h*stride:h*stride+f, w*stride:w*stride+f]
            # (N, C, f, f) con (F, C, f, f) -> (N, F)
            Z[:, :, h, w] = np.tensordot(a, W, axes=((1, 2, 3), (1, 2, 3))) + b
    # assert Z.shape == (N, n_F, n_H, n_W)
    return Z

# %% counterexample_forward
def counterexample_forward():
    imagen = np.arange(10).reshape(1, 1, 5, 2)
    return imagen, np.array([[[[1, -1], [2, 0]]]]), np.array([1]), 1, 0
