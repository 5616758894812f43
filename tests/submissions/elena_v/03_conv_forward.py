# /// esperado
# nota = "as_strided con los pasos en bytes calculados a mano; correcto."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% output_size
output_size = lambda n_prev, filter_size, stride, padding: 1 + (n_prev - filter_size + 2 * padding) // stride

# %% conv_forward
from numpy.lib.stride_tricks import as_strided

def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    borde = (padding, padding)
    X = np.ascontiguousarray(np.pad(layer_input, ((0, 0), (0, 0), borde, borde)))
    nH, nA = output_size(H, f, stride, padding), output_size(A, f, stride, padding)
    sN, sC, sH, sA = X.strides
    # la misma memoria vista como (N, C, nH, nA, f, f), sin copiar
    vista = as_strided(
        X,
        shape=(N, C, nH, nA, f, f),
        strides=(sN, sC, sH * stride, sA * stride, sH, sA),
        writeable=False,
    )
    Z = np.tensordot(vista, W, axes=([1, 4, 5], [1, 2, 3]))   # (N, nH, nA, F)
    return np.moveaxis(Z + b, -1, 1)
