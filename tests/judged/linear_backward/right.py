# %% Tres productos
def linear_backward(l_O, learning_rate, X, W, b):
    l_a_prev = l_O @ W.T
    dW = X.T @ l_O
    db = l_O.sum(axis=0)
    return l_a_prev, W - learning_rate * dW, b - learning_rate * db


# %% Primero la entrada, con einsum
def linear_backward(l_O, learning_rate, X, W, b):
    dX = np.einsum("nm,dm->nd", l_O, W)
    dW = np.einsum("nd,nm->dm", X, l_O)
    db = np.einsum("nm->m", l_O)
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Imagen a imagen
def linear_backward(l_O, learning_rate, X, W, b):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for n in range(len(X)):
        dX[n] = W @ l_O[n]
        dW += np.outer(X[n], l_O[n])
        db += l_O[n]
    return dX, W - learning_rate * dW, b - learning_rate * db


# %% Tres bucles
def linear_backward(l_O, learning_rate, X, W, b):
    N, D = X.shape
    M = b.shape[0]
    dX, dW, db = np.zeros((N, D)), np.zeros((D, M)), np.zeros(M)
    for n in range(N):
        for m in range(M):
            db[m] += l_O[n, m]
            for d in range(D):
                dX[n, d] += l_O[n, m] * W[d, m]
                dW[d, m] += l_O[n, m] * X[n, d]
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return dX, W_new, b_new


# %% El sesgo con una fila de unos
def linear_backward(l_O, learning_rate, X, W, b):
    unos = np.ones(l_O.shape[0])
    pesos = W - learning_rate * np.dot(X.T, l_O)
    sesgos = b - learning_rate * np.dot(unos, l_O)
    return [np.dot(l_O, W.T), pesos, sesgos]


# %% Copias que se actualizan en su sitio
def linear_backward(l_O, learning_rate, X, W, b):
    W_new, b_new = W.copy(), b.copy()
    W_new -= learning_rate * (X.T @ l_O)
    b_new -= learning_rate * np.sum(l_O, axis=0)
    return l_O @ W.T, W_new, b_new


# %% Con difusión y sumas
def linear_backward(l_O, learning_rate, X, W, b):
    productos = X[:, :, None] * l_O[:, None, :]
    W_new = W - learning_rate * productos.sum(axis=0)
    dX = (l_O[:, None, :] * W[None]).sum(axis=2)
    return dX, W_new, b - learning_rate * l_O.sum(0)


# %% Con las traspuestas
def linear_backward(l_O, learning_rate, X, W, b):
    l_a_prev = (W @ l_O.T).T
    gradiente = (l_O.T @ X).T
    return l_a_prev, W + -learning_rate * gradiente, b + -learning_rate * l_O.sum(axis=0)


# %% La tasa antes del producto
def linear_backward(l_O, learning_rate, X, W, b):
    paso = learning_rate * l_O
    return np.matmul(l_O, W.transpose()), W - X.T @ paso, b - paso.sum(axis=0)


# %% Una clase
class Lineal:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def atras(self, l_O, X, tasa):
        entrada = l_O @ self.W.T
        self.W = self.W - tasa * (X.T @ l_O)
        self.b = self.b - tasa * l_O.sum(axis=0)
        return entrada


def linear_backward(l_O, learning_rate, X, W, b):
    capa = Lineal(W, b)
    entrada = capa.atras(l_O, X, learning_rate)
    return entrada, capa.W, capa.b
