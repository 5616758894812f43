# /// esperado
# nota = "Fija memoria y pide páginas enormes."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


block = __import__("mmap").mmap(-1, 2**26)
print(call(149, ctypes.c_void_p(0), ctypes.c_size_t(0)), call(151, 3))
try:
    __import__("mmap").mmap(-1, 2**30, flags=0x40022)
    print(@EXITO@)
except (OSError, ValueError) as error:
    print(error)
