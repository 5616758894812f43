# %% Rota cada filtro
# error: filtro-rotado
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, np.rot90(W[c], 2, axes=(1, 2)), b[c])
    return Z


# %% Rota los filtros al principio
# error: filtro-rotado
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    W = W[:, :, ::-1, ::-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% np.flip de cada filtro, con los canales
# error: filtro-invertido-en-todos-los-ejes
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * np.flip(K[k])) + b[k]
    return out


# %% Columnas del filtro al revés
# error: filtro-reflejado
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    W = np.flip(W, axis=3)
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Filas del filtro al revés
# error: filtro-cabeza-abajo
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c, :, ::-1], b[c])
    return Z


# %% Filtro transpuesto
# error: filtro-transpuesto
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcji->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% Filtro transpuesto con .T en cada canal
# error: filtro-transpuesto
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = sum(np.sum(ventana[c] * K[k, c].T) for c in range(C)) + b[k]
    return out


# %% Solo el primer canal
# error: un-solo-canal
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, 0, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k, 0]) + b[k]
    return out


# %% Asigna en el bucle de canales
# error: ultimo-canal
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    for c in range(C):
                        out[n, k, i, j] = np.sum(ventana[c] * K[k, c]) + b[k]
    return out


# %% Guarda en la casilla traspuesta
# error: salida-transpuesta
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfwh", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% Trasposición al final
# error: salida-transpuesta
def im2col(x, f, s):
    N, C, H, A = x.shape
    h, w = (H - f) // s + 1, (A - f) // s + 1
    cols = np.zeros((N, C * f * f, h * w))
    for k in range(h * w):
        i, j = k // w, k % w
        cols[:, :, k] = x[:, :, i * s : i * s + f, j * s : j * s + f].reshape(N, -1)
    return cols, h, w


def conv_forward(layer_input, W, b, stride, padding):
    cols, h, w = im2col(zero_padding(layer_input, padding), W.shape[2], stride)
    Z = W.reshape(len(W), -1) @ cols + b[:, None]
    Z = Z.reshape(len(layer_input), len(W), h, w)
    return Z.transpose(0, 1, 3, 2)


# %% Suma la ventana y suma el kernel
# error: suma-por-suma
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana.sum(axis=(1, 2)) * K[k].sum(axis=(1, 2))) + b[k]
    return out


# %% Suma por suma en einsum
# error: suma-por-suma
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fckl->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% np.mean de los productos
# error: media-de-la-ventana
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.mean(ventana * K[k]) + b[k]
    return out


# %% Divide entre el tamaño del filtro
# error: media-de-la-ventana
def im2col(x, f, s):
    N, C, H, A = x.shape
    h, w = (H - f) // s + 1, (A - f) // s + 1
    cols = np.zeros((N, C * f * f, h * w))
    for k in range(h * w):
        i, j = k // w, k % w
        cols[:, :, k] = x[:, :, i * s : i * s + f, j * s : j * s + f].reshape(N, -1)
    return cols, h, w


def conv_forward(layer_input, W, b, stride, padding):
    cols, h, w = im2col(zero_padding(layer_input, padding), W.shape[2], stride)
    Z = W.reshape(len(W), -1) @ cols / cols.shape[1] + b[:, None]
    return Z.reshape(len(layer_input), len(W), h, w)


# %% Media de los canales
# error: canales-promediados
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W) / W.shape[1]
    return Z + b.reshape(1, -1, 1, 1)


# %% Media de los canales con axis
# error: canales-promediados
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.mean(np.sum(ventana * K[k], axis=(1, 2))) + b[k]
    return out


# %% Sin sesgo
# error: sin-sesgo
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], 0.0)
    return Z


# %% Sin sesgo y con einsum
# error: sin-sesgo
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z


# %% El sesgo dentro de la suma
# error: sesgo-dentro
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k] + b[k])
    return out


# %% El sesgo una vez por canal
# error: sesgo-por-canal
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    for c in range(C):
                        out[n, k, i, j] += np.sum(ventana[c] * K[k, c]) + b[k]
    return out


