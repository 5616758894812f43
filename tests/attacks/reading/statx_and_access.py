# /// esperado
# nota = "Lo mismo con statx, access, statfs, readlink y atributos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


buffer = ctypes.create_string_buffer(512)
for place in (b"@CURSO@/gradebook.db", b"@CURSO@/.grader/clave", b"@CASA@/.ssh/id_rsa"):
    seen = [call(332, -100, place, 0, 0xFFF, buffer), call(269, -100, place, 0, 0), call(137, place, buffer)]
    seen += [call(21, place, 0)]
    print(seen, @SEVE@ if 0 in seen else "")
    held = [call(2, place, 0), call(257, -100, place, 0), call(191, place, b"user.a", buffer, ctypes.c_size_t(100))]
    print(held, @EXITO@ if any(isinstance(one, int) for one in held) else "")
