# /// esperado
# nota = "Máximo de todo el plano; la media se guarda en un array de enteros; las dos vueltas usan la imagen 0 en lugar de la n."
# estado = "ok"
# puntos = { max_pooling_forward = 0.5, average_pooling_forward = 0.25, max_pooling_backward = 4.5, average_pooling_backward = 4 }
# pierde = { max_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores negativos", "casos límite", "no modifica la entrada"], average_pooling_forward = ["ventanas separadas", "ventanas solapadas", "stride mayor que la ventana", "stride que no divide", "imagen no cuadrada", "varias imágenes y canales", "valores enteros", "casos límite", "no modifica la entrada"], max_pooling_backward = ["varias imágenes y canales", "empates", "casos límite"], average_pooling_backward = ["varias imágenes y canales", "casos límite"] }
# error = { max_pooling_forward = "plano-entero", average_pooling_forward = "media-truncada", max_pooling_backward = "ventana-de-la-primera-imagen", average_pooling_backward = "todo-en-la-primera-imagen" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    lote, canales, alto, ancho = layer_input.shape
    alto_sal = (alto - filter_size)//stride + 1
    ancho_sal = (ancho - filter_size)//stride + 1
    Z = np.zeros((lote, canales, alto_sal, ancho_sal))
    for i in range(alto_sal):
        for j in range(ancho_sal):
            Z[:, :, i, j] = np.max(layer_input, axis=(2, 3))
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    lote, canales, alto, ancho = layer_input.shape
    alto_sal = (alto - filter_size)//stride + 1
    ancho_sal = (ancho - filter_size)//stride + 1
    Z = np.zeros((lote, canales, alto_sal, ancho_sal), dtype=int)
    for i in range(alto_sal):
        for j in range(ancho_sal):
            y, x = i*stride, j*stride
            Z[:, :, i, j] = np.mean(layer_input[:, :, y:y+filter_size, x:x+filter_size], axis=(2, 3))
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    lote, canales, alto_sal, ancho_sal = l_O.shape
    d_entrada = np.zeros(layer_input.shape)
    for n in range(lote):
        for c in range(canales):
            for i in range(alto_sal):
                for j in range(ancho_sal):
                    y, x = i*stride, j*stride
                    ventana = layer_input[0, c, y:y+filter_size, x:x+filter_size]
                    k = int(np.argmax(ventana))
                    d_entrada[n, c, y + k//filter_size, x + k%filter_size] += l_O[n, c, i, j]
    return d_entrada

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    lote, canales, alto_sal, ancho_sal = l_O.shape
    d_entrada = np.zeros(layer_input.shape)
    for n in range(lote):
        for c in range(canales):
            for i in range(alto_sal):
                for j in range(ancho_sal):
                    y, x = i*stride, j*stride
                    d_entrada[0, c, y:y+filter_size, x:x+filter_size] += l_O[n, c, i, j]/filter_size**2
    return d_entrada
