# /// esperado
# nota = "sliding_window_view y einsum para dW; dX repartido por desplazamientos del filtro; correcto. Caza con filtros a cero y lo demás al azar, sin semilla."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = [] }
# ///

# %% nueva después de importaciones
from numpy.lib.stride_tricks import sliding_window_view

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    # una fila de la identidad por cada valor de x
    pasos = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + p) - f(x - p)) / (2 * eps) for p in pasos]).reshape(x.shape)

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    f, p, s = W.shape[2], padding, stride
    H, A = layer_input.shape[2:]
    nH, nA = l_O.shape[2:]
    xp = np.pad(layer_input, ((0, 0), (0, 0), (p, p), (p, p)))
    ventanas = sliding_window_view(xp, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    dW = np.einsum("nfhw,nchwij->fcij", l_O, ventanas, optimize=True)
    db = np.einsum("nfhw->f", l_O)
    # (N, C, nH, nA, f, f): lo que manda cada salida a su ventana
    partes = np.einsum("nfhw,fcij->nchwij", l_O, W)
    dxp = np.zeros_like(xp)
    for i in range(f):
        for j in range(f):
            dxp[:, :, i : i + s * (nH - 1) + 1 : s, j : j + s * (nA - 1) + 1 : s] += partes[..., i, j]
    return dxp[:, :, p : p + H, p : p + A], W - learning_rate * dW, b - learning_rate * db

# %% counterexample_backward
def counterexample_backward():
    rng = np.random.default_rng()
    return (
        rng.normal(size=(2, 3, 4, 4)),
        0.05,
        rng.normal(size=(2, 2, 4, 4)),
        np.zeros((3, 2, 3, 3)),
        rng.normal(size=3),
        1,
        1,
    )
