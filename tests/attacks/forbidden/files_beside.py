# /// esperado
# nota = "torch.py, numpy.py, ipykernel_launcher.py, sitecustomize.py y un paquete grader junto al cuaderno."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import torch
import grader

def convolve(X, W, b):
    return torch.answer(X, W, b)
