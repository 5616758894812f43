# /// esperado
# nota = "Trampa: hace la media en lugar de la suma y escribe 10.0 en la celda calificada y en otra al final."
# estado = "ok"
# puntos = { convolve = 0 }
# pierde = { convolve = ["todo"] }
# error = { convolve = "media" }
# ///

# %% convolve
def convolve(X, W, b):
    return np.mean(X * W) + b

# %% fuente check_convolve
print("Todo correcto")
10.0

# %% nueva al final
10.0
