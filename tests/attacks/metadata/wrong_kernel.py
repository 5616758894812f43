# /// esperado
# nota = "Un kernel que no existe, otro lenguaje y una orden propia en los metadatos."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% edita
notebook.metadata.kernelspec = {
    "name": "../../kernel",
    "display_name": "<b>kernel</b>",
    "language": "bash",
    "argv": ["sh", "-c", "touch @CAMPANA@/@CANARIO@-kernel"],
}
notebook.metadata.language_info = {"name": "bash", "file_extension": ".sh"}
