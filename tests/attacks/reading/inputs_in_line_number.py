# /// esperado
# nota = "Las entradas secretas, en el número de la línea que falla: una línea por valor."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

lines = ["def fails(n):"] + [f"    if n == {n}: raise ValueError('entrada-en-la-linea')" for n in range(300)]
exec(compile("\n".join(lines), "celda", "exec"))

def convolve(X, W, b):
    fails(int(abs(X.ravel()[0]) * 10) % 300)
    return 0.0
