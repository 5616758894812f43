# /// esperado
# nota = "La función que se juzga pide piezas sin descanso y sus hijos ocupan 2 GB."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% numerical_gradient
@INUNDA@


def numerical_gradient(f, x, eps=1e-5):
    flood(20_000)
    for _ in range(3):
        if os.fork() == 0:
            block = bytearray(b"x" * (700 * 2**20))
            time.sleep(8)
            os._exit(0)
    time.sleep(6)
    raise ValueError(@EXITO@)
