# %% base: X @ W + b

# %% W traspuesta
# error: w-traspuesta
# - return X @ W + b
# + return X @ W.T + b

# %% np.dot con W traspuesta
# error: w-traspuesta
# - return X @ W + b
# + return np.dot(X, W.T) + b

# %% El orden cambiado
# error: orden-cambiado
# - return X @ W + b
# + return W @ X + b

# %% X traspuesta
# error: x-traspuesta
# - return X @ W + b
# + return X.T @ W + b

# %% W reformada
# error: w-reformada
# - return X @ W + b
# + return X @ W.reshape(W.shape[1], W.shape[0]).T + b

# %% W reformada y sin sesgo
# error: w-reformada, sin-sesgo
# - return X @ W + b
# + return X @ W.reshape(W.shape[1], -1).T

# %% Casilla a casilla
# error: casilla-a-casilla
# - return X @ W + b
# + return X * W + b

# %% Suma por suma
# error: suma-por-suma
# - return X @ W + b
# + return np.outer(X.sum(axis=1), W.sum(axis=0)) + b

# %% Se queda con la última característica
# error: ultima-caracteristica
# - return X @ W + b
# + for d in range(X.shape[1]):
# +     Z = np.outer(X[:, d], W[d]) + b
# + return Z

# %% Vuelve tras la primera característica
# error: primera-caracteristica
# - return X @ W + b
# + Z = np.zeros((len(X), len(b)))
# + for d in range(X.shape[1]):
# +     Z += np.outer(X[:, d], W[d])
# +     return Z + b

# %% Media de los productos
# error: media-de-productos
# - return X @ W + b
# + return np.mean(X[:, :, None] * W[None], axis=1) + b

# %% Dividido entre N
# error: dividida-entre-n
# - return X @ W + b
# + return X @ W / X.shape[0] + b

# %% Dividido entre N y sin sesgo
# error: dividida-entre-n, sin-sesgo
# - return X @ W + b
# + return X @ W / X.shape[0]

# %% Con ReLU
# error: activacion-incluida
# - return X @ W + b
# + return np.maximum(X @ W + b, 0)

# %% Con ReLU y W traspuesta
# error: activacion-incluida, w-traspuesta
# - return X @ W + b
# + return np.maximum(X @ W.T + b, 0)

# %% Con sigmoide
# error: sigmoide-incluida
# - return X @ W + b
# + return 1 / (1 + np.exp(-(X @ W + b)))

# %% Con softmax
# error: softmax-incluida
# - return X @ W + b
# + e = np.exp(X @ W + b)
# + return e / e.sum(axis=1, keepdims=True)

# %% En un array de enteros
# error: sin-decimales
# - return X @ W + b
# + Z = np.zeros((X.shape[0], W.shape[1]), dtype=int)
# + Z[:] = X @ W + b
# + return Z

# %% Salida traspuesta
# error: salida-traspuesta
# - return X @ W + b
# + return (X @ W + b).T

# %% Salida traspuesta y sin sesgo
# error: salida-traspuesta, sin-sesgo
# - return X @ W + b
# + return W.T @ X.T

# %% Sin sesgo
# error: sin-sesgo
# - return X @ W + b
# + return X @ W

# %% Resta el sesgo
# error: sesgo-restado
# - return X @ W + b
# + return X @ W - b

# %% El sesgo en columna
# error: sesgo-por-fila
# - return X @ W + b
# + return X @ W + b.reshape(-1, 1)

# %% Suma el sesgo fila a fila
# error: primer-sesgo
# - return X @ W + b
# + return X @ W + b[0]

# %% Suma de los sesgos
# error: suma-de-los-sesgos
# - return X @ W + b
# + return X @ W + np.sum(b)

# %% Media de los sesgos
# error: media-de-los-sesgos
# - return X @ W + b
# + return X @ W + b.mean()

# %% El sesgo dentro del bucle
# error: sesgo-por-caracteristica
# - return X @ W + b
# + Z = np.zeros((len(X), len(b)))
# + for d in range(X.shape[1]):
# +     Z += np.outer(X[:, d], W[d]) + b
# + return Z

# %% El sesgo por N
# error: sesgo-por-imagen
# - return X @ W + b
# + return X @ W + len(X) * b

# %% El sesgo dos veces
# error: sesgo-dos-veces
# - return X @ W + b
# + Z = X @ W + b
# + return Z + b

# %% base: Tres bucles

# %% El sesgo, con el índice de la imagen
# error: sesgo-por-fila
# - suma = b[m]
# + suma = b[n]

# %% El sesgo, con el índice de la imagen y sin que falte
# error: sesgo-por-fila
# - suma = b[m]
# + suma = b[n % M]

# %% Vuelve tras la primera imagen
# error: solo-la-primera-imagen
# - return Z
# +     return Z

# %% Siempre la primera imagen
# error: primera-imagen-en-todas
# - suma += X[n, d] * W[d, m]
# + suma += X[0, d] * W[d, m]

# %% Siempre la primera imagen y el primer sesgo
# error: primera-imagen-en-todas, primer-sesgo
# - suma = b[m]
# - for d in range(D):
# -     suma += X[n, d] * W[d, m]
# + suma = b[0]
# + for d in range(D):
# +     suma += X[0, d] * W[d, m]

# %% Crea la salida en cada vuelta
# error: solo-la-ultima-imagen
# - for n in range(N):
# + for n in range(N):
# +     Z = np.zeros((N, M))

# %% base: X @ W + b

# %% La imagen media
# error: lote-promediado
# - return X @ W + b
# + return np.ones((len(X), 1)) * (X.mean(axis=0) @ W + b)

# %% La suma de las imágenes
# error: lote-sumado
# - return X @ W + b
# + return np.ones((len(X), 1)) * (X.sum(axis=0) @ W + b)

# %% Suma el sesgo sobre su argumento
def linear_forward(X, W, b):
    W += b / len(W)
    return X @ W + b

# %% Guarda en X
def linear_forward(X, W, b):
    Z = X @ W + b
    X *= 0
    return Z

# %% base: X @ W + b

# %% Solo la primera imagen, sin el eje del lote
# error: una-sola-fila
# - return X @ W + b
# + return X[0] @ W + b

# %% Las dos traspuestas
# error: todo-traspuesto
# - return X @ W + b
# + return W.T @ X.T + b

# %% El sesgo, en los pesos
# error: sesgo-en-los-pesos
def linear_forward(X, W, b):
    return X @ (W + b)

# %% Suma las filas del producto
# error: lote-en-una-fila
def linear_forward(X, W, b):
    return (X @ W).sum(axis=0) + b
