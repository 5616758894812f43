# %% Lee el ancho antes que el alto y copia casilla a casilla
# error: supone-cuadrada
def zero_padding(X, pad):
    N, C, W, H = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for i in range(H):
        for j in range(W):
            out[:, :, i + pad, j + pad] = X[:, :, i, j]
    return out

# %% range(H - 1)
# error: bucle-corto
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for i in range(H - 1):
        for j in range(W - 1):
            out[:, :, i + pad, j + pad] = X[:, :, i, j]
    return out

# %% Lee la forma como (m, n_H, n_W, n_C)
# error: canales-al-final
def zero_padding(X, pad):
    (m, n_H, n_W, n_C) = X.shape
    salida = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    salida[:, pad : pad + n_H, pad : pad + n_W, :] = X
    return salida

# %% Solo filas, pegando bloques
# error: solo-filas
def zero_padding(X, pad):
    N, C, H, W = X.shape
    tira = np.zeros((N, C, pad, W), dtype=X.dtype)
    return np.concatenate([tira, X, tira], axis=2)

# %% Pega la imagen en la esquina con bucles
# error: un-solo-lado
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for n in range(N):
        for c in range(C):
            for i in range(H):
                for j in range(W):
                    out[n, c, i, j] = X[n, c, i, j]
    return out

# %% Repite el borde con np.clip
# error: borde-repetido
def zero_padding(X, pad):
    H, W = X.shape[2:]
    filas = np.clip(np.arange(-pad, H + pad), 0, H - 1)
    columnas = np.clip(np.arange(-pad, W + pad), 0, W - 1)
    return X[:, :, filas[:, None], columnas]

# %% return dentro del bucle de las imágenes
# error: solo-primera-imagen
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(N):
        for c in range(C):
            X_pad[i, c, pad : pad + H, pad : pad + W] = X[i, c]
        return X_pad

# %% return en el bucle de dentro
# error: solo-la-primera-matriz
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(N):
        for c in range(C):
            X_pad[i, c, pad : pad + H, pad : pad + W] = X[i, c]
            return X_pad

# %% Borra el borde de la imagen en lugar de añadirlo
# error: marco-encima-de-la-imagen
def zero_padding(X, pad):
    out = X.copy()
    if pad > 0:
        out[:, :, :pad] = out[:, :, -pad:] = 0
        out[:, :, :, :pad] = out[:, :, :, -pad:] = 0
    return out

# %% base: np.pad

# %% np.pad con un solo número
# error: todos-los-ejes
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, pad)

# %% np.pad con una pareja, también para todos los ejes
# error: todos-los-ejes
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + X_pad = np.pad(X, (pad, pad), mode="constant", constant_values=0)
# + return X_pad

# %% Los canales al final, como en otro curso
# error: canales-al-final
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), "constant", constant_values=(0, 0))

# %% Reparte pad entre los dos lados
# error: pad-repartido
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + antes = pad // 2
# + despues = pad - antes
# + return np.pad(X, ((0, 0), (0, 0), (antes, despues), (antes, despues)))

# %% Solo filas
# error: solo-filas
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (0, 0)))

# %% Solo columnas
# error: solo-columnas
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, [(0, 0)] * 3 + [(pad, pad)])

# %% Parejas (pad, 0)
# error: marco-arriba-izquierda
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, 0), (pad, 0)))

# %% Parejas (0, pad)
# error: marco-abajo-derecha
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (0, pad), (0, pad)))

# %% Padding doble
# error: padding-doble
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + p = 2 * pad
# + return np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))

# %% Prepara el marco y devuelve la entrada
# error: sin-marco
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + X_pad = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return X

# %% np.pad sin guardar el resultado
# error: sin-marco
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + X_pad = X.copy()
# + np.pad(X_pad, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return X_pad

# %% Padding fijo en 1
# error: pad-fijo-en-uno
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + pad = 1
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))

# %% Todo el marco delante
# error: todo-arriba
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (2 * pad, 0), (2 * pad, 0)))

# %% Modo edge
# error: borde-repetido
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")

# %% Modo reflect
# error: borde-reflejado
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), "reflect")

# %% Modo wrap
# error: borde-ciclico
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="wrap")

# %% constant_values=1
# error: constante-uno
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=1)

