# /// esperado
# nota = "Lo mismo con memoria compartida entre padre e hijos."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


import mmap
flood(20_000)
blocks = [mmap.mmap(-1, 2**28) for _ in range(8)]  # fusible: 2 GB
for block in blocks:
    for place in range(0, 2**28, 4096):
        block[place] = 1
time.sleep(5)
print(@EXITO@)
