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

# %% Divide también entre las imágenes
# error: dividido-entre-el-lote
# - return dX
# + return dX / len(dX)

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
# error: primer-casi-empate
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + u, w = np.unravel_index(np.argmax(np.isclose(v, v.max())), v.shape)

# %% Primera aparición del valor en el canal
# error: primera-aparicion-en-el-plano
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + y, x = np.argwhere(layer_input[n, c] == v.max())[0]
# + dX[n, c, y, x] += l_O[n, c, i, j]

# %% Resta el máximo a la entrada sin copiarla
# - u, w = np.unravel_index(np.argmax(v), v.shape)
# + v -= v.max()
# + u, w = np.unravel_index(np.argmax(v), v.shape)

# %% Descarta los máximos que valen 0
# error: maximo-cero-descartado
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
# error: pisar-la-ventana, empate-duplicado
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

# %% base: Paso a paso
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f, s = filter_size, stride
    N, C, H, W = layer_input.shape
    n_H, n_W = l_O.shape[2:]
    dX = np.zeros((N, C, H, W))
    for n in range(N):
        for c in range(C):
            for i in range(n_H):
                for j in range(n_W):
                    y, x = i*s, j*s
                    v = layer_input[n, c, y:y+f, x:x+f]
                    u, k = np.unravel_index(v.argmax(), v.shape)
                    dX[n, c, y+u, x+k] += l_O[n, c, i, j]
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

# %% Máximo por l_O en toda la ventana
# error: maximo-en-toda-la-ventana
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, y:y+f, x:x+f] += v.max() * l_O[n, c, i, j]

# %% Ventana por l_O
# error: ventana-por-el-gradiente
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, y:y+f, x:x+f] += v * l_O[n, c, i, j]

# %% l_O en toda la ventana
# error: gradiente-en-toda-la-ventana
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, y:y+f, x:x+f] += l_O[n, c, i, j]

# %% argmax del canal entero
# error: plano-entero
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + v = layer_input[n, c]
# + u, k = np.unravel_index(v.argmax(), v.shape)
# + dX[n, c, u, k] += l_O[n, c, i, j]

# %% Lee sin stride
# error: stride-ignorado-al-leer
# - v = layer_input[n, c, y:y+f, x:x+f]
# + v = layer_input[n, c, i:i+f, j:j+f]

# %% Escribe sin stride
# error: stride-ignorado-al-escribir
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, i+u, j+k] += l_O[n, c, i, j]

# %% max(0, …) y máscara
# error: nadie-por-debajo-de-cero
# - u, k = np.unravel_index(v.argmax(), v.shape)
# + donde = np.argwhere(v == max(0, v.max()))
# + if not len(donde):
# +     continue
# + u, k = donde[0]

# %% Acaba en i + f
# error: stride-solo-en-el-principio
# - v = layer_input[n, c, y:y+f, x:x+f]
# + v = layer_input[n, c, y:i+f, x:j+f]

# %% Ventana de lado stride
# error: ventana-de-lado-stride
# - v = layer_input[n, c, y:y+f, x:x+f]
# + v = layer_input[n, c, y:y+s, x:x+s]

# %% Ventana corta
# error: ventana-corta
# - v = layer_input[n, c, y:y+f, x:x+f]
# + v = layer_input[n, c, y:y+f-1, x:x+f-1]

# %% Ventana larga
# error: ventana-larga
# - v = layer_input[n, c, y:y+f, x:x+f]
# + v = layer_input[n, c, y:y+f+1, x:x+f+1]

# %% Los dos bucles hasta n_H
# error: columnas-de-las-filas
# - for j in range(n_W):
# + for j in range(n_H):

# %% W y H cambiados en el array
# error: ancho-por-alto-casilla-a-casilla
# - dX = np.zeros((N, C, H, W))
# + dX = np.zeros((N, C, W, H))

