# %% base: Paso a paso, con las piezas

# %% Aplana con el lote al final y traspone
# error: lote-al-final
# - flat = P2.reshape(len(X), -1)
# - logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# - loss, g = softmax_cross_entropy(logits, y)
# - 
# - new = {}
# - g, new["linear_W"], new["linear_b"] = linear_backward(
# -     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# - )
# - g = g.reshape(P2.shape)
# + flat = P2.reshape(-1, len(X)).T
# + logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# + loss, g = softmax_cross_entropy(logits, y)
# + 
# + new = {}
# + g, new["linear_W"], new["linear_b"] = linear_backward(
# +     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# + )
# + g = g.T.reshape(P2.shape)

# %% Las dos convoluciones, cada una con el nombre de la otra
# error: convoluciones-cambiadas
# - return loss, new
# + claves = {"conv1_W": "conv2_W", "conv1_b": "conv2_b", "conv2_W": "conv1_W", "conv2_b": "conv1_b"}
# + return loss, {k: new[claves.get(k, k)] for k in new}

# %% La pérdida de después
# error: perdida-de-despues
# - return loss, new
# + A = X
# + for capa in ("conv1", "conv2"):
# +     A = relu_forward(conv_forward(A, new[capa + "_W"], new[capa + "_b"], 1, 1))
# +     A = max_pooling_forward(A, 2, 2)
# + flat = A.reshape(len(X), -1)
# + logits = linear_forward(flat, new["linear_W"], new["linear_b"])
# + return softmax_cross_entropy(logits, y)[0], new

# %% La pérdida sumada
# error: perdida-sumada
# - return loss, new
# + return loss * len(X), new

# %% softmax_cross_entropy suma y no divide
# error: perdida-sumada, sin-dividir-entre-n
# - loss = -np.log(p[np.arange(N), y]).mean()
# - p[np.arange(N), y] -= 1
# - return loss, p / N
# + loss = -np.log(p[np.arange(N), y]).sum()
# + p[np.arange(N), y] -= 1
# + return loss, p

# %% softmax_cross_entropy no divide el gradiente
# error: sin-dividir-entre-n
# - return loss, p / N
# + return loss, p

# %% Divide el gradiente otra vez
# error: dividido-entre-n-otra-vez
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, g = softmax_cross_entropy(logits, y)
# + g = g / len(X)

# %% Devuelve los parámetros de entrada
# error: sin-actualizar
# - return loss, new
# + return loss, params

# %% Sin las convoluciones
# error: sin-actualizar-las-convoluciones
# - return loss, new
# + return loss, {**params, "linear_W": new["linear_W"], "linear_b": new["linear_b"]}

# %% Sin la primera convolución
# error: sin-actualizar-conv1
# - g, new["conv1_W"], new["conv1_b"] = conv_backward(
# -     g, learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1
# - )
# + new["conv1_W"], new["conv1_b"] = params["conv1_W"], params["conv1_b"]

# %% Sin la segunda convolución
# error: sin-actualizar-conv2
# - return loss, new
# + new["conv2_W"], new["conv2_b"] = params["conv2_W"], params["conv2_b"]
# + return loss, new

# %% Sin la capa lineal
# error: sin-actualizar-la-lineal
# - return loss, new
# + new["linear_W"], new["linear_b"] = params["linear_W"], params["linear_b"]
# + return loss, new

# %% Sin los sesgos
# error: sin-actualizar-los-sesgos
# - return loss, new
# + for nombre in ("conv1_b", "conv2_b", "linear_b"):
# +     new[nombre] = params[nombre]
# + return loss, new

# %% Sin los pesos
# error: sin-actualizar-los-pesos
# - return loss, new
# + return loss, {k: params[k] if k.endswith("_W") else new[k] for k in params}

# %% Un solo sesgo se queda como estaba
# error: sin-actualizar-linear-b
# - return loss, new
# + return loss, new | {"linear_b": np.array(params["linear_b"])}

# %% La segunda convolución solo guarda sus sesgos
# error: sin-actualizar-conv2-w
# - return loss, new
# + sin_mover = params["conv2_W"].copy()
# + return loss, {k: sin_mover if k == "conv2_W" else new[k] for k in params}

# %% Los sesgos de las dos convoluciones no se guardan
# error: sin-actualizar-conv1-b, sin-actualizar-conv2-b
# - return loss, new
# + for n in (1, 2):
# +     new[f"conv{n}_b"] = params[f"conv{n}_b"]
# + return loss, new

