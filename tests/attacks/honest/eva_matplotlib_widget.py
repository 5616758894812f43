# /// esperado
# nota = "%matplotlib widget y %matplotlib notebook en la celda de la función."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
%matplotlib notebook
%matplotlib widget
def convolve(X, W, b):
    return float((X * W).sum()) + b
