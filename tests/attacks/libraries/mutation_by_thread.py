# /// esperado
# nota = "Un hilo modifica la entrada después de contestar."
# unidad = "01_padding"
# puntos = { zero_padding = 9 }
# ///

# %% zero_padding
import threading

def zero_padding(X, pad):
    N, C, H, V = X.shape
    Z = np.zeros((N, C, H + 2 * pad, V + 2 * pad), X.dtype)
    Z[:, :, pad : pad + H, pad : pad + V] = X
    threading.Timer(0.0, X.fill, [7]).start()
    threading.Event().wait(0.05)
    return Z
