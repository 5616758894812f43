# /// esperado
# nota = "Ochenta figuras de ruido, que no se comprimen."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
import matplotlib.pyplot as plt
for number in range(80):
    plt.imshow(np.random.default_rng(number).random((300, 300, 3)))
    plt.show()
