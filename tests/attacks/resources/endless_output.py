# /// esperado
# nota = "Escribe sin parar por la salida, por los errores y por display."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import sys
from IPython.display import display
while True:
    print("a" * 1000)
    print("b" * 1000, file=sys.stderr)
    display("c" * 1000)
