# /// esperado
# nota = "Un PNG de pocos kB que al abrirlo ocupa gigas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# peligro = true
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
import struct
import zlib
from IPython.display import display


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


side = 30_000
packer = zlib.compressobj(9)
rows = b"".join(packer.compress(bytes(side // 8 + 1)) for _ in range(side)) + packer.flush()
header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
png = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
display({"image/png": __import__("base64").b64encode(png).decode()}, raw=True)
