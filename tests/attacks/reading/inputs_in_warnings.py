# /// esperado
# nota = "Las entradas secretas, en avisos, en la salida y en los registros de mensajes."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import logging
import os
import sys
import warnings

def convolve(X, W, b):
    text = "entrada-secreta " + repr([float(v) for v in X.ravel()[:9]])
    warnings.warn(text)
    logging.error(text)
    print(text, file=sys.stderr)
    os.write(1, text.encode())
    os.write(2, text.encode())
    return 0.0
