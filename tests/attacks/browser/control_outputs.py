# /// esperado
# nota = "ESC, marcas de sentido y nulos en salidas, títulos y tipos MIME."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final

from IPython.display import display
print("\x1b[2J\x1b]0;titulo\x07 \u202eotxet \u2066 \x00\x08\x7f \x9b31m")
display({"text/plain": "\x1b[8m oculto \u202e", "text/markdown": "\u202e [a](b) \x1b", "text/html": "\u202e<b>\x1b</b>"}, raw=True)
raise ValueError("\x1b]8;;http://127.0.0.1/\x07pulsa\u202e")
