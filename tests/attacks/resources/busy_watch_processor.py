# /// esperado
# nota = "Pide piezas sin descanso mientras ocho hijos calculan: el procesador de todos es el de la entrega."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


flood(40_000)
for _ in range(8):
    if os.fork() == 0:
        until = time.time() + 90  # fusible
        while time.time() < until:
            pass
        os._exit(0)
time.sleep(60)
print(@EXITO@)
