# %% Asigna en la casilla ganadora
# error: sin-acumular
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, i*stride+u, j*stride+w] = l_O[n, c, i, j]
    return dX

# %% Índices con np.indices y += (no acumula los repetidos)
# error: sin-acumular
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    k = v.reshape(*l_O.shape, -1).argmax(-1)
    n, c, i, j = np.indices(l_O.shape)
    dX = np.zeros_like(layer_input)
    dX[n, c, i*stride + k//f, j*stride + k % f] += l_O
    return dX

# %% Escribe la máscara entera con =
# error: pisar-la-ventana
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(N, C, nH, nW):
        y, x = i*stride, j*stride
        v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
        mascara = np.zeros(v.size)
        mascara[v.argmax()] = 1
        dX[n, c, y:y+filter_size, x:x+filter_size] = mascara.reshape(v.shape) * l_O[n, c, i, j]
    return dX

# %% Máscara == max y asignación
# error: mascara-sin-acumular
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dA_prev = np.zeros(layer_input.shape)
    for i in range(N):
        for h in range(nH):
            for w in range(nW):
                for c in range(C):
                    vs, hs = h*stride, w*stride
                    ve, he = vs + filter_size, hs + filter_size
                    a_slice = layer_input[i, c, vs:ve, hs:he]
                    mask = (a_slice == np.max(a_slice))
                    dA_prev[i, c, vs:ve, hs:he] = mask * l_O[i, c, h, w]
    return dA_prev

# %% Máscara == max
# error: empate-duplicado
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    def create_mask_from_window(x):
        return x == np.max(x)
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    zona = np.s_[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    dX[zona] += create_mask_from_window(layer_input[zona]) * l_O[n, c, i, j]
    return dX

# %% np.where con todos los máximos, vectorizado
# error: empate-duplicado
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    dX = np.zeros_like(layer_input)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            v = layer_input[:, :, i*s:i*s+f, j*s:j*s+f]
            g = l_O[:, :, i, j][..., None, None]
            dX[:, :, i*s:i*s+f, j*s:j*s+f] += np.where(v == v.max(axis=(2, 3), keepdims=True), g, 0)
    return dX

# %% Reparte entre los empatados
# error: empate-repartido
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y, x = i*stride, j*stride
        v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
        filas, columnas = np.where(v == v.max())
        for u, w in zip(filas, columnas):
            dX[n, c, y+u, x+w] += l_O[n, c, i, j] / len(filas)
    return dX

# %% Compara con >=
# error: ultimo-maximo
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    my, mx = i*stride, j*stride
                    for y in range(i*stride, i*stride+filter_size):
                        for x in range(j*stride, j*stride+filter_size):
                            if layer_input[n, c, y, x] >= layer_input[n, c, my, mx]:
                                my, mx = y, x
                    dX[n, c, my, mx] += l_O[n, c, i, j]
    return dX

# %% argsort y el último índice
# error: ultimo-maximo
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
        k = np.argsort(v, axis=None, kind="stable")[-1]
        dX[n, c, i*stride + k//f, j*stride + k % f] += l_O[n, c, i, j]
    return dX

# %% Recorre la ventana por columnas
# error: primer-maximo-por-columnas
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    mejor = -np.inf
                    for x in range(j*stride, j*stride+filter_size):
                        for y in range(i*stride, i*stride+filter_size):
                            if layer_input[n, c, y, x] > mejor:
                                mejor, pos = layer_input[n, c, y, x], (y, x)
                    dX[n, c][pos] += l_O[n, c, i, j]
    return dX

# %% La mayor columna y después la mayor fila
# error: primer-maximo-por-columnas
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        col = v.max(axis=0).argmax()
        fila = v[:, col].argmax()
        dX[n, c, i*stride+fila, j*stride+col] += l_O[n, c, i, j]
    return dX

# %% .item() de np.where
# error: empate-no-previsto
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        pos = np.where(v == v.max())
        dX[n, c, i*stride + pos[0].item(), j*stride + pos[1].item()] += l_O[n, c, i, j]
    return dX

# %% Desempaqueta argwhere como si hubiera una sola fila
# error: empate-no-previsto
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        [(u, w)] = np.argwhere(v == np.max(v))
        dX[n, c, i*stride + u, j*stride + w] += l_O[n, c, i, j]
    return dX

# %% np.isclose con el máximo
# error: casi-empate
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y, x = i*stride, j*stride
        v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
        dX[n, c, y:y+filter_size, x:x+filter_size] += np.isclose(v, v.max()) * l_O[n, c, i, j]
    return dX

# %% Diferencia menor que una tolerancia
# error: casi-empate
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    tol = 1e-6
    for i in range(nH):
        for j in range(nW):
            rec = (slice(None), slice(None), slice(i*stride, i*stride+filter_size), slice(j*stride, j*stride+filter_size))
            dif = layer_input[rec].max(axis=(2, 3), keepdims=True) - layer_input[rec]
            dX[rec] += (dif < tol) * l_O[:, :, i:i+1, j:j+1]
    return dX

# %% Busca el valor en todo el canal
# error: comparar-con-todo-el-plano
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    m = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
                    dX[n, c][layer_input[n, c] == m] += l_O[n, c, i, j]
    return dX

# %% Pone el máximo en lugar del gradiente
# error: por-la-activacion
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(v.argmax(), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += v[u, w]
    return dX

# %% Multiplica la ventana por el gradiente
# error: gradiente-por-el-maximo
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y, x = i*stride, j*stride
        v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
        m = np.zeros_like(v)
        m.flat[np.argmax(v)] = 1
        dX[n, c, y:y+filter_size, x:x+filter_size] += m * v * l_O[n, c, i, j]
    return dX

# %% Cuenta victorias
# error: sin-el-gradiente
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = divmod(int(v.argmax()), filter_size)
        dX[n, c, i*stride+u, j*stride+w] += 1
    return dX

# %% Divide entre el área como en la media
# error: gradiente-dividido
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = divmod(int(v.argmax()), filter_size)
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j] / v.size
    return dX

# %% Copia la vuelta de la media
# error: como-la-media
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            dX[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[:, :, i:i+1, j:j+1] / filter_size**2
    return dX

# %% Máscara de positivos
# error: como-una-relu
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    f = filter_size
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            v = layer_input[:, :, i*stride:i*stride+f, j*stride:j*stride+f]
            dX[:, :, i*stride:i*stride+f, j*stride:j*stride+f] += (v > 0) * l_O[:, :, i, j][:, :, None, None]
    return dX

# %% argmin
# error: minimo
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmin(v), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% El máximo de la ventana empieza en 0
# error: maximo-desde-cero
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        maximo = 0
        mu, mv = 0, 0
        for u in range(filter_size):
            for v in range(filter_size):
                if layer_input[n, c, i*stride+u, j*stride+v] > maximo:
                    maximo = layer_input[n, c, i*stride+u, j*stride+v]
                    mu, mv = u, v
        dX[n, c, i*stride+mu, j*stride+mv] += l_O[n, c, i, j]
    return dX

# %% Siempre a la primera casilla
# error: en-la-esquina
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    nH, nW = l_O.shape[2:]
    dX[:, :, :nH*stride:stride, :nW*stride:stride][:, :, :nH, :nW] = l_O
    return dX

# %% Posición sin sumar el principio de la ventana
# error: posicion-sin-desplazar
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    fila, col = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, fila, col] += l_O[n, c, i, j]
    return dX

# %% Fila y columna al revés
# error: fila-por-columna
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        col, fila = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, i*stride+fila, j*stride+col] += l_O[n, c, i, j]
    return dX

# %% Cociente y resto cambiados
# error: fila-por-columna
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    k = v.reshape(*l_O.shape, f*f).argmax(axis=-1)
    n, c, i, j = np.indices(l_O.shape)
    dX = np.zeros(layer_input.shape)
    np.add.at(dX, (n, c, i*stride + k % f, j*stride + k//f), l_O)
    return dX

# %% np.repeat de la salida y del gradiente
# error: mascara-de-bloques
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::s, ::s]
    salida = v.max(axis=(4, 5))
    grande = salida.repeat(f, axis=2).repeat(f, axis=3)
    mascara = np.equal(layer_input, grande)
    return mascara * l_O.repeat(f, axis=2).repeat(f, axis=3)

# %% np.kron
# error: mascara-de-bloques
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    unos = np.ones((1, 1, filter_size, filter_size))
    salida = np.zeros(l_O.shape)
    for n, c, i, j in np.ndindex(N, C, nH, nW):
        salida[n, c, i, j] = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max()
    return (layer_input == np.kron(salida, unos)) * np.kron(l_O, unos)

# %% Máximo de todos los canales
# error: mascara-entre-canales
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for i in range(l_O.shape[2]):
            for j in range(l_O.shape[3]):
                y, x = i*stride, j*stride
                v = layer_input[n, :, y:y+filter_size, x:x+filter_size]
                dX[n, :, y:y+filter_size, x:x+filter_size] += (v == v.max()) * l_O[n, :, i, j].reshape(-1, 1, 1)
    return dX

# %% Ventana de la imagen 0
# error: ventana-de-la-primera-imagen
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[0, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(v.argmax(), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Ventana del canal 0
# error: ventana-del-primer-canal
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, 0, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(v.argmax(), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Sin stride al empezar
# error: stride-ignorado
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, nH, nW = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    v = layer_input[n, c, i:i+filter_size, j:j+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, i+u, j+w] += l_O[n, c, i, j]
    return dX

# %% Sin stride en las filas
# error: stride-ignorado-en-filas
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        x = j * stride
        v = layer_input[n, c, i:i+filter_size, x:x+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, i+u, x+w] += l_O[n, c, i, j]
    return dX

# %% Sin stride en las columnas
# error: stride-ignorado-en-columnas
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y = i * stride
        v = layer_input[n, c, y:y+filter_size, j:j+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, y+u, j+w] += l_O[n, c, i, j]
    return dX

# %% range(nH - 1)
# error: bucles-cortos
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, nH, nW = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(nH - 1):
                for j in range(nW - 1):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% l_O[j, i]
# error: gradiente-traspuesto
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, nH, nW = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, j, i]
    return dX

# %% Resultado con los ejes cambiados
# error: resultado-traspuesto
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dX = np.zeros((N, C, W, H))
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, j*stride+w, i*stride+u] += l_O[n, c, i, j]
    return dX

# %% return en el bucle de imágenes
# error: solo-la-primera-imagen
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, nH, nW = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
        return dX

# %% Solo el canal 0
# error: solo-el-primer-canal
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, _, nH, nW = l_O.shape
    for n, i, j in np.ndindex(N, nH, nW):
        v = layer_input[n, 0, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, 0, i*stride+u, j*stride+w] += l_O[n, 0, i, j]
    return dX

# %% l_O[0] para todas
# error: gradiente-de-la-primera-imagen
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += l_O[0, c, i, j]
    return dX

# %% l_O del canal 0
# error: gradiente-del-primer-canal
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, 0, i, j]
    return dX

# %% Escribe siempre en la imagen 0
# error: todo-en-la-primera-imagen
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[0, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Escribe siempre en el canal 0
# error: todo-en-el-primer-canal
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, 0, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Suma en todos los canales a la vez
# error: a-todos-los-canales
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[n, :, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Suma en todas las imágenes a la vez
# error: a-todas-las-imagenes
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(np.argmax(v), v.shape)
        dX[:, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% El primero de los que casi ganan
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        k = np.argmax(np.isclose(v, v.max()))
        dX[n, c, i*stride + k//filter_size, j*stride + k % filter_size] += l_O[n, c, i, j]
    return dX

# %% Primera aparición del valor en el canal
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        m = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max()
        y, x = np.argwhere(layer_input[n, c] == m)[0]
        dX[n, c, y, x] += l_O[n, c, i, j]
    return dX

# %% Resta el máximo a la entrada sin copiarla
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        v -= v.max()
        k = int(np.argmax(v))
        dX[n, c, i*stride + k//filter_size, j*stride + k % filter_size] += l_O[n, c, i, j]
    return dX

# %% Descarta los máximos que valen 0
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        if v.max() == 0:
            continue
        k = int(np.argmax(v))
        dX[n, c, i*stride + k//filter_size, j*stride + k % filter_size] += l_O[n, c, i, j]
    return dX
