# /// esperado
# nota = "Pide sin descanso piezas que no existen mientras ocupa 2 GB entre dos hijos."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


flood(40_000, name="nada")
children = []
for _ in range(3):
    if (child := os.fork()) == 0:
        block = bytearray(b"x" * (700 * 2**20))
        time.sleep(10)
        os._exit(0)
    children.append(child)
time.sleep(7)
if all(os.waitpid(child, os.WNOHANG) == (0, 0) for child in children):
    print(@EXITO@)
