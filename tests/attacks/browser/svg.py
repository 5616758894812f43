# /// esperado
# nota = "SVG con script, con onload y con foreignObject; MathML con enlaces."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# <svg onload="window.__pwned='@NOMBRE@'"><script>window.__pwned='@NOMBRE@'</script></svg>
# <svg><animate onbegin="window.__pwned='@NOMBRE@'" attributeName="x" dur="1s"></animate></svg>
# <svg><foreignObject><img src="x" onerror="window.__pwned='@NOMBRE@'"></foreignObject></svg>
# <math><maction actiontype="statusline" xlink:href="javascript:window.__pwned='@NOMBRE@'">x</maction></math>
# <svg><style><img src="</style><img src=x onerror=window.__pwned='@NOMBRE@'>"></style></svg>

# %% nueva al final
from IPython.display import SVG, display
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload=\"window.__pwned='@NOMBRE@'\"><script>window.__pwned='@NOMBRE@'</script></svg>"))
