# /// esperado
# nota = "Mide el tiempo, fija semillas, filtra avisos y cambia cómo se imprimen los números."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
import random
import time
import warnings
warnings.filterwarnings("ignore")
np.random.seed(0)
random.seed(0)
np.set_printoptions(precision=3, suppress=True)
inicio = time.time()

def convolve(X, W, b):
    t = time.perf_counter()
    resultado = np.sum(X * W) + b
    print(f"tardó {time.perf_counter() - t:.6f} s")
    return resultado

print("listo en", time.time() - inicio)
