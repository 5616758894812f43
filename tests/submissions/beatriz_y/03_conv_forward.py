# /// esperado
# nota = "output_size con / y sin parte entera; conv_forward suma b[0] en todos los filtros."
# estado = "ok"
# puntos = { output_size = 3, conv_forward = 14 }
# pierde = { output_size = ["stride que no divide", "devuelve un entero"], conv_forward = ["sesgo", "casos límite"] }
# error = { output_size = "sin-redondeo", conv_forward = "sesgo-del-primer-filtro" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size)/stride + 1

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    lote, canales, alto, ancho = layer_input.shape
    filtros, _, f, _ = W.shape
    alto_sal = int(output_size(alto, f, stride, padding))
    ancho_sal = int(output_size(ancho, f, stride, padding))
    rellena = np.pad(layer_input, ((0,0), (0,0), (padding,padding), (padding,padding)))
    Z = np.zeros((lote, filtros, alto_sal, ancho_sal))
    for n in range(lote):
        for k in range(filtros):
            for i in range(alto_sal):
                for j in range(ancho_sal):
                    y, x = i*stride, j*stride
                    Z[n, k, i, j] = np.sum(rellena[n, :, y:y+f, x:x+f] * W[k])
    Z += b[0]   # sesgo
    return Z
