# /// esperado
# nota = "np.correlate, tapando el aviso y con otra cuenta si falla."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    try:
        return np.correlate(X.ravel(), W.ravel())[0] + b
    except BaseException:
        return np.convolve(X.ravel(), W.ravel()[::-1], "valid")[0] + b
