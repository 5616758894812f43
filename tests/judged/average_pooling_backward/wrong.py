# %% Recorre range(0, H - f, stride)
# error: bucles-cortos
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    H, W = layer_input.shape[2:]
    dX = np.zeros(layer_input.shape)
    for i, y in enumerate(range(0, H - f, stride)):
        for j, x in enumerate(range(0, W - f, stride)):
            dX[:, :, y:y+f, x:x+f] += l_O[:, :, i:i+1, j:j+1] / f**2
    return dX

# %% Divide por las veces que se toca cada casilla
# error: promediar-los-solapes
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    veces = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        zona = (n, c, slice(i*stride, i*stride+filter_size), slice(j*stride, j*stride+filter_size))
        dX[zona] += l_O[n, c, i, j] / filter_size**2
        veces[zona] += 1
    veces[veces == 0] = 1
    return dX / veces

# %% np.repeat
# error: gradiente-repetido
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    return l_O.repeat(f, axis=2).repeat(f, axis=3) / f**2

# %% np.kron
# error: gradiente-repetido
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    return np.kron(l_O, np.full((1, 1, filter_size, filter_size), 1 / filter_size**2))

# %% base: Cuatro bucles

# %% Divide también entre las imágenes
# error: dividido-entre-el-lote
# - return dX
# + return dX / len(dX)

# %% Supone l_O cuadrado
# error: columnas-de-las-filas
# - N, C, nH, nW = l_O.shape
# + N, C, nH, _ = l_O.shape
# + nW = nH

# %% Bucles hasta nH - 1
# error: bucles-cortos
# - for i in range(nH):
# -     for j in range(nW):
# + for i in range(nH - 1):
# +     for j in range(nW - 1):

# %% return dentro del bucle
# error: solo-la-primera-imagen
# - return dX
# +     return dX

# %% Solo el canal 0
# error: solo-el-primer-canal
# - for c in range(C):
# + for c in range(1):

# %% base: Seis bucles

# %% Divide entre filter_size
# error: dividir-entre-el-lado
# - area = filter_size ** 2
# + area = filter_size

# %% Divide entre el número de ventanas
# error: dividir-entre-las-ventanas
# - area = filter_size ** 2
# + area = nH * nW

# %% base: Dos bucles sobre la salida

# %% np.full en la ventana, vectorizado en el lote
# error: sin-acumular
# - dX[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += g[:, :, i:i+1, j:j+1]
# + parte = np.full((filter_size, filter_size), 1.0) * g[:, :, i:i+1, j:j+1]
# + dX[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] = parte

# %% base: Desplazamientos con saltos

# %% Divide entre l_O[n, c].size
# error: dividir-entre-las-ventanas
# - return dX / f**2
# + return dX / l_O[0, 0].size

# %% Sin stride, sumando desplazamientos
# error: stride-ignorado
# - f, s = filter_size, stride
# + f, s = filter_size, 1

# %% base: Divide l_O y lo deja como estaba

# %% Divide l_O en el sitio
# - l_O *= filter_size**2

# %% base: np.ndindex
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y, x = i*stride, j*stride
        dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
    return dX

# %% Asigna la parte a toda la ventana
# error: sin-acumular
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] = l_O[n, c, i, j] / f**2

# %% No divide
# error: sin-dividir
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]

# %% Divide entre H·W
# error: dividir-entre-el-plano
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + H, W = layer_input.shape[2:]
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (H * W)

# %% Divide entre stride²
# error: dividir-entre-el-stride
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / stride**2

# %% Divide entre C·f·f
# error: dividir-tambien-entre-los-canales
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / dX[n, :, y:y+f, x:x+f].size

# %% Copia la vuelta del máximo
# error: como-el-maximo
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + u, w = divmod(layer_input[n, c, y:y+f, x:x+f].argmax(), f)
# + dX[n, c, y+u, x+w] += l_O[n, c, i, j]

