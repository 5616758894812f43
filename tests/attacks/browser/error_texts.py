# /// esperado
# nota = "Etiquetas en el mensaje, el nombre y la línea de un error, dentro y fuera de la función."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
Bad = type("<img src=x onerror=window.__pwned='@NOMBRE@'>", (Exception,), {})

def convolve(X, W, b):
    raise Bad("`</code><script>window.__pwned='@NOMBRE@'</script>`")  # <script>window.__pwned='@NOMBRE@'</script>

# %% nueva al final
raise Bad("</pre><script>window.__pwned='@NOMBRE@'</script> \x1b[31m<img src=x onerror=window.__pwned='@NOMBRE@'>\x1b[0m")
