"""Las figuras de la vectorización: lo que dicen, que quepan y que no cambien sin querer."""

import numpy as np
import pytest

from grader.figures import columns, memory
from tests.kit import pictures

X = np.array([[1, 2, 0], [0, 1, 3], [2, 0, 1]])
FILTERS = np.array([[[1, 2], [3, -1]], [[0, 1], [1, 0]]])
Y = np.arange(1, 5)[:, None] * np.ones((1, 4))
MEASURED = {"pequeña": {"bucles": 3.1, "im2col": 0.2}, "grande": {"bucles": 2500.0, "im2col": 11.0}}
EXAMPLES = {
    "windows_to_rows": lambda: columns.windows_to_rows(X, 2),
    "windows_to_rows, a medias": lambda: columns.windows_to_rows(np.arange(20).reshape(4, 5), 3, 1, 2),
    "layer_product": lambda: columns.layer_product(X, FILTERS),
    "rows_to_image": lambda: columns.rows_to_image(Y, (3, 3), 2, 1, 1),
    "rows_to_image, entero": lambda: columns.rows_to_image(Y, (3, 3), 2),
    "layer_as_product": lambda: columns.layer_as_product((2, 3, 8, 8), 4, 3, 1, 0),
    "tape": lambda: memory.tape(X, 2),
    "bars": lambda: memory.bars(MEASURED, "ms", logarithmic=True),
    "bars, a escala": lambda: memory.bars({"memoria": {"entrada": 0.8, "vista": 0.0}}, "MB"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_png_is_small_and_not_blank(name):
    figure = EXAMPLES[name]()
    pictures.check_png(figure)


def test_same_content_gives_same_digest_and_other_content_another():
    digests = [make().digest for make in EXAMPLES.values()]
    assert digests == [make().digest for make in EXAMPLES.values()]
    assert len(set(digests)) == len(EXAMPLES)
    assert memory.bars(MEASURED, "s", logarithmic=True).digest != EXAMPLES["bars"]().digest


def test_alternative_text_says_what_is_drawn():
    assert EXAMPLES["windows_to_rows"]().alt.endswith("hasta ahí: 1 2 0 1; 2 0 1 3; 0 1 2 0; 1 3 0 1.")
    assert EXAMPLES["layer_product"]().alt.endswith("Mapa 0: 4 2; 8 6. Mapa 1: 2 1; 3 3.")
    assert EXAMPLES["rows_to_image"]().alt.endswith("de 1 1 0; 1 1 0; 0 0 0 a 1 3 2; 1 3 2; 0 0 0.")
    assert EXAMPLES["rows_to_image, entero"]().alt.endswith("a 1 3 2; 4 10 6; 3 7 4.")
    assert "(72, 27)" in EXAMPLES["layer_as_product"]().alt
    assert "ventana [1, 0]: posiciones 3 4 6 7" in EXAMPLES["tape"]().alt
    assert EXAMPLES["tape"]().alt.endswith("ocupan 16 números.")
    assert "grande: bucles, 2500 ms, im2col, 11 ms" in EXAMPLES["bars"]().alt


@pytest.mark.parametrize(("filter_size", "stride"), [(1, 1), (2, 1), (2, 2), (3, 3)])
def test_rows_and_images_are_adjoint(filter_size, stride):
    rows, _ = columns.unfold(X.astype(float), filter_size, stride)
    back = np.arange(rows.size, dtype=float).reshape(rows.shape)
    drawn = columns.rows_to_image(back, X.shape, filter_size, stride).alt.rpartition(" a ")[2]
    image = np.array([row.split() for row in drawn.rstrip(".").split(";")], float)
    assert np.sum(rows * back) == np.sum(X * image)


def test_arguments_are_not_modified():
    x, y = X.astype(float), Y.copy()
    x.flags.writeable = y.flags.writeable = False
    columns.windows_to_rows(x, 2)
    columns.rows_to_image(y, (3, 3), 2)
    columns.layer_product(x, FILTERS)
    memory.tape(x, 2)
