# /// esperado
# nota = "No deriva: pregunta por todas las casillas a la vez, en un lote y en muchos filtros."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 0 }
# ///

# %% conv_backward
from grader.pieces import conv_forward

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    none = np.zeros(len(W))
    size = layer_input[0].size
    images = np.eye(size).reshape(size, *layer_input.shape[1:])
    answers = conv_forward(images, W, none, stride, padding)
    dX = np.einsum("nkij,skij->ns", l_O, answers).reshape(layer_input.shape)
    size = W[0].size
    filters = np.eye(size).reshape(size, *W.shape[1:])
    columns = conv_forward(layer_input, filters, np.zeros(size), stride, padding)
    dW = np.einsum("nkij,nsij->ks", l_O, columns).reshape(W.shape)
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))