# %% linear_backward suma en lugar de restar
# error: signo-del-paso-en-la-lineal
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + dW, db = np.dot(X.T, l_O), np.sum(l_O, axis=0)
# + return np.dot(l_O, W.T), W + learning_rate * dW, b + learning_rate * db

# %% Un signo menos al volver a las convoluciones
# error: signo-del-paso-en-las-convoluciones
# - g = g.reshape(P2.shape)
# + g = -g.reshape(P2.shape)

# %% La primera convolución recibe la tasa con signo
# error: signo-del-paso-en-conv1
# - g, learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1
# + g, -learning_rate, X, params["conv1_W"], params["conv1_b"], 1, 1

# %% El sesgo de la lineal, sin la tasa
# error: sin-tasa-en-linear-b
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - l_O.sum(axis=0)

# %% La lineal sin la tasa y la pérdida sumada
# error: sin-tasa-en-la-lineal, perdida-sumada
# - return loss, new
# + for k, v in params.items():
# +     if k.startswith("linear"):
# +         new[k] = v + (new[k] - v) / learning_rate
# + return len(y) * loss, new

# %% El gradiente que sale de la lineal ya lleva la tasa
# error: tasa-dos-veces-en-las-convoluciones
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + paso = learning_rate * l_O
# + return paso.dot(W.T), W - X.T.dot(paso), b - paso.sum(axis=0)

# %% La media del lote en el sesgo de la lineal
# error: dividido-entre-n-otra-vez-en-linear-b
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * np.mean(l_O, axis=0)

# %% linear_backward divide otra vez, también lo que devuelve
# error: dividido-entre-n-otra-vez
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + l_O = l_O / X.shape[0]
# + return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)

# %% Los pesos de la lineal, entre N
# error: dividido-entre-n-otra-vez-en-linear-w
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + return l_O @ W.T, W - learning_rate / len(X) * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)

# %% La lineal da dos pasos
# error: paso-dos-veces-en-la-lineal
# - return loss, new
# + for k in ("linear_W", "linear_b"):
# +     new[k] -= params[k] - new[k]
# + return loss, new

# %% La segunda convolución guarda sus gradientes
# error: devuelve-gradientes-en-conv2
# - return loss, new
# + for k in ("conv2_W", "conv2_b"):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% relu_backward recibe la salida y deja pasar el 0
# error: sin-vuelta-de-relu
# - g = relu_backward(g, Z2)
# - g, new["conv2_W"], new["conv2_b"] = conv_backward(
# -     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# - )
# - g = max_pooling_backward(g, A1, 2, 2)
# - g = relu_backward(g, Z1)
# + g = np.where(A2 >= 0, g, 0.0)
# + g, new["conv2_W"], new["conv2_b"] = conv_backward(
# +     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# + )
# + g = max_pooling_backward(g, A1, 2, 2)
# + g = np.where(A1 >= 0, g, 0.0)

# %% La vuelta de la lineal con los canales al final
# error: entrada-de-la-lineal-en-otro-orden
# - g, new["linear_W"], new["linear_b"] = linear_backward(
# -     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# - )
# + flat = P2.transpose(0, 2, 3, 1).reshape(len(X), -1)
# + g, new["linear_W"], new["linear_b"] = linear_backward(
# +     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# + )

# %% Deshace el reshape con los canales al final
# error: vuelta-del-reshape-en-otro-orden
# - g = g.reshape(P2.shape)
# + g = g.reshape(len(X), 2, 2, -1).transpose(0, 3, 1, 2)

# %% Deshace el reshape con filas y columnas cambiadas
# error: vuelta-del-reshape-en-otro-orden
# - g = g.reshape(P2.shape)
# + g = g.reshape(P2.shape).swapaxes(2, 3)

# %% Sin ninguna vuelta de la ReLU
# error: sin-vuelta-de-relu
# - return l_O * (Z > 0)
# + return l_O

# %% Sin la vuelta de la segunda ReLU
# error: sin-vuelta-de-relu-2
# - g = relu_backward(g, Z2)

# %% Sin la vuelta de la primera ReLU
# error: sin-vuelta-de-relu-1
# - g = relu_backward(g, Z1)

# %% relu_backward mira l_O
# error: mascara-del-gradiente
# - return l_O * (Z > 0)
# + return l_O * (l_O > 0)

