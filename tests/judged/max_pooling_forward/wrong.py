# %% Listas con range(0, H - f, stride)
# error: tamano-sin-el-uno
def max_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    f = filter_size
    filas = []
    for y in range(0, H - f, stride):
        fila = [layer_input[:, :, y:y+f, x:x+f].max(axis=(2, 3)) for x in range(0, W - f, stride)]
        filas.append(np.array(fila).reshape(len(fila), *layer_input.shape[:2]))
    vacia = np.zeros((0, len(range(0, W - f, stride)), *layer_input.shape[:2]))
    return np.array(filas if filas else vacia).transpose(2, 3, 0, 1)

# %% Bucles hasta range(0, H - f, stride)
# error: bucles-cortos
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    out = np.zeros((N, C, (H - f)//stride + 1, (W - f)//stride + 1))
    for i, y in enumerate(range(0, H - f, stride)):
        for j, x in enumerate(range(0, W - f, stride)):
            out[:, :, i, j] = layer_input[:, :, y:y+f, x:x+f].max(axis=(2, 3))
    return out

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

# %% Submuestrea sin mirar la ventana
# error: primer-valor
def max_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    return layer_input[:, :, 0:H - filter_size + 1:stride, 0:W - filter_size + 1:stride].copy()

# %% base: Cuatro bucles y np.max

# %% argmax en lugar de max
# error: posicion-del-maximo
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.argmax(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% Máximo de todos los canales
# error: entre-canales
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% Máximo del lote
# error: entre-imagenes
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[:, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% Olvida recortar la ventana
# error: plano-entero
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c])

# %% Olvida el stride al empezar la ventana
# error: stride-ignorado
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i:i+filter_size, j:j+filter_size])

# %% El final de la ventana no lleva stride
# error: stride-solo-en-el-principio
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i+filter_size, j*stride:j+filter_size])

# %% Acaba en inicio + stride
# error: ventana-de-lado-stride
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+stride, j*stride:j*stride+stride])

# %% Recorre la entrada y usa el mismo índice en la salida
# error: posicion-de-la-entrada
# - for i in range(nH):
# -     for j in range(nW):
# -         Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + for i in range(0, H - filter_size + 1, stride):
# +     for j in range(0, W - filter_size + 1, stride):
# +         Z[n, c, i, j] = np.max(layer_input[n, c, i:i+filter_size, j:j+filter_size])

# %% Supone imágenes cuadradas
# error: ancho-del-alto
# - nW = (W - filter_size) // stride + 1
# + nW = nH

# %% Supone imágenes cuadradas con el último eje
# error: alto-del-ancho
# - nH = (H - filter_size) // stride + 1
# + nH = (W - filter_size) // stride + 1

# %% Tamaño H // stride
# error: tamano-sin-restar-la-ventana
# - nH = (H - filter_size) // stride + 1
# - nW = (W - filter_size) // stride + 1
# + nH = H // stride
# + nW = W // stride

# %% i y j cambiadas en el recorte
# error: filas-por-columnas
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, j*stride:j*stride+filter_size, i*stride:i*stride+filter_size])

# %% return dentro del bucle de imágenes
# error: solo-la-primera-imagen
# - return Z
# +     return Z

