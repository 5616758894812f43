# %% base: Probabilidades, y su logaritmo aparte

# %% Sin restar el máximo
# error: sin-restar-el-maximo
# - z = logits - logits.max(axis=1, keepdims=True)
# + z = logits

# %% Sin restar el máximo, con todos los logaritmos
# error: sin-restar-el-maximo
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# - loss = -log_p[np.arange(N), y].mean()
# + e = np.exp(logits)
# + p = e / e.sum(axis=1, keepdims=True)
# + uno = np.eye(logits.shape[1])[y]
# + loss = -(uno * np.log(p)).sum() / N

# %% Resta a cada columna su máximo
# error: maximo-por-columnas
# - z = logits - logits.max(axis=1, keepdims=True)
# + z = logits - logits.max(axis=0)

# %% Resta a cada columna su máximo, y p sale de su logaritmo
# error: maximo-por-columnas
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + z = logits - logits.max(axis=0, keepdims=True)
# + log_p = z - np.log(np.exp(z).sum(axis=1))[:, None]
# + p = np.exp(log_p)

# %% Todos los logaritmos, por 0 o por 1
# error: log-de-cero
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.sum(np.eye(logits.shape[1])[y] * np.log(p)) / N

# %% Todos los logaritmos, y la suma
# error: log-de-cero, perdida-sumada
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.sum(np.eye(logits.shape[1])[y] * np.log(p))

# %% Normaliza por columnas
# error: softmax-por-columnas
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + z = logits - logits.max(axis=0)
# + e = np.exp(z)
# + p = e / e.sum(axis=0)
# + log_p = z - np.log(e.sum(axis=0))

# %% Normaliza el lote entero
# error: softmax-del-lote
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + z = logits - np.max(logits)
# + e = np.exp(z)
# + p = e / np.sum(e)
# + log_p = z - np.log(np.sum(e))

# %% Sin normalizar
# error: sin-normalizar
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + p = e
# + log_p = z

# %% Con sigmoide
# error: sigmoide
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + p = np.where(logits > 0, 1 / (1 + np.exp(-np.abs(logits))), np.exp(-np.abs(logits)) / (1 + np.exp(-np.abs(logits))))
# + log_p = np.log(p)

# %% Sin exponencial
# error: sin-exponencial
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + p = logits / logits.sum(axis=1, keepdims=True)
# + log_p = np.log(p)

# %% Softmax dos veces
# error: softmax-dos-veces
# - loss = -log_p[np.arange(N), y].mean()
# + p = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)
# + loss = -np.log(p[np.arange(N), y]).mean()

# %% Sin keepdims en el máximo
# error: sin-keepdims
# - z = logits - logits.max(axis=1, keepdims=True)
# + z = logits - logits.max(axis=1)

# %% Sin keepdims en la suma
# error: sin-keepdims
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + total = np.sum(e, axis=1)
# + p = e / total
# + log_p = z - np.log(total)

# %% La pérdida sumada
# error: perdida-sumada
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -log_p[np.arange(N), y].sum()

# %% La pérdida sumada y el gradiente sin dividir
# error: perdida-sumada, gradiente-sin-dividir
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + loss = -log_p[np.arange(N), y].sum()
# + gradient = p.copy()
# + gradient[np.arange(N), y] -= 1
# + return loss, gradient

# %% La pérdida dividida dos veces
# error: perdida-entre-n-dos-veces
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -log_p[np.arange(N), y].mean() / N

# %% La media de todo
# error: media-de-todo
# - loss = -log_p[np.arange(N), y].mean()
# + correctas = np.zeros(p.shape)
# + correctas[np.arange(N), y] = log_p[np.arange(N), y]
# + loss = -correctas.mean()

# %% La media de todo y el gradiente también
# error: media-de-todo, gradiente-entre-nk
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + loss = -log_p[np.arange(N), y].mean() / p.shape[1]
# + gradient = p.copy()
# + gradient[np.arange(N), y] -= 1
# + return loss, gradient / p.size

# %% Sin el signo menos
# error: signo-de-la-perdida
# - loss = -log_p[np.arange(N), y].mean()
# + loss = log_p[np.arange(N), y].mean()

# %% Logaritmo en base 2
# error: logaritmo-en-base-2
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log2(p[np.arange(N), y]).mean()

