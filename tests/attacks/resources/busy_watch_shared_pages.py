# /// esperado
# nota = "Lo mismo con memoria compartida entre padre e hijos."
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


import mmap
flood(20_000)
blocks = [mmap.mmap(-1, 2**28) for _ in range(8)]  # fusible: 2 GB
for block in blocks:
    for place in range(0, 2**28, 4096):
        block[place] = 1
time.sleep(5)
print(@EXITO@)
