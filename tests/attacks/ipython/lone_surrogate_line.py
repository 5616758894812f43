# /// esperado
# nota = "La línea en la que falla, según linecache, no se puede escribir en UTF-8."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    import linecache
    linecache.getline = lambda name, number, *rest: "\ud800"
    linecache.getlines = lambda name, *rest: ["\udfff"] * 50
    raise ValueError("x")
