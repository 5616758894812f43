# /// esperado
# nota = "Pide miles de piezas al corrector, con los argumentos más caros que admite."
# unidad = "03_conv_forward"
# puntos = { output_size = 0, conv_forward = 0 }
# aviso = true
# ///

# %% nueva al final
from grader.pieces import zero_padding
X = np.ones((1, 1, 1000, 1000))
for _ in range(10**6):
    try:
        zero_padding(X, 500)
    except ValueError:
        pass
