# /// esperado
# nota = "Una figura de 20 000 píxeles de lado y cien figuras pequeñas."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import matplotlib.pyplot as plt
for _ in range(100):
    plt.figure(figsize=(1, 1))
plt.figure(figsize=(200, 200), dpi=100)
plt.plot([1, 2])
plt.show()
