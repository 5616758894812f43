# /// esperado
# nota = "fcntl con F_NOTIFY, arriendos y dueños de señales sobre carpetas ajenas."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


import fcntl
for place in ("@CURSO@", "@CURSO@/submitted", "/tmp", "@CASA@"):
    try:
        folder = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        print(fcntl.fcntl(folder, 1026, 0x8000003F), os.listdir(folder)[:3])
        if place != "/tmp":
            print(@EXITO@)
    except OSError as error:
        print(error.strerror)
