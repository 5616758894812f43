# /// esperado
# nota = "Sin tocar: entrega el cuaderno como lo recibió."
# estado = "ok"
# puntos = { zero_padding = 0 }
# pierde = { zero_padding = ["todo"] }
# ///