# %% Logaritmo en base 2 por un 1 o un 0, y y − p
# error: logaritmo-en-base-2, signo-del-gradiente
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + uno = np.eye(logits.shape[1])[y]
# + loss = -(np.log2(p) * uno).sum() / N
# + return loss, (uno - p) / N

# %% Logaritmo en base 10
# error: logaritmo-en-base-10
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log10(p[np.arange(N), y]).mean()

# %% Logaritmo en base 2 y y − p
# error: logaritmo-en-base-2, signo-del-gradiente
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + loss = -np.log2(p[np.arange(N), y]).mean()
# + return loss, (np.eye(p.shape[1])[y] - p) / N

# %% Uno menos la probabilidad
# error: sin-logaritmo
# - loss = -log_p[np.arange(N), y].mean()
# + loss = np.mean(1 - p[np.arange(N), y])

# %% Fórmula binaria
# error: formula-binaria
# - loss = -log_p[np.arange(N), y].mean()
# + uno = np.eye(p.shape[1])[y]
# + loss = -(uno * np.log(p) + (1 - uno) * np.log(1 - p)).sum(axis=1).mean()

# %% Error cuadrático
# error: error-cuadratico
# - loss = -log_p[np.arange(N), y].mean()
# + loss = ((p - np.eye(p.shape[1])[y]) ** 2).mean()

# %% Entropía
# error: entropia
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.mean(np.sum(p * np.log(p), axis=1))

# %% p[y]
# error: etiqueta-como-fila
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -log_p[y].mean()

# %% p[:, y]
# error: todas-las-etiquetas
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -log_p[:, y].mean()

# %% p[:, y] en los dos
# error: todas-las-etiquetas, resta-columnas-enteras
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + loss = -log_p[:, y].mean()
# + gradient = p.copy()
# + gradient[:, y] -= 1

# %% La etiqueta de la primera imagen
# error: etiqueta-de-la-primera-imagen
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + loss = -log_p[:, y[0]].mean()
# + gradient = p.copy()
# + gradient[:, y[0]] -= 1

# %% Etiquetas desde 1
# error: etiqueta-corrida
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + loss = -log_p[np.arange(N), y - 1].mean()
# + gradient = p.copy()
# + gradient[np.arange(N), y - 1] -= 1

# %% La clase que gana
# error: clase-predicha
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gana = p.argmax(axis=1)
# + loss = -log_p[np.arange(N), gana].mean()
# + gradient = p.copy()
# + gradient[np.arange(N), gana] -= 1

# %% Solo la primera imagen
# error: solo-la-primera-imagen
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + gradient = np.zeros_like(p)
# + for i in range(N):
# +     loss = -log_p[i, y[i]]
# +     gradient[i] = p[i]
# +     gradient[i, y[i]] -= 1
# +     return loss, gradient

# %% Épsilon de 1e-8
# error: epsilon
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log(p[np.arange(N), y] + 1e-8).mean()

# %% Épsilon de 1e-12, y la suma
# error: epsilon, perdida-sumada
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log(p[np.arange(N), y] + 1e-12).sum()

# %% Probabilidades recortadas
# error: probabilidades-recortadas
# - loss = -log_p[np.arange(N), y].mean()
# + recortadas = np.clip(p, 1e-10, 1 - 1e-10)
# + loss = -np.log(recortadas[np.arange(N), y]).mean()

# %% Una pérdida por imagen
# error: una-perdida-por-imagen
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -log_p[np.arange(N), y]

# %% El gradiente delante
# error: orden-cambiado
# - return loss, gradient / N
# + return gradient / N, loss

# %% El gradiente sin dividir
# error: gradiente-sin-dividir
# - return loss, gradient / N
# + return loss, gradient

# %% El gradiente dividido dos veces
# error: gradiente-entre-n-dos-veces
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + gradient = p.copy()
# + gradient[np.arange(N), y] -= 1
# + gradient /= N
# + return loss, gradient / N

# %% El gradiente entre K
# error: gradiente-entre-k
# - return loss, gradient / N
# + return loss, gradient / logits.shape[1]

# %% El gradiente entre N·K
# error: gradiente-entre-nk
# - return loss, gradient / N
# + return loss, gradient / logits.size

