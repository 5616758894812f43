# /// esperado
# nota = "iframe, object, embed, form y meta refresh."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# <iframe srcdoc="<script>parent.__pwned='@NOMBRE@'</script>"></iframe>
# <iframe src="http://127.0.0.1:@TCP@/@NOMBRE@/iframe"></iframe>
# <object data="http://127.0.0.1:@TCP@/@NOMBRE@/object"></object>
# <embed src="http://127.0.0.1:@TCP@/@NOMBRE@/embed">
# <meta http-equiv="refresh" content="1;url=http://127.0.0.1:@TCP@/@NOMBRE@/refresh">
# <form action="http://127.0.0.1:@TCP@/@NOMBRE@/form"><button>Guardar nota</button></form>
# <base href="http://127.0.0.1:@TCP@/@NOMBRE@/base/">
