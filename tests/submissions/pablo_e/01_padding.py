# /// esperado
# nota = "Rellena los ejes 1 y 2, como en Keras: canales al final."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# error = { zero_padding = "canales-al-final" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    # X: (m, n_H, n_W, n_C)
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), 'constant')
    return X_pad
