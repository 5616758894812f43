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


def _pooling(kind: str, way: str) -> str:
    text = f"{_POOLED}    out = F.{kind[:3] if kind == 'max' else 'avg'}_pool2d(tx, f, stride)\n"
    if way == "forward":
        return text + f"    np.testing.assert_allclose({kind}_pooling_forward(x, f, stride), out.detach())\n"
    return text + (
        "    g = rng.normal(size=tuple(out.shape))\n"
        f"    out.backward({_T}(g))\n"
        f"    np.testing.assert_allclose({kind}_pooling_backward(g, x, f, stride), tx.grad)\n"
    )


def _hunt(name: str, expected: str) -> str:
    return (
        "from grader.pieces import suspect\n\n"
        f"given = counterexample_{name}()\n"
        f'try:\n    obtained = suspect("counterexample_{name}")(*given)\n'
        "except ValueError:\n    obtained = np.nan\n"
        "if isinstance(obtained, tuple):\n    obtained = obtained[0]\n"
        "given = [torch.tensor(g, dtype=torch.float64) if isinstance(g, np.ndarray) else g for g in given]\n"
        f"expected = np.asarray({expected})\n"
        "assert np.shape(obtained) != expected.shape or not np.allclose(obtained, expected)\n"
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
    "conv_forward": _LAYER
    + "    np.testing.assert_allclose(conv_forward(x, w, b, stride, padding), out.detach())\n",
    "numerical_gradient": "for shape in ((5,), (2, 3), (2, 1, 2)):\n    x = rng.normal(size=shape)\n"
    "    tx = torch.tensor(x, requires_grad=True)\n    (tx**3).sum().backward()\n"
    "    obtained = numerical_gradient(lambda a: float((a**3).sum()), x, 1e-5)\n"
    "    np.testing.assert_allclose(obtained, tx.grad, rtol=1e-5, atol=1e-6)\n",
    "conv_backward": _LAYER + f"    g = rng.normal(size=tuple(out.shape))\n    out.backward({_T}(g))\n"
    "    dx, new_w, new_b = conv_backward(g, 0.1, x, w, b, stride, padding)\n"
    "    np.testing.assert_allclose(dx, tx.grad)\n"
    "    np.testing.assert_allclose(new_w, w - 0.1 * tw.grad.numpy())\n"
    "    np.testing.assert_allclose(new_b, b - 0.1 * tb.grad.numpy())\n",
    "max_pooling_forward": _pooling("max", "forward"),
    "average_pooling_forward": _pooling("average", "forward"),
    "max_pooling_backward": _pooling("max", "backward"),
    "average_pooling_backward": _pooling("average", "backward"),
    "counterexample_padding": _hunt("padding", "F.pad(given[0], (given[1],) * 4)"),
    "counterexample_convolve": _hunt("convolve", "(given[0] * given[1]).sum() + given[2]"),
    "counterexample_forward": _hunt("forward", "F.conv2d(*given)"),
    "counterexample_backward": _hunt(
        "backward",
        "torch.nn.grad.conv2d_input(given[2].shape, given[3], given[0], given[5], given[6])",
    ),
    "counterexample_max_forward": _hunt("max_forward", "F.max_pool2d(*given)"),
    "counterexample_max_backward": _hunt(
        "max_backward",
        "torch.autograd.grad(F.max_pool2d(given[1].requires_grad_(), *given[2:]), given[1], given[0])[0]",
    ),
}


def plain_check(name: str) -> str:
    """El código de la celda calificada de ``name``; lanza ``KeyError`` si nadie lo ha escrito."""
    return _HEAD + _BODIES[name]
