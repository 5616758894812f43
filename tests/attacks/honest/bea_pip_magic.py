# /// esperado
# nota = "Instala un paquete con %pip en la misma celda que su función."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
%pip install -q tqdm
def convolve(X, W, b):
    return float((X * W).sum()) + b
