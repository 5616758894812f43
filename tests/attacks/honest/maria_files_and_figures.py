# /// esperado
# nota = "Guarda y lee archivos en su carpeta, dibuja, guarda una figura y usa el registro de mensajes."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10, counterexample_convolve = 3 }
# ///

# %% nueva después de importaciones
import logging
import os
import tempfile
import matplotlib.pyplot as plt
logging.basicConfig(level=logging.INFO)
logging.info("empezamos")
os.makedirs("salida", exist_ok=True)
np.save("salida/datos.npy", np.arange(5))
assert np.load("salida/datos.npy").sum() == 10
with tempfile.NamedTemporaryFile("w+") as borrador:
    borrador.write("hola")

# %% convolve
def convolve(X, W, b):
    return float(np.sum(X * W) + b)

# %% counterexample_convolve
def counterexample_convolve():
    return np.ones((4, 2, 2)), np.ones((4, 2, 2)), 1.0

# %% nueva al final
plt.plot([convolve(np.full((1, 2, 2), k), np.ones((1, 2, 2)), 0) for k in range(5)])
plt.title("respuesta")
plt.savefig("salida/figura.png")
plt.show()
