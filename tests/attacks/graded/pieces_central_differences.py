# /// esperado
# nota = "No deriva: diferencias centrales de la pieza, con paso de un medio."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 2 }
# ///

# %% conv_backward
from grader.pieces import conv_forward

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    def loss(x, w, c):
        return np.sum(l_O * conv_forward(x, w, c, stride, padding))

    def gradient(f, x):
        found = np.zeros(x.shape)
        for place in np.ndindex(*x.shape):
            up, down = x.copy(), x.copy()
            up[place] += 0.5
            down[place] -= 0.5
            found[place] = f(up) - f(down)
        return found

    return (
        gradient(lambda x: loss(x, W, b), layer_input),
        W - learning_rate * gradient(lambda w: loss(layer_input, w, b), W),
        b - learning_rate * gradient(lambda c: loss(layer_input, W, c), b),
    )
