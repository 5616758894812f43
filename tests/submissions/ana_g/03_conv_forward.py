# /// esperado
# nota = "Siete bucles anidados, sin una sola operación vectorizada; correcto y lento. Caza acertada, con una imagen apaisada."
# estado = "ok"
# puntos = { output_size = 6, feature_map = 5, conv_forward = 16, counterexample_forward = 3 }
# pierde = { output_size = [], feature_map = [], conv_forward = [], counterexample_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% feature_map
def feature_map(X, W, b, stride):
    C, H, Wd = X.shape
    f = W.shape[1]
    Z = np.zeros((output_size(H, f, stride, 0), output_size(Wd, f, stride, 0)))
    for y in range(Z.shape[0]):
        for x in range(Z.shape[1]):
            acc = b
            for c in range(C):
                for u in range(f):
                    for v in range(f):
                        acc += X[c, y * stride + u, x * stride + v] * W[c, u, v]
            Z[y, x] = acc
    return Z

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wd = layer_input.shape
    F, C2, f, _ = W.shape
    nH = output_size(H, f, stride, padding)
    nW = output_size(Wd, f, stride, padding)
    Z = np.zeros((N, F, nH, nW))
    for n in range(N):
        for k in range(F):
            for y in range(nH):
                for x in range(nW):
                    acc = b[k]
                    for c in range(C):
                        for u in range(f):
                            for v in range(f):
                                fila = y * stride + u - padding
                                col = x * stride + v - padding
                                # fuera de la imagen hay ceros, asi que no sumo nada
                                if fila < 0 or fila >= H or col < 0 or col >= Wd:
                                    continue
                                acc += layer_input[n, c, fila, col] * W[k, c, u, v]
                    Z[n, k, y, x] = acc
    return Z

# %% counterexample_forward
def counterexample_forward():
    imagen = np.arange(12.0).reshape(1, 1, 3, 4)   # mas ancha que alta
    W = np.ones((1, 1, 2, 2))
    b = np.zeros(1)
    return imagen, W, b, 1, 0
