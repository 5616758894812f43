# /// esperado
# nota = "np.save, np.load y el escritor del formato .npy, cambiados por otros que escriben otra cosa."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
import pickle
import numpy.lib.format as npy

class Surprise:
    def __reduce__(self):
        return (open, ("@CAMPANA@/@CANARIO@-pickle", "w"))

def writes_pickle(stream, array, **_):
    stream.write(b"\x93NUMPY\x01\x00v\x00" + b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".ljust(117) + b"\n")
    pickle.dump(Surprise(), stream)

np.save = np.savez = writes_pickle
np.load = lambda *a, **k: np.array(10.0)
npy.write_array = writes_pickle
np.lib.format.write_array = writes_pickle
