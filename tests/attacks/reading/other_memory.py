# /// esperado
# nota = "process_vm_readv, pidfd_getfd, kcmp y process_madvise sobre el padre y los procesos cercanos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


buffer = ctypes.create_string_buffer(64)
for number in {os.getppid(), 1, *range(max(2, os.getpid() - 30), os.getpid())}:
    local = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 64)
    remote = (ctypes.c_size_t * 2)(0x400000, 64)
    got = call(310, number, local, ctypes.c_ulong(1), remote, ctypes.c_ulong(1), ctypes.c_ulong(0))
    held = call(434, number, 0)
    taken = call(438, held, 0, 0) if isinstance(held, int) else held
    same = call(312, os.getpid(), number, 0, 0, 0)
    if any(isinstance(one, int) for one in (got, taken, same)):
        print(@EXITO@, number)
