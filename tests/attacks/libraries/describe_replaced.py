# /// esperado
# nota = "grader.observing.describe cambiado por uno que devuelve resultados inventados y muy grandes."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
import sys
evidence = sys.modules.get("grader.observing")
if evidence:
    fake = evidence.Value("scalar", "float", np.array(float("nan")))
    evidence.describe = lambda result: fake
    evidence.MAX_RESULT_BYTES = 2**60
