# /// esperado
# nota = "Funciones auxiliares definidas en celdas nuevas y cuatro bucles; correcto. La caza es válida, pero la imagen es cuadrada."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16, counterexample_forward = 1 }
# pierde = { output_size = [], conv_forward = [], counterexample_forward = ["distingue la función correcta de la sospechosa"] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    # int() trunca hacia abajo porque el numerador nunca es negativo
    return int((n_prev + 2*padding - filter_size) / stride) + 1

# %% texto antes de conv_forward
# Me traigo mi función de la unidad 1 y la de la unidad 2, así no repito código.

# %% nueva antes de conv_forward
def poner_borde(X, pad):
    n, c, alto, ancho = X.shape
    salida = np.zeros((n, c, alto + 2*pad, ancho + 2*pad), dtype=X.dtype)
    salida[:, :, pad:pad+alto, pad:pad+ancho] = X
    return salida

# %% nueva antes de conv_forward
def una_ventana(ventana, filtro, sesgo):
    return np.sum(ventana * filtro) + sesgo

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    n_imagenes, n_canales, alto, ancho = layer_input.shape
    n_filtros, _, f, _ = W.shape
    alto_s = output_size(alto, f, stride, padding)
    ancho_s = output_size(ancho, f, stride, padding)
    con_borde = poner_borde(layer_input, padding)
    Z = np.zeros((n_imagenes, n_filtros, alto_s, ancho_s))

    for n in range(n_imagenes):
        imagen = con_borde[n]
        for i in range(alto_s):
            arriba = i * stride
            for j in range(ancho_s):
                izq = j * stride
                trozo = imagen[:, arriba:arriba+f, izq:izq+f]
                for k in range(n_filtros):
                    Z[n, k, i, j] = una_ventana(trozo, W[k], b[k])
    return Z

# %% counterexample_forward
def counterexample_forward():
    g = np.random.default_rng(8)
    return g.normal(size=(2, 3, 6, 6)), g.normal(size=(4, 3, 3, 3)), g.normal(size=4), 2, 1
