# /// esperado
# nota = "Se mete en carpetas ajenas con chdir y O_PATH y pregunta desde dentro."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


here = os.getcwd()
for place in ("@CURSO@/submitted", "@CURSO@/solutions", "@CASA@"):
    try:
        os.chdir(place)
        print(@SEVE@)
        names = os.listdir(".")
        print(@EXITO@, names)
    except OSError as error:
        print(error.strerror)
    try:
        handle = os.open(place, 0o10000000)
        print(@SEVE@, os.stat("02_convolve", dir_fd=handle))
        print(os.open("02_convolve/convolve.ipynb", os.O_RDONLY, dir_fd=handle), @EXITO@)
    except OSError as error:
        print(error.strerror)
os.chdir(here)
