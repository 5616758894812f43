# /// esperado
# nota = "Pregunta por el canal, sin contar, y desde hijos, que no gastan de lo mismo."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 0 }
# ///

# %% conv_backward
import sys

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    ask = sys.modules["grader.sandbox.channel"].ask
    dX = np.zeros(layer_input.shape)
    for place in np.ndindex(*layer_input.shape):
        one = np.zeros(layer_input.shape)
        one[place] = 1
        dX[place] = np.sum(l_O * ask("conv_forward", (one, W, np.zeros(len(W)), stride, padding), {}))
    dW = np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        one = np.zeros(W.shape)
        one[place] = 1
        dW[place] = np.sum(l_O * ask("conv_forward", (layer_input, one, np.zeros(len(W)), stride, padding), {}))
    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))
