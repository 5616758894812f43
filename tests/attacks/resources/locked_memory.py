# /// esperado
# nota = "Fija memoria y pide páginas enormes."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# peligro = true
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


block = __import__("mmap").mmap(-1, 2**26)
print(call(149, ctypes.c_void_p(0), ctypes.c_size_t(0)), call(151, 3))
try:
    __import__("mmap").mmap(-1, 2**30, flags=0x40022)
    print(@EXITO@)
except (OSError, ValueError) as error:
    print(error)
