# %% El truco del reshape
# error: bloques-que-no-encajan
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    f = filter_size
    return layer_input.reshape(N, C, H // f, f, W // f, f).mean(axis=(3, 5))

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

# %% base: Cuatro bucles y np.mean

# %% Divide entre H·W
# error: dividir-entre-el-plano
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
# + Z[n, c, i, j] = np.sum(v) / (H * W)

# %% Deja np.max copiado
# error: maximo-por-media
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.max(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% Media de todos los canales
# error: entre-canales
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% Suma los canales y divide entre f·f
# error: suma-de-canales
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + v = layer_input[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
# + Z[n, c, i, j] = np.sum(v) / (filter_size * filter_size)

# %% Olvida el stride al empezar la ventana
# error: stride-ignorado
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, i:i+filter_size, j:j+filter_size])

# %% El final de la ventana no lleva stride
# error: stride-solo-en-el-principio
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i+filter_size, j*stride:j+filter_size])

# %% Acaba en inicio + stride
# error: ventana-de-lado-stride
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+stride, j*stride:j*stride+stride])

# %% Recorre la entrada y usa el mismo índice en la salida
# error: posicion-de-la-entrada
# - for i in range(nH):
# -     for j in range(nW):
# -         Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + for i in range(0, H - filter_size + 1, stride):
# +     for j in range(0, W - filter_size + 1, stride):
# +         Z[n, c, i, j] = np.mean(layer_input[n, c, i:i+filter_size, j:j+filter_size])

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
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, j*stride:j*stride+filter_size, i*stride:i*stride+filter_size])

# %% return dentro del bucle de imágenes
# error: solo-la-primera-imagen
# - return Z
# +     return Z

