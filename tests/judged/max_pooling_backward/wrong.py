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

# %% base: argmax y unravel_index

# %% Asigna en la casilla ganadora
# error: sin-acumular
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] = l_O[n, c, i, j]

# %% argsort y el último índice
# error: ultimo-maximo
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + u, w = divmod(np.argsort(v, axis=None, kind="stable")[-1], filter_size)

# %% La mayor columna y después la mayor fila
# error: primer-maximo-por-columnas
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + w = v.max(axis=0).argmax()
# + u = v[:, w].argmax()

# %% Desempaqueta argwhere como si hubiera una sola fila
# error: empate-no-previsto
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + [(u, w)] = np.argwhere(v == np.max(v))

# %% Busca el valor en todo el canal
# error: comparar-con-todo-el-plano
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c][layer_input[n, c] == v[u, w]] += l_O[n, c, i, j]

# %% Pone el máximo en lugar del gradiente
# error: por-la-activacion
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] += v[u, w]

# %% Cuenta victorias
# error: sin-el-gradiente
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] += 1

# %% Divide entre el área como en la media
# error: gradiente-dividido
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] += l_O[n, c, i, j] / v.size

# %% argmin
# error: minimo
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + u, w = np.unravel_index(np.argmin(v), v.shape)

# %% Siempre a la primera casilla
# error: en-la-esquina
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y, x] += l_O[n, c, i, j]

# %% Posición sin sumar el principio de la ventana
# error: posicion-sin-desplazar
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, u, w] += l_O[n, c, i, j]

# %% Fila y columna al revés
# error: fila-por-columna
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + w, u = np.unravel_index(np.argmax(v), v.shape)

# %% Ventana de la imagen 0
# error: ventana-de-la-primera-imagen
# - v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
# + v = layer_input[0, c, y:y+filter_size, x:x+filter_size]

# %% Ventana del canal 0
# error: ventana-del-primer-canal
# - v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
# + v = layer_input[n, 0, y:y+filter_size, x:x+filter_size]

# %% Sin stride al empezar
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

# %% range(nH - 1)
# error: bucles-cortos
# - for i in range(nH):
# -     for j in range(nW):
# + for i in range(nH - 1):
# +     for j in range(nW - 1):

# %% l_O[j, i]
# error: gradiente-traspuesto
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] += l_O[n, c, j, i]

# %% Resultado con los ejes cambiados
# error: resultado-traspuesto
# - return dX
# + return dX.transpose(0, 1, 3, 2)

# %% return en el bucle de imágenes
# error: solo-la-primera-imagen
# - return dX
# +     return dX

# %% Solo el canal 0
# error: solo-el-primer-canal
# - for c in range(C):
# + for c in range(1):

# %% l_O[0] para todas
# error: gradiente-de-la-primera-imagen
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] += l_O[0, c, i, j]

# %% l_O del canal 0
# error: gradiente-del-primer-canal
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+w] += l_O[n, 0, i, j]

# %% Escribe siempre en la imagen 0
# error: todo-en-la-primera-imagen
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[0, c, y+u, x+w] += l_O[n, c, i, j]

# %% Escribe siempre en el canal 0
# error: todo-en-el-primer-canal
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, 0, y+u, x+w] += l_O[n, c, i, j]

# %% Suma en todos los canales a la vez
# error: a-todos-los-canales
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, :, y+u, x+w] += l_O[n, c, i, j]

# %% Suma en todas las imágenes a la vez
# error: a-todas-las-imagenes
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[:, c, y+u, x+w] += l_O[n, c, i, j]

# %% El primero de los que casi ganan
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + u, w = np.unravel_index(np.argmax(np.isclose(v, v.max())), v.shape)

# %% Primera aparición del valor en el canal
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + y, x = np.argwhere(layer_input[n, c] == v.max())[0]
# + dX[n, c, y, x] += l_O[n, c, i, j]

