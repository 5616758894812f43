# /// esperado
# nota = "El nombre del tipo es enorme, no es texto normal o cambia; __class__ dice ser ndarray."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
class Meta(type):
    def __getattribute__(cls, name):
        if name == "__name__":
            return "✔" * 10**6
        return super().__getattribute__(name)

def convolve(X, W, b):
    if X.shape[0] > 1:
        return type("convolve: 10 de 10 puntos\n✔ " * 1000, (), {})()
    if b:
        return Meta("ndarray", (), {})()
    return type("ndarray", (), {"__class__": property(lambda self: np.ndarray)})()
