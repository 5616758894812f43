# /// esperado
# nota = "Celdas en bruto, celdas de un tipo inventado y código que cierra la etiqueta que lo contiene."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% edita
code = "<script>window.__pwned='@NOMBRE@'</script><img src=x onerror=\"window.__pwned='@NOMBRE@'\">"
notebook.cells.append(nbformat.v4.new_raw_cell(code))
notebook.cells.append(nbformat.v4.new_raw_cell(code))
notebook.cells[-1].metadata.raw_mimetype = "text/html"
notebook.cells[-1].metadata.format = "text/html"
notebook.cells.append(nbformat.v4.new_raw_cell(code))
notebook.cells[-1].cell_type = "heading"
notebook.cells[-1].level = 1
notebook.cells.append(nbformat.v4.new_code_cell("# </pre></div></script>" + code))

# %% texto al final
# ```html
# </code></pre><script>window.__pwned='@NOMBRE@'</script>
# ```
# ~~~"onmouseover="window.__pwned=1
# código
# ~~~
