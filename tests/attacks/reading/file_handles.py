# /// esperado
# nota = "Abre archivos por su identificador y no por su nombre."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


handle = ctypes.create_string_buffer(136)
ctypes.c_uint.from_buffer(handle).value = 128
mount = ctypes.c_int(0)
for place in (b"@CURSO@/.grader/clave", b"@CURSO@/gradebook.db"):
    done = call(303, -100, place, handle, ctypes.byref(mount), 0)
    opened = call(304, -100, handle, 0)
    print(done, opened, @EXITO@ if isinstance(opened, int) else "")
