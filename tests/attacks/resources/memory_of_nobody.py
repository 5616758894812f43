# /// esperado
# nota = "Ocupa memoria que no es de ningún proceso: descriptores de memfd y memoria compartida."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import mmap
import os
try:
    for _ in range(50):
        held = os.memfd_create("m")
        for _ in range(60):
            os.write(held, b"x" * 2**20)
except OSError as error:
    print(error)

# %% nueva al final
import mmap
blocks = []
while len(blocks) < 48:  # fusible: 48 bloques de 64 MB
    blocks.append(mmap.mmap(-1, 2**26))
    blocks[-1].write(b"x" * 2**26)
print(@EXITO@)
