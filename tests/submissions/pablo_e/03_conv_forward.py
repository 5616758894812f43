# /// esperado
# nota = "Alto y ancho de la salida intercambiados; solo acierta con imágenes cuadradas."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 12 }
# pierde = { output_size = [], conv_forward = ["forma de la salida", "imagen no cuadrada", "casos límite"] }
# error = { conv_forward = "tamanos-cambiados" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    n_out = (n_prev - filter_size + 2*padding)//stride + 1
    return n_out

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    (m, n_C_prev, n_W_prev, n_H_prev) = layer_input.shape
    (n_C, n_C_prev, f, f) = W.shape
    n_H = output_size(n_H_prev, f, stride, padding)
    n_W = output_size(n_W_prev, f, stride, padding)
    Z = np.zeros((m, n_C, n_H, n_W))
    A_prev_pad = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    for i in range(m):
        a_prev_pad = A_prev_pad[i]
        for h in range(n_H):
            vert_start = h*stride
            vert_end = vert_start + f
            for w in range(n_W):
                horiz_start = w*stride
                horiz_end = horiz_start + f
                for c in range(n_C):
                    a_slice = a_prev_pad[:, vert_start:vert_end, horiz_start:horiz_end]
                    Z[i, c, h, w] = np.sum(a_slice*W[c]) + b[c]
    return Z
