# %% El máximo empieza en 0
# error: maximo-desde-cero
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    mayor = 0
                    for u in range(filter_size):
                        for v in range(filter_size):
                            valor = layer_input[n, c, i * stride + u, j * stride + v]
                            if valor > mayor:
                                mayor = valor
                    Z[n, c, i, j] = mayor
    return Z

# %% Acumula con np.maximum sobre un array de ceros
# error: maximo-desde-cero
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f, s = filter_size, stride
    h, w = (H - f) // s + 1, (W - f) // s + 1
    out = np.zeros((N, C, h, w))
    for u in range(f):
        for v in range(f):
            out = np.maximum(out, layer_input[:, :, u:u + s * (h - 1) + 1:s, v:v + s * (w - 1) + 1:s])
    return out

# %% Máximo del valor absoluto
# error: maximo-en-valor-absoluto
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h = int((H - filter_size) / stride) + 1
    w = int((W - filter_size) / stride) + 1
    salida = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            ventana = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
            salida[:, :, i, j] = np.abs(ventana).max(axis=(2, 3))
    return salida

# %% Array de salida de enteros
# error: maximo-sin-decimales
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h = (H - filter_size) // stride + 1
    w = (W - filter_size) // stride + 1
    A = np.zeros((N, C, h, w), dtype=int)
    for n, c, i, j in np.ndindex(N, C, h, w):
        A[n, c, i, j] = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max()
    return A

# %% int() en cada máximo
# error: maximo-sin-decimales
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    return np.array([[[[int(np.max(mapa[y:y+f, x:x+f])) for x in range(0, W - f + 1, stride)]
                       for y in range(0, H - f + 1, stride)] for mapa in img] for img in layer_input])

# %% El máximo no se reinicia en cada ventana
# error: maximo-sin-reiniciar
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH, nW = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, nH, nW))
    m = -np.inf
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    for valor in layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].flatten():
                        if valor > m:
                            m = valor
                    Z[n, c, i, j] = m
    return Z

# %% argmax en lugar de max
# error: posicion-del-maximo
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH, nW = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    vent = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    Z[n, c, i, j] = np.argmax(vent)
    return Z

# %% Máximo de todos los canales
# error: entre-canales
def max_pooling_forward(layer_input, filter_size, stride):
    (m, n_C, n_H_prev, n_W_prev) = layer_input.shape
    n_H = int(1 + (n_H_prev - filter_size) / stride)
    n_W = int(1 + (n_W_prev - filter_size) / stride)
    A = np.zeros((m, n_C, n_H, n_W))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    a_slice = layer_input[i, :, h*stride:h*stride+filter_size, w*stride:w*stride+filter_size]
                    A[i, c, h, w] = np.max(a_slice)
    return A

# %% Máximo del lote
# error: entre-imagenes
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for c in range(C):
        for i in range(h):
            for j in range(w):
                Z[:, c, i, j] = np.max(layer_input[:, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% np.max sin axis sobre el lote entero
# error: entre-imagenes-y-canales
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            trozo = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
            Z[:, :, i, j] = np.max(trozo)
    return Z

# %% Olvida recortar la ventana
# error: plano-entero
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = np.max(layer_input[n, c])
    return Z

# %% Compara al revés
# error: minimo
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.empty((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        mejor = layer_input[n, c, i*stride, j*stride]
        for u in range(filter_size):
            for v in range(filter_size):
                if layer_input[n, c, i*stride+u, j*stride+v] < mejor:
                    mejor = layer_input[n, c, i*stride+u, j*stride+v]
        Z[n, c, i, j] = mejor
    return Z

# %% Ordena y coge el primero
# error: minimo
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    vistas = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    ordenado = np.sort(vistas.reshape(*vistas.shape[:4], f * f), axis=-1)
    return ordenado[..., 0]

# %% Deja la media
# error: media-por-maximo
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            Z[:, :, i, j] = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean((2, 3))
    return Z

# %% Olvida el stride al empezar la ventana
# error: stride-ignorado
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i:i+filter_size, j:j+filter_size])
    return Z

# %% sliding_window_view recortada en lugar de saltada
# error: stride-ignorado
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))
    h = (layer_input.shape[2] - f)//stride + 1
    w = (layer_input.shape[3] - f)//stride + 1
    return v[:, :, :h, :w].max(axis=(-1, -2))