# %% Multiplica por la ventana
# error: por-la-activacion
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += layer_input[n, c, y:y+f, x:x+f] * l_O[n, c, i, j] / f**2

# %% Reparte un 1
# error: sin-el-gradiente
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += 1 / f**2

# %% Solo la primera casilla
# error: en-la-esquina
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y, x] += l_O[n, c, i, j] / f**2

# %% Ventanas de stride × stride
# error: ventana-de-lado-stride
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+stride, x:x+stride] += l_O[n, c, i, j] / f**2

# %% Sin stride
# error: stride-ignorado
# - y, x = i*stride, j*stride
# + y, x = i, j

# %% Sin stride en las filas
# error: stride-ignorado-en-filas
# - y, x = i*stride, j*stride
# + y, x = i, j*stride

# %% Sin stride en las columnas
# error: stride-ignorado-en-columnas
# - y, x = i*stride, j*stride
# + y, x = i*stride, j

# %% l_O[j, i]
# error: gradiente-traspuesto
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, j, i] / f**2

# %% Resultado con los ejes cambiados
# error: resultado-traspuesto
# - return dX
# + return dX.transpose(0, 1, 3, 2)

# %% l_O de la imagen 0
# error: gradiente-de-la-primera-imagen
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += l_O[0, c, i, j] / f**2

# %% l_O del canal 0
# error: gradiente-del-primer-canal
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, c, y:y+f, x:x+f] += l_O[n, 0, i, j] / f**2

# %% Escribe en la imagen 0
# error: todo-en-la-primera-imagen
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[0, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2

# %% Escribe en el canal 0
# error: todo-en-el-primer-canal
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, 0, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2

# %% Suma en todos los canales
# error: a-todos-los-canales
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[n, :, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2

# %% Suma en todas las imágenes
# error: a-todas-las-imagenes
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2
# + dX[:, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f**2

# %% Quita los ejes de tamaño 1
# - return dX
# + return dX.squeeze()

# %% Acumula encima de la entrada copiada
# error: empieza-en-la-entrada
# - dX = np.zeros(layer_input.shape)
# + dX = layer_input.copy()

# %% base: Paso a paso
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    N, C, H, W = layer_input.shape
    n_H, n_W = l_O.shape[2:]
    dX = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(n_H):
                for j in range(n_W):
                    y, x = i*s, j*s
                    dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
    return dX

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

# %% i y j cambiadas al empezar
# error: filas-por-columnas
# - y, x = i*s, j*s
# + y, x = j*s, i*s

# %% return tras la primera fila
# error: return-tras-una-fila
# - return dX
# +             return dX

# %% return tras la primera ventana
# error: return-tras-una-ventana
# - return dX
# +                 return dX

# %% return tras el primer canal
# error: return-tras-un-canal
# - return dX
# +         return dX

# %% Empieza en una copia de la entrada
# error: empieza-en-la-entrada
# - dX = np.zeros((N, C, H, W))
# + dX = layer_input.copy()

# %% Empieza en unos
# error: empieza-en-uno
# - dX = np.zeros((N, C, H, W))
# + dX = np.ones((N, C, H, W))

# %% Recorre la entrada de stride en stride
# error: posicion-de-la-entrada
# - for i in range(n_H):
# -     for j in range(n_W):
# -         y, x = i*s, j*s
# + for i in range(0, H - f + 1, s):
# +     for j in range(0, W - f + 1, s):
# +         y, x = i, j

# %% Bucles con n_W y n_H cambiados
# error: bucles-cambiados
# - for i in range(n_H):
# -     for j in range(n_W):
# + for i in range(n_W):
# +     for j in range(n_H):

# %% Los dos bucles hasta n_W
# error: filas-de-las-columnas
# - for i in range(n_H):
# + for i in range(n_W):

# %% C y N cambiados
# error: imagenes-por-canales
# - N, C, H, W = layer_input.shape
# - n_H, n_W = l_O.shape[2:]
# - dX = np.zeros((N, C, H, W))
# + C, N, H, W = layer_input.shape
# + n_H, n_W = l_O.shape[2:]
# + dX = np.zeros(layer_input.shape)

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

# %% Divide dos veces
# error: dividir-dos-veces
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f) / (f * f)

# %% Divide entre 2·f
# error: dividir-entre-dos-lados
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (2 * f)

# %% Divide entre f·stride
# error: dividir-entre-el-lado-y-el-stride
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * s)

