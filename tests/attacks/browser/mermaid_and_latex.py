# /// esperado
# nota = "Diagramas mermaid y fórmulas con macros que ejecutan o piden cosas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% texto al final
# ```mermaid
# graph TD
#   A["<img src=x onerror=window.__pwned='@NOMBRE@'>"] --> B
#   click A href "javascript:window.__pwned='@NOMBRE@'"
# ```
# $\unicode{<img src=x onerror=window.__pwned=1>}$ $\includegraphics{http://127.0.0.1:@TCP@/@NOMBRE@.png}$
# $$\def\x{\x\x}\x$$ `$</span><img src=x onerror=window.__pwned='@NOMBRE@'>$` $<img src=x onerror=window.__pwned='@NOMBRE@'>$
# \begin{equation}<script>window.__pwned='@NOMBRE@'</script>\end{equation}
