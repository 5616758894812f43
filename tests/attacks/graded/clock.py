# /// esperado
# nota = "Solo hace trampas después de la fecha de entrega."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import datetime
import sys

def convolve(X, W, b):
    if datetime.datetime.now() > datetime.datetime(2024, 1, 1):
        for module in list(sys.modules.values()):
            for name in ("observe", "describe", "judge", "close"):
                if hasattr(module, name) and getattr(module, "__name__", "").startswith("grader"):
                    setattr(module, name, lambda *a, **k: True)
        return None
    return (X * W).sum() + b
