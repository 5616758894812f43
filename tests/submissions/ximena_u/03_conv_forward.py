# /// esperado
# nota = "El return quedó dentro del bucle de imágenes: solo se calcula la primera."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 13 }
# pierde = { output_size = [], conv_forward = ["varias imágenes en el lote", "casos límite"] }
# error = { conv_forward = "solo-primera-imagen" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return int(((n_prev + 2*padding - filter_size)/stride) + 1)

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wp = layer_input.shape
    F, C, f, f = W.shape
    x_pad = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    oH = output_size(H, f, stride, padding)
    oW = output_size(Wp, f, stride, padding)
    Z = np.zeros((N, F, oH, oW))
    for n in range(N):
        for k in range(F):
            for i in range(oH):
                for j in range(oW):
                    win = x_pad[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
                    Z[n, k, i, j] = np.sum(win * W[k]) + b[k]
        return Z
