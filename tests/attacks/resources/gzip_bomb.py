# /// esperado
# nota = "Descomprime 2 GB desde unos pocos KB, por trozos (con fusible)."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import zlib
packed = zlib.compress(bytes(2**28), 9)
kept = [zlib.decompress(packed) for _ in range(8)]
print(@EXITO@)
