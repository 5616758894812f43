# /// esperado
# nota = "Vectorizada sobre el lote y los filtros, con anotaciones de tipo y argumentos por defecto; correcto."
# estado = "ok"
# puntos = { output_size = 6, conv_forward = 16 }
# pierde = { output_size = [], conv_forward = [] }
# ///

# %% output_size
def output_size(n_prev: int, filter_size: int, stride: int = 1, padding: int = 0) -> int:
    """Number of positions of a window along one axis."""
    return (n_prev + 2 * padding - filter_size) // stride + 1

# %% conv_forward
from typing import Optional


def conv_forward(
    layer_input: np.ndarray,
    W: np.ndarray,
    b: Optional[np.ndarray] = None,
    stride: int = 1,
    padding: int = 0,
) -> np.ndarray:
    """Convolutional layer, loops only over output positions."""
    n_filters, _, f, _ = W.shape
    if b is None:
        b = np.zeros(n_filters)
    batch, _, height, width = layer_input.shape
    out_h: int = output_size(height, f, stride, padding)
    out_w: int = output_size(width, f, stride, padding)
    padded = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Z = np.zeros((batch, n_filters, out_h, out_w), dtype=layer_input.dtype)
    for row, col in np.ndindex(out_h, out_w):
        r, c = row * stride, col * stride
        patch = padded[:, :, r : r + f, c : c + f]
        Z[:, :, row, col] = (patch[:, None] * W[None]).sum(axis=(2, 3, 4)) + b
    return Z
