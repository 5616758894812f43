# /// esperado
# nota = "Pide piezas sin descanso mientras ocho hijos calculan: el procesador de todos es el de la entrega."
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


flood(40_000)
for _ in range(8):
    if os.fork() == 0:
        until = time.time() + 90  # fusible
        while time.time() < until:
            pass
        os._exit(0)
time.sleep(60)
print(@EXITO@)
