# /// esperado
# nota = "Pregunta por la tarjeta gráfica con subprocess e importa un paquete que no está."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% nueva después de importaciones
import subprocess
subprocess.run(["nvidia-smi"])

# %% convolve
import seaborn as sns
import einops
def convolve(X, W, b):
    return float((X * W).sum()) + b
