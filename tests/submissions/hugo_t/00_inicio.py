# /// esperado
# nota = "Una línea con np.subtract y una prueba suya al final; correcto."
# estado = "ok"
# puntos = { negative_image = 4 }
# pierde = { negative_image = [] }
# ///

# %% negative_image
def negative_image(X):
    return np.subtract(1, X)

# %% nueva al final
negative_image(negative_image(np.full((1, 1, 2, 2), 0.25)))   # tiene que dar lo mismo