# %% relu_backward mira l_O y el gradiente no se divide
# error: mascara-del-gradiente, sin-dividir-entre-n
# - def train_step(params, X, y, learning_rate):
# + def relu_backward(l_O, Z):
# +     return l_O * (l_O > 0)
# +
# +
# + paso = linear_backward
# +
# +
# + def linear_backward(l_O, learning_rate, X, W, b):
# +     return paso(l_O * len(X), learning_rate, X, W, b)
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% ReLU con fuga, ida y vuelta
# error: relu-con-fuga
# - def train_step(params, X, y, learning_rate):
# + def relu_forward(Z):
# +     return np.maximum(Z, 0.01 * Z)
# +
# +
# + def relu_backward(l_O, Z):
# +     return np.where(Z > 0, l_O, 0.01 * l_O)
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% La vuelta de la media
# error: vuelta-de-la-media
# - g = max_pooling_backward(g, A2, 2, 2)
# - g = relu_backward(g, Z2)
# - g, new["conv2_W"], new["conv2_b"] = conv_backward(
# -     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# - )
# - g = max_pooling_backward(g, A1, 2, 2)
# + g = np.repeat(np.repeat(g, 2, axis=2), 2, axis=3) / 4
# + g = relu_backward(g, Z2)
# + g, new["conv2_W"], new["conv2_b"] = conv_backward(
# +     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# + )
# + g = np.repeat(np.repeat(g, 2, axis=2), 2, axis=3) / 4

# %% linear_backward con los pesos nuevos
# error: lineal-con-pesos-nuevos
# - return l_O @ W.T, W - learning_rate * (X.T @ l_O), b - learning_rate * l_O.sum(axis=0)
# + W = W - learning_rate * (X.T @ l_O)
# + return l_O @ W.T, W, b - learning_rate * l_O.sum(axis=0)

# %% Las dos vueltas con los pesos nuevos
# error: lineal-con-pesos-nuevos, conv2-con-pesos-nuevos
# - g, new["linear_W"], new["linear_b"] = linear_backward(
# -     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# - )
# - g = g.reshape(P2.shape)
# - g = max_pooling_backward(g, A2, 2, 2)
# - g = relu_backward(g, Z2)
# - g, new["conv2_W"], new["conv2_b"] = conv_backward(
# -     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# - )
# + g3 = g
# + _, new["linear_W"], new["linear_b"] = linear_backward(
# +     g3, learning_rate, flat, params["linear_W"], params["linear_b"]
# + )
# + g = (g3 @ new["linear_W"].T).reshape(P2.shape)
# + g = max_pooling_backward(g, A2, 2, 2)
# + g2 = relu_backward(g, Z2)
# + _, new["conv2_W"], new["conv2_b"] = conv_backward(
# +     g2, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# + )
# + g = conv_backward(g2, 1.0, P1, new["conv2_W"], new["conv2_b"], 1, 1)[0]

# %% conv2 con los pesos nuevos
# error: conv2-con-pesos-nuevos
# - g = relu_backward(g, Z2)
# - g, new["conv2_W"], new["conv2_b"] = conv_backward(
# -     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# - )
# + g = relu_backward(g, Z2)
# + _, W, b = conv_backward(g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1)
# + g, _, _ = conv_backward(g, learning_rate, P1, W, b, 1, 1)
# + new["conv2_W"], new["conv2_b"] = W, b

# %% A favor del gradiente
# error: signo-del-paso
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, g = softmax_cross_entropy(logits, y)
# + g = -g

# %% Sin la tasa
# error: sin-tasa
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, g = softmax_cross_entropy(logits, y)
# + learning_rate = 1.0

# %% La tasa, siempre 0.1
# error: tasa-fija
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, g = softmax_cross_entropy(logits, y)
# + learning_rate = 0.1

# %% La tasa dos veces
# error: tasa-dos-veces
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, g = softmax_cross_entropy(logits, y)
# + g = learning_rate * g

# %% El paso dos veces
# error: paso-dos-veces
# - return loss, new
# + return loss, {k: new[k] + (new[k] - params[k]) for k in params}

# %% Devuelve los gradientes
# error: devuelve-gradientes
# - return loss, new
# + return loss, {k: (params[k] - new[k]) / learning_rate for k in params}

# %% Sin ninguna ReLU
# error: sin-relu
# - def train_step(params, X, y, learning_rate):
# + def relu_forward(Z):
# +     return Z
# +
# +
# + def relu_backward(l_O, Z):
# +     return l_O
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% Sin la primera ReLU
# error: sin-relu-1
# - A1 = relu_forward(Z1)
# + A1 = Z1

