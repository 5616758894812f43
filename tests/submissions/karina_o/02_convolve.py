# /// esperado
# nota = "Correcta, con avisos por stderr y con warnings.warn; devuelve un array de cero dimensiones."
# estado = "ok"
# puntos = { convolve = 10 }
# pierde = { convolve = [] }
# ///

# %% nueva después de importaciones
import sys
import warnings
print("empezando la tarea...", file=sys.stderr)
warnings.warn("este cuaderno lo hice en Colab")

# %% convolve
def convolve(X, W, b):
    if X.shape[0] > 1:
        warnings.warn("más de un canal")
    if b == 0:
        print("AVISO: sesgo cero", file=sys.stderr)
    resultado = np.array(0.0)
    resultado += np.multiply(X, W).sum()
    resultado += b
    return resultado

# %% nueva al final
print(1 / np.array([0.0, 1.0]))   # sale un RuntimeWarning, no pasa nada
