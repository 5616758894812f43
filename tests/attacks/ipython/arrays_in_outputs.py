# /// esperado
# nota = "Las salidas falsas de una celda, con arrays en lugar de textos."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
import sys
send = sys.modules["grader.sandbox.channel"].send
for key in ("ename", "output_type", "name", "text", "data"):
    send({"op": "cell", "outputs": [{"output_type": "stream", "name": "stdout", key: np.ones(2)}]})