# %% Sin restar 1
# error: sin-restar-uno
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + return loss, gradient / N

# %% Devuelve las probabilidades
# error: devuelve-las-probabilidades
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + return loss, p

# %% y − p
# error: signo-del-gradiente
# - return loss, gradient / N
# + return loss, -gradient / N

# %% Solo la clase correcta
# error: solo-la-clase-correcta
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = np.zeros_like(p)
# + gradient[np.arange(N), y] = p[np.arange(N), y] - 1

# %% Respecto a las probabilidades
# error: respecto-a-las-probabilidades
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = -np.eye(p.shape[1])[y] / p

# %% Por la diagonal
# error: por-la-diagonal
# - return loss, gradient / N
# + return loss, gradient * p * (1 - p) / N

# %% Resta 1 después de dividir
# error: resta-despues-de-dividir
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + gradient = p / N
# + gradient[np.arange(N), y] -= 1
# + return loss, gradient

# %% Resta 1/N sin dividir las probabilidades
# error: resta-uno-entre-n
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + gradient[np.arange(N), y] -= 1 / N
# + return loss, gradient

# %% El 1 entre N y log(p)
# error: resta-uno-entre-n, log-de-la-probabilidad
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + loss = -np.log(p[np.arange(N), y]).mean()
# + return loss, p - np.eye(p.shape[1])[y] / N

# %% y − p, sin dividir
# error: signo-del-gradiente, gradiente-sin-dividir
# - return loss, gradient / N
# + return loss, 0 - gradient

# %% Divide el gradiente en cada vuelta
# error: gradiente-dividido-en-el-bucle
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + gradient = np.zeros(logits.shape)
# + for i in range(N):
# +     gradient[i] = p[i] - np.eye(p.shape[1])[y[i]]
# +     gradient = gradient / N
# + return loss, gradient

# %% Divide la pérdida y el gradiente en cada vuelta
# error: perdida-dividida-en-el-bucle, gradiente-dividido-en-el-bucle
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + loss, gradient = 0, p.copy()
# + gradient[np.arange(N), y] -= 1
# + hecho = np.zeros_like(p)
# + for i in range(N):
# +     loss = (loss - log_p[i, y[i]]) / N
# +     hecho[i] = gradient[i]
# +     hecho /= N
# + return loss, hecho

# %% La pérdida de la última imagen
# error: perdida-de-la-ultima-imagen
# - loss = -log_p[np.arange(N), y].mean()
# + for fila, clase in zip(log_p, y):
# +     loss = -fila[clase]

# %% La pérdida de la última imagen, entre N
# error: perdida-de-la-ultima-imagen
# - loss = -log_p[np.arange(N), y].mean()
# + for fila, clase in zip(log_p, y):
# +     loss = -fila[clase] / N

# %% Los dos entre K
# error: perdida-entre-k, gradiente-entre-k
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + K = logits.shape[1]
# + loss = -log_p[np.arange(N), y].sum() / K
# + gradient = p.copy()
# + gradient[np.arange(N), y] -= 1
# + return loss, gradient / K

# %% La pérdida, con las probabilidades a las que ya restó 1
# error: perdida-siempre-nan
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = p
# + gradient[np.arange(N), y] -= 1
# + loss = -np.log(p[np.arange(N), y]).mean()

# %% El menos, dentro del logaritmo
# - loss = -log_p[np.arange(N), y].mean()
# + loss = np.log(-p[np.arange(N), y]).mean()

# %% El logaritmo de los logits desplazados
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log(z[np.arange(N), y]).mean()

# %% Logaritmo de lo que le falta a p
# error: logaritmo-de-uno-menos-p
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log(1 - p[np.arange(N), y]).mean()

# %% Normaliza por columnas solo en el gradiente
# error: softmax-por-columnas
# - gradient = p.copy()
# + gradient = e / e.sum(axis=0)

# %% El gradiente, con las exponenciales sin normalizar
# error: sin-normalizar
# - gradient = p.copy()
# + gradient = e.copy()

# %% El gradiente, con las probabilidades del lote
# error: softmax-del-lote
# - gradient = p.copy()
# + gradient = e / np.sum(e)

