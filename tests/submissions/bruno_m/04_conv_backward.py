# /// esperado
# nota = "Funciones auxiliares en celdas nuevas: una para cada gradiente y otra para el paso; correcto. La caza falla donde debe, pero a cada imagen le llega otro gradiente y quedan dos causas."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 1 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = ["aísla la causa"] }
# ///

# %% nueva antes de numerical_gradient
def con_cambio(x, posicion, cuanto):
    """Copia de x con un solo valor cambiado."""
    copia = np.array(x, dtype=float)
    copia[posicion] += cuanto
    return copia

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    derivadas = np.zeros(x.shape)
    for posicion, _ in np.ndenumerate(x):
        derivadas[posicion] = f(con_cambio(x, posicion, eps)) - f(con_cambio(x, posicion, -eps))
    return derivadas / (2*eps)

# %% nueva antes de conv_backward
def poner_borde(X, pad):
    n, c, alto, ancho = X.shape
    salida = np.zeros((n, c, alto + 2*pad, ancho + 2*pad), dtype=X.dtype)
    salida[:, :, pad:pad+alto, pad:pad+ancho] = X
    return salida

def quitar_borde(X, pad):
    if pad == 0:
        return X
    return X[:, :, pad:-pad, pad:-pad]

# %% nueva antes de conv_backward
def grad_sesgo(l_O):
    return np.array([l_O[:, k].sum() for k in range(l_O.shape[1])])

def grad_pesos(l_O, con_borde, forma, stride):
    dW = np.zeros(forma)
    f = forma[2]
    for n, k, i, j in np.ndindex(l_O.shape):
        trozo = con_borde[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
        dW[k] += trozo * l_O[n, k, i, j]
    return dW

def grad_entrada(l_O, forma, W, stride):
    dX = np.zeros(forma)
    f = W.shape[2]
    for n, k, i, j in np.ndindex(l_O.shape):
        dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += W[k] * l_O[n, k, i, j]
    return dX

# %% nueva antes de conv_backward
def paso(parametro, gradiente, tasa):
    return parametro - tasa * gradiente

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    con_borde = poner_borde(layer_input, padding)
    dX = quitar_borde(grad_entrada(l_O, con_borde.shape, W, stride), padding)
    dW = grad_pesos(l_O, con_borde, W.shape, stride)
    return dX, paso(W, dW, learning_rate), paso(b, grad_sesgo(l_O), learning_rate)

# %% counterexample_backward
def counterexample_backward():
    entrada = np.random.default_rng(1).normal(size=(2, 3, 6, 6))
    filtro = np.random.default_rng(2).normal(size=(1, 3, 2, 2))
    salida = np.random.default_rng(3).normal(size=(2, 1, 2, 2))
    return salida, 0.01, entrada, filtro, np.array([1.0]), 3, 0
