# /// esperado
# nota = "Las entradas secretas, en la línea de código que falla, escrita en el momento."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import linecache

def convolve(X, W, b):
    text = "def f():\n    raise ValueError(1)  # entrada-secreta " + repr([float(v) for v in X.ravel()[:9]])
    linecache.cache["<ipython-input-9>"] = (len(text), None, text.splitlines(True), "<ipython-input-9>")
    space = {}
    exec(compile(text, "<ipython-input-9>", "exec"), space)
    space["f"]()
