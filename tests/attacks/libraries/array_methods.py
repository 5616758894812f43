# /// esperado
# nota = "np.array, np.asarray y np.ndarray cambiados dentro del ejecutor."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
real = np.asarray
np.array = lambda thing, *a, **k: real(0.0 if thing is None else thing)
np.asarray = lambda thing, *a, **k: real(0.0 if thing is None else thing)