# %% Siempre layer_input[0]
# error: siempre-la-primera-imagen
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[0, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% break en el bucle de canales
# error: solo-el-primer-canal
# - return Z
# +         break
# + return Z

# %% base: Seis bucles desde el primer valor

# %% El máximo empieza en 0
# error: maximo-desde-cero
# - mayor = layer_input[n, c, i*stride, j*stride]
# + mayor = 0

# %% El máximo no se reinicia en cada ventana
# error: maximo-sin-reiniciar
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(alto):
# -             for j in range(ancho):
# -                 mayor = layer_input[n, c, i*stride, j*stride]
# + mayor = -np.inf
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(alto):
# +             for j in range(ancho):

# %% Compara al revés
# error: minimo
# - if layer_input[n, c, i*stride+u, j*stride+v] > mayor:
# + if layer_input[n, c, i*stride+u, j*stride+v] < mayor:

# %% Un máximo que vale 0 se toma por no tener ninguno
# error: maximo-cero-descartado
# - mayor = layer_input[n, c, i*stride, j*stride]
# - for u in range(filter_size):
# -     for v in range(filter_size):
# -         if layer_input[n, c, i*stride+u, j*stride+v] > mayor:
# + mayor = None
# + for u in range(filter_size):
# +     for v in range(filter_size):
# +         if not mayor or layer_input[n, c, i*stride+u, j*stride+v] > mayor:

# %% El máximo empieza en -9999
# - mayor = layer_input[n, c, i*stride, j*stride]
# + mayor = -9999.0

# %% base: Empieza en menos infinito y acumula con np.maximum

# %% Acumula con np.maximum sobre un array de ceros
# error: maximo-desde-cero
# - out = np.full(layer_input.shape[:2] + (h, w), -np.inf)
# + out = np.zeros(layer_input.shape[:2] + (h, w))

# %% base: Comprensiones y una lista de listas

# %% int() en cada máximo
# error: maximo-sin-decimales
# - return [[[[float(np.max(canal[y:y+f, x:x+f])) for x in range(0, W - f + 1, stride)]
# + return [[[[int(np.max(canal[y:y+f, x:x+f])) for x in range(0, W - f + 1, stride)]

# %% base: sliding_window_view

# %% Ordena y coge el primero
# error: minimo
# - return v[:, :, ::stride, ::stride].max(axis=(-2, -1))
# + v = v[:, :, ::stride, ::stride]
# + return np.sort(v.reshape(*v.shape[:4], -1), axis=-1)[..., 0]

# %% sliding_window_view recortada en lugar de saltada
# error: stride-ignorado
# - return v[:, :, ::stride, ::stride].max(axis=(-2, -1))
# + h, w = (v.shape[2] - 1)//stride + 1, (v.shape[3] - 1)//stride + 1
# + return v[:, :, :h, :w].max(axis=(-2, -1))

# %% np.squeeze al final
# - return v[:, :, ::stride, ::stride].max(axis=(-2, -1))
# + return np.squeeze(v[:, :, ::stride, ::stride].max(axis=(-2, -1)))

# %% base: Dos bucles, con todo el lote
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    h, w = (H - f)//stride + 1, (W - f)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            y, x = i*stride, j*stride
            v = layer_input[:, :, y:y+f, x:x+f]
            Z[:, :, i, j] = v.max(axis=(2, 3))
    return Z

# %% Máximo del valor absoluto
# error: maximo-en-valor-absoluto
# - Z[:, :, i, j] = v.max(axis=(2, 3))
# + Z[:, :, i, j] = np.abs(v).max(axis=(2, 3))

# %% np.max sin axis sobre el lote entero
# error: entre-imagenes-y-canales
# - Z[:, :, i, j] = v.max(axis=(2, 3))
# + Z[:, :, i, j] = np.max(v)

# %% Deja la media
# error: media-por-maximo
# - Z[:, :, i, j] = v.max(axis=(2, 3))
# + Z[:, :, i, j] = v.mean(axis=(2, 3))

# %% Stride solo en las columnas
# error: stride-ignorado-en-filas
# - y, x = i*stride, j*stride
# + y, x = i, j*stride

# %% Stride solo en las filas
# error: stride-ignorado-en-columnas
# - y, x = i*stride, j*stride
# + y, x = i*stride, j

# %% Rango que acaba uno antes
# error: ventana-corta
# - v = layer_input[:, :, y:y+f, x:x+f]
# + v = layer_input[:, :, y:y+f-1, x:x+f-1]

# %% Rango que acaba uno después
# error: ventana-larga
# - v = layer_input[:, :, y:y+f, x:x+f]
# + v = layer_input[:, :, y:y+f+1, x:x+f+1]  # +1 porque el final no entra

# %% El stride no se usa: avanza de filtro en filtro
# error: stride-igual-a-la-ventana
# - f = filter_size
# + f = stride = filter_size

# %% np.ceil para el tamaño
# error: tamano-hacia-arriba
# - h, w = (H - f)//stride + 1, (W - f)//stride + 1
# + h, w = int(np.ceil((H - f) / stride)) + 1, int(np.ceil((W - f) / stride)) + 1

# %% Todas las ventanas que empiezan dentro
# error: ventanas-incompletas
# - h, w = (H - f)//stride + 1, (W - f)//stride + 1
# + h, w = len(range(0, H, stride)), len(range(0, W, stride))

# %% Falta el +1
# error: tamano-sin-el-uno
# - h, w = (H - f)//stride + 1, (W - f)//stride + 1
# + h, w = (H - f)//stride, (W - f)//stride

# %% Salida con x antes que y
# error: salida-traspuesta
# - return Z
# + return Z.transpose(0, 1, 3, 2)

# %% base: np.ndindex
def max_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    h, w = (H - f)//stride + 1, (W - f)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
        Z[n, c, i, j] = v.max()
    return Z

# %% Array de salida de enteros
# error: maximo-sin-decimales
# - Z = np.zeros((N, C, h, w))
# + Z = np.zeros((N, C, h, w), dtype=int)

# %% round para el tamaño
# error: tamano-redondeado
# - h, w = (H - f)//stride + 1, (W - f)//stride + 1
# + h, w = round((H - f) / stride + 1), round((W - f) / stride + 1)

# %% El +1 dentro del paréntesis
# error: tamano-con-el-uno-dentro
# - h, w = (H - f)//stride + 1, (W - f)//stride + 1
# + h, w = (H - f + 1)//stride, (W - f + 1)//stride

# %% Canal 0 fijo
# error: siempre-el-primer-canal
# - v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
# + v = layer_input[n, 0, i*stride:i*stride+f, j*stride:j*stride+f]

# %% Ordena la ventana en el sitio
# - Z[n, c, i, j] = v.max()
# + v.sort(axis=0)
# + Z[n, c, i, j] = max(v[-1])

# %% base: Paso a paso
def max_pooling_forward(layer_input, filter_size, stride):
    f, s = filter_size, stride
    N, C, H, W = layer_input.shape
    n_H = (H - f) // s + 1
    n_W = (W - f) // s + 1
    Z = np.zeros((N, C, n_H, n_W))
    for n in range(N):
        for c in range(C):
            for i in range(n_H):
                for j in range(n_W):
                    y, x = i*s, j*s
                    v = layer_input[n, c, y:y+f, x:x+f]
                    Z[n, c, i, j] = v.max()
    return Z

# %% Multiplica dos veces por el stride
# error: stride-dos-veces
# - y, x = i*s, j*s
# + y, x = i*s*s, j*s*s

# %% Suma el stride
# error: stride-sumado
# - y, x = i*s, j*s
# + y, x = i + s, j + s

# %% Empieza en múltiplos de la ventana
# error: principio-por-la-ventana
# - y, x = i*s, j*s
# + y, x = i*f, j*f

# %% Acaba en i·stride + f y empieza en i
# error: stride-solo-en-el-final
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# + y, x = i, j
# + v = layer_input[n, c, y:i*s+f, x:j*s+f]

# %% Los bucles acaban uno antes
# error: bucles-cortos
# - for i in range(n_H):
# -     for j in range(n_W):
# + for i in range(n_H - 1):
# +     for j in range(n_W - 1):

# %% return tras la primera fila
# error: return-tras-una-fila
# - return Z
# +             return Z

# %% return tras la primera ventana
# error: return-tras-una-ventana
# - return Z
# +                 return Z

# %% return tras el primer canal
# error: return-tras-un-canal
# - return Z
# +         return Z

# %% Bucles con n_W y n_H cambiados
# error: bucles-cambiados
# - for i in range(n_H):
# -     for j in range(n_W):
# + for i in range(n_W):
# +     for j in range(n_H):

# %% Los dos bucles hasta n_H
# error: columnas-de-las-filas
# - for j in range(n_W):
# + for j in range(n_H):

# %% Los dos bucles hasta n_W
# error: filas-de-las-columnas
# - for i in range(n_H):
# + for i in range(n_W):

# %% Bucles hasta H y W
# error: bucles-de-la-entrada
# - for i in range(n_H):
# -     for j in range(n_W):
# + for i in range(H):
# +     for j in range(W):

# %% n_H y n_W cambiados
# error: tamanos-cambiados
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# + n_H = (W - f) // s + 1
# + n_W = (H - f) // s + 1

# %% C y N cambiados
# error: imagenes-por-canales
# - N, C, H, W = layer_input.shape
# + C, N, H, W = layer_input.shape

# %% Guarda en la imagen 0
# error: todo-en-la-primera-imagen
# - Z[n, c, i, j] = v.max()
# + Z[0, c, i, j] = v.max()

# %% Guarda en el canal 0
# error: todo-en-el-primer-canal
# - Z[n, c, i, j] = v.max()
# + Z[n, 0, i, j] = v.max()

# %% Guarda en todas las imágenes
# error: ultima-imagen-en-todas
# - Z[n, c, i, j] = v.max()
# + Z[:, c, i, j] = v.max()

# %% Guarda en todos los canales
# error: ultimo-canal-en-todos
# - Z[n, c, i, j] = v.max()
# + Z[n, :, i, j] = v.max()

# %% reshape en bloques de stride
# error: bloques-de-lado-stride
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + return layer_input.reshape(N, C, H // s, s, W // s, s).max(axis=(3, 5))

# %% assert: el stride divide
# error: exige-stride-exacto
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + assert (H - f) % s == 0 and (W - f) % s == 0

# %% raise: el stride divide
# error: exige-stride-exacto
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + if not ((H - f) % s == 0 and (W - f) % s == 0):
# +     raise ValueError("filter_size y stride deben encajar con la imagen")

# %% assert: filter_size y stride iguales
# error: exige-ventanas-separadas
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + assert f == s

# %% raise: filter_size y stride iguales
# error: exige-ventanas-separadas
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + if not (f == s):
# +     raise ValueError("filter_size y stride deben encajar con la imagen")

# %% assert: imagen cuadrada
# error: exige-imagen-cuadrada
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + assert H == W

# %% raise: imagen cuadrada
# error: exige-imagen-cuadrada
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + if not (H == W):
# +     raise ValueError("filter_size y stride deben encajar con la imagen")

# %% assert: lado múltiplo de la ventana
# error: exige-multiplo-de-la-ventana
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + assert H % f == 0 and W % f == 0

# %% raise: lado múltiplo de la ventana
# error: exige-multiplo-de-la-ventana
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + if not (H % f == 0 and W % f == 0):
# +     raise ValueError("filter_size y stride deben encajar con la imagen")

# %% assert: lado múltiplo del stride
# error: exige-multiplo-del-stride
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + assert H % s == 0 and W % s == 0

# %% raise: lado múltiplo del stride
# error: exige-multiplo-del-stride
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + if not (H % s == 0 and W % s == 0):
# +     raise ValueError("filter_size y stride deben encajar con la imagen")

# %% Sin stride y desde 0
# error: stride-ignorado, maximo-desde-cero
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = max(0, v.max())

# %% Sin stride y return en el bucle de imágenes
# error: stride-ignorado, solo-la-primera-imagen
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.max()
# - return Z
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i, j
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.max()
# +     return Z

# %% Sin stride y todos los canales
# error: stride-ignorado, entre-canales
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# + y, x = i, j
# + v = layer_input[n, :, y:y+f, x:x+f]

# %% Sin stride y ventana de lado stride
# error: stride-ignorado, ventana-de-lado-stride
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# + y, x = i, j
# + v = layer_input[n, c, y:y+s, x:x+s]

# %% Sin stride y mínimo
# error: stride-ignorado, minimo
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.min()

# %% Sin stride y array de enteros
# error: stride-ignorado, maximo-sin-decimales
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# + Z = np.zeros((N, C, n_H, n_W), dtype=int)
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i, j

# %% Ventana de lado stride y desde 0
# error: ventana-de-lado-stride, maximo-desde-cero
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + v = layer_input[n, c, y:y+s, x:x+s]
# + Z[n, c, i, j] = max(0, v.max())

# %% Ventana de lado stride y n_W = n_H
# error: ventana-de-lado-stride, ancho-del-alto
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# + n_W = n_H
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+s, x:x+s]

# %% Ventana corta y techo
# error: ventana-corta, tamano-hacia-arriba
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# + n_H = int(np.ceil((H - f) / s)) + 1
# + n_W = int(np.ceil((W - f) / s)) + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f-1, x:x+f-1]

# %% Sin stride y falta el +1
# error: stride-ignorado, tamano-sin-el-uno
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# + n_H = (H - f) // s
# + n_W = (W - f) // s
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i, j

# %% Traspuesta y sin stride
# error: salida-traspuesta, stride-ignorado
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.max()
# - return Z
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i, j
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.max()
# + return Z.transpose(0, 1, 3, 2)

# %% Desde 0 y canal 0
# error: maximo-desde-cero, siempre-el-primer-canal
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + v = layer_input[n, 0, y:y+f, x:x+f]
# + Z[n, c, i, j] = max(0, v.max())

# %% Valor absoluto y n_W = n_H
# error: maximo-en-valor-absoluto, ancho-del-alto
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.max()
# + n_W = n_H
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = np.abs(v).max()

# %% H // stride y enteros
# error: tamano-sin-restar-la-ventana, maximo-sin-decimales
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# + n_H = H // s
# + n_W = W // s
# + Z = np.zeros((N, C, n_H, n_W), int)

# %% i y j cambiadas y desde 0
# error: filas-por-columnas, maximo-desde-cero
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + v = layer_input[n, c, x:x+f, y:y+f]
# + Z[n, c, i, j] = max(0, v.max())

# %% Exige ventanas separadas y máximo desde 0
# error: exige-ventanas-separadas, maximo-desde-cero
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.max()
# + assert f == s
# + n_H = (H - f) // s + 1
# + n_W = (W - f) // s + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = max(0, v.max())

# %% Exige que el stride divida y mira el canal 0
# error: exige-stride-exacto, siempre-el-primer-canal
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# + assert (H - f) % s == 0 and (W - f) % s == 0
# + n_H = (H - f) // s + 1
# + n_W = (W - f) // s + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, 0, y:y+f, x:x+f]

# %% Media y sin stride
# error: media-por-maximo, stride-ignorado
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.mean()

# %% Falta el stride y bucles cortos
# error: stride-ignorado, bucles-cortos
# - for i in range(n_H):
# -     for j in range(n_W):
# -         y, x = i*s, j*s
# + for i in range(n_H - 1):
# +     for j in range(n_W - 1):
# +         y, x = i, j

# %% Plano entero y desde 0
# error: plano-entero, maximo-desde-cero
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.max()
# + v = layer_input[n, c]
# + Z[n, c, i, j] = max(0, v.max())

# %% base: Seis bucles, paso a paso
def max_pooling_forward(layer_input, filter_size, stride):
    f, s = filter_size, stride
    N, C, H, W = layer_input.shape
    n_H = (H - f) // s + 1
    n_W = (W - f) // s + 1
    Z = np.zeros((N, C, n_H, n_W))
    for n in range(N):
        for c in range(C):
            for i in range(n_H):
                for j in range(n_W):
                    mayor = -np.inf
                    for u in range(f):
                        for k in range(f):
                            mayor = max(mayor, layer_input[n, c, i*s+u, j*s+k])
                    Z[n, c, i, j] = mayor
    return Z

# %% Un número de más, casilla a casilla
# error: ventana-larga-casilla-a-casilla
# - for u in range(f):
# -     for k in range(f):
# + for u in range(f + 1):
# +     for k in range(f + 1):

# %% n_W de la altura, casilla a casilla
# error: ancho-del-alto-casilla-a-casilla
# - n_W = (W - f) // s + 1
# + n_W = n_H

# %% n_H de la anchura, casilla a casilla
# error: alto-del-ancho-casilla-a-casilla
# - n_H = (H - f) // s + 1
# + n_H = (W - f) // s + 1

# %% Techo, casilla a casilla
# error: tamano-hacia-arriba-casilla-a-casilla
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# + n_H = int(np.ceil((H - f) / s)) + 1
# + n_W = int(np.ceil((W - f) / s)) + 1

# %% Todas las que empiezan dentro, casilla a casilla
# error: recorre-la-entrada
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# + n_H = len(range(0, H, s))
# + n_W = len(range(0, W, s))

# %% H // stride, casilla a casilla
# error: tamano-sin-restar-la-ventana-casilla-a-casilla
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# + n_H = H // s
# + n_W = W // s

# %% i y j cambiadas, casilla a casilla
# error: filas-por-columnas-casilla-a-casilla
# - mayor = max(mayor, layer_input[n, c, i*s+u, j*s+k])
# + mayor = max(mayor, layer_input[n, c, j*s+u, i*s+k])

# %% No reinicia el máximo en el canal
# error: maximo-sin-reiniciar-en-el-canal
# - for i in range(n_H):
# -     for j in range(n_W):
# -         mayor = -np.inf
# + mayor = -np.inf
# + for i in range(n_H):
# +     for j in range(n_W):

# %% No reinicia el máximo en la fila
# error: maximo-sin-reiniciar-en-la-fila
# - for j in range(n_W):
# -     mayor = -np.inf
# + mayor = -np.inf
# + for j in range(n_W):

# %% max(axis=0) y el primero
# error: primera-columna-de-la-ventana
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    oh = 1 + (H - filter_size)//stride
    ow = 1 + (W - filter_size)//stride
    out = np.zeros((N, C, oh, ow))
    for n in range(N):
        for c in range(C):
            for i in range(oh):
                for j in range(ow):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    out[n, c, i, j] = v.max(axis=0)[0]
    return out

# %% Avanza por toda la entrada y reforma la lista
# error: recorre-la-entrada
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    oh = 1 + (H - filter_size)//stride
    ow = 1 + (W - filter_size)//stride
    vals = []
    for n in range(N):
        for c in range(C):
            for i in range(0, H, stride):
                for j in range(0, W, stride):
                    vals.append(layer_input[n, c, i:i+filter_size, j:j+filter_size].max())
    return np.array(vals).reshape(N, C, oh, ow)

# %% Los bucles de la ventana empiezan en 1
# error: bucles-desde-uno
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    oh = 1 + (H - filter_size)//stride
    ow = 1 + (W - filter_size)//stride
    out = np.zeros((N, C, oh, ow))
    for n in range(N):
        for c in range(C):
            for i in range(oh):
                for j in range(ow):
                    m = layer_input[n, c, i*stride, j*stride]
                    for u in range(1, filter_size):
                        for v in range(1, filter_size):
                            m = max(m, layer_input[n, c, i*stride+u, j*stride+v])
                    out[n, c, i, j] = m
    return out

# %% La salida se crea y no se llena
# error: todo-ceros
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    return np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))