# %% W y H cambiados en el array, con máscara
# error: ancho-por-alto
# - dX = np.zeros((N, C, H, W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 u, k = np.unravel_index(v.argmax(), v.shape)
# -                 dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX = np.zeros((N, C, W, H))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 m = np.zeros(v.shape)
# +                 m[np.unravel_index(v.argmax(), v.shape)] = 1
# +                 dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, i, j]

# %% Sin stride y máscara
# error: stride-ignorado, empate-duplicado
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + m = v == v.max()
# + dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, i, j]

# %% Sin stride y x == max
# error: stride-ignorado, comparar-con-todo-el-plano
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + m = layer_input[n, c] == v.max()
# + dX[n, c] += m * l_O[n, c, i, j]

# %% Lado stride y máscara
# error: ventana-de-lado-stride, empate-duplicado
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + v = layer_input[n, c, y:y+s, x:x+s]
# + m = v == v.max()
# + dX[n, c, y:y+s, x:x+s] += m * l_O[n, c, i, j]

# %% Lado stride y x == max
# error: ventana-de-lado-stride, comparar-con-todo-el-plano
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + v = layer_input[n, c, y:y+s, x:x+s]
# + m = layer_input[n, c] == v.max()
# + dX[n, c] += m * l_O[n, c, i, j]

# %% Asigna a todos los empatados
# error: sin-acumular, empate-duplicado
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, y:y+f, x:x+f][v == v.max()] = l_O[n, c, i, j]

# %% Asigna y último máximo
# error: sin-acumular, ultimo-maximo
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + u, k = np.argwhere(v == v.max())[-1]
# + dX[n, c, y+u, x+k] = l_O[n, c, i, j]

# %% Asigna y sin stride
# error: sin-acumular, stride-ignorado
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + v = layer_input[n, c, i:i+f, j:j+f]
# + u, k = np.unravel_index(v.argmax(), v.shape)
# + dX[n, c, i+u, j+k] = l_O[n, c, i, j]

# %% Máscara sin l_O
# error: empate-duplicado, sin-el-gradiente
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + m = v == v.max()
# + dX[n, c, y:y+f, x:x+f] += m

# %% Máscara dividida entre el área
# error: empate-duplicado, gradiente-dividido
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + m = v == v.max()
# + dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, i, j] / f**2

# %% Máscara y return en el bucle de imágenes
# error: empate-duplicado, solo-la-primera-imagen
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 u, k = np.unravel_index(v.argmax(), v.shape)
# -                 dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# - return dX
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 m = v == v.max()
# +                 dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, i, j]
# +     return dX

# %% Sin stride y activación
# error: stride-ignorado, por-la-activacion
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + u, k = np.unravel_index(v.argmax(), v.shape)
# + dX[n, c, y+u, x+k] += v[u, k]

# %% Máximo por l_O en toda la ventana y sin stride
# error: maximo-en-toda-la-ventana, stride-ignorado
# - y, x = i*s, j*s
# - v = layer_input[n, c, y:y+f, x:x+f]
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + y, x = i, j
# + v = layer_input[n, c, y:y+f, x:x+f]
# + dX[n, c, y:y+f, x:x+f] += v.max() * l_O[n, c, i, j]

# %% Máximo por l_O en toda la ventana y asigna
# error: maximo-en-toda-la-ventana, pisar-la-ventana
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, y:y+f, x:x+f] = v.max() * l_O[n, c, i, j]

# %% Asigna y l_O de la imagen 0
# error: sin-acumular, gradiente-de-la-primera-imagen
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + dX[n, c, y+u, x+k] = l_O[0, c, i, j]

# %% Exige ventanas separadas y máscara
# error: exige-ventanas-separadas, empate-duplicado
# - n_H, n_W = l_O.shape[2:]
# - dX = np.zeros((N, C, H, W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 u, k = np.unravel_index(v.argmax(), v.shape)
# -                 dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + assert f == s
# + n_H, n_W = l_O.shape[2:]
# + dX = np.zeros((N, C, H, W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 m = v == v.max()
# +                 dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, i, j]

