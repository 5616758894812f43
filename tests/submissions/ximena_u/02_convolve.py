# /// esperado
# nota = "Suma solo filas y columnas: devuelve un valor por canal."
# estado = "ok"
# puntos = { convolve = 4 }
# pierde = { convolve = ["devuelve un solo número", "varios canales", "sesgo"] }
# error = { convolve = "un-numero-por-canal" }
# ///

# %% convolve
def convolve(X, W, b):
    # sumamos filas y columnas de cada canal
    return np.sum(X * W, axis=(1, 2)) + b