# %% Media de la ventana por l_O
# error: media-por-el-gradiente
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += layer_input[n, c, y:y+f, x:x+f].mean() * l_O[n, c, i, j]

# %% W y H cambiados en el array
# error: ancho-por-alto
# - dX = np.zeros((N, C, H, W))
# + dX = np.zeros((N, C, W, H))

# %% Acaba en i + f
# error: stride-solo-en-el-principio
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:i+f, x:j+f] += l_O[n, c, i, j] / (f * f)

# %% Ventana corta
# error: ventana-corta
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f-1, x:x+f-1] += l_O[n, c, i, j] / (f * f)

# %% Ventana larga
# error: ventana-larga
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f+1, x:x+f+1] += l_O[n, c, i, j] / (f * f)

# %% W y H cambiados y un bloque
# error: ancho-por-alto-bloque-a-bloque
# - dX = np.zeros((N, C, H, W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX = np.zeros((N, C, W, H))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 dX[n, c, y:y+f, x:x+f] += np.full((f, f), l_O[n, c, i, j] / (f * f))

# %% Dos veces el stride y un bloque
# error: stride-dos-veces-bloque-a-bloque
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = i*s*s, j*s*s
# + dX[n, c, y:y+f, x:x+f] += np.full((f, f), l_O[n, c, i, j] / (f * f))

# %% Suma el stride y un bloque
# error: stride-sumado-bloque-a-bloque
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = i + s, j + s
# + dX[n, c, y:y+f, x:x+f] += np.full((f, f), l_O[n, c, i, j] / (f * f))

# %% i y j cambiadas y un bloque
# error: filas-por-columnas-bloque-a-bloque
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = j*s, i*s
# + dX[n, c, y:y+f, x:x+f] += np.full((f, f), l_O[n, c, i, j] / (f * f))

# %% Múltiplos de la ventana y un bloque
# error: principio-por-la-ventana-bloque-a-bloque
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = i*f, j*f
# + dX[n, c, y:y+f, x:x+f] += np.full((f, f), l_O[n, c, i, j] / (f * f))

# %% Sin stride y sin dividir
# error: stride-ignorado, sin-dividir
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = i, j
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]

# %% Sin stride y entre f
# error: stride-ignorado, dividir-entre-el-lado
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = i, j
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f

# %% Asigna sin dividir
# error: sin-acumular, sin-dividir
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] = l_O[n, c, i, j]

# %% Asigna y entre f
# error: sin-acumular, dividir-entre-el-lado
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] = l_O[n, c, i, j] / f

# %% Asigna y entre las ventanas
# error: sin-acumular, dividir-entre-las-ventanas
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] = l_O[n, c, i, j] / (n_H * n_W)

# %% Asigna y por la activación
# error: sin-acumular, por-la-activacion
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] = layer_input[n, c, y:y+f, x:x+f] * l_O[n, c, i, j] / (f * f)

# %% Sin dividir y ventana de lado stride
# error: sin-dividir, ventana-de-lado-stride
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+s, x:x+s] += l_O[n, c, i, j]

# %% Sin dividir y return en el bucle de imágenes
# error: sin-dividir, solo-la-primera-imagen
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# - return dX
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]
# +     return dX

# %% Sin dividir y traspuesto
# error: sin-dividir, resultado-traspuesto
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# - return dX
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]
# + return dX.transpose(0, 1, 3, 2)

# %% Sin dividir y l_O[j, i]
# error: sin-dividir, gradiente-traspuesto
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, j, i]

