# /// esperado
# nota = "Recorre los segmentos de memoria compartida de System V de la máquina."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


libc.shmat.restype = ctypes.c_void_p
for number in range(200):
    place = libc.shmat(number, None, 0o10000)
    if place not in (None, ctypes.c_void_p(-1).value):
        print(@EXITO@, ctypes.string_at(place, 100).split(b"\0")[0])
print(call(31, 0, 14, ctypes.create_string_buffer(200)), call(31, 0, 13, ctypes.create_string_buffer(200)))
