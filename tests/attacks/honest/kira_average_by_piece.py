# /// esperado
# nota = "La media de cada ventana, como una convolución con la pieza del curso."
# unidad = "05_pooling"
# estado = "ok"
# puntos = { average_pooling_forward = 4 }
# ///

# %% average_pooling_forward
from grader.pieces import conv_forward

def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, V = layer_input.shape
    filtro = np.full((1, 1, filter_size, filter_size), 1 / filter_size**2)
    planos = conv_forward(layer_input.reshape(N * C, 1, H, V), filtro, np.zeros(1), stride, 0)
    return planos.reshape(N, C, *planos.shape[2:])
