# /// esperado
# nota = "Trampa: sin terminar y con la etiqueta skip-execution en la celda calificada."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# ///

# %% etiqueta check_zero_padding skip-execution
