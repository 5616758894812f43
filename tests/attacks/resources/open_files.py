# /// esperado
# nota = "Abre descriptores hasta que no quedan."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import os
kept = []
try:
    for _ in range(20_000):
        kept.append(os.open("/dev/null", os.O_RDONLY))
except OSError as error:
    print(type(error).__name__, len(kept))
for one in kept:
    os.close(one)
