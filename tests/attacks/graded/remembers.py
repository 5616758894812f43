# /// esperado
# nota = "Guarda lo que ve en un archivo y en el módulo sys, para la siguiente vez que se califique."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
import os
import sys
for place in (".", os.path.expanduser("~"), "/tmp", "/var/tmp"):
    if os.path.exists(f"{place}/@CANARIO@-memoria"):
        print(@EXITO@)

def convolve(X, W, b):
    for place in (".", os.path.expanduser("~"), "/tmp", "/var/tmp"):
        try:
            with open(f"{place}/@CANARIO@-memoria", "a") as file:
                file.write(f"{X.tolist()} {W.tolist()} {b}\n")
        except OSError:
            pass
    sys.seen = X
    return 0.0
