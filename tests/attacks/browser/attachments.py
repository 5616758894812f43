# /// esperado
# nota = "Adjuntos y metadatos de celda con SVG y HTML; nombres de celda con comillas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# ![adjunto](attachment:dibujo.svg) ![otro](attachment:"onerror="window.__pwned=1)

# %% edita
import base64
svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='parent.__pwned=1'><script>window.__pwned=1</script></svg>"
last = notebook.cells[-1]
last.attachments = {"dibujo.svg": {"image/svg+xml": base64.b64encode(svg).decode(), "text/html": "<script>window.__pwned=1</script>"}}
last.id = "x\"><script>window.__pwned=1</script>"
last.metadata.tags = ["\"><img src=x onerror=window.__pwned=1>"]
last.metadata.nbgrader = {"grade_id": "\"><img src=x onerror=window.__pwned=1>", "grade": True, "solution": True, "locked": False, "points": 1, "schema_version": 3, "task": False}
notebook.metadata.title = "</title><script>window.__pwned='@NOMBRE@'</script>"
notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": {"</script><script>window.__pwned=1</script>": {}}, "version_major": 2, "version_minor": 0}}
