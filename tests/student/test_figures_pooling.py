"""Las figuras del pooling: lo que dicen, que quepan y que no cambien sin querer."""

import numpy as np
import pytest

from grader.figures import pooling
from grader.figures.sketch import Sketch
from tests.kit import pictures

X = np.array([[1, 0, 2, 5, 1, 9], [3, 4, 8, 0, 2, 9], [2, 1, 6, 3, 0, 9]])
EXAMPLES = {
    "pooling_windows": lambda: pooling.pooling_windows(X - 5, 2, 2),
    "pooling_windows, media": lambda: pooling.pooling_windows(X[:, :4], 2, 1, "average"),
    "gradient_return": lambda: pooling.gradient_return(X, [[9, 18]], 3, 2),
    "gradient_return, media": lambda: pooling.gradient_return(X, [[9, 18]], 3, 2, "average"),
    "ties": lambda: pooling.ties([[0, 3], [3, 1]], 6),
    "kept_and_lost": lambda: pooling.kept_and_lost(X, 2, 2, 1),
    "on_photo": lambda: pooling.on_photo(4),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_png_is_small_and_not_blank(name):
    figure = EXAMPLES[name]()
    pictures.check_png(figure)


def test_same_content_gives_same_digest_and_other_content_another():
    digests = [make().digest for make in EXAMPLES.values()]
    assert digests == [make().digest for make in EXAMPLES.values()]
    assert len(set(digests)) == len(EXAMPLES)
    assert pooling.ties([[0, 3], [3, 1]], 5).digest != EXAMPLES["ties"]().digest


def test_alternative_text_says_what_is_drawn():
    assert EXAMPLES["pooling_windows"]().alt.endswith("Salida, por filas: −1 3 4.")
    assert EXAMPLES["gradient_return"]().alt.endswith("por filas: 0 0 0 0 0 0; 0 0 27 0 0 0; 0 0 0 0 0 0.")
    assert EXAMPLES["gradient_return, media"]().alt.endswith("1 1 3 2 2 0; 1 1 3 2 2 0; 1 1 3 2 2 0.")
    assert "Máximo: 4 8 9." in EXAMPLES["kept_and_lost"]().alt


def test_three_ways_of_sharing_a_tie():
    first, split, every = pooling.shares([[0, 3], [3, 1]], 6).values()
    assert first.tolist() == [[0, 6], [0, 0]]
    assert split.tolist() == [[0, 3], [3, 0]]
    assert every.tolist() == [[0, 6], [6, 0]]
    assert [given.sum() for given in pooling.shares(np.zeros((2, 2))).values()] == [1, 1, 4]


def test_a_frame_surrounds_each_window():
    drawn = {}
    for filter_size in (2, 3):
        with pytest.MonkeyPatch.context() as patch:
            frames = drawn[filter_size] = []
            patch.setattr(Sketch, "frame", lambda self, *mark, kept=frames: kept.append(mark))
            pooling.kept_and_lost(X[:, :4], filter_size, filter_size)
    windows = {f: [m[2:4] for m in marks if m[4] == "kernel"] for f, marks in drawn.items()}
    assert windows == {2: [(2, 2)] * 2 * 2, 3: [(3, 3)] * 2}


@pytest.mark.parametrize("kind", ["max", "average"])
@pytest.mark.parametrize(("filter_size", "stride"), [(1, 1), (2, 1), (2, 3), (3, 3)])
def test_all_sizes_are_drawn(filter_size, stride, kind):
    figure = pooling.pooling_windows(X, filter_size, stride, kind)
    assert f"filter_size {filter_size} y stride {stride}" in figure.alt


def test_arguments_are_not_modified():
    x, g = X.astype(float), np.array([[9.0, 18.0]])
    x.flags.writeable = g.flags.writeable = False
    pooling.gradient_return(x, g, 3, 2)
    pooling.kept_and_lost(x, 2, 2)
    pooling.ties(x[:2, :2])
