# /// esperado
# nota = "Pide piezas baratas sin descanso mientras tres hijos ocupan 2 GB: nadie miraba la memoria."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


flood(20_000)
children = []
for _ in range(3):  # fusible: tres veces 700 MB, y el tope es 1 GB
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        block = bytearray(700 * 2**20)
        for place in range(0, len(block), 4096):
            block[place] = 1
        os.write(writing, b"x")
        time.sleep(8)
        os._exit(0)
    children.append((child, reading))
ready = [os.read(reading, 1) for _, reading in children]
time.sleep(5)
if all(os.waitpid(child, os.WNOHANG) == (0, 0) for child, _ in children):
    print(@EXITO@)
