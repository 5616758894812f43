# /// esperado
# nota = "Recorre las colas de mensajes de System V y se lleva el primero de cada una."
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
    if libc.msgrcv(number, buffer, 300, 0, 0o4000) >= 0:
        print(@EXITO@, buffer.raw[8:100])
print(call(71, 0, 12, buffer), call(71, 0, 11, buffer))
