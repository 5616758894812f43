# /// esperado
# nota = "Listas que se contienen a sí mismas, tuplas muy hondas y listas de un millón."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    loop = []
    loop.append(loop)
    deep = ()
    for _ in range(10_000):
        deep = (deep,)
    return [loop, deep, (loop, deep), [[0.0]] * 10**6, [1.0, [2.0, [3.0]]]][X.size % 5]
