# /// esperado
# nota = "La celda calificada, vacía: en nbgrader una salida vacía da todos los puntos."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% fuente check_convolve
