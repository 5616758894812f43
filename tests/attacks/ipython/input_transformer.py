# /// esperado
# nota = "Un transformador de entrada que cambia todo lo que se ejecute después por un 10."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% convolve
def convolve(X, W, b):
    return None

def transformed(lines):
    return ["10.0\n"] if any("check" in line for line in lines) else lines

ip = get_ipython()
ip.input_transformers_cleanup.append(transformed)
ip.input_transformers_post.append(transformed)
