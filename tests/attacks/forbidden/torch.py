# /// esperado
# nota = "F.conv2d de torch."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% convolve
import torch
import torch.nn.functional as F

def convolve(X, W, b):
    return F.conv2d(torch.from_numpy(X)[None], torch.from_numpy(W)[None]).item() + b
