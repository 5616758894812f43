# /// esperado
# nota = "Crea conjuntos de semáforos, colas y segmentos de System V hasta que no quedan."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


made = []
for number, arguments in ((64, (0, 1, 0o1600)), (68, (0, 0o1600)), (29, (0, 4096, 0o1600))):
    for _ in range(50):  # fusible
        if isinstance(one := call(number, *arguments), int):
            made.append(one)
            call({64: 66, 68: 71, 29: 31}[number], one, 0, 0)  # lo borra
print(len(made), @EXITO@ if made else "")