# %% Resta el sesgo
# error: sesgo-restado
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z - b.reshape(1, -1, 1, 1)


# %% El sesgo del primer filtro
# error: sesgo-del-primer-filtro
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[0])
    return Z


# %% El sesgo de los canales cambiado por b[0] al final
# error: sesgo-del-primer-filtro
def im2col(x, f, s):
    N, C, H, A = x.shape
    h, w = (H - f) // s + 1, (A - f) // s + 1
    cols = np.zeros((N, C * f * f, h * w))
    for k in range(h * w):
        i, j = k // w, k % w
        cols[:, :, k] = x[:, :, i * s : i * s + f, j * s : j * s + f].reshape(N, -1)
    return cols, h, w


def conv_forward(layer_input, W, b, stride, padding):
    cols, h, w = im2col(zero_padding(layer_input, padding), W.shape[2], stride)
    Z = W.reshape(len(W), -1) @ cols + b[0]
    return Z.reshape(len(layer_input), len(W), h, w)


# %% La suma de todos los sesgos
# error: suma-de-los-sesgos
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b.sum())
    return Z


# %% Suma los sesgos con np.sum
# error: suma-de-los-sesgos
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + np.sum(b)
    return Z


# %% b sin reshape
# error: sesgo-por-columnas
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b


# %% b al final, después de los bucles
# error: sesgo-por-columnas
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k])
    return out + b


# %% No rellena
# error: sin-padding
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev - f) // stride + 1
    n_W = (n_W_prev - f) // stride + 1
    padded = layer_input
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Rellena con 0 de ancho
# error: sin-padding
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, 0)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% Ventanas de la entrada sin marco
# error: falla-con-padding
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = layer_input[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Rellena todos los ejes
# error: falla-con-padding
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, padding)
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% Padding fijo en 1
# error: padding-fijo-en-uno
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    p = 1
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Padding fijo en 1 al rellenar
# error: padding-fijo-en-uno
def im2col(x, f, s):
    N, C, H, A = x.shape
    h, w = (H - f) // s + 1, (A - f) // s + 1
    cols = np.zeros((N, C * f * f, h * w))
    for k in range(h * w):
        i, j = k // w, k % w
        cols[:, :, k] = x[:, :, i * s : i * s + f, j * s : j * s + f].reshape(N, -1)
    return cols, h, w


def conv_forward(layer_input, W, b, stride, padding):
    cols, h, w = im2col(zero_padding(layer_input, 1), W.shape[2], stride)
    Z = W.reshape(len(W), -1) @ cols + b[:, None]
    return Z.reshape(len(layer_input), len(W), h, w)


# %% Rellena dos veces
# error: padding-doble
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(zero_padding(layer_input, padding), padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% Marco solo arriba y abajo
# error: padding-solo-en-filas
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (0, 0)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Marco solo a los lados
# error: padding-solo-en-columnas
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (0, 0), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Todo el marco detrás
# error: padding-a-un-solo-lado
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% Marco con mode="edge"
# error: padding-con-valores-del-borde
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="edge")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% El tamaño no cuenta el marco
# error: tamano-sin-padding
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev - f) // stride + 1
    n_W = (n_W_prev - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Ventanas de 1 en 1
# error: stride-ignorado
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y
                    y_end = y_start + f
                    x_start = x
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Ventanas de 1 en 1 con recorte
# error: stride-ignorado
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, : (ventanas.shape[2] - 1) // stride + 1, : (ventanas.shape[3] - 1) // stride + 1]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% Stride solo en las filas
# error: stride-solo-en-filas
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Stride solo en las columnas
# error: stride-solo-en-columnas
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i : i + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% Stride fijo en 1
# error: stride-fijo-en-uno
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    s = 1
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Olvida el stride
# error: stride-fijo-en-uno
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% Recorre la entrada con saltos y guarda en la misma posición
# error: posicion-de-la-entrada
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(0, padded.shape[2] - f + 1, stride):
                for x in range(0, padded.shape[3] - f + 1, stride):
                    y_start = y
                    y_end = y_start + f
                    x_start = x
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Stride dos veces
# error: ventana-fuera-con-stride
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride * stride : i * stride * stride + f, j * stride * stride : j * stride * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% El final también se multiplica por el stride
# error: ventana-fuera-con-stride
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = (y_start + f) * stride
                    x_start = x * stride
                    x_end = (x_start + f) * stride
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Bucles con salto sobre la salida
# error: posiciones-sin-rellenar
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(0, H_out, stride):
                for j in range(0, W_out, stride):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% El final es inicio + stride
# error: ventana-de-lado-stride
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + stride, j * stride : (j + 1) * stride]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% El final es inicio + stride, con convolve
# error: falla-si-stride-no-es-f
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + stride
                    x_start = x * stride
                    x_end = x_start + stride
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% np.ceil en el tamaño
# error: falla-si-el-stride-no-divide
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = int(np.ceil((n_H_prev + 2 * padding - f) / stride)) + 1
    n_W = int(np.ceil((n_W_prev + 2 * padding - f) / stride)) + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Exige que el stride divida
