# /// esperado
# nota = "reshape sin transpose: en las columnas y al sacar los mapas del producto. No llegó a la vuelta."
# estado = "ok"
# puntos = { windows = 7, im2col = 2, col2im = 0, conv_forward_fast = 6, conv_backward_fast = 0, counterexample_vectorization = 0 }
# pierde = { windows = [], im2col = ["valores, stride 1", "padding", "stride mayor que 1", "stride que no divide", "varias imágenes en el lote", "imagen no cuadrada", "casos límite", "no modifica la entrada"], col2im = ["todo"], conv_forward_fast = ["varios filtros", "varias imágenes en el lote", "sesgo", "casos límite", "sin bucles por ventana"], conv_backward_fast = ["todo"], counterexample_vectorization = ["todo"] }
# error = { im2col = "reshape-sin-trasponer", conv_forward_fast = "reshape-desde-las-ventanas" }
# ///

# %% windows
def windows(X, filter_size, stride):
    return np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), (2, 3))[:, :, ::stride, ::stride]

# %% im2col
def im2col(layer_input, filter_size, stride, padding):
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    V = windows(X, filter_size, stride)
    N, C, nH, nW, f, _ = V.shape
    return V.reshape(N * nH * nW, C * f * f)

# %% conv_forward_fast
def conv_forward_fast(layer_input, W, b, stride, padding):
    F, C, f, _ = W.shape
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    V = windows(X, f, stride)
    N, _, nH, nW = V.shape[:4]
    K = V.transpose(0, 2, 3, 1, 4, 5).reshape(N * nH * nW, C * f * f)
    return (K @ W.reshape(F, -1).T + b).reshape(N, F, nH, nW)
