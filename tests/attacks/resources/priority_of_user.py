# /// esperado
# nota = "Baja la prioridad de todos los procesos del usuario y de su grupo."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


answers = {
    "usuario": call(141, 2, 0, 1),
    "grupo": call(141, 1, 0, 1),
    "disco": call(251, 3, 0, 3 << 13),
    "otro": call(302, 1, 7, None, ctypes.create_string_buffer(16)),
}
print(answers, @EXITO@ if 0 in [answers["usuario"], answers["disco"], answers["otro"]] else "")
