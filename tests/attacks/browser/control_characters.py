# /// esperado
# nota = "ESC, marcas de sentido y campanas en el nombre, el mensaje y la salida de un error."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve

def convolve(X, W, b):
    name = "\x1b[2J\u202e<script>window.__pwned=1</script>`rm -rf`|a|b|"
    raise type(name, (Exception,), {})("\x1b]0;titulo\x07\x1b[31m=cmd|calc!A1 | col |\n## t\n\u202egnp.exe\u2066\x9b2J")
