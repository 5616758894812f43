# /// esperado
# nota = "Rota los filtros 180° en toda la capa."
# estado = "ok"
# puntos = { output_size = 6, feature_map = 1, conv_forward = 2 }
# pierde = { output_size = [], feature_map = ["valores, stride 1", "stride mayor que 1", "sesgo y casos límite", "no modifica la entrada"], conv_forward = ["valores, stride 1", "padding", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "sesgo", "casos límite", "no modifica la entrada"] }
# error = { feature_map = "filtro-rotado", conv_forward = "filtro-rotado" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% feature_map
def feature_map(X, W, b, stride):
    f = W.shape[1]
    W = W[:, ::-1, ::-1]
    nH = (X.shape[1] - f) // stride + 1
    nW = (X.shape[2] - f) // stride + 1
    Z = np.zeros((nH, nW))
    for y in range(nH):
        for x in range(nW):
            Z[y, x] = np.sum(X[:, y * stride:y * stride + f, x * stride:x * stride + f] * W) + b
    return Z

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    W_girado = np.rot90(W, 2, axes=(2, 3))
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    h_out = output_size(H, f, stride, padding)
    w_out = output_size(Wi, f, stride, padding)
    Z = np.zeros((N, F, h_out, w_out))
    for n in range(N):
        for k in range(F):
            for i in range(h_out):
                for j in range(w_out):
                    trozo = x[n, :, i*stride:i*stride + f, j*stride:j*stride + f]
                    Z[n, k, i, j] = (trozo * W_girado[k]).sum() + b[k]
    return Z
