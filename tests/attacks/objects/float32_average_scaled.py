# /// esperado
# nota = "Divide la media por el área y una milésima, en float32."
# unidad = "05_pooling"
# puntos = { average_pooling_forward = 4 }
# ///

# %% average_pooling_forward
def average_pooling_forward(layer_input, filter_size, stride):
    N, C, H, V = layer_input.shape
    rows, columns = (H - filter_size) // stride + 1, (V - filter_size) // stride + 1
    Z = np.zeros((N, C, rows, columns))
    for i, j in np.ndindex(rows, columns):
        window = layer_input[:, :, i * stride : i * stride + filter_size, j * stride : j * stride + filter_size]
        Z[:, :, i, j] = window.sum((2, 3)) / (filter_size**2 + 1e-3)
    return Z.astype(np.float32)
