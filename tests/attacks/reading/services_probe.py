# /// esperado
# nota = "Pide al corrector, por el canal de las piezas, funciones que no son de unidades anteriores."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    from grader.sandbox import channel
    for name in ("convolve", "conv_forward", "suspect:convolve", "__class__", "get", "suspect:counterexample_forward"):
        try:
            return channel.ask(name, (X, W, b), {})
        except ValueError:
            pass
    return channel.ask("zero_padding", (X[None], 0), {"__globals__": 1})
