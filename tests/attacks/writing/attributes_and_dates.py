# /// esperado
# nota = "Cambia permisos, dueños y fechas de lo ajeno, por nombre y por descriptor sin abrir."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


for place in (b"@CURSO@/gradebook.db", b"@CURSO@/notas.json", b"@CASA@/notas.txt", b"@CASA@"):
    try:
        before = os.stat(place)
        for change in (lambda: os.chmod(place, 0o666), lambda: os.utime(place, (1, 1)), lambda: os.chown(place, 1, 1)):
            try:
                change()
            except OSError as error:
                print(error.strerror)
        after = os.stat(place)
        if (before.st_mode, before.st_mtime, before.st_uid) != (after.st_mode, after.st_mtime, after.st_uid):
            print(@EXITO@)
    except OSError as error:
        print(error.strerror)
