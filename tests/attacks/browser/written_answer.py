# /// esperado
# nota = "La respuesta escrita, que el docente lee en formgrader, lleva script."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% fuente pregunta_canales
Mi respuesta. <script>window.__pwned = "@NOMBRE@"; document.title = "pwned"</script>
<img src=x onerror="window.__pwned='@NOMBRE@'; fetch('/formgrader/api/grades')">

<textarea>notas</textarea> <input class="score" value="10"> <iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>
