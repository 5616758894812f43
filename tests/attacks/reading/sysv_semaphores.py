# /// esperado
# nota = "Pregunta por los semáforos de System V de la máquina y los cambia."
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


buffer = ctypes.create_string_buffer(400)
for number in range(200):
    if isinstance(call(66, number, 0, 18, buffer), int) or isinstance(call(66, number, 0, 12), int):
        print(@EXITO@, number)
