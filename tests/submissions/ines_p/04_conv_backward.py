# /// esperado
# nota = "Una clase con caché y una función que la llama; devuelve una lista en lugar de una tupla; correcto."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 20, counterexample_backward = 3 }
# pierde = { numerical_gradient = [], conv_backward = [], counterexample_backward = [] }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    def derivada(i):
        d = np.zeros_like(x)
        d[i] = eps
        return (f(x + d) - f(x - d)) / (2 * eps)

    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        g[i] = derivada(i)
    return g

# %% conv_backward
class Capa:
    def __init__(self, W, b, stride, padding):
        self.W, self.b, self.s, self.p = W, b, stride, padding

    def guarda(self, x):
        p = self.p
        self.forma = x.shape
        self.cache = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
        return self

    def atras(self, g):
        f, s, p = self.W.shape[2], self.s, self.p
        self.dW = np.zeros_like(self.W)
        self.db = g.sum((0, 2, 3))
        dx = np.zeros_like(self.cache)
        for i in range(g.shape[2]):
            for j in range(g.shape[3]):
                v = np.s_[:, :, i * s : i * s + f, j * s : j * s + f]
                aqui = g[:, :, i, j]
                self.dW += np.tensordot(aqui, self.cache[v], axes=(0, 0))
                dx[v] += np.tensordot(aqui, self.W, axes=(1, 0))
        _, _, h, a = self.forma
        return dx[:, :, p : p + h, p : p + a]

    def paso(self, tasa):
        return self.W - tasa * self.dW, self.b - tasa * self.db


def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    capa = Capa(W, b, stride, padding).guarda(layer_input)
    dx = capa.atras(l_O)
    W2, b2 = capa.paso(learning_rate)
    return [dx, W2, b2]

# %% counterexample_backward
def counterexample_backward():
    return [np.ones((3, 1, 1, 1)), 0.1, np.ones((3, 1, 3, 3)), np.ones((1, 1, 3, 3)), np.ones(1), 1, 0]
