"""Las figuras de la unidad 7: lo que dicen, que quepan y que no cambien sin querer."""

from functools import cache

import numpy as np
import pytest
import torch

from grader.digits import load_digits, trained_params
from grader.figures import Figure, curves, digits, network
from tests.kit import pictures

_, _, X, Y = load_digits()
SAID = np.where(np.arange(len(Y)) % 50, Y, (Y + 1) % 10)
FALLING = [2.3 * 0.99**k for k in range(200)]
EXAMPLES = {
    "shapes": network.shapes,
    "softmax": lambda: network.softmax([2, 1, -1], 1, ["gato", "perro", "pez"]),
    "gallery": lambda: digits.gallery(X[:20], [str(y) for y in Y]),
    "mistakes": lambda: digits.mistakes(X, Y, SAID),
    "confusion": lambda: digits.confusion(Y, SAID),
    "pixel_gradient": lambda: digits.pixel_gradient(X[0, 0], X[1, 0] - X[2, 0], "es 3, dice 8"),
    "filters": lambda: digits.filters(
        ("antes", np.ones((8, 1, 3, 3))), ("ahora", trained_params()["conv1_W"])
    ),
    "recognised": lambda: digits.recognised(X[0, 0], trained_params()),
    "losses": lambda: curves.losses({"una": FALLING, "otra": FALLING[::-1]}),
    "twins": lambda: curves.twins(FALLING, FALLING, [1e-15] * 200),
}


@cache
def drawn(name: str) -> Figure:
    return EXAMPLES[name]()


@pytest.mark.parametrize("name", EXAMPLES)
def test_png_is_small_and_nothing_touches_its_edge(name: str) -> None:
    figure = drawn(name)
    pictures.check_png(figure)
    assert len(figure.alt) > 60 and figure.alt.endswith(".")


def test_same_content_gives_same_digest_and_other_content_another() -> None:
    found = [drawn(name).digest for name in EXAMPLES]
    assert found == [make().digest for make in EXAMPLES.values()]
    assert len(set(found)) == len(EXAMPLES)


def test_shapes_are_those_of_torch_and_the_count_too() -> None:
    alt = network.shapes(batch=5, first=3, second=7).alt
    layers = torch.nn.Sequential(
        torch.nn.Conv2d(1, 3, 3, padding=1),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(3, 7, 3, padding=1),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        torch.nn.Linear(28, 10),
    )
    value, place = torch.zeros(5, 1, 8, 8), 0
    for layer in layers:
        value = layer(value)
        place = alt.index(str(tuple(value.shape)), place) + 1
    assert f"Hay {sum(p.numel() for p in layers.parameters())} números" in alt


def test_softmax_says_the_numbers_of_torch() -> None:
    figure = network.softmax([2, 1, -1], 1)
    assert "p: 0.705 0.259 0.035; y: 0 1 0; p − y: 0.705 −0.741 0.035. La pérdida es 1.349." in figure.alt
    *_, gradient = network.softmax_steps([1000, -1000], 1)
    assert gradient.tolist() == [1, -1]


def test_confusion_counts_who_is_read_as_whom() -> None:
    assert digits.confusion_counts([0, 1, 1, 2], [0, 2, 2, 2], 3).tolist() == [
        [1, 0, 0],
        [0, 0, 2],
        [0, 0, 1],
    ]
    assert digits.confusion([0, 1, 1, 2], [0, 2, 2, 2], 3).alt.endswith(
        "Fuera de ella: 2 de 1 leídas como 2."
    )
    assert digits.confusion([0, 1], [0, 1]).alt.endswith("Fuera de ella: nada.")


def test_mistakes_may_be_none_or_many() -> None:
    assert digits.mistakes(X, Y, Y).alt.startswith("Ningún dígito")
    assert digits.mistakes(X, Y, (Y + 1) % 10).alt.startswith("24 dígitos")


def test_the_network_of_the_first_figure_reads_its_digit() -> None:
    maps, p = digits.network_output(X[0, 0], trained_params())
    assert maps.shape == (8, 8, 8)
    assert p.sum() == pytest.approx(1)
    assert p.argmax() == Y[0]
    assert f"La red dice {Y[0]}." in drawn("recognised").alt


def test_twins_says_if_they_part() -> None:
    assert "no pasa nunca de 1e-10" in drawn("twins").alt
    apart = curves.twins(FALLING, FALLING, [1e-15] * 199 + [1e-9])
    assert apart.alt.endswith("parámetros: pasa de 1e-10.")
    assert apart.digest != drawn("twins").digest


def test_curves_survive_what_happens_while_training() -> None:
    assert "sin pasos" in curves.losses({"nada": []}).alt
    assert "en el paso 3 deja de ser un número" in curves.losses({"mal": [2.0, 9.0, float("nan")]}).alt


def test_round_off_of_another_processor_is_not_seen() -> None:
    moved = [value * (1 + 1e-13) for value in FALLING]
    assert curves.twins(moved, FALLING, [3e-14] * 200).digest == drawn("twins").digest
