# /// esperado
# nota = "Las cuatro escriben en sus argumentos: ordena la ventana, la divide, le resta el máximo y divide l_O. Además, en la vuelta del máximo ganan todos los empatados."
# estado = "ok"
# puntos = { max_pooling_forward = 5.5, average_pooling_forward = 2.75, max_pooling_backward = 3.5, average_pooling_backward = 4.5 }
# pierde = { max_pooling_forward = ["ventanas solapadas", "casos límite", "no modifica la entrada"], average_pooling_forward = ["ventanas solapadas", "casos límite", "no modifica la entrada"], max_pooling_backward = ["ventanas solapadas", "empates", "casos límite", "no modifica la entrada"], average_pooling_backward = ["no modifica la entrada"] }
# ///

# %% max_pooling_forward
def max_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    f = filter_size
    Z = np.zeros((N, C, (H - f)//stride + 1, (A - f)//stride + 1))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride + f, j*stride:j*stride + f]
        v.sort(axis=0)
        v.sort(axis=1)
        Z[n, c, i, j] = v[-1, -1]    # el mayor queda al final
    return Z

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, A = layer_input.shape
    f = filter_size
    Z = np.zeros((N, C, (H - f)//stride + 1, (A - f)//stride + 1))
    for n, c, i, j in np.ndindex(Z.shape):
        v = layer_input[n, c, i*stride:i*stride + f, j*stride:j*stride + f]
        v /= f * f
        Z[n, c, i, j] = v.sum()
    return Z

# %% max_pooling_backward
def max_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    for n, c, i, j in np.ndindex(l_O.shape):
        v = layer_input[n, c, i*stride:i*stride + f, j*stride:j*stride + f]
        v -= v.max()                 # el maximo pasa a valer 0
        dX[n, c, i*stride:i*stride + f, j*stride:j*stride + f] += (v == 0) * l_O[n, c, i, j]
    return dX

# %% average_pooling_backward
def average_pooling_backward(l_O, layer_input, filter_size, stride):
    f = filter_size
    dX = np.zeros(layer_input.shape)
    l_O /= f * f
    for n, c, i, j in np.ndindex(l_O.shape):
        dX[n, c, i*stride:i*stride + f, j*stride:j*stride + f] += l_O[n, c, i, j]
    return dX
