# /// esperado
# nota = "sys.modules['grader'] y todo lo que cuelga de él, sustituidos por uno que da 10."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
import sys
import types

class Generous(types.ModuleType):
    def __getattr__(self, name):
        return lambda *a, **k: 10.0

for name in ("grader", "grader.judge.judging", "grader.judge.verdict", "grader.checking", "grader.judge.render", "grader.exercises"):
    sys.modules[name] = Generous(name)
check = lambda *a, **k: 10.0
check(convolve)
