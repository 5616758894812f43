# /// esperado
# nota = "Siete bucles anidados, sin una sola operación vectorizada; correcto y lento. Caza acertada, con una imagen apaisada."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16, counterexample_forward = 3 }
# pierde = { output_size = [], conv_forward = [], counterexample_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

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
