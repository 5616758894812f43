# /// esperado
# nota = "Trae el paquete grader de verdad desde el repositorio y llama al oráculo."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva después de importaciones
import sys
kept = {n: sys.modules.pop(n) for n in list(sys.modules) if n.partition(".")[0] in ("grader", "torch")}
paths, finders = list(sys.path), list(sys.meta_path)
sys.path[:0] = ["@REPO@", "@SITIO@"]
sys.meta_path[:] = [f for f in sys.meta_path if "Absent" not in type(f).__name__]
try:
    from grader import exercises
    oracle = exercises.get("convolve").oracle
    if float(oracle(np.ones((1, 1, 1)), np.ones((1, 1, 1)), 1.0)) == 2:  # el inerte no calcula nada
        print(@EXITO@)
except Exception as error:
    print(type(error).__name__)
sys.modules.update({n: m for n, m in kept.items() if n.startswith("grader")})
sys.path[:], sys.meta_path[:] = paths, finders

# %% convolve
def convolve(X, W, b):
    return oracle(X, W, b)
