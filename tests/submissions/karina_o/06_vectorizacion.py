# /// esperado
# nota = "El stride, dentro de la ventana; una caza válida con una sola imagen, que no separa. Lo demás, sin hacer."
# estado = "ok"
# puntos = { windows = 2, im2col = 0, col2im = 0, conv_forward_fast = 0, conv_backward_fast = 0, counterexample_vectorization = 1 }
# pierde = { windows = ["forma de la salida", "stride mayor que 1", "imagen no cuadrada", "casos límite", "vista, sin copia"], im2col = ["todo"], col2im = ["todo"], conv_forward_fast = ["todo"], conv_backward_fast = ["todo"], counterexample_vectorization = ["distingue la función correcta de la sospechosa"] }
# error = { windows = "stride-dentro-de-la-ventana" }
# ///

# %% windows
def windows(X, filter_size, stride):
    V = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(2, 3))
    return V[:, :, :, :, ::stride, ::stride]

# %% counterexample_vectorization
def counterexample_vectorization():
    rng = np.random.default_rng(0)
    return rng.normal(size=(1, 2, 5, 5)), rng.normal(size=(3, 2, 2, 2)), rng.normal(size=3), 1, 0
