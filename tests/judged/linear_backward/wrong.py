# %% Cambia W y b en su sitio
def linear_backward(l_O, learning_rate, X, W, b):
    l_a_prev = l_O @ W.T
    W -= learning_rate * (X.T @ l_O)
    b -= learning_rate * l_O.sum(axis=0)
    return l_a_prev, W, b

# %% Cambia W en su sitio antes de la entrada
# error: pesos-nuevos-en-la-entrada
def linear_backward(l_O, learning_rate, X, W, b):
    W -= learning_rate * (X.T @ l_O)
    b -= learning_rate * l_O.sum(axis=0)
    return l_O @ W.T, W, b

# %% Devuelve solo los parámetros
def linear_backward(l_O, learning_rate, X, W, b):
    return W - learning_rate * X.T @ l_O, b - learning_rate * l_O.sum(0)

# %% base: Tres productos

# %% l_O.T @ X con reshape
# error: pesos-reformados
# - dW = X.T @ l_O
# + dW = (l_O.T @ X).reshape(W.shape)

# %% Pesos nuevos para la entrada
# error: pesos-nuevos-en-la-entrada
# - l_a_prev = l_O @ W.T
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + W_new = W - learning_rate * (X.T @ l_O)
# + b_new = b - learning_rate * l_O.sum(axis=0)
# + return l_O @ W_new.T, W_new, b_new

# %% W sin trasponer
# error: w-sin-trasponer
# - l_a_prev = l_O @ W.T
# + l_a_prev = l_O @ W

# %% W reformada
# error: w-reformada
# - l_a_prev = l_O @ W.T
# + l_a_prev = l_O @ W.reshape(W.shape[1], W.shape[0])

# %% La tasa en la entrada
# error: tasa-en-la-entrada
# - l_a_prev = l_O @ W.T
# + l_a_prev = learning_rate * l_O @ W.T

# %% Mueve la entrada
# error: entrada-actualizada
# - l_a_prev = l_O @ W.T
# + l_a_prev = X - learning_rate * (l_O @ W.T)

# %% Entrada a cero
# error: entrada-a-cero
# - l_a_prev = l_O @ W.T
# + l_a_prev = np.zeros_like(X)

# %% Entrada dividida entre N
# error: entrada-dividida
# - l_a_prev = l_O @ W.T
# + l_a_prev = l_O @ W.T / len(X)

# %% Entrada con el signo cambiado
# error: signo-en-la-entrada
# - l_a_prev = l_O @ W.T
# + l_a_prev = -l_O @ W.T

# %% Con la derivada de la ReLU
# error: con-derivada-de-relu
# - l_a_prev = l_O @ W.T
# + l_a_prev = (l_O @ W.T) * (X > 0)

# %% Por la entrada
# error: por-la-entrada
# - l_a_prev = l_O @ W.T
# + l_a_prev = (l_O @ W.T) * X

# %% Devuelve la entrada
# error: devuelve-la-entrada
# - l_a_prev = l_O @ W.T
# + l_a_prev = X

# %% La suma del lote en la entrada
# error: entrada-del-lote
# - l_a_prev = l_O @ W.T
# + l_a_prev = np.tile((l_O @ W.T).sum(axis=0), (len(X), 1))

# %% La media del lote en la entrada
# error: entrada-promediada
# - l_a_prev = l_O @ W.T
# + l_a_prev = np.ones((len(X), 1)) @ (l_O @ W.T).mean(axis=0, keepdims=True)

# %% Pesos divididos entre N
# error: pesos-divididos
# - dW = X.T @ l_O
# + dW = X.T @ l_O / X.shape[0]

# %% Sesgos divididos entre N
# error: sesgos-divididos
# - db = l_O.sum(axis=0)
# + db = l_O.mean(axis=0)

# %% Los dos divididos entre N
# error: divididos-otra-vez
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# + dW = X.T @ l_O / len(X)
# + db = l_O.mean(axis=0)

