# /// esperado
# nota = "Bucle infinito en conv_forward: un while sin incremento; output_size es correcta."
# estado = "timeout"
# puntos = { output_size = 6, conv_forward = 0 }
# pierde = { output_size = [], conv_forward = ["todo"] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size)//stride + 1

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    F, _, f, _ = W.shape
    nH = output_size(H, f, stride, padding)
    nW = output_size(Wi, f, stride, padding)
    xp = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    Z = np.zeros((N, F, nH, nW))
    i = 0
    while i < nH:
        j = 0
        while j < nW:
            v = xp[:, :, i*stride:i*stride+f, j*stride:j*stride+f]
            for k in range(F):
                Z[:, k, i, j] = np.sum(v*W[k], axis=(1,2,3)) + b[k]
        i += 1
    return Z
