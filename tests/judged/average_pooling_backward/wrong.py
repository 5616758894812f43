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
# - dX = np.zeros(layer_input.shape)
# + dX = layer_input.copy()
