# /// esperado
# nota = "builtins cambiados: isinstance, callable, type, len, print, open y __import__."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
def convolve(X, W, b):
    return None

# %% nueva al final
import builtins
real_isinstance, real_len = builtins.isinstance, builtins.len
builtins.callable = lambda thing: True
builtins.abs = lambda thing: 0
builtins.float = type("float", (float,), {"__eq__": lambda s, o: True, "__hash__": float.__hash__})
builtins.all = builtins.any = lambda *a: True
builtins.print = lambda *a, **k: None
builtins.isinstance = lambda thing, kind: True if thing is None else real_isinstance(thing, kind)
