# /// esperado
# nota = "Abre y enumera colas de mensajes POSIX."
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


for flags in (0, 0o100):
    if isinstance(call(240, b"@CANARIO@", flags, 0o600, None), int):
        print(@EXITO@)
    call(241, b"@CANARIO@")
