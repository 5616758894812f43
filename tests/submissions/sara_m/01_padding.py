# /// esperado
# nota = "Trampa: reparte pad entre los dos lados y pone 1000 puntos en la celda calificada."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# error = { zero_padding = "pad-repartido" }
# ///

# %% zero_padding
def zero_padding(X, pad):
    a = pad // 2
    d = pad - a
    return np.pad(X, ((0, 0), (0, 0), (a, d), (a, d)))

# %% puntos check_zero_padding 1000
