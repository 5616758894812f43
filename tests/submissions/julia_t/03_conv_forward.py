# /// esperado
# nota = "Correcta, por comprensión de listas; convirtió en texto la celda calificada de conv_forward."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    # posiciones donde puede empezar la ventana
    return len(range(0, n_prev + 2 * padding - filter_size + 1, stride))

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    filas = range(0, X.shape[2] - f + 1, stride)
    columnas = range(0, X.shape[3] - f + 1, stride)
    return np.array([
        [
            [[np.sum(x[:, i:i + f, j:j + f] * w) + s for j in columnas] for i in filas]
            for w, s in zip(W, b)
        ]
        for x in X
    ])

# %% markdown check_conv_forward
