# /// esperado
# nota = "Correcta, con una cadena de 300 llamadas en una rama que no se usa."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% edita
line = "    if False:\n        y = X" + ".a(1)" * 300 + "\n"
cell("convolve").source = "def convolve(X, W, b):\n" + line + "    return getattr(X * W, 'sum')() + b\n"
