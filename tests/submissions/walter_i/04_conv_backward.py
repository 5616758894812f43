# /// esperado
# nota = "Vuelve a calcular el tamaño redondeando hacia arriba: IndexError cuando el stride no divide. numerical_gradient recorre x.size posiciones del primer eje."
# estado = "ok"
# puntos = { numerical_gradient = 1, conv_backward = 18 }
# pierde = { numerical_gradient = ["forma de la salida", "arrays de varias dimensiones", "usa el paso eps", "no modifica la entrada"], conv_backward = ["stride que no divide", "casos límite"] }
# error = { numerical_gradient = "f-recibe-un-vector", conv_backward = "tamano-hacia-arriba" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.size)
    for i in range(x.size):
        e = np.zeros(x.size)
        e[i] = eps
        grad[i] = (f(x + e) - f(x - e)) / (2*eps)
    return grad.reshape(x.shape)

# %% conv_backward
import math
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    H_out = math.ceil((H + 2*padding - f) / stride) + 1
    A_out = math.ceil((An + 2*padding - f) / stride) + 1
    X = np.pad(layer_input, ((0,0), (0,0), (padding, padding), (padding, padding)))
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(F)
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(A_out):
                    g = l_O[n, k, i, j]
                    dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += g*W[k]
                    dW[k] += g*X[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
                    db[k] += g
    return dX[:, :, padding:padding+H, padding:padding+An], W - learning_rate*dW, b - learning_rate*db
