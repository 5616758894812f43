# /// esperado
# nota = "Enlaces javascript:, vbscript: y data: en Markdown, en HTML y en fórmulas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# [mi solución](javascript:void(window.__pwned='@NOMBRE@')) ·
# <a href="javascript:void(window.__pwned='@NOMBRE@')" class="pulsar">explicación</a> ·
# <a href="&#106;avascript&colon;void(window.__pwned='@NOMBRE@')" class="pulsar">otra</a> ·
# <a href="data:text/html,<script>opener.__pwned=1</script>" target="_blank">datos</a> ·
# $\href{javascript:void(window.__pwned='@NOMBRE@')}{\text{fórmula}}$ ·
# $$\require{html}\style{x:expression(1)}\cssId{a}\href{javascript:void(window.__pwned='@NOMBRE@')}{x^2}$$