# %% Sin la segunda ReLU, ni a la ida ni a la vuelta
# error: sin-relu-2
# - A2 = relu_forward(Z2)
# - P2 = max_pooling_forward(A2, 2, 2)
# - flat = P2.reshape(len(X), -1)
# - logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# - loss, g = softmax_cross_entropy(logits, y)
# -
# - new = {}
# - g, new["linear_W"], new["linear_b"] = linear_backward(
# -     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# - )
# - g = g.reshape(P2.shape)
# - g = max_pooling_backward(g, A2, 2, 2)
# - g = relu_backward(g, Z2)
# + P2 = max_pooling_forward(Z2, 2, 2)
# + flat = P2.reshape(len(X), -1)
# + logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# + loss, g = softmax_cross_entropy(logits, y)
# +
# + new = {}
# + g, new["linear_W"], new["linear_b"] = linear_backward(
# +     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# + )
# + g = g.reshape(P2.shape)
# + g = max_pooling_backward(g, Z2, 2, 2)

# %% Otra ReLU al final
# error: relu-al-final
# - logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# - loss, g = softmax_cross_entropy(logits, y)
# + logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# + loss, g = softmax_cross_entropy(relu_forward(logits), y)
# + g = relu_backward(g, logits)

# %% Otra ReLU al final, y la pérdida sumada
# error: relu-al-final, perdida-sumada
# - logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# - loss, g = softmax_cross_entropy(logits, y)
# + logits = relu_forward(linear_forward(flat, params["linear_W"], params["linear_b"]))
# + loss, g = softmax_cross_entropy(logits, y)
# + loss *= len(y)

# %% Pooling de media
# error: pooling-de-media
# - def train_step(params, X, y, learning_rate):
# + def max_pooling_forward(a, f, s):
# +     n, c, h, w = a.shape
# +     return a.reshape(n, c, h // 2, 2, w // 2, 2).mean(axis=(3, 5))
# +
# +
# + def max_pooling_backward(g, a, f, s):
# +     return np.repeat(np.repeat(g, 2, axis=2), 2, axis=3) / 4
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% La lineal sin sesgo
# error: sin-sesgo-en-la-lineal
# - return X @ W + b
# + return X @ W

# %% La lineal sin sesgo y a favor del gradiente
# error: sin-sesgo-en-la-lineal, signo-del-paso
# - def train_step(params, X, y, learning_rate):
# + def linear_forward(X, W, b):
# +     return X @ W
# +
# +
# + correcta = softmax_cross_entropy
# +
# +
# + def softmax_cross_entropy(logits, y):
# +     perdida, gradiente = correcta(logits, y)
# +     return perdida, -gradiente
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% Los canales al final, ida y vuelta
# error: canales-al-final
# - flat = P2.reshape(len(X), -1)
# - logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# - loss, g = softmax_cross_entropy(logits, y)
# -
# - new = {}
# - g, new["linear_W"], new["linear_b"] = linear_backward(
# -     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# - )
# - g = g.reshape(P2.shape)
# + flat = P2.transpose(0, 2, 3, 1).reshape(len(X), -1)
# + logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# + loss, g = softmax_cross_entropy(logits, y)
# +
# + new = {}
# + g, new["linear_W"], new["linear_b"] = linear_backward(
# +     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# + )
# + g = g.reshape(len(X), 2, 2, -1).transpose(0, 3, 1, 2)

# %% Los canales al final, solo a la ida
# error: canales-al-final
# - flat = P2.reshape(len(X), -1)
# + flat = P2.transpose(0, 2, 3, 1).reshape(len(X), -1)

# %% Aplana por columnas
# error: aplanar-por-columnas
# - flat = P2.reshape(len(X), -1)
# + flat = P2.swapaxes(2, 3).reshape(len(X), -1)

# %% Solo la primera imagen
# error: solo-la-primera-imagen
# - Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
# + X, y = X[:1], y[:1]
# + Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)

# %% Guarda los nuevos en el mismo diccionario
# - new = {}
# + new = params

# %% Actualiza en su sitio
# - return loss, new
# + for nombre in params:
# +     params[nombre] -= params[nombre] - new[nombre]
# + return loss, params

# %% Le faltan los sesgos
# - return loss, new
# + return loss, {k: v for k, v in new.items() if k.endswith("_W")}

# %% Sin padding
# error: mapas-de-1
# - Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
# + Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 0)

