# /// esperado
# nota = "Una sola línea de 200 MB por la salida."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
print("a" * (200 * 2**20))
