# /// esperado
# nota = "process_vm_readv sobre su proceso padre, que si se bifurcó tiene lo mismo en las mismas direcciones."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import ctypes
import os

class Span(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]

try:
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getppid()
    starts = [id(None)]
    try:
        if b"@CAMPANA@" not in open(f"/proc/{parent}/cmdline", "rb").read():
            raise LookupError("el padre no es de esta campaña")
        starts += [int(l.split("-")[0], 16) for l in open(f"/proc/{parent}/maps") if " rw" in l]
    except OSError:
        pass
    for start in starts[:50]:
        buffer = ctypes.create_string_buffer(16)
        here, there = Span(ctypes.addressof(buffer), 16), Span(start, 16)
        if parent and libc.process_vm_readv(parent, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
            print(@EXITO@)
            break
    print(parent, ctypes.get_errno())
except Exception as error:
    print(type(error).__name__)
