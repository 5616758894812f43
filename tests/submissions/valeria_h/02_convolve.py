# /// esperado
# nota = "Rota el filtro 180°, como en la definición de convolución de clase de señales. Caza acertada."
# estado = "ok"
# puntos = { convolve = 0, counterexample_convolve = 3 }
# pierde = { convolve = ["todo"], counterexample_convolve = [] }
# error = { convolve = "filtro-rotado" }
# ///

# %% texto antes de convolve
# **Nota:** en Señales y Sistemas vimos que convolucionar es *girar* el kernel y
# después multiplicar, así que aquí lo giro con `[::-1]`.

# %% convolve
def convolve(X, W, b):
    W_girado = W[:, ::-1, ::-1]
    return np.sum(X * W_girado) + b

# %% counterexample_convolve
def counterexample_convolve():
    return np.ones((5, 3, 3)), np.ones((5, 3, 3)), 1
