# /// esperado
# nota = "La diferencia hacia delante, que es otra fórmula, en float16."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 2 }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(*x.shape):
        after = x.copy()
        after[place] += eps
        gradient[place] = (f(after) - f(x)) / eps
    return gradient.astype(np.float16)