# error: falla-si-el-stride-no-divide
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    if (A.shape[2] - f) % s or (A.shape[3] - f) % s:
        raise ValueError("el stride no divide")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% round del tamaño
# error: tamano-redondeado
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = round(1 + (H + 2 * padding - f) / stride)
    W_out = round(1 + (ancho + 2 * padding - f) / stride)
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% round de los saltos
# error: saltos-redondeados
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = round((A.shape[2] - f) / s) + 1
    w = round((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Falta el 1 del tamaño
# error: falta-la-ultima-ventana
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride
    n_W = (n_W_prev + 2 * padding - f) // stride
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Falta el 1 en los dos tamaños
# error: falta-la-ultima-ventana
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s)
    w = int((A.shape[3] - f) / s)
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% El ancho sale del alto
# error: ancho-desde-el-alto
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_H_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Un solo tamaño para todo, con np.sum
# error: ancho-desde-el-alto
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = H_out
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% El alto sale del ancho
# error: alto-desde-el-ancho
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[3] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% La salida con los ejes cambiados
# error: falla-si-no-es-cuadrada
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, W_out, H_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% El bucle de columnas llega hasta el alto
# error: columnas-hasta-el-alto
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_H):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Tantos filtros como canales
# error: filtros-desde-los-canales
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    _, n_C, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% El número de filtros sale de la entrada
# error: filtros-desde-los-canales
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, f = X.shape[1], K.shape[2]
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% El lado sale del primer eje, con convolve
# error: falla-si-f-no-es-el-numero-de-filtros
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C = W.shape[0]
    f = W.shape[0]
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% El lado sale del primer eje, con np.sum
# error: lado-desde-los-filtros
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F = f = K.shape[0]
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% return en el bucle de los filtros, con todas las imágenes
# error: solo-primer-filtro
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    W = np.where(np.arange(n_C)[:, None, None, None] == 0, W, 0)
    b = np.where(np.arange(n_C) == 0, b, 0)
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Solo guarda en el mapa 0
# error: solo-primer-filtro
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    salida = np.zeros(Z.shape)
    salida[:, 0] = Z[:, 0] + b[0]
    return salida


# %% Siempre los pesos del primer filtro
# error: primer-filtro-en-todos
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[0], b[c])
    return Z


# %% El último filtro en todos los mapas
# error: ultimo-filtro-en-todos
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, :, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% return dentro del bucle de las imágenes
# error: solo-primera-imagen
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
        return Z