# %% Resta el máximo a la entrada sin copiarla
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + v -= v.max()
# + u, w = np.unravel_index(np.argmax(v), v.shape)

# %% Descarta los máximos que valen 0
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + u, w = np.unravel_index(np.argmax(v), v.shape)
# + if v[u, w] == 0:
# +     continue

# %% base: Búsqueda a mano con >

# %% Compara con >=
# error: ultimo-maximo
# - if layer_input[n, c, y, x] > mejor:
# + if layer_input[n, c, y, x] >= mejor:

# %% Recorre la ventana por columnas
# error: primer-maximo-por-columnas
# - for y in range(i*stride, i*stride+filter_size):
# -     for x in range(j*stride, j*stride+filter_size):
# + for x in range(j*stride, j*stride+filter_size):
# +     for y in range(i*stride, i*stride+filter_size):

# %% El máximo de la ventana empieza en 0
# error: maximo-desde-cero
# - mejor, pos = -np.inf, None
# + mejor, pos = 0, (n, c, i*stride, j*stride)

# %% base: Máscara con break en el primer máximo

# %% Escribe la máscara entera con =
# error: pisar-la-ventana
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] = mascara(a) * l_O[n, c, i, j]

# %% Máscara == max y asignación
# error: mascara-sin-acumular
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] = (a == np.max(a)) * l_O[n, c, i, j]

# %% Máscara == max
# error: empate-duplicado
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += (a == np.max(a)) * l_O[n, c, i, j]

# %% np.isclose con el máximo
# error: casi-empate
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += np.isclose(a, a.max()) * l_O[n, c, i, j]

# %% Diferencia menor que una tolerancia
# error: casi-empate
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += (a.max() - a < 1e-6) * l_O[n, c, i, j]

# %% Multiplica la ventana por el gradiente
# error: gradiente-por-el-maximo
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * a * l_O[n, c, i, j]

# %% Copia la vuelta de la media
# error: como-la-media
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += l_O[n, c, i, j] / filter_size**2

# %% Máscara de positivos
# error: como-una-relu
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += (a > 0) * l_O[n, c, i, j]

# %% Máximo de todos los canales
# error: mascara-entre-canales
# - dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += mascara(a) * l_O[n, c, i, j]
# + mayor = layer_input[n, :, vs:vs+filter_size, hs:hs+filter_size].max()
# + dX[n, c, vs:vs+filter_size, hs:hs+filter_size] += (a == mayor) * l_O[n, c, i, j]

# %% base: np.where y la primera posición

# %% Reparte entre los empatados
# error: empate-repartido
# - dX[n, c, i*stride+filas[0], j*stride+columnas[0]] += l_O[n, c, i, j]
# + for u, w in zip(filas, columnas):
# +     dX[n, c, i*stride+u, j*stride+w] += l_O[n, c, i, j] / len(filas)

# %% .item() de np.where
# error: empate-no-previsto
# - dX[n, c, i*stride+filas[0], j*stride+columnas[0]] += l_O[n, c, i, j]
# + dX[n, c, i*stride+filas.item(), j*stride+columnas.item()] += l_O[n, c, i, j]

# %% base: np.add.at

# %% Índices con np.indices y += (no acumula los repetidos)
# error: sin-acumular
# - np.add.at(dX, (n, c, i*stride + k//f, j*stride + k % f), l_O)
# + dX[n, c, i*stride + k//f, j*stride + k % f] += l_O

# %% Cociente y resto cambiados
# error: fila-por-columna
# - np.add.at(dX, (n, c, i*stride + k//f, j*stride + k % f), l_O)
# + np.add.at(dX, (n, c, i*stride + k % f, j*stride + k//f), l_O)

# %% base: Máscara con cumsum

# %% np.where con todos los máximos, vectorizado
# error: empate-duplicado
# - primero = iguales & (iguales.cumsum(axis=-1) == 1)
# + primero = np.where(iguales, 1, 0)
