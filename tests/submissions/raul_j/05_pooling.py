# /// esperado
# nota = "Ventanas de lado stride en las dos idas; máscara de casi iguales en la vuelta del máximo; divide entre el número de ventanas en la de la media."
# estado = "ok"
# puntos = { max_pooling_forward = 5.5, average_pooling_forward = 2.75, max_pooling_backward = 6, average_pooling_backward = 0 }
# pierde = { max_pooling_forward = ["ventanas solapadas", "stride mayor que la ventana", "casos límite"], average_pooling_forward = ["ventanas solapadas", "stride mayor que la ventana", "casos límite"], max_pooling_backward = ["empates"], average_pooling_backward = ["todo"] }
# error = { max_pooling_forward = "ventana-de-lado-stride", average_pooling_forward = "ventana-de-lado-stride", max_pooling_backward = "casi-empate", average_pooling_backward = "dividir-entre-las-ventanas" }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    n, c, h, w = layer_input.shape
    alto = (h - filter_size)//stride + 1
    ancho = (w - filter_size)//stride + 1
    Z = np.zeros((n, c, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            bloque = layer_input[:, :, i*stride:(i+1)*stride, j*stride:(j+1)*stride]
            Z[:, :, i, j] = bloque.max(axis=(2, 3))
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    n, c, h, w = layer_input.shape
    alto = (h - filter_size)//stride + 1
    ancho = (w - filter_size)//stride + 1
    Z = np.zeros((n, c, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            bloque = layer_input[:, :, i*stride:(i+1)*stride, j*stride:(j+1)*stride]
            Z[:, :, i, j] = bloque.mean(axis=(2, 3))
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    n, c, alto, ancho = l_O.shape
    dX = np.zeros(layer_input.shape)
    for k in range(n):
        for m in range(c):
            for i in range(alto):
                for j in range(ancho):
                    a, z = i*stride, j*stride
                    bloque = layer_input[k, m, a:a+filter_size, z:z+filter_size]
                    cerca = np.abs(bloque - bloque.max()) < 1e-6   # los float no se comparan con ==
                    dX[k, m, a:a+filter_size, z:z+filter_size] += np.where(cerca, l_O[k, m, i, j], 0)
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    n, c, alto, ancho = l_O.shape
    dX = np.zeros(layer_input.shape)
    for i in range(alto):
        for j in range(ancho):
            a, z = i*stride, j*stride
            dX[:, :, a:a+filter_size, z:z+filter_size] += l_O[:, :, i:i+1, j:j+1]/(alto*ancho)
    return dX
