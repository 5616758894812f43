# /// esperado
# nota = "sliding_window_view y argmax con np.add.at; correcto. Caza del máximo con enteros; la otra es válida, pero no tiene empates."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 3, counterexample_max_backward = 1 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = [], counterexample_max_backward = ["distingue la función correcta de la sospechosa"] }
# ///

# %% nueva después de importaciones
from numpy.lib.stride_tricks import sliding_window_view

def ventanas(x, f, s):
    """(N, C, nH, nW, f, f), sin copiar"""
    return sliding_window_view(x, (f, f), axis=(2, 3))[:, :, ::s, ::s]

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    return ventanas(layer_input, filter_size, stride).max(axis=(-2, -1))

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    return ventanas(layer_input, filter_size, stride).mean(axis=(-2, -1))

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    v = ventanas(layer_input, filter_size, stride)
    k = v.reshape(*v.shape[:4], -1).argmax(axis=-1)
    n, c, i, j = np.indices(l_O.shape)
    dx = np.zeros_like(layer_input)
    np.add.at(dx, (n, c, i * stride + k // filter_size, j * stride + k % filter_size), l_O)
    return dx

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros_like(layer_input)
    n, c, i, j, u, v = np.indices(l_O.shape + (filter_size, filter_size), sparse=True)
    np.add.at(dx, (n, c, i * stride + u, j * stride + v), l_O[..., None, None] / filter_size**2)
    return dx

# %% counterexample_max_forward
def counterexample_max_forward():
    return -np.arange(16).reshape(1, 1, 4, 4), 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    rng = np.random.default_rng()
    return rng.normal(size=(2, 3, 4, 4)), rng.normal(size=(2, 3, 6, 6)), 3, 1
