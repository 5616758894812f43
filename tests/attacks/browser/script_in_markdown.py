# /// esperado
# nota = "Etiquetas script en celdas de texto."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% texto al final
# <script>window.__pwned = "@NOMBRE@"; document.title = "pwned";
# fetch("http://127.0.0.1:@TCP@/@NOMBRE@")</script>
#
# Texto **normal** y <SCRIPT SRC="http://127.0.0.1:@TCP@/@NOMBRE@.js"></SCRIPT>

# %% texto después de check_convolve
# <scr<script>ipt>window.__pwned = "@NOMBRE@"</scr</script>ipt>
