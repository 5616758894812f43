"""Lo que lanza una excepción al principio: función, título y código."""

from tests.mutants.collection import Solution

_SOURCES = [
    ("negative_image", "Compara con None", "def negative_image(X):\n    return None - X"),
    ("zero_padding", "Sin terminar", "def zero_padding(X, pad):\n    raise NotImplementedError"),
    ("zero_padding", "Sin return", "def zero_padding(X, pad):\n    out = X * 2"),
    ("zero_padding", "Devuelve la entrada", "def zero_padding(X, pad):\n    return X"),
    (
        "zero_padding",
        "Parejas de menos",
        "def zero_padding(X, pad):\n    return np.pad(X, ((pad, pad), (pad, pad)))",
    ),
    ("zero_padding", "np.lib.pad", "def zero_padding(X, pad):\n    return np.lib.pad(X, pad, 'constant')"),
    (
        "zero_padding",
        "La forma sin tupla",
        "def zero_padding(X, pad):\n    N, C, H, W = X.shape\n"
        "    out = np.zeros(N, C, H + 2 * pad, W + 2 * pad)\n    return out",
    ),
    (
        "zero_padding",
        "Se olvida de un eje",
        "def zero_padding(X, pad):\n    N, H, W = X.shape\n    return np.zeros((N, H, W))",
    ),
    (
        "zero_padding",
        "Estropea la entrada y luego falla",
        "def zero_padding(X, pad):\n    X[...] = 0\n    return X.pad(pad)",
    ),
    (
        "zero_padding",
        "Una función auxiliar, y varias líneas",
        "def marco(X, pad):\n    return np.pad(\n        X,\n        ((pad, pad), (pad, pad)),\n    )\n\n\n"
        "def zero_padding(X, pad):\n    return marco(X, pad)",
    ),
    (
        "zero_padding",
        "Una línea con la forma a medias",
        "def zero_padding(X, pad):\n    out = np.zeros((X.shape[0], X.shape[1], X.shape, 3))\n    return out",
    ),
    ("convolve", "Un bucle sin range", "def convolve(X, W, b):\n    for c in 3:\n        pass\n    return b"),
    ("convolve", "float de un array", "def convolve(X, W, b):\n    return float((X * W).sum(axis=0) + b)"),
    (
        "convolve",
        "Pisa el filtro",
        "def convolve(X, W, b):\n    C, H, W = X.shape\n    return sum(X[c] * W[c] for c in range(C)) + b",
    ),
    ("convolve", "einsum cruzado", "def convolve(X, W, b):\n    return np.einsum('abc,cba->', X, W) + b"),
    (
        "output_size",
        "Con decimales",
        "def output_size(n_prev, filter_size, stride, padding):\n"
        "    return n_prev",
    ),
    (
        "conv_forward",
        "Pisa los filtros",
        "def conv_forward(layer_input, W, b, stride, padding):\n    N, C, H, W = layer_input.shape\n"
        "    F, _, f, _ = W.shape\n    return W",
    ),
    (
        "conv_forward",
        "Cuenta el marco dos veces",
        "def output_size(n_prev, f, s, p):\n    return (n_prev + 2 * p - f) // s + 1\n\n\n"
        "def conv_forward(layer_input, W, b, stride, padding):\n    X = zero_padding(layer_input, padding)\n"
        "    N, C, H, width = X.shape\n    F, _, f, _ = W.shape\n"
        "    n_H = output_size(H, f, stride, padding)\n    n_W = output_size(width, f, stride, padding)\n"
        "    out = np.zeros((N, F, n_H, n_W))\n    for n, k, i, j in np.ndindex(out.shape):\n"
        "        y, x = i * stride, j * stride\n"
        "        out[n, k, i, j] = np.sum(X[n, :, y : y + f, x : x + f] * W[k]) + b[k]\n    return out",
    ),
    (
        "conv_forward",
        "Lo mismo, con la pieza del curso",
        "def output_size(n_prev, f, s, p):\n    return (n_prev + 2 * p - f) // s + 1\n\n\n"
        "def conv_forward(layer_input, W, b, stride, padding):\n    X = zero_padding(layer_input, padding)\n"
        "    N, C, H, width = X.shape\n    F, _, f, _ = W.shape\n"
        "    n_H = output_size(H, f, stride, padding)\n    n_W = output_size(width, f, stride, padding)\n"
        "    out = np.zeros((N, F, n_H, n_W))\n    for n, k, i, j in np.ndindex(out.shape):\n"
        "        y, x = i * stride, j * stride\n"
        "        out[n, k, i, j] = convolve(X[n, :, y : y + f, x : x + f], W[k], b[k])\n    return out",
    ),
    (
        "conv_forward",
        "W sin [k], con la pieza del curso",
        "def conv_forward(layer_input, W, b, stride, padding):\n    X = zero_padding(layer_input, padding)\n"
        "    f = W.shape[2]\n    return convolve(X[0, :, :f, :f], W, b[0])",
    ),
    (
        "conv_forward",
        "b sin [k]",
        "def conv_forward(layer_input, W, b, stride, padding):\n    X = zero_padding(layer_input, padding)\n"
        "    f = W.shape[2]\n    out = np.zeros((2, 2))\n    out[0, 0] = np.sum(X[0, :, :f, :f] * W[0]) + b\n"
        "    return out",
    ),
    (
        "conv_forward",
        "La pieza, con una imagen sin lote",
        "def conv_forward(layer_input, W, b, stride, padding):\n"
        "    return np.array([zero_padding(x, padding) for x in layer_input])",
    ),
    (
        "conv_forward",
        "Un assert que rechaza lo que no divide",
        "def conv_forward(layer_input, W, b, stride, padding):\n    H, f = layer_input.shape[2], W.shape[2]\n"
        "    assert (H + 2 * padding - f) % stride == 0\n"
        "    from numpy.lib.stride_tricks import sliding_window_view as see\n"
        "    X = zero_padding(layer_input, padding)\n"
        "    V = see(X, (f, f), axis=(2, 3))[:, :, ::stride, ::stride]\n"
        "    return np.einsum('nchwij,fcij->nfhw', V, W) + b[:, None, None]",
    ),
    (
        "numerical_gradient",
        "Sin recorrer los valores",
        "def numerical_gradient(f, x, eps=1e-5):\n    return (f(x + eps) - f(x - eps)) / (2 * eps)",
    ),
    (
        "numerical_gradient",
        "Suma arrays de formas distintas",
        "def numerical_gradient(f, x, eps=1e-5):\n    g = np.zeros_like(x)\n"
        "    for i in np.ndindex(x.shape):\n        g[i] = f(x + np.zeros(7)) - f(x)\n    return g",
    ),
    (
        "conv_backward",
        "Devuelve dos valores",
        "def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):\n    return W, b",
    ),
    (
        "conv_backward",
        "Pisa los filtros",
        "def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):\n"
        "    N, C, H, W = layer_input.shape\n    dW = np.zeros(W.shape)\n    return layer_input, dW, b",
    ),
    (
        "max_pooling_forward",
        "Un tamaño con /",
        "def max_pooling_forward(layer_input, filter_size, stride):\n    N, C, H, W = layer_input.shape\n"
        "    n_H = (H - filter_size) / stride + 1\n    out = np.zeros((N, C, n_H, n_H))\n    return out",
    ),
    (
        "max_pooling_forward",
        "xrange",
        "def max_pooling_forward(layer_input, filter_size, stride):\n    for i in xrange(3):\n        pass",
    ),
    (
        "max_pooling_backward",
        "unravel_index con la forma de la imagen",
        "def max_pooling_backward(l_O, layer_input, filter_size, stride):\n"
        "    dX = np.zeros_like(layer_input)\n"
        "    for n, c, i, j in np.ndindex(l_O.shape):\n        k = np.argmax(layer_input)\n"
        "        u, v = np.unravel_index(k, (filter_size, filter_size))\n"
        "        dX[n, c, i * stride + u, j * stride + v] += l_O[n, c, i, j]\n    return dX",
    ),
    (
        "max_pooling_backward",
        "Ceros",
        "def max_pooling_backward(l_O, layer_input, filter_size, stride):\n"
        "    return np.zeros_like(layer_input)",
    ),
    (
        "average_pooling_backward",
        "Devuelve el gradiente que llega",
        "def average_pooling_backward(l_O, layer_input, filter_size, stride):\n    return l_O",
    ),
]  # fmt: skip

TYPICAL = [Solution(name, title, source, right=False) for name, title, source in _SOURCES]
