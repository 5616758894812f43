# /// esperado
# nota = "Ganchos pre_run_cell y post_run_cell que publican un resultado de 10 puntos en cada celda."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva después de importaciones
from IPython.display import HTML, display

def gift(*_):
    get_ipython().displayhook(10.0)
    display(HTML("<p>✔ convolve: 10 de 10 puntos</p>"))

for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    get_ipython().events.register(event, gift)

# %% convolve
def convolve(X, W, b):
    return None
