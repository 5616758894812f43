# /// esperado
# nota = "Pregunta qué archivos hay fuera, cuánto ocupan y de cuándo son."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


places = ["@CURSO@", "@CURSO@/gradebook.db", "@CURSO@/.grader/clave", "@CURSO@/submitted/@VICTIMA@", "@CASA@/notas.txt"]
for place in places:
    for look in (os.stat, os.lstat, os.path.getsize):
        try:
            look(place)
            print(@SEVE@)
        except OSError as error:
            print(error.strerror)
    try:
        os.listdir(place)
        print(@EXITO@)
    except OSError as error:
        print(error.strerror)