# %% Guarda el impulso de una llamada para otra
# - def train_step(params, X, y, learning_rate):
# + impulso = {}
# +
# +
# + def train_step(params, X, y, learning_rate):
# +     viejo = dict(params)
# +     loss, nuevos = _paso(params, X, y, learning_rate)
# +     for k in nuevos:
# +         previo = impulso.get((k, nuevos[k].shape), 0)
# +         impulso[k, nuevos[k].shape] = 0.9 * previo + nuevos[k] - viejo[k]
# +     return loss, {k: viejo[k] + impulso[k, viejo[k].shape] for k in viejo}
# +
# +
# + def _paso(params, X, y, learning_rate):

# %% El sesgo de la segunda convolución sube
# error: signo-del-paso-en-conv2-b
# - return loss, new
# + new["conv2_b"] = params["conv2_b"] - (new["conv2_b"] - params["conv2_b"])
# + return loss, new

# %% La primera convolución lleva la tasa dos veces
# error: tasa-dos-veces-en-conv1
# - return loss, new
# + for k in ("conv1_W", "conv1_b"):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% Los pesos de la primera convolución no se guardan
# error: sin-actualizar-conv1-w
# - return loss, new
# + return loss, {**new, "conv1_W": params["conv1_W"]}

# %% La segunda convolución divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-conv2
# - return loss, new
# + for k in ("conv2_W", "conv2_b"):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% conv2_W y conv2_b: sube en lugar de bajar
# error: signo-del-paso-en-conv2
# - return loss, new
# + for k in ("conv2_W", "conv2_b"):
# +     new[k] = 2 * params[k] - new[k]
# + return loss, new

# %% conv1_W: sube en lugar de bajar
# error: signo-del-paso-en-conv1-w
# - return loss, new
# + for k in ("conv1_W",):
# +     new[k] = 2 * params[k] - new[k]
# + return loss, new

# %% conv1_b: sube en lugar de bajar
# error: signo-del-paso-en-conv1-b
# - return loss, new
# + for k in ("conv1_b",):
# +     new[k] = 2 * params[k] - new[k]
# + return loss, new

# %% conv2_W: sube en lugar de bajar
# error: signo-del-paso-en-conv2-w
# - return loss, new
# + for k in ("conv2_W",):
# +     new[k] = 2 * params[k] - new[k]
# + return loss, new

# %% linear_W: sube en lugar de bajar
# error: signo-del-paso-en-linear-w
# - return loss, new
# + for k in ("linear_W",):
# +     new[k] = 2 * params[k] - new[k]
# + return loss, new

# %% linear_b: sube en lugar de bajar
# error: signo-del-paso-en-linear-b
# - return loss, new
# + for k in ("linear_b",):
# +     new[k] = 2 * params[k] - new[k]
# + return loss, new

# %% Cada convolución: no lleva la tasa
# error: sin-tasa-en-las-convoluciones
# - return loss, new
# + for k in ("conv1_W", "conv1_b", "conv2_W", "conv2_b"):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv1_W y conv1_b: no lleva la tasa
# error: sin-tasa-en-conv1
# - return loss, new
# + for k in ("conv1_W", "conv1_b"):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv2_W y conv2_b: no lleva la tasa
# error: sin-tasa-en-conv2
# - return loss, new
# + for k in ("conv2_W", "conv2_b"):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv1_W: no lleva la tasa
# error: sin-tasa-en-conv1-w
# - return loss, new
# + for k in ("conv1_W",):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv1_b: no lleva la tasa
# error: sin-tasa-en-conv1-b
# - return loss, new
# + for k in ("conv1_b",):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv2_W: no lleva la tasa
# error: sin-tasa-en-conv2-w
# - return loss, new
# + for k in ("conv2_W",):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv2_b: no lleva la tasa
# error: sin-tasa-en-conv2-b
# - return loss, new
# + for k in ("conv2_b",):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% linear_W: no lleva la tasa
# error: sin-tasa-en-linear-w
# - return loss, new
# + for k in ("linear_W",):
# +     new[k] = params[k] - (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv2_W y conv2_b: lleva la tasa dos veces
# error: tasa-dos-veces-en-conv2
# - return loss, new
# + for k in ("conv2_W", "conv2_b"):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% linear_W y linear_b: lleva la tasa dos veces
# error: tasa-dos-veces-en-la-lineal
# - return loss, new
# + for k in ("linear_W", "linear_b"):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% conv1_W: lleva la tasa dos veces
# error: tasa-dos-veces-en-conv1-w
# - return loss, new
# + for k in ("conv1_W",):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% conv1_b: lleva la tasa dos veces
# error: tasa-dos-veces-en-conv1-b
# - return loss, new
# + for k in ("conv1_b",):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% conv2_W: lleva la tasa dos veces
# error: tasa-dos-veces-en-conv2-w
# - return loss, new
# + for k in ("conv2_W",):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% conv2_b: lleva la tasa dos veces
# error: tasa-dos-veces-en-conv2-b
# - return loss, new
# + for k in ("conv2_b",):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% linear_W: lleva la tasa dos veces
# error: tasa-dos-veces-en-linear-w
# - return loss, new
# + for k in ("linear_W",):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% linear_b: lleva la tasa dos veces
# error: tasa-dos-veces-en-linear-b
# - return loss, new
# + for k in ("linear_b",):
# +     new[k] = params[k] + learning_rate * (new[k] - params[k])
# + return loss, new