# %% base: Un array de ceros y un rango

# %% El alto y el ancho de la salida, cambiados
# error: lados-cambiados
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + out = np.zeros((N, C, W + 2 * pad, H + 2 * pad), dtype=X.dtype)

# %% El ancho justo para un lado, pegado en pad
# error: marco-arriba-izquierda
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + pad, W + pad))
# + out[:, :, pad:, pad:] = X

# %% El ancho justo para un lado, pegado en 0
# error: marco-abajo-derecha
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + pad, W + pad))
# + out[:, :, :H, :W] = X

# %% Padding doble, con ceros
# error: padding-doble
# - N, C, H, W = X.shape
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + N, C, H, W = X.shape
# + pad = 2 * pad
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))

# %% Padding fijo en 1, con ceros
# error: pad-fijo-en-uno
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2, W + 2), dtype=X.dtype)
# + out[:, :, 1:-1, 1:-1] = X

# %% Recorte con -pad, imagen a imagen
# error: recorte-vacio
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + pad + pad, W + pad + pad), dtype=X.dtype)
# + for n, imagen in enumerate(X):
# +     for c, canal in enumerate(imagen):
# +         out[n][c][pad:-pad, pad:-pad] = canal

# %% Supone que la imagen es cuadrada
# error: supone-cuadrada
# - N, C, H, W = X.shape
# + N, C, H, _ = X.shape
# + W = H

# %% El ancho y el alto, cambiados
# error: supone-cuadrada
# - N, C, H, W = X.shape
# + N, C, W, H = X.shape

# %% El ancho de la salida sale del alto
# error: ancho-desde-el-alto
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + out = np.zeros((N, C, H + 2 * pad, H + 2 * pad), dtype=X.dtype)

# %% El alto de la salida sale del ancho
# error: alto-desde-el-ancho
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + out = np.zeros((N, C, W + 2 * pad, W + 2 * pad), dtype=X.dtype)

# %% Pega la imagen en la esquina
# error: un-solo-lado
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[:, :, :H, :W] = X

# %% El hueco empieza en 2·pad
# error: todo-arriba
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[:, :, 2 * pad :, 2 * pad :] = X

# %% Índices que dan la vuelta
# error: borde-ciclico
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + for i in range(H + 2 * pad):
# +     for j in range(W + 2 * pad):
# +         out[:, :, i, j] = X[:, :, (i - pad) % H, (j - pad) % W]

# %% Empieza con unos
# error: constante-uno
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + out = np.ones((N, C, H + 2 * pad, W + 2 * pad))

# %% Olvida copiar la imagen
# error: todo-ceros
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))

# %% Copia en una variable que no es la salida
# error: todo-ceros
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + hueco = out[:, :, pad : pad + H, pad : pad + W].copy()
# + hueco[:] = X

# %% Índice de imagen fijo en 0
# error: solo-primera-imagen
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[0, :, pad : pad + H, pad : pad + W] = X[0]

# %% Solo el primer canal
# error: solo-primer-canal
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[:, 0, pad : pad + H, pad : pad + W] = X[:, 0]

# %% Copia la primera imagen en todas
# error: primera-imagen-repetida
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[:, :, pad : pad + H, pad : pad + W] = X[0]

# %% Copia el primer canal en todos
# error: primer-canal-repetido
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[:, :, pad : pad + H, pad : pad + W] = X[:, :1]

# %% Valores bien, pero pierde el tipo de los datos
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))

# %% Escribe en la entrada después de copiarla
# - return out
# + X[:] = 0
# + return out

# %% base: Cuatro bucles

# %% Reparte pad, con un array de ceros
# error: pad-repartido
# - Y = np.zeros([N, C, H + 2 * pad, W + 2 * pad], dtype=X.dtype)
# + Y = np.zeros([N, C, H + pad, W + pad], dtype=X.dtype)
# + pad //= 2

# %% base: Rango negativo con el 0 aparte

# %% Recorte con -pad
# error: recorte-vacio
# - if pad == 0:
# -     return X.copy()

# %% base: np.pad

# %% Los canales al final y modo edge
# error: canales-al-final, borde-repetido
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="edge")

# %% np.pad con un solo número, el doble
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, 2 * pad)

