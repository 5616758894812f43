# /// esperado
# nota = "Vigila con fanotify el disco entero, con nombres y con permisos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


import time
for flags in (0, 0x1, 0x200, 0xE00):
    watch = call(300, flags | 2, 0)
    if isinstance(watch, int):
        for place in ("@CURSO@/submitted", "@CURSO@/evidence", "@CURSO@/.grader/draws/02_convolve", "@CASA@", "/tmp"):
            for kind in (0x1, 0x101, 0x11):
                print(call(301, watch, kind, ctypes.c_uint64(0x3B), -100, place.encode()))
        time.sleep(1)
        print(@EXITO@)
