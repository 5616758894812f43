# /// esperado
# nota = "Devuelve layer_input - tasa · gradiente, como el código que circula por ahí; numerical_gradient correcta."
# estado = "ok"
# puntos = { numerical_gradient = 5, conv_backward = 8 }
# pierde = { numerical_gradient = [], conv_backward = ["l_a_prev, caso básico", "padding 0", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "casos límite"] }
# error = { conv_backward = "entrada-actualizada" }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    resultado = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    for v in it:
        original = v.item()
        v[...] = original + eps
        mas = f(x)
        v[...] = original - eps
        menos = f(x)
        v[...] = original
        resultado[it.multi_index] = (mas - menos) / (2 * eps)
    return resultado

# %% conv_backward
def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for n in range(N):
        for k in range(F):
            for i in range(l_O.shape[2]):
                for j in range(l_O.shape[3]):
                    dX[n, :, i*stride:i*stride+f, j*stride:j*stride+f] += W[k] * l_O[n, k, i, j]
                    dW[k] += X[n, :, i*stride:i*stride+f, j*stride:j*stride+f] * l_O[n, k, i, j]
                    db[k] += l_O[n, k, i, j]
    dX = dX[:, :, padding:padding+H, padding:padding+Wi]
    l_a_prev = layer_input - learning_rate * dX
    W_new = W - learning_rate * dW
    b_new = b - learning_rate * db
    return l_a_prev, W_new, b_new