# %% Cada convolución: da el paso dos veces
# error: paso-dos-veces-en-las-convoluciones
# - return loss, new
# + for k in ("conv1_W", "conv1_b", "conv2_W", "conv2_b"):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% conv1_W y conv1_b: da el paso dos veces
# error: paso-dos-veces-en-conv1
# - return loss, new
# + for k in ("conv1_W", "conv1_b"):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% conv2_W y conv2_b: da el paso dos veces
# error: paso-dos-veces-en-conv2
# - return loss, new
# + for k in ("conv2_W", "conv2_b"):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% conv1_W: da el paso dos veces
# error: paso-dos-veces-en-conv1-w
# - return loss, new
# + for k in ("conv1_W",):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% conv1_b: da el paso dos veces
# error: paso-dos-veces-en-conv1-b
# - return loss, new
# + for k in ("conv1_b",):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% conv2_W: da el paso dos veces
# error: paso-dos-veces-en-conv2-w
# - return loss, new
# + for k in ("conv2_W",):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% conv2_b: da el paso dos veces
# error: paso-dos-veces-en-conv2-b
# - return loss, new
# + for k in ("conv2_b",):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% linear_W: da el paso dos veces
# error: paso-dos-veces-en-linear-w
# - return loss, new
# + for k in ("linear_W",):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% linear_b: da el paso dos veces
# error: paso-dos-veces-en-linear-b
# - return loss, new
# + for k in ("linear_b",):
# +     new[k] = 2 * new[k] - params[k]
# + return loss, new

# %% Cada convolución: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-las-convoluciones
# - return loss, new
# + for k in ("conv1_W", "conv1_b", "conv2_W", "conv2_b"):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% conv1_W y conv1_b: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-conv1
# - return loss, new
# + for k in ("conv1_W", "conv1_b"):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% linear_W y linear_b: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-la-lineal
# - return loss, new
# + for k in ("linear_W", "linear_b"):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% conv1_W: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-conv1-w
# - return loss, new
# + for k in ("conv1_W",):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% conv1_b: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-conv1-b
# - return loss, new
# + for k in ("conv1_b",):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% conv2_W: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-conv2-w
# - return loss, new
# + for k in ("conv2_W",):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% conv2_b: divide otra vez entre el lote
# error: dividido-entre-n-otra-vez-en-conv2-b
# - return loss, new
# + for k in ("conv2_b",):
# +     new[k] = params[k] + (new[k] - params[k]) / len(X)
# + return loss, new

# %% Cada convolución: guarda el gradiente
# error: devuelve-gradientes-en-las-convoluciones
# - return loss, new
# + for k in ("conv1_W", "conv1_b", "conv2_W", "conv2_b"):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv1_W y conv1_b: guarda el gradiente
# error: devuelve-gradientes-en-conv1
# - return loss, new
# + for k in ("conv1_W", "conv1_b"):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% linear_W y linear_b: guarda el gradiente
# error: devuelve-gradientes-en-la-lineal
# - return loss, new
# + for k in ("linear_W", "linear_b"):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv1_W: guarda el gradiente
# error: devuelve-gradientes-en-conv1-w
# - return loss, new
# + for k in ("conv1_W",):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv1_b: guarda el gradiente
# error: devuelve-gradientes-en-conv1-b
# - return loss, new
# + for k in ("conv1_b",):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv2_W: guarda el gradiente
# error: devuelve-gradientes-en-conv2-w
# - return loss, new
# + for k in ("conv2_W",):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% conv2_b: guarda el gradiente
# error: devuelve-gradientes-en-conv2-b
# - return loss, new
# + for k in ("conv2_b",):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% linear_W: guarda el gradiente
# error: devuelve-gradientes-en-linear-w
# - return loss, new
# + for k in ("linear_W",):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% linear_b: guarda el gradiente
# error: devuelve-gradientes-en-linear-b
# - return loss, new
# + for k in ("linear_b",):
# +     new[k] = (params[k] - new[k]) / learning_rate
# + return loss, new

