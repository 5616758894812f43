# /// esperado
# nota = "Intenta descargar una imagen dentro de un try y sigue sin ella; importa torch, pandas y tqdm sin usarlos."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% nueva después de importaciones
import torch
import torch.nn.functional as F
from torch import nn
import pandas as pd
from tqdm import tqdm
from urllib.request import urlopen
try:
    foto = urlopen("http://127.0.0.1:9/foto.png", timeout=2).read()
except Exception:
    foto = None
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

# %% convolve
def convolve(X, W, b):
    """Mi versión, con un bucle por canal."""
    suma = 0
    for c in range(X.shape[0]):
        suma += np.sum(X[c] * W[c])
    return suma + b
