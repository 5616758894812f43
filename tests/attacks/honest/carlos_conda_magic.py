# /// esperado
# nota = "Instala un paquete con %conda y %mamba en la misma celda que su función."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
%conda install numpy
%mamba install numpy
def convolve(X, W, b):
    return float((X * W).sum()) + b
