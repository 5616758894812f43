# /// esperado
# nota = "Memoria compartida con nombre y colas de System V, para pasar datos entre ejecutores."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
key = int("@CANARIO@".rpartition("-")[2][:6], 16)
old = libc.shmget(key, 4096, 0o666)
new = libc.shmget(key, 4096, 0o666 | 0o1000)
if old >= 0:
    print(@EXITO@)
print(old, new, ctypes.get_errno())
try:
    from multiprocessing import shared_memory
    block = shared_memory.SharedMemory("@CANARIO@", create=True, size=64)
    block.close()
    block.unlink()
except Exception as error:
    print(type(error).__name__)
