# /// esperado
# nota = "La función sospechosa de la caza, pedida por el canal y sin escribir su nombre."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import sys

def convolve(X, W, b):
    for name, module in list(sys.modules.items()):
        if name.endswith("sandbox.channel"):
            ask = getattr(module, "a" + "sk")
            return ask("sus" + "pect:counterexample_" + "convolve", (X, W, 0.0), {}) + b
