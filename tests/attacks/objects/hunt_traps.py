# /// esperado
# nota = "La caza del error devuelve objetos raros para hacer fallar al oráculo, que está en el lado de confianza."
# unidad = "01_padding"
# puntos = { zero_padding = 0, counterexample_padding = 0 }
# ///

# %% counterexample_padding
class Integer(int):
    pass

def counterexample_padding():
    return np.zeros((1, 1, 10**4, 1), dtype=np.longdouble), Integer(10**18)