# %% Exige que el stride divida y asigna
# error: exige-stride-exacto, sin-acumular
# - n_H, n_W = l_O.shape[2:]
# - dX = np.zeros((N, C, H, W))
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 u, k = np.unravel_index(v.argmax(), v.shape)
# -                 dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + assert (H - f) % s == 0 and (W - f) % s == 0
# + n_H, n_W = l_O.shape[2:]
# + dX = np.zeros((N, C, H, W))
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 u, k = np.unravel_index(v.argmax(), v.shape)
# +                 dX[n, c, y+u, x+k] = l_O[n, c, i, j]

# %% Máscara traspuesta
# error: empate-duplicado, resultado-traspuesto
# - for n in range(N):
# -     for c in range(C):
# -         for i in range(n_H):
# -             for j in range(n_W):
# -                 y, x = i*s, j*s
# -                 v = layer_input[n, c, y:y+f, x:x+f]
# -                 u, k = np.unravel_index(v.argmax(), v.shape)
# -                 dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# - return dX
# + for n in range(N):
# +     for c in range(C):
# +         for i in range(n_H):
# +             for j in range(n_W):
# +                 y, x = i*s, j*s
# +                 v = layer_input[n, c, y:y+f, x:x+f]
# +                 m = v == v.max()
# +                 dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, i, j]
# + return dX.transpose(0, 1, 3, 2)

# %% l_O[j, i] y máscara
# error: gradiente-traspuesto, empate-duplicado
# - u, k = np.unravel_index(v.argmax(), v.shape)
# - dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + m = v == v.max()
# + dX[n, c, y:y+f, x:x+f] += m * l_O[n, c, j, i]

# %% Bucles cortos y asigna
# error: bucles-cortos, sin-acumular
# - for i in range(n_H):
# -     for j in range(n_W):
# -         y, x = i*s, j*s
# -         v = layer_input[n, c, y:y+f, x:x+f]
# -         u, k = np.unravel_index(v.argmax(), v.shape)
# -         dX[n, c, y+u, x+k] += l_O[n, c, i, j]
# + for i in range(n_H - 1):
# +     for j in range(n_W - 1):
# +         y, x = i*s, j*s
# +         v = layer_input[n, c, y:y+f, x:x+f]
# +         u, k = np.unravel_index(v.argmax(), v.shape)
# +         dX[n, c, y+u, x+k] = l_O[n, c, i, j]

# %% argmax de todos los canales
# error: maximo-entre-canales
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, oh, ow = l_O.shape
    dx = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for i in range(oh):
                for j in range(ow):
                    y, x = i*stride, j*stride
                    a = layer_input[n, :, y:y+filter_size, x:x+filter_size]
                    k, u, v = np.unravel_index(np.argmax(a), a.shape)
                    dx[n, k, y+u, x+v] += l_O[n, c, i, j]
    return dx

# %% Máscara de todos los canales, sumada en todos
# error: maximo-entre-canales
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    m, c_new, h_new, w_new = l_O.shape
    dx = np.zeros_like(layer_input)
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for k in range(c_new):
                    tmp = layer_input[i, :, h*stride:h*stride+filter_size, w*stride:w*stride+filter_size]
                    mask = (tmp == np.max(tmp))
                    dx[i, :, h*stride:h*stride+filter_size, w*stride:w*stride+filter_size] += l_O[i, k, h, w] * mask
    return dx

# %% Solo ceros
# error: todo-ceros
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dx = np.zeros(layer_input.shape)
    return dx

# %% Busca el máximo desde -100
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, n_H, n_W = l_O.shape
    l_a_prev = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(N, C, n_H, n_W):
        most, u, v = -100, 0, 0
        for a in range(filter_size):
            for b in range(filter_size):
                value = layer_input[n, c, i * stride + a, j * stride + b]
                if value > most:
                    most, u, v = value, a, b
        l_a_prev[n, c, i * stride + u, j * stride + v] += l_O[n, c, i, j]
    return l_a_prev

