# /// esperado
# nota = "La respuesta escrita, con miles de corchetes y de fórmulas sin cerrar."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% edita
cell("pregunta_canales").source = "[" * 50_000 + "$" * 50_000 + "\\begin{a}" * 5000 + "<!--" * 10_000
