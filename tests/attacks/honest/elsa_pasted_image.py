# /// esperado
# nota = "Pegó una captura en una celda de texto: Jupyter la guarda como adjunto; y escribió HTML corriente y fórmulas."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return np.vdot(X, W) + b

# %% texto al final
# ![captura](attachment:image.png)
#
# Si a < b y c > d, entonces $a < b$; <b>ojo</b> con `x < y` y H<sub>2</sub>O.

# %% edita
png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
notebook.cells[-1].attachments = {"image.png": {"image/png": png}}