# %% Los dos divididos entre N, y la entrada
# error: divididos-otra-vez, entrada-dividida
# - l_a_prev = l_O @ W.T
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# + l_O = l_O / len(X)
# + l_a_prev = l_O @ W.T
# + dW = X.T @ l_O
# + db = l_O.sum(axis=0)

# %% Los dos divididos y con el signo cambiado
# error: divididos-otra-vez, signo-del-paso
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + dW = X.T @ l_O / len(X)
# + db = l_O.mean(axis=0)
# + return l_a_prev, W + learning_rate * dW, b + learning_rate * db

# %% Pesos multiplicados por N
# error: pesos-multiplicados
# - dW = X.T @ l_O
# + dW = len(X) * (X.T @ l_O)

# %% Los dos multiplicados por N
# error: multiplicados-por-n
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + paso = learning_rate * len(X)
# + return l_a_prev, W - paso * dW, b - paso * db

# %% La primera imagen en los pesos
# error: pesos-de-la-primera-imagen
# - dW = X.T @ l_O
# + dW = np.outer(X[0], l_O[0])

# %% La última imagen en los pesos
# error: pesos-de-la-ultima-imagen
# - dW = X.T @ l_O
# + for x, g in zip(X, l_O):
# +     dW = np.outer(x, g)

# %% La última imagen en los pesos y en los sesgos
# error: pesos-de-la-ultima-imagen, sesgos-de-la-ultima-imagen
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# + for x, g in zip(X, l_O):
# +     dW = np.outer(x, g)
# +     db = g

# %% Gradiente de los pesos traspuesto
# error: pesos-traspuestos
# - dW = X.T @ l_O
# + dW = l_O.T @ X

# %% Suma por suma en los pesos
# error: pesos-suma-por-suma
# - dW = X.T @ l_O
# + dW = np.outer(X.sum(axis=0), l_O.sum(axis=0))

# %% Pesos sin X
# error: pesos-sin-x
# - dW = X.T @ l_O
# + dW = np.ones_like(X).T @ l_O

# %% Sesgos de la primera imagen
# error: sesgos-de-la-primera-imagen
# - db = l_O.sum(axis=0)
# + db = l_O[0]

# %% Sesgos de la última imagen
# error: sesgos-de-la-ultima-imagen
# - db = l_O.sum(axis=0)
# + db = l_O[-1]

# %% Sesgos con la suma total
# error: sesgos-con-la-suma-total
# - db = l_O.sum(axis=0)
# + db = np.sum(l_O)

# %% Sesgos con la media total
# error: sesgos-con-la-media-total
# - db = l_O.sum(axis=0)
# + db = l_O.mean()

# %% Sesgos con la suma total y pesos divididos
# error: sesgos-con-la-suma-total, pesos-divididos
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# + dW = X.T @ l_O / len(X)
# + db = np.sum(l_O)

# %% Sesgos por el otro eje
# error: sesgos-por-el-otro-eje
# - db = l_O.sum(axis=0)
# + db = l_O.sum(axis=1)

# %% Para cada sesgo, la suma de la fila de ese número
# error: sesgos-por-el-otro-eje
# - db = l_O.sum(axis=0)
# + db = np.array([np.sum(l_O[m]) for m in range(len(b))])

# %% La entrada, asignada en el bucle de las clases
# error: entrada-de-la-ultima-clase
# - l_a_prev = l_O @ W.T
# + l_a_prev = np.zeros(X.shape)
# + for m in range(len(b)):
# +     l_a_prev = np.outer(l_O[:, m], W[:, m])

# %% Sale del bucle de las clases en la primera
# error: entrada-de-la-primera-clase
# - l_a_prev = l_O @ W.T
# + for columna, pesos in zip(l_O.T, W.T):
# +     l_a_prev = columna[:, None] * pesos
# +     break

# %% Solo la última clase, y los sesgos sin actualizar
# error: entrada-de-la-ultima-clase, sesgos-sin-paso
# - l_a_prev = l_O @ W.T
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# + l_a_prev = l_O[:, -1:] * W[:, -1]
# + dW = X.T @ l_O
# + db = 0

