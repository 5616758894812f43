# /// esperado
# nota = "Salidas HTML, JavaScript, Markdown, LaTeX y widgets con script."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
from IPython.display import HTML, IFrame, Image, Javascript, Latex, Markdown, display
code = "<script>window.__pwned='@NOMBRE@'</script><img src=x onerror=\"window.__pwned='@NOMBRE@'\">"
for thing in (HTML(code), Javascript("window.__pwned='@NOMBRE@'"), Markdown(code), Latex(code), IFrame("http://127.0.0.1:@TCP@/@NOMBRE@", 9, 9)):
    display(thing)
kinds = ("text/html", "application/javascript", "image/svg+xml", "text/markdown", "text/latex", "application/pdf", "image/jpeg", "image/gif")
get_ipython().display_pub.publish({kind: code for kind in kinds} | {"text/plain": code})
get_ipython().display_pub.publish({"image/png": code, "text/plain": code}, metadata={"image/png": {"width": "9\" onerror=\"window.__pwned=1"}})
print(code)
code
