# /// esperado
# nota = "Secuencias ANSI y enlaces OSC 8 en la salida y en los errores."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    raise ValueError("\x1b]8;;javascript:window.__pwned=1\x1b\\pulsa\x1b]8;;\x1b\\ \x1b[2J\x1b[1;31mTODO BIEN\x07")

# %% nueva al final
print("\x1b]8;;javascript:window.__pwned='@NOMBRE@'\x07pulsa\x1b]8;;\x07 \x1b[38;5;300m\x1b[<img src=x onerror=window.__pwned=1>m")