# %% np.pad con un 1
# error: todos-los-ejes, pad-fijo-en-uno
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, 1)

# %% Solo filas, y de unos
# error: solo-filas, constante-uno
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, pad), (0, 0)), constant_values=1)

# %% Solo columnas y modo reflect
# error: solo-columnas, borde-reflejado
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (0, 0), (pad, pad)), "reflect")

# %% Parejas (pad, 0) y modo wrap
# error: marco-arriba-izquierda, borde-ciclico
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (pad, 0), (pad, 0)), mode="wrap")

# %% Filas solo por abajo
# error: solo-filas, marco-abajo-derecha
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + return np.pad(X, ((0, 0), (0, 0), (0, pad), (0, 0)))

# %% La mitad a cada lado, solo en las columnas
# error: pad-repartido, solo-columnas
# - return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
# + antes = pad // 2
# + return np.pad(X, ((0, 0), (0, 0), (0, 0), (antes, pad - antes)))

# %% base: Un array de ceros y un rango

# %% El ancho sale del alto, con unos
# error: ancho-desde-el-alto, constante-uno
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# + out = np.ones((N, C, H + 2 * pad, H + 2 * pad))

# %% El doble de marco y un índice fijo en 0
# error: padding-doble, solo-primera-imagen
# - N, C, H, W = X.shape
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + N, C, H, W = X.shape
# + pad = 2 * pad
# + out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
# + out[0, :, pad : pad + H, pad : pad + W] = X[0]

# %% En la esquina y un solo canal
# error: un-solo-lado, solo-primer-canal
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out[:, 0, :H, :W] = X[:, 0]

# %% Un marco de 1 y X[0] en todas
# error: pad-fijo-en-uno, primera-imagen-repetida
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.zeros((N, C, H + 2, W + 2))
# + for n in range(N):
# +     out[n, :, 1:-1, 1:-1] = X[0]

# %% Recorte con -pad, solo en la primera imagen
# error: recorte-vacio, solo-primera-imagen
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out[0, :, pad:-pad, pad:-pad] = X[0]

# %% Supone la imagen cuadrada y recorta con -pad
# error: supone-cuadrada, recorte-vacio
# - N, C, H, W = X.shape
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + N, C, H, _ = X.shape
# + lado = H + 2 * pad
# + out = np.zeros((N, C, lado, lado), dtype=X.dtype)
# + out[:, :, pad:-pad, pad:-pad] = X

# %% Los canales al final y recorte con -pad
# error: canales-al-final, recorte-vacio
# - N, C, H, W = X.shape
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + m, n_H, n_W, n_C = X.shape
# + out = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
# + out[:, pad:-pad, pad:-pad, :] = X

# %% Empieza con unos y copia una imagen
# error: constante-uno, solo-primera-imagen
# - out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out = np.ones((N, C, H + 2 * pad, W + 2 * pad))
# + out[0, :, pad : pad + H, pad : pad + W] = X[0]

# %% base: Cuatro bucles

# %% En la esquina y return tras la primera imagen
# error: un-solo-lado, solo-primera-imagen
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(H):
# -             for j in range(W):
# -                 Y[n, c, i + pad, j + pad] = X[n, c, i, j]
# - return Y
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(H):
# +             for j in range(W):
# +                 Y[n, c, i, j] = X[n, c, i, j]
# +     return Y

# %% El ancho sale del alto y return en el bucle de canales
# error: ancho-desde-el-alto, solo-la-primera-matriz
# - Y = np.zeros([N, C, H + 2 * pad, W + 2 * pad], dtype=X.dtype)
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(H):
# -             for j in range(W):
# -                 Y[n, c, i + pad, j + pad] = X[n, c, i, j]
# - return Y
# + Y = np.zeros([N, C, H + 2 * pad, H + 2 * pad], dtype=X.dtype)
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(H):
# +             for j in range(W):
# +                 Y[n, c, i + pad, j + pad] = X[n, c, i, j]
# +         return Y

# %% Ancho de la salida y columnas, del alto
def zero_padding(X, pad):
    n, c, h, w = X.shape
    out = np.zeros((n, c, h + 2*pad, h + 2*pad))
    out[:, :, pad:pad+h, pad:pad+h] = X[:, :, :, :h]
    return out

