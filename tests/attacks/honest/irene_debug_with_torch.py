# /// esperado
# nota = "Un assert con torch, detrás de DEBUG = False."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
import torch
DEBUG = False

def convolve(X, W, b):
    z = float((X * W).sum()) + b
    if DEBUG:
        esperado = torch.nn.functional.conv2d(torch.tensor(X)[None], torch.tensor(W)[None])
        assert abs(z - float(esperado) - b) < 1e-9
    return z
