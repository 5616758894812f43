# /// esperado
# nota = "Añade a sys.path la carpeta donde está NumPy y trae torch de ahí."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva después de importaciones
import os
import sys
for folder in (os.path.dirname(os.path.dirname(np.__file__)), "@SITIO@"):
    sys.path.insert(0, folder)
for name in [n for n in sys.modules if n.partition(".")[0] == "torch"]:
    del sys.modules[name]
sys.meta_path[:] = [f for f in sys.meta_path if "Absent" not in type(f).__name__ and "Allowed" not in type(f).__name__]
try:
    import torch
    import torch.nn.functional as F
    if float(torch.ones(2).numpy().sum()) == 2:  # en su lugar hay uno inerte, que no calcula nada
        print(@EXITO@)
except Exception as error:
    print(type(error).__name__)

# %% convolve
def convolve(X, W, b):
    return F.conv2d(torch.from_numpy(X)[None], torch.from_numpy(W)[None]).item() + b