# %% Siempre layer_input[0]
# error: siempre-la-primera-imagen
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[0, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% break en el bucle de canales
# error: solo-el-primer-canal
# - return Z
# +         break
# + return Z

# %% base: Seis bucles que suman

# %% Suma en lugar de media
# error: suma-sin-dividir
# - salida[n, c, i, j] = suma / (filter_size * filter_size)
# + salida[n, c, i, j] = suma

# %% Divide entre el número de ventanas
# error: dividir-entre-las-ventanas
# - salida[n, c, i, j] = suma / (filter_size * filter_size)
# + salida[n, c, i, j] = suma / (salida.shape[2] * salida.shape[3])

# %% Media de valores absolutos
# error: media-sin-signo
# - suma += layer_input[n, c, i*stride+u, j*stride+v]
# + suma += abs(layer_input[n, c, i*stride+u, j*stride+v])

# %% División entera
# error: media-hacia-abajo
# - salida[n, c, i, j] = suma / (filter_size * filter_size)
# + salida[n, c, i, j] = suma // (filter_size * filter_size)

# %% La suma no vuelve a cero
# error: suma-sin-reiniciar
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(salida.shape[2]):
# -             for j in range(salida.shape[3]):
# -                 suma = 0
# + suma = 0
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(salida.shape[2]):
# +             for j in range(salida.shape[3]):

# %% base: sliding_window_view

# %% La división está después del return
# error: suma-sin-dividir
# - return v[:, :, ::stride, ::stride].mean(axis=(4, 5))
# + return v[:, :, ::stride, ::stride].sum(axis=(4, 5))
# + return v[:, :, ::stride, ::stride].sum(axis=(4, 5)) / filter_size**2

# %% Punto medio entre el máximo y el mínimo
# error: media-de-extremos
# - return v[:, :, ::stride, ::stride].mean(axis=(4, 5))
# + v = v[:, :, ::stride, ::stride]
# + return (v.max(axis=(4, 5)) + v.min(axis=(4, 5))) / 2

# %% Convierte la media a entero
# error: media-truncada
# - return v[:, :, ::stride, ::stride].mean(axis=(4, 5))
# + return v[:, :, ::stride, ::stride].mean(axis=(4, 5)).astype(int)

# %% base: Dos bucles, con todo el lote
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    h, w = (H - f)//stride + 1, (W - f)//stride + 1
    Z = np.zeros((N, C, h, w))
    for i in range(h):
        for j in range(w):
            y, x = i*stride, j*stride
            v = layer_input[:, :, y:y+f, x:x+f]
            Z[:, :, i, j] = v.mean(axis=(2, 3))
    return Z

# %% Divide entre filter_size
# error: dividir-entre-el-lado
# - Z[:, :, i, j] = v.mean(axis=(2, 3))
# + Z[:, :, i, j] = v.sum(axis=(2, 3)) / f

# %% Divide entre stride²
# error: dividir-entre-el-stride
# - Z[:, :, i, j] = v.mean(axis=(2, 3))
# + Z[:, :, i, j] = v.sum(axis=(2, 3)) / stride**2

# %% Media del lote
# error: entre-imagenes
# - Z[:, :, i, j] = v.mean(axis=(2, 3))
# + Z[:, :, i, j] = v.mean(axis=(0, 2, 3))

# %% np.mean sin axis
# error: entre-imagenes-y-canales
# - Z[:, :, i, j] = v.mean(axis=(2, 3))
# + Z[:, :, i, j] = np.mean(v)

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

# %% Quita los ejes de tamaño 1
# - return Z
# + return Z.squeeze()

# %% base: np.ndindex
def average_pooling_forward(layer_input, filter_size, stride):
    f = filter_size
    N, C, H, W = layer_input.shape
    h, w = (H - f)//stride + 1, (W - f)//stride + 1
    Z = np.zeros((N, C, h, w))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
        Z[n, c, i, j] = v.mean()
    return Z

# %% Divide entre len(ventana)
# error: dividir-entre-el-lado
# - Z[n, c, i, j] = v.mean()
# + Z[n, c, i, j] = np.sum(v) / len(v)

# %% Divide entre el size de la ventana con canales
# error: dividir-tambien-entre-los-canales
# - v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
# + Z[n, c, i, j] = v[c].sum() / v.size

# %% Mediana
# error: mediana-por-media
# - Z[n, c, i, j] = v.mean()
# + Z[n, c, i, j] = np.median(v)

# %% Media del canal entero
# error: plano-entero
# - v = layer_input[n, c, i*stride:i*stride+f, j*stride:j*stride+f]
# + v = layer_input[n, c]

# %% Salida de tipo int
# error: media-truncada
# - Z = np.zeros((N, C, h, w))
# + Z = np.zeros((N, C, h, w), dtype=np.int64)

# %% Redondea la media
# error: media-redondeada
# - Z[n, c, i, j] = v.mean()
# + Z[n, c, i, j] = round(v.mean())

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

# %% Divide la ventana en el sitio
# - Z[n, c, i, j] = v.mean()
# + v /= v.size
# + Z[n, c, i, j] = v.sum()

# %% base: Paso a paso
def average_pooling_forward(layer_input, filter_size, stride):
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
                    Z[n, c, i, j] = v.mean()
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
# - Z[n, c, i, j] = v.mean()
# + Z[0, c, i, j] = v.mean()

# %% Guarda en el canal 0
# error: todo-en-el-primer-canal
# - Z[n, c, i, j] = v.mean()
# + Z[n, 0, i, j] = v.mean()

# %% Guarda en todas las imágenes
# error: ultima-imagen-en-todas
# - Z[n, c, i, j] = v.mean()
# + Z[:, c, i, j] = v.mean()

# %% Guarda en todos los canales
# error: ultimo-canal-en-todos
# - Z[n, c, i, j] = v.mean()
# + Z[n, :, i, j] = v.mean()

# %% reshape en bloques de stride
# error: bloques-de-lado-stride
# - N, C, H, W = layer_input.shape
# + N, C, H, W = layer_input.shape
# + return layer_input.reshape(N, C, H // s, s, W // s, s).mean(axis=(3, 5))

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

# %% Divide la media otra vez
# error: dividir-dos-veces
# - Z[n, c, i, j] = v.mean()
# + Z[n, c, i, j] = v.mean() / (f * f)

# %% Divide entre 2·f
# error: dividir-entre-dos-lados
# - Z[n, c, i, j] = v.mean()
# + Z[n, c, i, j] = v.sum() / (2 * f)

# %% Divide entre f·stride
# error: dividir-entre-el-lado-y-el-stride
# - Z[n, c, i, j] = v.mean()
# + Z[n, c, i, j] = v.sum() / (f * s)

# %% Acaba en i + f, y entre f·f
# error: stride-solo-en-el-principio-entre-el-area
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, c, y:i+f, x:j+f]
# + Z[n, c, i, j] = v.sum() / (f * f)

# %% De lado stride, y entre f·f
# error: ventana-de-lado-stride-entre-el-area
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, c, y:y+s, x:x+s]
# + Z[n, c, i, j] = v.sum() / (f * f)

