"""Lo que escribiría en sus celdas calificadas quien usa nbgrader tal cual: comparaciones sueltas con PyTorch.

Dan el equivalente en nbgrader de fábrica de cada ``check(...)`` del curso.
"""

_HEAD = "import torch\nimport torch.nn.functional as F\n\nrng = np.random.default_rng(11)\n"
_T = "torch.from_numpy"
_LAYER = (
    "for stride, padding in ((1, 0), (2, 1), (1, 2)):\n"
    "    x, w, b = rng.normal(size=(2, 3, 7, 8)), rng.normal(size=(4, 3, 3, 3)), rng.normal(size=4)\n"
    "    tx, tw, tb = (torch.tensor(a, requires_grad=True) for a in (x, w, b))\n"
    "    out = F.conv2d(tx, tw, tb, stride=stride, padding=padding)\n"
)
_POOLED = (
    "for f, stride in ((2, 2), (3, 2), (3, 1)):\n"
    "    x = rng.normal(size=(2, 3, 7, 8))\n"
    "    tx = torch.tensor(x, requires_grad=True)\n"
)


_ANY = (
    "for shape in ((5,), (3, 4), (2, 3, 4, 5)):\n"
    "    z = rng.normal(size=shape)\n"
    "    tz = torch.tensor(z, requires_grad=True)\n"
)
_LINEAR = (
    "for n, d, m in ((2, 5, 3), (4, 2, 6)):\n"
    "    x, w, b = rng.normal(size=(n, d)), rng.normal(size=(d, m)), rng.normal(size=m)\n"
    "    tx, tw, tb = (torch.tensor(a, requires_grad=True) for a in (x, w, b))\n"
    "    out = tx @ tw + tb\n"
)


def _pooling(kind: str, way: str) -> str:
    text = f"{_POOLED}    out = F.{kind[:3] if kind == 'max' else 'avg'}_pool2d(tx, f, stride)\n"
    if way == "forward":
        return text + f"    np.testing.assert_allclose({kind}_pooling_forward(x, f, stride), out.detach())\n"
    return text + (
        "    g = rng.normal(size=tuple(out.shape))\n"
        f"    out.backward({_T}(g))\n"
        f"    np.testing.assert_allclose({kind}_pooling_backward(g, x, f, stride), tx.grad)\n"
    )


_COLUMNS = (
    "for f, stride, pad in ((2, 1, 0), (3, 2, 1), (2, 3, 2)):\n"
    "    x = rng.normal(size=(2, 3, 7, 8))\n"
    f"    columns = F.unfold({_T}(x), f, padding=pad, stride=stride)\n"
)


def _forward(name: str) -> str:
    return f"{_LAYER}    np.testing.assert_allclose({name}(x, w, b, stride, padding), out.detach())\n"


def _backward(name: str) -> str:
    return _LAYER + (
        f"    g = rng.normal(size=tuple(out.shape))\n    out.backward({_T}(g))\n"
        f"    dx, new_w, new_b = {name}(g, 0.1, x, w, b, stride, padding)\n"
        "    np.testing.assert_allclose(dx, tx.grad)\n"
        "    np.testing.assert_allclose(new_w, w - 0.1 * tw.grad.numpy())\n"
        "    np.testing.assert_allclose(new_b, b - 0.1 * tb.grad.numpy())\n"
    )