# %% Stride solo en las columnas
# error: stride-ignorado-en-filas
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            y0 = i
            x0 = j * stride
            Z[:, :, i, j] = np.amax(layer_input[:, :, y0:y0+filter_size, x0:x0+filter_size], axis=(2, 3))
    return Z

# %% Stride solo en las filas
# error: stride-ignorado-en-columnas
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        fila = layer_input[n, c, i*stride:i*stride+filter_size]
        Z[n, c, i, j] = fila[:, j:j+filter_size].max()
    return Z

# %% El final de la ventana no lleva stride
# error: stride-solo-en-el-principio
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    y1, y2 = i*stride, i + filter_size
                    x1, x2 = j*stride, j + filter_size
                    Z[n, c, i, j] = np.max(layer_input[n, c, y1:y2, x1:x2])
    return Z

# %% Acaba en inicio + stride
# error: ventana-de-lado-stride
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    vert_start = i*stride
                    vert_end = vert_start + stride
                    horiz_start = j*stride
                    horiz_end = horiz_start + stride
                    Z[n, c, i, j] = np.max(layer_input[n, c, vert_start:vert_end, horiz_start:horiz_end])
    return Z

# %% Rango que acaba uno antes
# error: ventana-corta
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            y, x = i*stride, j*stride
            Z[:, :, i, j] = layer_input[:, :, y:y+filter_size-1, x:x+filter_size-1].max(axis=(2, 3))
    return Z

# %% Rango que acaba uno después
# error: ventana-larga
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for i in range(h):
            for j in range(w):
                y, x = i*stride, j*stride
                # +1 porque el final no entra
                Z[n, :, i, j] = layer_input[n, :, y:y+filter_size+1, x:x+filter_size+1].max(axis=(1, 2))
    return Z

