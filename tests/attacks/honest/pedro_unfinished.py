# /// esperado
# nota = "Hizo output_size, dejó conv_forward sin empezar y su última celda llama a conv_forward y falla."
# unidad = "03_conv_forward"
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 0 }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return int((n_prev + 2 * padding - filter_size) // stride) + 1

# %% nueva al final
Z = conv_forward(np.ones((1, 1, 3, 3)), np.ones((1, 1, 2, 2)), np.zeros(1), 1, 0)
print(Z.shape)
