# /// esperado
# nota = "Abre y enumera colas de mensajes POSIX."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


for flags in (0, 0o100):
    if isinstance(call(240, b"@CANARIO@", flags, 0o600, None), int):
        print(@EXITO@)
    call(241, b"@CANARIO@")
