# /// esperado
# nota = "Trampa: llama a F.pad de torch, que al calificar está vacío."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# ///

# %% zero_padding
import torch
import torch.nn.functional as F

def zero_padding(X, pad):
    return F.pad(torch.from_numpy(X), (pad, pad, pad, pad)).numpy()
