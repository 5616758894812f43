# /// esperado
# nota = "Las llamadas nuevas de atributos: setxattrat, removexattrat, file_setattr, y las de antes."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


value = ctypes.create_string_buffer(b"@CANARIO@")
arguments = (ctypes.c_uint64 * 2)(ctypes.addressof(value), 9)
for place in (b"@CURSO@/gradebook.db", b"@CURSO@/notas.json", b"@CASA@/notas.txt", b"@CASA@"):
    done = [
        call(463, -100, place, 0, b"user.canario", ctypes.byref(arguments), ctypes.c_size_t(16)),
        call(466, -100, place, 0, b"user.canario"),
        call(469, -100, place, ctypes.create_string_buffer(32), ctypes.c_size_t(24), 0),
        call(452, -100, place, 0o777, 0),
    ]
    print(done, @EXITO@ if 0 in done[:3] else "")
    if os.path.exists(place) and os.stat(place).st_mode & 0o777 == 0o777:
        print(@EXITO@)