# %% Solo la primera fila de la ventana
# error: primera-fila-de-la-ventana
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))
    for n, c, i, j in np.ndindex(out.shape):
        fila = layer_input[n, c, i * stride, j * stride : j * stride + filter_size]
        out[n, c, i, j] = fila.max()
    return out

# %% as_strided con el lado y el salto cambiados
# error: ventana-y-stride-cambiados
def max_pooling_forward(layer_input, filter_size, stride):
    lado, salto = stride, filter_size
    N, C, H, W = layer_input.shape
    alto, ancho = (H - lado) // salto + 1, (W - lado) // salto + 1
    n, c, y, x = layer_input.strides
    forma, saltos = (N, C, alto, ancho, lado, lado), (n, c, salto * y, salto * x, y, x)
    return np.lib.stride_tricks.as_strided(layer_input, forma, saltos).max((4, 5))

# %% Resume las columnas de la ventana y se olvida de las filas
# error: un-eje-sin-resumir
def max_pooling_forward(layer_input, filter_size, stride):
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (filter_size,) * 2, (2, 3))
    return np.max(v[:, :, ::stride, ::stride], axis=4)

# %% Canales al final, con int() en los tamaños
# error: canales-al-final
def max_pooling_forward(layer_input, filter_size, stride):
    N, H, W, C = layer_input.shape
    alto, ancho = int((H - filter_size) / stride + 1), int((W - filter_size) / stride + 1)
    salida = np.empty((N, alto, ancho, C))
    for i in range(alto):
        for j in range(ancho):
            y, x = i * stride, j * stride
            salida[:, i, j] = layer_input[:, y : y + filter_size, x : x + filter_size].max(axis=(1, 2))
    return salida