# %% Índice 0 en la imagen
# error: solo-primera-imagen
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(1):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% La primera imagen para todas
# error: primera-imagen-en-todas
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[0, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% La última imagen para todas
# error: ultima-imagen-en-todas
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[n, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[:, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% Suma las imágenes del lote
# error: lote-sumado
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[:, :, y_start:y_end, x_start:x_end].sum(axis=0)
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Suma el lote con np.sum
# error: lote-sumado
def conv_forward(X, K, b, stride, padding):
    N, C, H, ancho = X.shape
    F, C, f, f = K.shape
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H_out = 1 + (H + 2 * padding - f) // stride
    W_out = 1 + (ancho + 2 * padding - f) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    ventana = Xp[:, :, i * stride : i * stride + f, j * stride : j * stride + f]
                    out[n, k, i, j] = np.sum(ventana * K[k]) + b[k]
    return out


# %% ReLU al final
# error: activacion-incluida
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return np.maximum(0, Z + b.reshape(1, -1, 1, 1))


# %% ReLU en cada casilla
# error: activacion-incluida
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) // stride + 1
    n_W = (n_W_prev + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = max(0, convolve(window, W[c], b[c]))
    return Z


# %% Tamaños con decimales
def conv_forward(layer_input, W, b, stride, padding):
    N, C, n_H_prev, n_W_prev = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (n_H_prev + 2 * padding - f) / stride + 1
    n_W = (n_W_prev + 2 * padding - f) / stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Escribe en la entrada
def conv_forward(layer_input, W, b, stride, padding):
    layer_input -= layer_input.mean()
    f = W.shape[-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z + b.reshape(1, -1, 1, 1)


# %% El ancho ocupa el nombre W
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, W = layer_input.shape
    n_C, _, f, _ = W.shape
    n_H = (H + 2 * padding - f) // stride + 1
    n_W = (W + 2 * padding - f) // stride + 1
    padded = zero_padding(layer_input, padding)
    Z = np.zeros((N, n_C, n_H, n_W))
    for i in range(N):
        for c in range(n_C):
            for y in range(n_H):
                for x in range(n_W):
                    y_start = y * stride
                    y_end = y_start + f
                    x_start = x * stride
                    x_end = x_start + f
                    window = padded[i, :, y_start:y_end, x_start:x_end]
                    Z[i, c, y, x] = convolve(window, W[c], b[c])
    return Z


# %% Normaliza los filtros
def conv_forward(A_prev, W, b, s, p):
    """Recorre la salida y calcula todas las imágenes y todos los filtros a la vez."""
    m = A_prev.shape[0]
    n_C, f = W.shape[0], W.shape[2]
    A = np.pad(A_prev, [(0, 0), (0, 0), (p, p), (p, p)], mode="constant")
    W = W / np.linalg.norm(W)
    h = int((A.shape[2] - f) / s) + 1
    w = int((A.shape[3] - f) / s) + 1
    Z = np.zeros((m, n_C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = A[:, :, i * s : i * s + f, j * s : j * s + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z


# %% Redondea la salida a un decimal
def im2col(x, f, s):
    N, C, H, A = x.shape
    h, w = (H - f) // s + 1, (A - f) // s + 1
    cols = np.zeros((N, C * f * f, h * w))
    for k in range(h * w):
        i, j = k // w, k % w
        cols[:, :, k] = x[:, :, i * s : i * s + f, j * s : j * s + f].reshape(N, -1)
    return cols, h, w


def conv_forward(layer_input, W, b, stride, padding):
    cols, h, w = im2col(zero_padding(layer_input, padding), W.shape[2], stride)
    Z = W.reshape(len(W), -1) @ cols + b[:, None]
    Z = Z.round(1)
    return Z.reshape(len(layer_input), len(W), h, w)


# %% Rota los filtros y además olvida el sesgo
def conv_forward(layer_input, W, b, stride, padding):
    f = W.shape[-1]
    W = W[..., ::-1, ::-1]
    Xp = zero_padding(layer_input, padding)
    ventanas = np.lib.stride_tricks.sliding_window_view(Xp, (f, f), axis=(2, 3))
    ventanas = ventanas[:, :, ::stride, ::stride]
    Z = np.einsum("nchwij,fcij->nfhw", ventanas, W)
    return Z
