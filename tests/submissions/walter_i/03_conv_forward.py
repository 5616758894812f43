# /// esperado
# nota = "output_size redondea hacia arriba; conv_forward olvida el stride al empezar la ventana."
# estado = "ok"
# puntos = { output_size = 4, feature_map = 3, conv_forward = 12 }
# pierde = { output_size = ["stride que no divide"], feature_map = ["stride mayor que 1", "sesgo y casos límite"], conv_forward = ["stride mayor que 1", "stride que no divide", "casos límite"] }
# error = { output_size = "redondeo-arriba", feature_map = "stride-ignorado", conv_forward = "stride-ignorado" }
# ///

# %% output_size
import math
def output_size(n_prev, filter_size, stride, padding):
    return math.ceil((n_prev + 2*padding - filter_size) / stride) + 1

# %% feature_map
def feature_map(X, W, b, stride):
    f = W.shape[1]
    nH = (X.shape[1] - f) // stride + 1
    nW = (X.shape[2] - f) // stride + 1
    Z = np.zeros((nH, nW))
    for y in range(nH):
        for x in range(nW):
            Z[y, x] = np.sum(X[:, y:y + f, x:x + f] * W) + b
    return Z

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