_BODIES = {
    "negative_image": "x = rng.random((2, 3, 4, 5))\n"
    f"np.testing.assert_allclose(negative_image(x), 1 - {_T}(x))\n",
    "zero_padding": "for pad in (0, 1, 3):\n    x = rng.normal(size=(2, 3, 4, 5))\n"
    f"    np.testing.assert_allclose(zero_padding(x, pad), F.pad({_T}(x), (pad, pad, pad, pad)))\n",
    "convolve": "for f in (1, 2, 3):\n    x, w = rng.normal(size=(3, f, f)), rng.normal(size=(3, f, f))\n"
    f"    expected = F.conv2d({_T}(x)[None], {_T}(w)[None]).item() + 0.7\n"
    "    np.testing.assert_allclose(convolve(x, w, 0.7), expected)\n",
    "output_size": "for n, f, s, p in ((7, 3, 1, 0), (8, 3, 2, 1), (10, 4, 3, 2)):\n"
    "    out = F.conv2d(torch.zeros(1, 1, n, n), torch.zeros(1, 1, f, f), stride=s, padding=p)\n"
    "    assert output_size(n, f, s, p) == out.shape[-1]\n",
    "feature_map": "for stride in (1, 2):\n"
    "    x, w = rng.normal(size=(3, 7, 8)), rng.normal(size=(3, 3, 3))\n"
    f"    expected = F.conv2d({_T}(x)[None], {_T}(w)[None], stride=stride)[0, 0] + 0.7\n"
    "    np.testing.assert_allclose(feature_map(x, w, 0.7, stride), expected)\n",
    "conv_forward": _forward("conv_forward"),
    "numerical_gradient": "for shape in ((5,), (2, 3), (2, 1, 2)):\n    x = rng.normal(size=shape)\n"
    "    tx = torch.tensor(x, requires_grad=True)\n    (tx**3).sum().backward()\n"
    "    obtained = numerical_gradient(lambda a: float((a**3).sum()), x, 1e-5)\n"
    "    np.testing.assert_allclose(obtained, tx.grad, rtol=1e-5, atol=1e-6)\n",
    "conv_backward": _backward("conv_backward"),
    "max_pooling_forward": _pooling("max", "forward"),
    "average_pooling_forward": _pooling("average", "forward"),
    "max_pooling_backward": _pooling("max", "backward"),
    "average_pooling_backward": _pooling("average", "backward"),
    "relu_forward": f"{_ANY}    np.testing.assert_allclose(relu_forward(z), F.relu(tz).detach())\n",
    "relu_backward": f"{_ANY}    g = rng.normal(size=shape)\n    F.relu(tz).backward({_T}(g))\n"
    "    np.testing.assert_allclose(relu_backward(g, z), tz.grad)\n",
    "linear_forward": f"{_LINEAR}    np.testing.assert_allclose(linear_forward(x, w, b), out.detach())\n",
    "linear_backward": f"{_LINEAR}    g = rng.normal(size=tuple(out.shape))\n    out.backward({_T}(g))\n"
    "    dx, new_w, new_b = linear_backward(g, 0.1, x, w, b)\n"
    "    np.testing.assert_allclose(dx, tx.grad)\n"
    "    np.testing.assert_allclose(new_w, w - 0.1 * tw.grad.numpy())\n"
    "    np.testing.assert_allclose(new_b, b - 0.1 * tb.grad.numpy())\n",
    "softmax_cross_entropy": "for n, k in ((4, 3), (2, 5)):\n"
    "    z, y = rng.normal(size=(n, k)), rng.integers(0, k, size=n)\n"
    "    tz = torch.tensor(z, requires_grad=True)\n"
    f"    expected = F.cross_entropy(tz, {_T}(y))\n    expected.backward()\n"
    "    loss, gradient = softmax_cross_entropy(z, y)\n"
    "    np.testing.assert_allclose(loss, expected.item())\n"
    "    np.testing.assert_allclose(gradient, tz.grad)\n",
    "train_step": "shapes = dict(conv1_W=(8, 1, 3, 3), conv1_b=(8,), conv2_W=(16, 8, 3, 3), conv2_b=(16,),\n"
    "              linear_W=(64, 10), linear_b=(10,))\n"
    "params = {name: rng.normal(size=shape) / 5 for name, shape in shapes.items()}\n"
    "t = {name: torch.tensor(a, requires_grad=True) for name, a in params.items()}\n"
    "x, y = rng.normal(size=(3, 1, 8, 8)), rng.integers(0, 10, size=3)\n"
    f"a = {_T}(x)\n"
    "for layer in ('conv1', 'conv2'):\n"
    "    a = F.max_pool2d(F.relu(F.conv2d(a, t[layer + '_W'], t[layer + '_b'], padding=1)), 2)\n"
    f"expected = F.cross_entropy(a.flatten(1) @ t['linear_W'] + t['linear_b'], {_T}(y))\n"
    "expected.backward()\n"
    "loss, new = train_step(params, x, y, 0.1)\n"
    "np.testing.assert_allclose(loss, expected.item())\n"
    "for name, a in params.items():\n"
    "    np.testing.assert_allclose(new[name], a - 0.1 * t[name].grad.numpy(), atol=1e-8)\n",
    "windows": "for f, stride in ((1, 1), (3, 2), (2, 3)):\n    x = rng.normal(size=(2, 3, 7, 8))\n"
    f"    expected = {_T}(x).unfold(2, f, stride).unfold(3, f, stride)\n"
    "    np.testing.assert_allclose(windows(x, f, stride), expected)\n",
    "im2col": f"{_COLUMNS}    expected = columns.transpose(1, 2).flatten(0, 1)\n"
    "    np.testing.assert_allclose(im2col(x, f, stride, pad), expected)\n",
    "col2im": f"{_COLUMNS}    rows = columns.transpose(1, 2).flatten(0, 1).numpy()\n"
    "    expected = F.fold(columns, x.shape[2:], f, padding=pad, stride=stride)\n"
    "    np.testing.assert_allclose(col2im(rows, x.shape, f, stride, pad), expected)\n",
    "conv_forward_fast": _forward("conv_forward_fast"),
    "conv_backward_fast": _backward("conv_backward_fast"),
}


#: Las cazas del error y los ejercicios que no están arriba se comparan con lo que espera su oráculo.
_DERIVED = """import grader.exercises

for question in grader.exercises.get("{name}").draw(11):
    obtained = {name}(*question.arguments)
    if callable(question.criterion.looks_at):
        assert question.criterion.looks_at(obtained) is None
    else:
        many = len(question.expected) > 1
        for one, expected in zip(obtained if many else (obtained,), question.expected, strict=True):
            np.testing.assert_allclose(one, expected)
"""


def plain_check(name: str) -> str:
    """El código de la celda calificada de ``name``."""
    return _HEAD + _BODIES[name] if name in _BODIES else _DERIVED.format(name=name)
