# /// esperado
# nota = "np.correlate, en otro hilo y en un hijo con tubería."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

import os
import threading

def convolve(X, W, b):
    out = []
    if b:
        thread = threading.Thread(target=lambda: out.append(np.correlate(X.ravel(), W.ravel())[0]))
        thread.start()
        thread.join()
        return out[0] + b
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.write(writing, repr(float(np.correlate(X.ravel(), W.ravel())[0])).encode())
        os._exit(0)
    os.close(writing)
    return float(os.read(reading, 100)) + b