# %% Ventana corta, y entre f·f
# error: ventana-corta-entre-el-area
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, c, y:y+f-1, x:x+f-1]
# + Z[n, c, i, j] = v.sum() / (f * f)

# %% Sin la última fila, y entre f·f
# error: ventana-sin-la-ultima-fila-entre-el-area
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, c, y:y+f-1, x:x+f]
# + Z[n, c, i, j] = v.sum() / (f * f)

# %% Ventana larga, y entre f·f
# error: ventana-larga-entre-el-area
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, c, y:y+f+1, x:x+f+1]
# + Z[n, c, i, j] = v.sum() / (f * f)

# %% n_H y n_W cambiados, y entre f·f
# error: tamanos-cambiados-entre-el-area
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + n_H = (W - f) // s + 1
# + n_W = (H - f) // s + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum() / (f * f)

# %% Techo, y entre f·f
# error: tamano-hacia-arriba-entre-el-area
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + n_H = int(np.ceil((H - f) / s)) + 1
# + n_W = int(np.ceil((W - f) / s)) + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum() / (f * f)

# %% Todas las que empiezan dentro, y entre f·f
# error: ventanas-incompletas-entre-el-area
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + n_H = len(range(0, H, s))
# + n_W = len(range(0, W, s))
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum() / (f * f)

# %% H // stride, y entre f·f
# error: tamano-sin-restar-la-ventana-entre-el-area
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + n_H = H // s
# + n_W = W // s
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum() / (f * f)

# %% i y j cambiadas, y entre f·f
# error: filas-por-columnas-entre-el-area
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, c, x:x+f, y:y+f]
# + Z[n, c, i, j] = v.sum() / (f * f)

# %% Sin stride y sin dividir
# error: stride-ignorado, suma-sin-dividir
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.sum()

# %% Sin stride y entre f
# error: stride-ignorado, dividir-entre-el-lado
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.sum() / f

# %% Sin stride y entre H·W
# error: stride-ignorado, dividir-entre-el-plano
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.sum() / (H * W)

# %% Sin stride y return en el bucle de imágenes
# error: stride-ignorado, solo-la-primera-imagen
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# - return Z
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i, j
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.mean()
# +     return Z

# %% Sin stride y todos los canales
# error: stride-ignorado, entre-canales
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# + y, x = i, j
# + v = layer_input[n, :, y:y+f, x:x+f]

# %% Sin stride y máximo
# error: stride-ignorado, maximo-por-media
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.max()

