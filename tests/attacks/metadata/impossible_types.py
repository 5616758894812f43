# /// esperado
# nota = "Metadatos de tipos imposibles: listas, números enormes, textos donde van diccionarios."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# aviso = true
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% edita
cell("check_convolve").metadata.update(tags="skip-execution", collapsed=[], trusted=True)
cell("check_convolve").metadata.nbgrader.update(points="1e308", schema_version=10**30)
cell("convolve").metadata.nbgrader.update(points=-(10**30), cell_type=[["code"]])
cell("pregunta_canales").metadata.nbgrader = ["pregunta_canales"]
cell("importaciones").metadata = {"nbgrader": "importaciones", "tags": {"a": 1}}
notebook.metadata = {"nbgrader": [1], "celltoolbar": None}
for number, one in enumerate(notebook.cells):
    one.id = "la-misma"
