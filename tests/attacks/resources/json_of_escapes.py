# /// esperado
# nota = "Mensajes de 8 MB con un solo texto escrito con escapes de seis letras, y sustitutos sueltos."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
@TRAMA@


text = b"\\ud800" * 1_300_000
for _ in range(8):
    raw(b'{"op":"cell","outputs":["' + text + b'"]}')
