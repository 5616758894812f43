# /// esperado
# nota = "Una salida con mil tipos MIME inventados y otra con JSON muy hondo."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
from IPython.display import display
display({f"application/x{number}+json": "y" * 2000 for number in range(1000)}, raw=True)
deep = []
for _ in range(900):
    deep = [deep]
display({"application/json": deep, "text/plain": "x"}, raw=True)