# %% −1/p en la clase correcta
# error: respecto-a-las-probabilidades
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = np.zeros(p.shape)
# + for i, clase in enumerate(y):
# +     gradient[i, clase] = -1 / p[i, clase]

# %% p(1 − p) en la clase correcta
# error: derivada-de-softmax
# - gradient[np.arange(N), y] -= 1
# + gradient[np.arange(N), y] *= 1 - gradient[np.arange(N), y]

# %% La derivada de softmax, fila a fila
# error: derivada-de-softmax
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = np.zeros_like(p)
# + for i, clase in enumerate(y):
# +     jacobiana = np.diag(p[i]) - np.outer(p[i], p[i])
# +     gradient[i] = jacobiana[clase]

# %% Resta las filas enteras
# error: resta-filas-enteras
# - gradient[np.arange(N), y] -= 1
# + gradient[y] -= 1

# %% Resta las columnas enteras
# error: resta-columnas-enteras
# - gradient[np.arange(N), y] -= 1
# + gradient[:, y] -= 1

# %% El 1 en el otro eje
# error: uno-en-otro-eje
# - gradient[np.arange(N), y] -= 1
# + uno = np.zeros_like(p)
# + uno[y, np.arange(N)] = 1
# + gradient -= uno

# %% La suma del lote
# error: gradiente-del-lote
# - return loss, gradient / N
# + return loss, gradient.mean(axis=0)

# %% El gradiente a cero
# error: gradiente-a-cero
# - return loss, gradient / N
# + return loss, np.zeros_like(logits)

# %% Cambia sus logits
# - z = logits - logits.max(axis=1, keepdims=True)
# + logits -= logits.max(axis=1, keepdims=True)
# + z = logits

# %% Solo devuelve la pérdida
# - return loss, gradient / N
# + return loss

# %% Sin restar el máximo y log(p)
# error: sin-restar-el-maximo
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# - loss = -log_p[np.arange(N), y].mean()
# + p = np.exp(logits) / np.exp(logits).sum(axis=1)[:, None]
# + loss = -np.mean(np.log(p[range(N), y]))

# %% Resta el máximo y log(p)
# error: log-de-la-probabilidad
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log(p[np.arange(N), y]).mean()

# %% log(p) y la suma
# error: log-de-la-probabilidad, perdida-sumada
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.sum(np.log(p[np.arange(N), y]))

# %% log(p) y el gradiente sin dividir
# error: log-de-la-probabilidad, gradiente-sin-dividir
# - loss = -log_p[np.arange(N), y].mean()
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# - return loss, gradient / N
# + loss = np.mean(-np.log(p[np.arange(N), y]))
# + return loss, p - np.eye(p.shape[1])[y]

# %% El máximo del lote
# error: maximo-del-lote
# - z = logits - logits.max(axis=1, keepdims=True)
# + z = logits - logits.max()

# %% El máximo del lote y log(p)
# error: maximo-del-lote, log-de-la-probabilidad
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# - loss = -log_p[np.arange(N), y].mean()
# + e = np.exp(logits - np.max(logits))
# + p = e / e.sum(axis=1, keepdims=True)
# + loss = -np.mean(np.log(p[np.arange(N), y]))

# %% El máximo del lote, y las probabilidades de sus logaritmos
# error: maximo-del-lote
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + z = logits - logits.max()
# + log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
# + p = np.exp(log_p)

# %% Suma por columnas, con el máximo de cada fila
# error: softmax-por-columnas
# - e = np.exp(z)
# - p = e / e.sum(axis=1, keepdims=True)
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + log_p = z - np.log(np.exp(z).sum(axis=0, keepdims=True))
# + p = np.exp(log_p)

# %% Logaritmo en base 2 de la suma
# error: logaritmo-en-base-2
# - log_p = z - np.log(e.sum(axis=1, keepdims=True))
# + log_p = z - np.log2(e.sum(axis=1, keepdims=True))

# %% Los logaritmos de todas las clases
# error: todas-las-clases
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -log_p.sum(axis=1).mean()

# %% Mínimo de 1e-12 en la probabilidad
# error: probabilidades-recortadas
# - loss = -log_p[np.arange(N), y].mean()
# + loss = -np.log(np.maximum(p[np.arange(N), y], 1e-12)).mean()

# %% base: Con una función softmax aparte

