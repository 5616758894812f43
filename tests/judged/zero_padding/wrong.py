# %% np.pad con un solo número
# error: todos-los-ejes
def zero_padding(X, pad):
    return np.pad(X, pad)


# %% np.pad con una pareja, también para todos los ejes
# error: todos-los-ejes
def zero_padding(X, pad):
    X_pad = np.pad(X, (pad, pad), mode="constant", constant_values=0)
    return X_pad


# %% Los canales al final, como en otro curso
# error: canales-al-final
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), "constant", constant_values=(0, 0))


# %% Lee la forma como (m, n_H, n_W, n_C)
# error: canales-al-final
def zero_padding(X, pad):
    (m, n_H, n_W, n_C) = X.shape
    salida = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    salida[:, pad : pad + n_H, pad : pad + n_W, :] = X
    return salida


# %% Reparte pad entre los dos lados
# error: pad-repartido
def zero_padding(X, pad):
    antes = pad // 2
    despues = pad - antes
    return np.pad(X, ((0, 0), (0, 0), (antes, despues), (antes, despues)))


# %% Reparte pad, con un array de ceros
# error: pad-repartido
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + pad, W + pad), X.dtype)
    k = pad // 2
    for i in range(H):
        for j in range(W):
            out[:, :, i + k, j + k] = X[:, :, i, j]
    return out


# %% Solo filas
# error: solo-filas
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (0, 0)))


# %% Solo filas, pegando bloques
# error: solo-filas
def zero_padding(X, pad):
    N, C, H, W = X.shape
    tira = np.zeros((N, C, pad, W), dtype=X.dtype)
    return np.concatenate([tira, X, tira], axis=2)


# %% Solo columnas
# error: solo-columnas
def zero_padding(X, pad):
    return np.pad(X, [(0, 0)] * 3 + [(pad, pad)])


# %% El ancho justo para un lado, pegado en pad
# error: marco-arriba-izquierda
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + pad, W + pad))
    out[:, :, pad:, pad:] = X
    return out


# %% Parejas (pad, 0)
# error: marco-arriba-izquierda
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, 0), (pad, 0)))


# %% Parejas (0, pad)
# error: marco-abajo-derecha
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (0, pad), (0, pad)))


# %% El ancho justo para un lado, pegado en 0
# error: marco-abajo-derecha
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + pad, W + pad))
    out[:, :, :H, :W] = X
    return out


# %% Padding doble
# error: padding-doble
def zero_padding(X, pad):
    p = 2 * pad
    return np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))


# %% Padding doble, con ceros
# error: padding-doble
def zero_padding(X, pad):
    N, C, H, W = X.shape
    Z = np.zeros((N, C, H + 4 * pad, W + 4 * pad))
    Z[:, :, 2 * pad : 2 * pad + H, 2 * pad : 2 * pad + W] = X
    return Z


# %% Prepara el marco y devuelve la entrada
# error: sin-marco
def zero_padding(X, pad):
    X_pad = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    return X


# %% np.pad sin guardar el resultado
# error: sin-marco
def zero_padding(X, pad):
    X_pad = X.copy()
    np.pad(X_pad, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    return X_pad


# %% Padding fijo en 1
# error: pad-fijo-en-uno
def zero_padding(X, pad=1):
    pad = 1
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))


# %% Padding fijo en 1, con ceros
# error: pad-fijo-en-uno
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2, W + 2), dtype=X.dtype)
    out[:, :, 1:-1, 1:-1] = X
    return out


# %% Recorte con -pad
# error: recorte-vacio
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    out[:, :, pad:-pad, pad:-pad] = X
    return out


# %% Recorte con -pad, imagen a imagen
# error: recorte-vacio
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + pad + pad, W + pad + pad), dtype=X.dtype)
    for n, imagen in enumerate(X):
        for c, canal in enumerate(imagen):
            out[n][c][pad:-pad, pad:-pad] = canal
    return out


# %% Supone que la imagen es cuadrada
# error: supone-cuadrada
def zero_padding(X, pad):
    N, C, H, _ = X.shape
    out = np.zeros((N, C, H + 2 * pad, H + 2 * pad), dtype=X.dtype)
    out[:, :, pad : pad + H, pad : pad + H] = X
    return out


