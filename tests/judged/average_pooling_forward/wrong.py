# %% Suma en lugar de media
# error: suma-sin-dividir
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size)//stride + 1
    nW = (W - filter_size)//stride + 1
    Z = np.zeros((N, C, nH, nW))
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    for u in range(filter_size):
                        for v in range(filter_size):
                            Z[n, c, i, j] += layer_input[n, c, i*stride+u, j*stride+v]
    return Z

# %% La división está después del return
# error: suma-sin-dividir
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return v.sum(axis=(4, 5))
    return v.sum(axis=(4, 5)) / f**2

# %% Divide entre filter_size
# error: dividir-entre-el-lado
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            v = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
            Z[:, :, i, j] = v.sum(axis=(2, 3)) / filter_size
    return Z

# %% Divide entre len(ventana)
# error: dividir-entre-el-lado
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        ventana = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        Z[n, c, i, j] = np.sum(ventana) / len(ventana)
    return Z

# %% Divide entre H·W
# error: dividir-entre-el-plano
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    Z[n, c, i, j] = np.sum(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]) / (H * W)
    return Z

# %% Divide entre el número de ventanas
# error: dividir-entre-las-ventanas
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c in np.ndindex(N, C):
        for i in range(h):
            for j in range(w):
                total = 0
                for fila in layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]:
                    total += sum(fila)
                Z[n, c, i, j] = total / (h*w)
    return Z

# %% Divide entre stride²
# error: dividir-entre-el-stride
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            Z[:, :, i, j] = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].sum((2, 3))
    return Z / stride**2

