# /// esperado
# nota = "output_size redondea al más cercano; conv_forward saca el número de filtros del eje de canales."
# estado = "ok"
# puntos = { output_size = 4, conv_forward = 0 }
# pierde = { output_size = ["stride que no divide"], conv_forward = ["todo"] }
# error = { output_size = "redondeo-al-mas-cercano", conv_forward = "filtros-desde-los-canales" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    tam = (n_prev + 2*padding - filter_size)/stride + 1
    return round(tam)

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, Wi = layer_input.shape
    _, F, f, _ = W.shape
    X = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    hs = (H + 2*padding - f)//stride + 1
    ws = (Wi + 2*padding - f)//stride + 1
    Z = np.zeros((N, F, hs, ws))
    for n in range(N):
        for k in range(F):
            for i in range(hs):
                for j in range(ws):
                    Z[n, k, i, j] = np.sum(X[n, :, i*stride:i*stride+f, j*stride:j*stride+f] * W[k]) + b[k]
    return Z
