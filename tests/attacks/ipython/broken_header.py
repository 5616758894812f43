# /// esperado
# nota = "Un mensaje que anuncia 2^60 bytes y otro a medias que no termina nunca."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    import os
    import struct
    import time
    for descriptor in range(3, 40):
        try:
            os.write(descriptor, struct.pack("<IQ", 100, 2**60) if X.shape[0] > 2 else b"\x10\x00")
        except OSError:
            pass
    time.sleep(600)
