# /// esperado
# nota = "El array de salida es float32; pasa, con una observación."
# estado = "ok"
# puntos = { output_size = 6, feature_map = 5, conv_forward = 16 }
# pierde = { output_size = [], feature_map = [], conv_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return 1 + (n_prev + 2*padding - filter_size)//stride

# %% feature_map
def feature_map(X, W, b, stride):
    f = W.shape[-1]
    filas = range(0, X.shape[1] - f + 1, stride)
    columnas = range(0, X.shape[2] - f + 1, stride)
    return np.array([[convolve(X[:, y:y + f, x:x + f], W, b) for x in columnas] for y in filas])

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    m, c, h, w = layer_input.shape
    nf, _, fh, fw = W.shape
    oh = output_size(h, fh, stride, padding)
    ow = output_size(w, fw, stride, padding)
    # float32 que ocupa la mitad
    Z = np.zeros((m, nf, oh, ow), dtype=np.float32)
    xpad = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)), 'constant')
    for i in range(m):
        for k in range(nf):
            for y in range(oh):
                for x in range(ow):
                    r = xpad[i, :, y*stride:y*stride+fh, x*stride:x*stride+fw]
                    Z[i, k, y, x] = (r * W[k]).sum() + b[k]
    return Z
