# /// esperado
# nota = "Pide piezas sin parar y no lee ninguna respuesta: quien contesta esperaba sin límite de tiempo."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import signal
import sys
import time
signal.setitimer(signal.ITIMER_REAL, 0)
channel = sys.modules["grader.sandbox.channel"]
big = np.zeros((1, 1, 200, 200))
for _ in range(50):
    channel.send({"op": "ask", "name": "zero_padding", "arguments": [big, 100], "named": {}})
time.sleep(10**6)
