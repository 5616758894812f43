# /// esperado
# nota = "Correcta; importa torch sin usarlo, pide un dato con input() y una celda nueva falla después de la solución."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% nueva después de importaciones
try:
    semilla = int(input("semilla: "))
except Exception:
    semilla = 42
np.random.seed(semilla)

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size)//stride + 1

# %% nueva después de check_output_size
# esto lo dejé a medias, no borrar
salidas = [output_size(n, 3, 1, 1) for n in tamaños]

# %% conv_forward
import torch
import torch.nn as nn
import torch.nn.functional as F

def conv_forward(layer_input, W, b, stride, padding):
    N = layer_input.shape[0]
    K, _, f, _ = W.shape
    H_out = output_size(layer_input.shape[2], f, stride, padding)
    W_out = output_size(layer_input.shape[3], f, stride, padding)
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Z = np.zeros((N, K, H_out, W_out))
    for n in range(N):
        for k in range(K):
            for i in range(H_out):
                for j in range(W_out):
                    ini_i, ini_j = stride*i, stride*j
                    fin_i, fin_j = ini_i + f, ini_j + f
                    Z[n, k, i, j] = np.sum(x[n, :, ini_i:fin_i, ini_j:fin_j]*W[k]) + b[k]
    return Z

# %% nueva al final
Z = conv_forward(np.random.randn(2, 3, 8, 8), np.random.randn(4, 3, 3, 3), np.zeros(4), 1, 0)
assert Z.shape == (2, 4, 8, 8), "no sé por qué no da 8"
