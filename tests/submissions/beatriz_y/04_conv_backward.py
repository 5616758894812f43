# /// esperado
# nota = "db suma sobre los ejes 1, 2 y 3: deja uno por imagen en lugar de uno por filtro; numerical_gradient mueve todos los valores a la vez y devuelve un número."
# estado = "ok"
# puntos = { numerical_gradient = 0, conv_backward = 15 }
# pierde = { numerical_gradient = ["todo"], conv_backward = ["forma de las salidas", "varios filtros", "varias imágenes en el lote", "casos límite"] }
# error = { numerical_gradient = "todos-a-la-vez", conv_backward = "db-por-imagen" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2*eps)

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    lote, canales, alto, ancho = layer_input.shape
    filtros, _, f, _ = W.shape
    rellena = np.pad(layer_input, ((0,0), (0,0), (padding,padding), (padding,padding)))
    d_rellena = np.zeros(rellena.shape)
    dW = np.zeros(W.shape)
    db = np.sum(l_O, axis=(1, 2, 3))
    for n in range(lote):
        for k in range(filtros):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    y, x = i*stride, j*stride
                    d_rellena[n, :, y:y+f, x:x+f] += l_O[n, k, i, j]*W[k]
                    dW[k] += l_O[n, k, i, j]*rellena[n, :, y:y+f, x:x+f]
    d_entrada = d_rellena[:, :, padding:padding+alto, padding:padding+ancho]
    return d_entrada, W - learning_rate*dW, b - learning_rate*db
