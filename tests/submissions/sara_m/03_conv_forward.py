# /// esperado
# nota = "Suma el padding una sola vez; la capa sigue sin hacer."
# estado = "ok"
# puntos = { output_size = 3 }
# pierde = { output_size = ["con padding", "stride que no divide"], conv_forward = ["todo"] }
# error = { output_size = "padding-una-vez" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    total = n_prev + padding
    return (total - filter_size) // stride + 1
