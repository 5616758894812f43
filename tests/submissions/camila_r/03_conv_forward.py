# /// esperado
# nota = "sliding_window_view y einsum, con el import en una celda nueva; correcto, sale con los ejes permutados en memoria."
# estado = "ok"
# puntos = { output_size = 6, feature_map = 5, conv_forward = 16 }
# pierde = { output_size = [], feature_map = [], conv_forward = [] }
# ///

# %% nueva después de importaciones
from numpy.lib.stride_tricks import sliding_window_view

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% feature_map
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    ventanas = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(1, 2))
    return np.einsum("chwij,cij->hw", ventanas[:, ::stride, ::stride], W) + b

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[2]
    xp = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    # todas las ventanas (N, C, nH, nW, f, f); me quedo con una de cada `stride`
    ventanas = sliding_window_view(xp, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->hwnf", ventanas, W, optimize=True) + b
    return Z.transpose(2, 3, 0, 1)
