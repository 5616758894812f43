# /// esperado
# nota = "El array de salida es float32; pasa, con una observación."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return 1 + (n_prev + 2*padding - filter_size)//stride

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
