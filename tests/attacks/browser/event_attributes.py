# /// esperado
# nota = "onerror, onload, ontoggle, onfocus y animaciones en celdas de texto."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# <img src="x-no-existe" onerror="window.__pwned='@NOMBRE@'">
# <details open ontoggle="window.__pwned='@NOMBRE@'"><summary>pista</summary></details>
# <input autofocus onfocus="window.__pwned='@NOMBRE@'">
# <style>@keyframes k{}</style><p style="animation: k 1s" onanimationstart="window.__pwned='@NOMBRE@'">hola</p>
# <body onload="window.__pwned='@NOMBRE@'"><marquee onstart="window.__pwned='@NOMBRE@'">m</marquee>
# <video><source onerror="window.__pwned='@NOMBRE@'"></video>