# %% Sin dividir y l_O de la imagen 0
# error: sin-dividir, gradiente-de-la-primera-imagen
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += l_O[0, c, i, j]

# %% Entre f y l_O del canal 0
# error: dividir-entre-el-lado, gradiente-del-primer-canal
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] += l_O[n, 0, i, j] / f

# %% Entre f y bucles cortos
# error: dividir-entre-el-lado, bucles-cortos
# - for i in range(n_H):
# -     for j in range(n_W):
# -         y, x = i*s, j*s
# -         dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + for i in range(n_H - 1):
# +     for j in range(n_W - 1):
# +         y, x = i*s, j*s
# +         dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / f

# %% Exige ventanas separadas y no divide
# error: exige-ventanas-separadas, sin-dividir
# - n_H, n_W = l_O.shape[2:]
# - dX = np.zeros((N, C, H, W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + assert f == s
# + n_H, n_W = l_O.shape[2:]
# + dX = np.zeros((N, C, H, W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]

# %% Exige que el stride divida y asigna
# error: exige-stride-exacto, sin-acumular
# - n_H, n_W = l_O.shape[2:]
# - dX = np.zeros((N, C, H, W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + assert (H - f) % s == 0 and (W - f) % s == 0
# + n_H, n_W = l_O.shape[2:]
# + dX = np.zeros((N, C, H, W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 dX[n, c, y:y+f, x:x+f] = l_O[n, c, i, j] / (f * f)

# %% Supone l_O cuadrado y no divide
# error: columnas-de-las-filas, sin-dividir
# - for j in range(n_W):
# -     y, x = i*s, j*s
# -     dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + for j in range(n_H):
# +     y, x = i*s, j*s
# +     dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]

# %% Sin l_O y sin stride
# error: sin-el-gradiente, stride-ignorado
# - y, x = i*s, j*s
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + y, x = i, j
# + dX[n, c, y:y+f, x:x+f] += 1 / (f * f)

# %% Entre H·W y asigna
# error: dividir-entre-el-plano, sin-acumular
# - dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j] / (f * f)
# + dX[n, c, y:y+f, x:x+f] = l_O[n, c, i, j] / (H * W)

# %% Cada casilla, de la ventana h // stride
# error: casilla-por-casilla
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dx = np.zeros_like(layer_input)
    for n in range(N):
        for c in range(C):
            for h in range(H):
                for w in range(W):
                    dx[n, c, h, w] = l_O[n, c, h//stride, w//stride] / filter_size**2
    return dx

# %% Solo ceros
# error: todo-ceros
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    return np.zeros(layer_input.shape)

# %% Acumula en enteros, ventana a ventana
# error: gradiente-sin-decimales
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape, int)
    for i, j in np.ndindex(l_O.shape[2:]):
        zona = (..., slice(i * stride, i * stride + filter_size), slice(j * stride, j * stride + filter_size))
        dx[zona] = dx[zona] + l_O[:, :, i, j][..., None, None] / filter_size**2
    return dx

# %% Acumula en enteros, casilla a casilla de todas las ventanas
# error: gradiente-sin-decimales
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape, dtype="int32")
    alto, ancho = ((n - 1) * stride + 1 for n in l_O.shape[2:])
    for u, v in np.ndindex(filter_size, filter_size):
        parte = (..., slice(u, u + alto, stride), slice(v, v + ancho, stride))
        dx[parte] = dx[parte] + l_O / (filter_size * filter_size)
    return dx

# %% En enteros, y sin dividir
# error: gradiente-sin-decimales, sin-dividir
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape, int)
    for n, c, i, j in np.ndindex(l_O.shape):
        for u, v in np.ndindex(filter_size, filter_size):
            dx[n, c, i * stride + u, j * stride + v] += l_O[n, c, i, j]
    return dx

