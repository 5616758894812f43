# /// esperado
# nota = "Pide los huecos de entrada y salida asíncrona de toda la máquina."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


context = ctypes.c_ulong(0)
if isinstance(done := call(206, ctypes.c_long(60_000), ctypes.byref(context)), int):
    print(@EXITO@)
print(done)
