# /// esperado
# nota = "Correcta, con una línea de 700 signos menos en una rama que no se usa."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% edita
line = "    if False:\n        y = " + "-" * 700 + "1\n"
cell("convolve").source = "def convolve(X, W, b):\n" + line + "    return getattr(X * W, 'sum')() + b\n"