# %% Sesgos sin sumar
# error: sesgos-sin-sumar
# - db = l_O.sum(axis=0)
# + db = l_O

# %% Sesgos con keepdims
# error: sesgos-en-una-fila
# - db = l_O.sum(axis=0)
# + db = l_O.sum(axis=0, keepdims=True)

# %% No da el paso
# error: sin-paso
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W.copy(), b.copy()

# %% No mueve los pesos
# error: pesos-sin-paso
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W, b - learning_rate * db

# %% No mueve los sesgos
# error: sesgos-sin-paso
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W - learning_rate * dW, b

# %% A favor del gradiente
# error: signo-del-paso
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W + learning_rate * dW, b + learning_rate * db

# %% A favor del gradiente y con pesos nuevos
# error: signo-del-paso, pesos-nuevos-en-la-entrada
# - l_a_prev = l_O @ W.T
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + W_new = W + learning_rate * (X.T @ l_O)
# + return l_O @ W_new.T, W_new, b + learning_rate * l_O.sum(axis=0)

# %% Sin la tasa
# error: sin-tasa
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W - dW, b - db

# %% Sin la tasa y con W sin trasponer
# error: sin-tasa, w-sin-trasponer
# - l_a_prev = l_O @ W.T
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_O @ W, W - X.T @ l_O, b - l_O.sum(axis=0)

# %% La tasa dos veces
# error: tasa-dos-veces
# - dW = X.T @ l_O
# - db = l_O.sum(axis=0)
# + dW = learning_rate * X.T @ l_O
# + db = learning_rate * l_O.sum(axis=0)

# %% Divide entre la tasa
# error: tasa-entre
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W - dW / learning_rate, b - db / learning_rate

# %% Devuelve los gradientes
# error: devuelve-gradientes
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, dW, db

# %% Devuelve los pasos
# error: devuelve-pasos
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, learning_rate * dW, learning_rate * db

# %% Los parámetros primero
# error: parametros-primero
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return W - learning_rate * dW, b - learning_rate * db, l_a_prev

# %% Los sesgos antes que los pesos
# error: sesgos-antes-que-pesos
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, b - learning_rate * db, W - learning_rate * dW

# %% Suma el gradiente de W
# error: signo-en-w
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W + learning_rate * dW, b - learning_rate * db

# %% Olvida la tasa en W
# error: sin-tasa-en-w
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W - dW, b - learning_rate * db

# %% Suma el gradiente de b
# error: signo-en-b
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W - learning_rate * dW, b + learning_rate * db

# %% Olvida la tasa en b
# error: sin-tasa-en-b
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W - learning_rate * dW, b - db

# %% Suma los gradientes, sin la tasa
# error: sin-tasa-y-signo
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W + dW, b + db

# %% Suma el gradiente de W y olvida la tasa en b
# error: signo-en-w, sin-tasa-en-b
# - return l_a_prev, W - learning_rate * dW, b - learning_rate * db
# + return l_a_prev, W + learning_rate * dW, b - db

# %% base: Tres productos

# %% X con reshape en lugar de traspuesta
# error: x-reformada
# - dW = X.T @ l_O
# + dW = X.reshape(X.shape[1], X.shape[0]) @ l_O

# %% X con reshape y el -1
# error: x-reformada
# - dW = X.T @ l_O
# + dW = X.reshape(-1, len(X)) @ l_O

# %% La tasa, siempre 0.1
# error: tasa-fija
def linear_backward(l_O, learning_rate, X, W, b):
    return l_O @ W.T, W - 0.1 * X.T @ l_O, b - 0.1 * l_O.sum(axis=0)

# %% Solo los sesgos; lo demás, a cero
# error: entrada-a-cero, w-a-cero
def linear_backward(l_O, learning_rate, X, W, b):
    return np.zeros(X.shape), np.zeros(W.shape), b - learning_rate * l_O.sum(axis=0)

# %% Los sesgos, a cero
# error: b-a-cero
def linear_backward(l_O, learning_rate, X, W, b):
    return l_O @ W.T, W - learning_rate * X.T @ l_O, np.zeros(b.shape)