# %% Acumula en enteros
# error: gradiente-sin-decimales
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.full(layer_input.shape, 0)
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i * stride, j * stride
        ventana = layer_input[n, c, y : y + filter_size, x : x + filter_size]
        a, b = divmod(ventana.argmax(), filter_size)
        dX[n, c, y + a, x + b] += l_O[n, c, i, j]
    return dX

# %% Guarda en enteros, sin acumular
# error: gradiente-sin-decimales, sin-acumular
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape, "int64")
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i * stride, j * stride
        ventana = layer_input[n, c, y : y + filter_size, x : x + filter_size]
        a, b = divmod(ventana.argmax(), filter_size)
        dX[n, c, y + a, x + b] = l_O[n, c, i, j]
    return dX

# %% El mayor en valor absoluto
# error: maximo-en-valor-absoluto
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        mejor = -1
        for y in range(i * stride, i * stride + filter_size):
            for x in range(j * stride, j * stride + filter_size):
                if abs(layer_input[n, c, y, x]) > mejor:
                    mejor, fila, columna = abs(layer_input[n, c, y, x]), y, x
        dX[n, c, fila, columna] += l_O[n, c, i, j]
    return dX

# %% Máscara con el máximo de cada fila
# error: maximo-de-cada-fila
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for i, j in np.ndindex(l_O.shape[2:]):
        zona = (..., slice(i * stride, i * stride + filter_size), slice(j * stride, j * stride + filter_size))
        gana = layer_input[zona] == layer_input[zona].max(axis=-1, keepdims=True)
        dX[zona] += gana * l_O[:, :, i, j][..., None, None]
    return dX

# %% El máximo de cada columna
# error: maximo-de-cada-columna
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i * stride, j * stride
        filas = np.argmax(layer_input[n, c, y : y + filter_size, x : x + filter_size], axis=0)
        for b, a in enumerate(filas):
            dX[n, c, y + a, x + b] += l_O[n, c, i, j]
    return dX

