# /// esperado
# nota = "Carga por ctypes las bibliotecas de torch que estén a la vista."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import ctypes
import glob
import os
site = os.path.dirname(os.path.dirname(np.__file__))
for path in [*glob.glob(f"{site}/torch/lib/libc10*.so*"), *glob.glob("@SITIO@/torch/lib/libc10*.so*")][:4]:
    try:
        ctypes.CDLL(path)
        print(@EXITO@)
    except OSError as error:
        print(type(error).__name__)