# %% Las dos tiras de columnas, a la derecha
# error: columnas-a-un-lado
def zero_padding(X, pad):
    n, c, h, w = X.shape
    filas = np.zeros((n, c, pad, w))
    Y = np.concatenate([filas, X, filas], axis=2)
    cols = np.zeros((n, c, h + 2*pad, pad))
    Y = np.concatenate([Y, cols, cols], axis=3)
    return Y

# %% Rellena también los canales
# error: un-eje-de-mas
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)), 'constant')

# %% Un hueco que acaba en H y W
# error: hueco-sin-desplazar
def zero_padding(X, pad):
    m, c, H, W = X.shape
    out = np.zeros((m, c, H + 2*pad, W + 2*pad), dtype=X.dtype)
    out[:, :, pad:H, pad:W] = X
    return out

# %% Recorre tantos canales como imágenes
# error: imagenes-por-canales
def zero_padding(X, pad):
    m, c, H, W = X.shape
    out = np.zeros((m, c, H + 2*pad, W + 2*pad), dtype=X.dtype)
    for i in range(m):
        for k in range(m):
            for y in range(H):
                for x in range(W):
                    out[i, k, y + pad, x + pad] = X[i, k, y, x]
    return out

# %% El modo symmetric
# error: borde-reflejado
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode='symmetric')

# %% La imagen traspuesta dentro del marco
# error: resultado-traspuesto
def zero_padding(X, pad):
    n, c, h, w = X.shape
    out = np.zeros((n, c, w + 2*pad, h + 2*pad), dtype=X.dtype)
    out[:, :, pad:pad+w, pad:pad+h] = X.transpose(0, 1, 3, 2)
    return out

# %% Todas las filas de ceros, arriba
# error: filas-a-un-lado
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (2 * pad, 0), (pad, pad)))

# %% Rellena las imágenes y los canales
# error: otros-ejes
def zero_padding(X, pad):
    return np.pad(X, ((pad, pad), (pad, pad), (0, 0), (0, 0)))

# %% Los dos bucles hasta el ancho
# error: filas-hasta-el-ancho
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), X.dtype)
    for i in range(W):
        for j in range(W):
            out[:, :, i + pad, j + pad] = X[:, :, i, j]
    return out

# %% Los dos bucles hasta el alto
# error: columnas-hasta-el-alto
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), X.dtype)
    for i in range(H):
        for j in range(H):
            out[:, :, i + pad, j + pad] = X[:, :, i, j]
    return out

# %% El array de la salida, dentro del bucle
# error: solo-ultima-imagen
def zero_padding(X, pad):
    N, C, H, W = X.shape
    for n in range(N):
        Y = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
        Y[n, :, pad : pad + H, pad : pad + W] = X[n]
    return Y

# %% Solo hasta pad 4
def zero_padding(X, pad):
    side = min(pad, 4)
    return np.pad(X, ((0, 0), (0, 0), (side, side), (side, side)))

# %% Un array de enteros que se llena por filas
# error: salida-de-enteros
def zero_padding(X, pad):
    N, C, H, W = X.shape
    marco = np.zeros((N, C, 2 * pad + H, 2 * pad + W), dtype=np.int64)
    for fila in range(H):
        marco[:, :, pad + fila, pad : pad + W] = X[:, :, fila]
    return marco

# %% El marco de las filas cuenta los dos lados
# error: marco-doble-en-un-eje
def zero_padding(X, pad):
    alto = 2 * pad
    return np.pad(X, [(0, 0), (0, 0), (alto, alto), (pad, pad)])

# %% El marco de las columnas cuenta los dos lados
# error: marco-doble-en-un-eje
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 4 * pad), dtype=X.dtype)
    out[:, :, pad : pad + H, 2 * pad : 2 * pad + W] = X
    return out

# %% El método resize
# error: numeros-seguidos
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.array(X, order="C")
    out.resize((N, C, H + 2 * pad, W + 2 * pad), refcheck=False)
    return out

# %% np.resize
# error: numeros-seguidos
def zero_padding(X, pad):
    forma = list(X.shape)
    forma[-2] += 2 * pad
    forma[-1] += 2 * pad
    return np.resize(X, forma)

