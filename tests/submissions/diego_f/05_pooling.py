# /// esperado
# nota = "Comprensiones de listas en la ida; np.bincount sobre índices planos en la vuelta; correcto. Caza del máximo con un array de tres ejes; la de la vuelta usa enteros."
# estado = "ok"
# puntos = { max_pooling_forward = 8, average_pooling_forward = 4, max_pooling_backward = 8, average_pooling_backward = 5, counterexample_max_forward = 0, counterexample_max_backward = 3 }
# pierde = { max_pooling_forward = [], average_pooling_forward = [], max_pooling_backward = [], average_pooling_backward = [], counterexample_max_forward = ["todo"], counterexample_max_backward = [] }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    (f, s) = (filter_size, stride)
    (_, _, H, W) = layer_input.shape
    return np.array([[[[canal[h:h+f, w:w+f].max() for w in range(0, W - f + 1, s)]
                       for h in range(0, H - f + 1, s)]
                      for canal in imagen]
                     for imagen in layer_input])

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    (f, s) = (filter_size, stride)
    (_, _, H, W) = layer_input.shape
    return np.stack([np.stack([layer_input[:, :, h:h+f, w:w+f].mean((2, 3))
                               for w in range(0, W - f + 1, s)], axis=-1)
                     for h in range(0, H - f + 1, s)], axis=2)

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    (f, s) = (filter_size, stride)
    posicion = np.arange(layer_input.size).reshape(layer_input.shape)
    ganadoras = []
    for n, c, i, j in np.ndindex(l_O.shape):
        donde = posicion[n, c, i*s:i*s+f, j*s:j*s+f].ravel()
        ganadoras.append(donde[layer_input.ravel()[donde].argmax()])
    plano = np.bincount(ganadoras, weights=l_O.ravel(), minlength=layer_input.size)
    return plano.reshape(layer_input.shape)

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    (f, s) = (filter_size, stride)
    (_, _, H, W) = layer_input.shape
    # cuanto de cada fila de salida llega a cada fila de entrada
    def matriz(n_in, n_out):
        M = np.zeros((n_in, n_out))
        for k in range(n_out):
            M[k*s:k*s+f, k] = 1/f
        return M
    return matriz(H, l_O.shape[2]) @ l_O @ matriz(W, l_O.shape[3]).T

# %% counterexample_max_forward
def counterexample_max_forward():
    return -np.ones((1, 2, 2)), 2, 2

# %% counterexample_max_backward
def counterexample_max_backward():
    return np.array([[[[1, 2]]]]), np.full((1, 1, 2, 4), 3), 2, 2
