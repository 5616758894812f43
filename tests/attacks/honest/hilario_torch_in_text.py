# /// esperado
# nota = "Pregunta si le dieron un tensor, por el nombre del módulo, por isinstance y en un texto."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
import torch

def convolve(X, W, b):
    """Como torch.nn.functional.conv2d, pero en una sola posición."""
    if getattr(X, "__module__", "") == "torch" or isinstance(X, torch.Tensor):
        X = X.numpy()
    forma = getattr(X, "shape")
    return float((X * W).sum()) + b
