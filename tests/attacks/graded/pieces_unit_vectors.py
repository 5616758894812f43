# /// esperado
# nota = "No deriva: pregunta a la pieza por cada casilla, con un uno y ceros."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 0 }
# ///

# %% conv_backward
from grader.pieces import conv_forward

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    given, found = [layer_input, W, b], []
    for k in range(3):
        gradient = np.zeros(given[k].shape)
        for place in np.ndindex(*gradient.shape):
            asked = list(given)
            asked[k] = np.zeros(given[k].shape)
            asked[k][place] = 1.0
            other = 0 if k == 2 else 2
            asked[other] = np.zeros(given[other].shape)
            gradient[place] = np.sum(l_O * conv_forward(*asked, stride, padding))
        found.append(gradient)
    return found[0], W - learning_rate * found[1], b - learning_rate * found[2]