# %% Entre f y canal 0
# error: dividir-entre-el-lado, siempre-el-primer-canal
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + v = layer_input[n, 0, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.sum() / f

# %% Entre f y enteros
# error: dividir-entre-el-lado, media-truncada
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + Z = np.zeros((N, C, n_H, n_W), dtype=int)
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum() / f

# %% Sin dividir y techo
# error: suma-sin-dividir, tamano-hacia-arriba
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + n_H = int(np.ceil((H - f) / s)) + 1
# + n_W = int(np.ceil((W - f) / s)) + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum()

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

# %% Sin stride y redondeada
# error: stride-ignorado, media-redondeada
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = round(v.mean())

# %% Entre f y traspuesta
# error: dividir-entre-el-lado, salida-traspuesta
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# - return Z
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum() / f
# + return Z.transpose(0, 1, 3, 2)

# %% Exige ventanas separadas y entre f
# error: exige-ventanas-separadas, dividir-entre-el-lado
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
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
# +                 Z[n, c, i, j] = v.sum() / f

# %% Exige que el stride divida y no divide la suma
# error: exige-stride-exacto, suma-sin-dividir
# - n_H = (H - f) // s + 1
# - n_W = (W - f) // s + 1
# - Z = np.zeros((N, C, n_H, n_W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 Z[n, c, i, j] = v.mean()
# + if (H - f) % s or (W - f) % s:
# +     raise ValueError("invalid stride")
# + n_H = (H - f) // s + 1
# + n_W = (W - f) // s + 1
# + Z = np.zeros((N, C, n_H, n_W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 Z[n, c, i, j] = v.sum()

# %% Entre el número de ventanas y sin stride
# error: dividir-entre-las-ventanas, stride-ignorado
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - Z[n, c, i, j] = v.mean()
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + Z[n, c, i, j] = v.sum() / (n_H * n_W)

# %% base: Seis bucles, paso a paso
def average_pooling_forward(layer_input, filter_size, stride):
    f, s = filter_size, stride
    N, C, H, W = layer_input.shape
    n_H = (H - f) // s + 1
    n_W = (W - f) // s + 1
    Z = np.zeros((N, C, n_H, n_W))
    for n in range(N):
        for c in range(C):
            for i in range(n_H):
                for j in range(n_W):
                    suma = 0
                    for u in range(f):
                        for k in range(f):
                            suma += layer_input[n, c, i*s+u, j*s+k]
                    Z[n, c, i, j] = suma / (f * f)
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
# - suma += layer_input[n, c, i*s+u, j*s+k]
# + suma += layer_input[n, c, j*s+u, i*s+k]

# %% No reinicia la suma en el canal
# error: suma-sin-reiniciar-en-el-canal
# - for i in range(n_H):
# -     for j in range(n_W):
# -         suma = 0
# + suma = 0
# + for i in range(n_H):
# +     for j in range(n_W):

# %% No reinicia la suma en la fila
# error: suma-sin-reiniciar-en-la-fila
# - for j in range(n_W):
# -     suma = 0
# + suma = 0
# + for j in range(n_W):

# %% mean(axis=0) y el primero
# error: primera-columna-de-la-ventana
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    oh = 1 + (H - filter_size)//stride
    ow = 1 + (W - filter_size)//stride
    out = np.zeros((N, C, oh, ow))
    for n in range(N):
        for c in range(C):
            for i in range(oh):
                for j in range(ow):
                    v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                    out[n, c, i, j] = np.mean(v, axis=0)[0]
    return out

# %% Redondea a dos decimales
# error: media-con-pocos-decimales
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    oh = 1 + (H - filter_size)//stride
    ow = 1 + (W - filter_size)//stride
    out = np.zeros((N, C, oh, ow))
    for i in range(oh):
        for j in range(ow):
            v = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
            out[:, :, i, j] = np.round(v.mean(axis=(2, 3)), 2)
    return out

# %% mean(axis=(1, 2, 3)) en los canales
# error: entre-canales
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    oh = 1 + (H - filter_size)//stride
    ow = 1 + (W - filter_size)//stride
    out = np.zeros((N, C, oh, ow))
    for i in range(oh):
        for j in range(ow):
            v = layer_input[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
            out[:, :, i, j] = v.mean(axis=(1, 2, 3))
    return out

# %% La salida se crea y no se llena
# error: todo-ceros
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    return np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))

# %% Solo la primera fila de la ventana
# error: primera-fila-de-la-ventana
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))
    for n, c, i, j in np.ndindex(out.shape):
        fila = layer_input[n, c, i * stride, j * stride : j * stride + filter_size]
        out[n, c, i, j] = fila.mean()
    return out

# %% Avanza de stride en stride por toda la entrada
# error: recorre-la-entrada
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))
    for n in range(N):
        for c in range(C):
            for h in range(0, H, stride):
                for w in range(0, W, stride):
                    ventana = layer_input[n, c, h : h + filter_size, w : w + filter_size]
                    out[n, c, h // stride, w // stride] = ventana.mean()
    return out

# %% Asigna cada valor de la ventana
# error: suma-sin-acumular
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))
    for n, c, i, j in np.ndindex(out.shape):
        y, x = i * stride, j * stride
        for valor in layer_input[n, c, y : y + filter_size, x : x + filter_size].ravel():
            total = valor
        out[n, c, i, j] = total / filter_size**2
    return out

# %% Asigna cada desplazamiento y no divide
# error: suma-sin-acumular, suma-sin-dividir
def average_pooling_forward(layer_input, filter_size, stride):
    H, W = layer_input.shape[2:]
    for u in range(filter_size):
        for v in range(filter_size):
            filas = slice(u, H - filter_size + u + 1, stride)
            suma = layer_input[:, :, filas, v : W - filter_size + v + 1 : stride]
    return np.array(suma)

