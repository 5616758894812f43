# /// esperado
# nota = "No deriva: pone todas las casillas, con un uno y ceros, en una sola imagen grande."
# unidad = "04_conv_backward"
# puntos = { conv_backward = 0 }
# ///

# %% conv_backward
from grader.pieces import conv_forward

def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):
    N, F, h, w = l_O.shape
    C, H, V = layer_input.shape[1:]
    f = W.shape[2]
    rows, columns = (-(-(side + 2 * padding) // stride) for side in (H, V))  # ventanas que avanza cada tesela
    grid = int(np.ceil(np.sqrt(C * H * V)))
    image = np.zeros((1, C, grid * rows * stride, grid * columns * stride))
    for n, (c, y, x) in enumerate(np.ndindex(C, H, V)):
        i, j = divmod(n, grid)
        image[0, c, i * rows * stride + padding + y, j * columns * stride + padding + x] = 1
    answers = conv_forward(image, W, np.zeros(F), stride, 0)[0]
    dX = np.zeros((N, C * H * V))
    for n in range(C * H * V):
        i, j = divmod(n, grid)
        seen = answers[:, i * rows : i * rows + h, j * columns : j * columns + w]
        dX[:, n] = np.sum(l_O * seen, axis=(1, 2, 3))
    filters = np.eye(f * f).reshape(-1, 1, f, f)
    planes = layer_input.reshape(N * C, 1, H, V)
    windows = conv_forward(planes, filters, np.zeros(f * f), stride, padding).reshape(N, C, f * f, h, w)
    dW = np.einsum("nkij,ncqij->kcq", l_O, windows).reshape(W.shape)
    return dX.reshape(layer_input.shape), W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))
