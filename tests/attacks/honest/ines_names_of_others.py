# /// esperado
# nota = "Sus variables se llaman como otras celdas que comparan con PyTorch: los filtros son F y el resultado, result."
# unidad = "02_convolve"
# estado = "ok"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    result = np.multiply(X, W)
    for F in (1, 2):
        out = [F for F in result.shape]
    return result.sum() + b

# %% nueva al final
row, kernel = np.arange(4.0), np.ones(2)
out = np.convolve(row, kernel, "valid")
result = np.correlate(row, kernel)
X = result[:, None, None]
print(convolve(X, X, 0.0))
