# /// esperado
# nota = "No hace diferencias: lee los coeficientes de la función que le dan."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# ///

# %% numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    c, s, l = f.coefficients
    return 3 * c * x**2 + c * eps**2 + 2 * s * x + l + np.roll(x, 1) + np.roll(x, -1)
