# /// esperado
# nota = "Miles de temporizadores y de descriptores de sucesos y de espera."
# unidad = "02_convolve"
# puntos = { convolve = 10 }
# ///

# %% convolve
def convolve(X, W, b):
    return (X * W).sum() + b

# %% nueva al final
@LLAMADA@


made = sum(call(222, 1, None, ctypes.byref(ctypes.c_int())) == 0 for _ in range(20_000))
print(made, call(283, 1, 0), call(284, 0), call(291, 0))
