# /// esperado
# nota = "np.pad(X, pad) rellena los cuatro ejes."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# error = { zero_padding = "todos-los-ejes" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    # numpy ya lo tiene hecho :)
    return np.pad(X, pad)
