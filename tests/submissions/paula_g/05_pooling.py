# /// esperado
# nota = "El truco del reshape, que solo vale si las ventanas embaldosan la imagen; en la vuelta del máximo reparte entre los empatados y en la de la media usa np.repeat."
# estado = "ok"
# puntos = { max_pooling_forward = 4.5, average_pooling_forward = 2.25, max_pooling_backward = 6, average_pooling_backward = 2 }
# pierde = { max_pooling_forward = ["forma de la salida", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "casos límite"], average_pooling_forward = ["forma de la salida", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "casos límite"], max_pooling_backward = ["empates"], average_pooling_backward = ["forma de la salida", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "casos límite"] }
# error = { max_pooling_forward = "bloques-que-no-encajan", average_pooling_forward = "bloques-que-no-encajan", max_pooling_backward = "empate-repartido", average_pooling_backward = "gradiente-repetido" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    bloques = layer_input.reshape(N, C, H // f, f, W // f, f)
    return bloques.max(axis=3).max(axis=4)

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    bloques = layer_input.reshape(N, C, H // f, f, W // f, f)
    return bloques.mean(axis=(3, 5))

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    dx = np.zeros_like(layer_input)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            v = layer_input[:, :, i*s:i*s+f, j*s:j*s+f]
            m = (v == v.max(axis=(2, 3), keepdims=True)).astype(float)
            m /= m.sum(axis=(2, 3), keepdims=True)      # por si hay empates
            dx[:, :, i*s:i*s+f, j*s:j*s+f] += m * l_O[:, :, i, j][:, :, None, None]
    return dx

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    return np.repeat(np.repeat(l_O, f, axis=2), f, axis=3) / f**2
