# /// esperado
# nota = "Actualiza cien mil veces la misma salida."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
from IPython.display import display
shown = display("hola", display_id="uno")
for number in range(100_000):
    shown.update("x" * 100 + str(number))
