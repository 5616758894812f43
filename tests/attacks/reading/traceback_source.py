# /// esperado
# nota = "Lanza un error cuya línea dice estar en un archivo del docente, para que la traza lo cite."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    exec(compile("raise ValueError('mira la línea')", "@CURSO@/.grader/clave", "exec"))

# %% nueva al final
exec(compile("1/0", "@CASA@/notas.txt", "exec"))
