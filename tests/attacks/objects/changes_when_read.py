# /// esperado
# nota = "Un hilo cambia el resultado mientras lo leen."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
import threading
import time

cell = np.zeros(())

def spin():
    until = time.time() + 5
    while time.time() < until:
        cell[...] = np.random.rand()

def convolve(X, W, b):
    threading.Thread(target=spin, daemon=True).start()
    return cell
