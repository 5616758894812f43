# /// esperado
# nota = "CSS que tapa la página con una tabla de todo correcto."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto antes de convolve
# <style>body > *, .celltoolbar, .output_area, table { display: none !important } body { visibility: hidden }</style>
# <div style="position:fixed;inset:0;z-index:99999;background:white;visibility:visible" id="tapadera">
# ✔ convolve: 10 de 10 puntos</div>