# %% Solo le falta una columna
# error: bucle-corto-en-un-eje
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for c in range(W - 1):
        out[:, :, pad : H + pad, pad + c] = X[..., c]
    return out

# %% Enteros y sin la última fila
# error: salida-de-enteros, bucle-corto-en-un-eje
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad)).astype(int)
    for f in range(H - 1):
        for c in range(W):
            out[:, :, pad + f, pad + c] = X[:, :, f, c]
    return out

# %% Borra las orillas con cortes negativos
# error: marco-encima-de-la-imagen
def zero_padding(X, pad):
    out = np.array(X)
    out[..., :pad, :], out[..., -pad:, :] = 0, 0
    out[..., :pad], out[..., -pad:] = 0, 0
    return out

# %% Cada vuelta sustituye el lote
# error: lote-perdido
def zero_padding(X, pad):
    for imagen in X:
        out = np.pad(imagen, ((0, 0), (pad, pad), (pad, pad)))
    return out

# %% Solo la imagen 0, sin su eje
# error: lote-perdido
def zero_padding(X, pad):
    return np.pad(X[0], ((0, 0), (pad, pad), (pad, pad)))

# %% El tamaño suma pad una vez y el corte llega a -pad
# error: hueco-de-otra-forma
def zero_padding(X, pad):
    forma = X.shape[:2] + tuple(n + pad for n in X.shape[2:])
    out = np.zeros(forma, dtype=X.dtype)
    out[..., pad:-pad, pad:-pad] = X
    return out

# %% Una salida como la entrada
# error: salida-sin-sitio
def zero_padding(X, pad):
    out = np.zeros_like(X)
    for (n, c, i, j), valor in np.ndenumerate(X):
        out[n, c, i + pad, j + pad] = valor
    return out

# %% hstack con columnas del alto de antes
# error: bloques-que-no-encajan
def zero_padding(X, pad):
    N, C, H, W = X.shape
    arriba, lado = np.zeros((N, C, pad, W), X.dtype), np.zeros((N, C, H, pad), X.dtype)
    X = np.concatenate((arriba, X, arriba), 2)
    return np.concatenate((lado, X, lado), 3)

# %% Un anillo más
# error: un-anillo-de-mas
def zero_padding(X, pad):
    ancho = pad + 1
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * ancho, W + 2 * ancho), dtype=X.dtype)
    out[:, :, ancho : ancho + H, ancho : ancho + W] = X
    return out

# %% Un anillo menos
# error: un-anillo-de-menos
def zero_padding(X, pad):
    for _ in range(1, pad):
        X = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
    return X

# %% Cuenta desde 1 y resta de más
# error: hueco-una-casilla-antes
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for i, fila in enumerate(range(pad - 1, pad - 1 + H)):
        for j, columna in enumerate(range(pad - 1, pad - 1 + W)):
            out[:, :, fila, columna] = X[:, :, i, j]
    return out

# %% El hueco empieza antes
# error: hueco-una-casilla-antes
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    y = pad - 1
    out[:, :, y : y + H, y : y + W] = X
    return out

# %% El hueco empieza en pad + 1
# error: hueco-una-casilla-despues
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    y = pad + 1
    out[:, :, y : y + H, y : y + W] = X
    return out

# %% Escribe una casilla después
# error: hueco-una-casilla-despues
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for i in range(H):
        for j in range(W):
            out[:, :, 1 + pad + i, 1 + pad + j] = X[:, :, i, j]
    return out

# %% base: Un array de ceros y un rango

# %% El hueco empieza siempre en 1
# error: hueco-fijo-en-uno
# - out[:, :, pad : pad + H, pad : pad + W] = X
# + out[:, :, 1 : 1 + H, 1 : 1 + W] = X

# %% base: Cuatro bucles

# %% Guarda en la columna y la fila
# error: fila-y-columna-cambiadas
# - Y[n, c, i + pad, j + pad] = X[n, c, i, j]
# + Y[n, c, j + pad, i + pad] = X[n, c, i, j]

# %% Cada casilla, desde la fila 1
# error: hueco-fijo-en-uno
# - Y[n, c, i + pad, j + pad] = X[n, c, i, j]
# + Y[n, c, i + 1, j + 1] = X[n, c, i, j]
