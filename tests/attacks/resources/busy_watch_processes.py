# /// esperado
# nota = "Pide piezas sin descanso mientras nacen 200 hijos."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


flood(20_000)
born = []
try:
    for _ in range(200):
        if (child := os.fork()) == 0:
            time.sleep(20)
            os._exit(0)
        born.append(child)
    print(@EXITO@)
except OSError as error:
    print(type(error).__name__, len(born))