# %% linear_W: se queda como estaba
# error: sin-actualizar-linear-w
# - return loss, new
# + for k in ("linear_W",):
# +     new[k] = params[k]
# + return loss, new

# %% base: Paso a paso, con las piezas

# %% El gradiente, hacia la clase que ya gana
# error: etiqueta-predicha
# - p[np.arange(N), y] -= 1
# + p[np.arange(N), logits.argmax(1)] -= 1

# %% Pide el gradiente otra vez, con la predicha
# error: etiqueta-predicha
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, _ = softmax_cross_entropy(logits, y)
# + _, g = softmax_cross_entropy(logits, logits.argmax(axis=1))

# %% La etiqueta es la predicha
# error: perdida-y-gradiente-de-la-predicha
# - loss, g = softmax_cross_entropy(logits, y)
# + loss, g = softmax_cross_entropy(logits, np.argmax(logits, axis=1))

# %% El segundo pooling es el de media y su vuelta, la del máximo
# error: pooling-de-media-2
# - P2 = max_pooling_forward(A2, 2, 2)
# + P2 = A2.reshape(len(X), -1, 2, 2, 2, 2).mean(axis=(3, 5))

# %% El primer pooling es el de media, a la ida y a la vuelta
# error: pooling-de-media-1
# - P1 = max_pooling_forward(A1, 2, 2)
# - Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
# - A2 = relu_forward(Z2)
# - P2 = max_pooling_forward(A2, 2, 2)
# - flat = P2.reshape(len(X), -1)
# - logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# - loss, g = softmax_cross_entropy(logits, y)
# -
# - new = {}
# - g, new["linear_W"], new["linear_b"] = linear_backward(
# -     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# - )
# - g = g.reshape(P2.shape)
# - g = max_pooling_backward(g, A2, 2, 2)
# - g = relu_backward(g, Z2)
# - g, new["conv2_W"], new["conv2_b"] = conv_backward(
# -     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# - )
# - g = max_pooling_backward(g, A1, 2, 2)
# + P1 = A1.reshape(len(X), -1, 4, 2, 4, 2).mean(axis=(3, 5))
# + Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
# + A2 = relu_forward(Z2)
# + P2 = max_pooling_forward(A2, 2, 2)
# + flat = P2.reshape(len(X), -1)
# + logits = linear_forward(flat, params["linear_W"], params["linear_b"])
# + loss, g = softmax_cross_entropy(logits, y)
# +
# + new = {}
# + g, new["linear_W"], new["linear_b"] = linear_backward(
# +     g, learning_rate, flat, params["linear_W"], params["linear_b"]
# + )
# + g = g.reshape(P2.shape)
# + g = max_pooling_backward(g, A2, 2, 2)
# + g = relu_backward(g, Z2)
# + g, new["conv2_W"], new["conv2_b"] = conv_backward(
# +     g, learning_rate, P1, params["conv2_W"], params["conv2_b"], 1, 1
# + )
# + g = g.repeat(2, axis=2).repeat(2, axis=3) / 4

# %% Sin el sesgo de la segunda convolución
# error: sin-sesgo-en-conv2
# - Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
# + Z2 = conv_forward(P1, params["conv2_W"], np.zeros_like(params["conv2_b"]), 1, 1)

# %% Sin el sesgo de la primera convolución
# error: sin-sesgo-en-conv1
# - Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
# + Z1 = conv_forward(X, params["conv1_W"], 0 * params["conv1_b"], 1, 1)

# %% Sin el sesgo de ninguna convolución
# error: sin-sesgo-en-las-convoluciones
# - def train_step(params, X, y, learning_rate):
# + con_sesgo = conv_forward
# +
# +
# + def conv_forward(X, W, b, stride, padding):
# +     return con_sesgo(X, W, np.zeros(len(W)), stride, padding)
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% El primer pooling mira en la vuelta el valor absoluto
# error: maximo-en-valor-absoluto-1
# - g = max_pooling_backward(g, A1, 2, 2)
# + g = max_pooling_backward(g, np.abs(Z1), 2, 2)