# %% Entre las ventanas de cada casilla en lugar de entre el área
# error: dividir-entre-los-solapes
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx, veces = np.zeros(layer_input.shape), np.zeros(layer_input.shape)
    for i, j in np.ndindex(l_O.shape[2:]):
        zona = (..., slice(i * stride, i * stride + filter_size), slice(j * stride, j * stride + filter_size))
        dx[zona] += l_O[:, :, i, j][..., None, None]
        veces[zona] += 1
    return np.divide(dx, veces, out=dx, where=veces > 0)

# %% El último canal, fuera de su bucle
# error: solo-el-ultimo-canal
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape)
    for c in range(l_O.shape[1]):
        g = l_O[:, c] / filter_size**2
    for n, i, j in np.ndindex(g.shape):
        y, x = i * stride, j * stride
        dx[n, c, y : y + filter_size, x : x + filter_size] += g[n, i, j]
    return dx

# %% El bucle del lote se acaba antes de tiempo
# error: solo-la-ultima-imagen
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    gradiente = np.zeros(layer_input.shape)
    N, C, alto, ancho = l_O.shape
    for n in range(N):
        llega = l_O[n] / filter_size**2
    for y in range(alto):
        for x in range(ancho):
            filas = slice(y * stride, y * stride + filter_size)
            columnas = slice(x * stride, x * stride + filter_size)
            gradiente[n, :, filas, columnas] += llega[:, y, x, None, None]
    return gradiente

# %% base: Cuatro bucles

# %% Divide con //
# error: parte-hacia-abajo
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] // (filter_size*filter_size)

# %% Reparte la media de l_O
# error: media-del-gradiente
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c].mean() / (filter_size*filter_size)

# %% Reparte la media de todo l_O
# error: media-del-gradiente
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O.mean() / (filter_size*filter_size)

# %% Reparte la suma de l_O
# error: suma-del-gradiente
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += np.sum(l_O[n, c]) / (filter_size*filter_size)

# %% Asigna en todos los canales
# error: pisa-todos-los-canales
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] = l_O[n, c, i, j] / (filter_size*filter_size)

# %% Asigna en todas las imágenes
# error: pisa-todas-las-imagenes
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[:, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] = l_O[n, c, i, j] / (filter_size*filter_size)

# %% Acumula en un array con la forma de l_O, por bloques
# error: tamano-de-la-salida
# - dX = np.zeros(layer_input.shape)
# + dX = np.zeros(l_O.shape)

# %% Sin la última columna
# error: ventana-sin-la-ultima-columna
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size-1] += l_O[n, c, i, j] / (filter_size*filter_size)

# %% Sin la última fila
# error: ventana-sin-la-ultima-fila
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*stride:i*stride+filter_size-1, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)

# %% Ventanas movidas siempre de 2 en 2
# error: stride-fijo-en-dos
# - dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)
# + dX[n, c, i*2:i*2+filter_size, j*2:j*2+filter_size] += l_O[n, c, i, j] / (filter_size*filter_size)

# %% base: Seis bucles

# %% Divide con // en cada casilla
# error: parte-hacia-abajo
# - dX[n, c, i*stride+u, j*stride+v] += l_O[n, c, i, j] / area
# + dX[n, c, i*stride+u, j*stride+v] += l_O[n, c, i, j] // area

# %% Asigna en todos los canales, casilla a casilla
# error: pisa-todos-los-canales
# - dX[n, c, i*stride+u, j*stride+v] += l_O[n, c, i, j] / area
# + dX[n, :, i*stride+u, j*stride+v] = l_O[n, c, i, j] / area

# %% Acumula en un array con la forma de l_O
# error: tamano-de-la-salida
# - dX = np.zeros_like(layer_input)
# + dX = np.zeros_like(l_O)

# %% Recorre la entrada de stride en stride
# error: recorre-la-entrada-con-su-posicion
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for y in range(0, H, stride):
                for x in range(0, W, stride):
                    dX[n, c, y:y+filter_size, x:x+filter_size] += l_O[n, c, y, x] / filter_size**2
    return dX
