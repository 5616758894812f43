# /// esperado
# nota = "Enlaces duros a archivos ajenos dentro de su carpeta, y cambiar de nombre hacia fuera."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


for place in ("@CURSO@/gradebook.db", "@CURSO@/.grader/clave", "@CASA@/notas.txt"):
    for step in (lambda: os.link(place, "mio"), lambda: os.rename(place, "mio"), lambda: os.truncate(place, 0)):
        try:
            step()
            print(@EXITO@)
        except OSError as error:
            print(error.strerror)
open("suyo", "w").write("@CANARIO@")
for place in ("@CURSO@/@CANARIO@", "@CASA@/@CANARIO@", "/tmp/../@CANARIO@"):
    for step in (lambda: os.link("suyo", place), lambda: os.rename("suyo", place), lambda: os.mkfifo(place)):
        try:
            step()
            print(@EXITO@)
        except OSError as error:
            print(error.strerror)
