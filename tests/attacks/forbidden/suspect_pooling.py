# /// esperado
# nota = "Usa de solución las funciones sospechosas de las cazas: una falla con ceros, la otra con valores repetidos."
# unidad = "05_pooling"
# puntos = { max_pooling_forward = 0, max_pooling_backward = 0 }
# ///

# %% max_pooling_forward
from grader.pieces import suspect

def max_pooling_forward(layer_input, filter_size, stride):
    low = layer_input.min() - 1
    return suspect("counterexample_max_forward")(layer_input - low, filter_size, stride) + low

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    tilt = np.arange(layer_input.size, 0, -1).reshape(layer_input.shape) * 1e-7
    return suspect("counterexample_max_backward")(l_O, layer_input + tilt, filter_size, stride)
