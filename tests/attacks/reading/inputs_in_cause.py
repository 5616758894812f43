# /// esperado
# nota = "Las entradas secretas, en la causa, las notas y el grupo de una excepción."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    text = "entrada-secreta " + repr([float(v) for v in X.ravel()[:9]])
    error = ValueError("nada")
    if hasattr(error, "add_note"):
        error.add_note(text)
    if X.shape[0] > 1:
        raise ExceptionGroup(text, [ValueError(text)])
    raise error from KeyError(text)