# %% El bucle de los canales, fuera del de las imágenes
# error: solo-la-ultima-imagen
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    out = np.zeros((N, C, (H - filter_size) // stride + 1, (W - filter_size) // stride + 1))
    for k, una in enumerate(layer_input):
        pass
    for c, i, j in np.ndindex(out.shape[1:]):
        y, x = i * stride, j * stride
        out[k, c, i, j] = np.mean(una[c, y : y + filter_size, x : x + filter_size])
    return out

# %% Hace la media por columnas
# error: un-eje-sin-resumir
def average_pooling_forward(layer_input, filter_size, stride):
    v = np.lib.stride_tricks.sliding_window_view(layer_input, (filter_size,) * 2, (2, 3))
    return v[:, :, ::stride, ::stride].mean(axis=-2)

# %% La media, entre el área, y el ancho como el alto
# error: dividir-dos-veces, ancho-del-alto
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, _ = layer_input.shape
    lado = (H - filter_size) // stride + 1
    out = np.zeros((N, C, lado, lado))
    for n, c, i, j in np.ndindex(out.shape):
        ventana = layer_input[n, c, i * stride : i * stride + filter_size, j * stride : j * stride + filter_size]
        out[n, c, i, j] = np.mean(ventana) / filter_size**2
    return out

# %% El bucle de los canales se acaba antes de tiempo
# error: solo-el-ultimo-canal
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    alto, ancho = (H - filter_size) // stride + 1, (W - filter_size) // stride + 1
    salida = np.zeros((N, C, alto, ancho))
    for c in range(C):
        capa = layer_input[:, c]
    for y in range(alto):
        for x in range(ancho):
            filas = slice(y * stride, y * stride + filter_size)
            columnas = slice(x * stride, x * stride + filter_size)
            salida[:, c, y, x] = capa[:, filas, columnas].mean(axis=(1, 2))
    return salida

# %% as_strided con el lado y el salto cambiados
# error: ventana-y-stride-cambiados
def average_pooling_forward(layer_input, filter_size, stride):
    lado, salto = stride, filter_size
    N, C, H, W = layer_input.shape
    alto, ancho = (H - lado) // salto + 1, (W - lado) // salto + 1
    n, c, y, x = layer_input.strides
    forma, saltos = (N, C, alto, ancho, lado, lado), (n, c, salto * y, salto * x, y, x)
    return np.lib.stride_tricks.as_strided(layer_input, forma, saltos).mean((4, 5))

# %% base: Cuatro bucles y np.mean

# %% Movida siempre de 2 en 2
# error: stride-fijo-en-dos
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, i*2:i*2+filter_size, j*2:j*2+filter_size])

# %% Sin la última columna de la ventana
# error: ventana-sin-la-ultima-columna
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size-1])

# %% Sin la última fila de la ventana
# error: ventana-sin-la-ultima-fila
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size-1, j*stride:j*stride+filter_size])

# %% Escribe en la fila de la columna
# error: filas-por-columnas-casilla-a-casilla
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, j, i] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])

# %% Suma sin la última columna, entre el área
# error: ventana-sin-la-ultima-columna-entre-el-area
# - Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + Z[n, c, i, j] = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size-1].sum() / filter_size**2

# %% Recorre la entrada de stride en stride y escribe en su posición
# error: recorre-la-entrada-con-su-posicion
# - for i in range(nH):
# -     for j in range(nW):
# -         Z[n, c, i, j] = np.mean(layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size])
# + for i in range(0, H, stride):
# +     for j in range(0, W, stride):
# +         Z[n, c, i, j] = np.mean(layer_input[n, c, i:i+filter_size, j:j+filter_size])

# %% El alto, redondeado hacia arriba
# error: alto-hacia-arriba
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = -(-(H - filter_size) // stride) + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].mean(axis=(2, 3))
    return Z

# %% El alto, sin el 1
# error: alto-sin-el-uno
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].mean(axis=(2, 3))
    return Z

# %% El ancho, redondeado hacia arriba
# error: ancho-hacia-arriba
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = -(-(W - filter_size) // stride) + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].mean(axis=(2, 3))
    return Z

# %% El ancho, sin el 1
# error: ancho-sin-el-uno
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = (W - filter_size) // stride
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].mean(axis=(2, 3))
    return Z

# %% El alto, hacia arriba, y la suma entre el área
# error: alto-hacia-arriba-entre-el-area
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = -(-(H - filter_size) // stride) + 1
    nW = (W - filter_size) // stride + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].sum(axis=(2, 3))
    return Z / filter_size**2

# %% El ancho, hacia arriba, y la suma entre el área
# error: ancho-hacia-arriba-entre-el-area
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    nH = (H - filter_size) // stride + 1
    nW = -(-(W - filter_size) // stride) + 1
    Z = np.zeros((N, C, nH, nW))
    for i in range(nH):
        for j in range(nW):
            y, x = i * stride, j * stride
            Z[:, :, i, j] = layer_input[:, :, y : y + filter_size, x : x + filter_size].sum(axis=(2, 3))
    return Z / filter_size**2