# %% base: cociente y resto
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        y, x = i * stride, j * stride
        k = layer_input[n, c, y : y + filter_size, x : x + filter_size].argmax()
        dX[n, c, y + k // filter_size, x + k % filter_size] += l_O[n, c, i, j]
    return dX

# %% Cociente y resto entre el stride
# error: posicion-con-otro-ancho
# - dX[n, c, y + k // filter_size, x + k % filter_size] += l_O[n, c, i, j]
# + dX[n, c, y + k // stride, x + k % stride] += l_O[n, c, i, j]

# %% Cociente y resto entre el ancho de la imagen
# error: posicion-con-otro-ancho
# - dX[n, c, y + k // filter_size, x + k % filter_size] += l_O[n, c, i, j]
# + W = layer_input.shape[3]
# + dX[n, c, y + k // W, x + k % W] += l_O[n, c, i, j]

# %% Suma la posición a la de la esquina, con el canal aplanado
# error: posicion-con-otro-ancho
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        esquina = np.ravel_multi_index((i * stride, j * stride), layer_input.shape[2:])
        v = layer_input[n, c, i * stride : i * stride + filter_size, j * stride : j * stride + filter_size]
        dX[n, c].reshape(-1)[esquina + v.argmax()] += l_O[n, c, i, j]
    return dX

# %% El primer máximo de todos los canales recibe lo del suyo
# error: mascara-entre-canales
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n in range(len(l_O)):
        for i, j in np.ndindex(l_O.shape[2:]):
            zona = (n, slice(None), slice(i * stride, i * stride + filter_size))
            zona += (slice(j * stride, j * stride + filter_size),)
            ventana = layer_input[zona]
            gana = np.zeros(ventana.size)
            gana[ventana.argmax()] = 1
            dX[zona] += gana.reshape(ventana.shape) * l_O[n, :, i, j, None, None]
    return dX

# %% Filas por columnas, y se salta lo que queda vacío
# error: filas-por-columnas
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        ventana = layer_input[n, c, j * stride : j * stride + filter_size, i * stride : i * stride + filter_size]
        if len(ventana.ravel()) == 0:
            continue
        a, b = np.unravel_index(ventana.argmax(), ventana.shape)
        dX[n, c, j * stride + a, i * stride + b] += l_O[n, c, i, j]
    return dX

# %% Reparte fuera del bucle de las imágenes
# error: solo-la-ultima-imagen
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for k in range(len(layer_input)):
        imagen, gradiente = layer_input[k], l_O[k]
    for c, i, j in np.ndindex(gradiente.shape):
        y, x = i * stride, j * stride
        a, b = divmod(imagen[c, y : y + filter_size, x : x + filter_size].argmax(), filter_size)
        dX[k, c, y + a, x + b] += gradiente[c, i, j]
    return dX

# %% Índices de todo el lote, sin decir de qué imagen ni de qué canal
# error: posiciones-de-todos
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    dX = np.zeros(layer_input.shape)
    for i, j in np.ndindex(l_O.shape[2:]):
        y, x = i * stride, j * stride
        v = layer_input[:, :, y : y + filter_size, x : x + filter_size]
        a, b = np.unravel_index(v.reshape(*v.shape[:2], -1).argmax(-1), v.shape[2:])
        dX[..., y + a, x + b] += l_O[..., i, j]
    return dX

# %% El bucle de los canales se acaba antes de tiempo
# error: solo-el-ultimo-canal
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    gradiente = np.zeros(layer_input.shape)
    N, C, alto, ancho = l_O.shape
    for c in range(C):
        capa = layer_input[:, c]
    for n in range(N):
        for y in range(alto):
            for x in range(ancho):
                trozo = capa[n, y * stride : y * stride + filter_size, x * stride : x * stride + filter_size]
                u, v = divmod(trozo.argmax(), filter_size)
                gradiente[n, c, y * stride + u, x * stride + v] += l_O[n, c, y, x]
    return gradiente

# %% base: argmax y unravel_index

# %% La columna de la ventana, sin stride al escribir
# error: stride-ignorado-al-escribir-en-columnas
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, y+u, j+w] += l_O[n, c, i, j]

# %% La fila de la ventana, sin stride al escribir
# error: stride-ignorado-al-escribir-en-filas
# - dX[n, c, y+u, x+w] += l_O[n, c, i, j]
# + dX[n, c, i+u, x+w] += l_O[n, c, i, j]

# %% Acumula en un array con la forma de l_O
# error: tamano-de-la-salida
# - dX = np.zeros(layer_input.shape)
# + dX = np.zeros(l_O.shape)

# %% Ventanas movidas siempre de 2 en 2
# error: stride-fijo-en-dos
# - y, x = i*stride, j*stride
# + y, x = i*2, j*2

# %% Busca sin la última columna de la ventana
# error: ventana-sin-la-ultima-columna
# - v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
# + v = layer_input[n, c, y:y+filter_size, x:x+filter_size-1]

# %% Busca sin la última fila de la ventana
# error: ventana-sin-la-ultima-fila
# - v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
# + v = layer_input[n, c, y:y+filter_size-1, x:x+filter_size]

# %% Recorre la entrada de stride en stride
# error: recorre-la-entrada-con-su-posicion
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    N, C, H, W = layer_input.shape
    dX = np.zeros(layer_input.shape)
    for n in range(N):
        for c in range(C):
            for y in range(0, H, stride):
                for x in range(0, W, stride):
                    v = layer_input[n, c, y:y+filter_size, x:x+filter_size]
                    u, w = np.unravel_index(np.argmax(v), v.shape)
                    dX[n, c, y+u, x+w] += l_O[n, c, y, x]
    return dX
