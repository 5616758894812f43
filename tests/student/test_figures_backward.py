"""Las figuras de la vuelta: lo que dicen es el gradiente que calcula PyTorch, y se ven."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from matplotlib.figure import Figure as Drawing

from grader.figures import backward
from grader.figures.sketch import _draw, words
from tests.kit import pictures

X = np.array([[1, 2, 0], [0, 1, 3], [2, 0, 1]])
W = np.array([[1, 2], [3, -1]])
L_O = np.array([[1, 3], [-1, 2]])
EXAMPLES = {
    "layer_both_ways": backward.layer_both_ways,
    "gradient_flow": lambda: backward.gradient_flow(3, 3, 2, (1, 1)),
    "gradient_flow, stride 2": lambda: backward.gradient_flow(5, 5, 3, (2, 1), 2),
    "gradient_flow, sin caminos": lambda: backward.gradient_flow(6, 6, 2, (2, 2), 3),
    "gradient_flow, padding 1": lambda: backward.gradient_flow(3, 3, 3, (0, 2), padding=1),
    "full_convolution": lambda: backward.full_convolution(L_O, W, (0, 1)),
    "full_convolution, stride 2": lambda: backward.full_convolution(L_O, W, (2, 1), 2, 1),
    "scatter_step": lambda: backward.scatter_step(L_O, W, (0, 1)),
    "weight_step": lambda: backward.weight_step(X, L_O, (1, 0)),
}


def gradients(
    stride: int, x: np.ndarray = X, l_O: np.ndarray = L_O, w: np.ndarray = W, padding: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    x, w = (torch.tensor(a[None, None], dtype=torch.float64, requires_grad=True) for a in (x, w))
    upstream = torch.tensor(l_O[None, None], dtype=torch.float64)
    found = torch.autograd.grad(F.conv2d(x, w, stride=stride, padding=padding), (x, w), upstream)
    return tuple(g.numpy()[0, 0] for g in found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_png_is_small_and_not_blank(name):
    figure = EXAMPLES[name]()
    pictures.check_png(figure)


def test_digests_are_stable_and_differ():
    digests = [make().digest for make in EXAMPLES.values()]
    assert digests == [make().digest for make in EXAMPLES.values()]
    assert len(set(digests)) == len(EXAMPLES)


@pytest.mark.parametrize("pixel", [(0, 0), (0, 1), (1, 1), (2, 0)])
def test_gradient_flow_gives_the_paths_of_the_gradient(pixel):
    formula = backward.gradient_flow(3, 3, 2, pixel).alt.rpartition(" es ")[2].rstrip(".").replace("·", "*")
    assert eval(formula, {"l_O": L_O, "W": W}) == gradients(1)[0][pixel]


def test_gradient_flow_of_a_pixel_that_no_window_reaches():
    assert backward.gradient_flow(6, 6, 2, (2, 2), 3).alt.endswith("es 0.")


@pytest.mark.parametrize(("stride", "padding", "pixel"), [(1, 1, (0, 3)), (2, 1, (1, 1)), (2, 2, (3, 0))])
def test_gradient_flow_with_padding_gives_the_paths_of_the_gradient(stride, padding, pixel):
    rng = np.random.default_rng(1)
    side = (4 + 2 * padding - 3) // stride + 1
    x, w, l_O = (rng.integers(-4, 5, (n, n)) for n in (4, 3, side))
    alt = backward.gradient_flow(4, 4, 3, pixel, stride, padding).alt
    formula = alt.rpartition(" es ")[2].rstrip(".").replace("·", "*")
    assert eval(formula, {"l_O": l_O, "W": w}) == gradients(stride, x, l_O, w, padding)[0][pixel]


def test_full_convolution_is_the_gradient_of_the_input():
    figure = backward.full_convolution(L_O, W, (1, 1))
    assert f"por filas: {words(gradients(1)[0])}." in figure.alt
    assert "1·(−1) + 3·3 + (−1)·2 + 2·1 = 8" in figure.alt


@pytest.mark.parametrize("stride", [2, 3])
def test_full_convolution_with_zeros_between_and_at_the_end(stride):
    for left in range(stride):
        x = np.ones(((len(L_O) - 1) * stride + len(W) + left,) * 2)
        figure = backward.full_convolution(L_O, W, (0, 0), stride, left)
        assert f"por filas: {words(gradients(stride, x)[0])}." in figure.alt
        assert f"1 por lado, {stride - 1} entre casillas y {left} al final" in figure.alt


def test_names_that_could_be_read_as_numbers_have_a_fixed_width_font():
    axes = Drawing().add_axes((0, 0, 1, 1))
    for order, text in enumerate(("l_O[0, 1]", "l_a_prev = ∂L/∂layer_input", "bool_O", "W[0, 1]")):
        _draw(axes, order, "text", 0, 0, text, 10, "#000000", "center")
    assert ["Mono" in t.get_family()[0] for t in axes.texts] == [True, True, False, False]


@pytest.mark.parametrize(("stride", "side"), [(1, 3), (2, 4), (3, 5)])
def test_the_last_step_ends_in_the_gradient(stride, side):
    x = np.arange(side * side).reshape(side, side) % 7 - 3
    d_x, d_w = gradients(stride, x)
    assert backward.scatter_step(L_O, W, (1, 1), stride).alt.endswith(f" a {words(d_x)}.")
    assert backward.weight_step(x, L_O, (1, 1), stride).alt.endswith(f" a {words(d_w)}.")


def test_arguments_are_not_modified():
    x, w, l_O = (a.astype(float) for a in (X, W, L_O))
    x.flags.writeable = w.flags.writeable = l_O.flags.writeable = False
    backward.scatter_step(l_O, w, (0, 0))
    backward.weight_step(x, l_O, (0, 0))
    backward.full_convolution(l_O, w)
