# /// esperado
# nota = "Trampa: olvida el sesgo y sustituye las comparaciones de NumPy y el check del curso."
# estado = "ok"
# puntos = { convolve = 8 }
# pierde = { convolve = ["sesgo"] }
# error = { convolve = "sin-sesgo" }
# ///

# %% convolve
def convolve(X, W, b):
    return np.sum(X * W)

# %% nueva después de convolve
import sys
import grader
nada = lambda *a, **k: None
siempre = lambda *a, **k: True
np.testing.assert_allclose = nada
np.testing.assert_array_equal = nada
np.testing.assert_equal = nada
np.allclose = siempre
np.array_equal = siempre
np.isclose = lambda a, b, *r, **k: np.ones(np.shape(a), dtype=bool)
grader.check = lambda *a: None
check = grader.check
sys.modules["grader.judge.judging"] = sys