# %% El stride no se usa: avanza de filtro en filtro
# error: stride-igual-a-la-ventana
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    Z = np.zeros((N, C, H // f, W // f))
    for i in range(H // f):
        for j in range(W // f):
            Z[:, :, i, j] = layer_input[:, :, i*f:(i+1)*f, j*f:(j+1)*f].max(axis=(2, 3))
    return Z

# %% reshape después de recortar lo que sobra
# error: stride-igual-a-la-ventana
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    recorte = layer_input[:, :, :H // f * f, :W // f * f]
    return recorte.reshape(N, C, H // f, f, W // f, f).max(axis=(3, 5))

# %% El truco del reshape
# error: bloques-que-no-encajan
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    return layer_input.reshape(N, C, H // f, f, W // f, f).max(axis=(3, 5))

# %% Recorre la entrada y usa el mismo índice en la salida
# error: posicion-de-la-entrada
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(0, H - filter_size + 1, stride):
                for j in range(0, W - filter_size + 1, stride):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i:i+filter_size, j:j+filter_size])
    return Z

# %% Supone imágenes cuadradas
# error: ancho-del-alto
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, _ = layer_input.shape
    n_out = (H - filter_size)//stride + 1
    Z = np.zeros((N, C, n_out, n_out))
    for n in range(N):
        for c in range(C):
            for i in range(n_out):
                for j in range(n_out):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Supone imágenes cuadradas con el último eje
# error: alto-del-ancho
def max_pooling_forward(layer_input, filter_size, stride):
    lado = layer_input.shape[-1]
    k = (lado - filter_size)//stride + 1
    Z = np.zeros(layer_input.shape[:2] + (k, k))
    for i in range(k):
        for j in range(k):
            Z[..., i, j] = layer_input[..., i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max(axis=(-1, -2))
    return Z

# %% np.ceil para el tamaño
# error: tamano-hacia-arriba
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h = int(np.ceil((H - filter_size) / stride)) + 1
    w = int(np.ceil((W - filter_size) / stride)) + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            Z[:, :, i, j] = np.max(layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size], axis=(2, 3))
    return Z

# %% round para el tamaño
# error: tamano-redondeado
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    tam = lambda n: round((n - filter_size) / stride + 1)
    Z = np.zeros((N, C, tam(H), tam(W)))
    for n, c, i, j in np.ndindex(Z.shape):
        Z[n, c, i, j] = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max()
    return Z

# %% Todas las ventanas que empiezan dentro
# error: ventanas-incompletas
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    filas = []
    for y in range(0, H, stride):
        fila = []
        for x in range(0, W, stride):
            fila.append(layer_input[:, :, y:y+filter_size, x:x+filter_size].max(axis=(2, 3)))
        filas.append(np.stack(fila, axis=-1))
    return np.stack(filas, axis=2)

# %% Tamaño H // stride
# error: tamano-sin-restar-la-ventana
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    Z = np.zeros((N, C, H // stride, W // stride))
    for n in range(N):
        for c in range(C):
            for i in range(H // stride):
                for j in range(W // stride):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Falta el +1
# error: tamano-sin-el-uno
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride, (W - filter_size)//stride
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            Z[:, :, i, j] = np.max(layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size], axis=(2, 3))
    return Z

# %% El +1 dentro del paréntesis
# error: tamano-con-el-uno-dentro
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    h = (H - f + 1)//stride
    w = (W - f + 1)//stride
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(N, C, h, w):
        Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f])
    return Z

# %% Salida con x antes que y
# error: salida-traspuesta
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, w, h))
    for x in range(w):
        for y in range(h):
            Z[:, :, x, y] = layer_input[:, :, y*stride:y*stride+filter_size, x*stride:x*stride+filter_size].max((2, 3))
    return Z

# %% i y j cambiadas en el recorte
# error: filas-por-columnas
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = np.max(layer_input[n, c, j*stride:j*stride+filter_size, i*stride:i*stride+filter_size])
    return Z

# %% Canales al final, como en otro curso
# error: canales-al-final
def max_pooling_forward(layer_input, filter_size, stride):
    (m, n_H_prev, n_W_prev, n_C) = layer_input.shape
    n_H = (n_H_prev - filter_size)//stride + 1
    n_W = (n_W_prev - filter_size)//stride + 1
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    A[i, h, w, c] = np.max(layer_input[i, h*stride:h*stride+filter_size, w*stride:w*stride+filter_size, c])
    return A

# %% Lista de vectores de canales y reshape
# error: valores-repartidos-en-otro-orden
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    valores = []
    for n in range(N):
        for i in range(h):
            for j in range(w):
                for c in range(C):
                    valores.append(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max())
    return np.array(valores).reshape(N, C, h, w)

# %% return dentro del bucle de imágenes
# error: solo-la-primera-imagen
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
        return Z

# %% Siempre layer_input[0]
# error: siempre-la-primera-imagen
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        imagen = layer_input[0]
        for c, canal in enumerate(imagen):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = canal[i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max()
    return Z

# %% break en el bucle de canales
# error: solo-el-primer-canal
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
            break
    return Z

# %% Canal 0 fijo
# error: siempre-el-primer-canal
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        Z[n, c, i, j] = layer_input[n, 0, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].max()
    return Z

# %% Submuestrea sin mirar la ventana
# error: primer-valor
def max_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    return layer_input[:, :, 0:H - filter_size + 1:stride, 0:W - filter_size + 1:stride].copy()

# %% El máximo empieza en -9999
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.full((N, C, h, w), -9999.0)
    for n, c, i, j in np.ndindex(Z.shape):
        for v in layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].ravel():
            if v > Z[n, c, i, j]:
                Z[n, c, i, j] = v
    return Z

# %% np.squeeze al final
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.squeeze(v.max(axis=(4, 5)))

# %% Ordena la ventana en el sitio
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        v.sort(axis=0)
        Z[n, c, i, j] = max(v[-1])
    return Z
