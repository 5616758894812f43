# /// esperado
# nota = "Sube el límite de recursión y agota la pila."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
import sys
sys.setrecursionlimit(10**9)

def convolve(X, W, b):
    return convolve(X, W, b) + 1