# %% El último canal, fuera de su bucle
# error: solo-el-ultimo-canal
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))
    for n in range(N):
        for c in range(C):
            plano = layer_input[n, c]
        for i, j in np.ndindex(out.shape[2:]):
            y, x = i * stride, j * stride
            out[n, c, i, j] = np.max(plano[y : y + filter_size, x : x + filter_size])
    return out

# %% Hacia arriba, y el máximo empieza en 0
# error: tamano-hacia-arriba, maximo-desde-cero
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, -((filter_size - H) // stride) + 1, -((filter_size - W) // stride) + 1))
    for n, c, i, j in np.ndindex(out.shape):
        for fila in layer_input[n, c, i * stride : i * stride + filter_size]:
            for valor in fila[j * stride : j * stride + filter_size]:
                if valor > out[n, c, i, j]:
                    out[n, c, i, j] = valor
    return out

# %% El bucle del lote se acaba antes de tiempo
# error: solo-la-ultima-imagen
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size) // stride + 1, (W - filter_size) // stride + 1
    salida = np.zeros((N, C, alto, ancho))
    for n in range(N):
        foto = layer_input[n]
    for y in range(alto):
        for x in range(ancho):
            filas = slice(y * stride, y * stride + filter_size)
            columnas = slice(x * stride, x * stride + filter_size)
            salida[n, :, y, x] = foto[:, filas, columnas].max(axis=(1, 2))
    return salida

