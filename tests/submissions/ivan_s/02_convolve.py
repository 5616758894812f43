# /// esperado
# nota = "Correcta y devuelve un float de Python; una celda suya del final no termina nunca."
# estado = "ok"
# puntos = { convolve = 10 }
# pierde = { convolve = [] }
# ///

# %% convolve
def convolve(X, W, b):
    return float(np.dot(X.ravel(), W.ravel()) + b)

# %% nueva al final
# buscar el sesgo que da 7 en la ventana
ventana = np.ones((1, 3, 3))
sesgo = 0.0
while convolve(ventana, ventana, sesgo) != 7:
    sesgo += 0.1

# %% nueva al final
print("sesgo encontrado:", sesgo)
