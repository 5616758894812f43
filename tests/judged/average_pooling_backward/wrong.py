# %% Asigna la parte a toda la ventana
# error: sin-acumular
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(nH):
                for j in range(nW):
                    parte = l_O[n, c, i, j] / (filter_size * filter_size)
                    dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] = parte
    return dX

# %% np.full en la ventana, vectorizado en el lote
# error: sin-acumular
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    f = filter_size
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            y, x = i*stride, j*stride
            dX[:, :, y:y+f, x:x+f] = np.ones((f, f)) * (l_O[:, :, i, j] / f**2)[:, :, None, None]
    return dX

# %% No divide
# error: sin-dividir
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j]
    return dX

# %% Divide entre filter_size
# error: dividir-entre-el-lado
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        for u in range(filter_size):
            for v in range(filter_size):
                dX[n, c, i*stride+u, j*stride+v] += l_O[n, c, i, j] / filter_size
    return dX

# %% Divide entre el número de ventanas
# error: dividir-entre-las-ventanas
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(N, C, nH, nW):
        da = l_O[n, c, i, j]
        media = da / (nH * nW)
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += np.ones((filter_size, filter_size)) * media
    return dX

# %% Divide entre l_O[n, c].size
# error: dividir-entre-las-ventanas
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    dX = np.zeros(layer_input.shape)
    for u in range(f):
        for v in range(f):
            h, w = l_O.shape[2:]
            dX[:, :, u:u+s*(h-1)+1:s, v:v+s*(w-1)+1:s] += l_O / l_O[0, 0].size
    return dX

# %% Divide entre H·W
# error: dividir-entre-el-plano
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dX = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / (H*W)
    return dX

# %% Divide entre stride²
# error: dividir-entre-el-stride
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros_like(layer_input)
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i*stride, j*stride
        dX[n, c, y:y+filter_size, x:x+filter_size] += l_O[n, c, i, j] / stride**2
    return dX

# %% Divide entre C·f·f
# error: dividir-tambien-entre-los-canales
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros_like(layer_input)
    for n in range(N):
        for i in range(nH):
            for j in range(nW):
                ventana = dX[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
                ventana += l_O[n, :, i, j][:, None, None] / ventana.size
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

# %% Copia la vuelta del máximo
# error: como-el-maximo
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        v = layer_input[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size]
        u, w = np.unravel_index(v.argmax(), v.shape)
        dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j]
    return dX

# %% Multiplica por la ventana
# error: por-la-activacion
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        y, x = i*stride, j*stride
        ventana = layer_input[n, c, y:y+filter_size, x:x+filter_size]
        dX[n, c, y:y+filter_size, x:x+filter_size] += ventana * l_O[n, c, i, j] / ventana.size
    return dX

# %% Reparte un 1
# error: sin-el-gradiente
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    parte = 1 / (filter_size * filter_size)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += parte
    return dX

# %% Solo la primera casilla
# error: en-la-esquina
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, c, i*stride, j*stride] += l_O[n, c, i, j] / (filter_size**2)
    return dX

# %% np.repeat
# error: gradiente-repetido
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    return l_O.repeat(f, axis=2).repeat(f, axis=3) / f**2

# %% np.kron
# error: gradiente-repetido
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    return np.kron(l_O, np.full((1, 1, filter_size, filter_size), 1 / filter_size**2))

# %% Ventanas de stride × stride
# error: ventana-de-lado-stride
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, nH, nW = l_O.shape
    for i in range(nH):
        for j in range(nW):
            vs, ve = i*stride, (i+1)*stride
            hs, he = j*stride, (j+1)*stride
            dX[:, :, vs:ve, hs:he] += l_O[:, :, i, j][:, :, None, None] / (filter_size*filter_size)
    return dX

# %% Supone l_O cuadrado
# error: columnas-de-las-filas
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, k, _ = l_O.shape
    for n in range(N):
        for c in range(C):
            for i in range(k):
                for j in range(k):
                    dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Sin stride
# error: stride-ignorado
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i:i+filter_size, j:j+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Sin stride, sumando desplazamientos
# error: stride-ignorado
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    h, w = l_O.shape[2:]
    dX = np.zeros(layer_input.shape)
    for u in range(filter_size):
        for v in range(filter_size):
            dX[:, :, u:u+h, v:v+w] += l_O
    return dX / (filter_size * filter_size)

# %% Sin stride en las filas
# error: stride-ignorado-en-filas
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            x = j*stride
            dX[:, :, i:i+filter_size, x:x+filter_size] += l_O[:, :, i:i+1, j:j+1] / filter_size**2
    return dX

# %% Sin stride en las columnas
# error: stride-ignorado-en-columnas
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        fila_ini = i*stride
        col_ini = j
        for u in range(filter_size):
            for v in range(filter_size):
                dX[n, c, fila_ini+u, col_ini+v] += l_O[n, c, i, j] / (filter_size*filter_size)
    return dX

# %% Bucles hasta nH - 1
# error: bucles-cortos
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, nH, nW = l_O.shape
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(N, C, nH - 1, nW - 1):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% l_O[j, i]
# error: gradiente-traspuesto
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, C, nH, nW = l_O.shape
    for y in range(nH):
        for x in range(nW):
            parte = l_O[:, :, x, y] / filter_size**2
            dX[:, :, y*stride:y*stride+filter_size, x*stride:x*stride+filter_size] += parte[:, :, None, None]
    return dX

# %% Resultado con los ejes cambiados
# error: resultado-traspuesto
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dX = np.zeros((N, C, W, H))
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, j*stride:j*stride+filter_size, i*stride:i*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% return dentro del bucle
# error: solo-la-primera-imagen
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
        return dX

# %% Solo el canal 0
# error: solo-el-primer-canal
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    N, _, nH, nW = l_O.shape
    for n, i, j in np.ndindex(N, nH, nW):
        dX[n, 0, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, 0, i, j] / filter_size**2
    return dX

# %% l_O de la imagen 0
# error: gradiente-de-la-primera-imagen
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for i in range(l_O.shape[2]):
        for j in range(l_O.shape[3]):
            g = l_O[0, :, i, j].reshape(-1, 1, 1) / filter_size**2
            dX[:, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += g
    return dX

# %% l_O del canal 0
# error: gradiente-del-primer-canal
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, 0, i, j] / filter_size**2
    return dX

# %% Escribe en la imagen 0
# error: todo-en-la-primera-imagen
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[0, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Escribe en el canal 0
# error: todo-en-el-primer-canal
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, 0, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Suma en todos los canales
# error: a-todos-los-canales
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, :, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Suma en todas las imágenes
# error: a-todas-las-imagenes
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(l_O.shape[0]):
        for c in range(l_O.shape[1]):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[:, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX

# %% Divide l_O en el sitio
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    l_O /= filter_size**2
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j]
    return dX

# %% Quita los ejes de tamaño 1
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX.squeeze()

# %% Acumula encima de la entrada copiada
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = layer_input.copy()
    for n, c, i, j in np.ndindex(*l_O.shape):
        dX[n, c, i*stride:i*stride+filter_size, j*stride:j*stride+filter_size] += l_O[n, c, i, j] / filter_size**2
    return dX
