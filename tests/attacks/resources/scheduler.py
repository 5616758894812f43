# /// esperado
# nota = "Pide tiempo real y fija en un procesador a quien lo vigila."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


parent = os.getppid()
mask = ctypes.c_ulong(1)
answers = [
    call(144, 0, 1, ctypes.byref(ctypes.c_int(50))),  # sched_setscheduler
    call(314, 0, ctypes.create_string_buffer(b"0" + bytes(47)), 0),  # sched_setattr
    call(203, parent, ctypes.c_long(8), ctypes.byref(mask)) if parent else "",
]
print(answers, @EXITO@ if 0 in answers else "")
