# /// esperado
# nota = "Pregunta por los semáforos de System V de la máquina y los cambia."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


buffer = ctypes.create_string_buffer(400)
for number in range(200):
    if isinstance(call(66, number, 0, 18, buffer), int) or isinstance(call(66, number, 0, 12), int):
        print(@EXITO@, number)
