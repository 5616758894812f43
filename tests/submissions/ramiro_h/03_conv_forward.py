# /// esperado
# nota = "Trampa: transpone el filtro y entrega un torch.py propio que imprime una nota."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 2 }
# pierde = { output_size = [], conv_forward = ["valores, stride 1", "padding", "stride mayor que 1", "stride que no divide", "varios filtros", "varias imágenes en el lote", "imagen no cuadrada", "sesgo", "casos límite", "no modifica la entrada"] }
# error = { conv_forward = "filtro-transpuesto" }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size)//stride + 1

# %% nueva antes de conv_forward
import torch

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    X = np.pad(layer_input, ((0,0),(0,0),(padding,padding),(padding,padding)))
    Z = np.zeros((N, F, output_size(H, f, stride, padding), output_size(A, f, stride, padding)))
    for n, k, i, j in np.ndindex(*Z.shape):
        trozo = X[n, :, i*stride:i*stride+f, j*stride:j*stride+f]
        Z[n, k, i, j] = np.sum(trozo * W[k].transpose(0, 2, 1)) + b[k]
    return Z
