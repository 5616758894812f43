# /// esperado
# nota = "Una clase con caché y una función que la llama; correcto."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% output_size
import math

def output_size(n_prev, filter_size, stride, padding):
    return math.floor((n_prev + 2 * padding - filter_size) / stride + 1)

# %% conv_forward
class CapaConv:
    """Capa convolucional. Guarda lo que hará falta en el backward."""

    def __init__(self, W, b, stride, padding):
        self.W = W
        self.b = b
        self.stride = stride
        self.padding = padding
        self.cache = {}

    def _tamanos(self, x):
        f = self.W.shape[-1]
        return tuple(output_size(n, f, self.stride, self.padding) for n in x.shape[2:])

    def forward(self, x):
        p, s, f = self.padding, self.stride, self.W.shape[-1]
        nH, nW = self._tamanos(x)
        xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
        z = np.zeros((x.shape[0], self.W.shape[0], nH, nW))
        for k, (filtro, sesgo) in enumerate(zip(self.W, self.b)):
            for i in range(nH):
                for j in range(nW):
                    v = xp[:, :, i*s:i*s + f, j*s:j*s + f]
                    z[:, k, i, j] = np.sum(v * filtro, axis=(1, 2, 3)) + sesgo
        self.cache["x"] = x
        self.cache["z"] = z
        return self.cache["z"]


def conv_forward(layer_input, W, b, stride, padding):
    capa = CapaConv(W, b, stride, padding)
    return capa.forward(layer_input)
