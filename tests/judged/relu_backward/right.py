# %% l_O por la máscara
def relu_backward(l_O, Z):
    return l_O * (Z > 0)


# %% np.where
def relu_backward(l_O, Z):
    return np.where(Z > 0, l_O, 0.0)


# %% Copia y asignación con máscara
def relu_backward(l_O, Z):
    gradiente = np.array(l_O, copy=True)
    gradiente[Z <= 0] = 0
    return gradiente


# %% Derivada escrita aparte
def derivada(Z):
    D = np.zeros(Z.shape)
    D[Z > 0] = 1
    return D


def relu_backward(l_O, Z):
    return derivada(Z) * l_O


# %% De la salida de la ida
def relu_backward(l_O, Z):
    A = np.maximum(Z, 0)
    return l_O * np.sign(A)


# %% np.ndindex
def relu_backward(l_O, Z):
    dZ = np.zeros_like(l_O)
    for indice in np.ndindex(*Z.shape):
        if Z[indice] > 0:
            dZ[indice] = l_O[indice]
    return dZ


# %% Valor a valor, en una fila
def relu_backward(l_O, Z):
    valores = [g if z > 0 else 0.0 for g, z in zip(l_O.ravel(), Z.ravel())]
    return np.reshape(valores, Z.shape)


# %% np.heaviside con 0 en el 0
def relu_backward(l_O, Z):
    return l_O * np.heaviside(Z, 0)


# %% np.multiply con where
def relu_backward(l_O, Z):
    return np.multiply(l_O, 1, where=Z > 0, out=np.zeros(l_O.shape))


# %% En float32
def relu_backward(l_O, Z):
    return (l_O.astype(np.float32) * (Z > 0)).astype(np.float32)
