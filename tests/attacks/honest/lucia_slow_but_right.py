# /// esperado
# nota = "Una celda que tarda tres segundos, 300 MB de datos y hilos y procesos de concurrent.futures guardados por try."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    total = b
    for x, w in zip(X.ravel(), W.ravel()):
        total += x * w
    return total

# %% nueva al final
import time
from concurrent.futures import ThreadPoolExecutor
time.sleep(3)
grande = np.ones((300, 2**17))
print(grande.nbytes, grande.sum())
with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(lambda k: k * k, range(8))))
