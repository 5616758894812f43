# /// esperado
# nota = "Trampa: conv_forward llama a F.conv2d de torch, que al calificar está vacío; output_size es suya y correcta."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 0 }
# pierde = { output_size = [], conv_forward = ["todo"] }
# ///

# %% output_size
def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2*padding - filter_size)//stride + 1

# %% conv_forward
import torch
import torch.nn.functional as F

def conv_forward(layer_input, W, b, stride, padding):
    x = torch.tensor(layer_input)
    with torch.no_grad():
        z = F.conv2d(x, torch.tensor(W), torch.tensor(b), stride=stride, padding=padding)
    return z.detach().numpy()