# %% Función softmax aparte y log(p)
# error: log-de-la-probabilidad
# - loss = np.mean(log_de_la_suma(logits) - logits[mascara])
# + loss = -np.log(p[mascara]).mean()

# %% base: Logaritmo de la suma de exponenciales

# %% Sin restar el máximo solo en la pérdida
# error: sin-restar-el-maximo
# - perdida = -np.sum(log_p[range(N), y]) / N
# + perdida = np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[range(N), y])

# %% El máximo, solo en la suma
# error: maximo-sin-devolver
# - perdida = -np.sum(log_p[range(N), y]) / N
# + perdida = np.mean(np.log(np.exp(desplazados).sum(axis=1)) - logits[range(N), y])

# %% Logaritmo de la suma sin restar el máximo
# error: sin-restar-el-maximo
# - desplazados = logits - np.max(logits, axis=1, keepdims=True)
# + desplazados = logits

# %% Resta la media de cada imagen en lugar de su máximo
def softmax_cross_entropy(logits, y):
    N = len(y)
    z = logits - logits.mean(axis=1, keepdims=True)
    e = np.exp(z)
    s = e.sum(axis=1)
    loss = np.mean(np.log(s) - z[np.arange(N), y])
    g = e / s[:, None]
    g[np.arange(N), y] -= 1
    return loss, g / N

# %% base: Probabilidades, y su logaritmo aparte

# %% La derivada de cada probabilidad
# error: derivada-de-cada-probabilidad
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = p * (1 - p)

# %% La derivada de cada probabilidad, con el signo menos
# error: derivada-de-cada-probabilidad
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + gradient = -p * (1 - p)

# %% La derivada de la probabilidad correcta, con el signo menos
# error: derivada-de-softmax
# - gradient = p.copy()
# - gradient[np.arange(N), y] -= 1
# + correcta = p[np.arange(N), y][:, None]
# + gradient = p * correcta
# + gradient[np.arange(N), y] -= correcta[:, 0]

# %% El 1, en la columna de antes
# error: etiqueta-corrida
# - gradient[np.arange(N), y] -= 1
# + gradient[np.arange(N), y - 1] -= 1

# %% Sin exponencial, con el máximo restado
# error: sin-exponencial
# - e = np.exp(z)
# + e = z

# %% Sin exponencial, sin restar el máximo
# error: sin-exponencial
# - z = logits - logits.max(axis=1, keepdims=True)
# - e = np.exp(z)
# + z = logits
# + e = z

# %% El mínimo en lugar del máximo
# error: minimo-por-maximo
# - z = logits - logits.max(axis=1, keepdims=True)
# + z = logits - logits.min(axis=1, keepdims=True)

# %% Suma 1 en la clase correcta
# error: uno-sumado
def softmax_cross_entropy(logits, y):
    N = len(y)
    rows = np.arange(N)
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[rows, y].mean()
    g = np.exp(log_p)
    g[rows, y] += 1
    return loss, g / N

# %% Resta 1 a todo
# error: uno-restado-en-todas
def softmax_cross_entropy(logits, y):
    N = len(y)
    rows = np.arange(N)
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[rows, y].mean()
    g = np.exp(log_p)
    g -= 1
    return loss, g / N

# %% El gradiente, de los logits
# error: logits-sin-softmax
def softmax_cross_entropy(logits, y):
    N = len(y)
    rows = np.arange(N)
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[rows, y].mean()
    g = logits.copy()
    g[rows, y] -= 1
    return loss, g / N

# %% La media de todos los logaritmos
# error: media-de-todas-las-clases
def softmax_cross_entropy(logits, y):
    N = len(y)
    rows = np.arange(N)
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p.mean()
    g = np.exp(log_p)
    g[rows, y] -= 1
    return loss, g / N

# %% La media de los logaritmos de todas las probabilidades
# error: media-de-todas-las-clases
def softmax_cross_entropy(logits, y):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(p).mean()
    p[np.arange(len(y)), y] -= 1
    return loss, p / len(y)

# %% Las filas de las etiquetas, del logaritmo de las probabilidades
# error: etiqueta-como-fila
def softmax_cross_entropy(logits, y):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(p[y]).mean()
    p[np.arange(len(y)), y] -= 1
    return loss, p / len(y)
