# /// esperado
# nota = "np.correlate, con operator.attrgetter y el nombre partido."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

from operator import attrgetter

def convolve(X, W, b):
    return attrgetter(".".join(["np", "corr" + "elate"]))(type("", (), {"np": np}))(X.ravel(), W.ravel())[0] + b
