# /// esperado
# nota = "Lee la dirección 0 y llama a abort."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    import ctypes
    ctypes.string_at(0)

# %% nueva al final
import faulthandler
faulthandler._sigabrt()
