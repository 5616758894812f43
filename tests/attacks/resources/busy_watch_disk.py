# /// esperado
# nota = "Pide piezas sin descanso mientras escribe 400 MB en su carpeta, donde caben 64."
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
