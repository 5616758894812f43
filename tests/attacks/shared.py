"""Lo que llevan delante muchos ataques: una marca en su texto lo pone al escribir la entrega."""

#: El código de cada marca, sin las arrobas.
SHARED = {
    # Pedir piezas sin descanso, por el canal del ejecutor.
    "INUNDA": r'''import json
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
    time.sleep(0.2)''',
    # Llamar al sistema por el número de la llamada.
    "LLAMADA": r'''import ctypes
import errno
import os
libc = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    """Una llamada al sistema por su número: lo que contesta, o el nombre de su error."""
    ctypes.set_errno(0)
    done = libc.syscall(ctypes.c_long(number), *arguments)
    return done if done >= 0 else errno.errorcode.get(ctypes.get_errno(), "?")''',
    # Contestar al supervisor con los bytes que uno quiera.
    "TRAMA": r"""import struct
import sys
replies = sys.modules["grader.sandbox.channel"]._streams["replies"]


def raw(text, data=b""):
    replies.write(struct.pack("<IQ", len(text), len(data)) + text + data)
    replies.flush()""",
}