# %% El segundo pooling mira en la vuelta el valor absoluto
# error: maximo-en-valor-absoluto-2
# - g = max_pooling_backward(g, A2, 2, 2)
# + g = max_pooling_backward(g, np.abs(Z2), 2, 2)

# %% La vuelta del segundo pooling es la de la media
# error: vuelta-de-la-media-2
# - g = max_pooling_backward(g, A2, 2, 2)
# + g = np.kron(g, np.ones((1, 1, 2, 2))) / 4

# %% La vuelta del primer pooling es la de la media
# error: vuelta-de-la-media-1
# - g = max_pooling_backward(g, A1, 2, 2)
# + g = np.kron(g, np.full((1, 1, 2, 2), 0.25))

# %% Sin el segundo pooling
# error: mapas-de-4
# - P2 = max_pooling_forward(A2, 2, 2)
# + P2 = A2

# %% Sin el primer pooling
# error: mapas-de-4
# - P1 = max_pooling_forward(A1, 2, 2)
# + P1 = A1

# %% Sin padding en la segunda convolución
# error: mapas-de-1
# - Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 1)
# + Z2 = conv_forward(P1, params["conv2_W"], params["conv2_b"], 1, 0)

# %% Sin padding en ninguna convolución
# error: segundo-pooling-de-1
# - def train_step(params, X, y, learning_rate):
# + con_padding = conv_forward
# +
# +
# + def conv_forward(X, W, b, stride, padding):
# +     return con_padding(X, W, b, stride, 0)
# +
# +
# + def train_step(params, X, y, learning_rate):

# %% La segunda ReLU, en la vuelta, antes que el pooling
# error: relu-antes-del-pooling
# - g = max_pooling_backward(g, A2, 2, 2)
# - g = relu_backward(g, Z2)
# + g = relu_backward(g, Z2)
# + g = max_pooling_backward(g, A2, 2, 2)

# %% La primera ReLU, en la vuelta, antes que el pooling
# error: relu-antes-del-pooling
# - g = max_pooling_backward(g, A1, 2, 2)
# - g = relu_backward(g, Z1)
# + g = relu_backward(g, Z1)
# + g = max_pooling_backward(g, A1, 2, 2)

# %% La segunda ReLU pone a 0 antes del pooling
# error: relu-antes-del-pooling
# - g = max_pooling_backward(g, A2, 2, 2)
# - g = relu_backward(g, Z2)
# + g = g.copy()
# + g[Z2 <= 0] = 0
# + g = max_pooling_backward(g, A2, 2, 2)

# %% Dieciséis filtros escritos a mano en la vuelta
# error: dieciseis-filtros
# - g = g.reshape(P2.shape)
# + g = g.reshape(len(X), 16, 2, 2)

# %% Sesenta y cuatro números escritos a mano en la ida
# error: dieciseis-filtros
# - flat = P2.reshape(len(X), -1)
# + flat = P2.reshape(len(X), 64)

# %% Treinta y dos imágenes escritas a mano en la ida
# error: lote-de-32
# - flat = P2.reshape(len(X), -1)
# + flat = P2.reshape(32, -1)

# %% Treinta y dos imágenes escritas a mano en la vuelta
# error: lote-de-32
# - g = g.reshape(P2.shape)
# + g = g.reshape(32, P2.shape[1], 2, 2)

# %% Treinta y dos imágenes y sesenta y cuatro números, escritos a mano
# error: lote-de-32
# - flat = P2.reshape(len(X), -1)
# + flat = P2.reshape(32, 64)

# %% Dieciséis filtros escritos a mano, con el lote por averiguar
# error: dieciseis-filtros
# - g = g.reshape(P2.shape)
# + g = np.reshape(g, (g.shape[0], 16, 2, 2))

# %% Sin padding en la primera, con un pooling que parte los mapas con reshape
# error: segundo-pooling-de-3
# - def train_step(params, X, y, learning_rate):
# -     Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
# + def max_pooling_forward(X, filter_size, stride):
# +     N, C, H, W = X.shape
# +     return X.reshape(N, C, H // 2, 2, W // 2, 2).max(axis=(3, 5))
# +
# +
# + def train_step(params, X, y, learning_rate):
# +     Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 0)

# %% Con stride 2 en la primera convolución
# error: mapas-de-1
# - Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 1, 1)
# + Z1 = conv_forward(X, params["conv1_W"], params["conv1_b"], 2, 1)
