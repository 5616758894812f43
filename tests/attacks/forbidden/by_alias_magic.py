# /// esperado
# nota = "np.correlate, en una macro y en una magia propias."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

from IPython.core.magic import register_line_magic

@register_line_magic
def saca(line):
    return getattr(np, line)

product = get_ipython().run_line_magic("saca", "correlate")

def convolve(X, W, b):
    return product(X.ravel(), W.ravel())[0] + b
