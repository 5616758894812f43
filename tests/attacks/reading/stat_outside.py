# /// esperado
# nota = "Pregunta qué archivos hay fuera, cuánto ocupan y de cuándo son."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import ctypes
import errno
import os
libc = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    """Una llamada al sistema por su número: lo que contesta, o el nombre de su error."""
    ctypes.set_errno(0)
    done = libc.syscall(ctypes.c_long(number), *arguments)
    return done if done >= 0 else errno.errorcode.get(ctypes.get_errno(), "?")


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
