# /// esperado
# nota = "output_size redondea hacia arriba; conv_forward olvida el stride al empezar la ventana."
# estado = "ok"
# puntos = { output_size = 3, conv_forward = 12 }
# pierde = { output_size = ["con padding", "stride que no divide"], conv_forward = ["stride mayor que 1", "stride que no divide", "casos límite"] }
# error = { output_size = "redondeo-arriba", conv_forward = "stride-ignorado" }
# ///

# %% output_size
import math
def output_size(n_prev, filter_size, stride, padding):
    return math.ceil((n_prev + 2*padding - filter_size) / stride) + 1

# %% conv_forward
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, An = layer_input.shape
    F, _, f, _ = W.shape
    # con output_size me salía una fila de más en algunos casos, lo calculo otra vez aquí
    H_out = (H + 2*padding - f)//stride + 1
    A_out = (An + 2*padding - f)//stride + 1
    X = np.pad(layer_input, ((0,0), (0,0), (padding, padding), (padding, padding)))
    Z = np.zeros((N, F, H_out, A_out))
    for n in range(N):
        for k in range(F):
            for i in range(H_out):
                for j in range(A_out):
                    Z[n,k,i,j] = np.sum(X[n, :, i:i+f, j:j+f]*W[k]) + b[k]
    return Z