# %% base: Cuatro bucles y np.max

# %% Movida siempre de 2 en 2
# error: stride-fijo-en-dos
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i*2:i*2+filter_size, j*2:j*2+filter_size])

# %% Sin la última columna de la ventana
# error: ventana-sin-la-ultima-columna
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size-1])

# %% Sin la última fila de la ventana
# error: ventana-sin-la-ultima-fila
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size-1, j*stride:j*stride+filter_size])

# %% Escribe en la fila de la columna
# error: filas-por-columnas-casilla-a-casilla
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, j, i] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% El más lejano de 0
# error: mas-lejano-de-cero
# - Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
# + Z[n, c, i, j] = v.flat[np.argmax(np.abs(v))]

# %% Recorre la entrada de stride en stride y escribe en su posición
# error: recorre-la-entrada-con-su-posicion
# - for i in range(nH):
# -     for j in range(nW):
# -         Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + for i in range(0, H, stride):
# +     for j in range(0, W, stride):
# +         Z[n, c, i, j] = np.max(layer_input[n, c, i:i+filter_size, j:j+filter_size])

# %% El alto, redondeado hacia arriba
# error: alto-hacia-arriba
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = -(-(H - filter_size) // stride) + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].max(axis=(2, 3))
    return Z

# %% El alto, sin el 1
# error: alto-sin-el-uno
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].max(axis=(2, 3))
    return Z

# %% El ancho, redondeado hacia arriba
# error: ancho-hacia-arriba
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = -(-(W - filter_size) // stride) + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].max(axis=(2, 3))
    return Z

# %% El ancho, sin el 1
# error: ancho-sin-el-uno
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].max(axis=(2, 3))
    return Z
