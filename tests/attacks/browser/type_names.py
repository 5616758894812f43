# /// esperado
# nota = "Etiquetas en el nombre del tipo del resultado."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
Thing = type("`<svg onload=window.__pwned='@NOMBRE@'>`", (), {})

def convolve(X, W, b):
    return Thing()

# %% counterexample_convolve
def counterexample_convolve():
    return "<script>window.__pwned='@NOMBRE@'</script>", Thing(), Thing()
