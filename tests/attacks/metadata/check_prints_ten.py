# /// esperado
# nota = "La celda calificada da 10.0 y hay otra igual al final."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% fuente check_convolve
10.0

# %% nueva al final
10.0
