# /// esperado
# nota = "Producto de matrices con @ en lugar de casilla a casilla."
# estado = "ok"
# puntos = { convolve = 0 }
# pierde = { convolve = ["todo"] }
# error = { convolve = "producto-matricial" }
# ///

# %% convolve
def convolve(X, W, b):
    # multiplicamos la ventana por el filtro
    M = X @ W
    return np.sum(M) + b
