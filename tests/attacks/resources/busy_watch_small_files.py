# /// esperado
# nota = "Pide piezas sin descanso mientras crea 20 000 archivos pequeños."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


flood(20_000)
try:
    for number in range(20_000):
        with open(f"pequeño{number}", "wb") as file:
            file.write(b"x" * 5000)
    time.sleep(5)
    print(@EXITO@)
except OSError as error:
    print(type(error).__name__)