# %% Divide entre el size de la ventana con canales
# error: dividir-tambien-entre-los-canales
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for i in range(h):
            for j in range(w):
                v = layer_input[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                Z[n, :, i, j] = v.sum(axis=(1, 2)) / v.size
    return Z

# %% Deja np.max copiado
# error: maximo-por-media
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    a_prev_slice = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    Z[n, c, i, j] = np.max(a_prev_slice)
    return Z

# %% Mediana
# error: mediana-por-media
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        Z[n, c, i, j] = np.median(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Punto medio entre el máximo y el mínimo
# error: media-de-extremos
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return (v.max(axis=(4, 5)) + v.min(axis=(4, 5))) / 2

# %% Media de valores absolutos
# error: media-sin-signo
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        suma = 0.0
        for u in range(filter_size):
            for v in range(filter_size):
                suma += abs(layer_input[n, c, i*stride+u, j*stride+v])
        Z[n, c, i, j] = suma / filter_size**2
    return Z

# %% Media de todos los canales
# error: entre-canales
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for i in range(h):
            for j in range(w):
                Z[n, :, i, j] = np.mean(layer_input[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Suma los canales y divide entre f·f
# error: suma-de-canales
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    v = layer_input[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    Z[n, c, i, j] = np.sum(v) / (filter_size * filter_size)
    return Z

# %% Media del lote
# error: entre-imagenes
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            v = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
            Z[:, :, i, j] = v.mean(axis=(0, 2, 3))
    return Z

# %% np.mean sin axis
# error: entre-imagenes-y-canales
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            Z[:, :, i, j] = np.mean(layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Media del canal entero
# error: plano-entero
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    return np.ones((N, C, h, w)) * layer_input.mean(axis=(2, 3))[:, :, None, None]

# %% Salida de tipo int
# error: media-truncada
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w), dtype=np.int64)
    for n, c, i, j in np.ndindex(Z.shape):
        Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return Z

# %% Convierte la media a entero
# error: media-truncada
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]
    return v.mean(axis=(-1, -2)).astype(int)

# %% División entera
# error: media-hacia-abajo
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        s = 0
        for u in range(filter_size):
            for v in range(filter_size):
                s += layer_input[n, c, i*stride+u, j*stride+v]
        Z[n, c, i, j] = s // (filter_size*filter_size)
    return Z

# %% Redondea la media
# error: media-redondeada
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        Z[n, c, i, j] = round(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean())
    return Z

# %% La suma no vuelve a cero
# error: suma-sin-reiniciar
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    suma = 0
    for n in range(N):
        for c in range(C):
            for i in range(h):
                for j in range(w):
                    for u in range(filter_size):
                        for v in range(filter_size):
                            suma += layer_input[n, c, i*stride + u, j*stride + v]
                    Z[n, c, i, j] = suma / (filter_size**2)
    return Z

# %% Olvida el stride al empezar la ventana
# error: stride-ignorado
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    out[img, c, i, j] = np.mean(layer_input[img, c, i:i+filter_size, j:j+filter_size])
    return out

# %% Stride solo en las columnas
# error: stride-ignorado-en-filas
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            y0 = i
            x0 = j * stride
            out[:, :, i, j] = np.mean(layer_input[:, :, y0:y0+filter_size, x0:x0+filter_size], axis=(2, 3))
    return out

# %% Stride solo en las filas
# error: stride-ignorado-en-columnas
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img, c, i, j in np.ndindex(out.shape):
        fila = layer_input[img, c, i*stride:i*stride+filter_size]
        out[img, c, i, j] = fila[:, j:j+filter_size].mean()
    return out

# %% El final de la ventana no lleva stride
# error: stride-solo-en-el-principio
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    y1, y2 = i*stride, i + filter_size
                    x1, x2 = j*stride, j + filter_size
                    out[img, c, i, j] = np.mean(layer_input[img, c, y1:y2, x1:x2])
    return out

# %% Acaba en inicio + stride
# error: ventana-de-lado-stride
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    vert_start = i*stride
                    vert_end = vert_start + stride
                    horiz_start = j*stride
                    horiz_end = horiz_start + stride
                    out[img, c, i, j] = np.mean(layer_input[img, c, vert_start:vert_end, horiz_start:horiz_end])
    return out

# %% Rango que acaba uno antes
# error: ventana-corta
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            y, x = i*stride, j*stride
            out[:, :, i, j] = layer_input[:, :, y:y+filter_size-1, x:x+filter_size-1].mean(axis=(2, 3))
    return out

# %% Rango que acaba uno después
# error: ventana-larga
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for i in range(alto):
            for j in range(ancho):
                y, x = i*stride, j*stride
                # +1 porque el final no entra
                out[img, :, i, j] = layer_input[img, :, y:y+filter_size+1, x:x+filter_size+1].mean(axis=(1, 2))
    return out

# %% El stride no se usa: avanza de filtro en filtro
# error: stride-igual-a-la-ventana
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    out = np.zeros((N, C, H // f, W // f))
    for i in range(H // f):
        for j in range(W // f):
            out[:, :, i, j] = layer_input[:, :, i*f:(i+1)*f, j*f:(j+1)*f].mean(axis=(2, 3))
    return out

# %% El truco del reshape
# error: bloques-que-no-encajan
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    return layer_input.reshape(N, C, H // f, f, W // f, f).mean(axis=(3, 5))

# %% Recorre la entrada y usa el mismo índice en la salida
# error: posicion-de-la-entrada
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(0, H - filter_size + 1, stride):
                for j in range(0, W - filter_size + 1, stride):
                    out[img, c, i, j] = np.mean(layer_input[img, c, i:i+filter_size, j:j+filter_size])
    return out

# %% Supone imágenes cuadradas
# error: ancho-del-alto
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, _ = layer_input.shape
    n_out = (H - filter_size)//stride + 1
    out = np.zeros((N, C, n_out, n_out))
    for img in range(N):
        for c in range(C):
            for i in range(n_out):
                for j in range(n_out):
                    out[img, c, i, j] = np.mean(layer_input[img, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return out

# %% Supone imágenes cuadradas con el último eje
# error: alto-del-ancho
def average_pooling_forward(layer_input, filter_size, stride):
    lado = layer_input.shape[-1]
    k = (lado - filter_size)//stride + 1
    out = np.zeros(layer_input.shape[:2] + (k, k))
    for i in range(k):
        for j in range(k):
            out[..., i, j] = layer_input[..., i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean(axis=(-1, -2))
    return out

# %% np.ceil para el tamaño
# error: tamano-hacia-arriba
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto = int(np.ceil((H - filter_size) / stride)) + 1
    ancho = int(np.ceil((W - filter_size) / stride)) + 1
    out = np.zeros((N, C, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            out[:, :, i, j] = np.mean(layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size], axis=(2, 3))
    return out

# %% round para el tamaño
# error: tamano-redondeado
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    tam = lambda img: round((img - filter_size) / stride + 1)
    out = np.zeros((N, C, tam(H), tam(W)))
    for img, c, i, j in np.ndindex(out.shape):
        out[img, c, i, j] = layer_input[img, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean()
    return out

# %% Todas las ventanas que empiezan dentro
# error: ventanas-incompletas
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    filas = []
    for y in range(0, H, stride):
        fila = []
        for x in range(0, W, stride):
            fila.append(layer_input[:, :, y:y+filter_size, x:x+filter_size].mean(axis=(2, 3)))
        filas.append(np.stack(fila, axis=-1))
    return np.stack(filas, axis=2)

# %% Tamaño H // stride
# error: tamano-sin-restar-la-ventana
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, H // stride, W // stride))
    for img in range(N):
        for c in range(C):
            for i in range(H // stride):
                for j in range(W // stride):
                    out[img, c, i, j] = np.mean(layer_input[img, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
    return out

# %% Falta el +1
# error: tamano-sin-el-uno
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride, (W - filter_size)//stride
    out = np.zeros((N, C, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            out[:, :, i, j] = np.mean(layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size], axis=(2, 3))
    return out

# %% El +1 dentro del paréntesis
# error: tamano-con-el-uno-dentro
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    alto = (H - f + 1)//stride
    ancho = (W - f + 1)//stride
    out = np.zeros((N, C, alto, ancho))
    for img, c, i, j in np.ndindex(N, C, alto, ancho):
        out[img, c, i, j] = np.mean(layer_input[img, c, i*stride:i*stride+f, j*stride:j*stride+f])
    return out

# %% Salida con x antes que y
# error: salida-traspuesta
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, ancho, alto))
    for x in range(ancho):
        for y in range(alto):
            out[:, :, x, y] = layer_input[:, :, y*stride:y*stride+filter_size, x*stride:x*stride+filter_size].mean((2, 3))
    return out

# %% i y j cambiadas en el recorte
# error: filas-por-columnas
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    out[img, c, i, j] = np.mean(layer_input[img, c, j*stride:j*stride+filter_size, i*stride:i*stride+filter_size])
    return out

# %% Canales al final, como en otro curso
# error: canales-al-final
def average_pooling_forward(layer_input, filter_size, stride):
    (m, n_H_prev, n_W_prev, n_C) = layer_input.shape
    n_H = (n_H_prev - filter_size)//stride + 1
    n_W = (n_W_prev - filter_size)//stride + 1
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for alto in range(n_H):
            for ancho in range(n_W):
                for c in range(n_C):
                    A[i, alto, ancho, c] = np.mean(layer_input[i, alto*stride:alto*stride+filter_size, ancho*stride:ancho*stride+filter_size, c])
    return A

# %% Lista de vectores de canales y reshape
# error: valores-repartidos-en-otro-orden
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    valores = []
    for img in range(N):
        for i in range(alto):
            for j in range(ancho):
                for c in range(C):
                    valores.append(layer_input[img, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean())
    return np.array(valores).reshape(N, C, alto, ancho)

# %% return dentro del bucle de imágenes
# error: solo-la-primera-imagen
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    out[img, c, i, j] = np.mean(layer_input[img, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
        return out

# %% Siempre layer_input[0]
# error: siempre-la-primera-imagen
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        imagen = layer_input[0]
        for c, canal in enumerate(imagen):
            for i in range(alto):
                for j in range(ancho):
                    out[img, c, i, j] = canal[i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean()
    return out

# %% break en el bucle de canales
# error: solo-el-primer-canal
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img in range(N):
        for c in range(C):
            for i in range(alto):
                for j in range(ancho):
                    out[img, c, i, j] = np.mean(layer_input[img, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
            break
    return out

# %% Canal 0 fijo
# error: siempre-el-primer-canal
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    out = np.zeros((N, C, alto, ancho))
    for img, c, i, j in np.ndindex(out.shape):
        out[img, c, i, j] = layer_input[img, 0, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size].mean()
    return out

# %% Submuestrea sin mirar la ventana
# error: primer-valor
def average_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    return layer_input[:, :, 0:H - filter_size + 1:stride, 0:W - filter_size + 1:stride].copy()

# %% cumsum con la primera fila y columna mal restadas
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    S = layer_input.cumsum(axis=2).cumsum(axis=3)
    h, w = (H - f)//stride + 1, (W - f)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            y, x = i*stride, j*stride
            # falta pensar qué pasa en el borde
            Z[:, :, i, j] = (S[:, :, y+f-1, x+f-1] - S[:, :, y, x+f-1] - S[:, :, y+f-1, x] + S[:, :, y, x]) / f**2
    return Z

# %% Divide la ventana en el sitio
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    h, w = (H - filter_size)//stride + 1, (W - filter_size)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        v /= v.size
        Z[n, c, i, j] = v.sum()
    return Z

# %% Quita los ejes de tamaño 1
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    H, W = layer_input.shape[2:]
    filas = [[layer_input[:, :, y:y+f, x:x+f].mean(axis=(2, 3)) for x in range(0, W-f+1, stride)]
             for y in range(0, H-f+1, stride)]
    return np.array(filas).transpose(2, 3, 0, 1).squeeze()
