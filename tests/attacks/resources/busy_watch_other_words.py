# /// esperado
# nota = "Manda sin descanso mensajes que no son peticiones mientras ocupa 2 GB."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
import json
import os
import struct
import sys
import time
channel = sys.modules["grader.sandbox.channel"]


def flood(count, name="output_size", arguments=(1_000_000, 1, 1, 0)):
    """Pide ``count`` piezas desde un hijo, y otro recoge lo que contesten."""
    text = json.dumps({"op": "ask", "name": name, "arguments": arguments, "named": {}}).encode()
    message = struct.pack("<IQ", len(text), 0) + text
    if os.fork() == 0:
        while os.read(channel._streams["requests"].fileno(), 2**16):
            pass
        os._exit(0)
    if os.fork() == 0:
        for _ in range(count):
            channel._streams["replies"].write(message)
        channel._streams["replies"].flush()
        os._exit(0)
    time.sleep(0.2)


if os.fork() == 0:
    for _ in range(40_000):
        channel._streams["replies"].write(struct.pack("<IQ", 12, 0) + b'{"op":"nad"}')
    os._exit(0)
blocks = [bytearray(b"x" * 2**26) for _ in range(32)]
time.sleep(4)
print(@EXITO@)
