# /// esperado
# nota = "np.correlate, después de recargar los módulos de NumPy."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import importlib
import sys
for name in ("numpy._core.numeric", "numpy._core.multiarray", "numpy.core.multiarray", "numpy.lib._function_base_impl"):
    if name in sys.modules:
        try:
            importlib.reload(sys.modules[name])
        except Exception as error:
            print(name, type(error).__name__)

def convolve(X, W, b):
    return sys.modules["numpy._core.numeric"].correlate(X.ravel(), W.ravel())[0] + b
