# /// esperado
# nota = "Pide piezas sin descanso mientras escribe 400 MB en su carpeta, donde caben 64."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


flood(20_000)
block, written = os.urandom(2**20), 0
try:
    for number in range(8):  # fusible: 400 MB
        with open(f"relleno{number}", "wb") as file:
            for _ in range(50):
                written += file.write(block)
    time.sleep(5)
    if sum(os.path.getsize(f"relleno{number}") for number in range(8)) > 3 * 2**27:
        print(@EXITO@)
except OSError as error:
    print(type(error).__name__, written)
