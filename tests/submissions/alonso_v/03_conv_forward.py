# /// esperado
# nota = "np.floor deja el tamaño en float; np.zeros lo rechaza y conv_forward falla siempre."
# estado = "ok"
# puntos = { output_size = 5, conv_forward = 0 }
# pierde = { output_size = ["devuelve un entero"], conv_forward = ["todo"] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return np.floor((n_prev + 2*padding - filter_size)/stride) + 1

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, C, f, f = W.shape
    H_out = output_size(H, f, stride, padding)
    A_out = output_size(A, f, stride, padding)
    Z = np.zeros((N, F, H_out, A_out))
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    for i in range(H_out):
        for j in range(A_out):
            for k in range(F):
                trozo = xp[:, :, i*stride:i*stride+f, j*stride:j*stride+f]
                Z[:, k, i, j] = np.sum(trozo*W[k], axis=(1,2,3)) + b[k]
    return Z