# %% El ancho y el alto, cambiados
# error: supone-cuadrada
def zero_padding(X, pad):
    N, C, W, H = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    out[:, :, pad : pad + H, pad : pad + W] = X
    return out


# %% El ancho de la salida sale del alto
# error: ancho-desde-el-alto
def zero_padding(X, pad):
    N, C, H, W = X.shape
    lado = H + 2 * pad
    out = np.zeros((N, C, lado, lado), dtype=X.dtype)
    out[:, :, pad : pad + H, pad : pad + W] = X
    return out


# %% El alto de la salida sale del ancho
# error: alto-desde-el-ancho
def zero_padding(X, pad):
    N, C, H, W = X.shape
    lado = X.shape[-1] + 2 * pad
    out = np.zeros((N, C, lado, lado), dtype=X.dtype)
    out[..., pad : pad + H, pad : pad + W] = X
    return out


# %% Pega la imagen en la esquina
# error: un-solo-lado
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    out[:, :, :H, :W] = X
    return out


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


# %% Todo el marco delante
# error: todo-arriba
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (2 * pad, 0), (2 * pad, 0)))


# %% El hueco empieza en 2·pad
# error: todo-arriba
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    out[:, :, 2 * pad :, 2 * pad :] = X
    return out


# %% Modo edge
# error: borde-repetido
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")


# %% Repite el borde con np.clip
# error: borde-repetido
def zero_padding(X, pad):
    H, W = X.shape[2:]
    filas = np.clip(np.arange(-pad, H + pad), 0, H - 1)
    columnas = np.clip(np.arange(-pad, W + pad), 0, W - 1)
    return X[:, :, filas[:, None], columnas]


# %% Modo reflect
# error: borde-reflejado
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), "reflect")


# %% Modo wrap
# error: borde-ciclico
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="wrap")


# %% Índices que dan la vuelta
# error: borde-ciclico
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(H + 2 * pad):
        for j in range(W + 2 * pad):
            out[:, :, i, j] = X[:, :, (i - pad) % H, (j - pad) % W]
    return out


# %% Empieza con unos
# error: constante-uno
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.ones((N, C, H + 2 * pad, W + 2 * pad))
    out[:, :, pad : H + pad, pad : W + pad] = X
    return out


# %% constant_values=1
# error: constante-uno
def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=1)


# %% Olvida copiar la imagen
# error: todo-ceros
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    return X_pad


# %% Copia en una variable que no es la salida
# error: todo-ceros
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(N):
        hueco = X_pad[i, :, pad : pad + H, pad : pad + W].copy()
        hueco[:] = X[i]
    return X_pad


# %% return dentro del bucle de las imágenes
# error: solo-primera-imagen
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(N):
        for c in range(C):
            X_pad[i, c, pad : pad + H, pad : pad + W] = X[i, c]
        return X_pad


# %% Índice de imagen fijo en 0
# error: solo-primera-imagen
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    X_pad[0, :, pad : pad + H, pad : pad + W] = X[0]
    return X_pad


# %% Solo el primer canal
# error: solo-primer-canal
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for n in range(N):
        X_pad[n, 0, pad : pad + H, pad : pad + W] = X[n, 0]
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


# %% Copia la primera imagen en todas
# error: primera-imagen-repetida
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(N):
        X_pad[i, :, pad : pad + H, pad : pad + W] = X[0]
    return X_pad


# %% Copia el primer canal en todos
# error: primer-canal-repetido
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(N):
        for c in range(C):
            X_pad[i, c, pad : pad + H, pad : pad + W] = X[i, 0]
    return X_pad


# %% Valores bien, pero pierde el tipo de los datos
def zero_padding(X, pad):
    N, C, H, W = X.shape
    X_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    X_pad[:, :, pad : pad + H, pad : pad + W] = X
    return X_pad


# %% Escribe en la entrada después de copiarla
def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), X.dtype)
    out[:, :, pad : pad + H, pad : pad + W] = X
    X[:] = 0
    return out


# %% Borra el borde de la imagen en lugar de añadirlo
def zero_padding(X, pad):
    out = X.copy()
    if pad > 0:
        out[:, :, :pad] = out[:, :, -pad:] = 0
        out[:, :, :, :pad] = out[:, :, :, -pad:] = 0
    return out
