# /// esperado
# nota = "Quita de sys.meta_path los buscadores del ejecutor y vuelve a pedir torch."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva después de importaciones
import importlib
import importlib.machinery
import sys
sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, importlib.machinery.PathFinder]
sys.path += ["@SITIO@"]
for name in [n for n in sys.modules if n.partition(".")[0] in ("torch", "scipy")]:
    del sys.modules[name]
importlib.invalidate_caches()
try:
    import torch
    torch.zeros(1).numpy()
    print(@EXITO@)
except Exception as error:
    print(type(error).__name__)

# %% convolve
def convolve(X, W, b):
    import torch
    import torch.nn.functional as F
    x, w = torch.from_numpy(X)[None], torch.from_numpy(W)[None]
    return F.conv2d(x, w).item() + b
