# /// esperado
# nota = "Recorre la entrada a saltos de stride y usa esa posición también como índice de la salida."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 10 }
# pierde = { output_size = [], conv_forward = ["forma de la salida", "stride mayor que 1", "stride que no divide", "casos límite"] }
# error = { conv_forward = "posicion-de-la-entrada" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return int(np.floor((n_prev + 2*padding - filter_size)/stride + 1))

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    Z = np.zeros((N, F, output_size(H, f, stride, padding), output_size(An, f, stride, padding)))
    X = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    for n in range(N):
        for k in range(F):
            for i in range(0, X.shape[2] - f + 1, stride):
                for j in range(0, X.shape[3] - f + 1, stride):
                    Z[n, k, i, j] = np.sum(X[n, :, i:i+f, j:j+f] * W[k]) + b[k]
    return Z
