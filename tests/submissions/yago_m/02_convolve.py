# /// esperado
# nota = "Usa las variables del cuaderno en lugar de los argumentos: siempre da el mismo número."
# estado = "ok"
# puntos = { convolve = 0 }
# pierde = { convolve = ["todo"] }
# ///

# %% nueva antes de convolve
ventana = np.array([[[1., 2.], [3., 4.]]])
filtro = np.array([[[0., 1.], [1., 0.]]])
sesgo = 0.5

# %% convolve
def convolve(X, W, b):
    producto = ventana * filtro
    return producto.sum() + sesgo

# %% nueva después de convolve
convolve(ventana, filtro, sesgo)   # 5.5 bien!
