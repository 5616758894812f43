# /// esperado
# nota = "A medias: output_size terminada, conv_forward sin empezar."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 0 }
# pierde = { output_size = [], conv_forward = ["todo"] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size)//stride + 1

# %% texto antes de conv_forward
# Profe, no me dio tiempo, lo termino el lunes.
