# /// esperado
# nota = "Manda sin descanso mensajes que no son peticiones mientras ocupa 2 GB."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


if os.fork() == 0:
    for _ in range(40_000):
        channel._streams["replies"].write(struct.pack("<IQ", 12, 0) + b'{"op":"nad"}')
    os._exit(0)
blocks = [bytearray(b"x" * 2**26) for _ in range(32)]
time.sleep(4)
print(@EXITO@)
