# /// esperado
# nota = "Pide memoria en una celda hasta 3 GB (con fusible), después de una solución correcta."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
blocks = []
while len(blocks) < 48:  # fusible: 48 bloques de 64 MB
    blocks.append(bytearray(b"x" * 2**26))
print(@EXITO@)
