# /// esperado
# nota = "as_strided en la ida, unravel_index en la vuelta; correcto. La caza del máximo da un stride 0 y la de la vuelta es acertada, con ceros de una ReLU."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 0, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = ["todo"], counterexample_max_backward = [] }
# ///

# %% nueva después de importaciones
from numpy.lib.stride_tricks import as_strided

# %% max_pooling_forward
def vista(x, f, s):
    N, C, H, A = x.shape
    a, b, c, d = x.strides
    forma = (N, C, (H - f) // s + 1, (A - f) // s + 1, f, f)
    return as_strided(x, forma, (a, b, c * s, d * s, c, d), writeable=False)

def max_pooling_forward(layer_input, filter_size, stride):
    return np.amax(vista(layer_input, filter_size, stride), axis=(4, 5))

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    v = vista(layer_input, filter_size, stride)
    return np.einsum("nchwij->nchw", v) / (filter_size * filter_size)

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros_like(layer_input)
    for n, c, i, j in np.ndindex(l_O.shape):
        v = layer_input[n, c, i * stride : i * stride + f, j * stride : j * stride + f]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, i * stride + u, j * stride + w] += l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros_like(layer_input)
    reparto = np.full((f, f), 1 / f**2)
    for n, c, i, j in np.ndindex(l_O.shape):
        dX[n, c, i * stride : i * stride + f, j * stride : j * stride + f] += reparto * l_O[n, c, i, j]
    return dX

# %% counterexample_max_forward
def counterexample_max_forward():
    return -np.ones((1, 1, 2, 2)), 2, 0

# %% counterexample_max_backward
def counterexample_max_backward():
    despues_de_relu = np.array([[[[0.0, 2.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0]]]])
    return np.array([[[[1.0, 1.0]]]]), despues_de_relu, 2, 2
