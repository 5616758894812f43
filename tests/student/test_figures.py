"""Las figuras: texto alternativo, huella estable y una imagen que se ve."""

import io
import subprocess
import sys

import numpy as np
import pytest
import torch
from PIL import Image

from grader import figures
from grader.figures import photo
from grader.figures.sketch import Sketch
from tests.kit import pictures

X = np.array([[1, 2, 3], [4, 5, 6], [7, 8, -9]])
W = np.array([[0, 1], [-1, 2]])
EXAMPLES = {
    "padding_before_after": lambda: figures.padding_before_after(X, 2),
    "padding_modes": lambda: figures.padding_modes(X, 1),
    "window_counts": lambda: figures.window_counts(5, 6, 3, 1),
    "filter_response": lambda: figures.filter_response(X, W),
    "kernel_orientations": lambda: figures.kernel_orientations(W),
    "window_trace": lambda: figures.window_trace(np.stack([W, W + 1]), np.stack([W, W - 2]), 0.5),
    "conv_trace": lambda: figures.conv_trace(X, W, 2, 1, (1, 0)),
    "window_ruler": lambda: figures.window_ruler(10, 4, 3, 1),
    "receptive_field": lambda: figures.receptive_field(9, [3, 3]),
    "layer_shapes": lambda: figures.layer_shapes((3, 6, 7), 2, 3, 1, 0),
    "named_colours": photo.named_colours,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_png_is_small_and_not_blank(name):
    figure = EXAMPLES[name]()
    image = Image.open(io.BytesIO(figure.png))
    image.load()
    assert set(image.info) <= {"dpi"}
    pictures.check_png(figure)


@pytest.mark.parametrize("name", EXAMPLES)
def test_same_content_gives_same_digest(name):
    first, second = EXAMPLES[name](), EXAMPLES[name]()
    assert first.digest == second.digest
    assert first.alt == second.alt


def test_in_an_image_as_in_a_photo_what_is_greater_is_lighter():
    sketch = Sketch()
    sketch.grid(0, 0, [[0, 9]], "image")
    fills = [mark[5] for mark in sketch.marks if mark[0] == "box" and mark[3] == 1 and mark[5] != "none"]
    dark, light = (int(fill[1:3], 16) for fill in fills)
    assert dark < 128 < light


def test_digest_does_not_come_from_the_pixels():
    assert figures.kernel_orientations(W).digest == "4e5d2b11"


@pytest.mark.parametrize(
    "other",
    [
        lambda: figures.conv_trace(X + 1, W, 2, 1, (1, 0)),
        lambda: figures.conv_trace(X, W.T, 2, 1, (1, 0)),
        lambda: figures.conv_trace(X, W, 1, 1, (1, 0)),
        lambda: figures.conv_trace(X, W, 2, 0, (0, 0)),
        lambda: figures.conv_trace(X, W, 2, 1, (1, 1)),
    ],
)
def test_digest_changes_with_the_content(other):
    assert other().digest != EXAMPLES["conv_trace"]().digest


def test_all_digests_differ():
    assert len({make().digest for make in EXAMPLES.values()}) == len(EXAMPLES)


def test_bundle_has_escaped_alternative_text():
    figure = figures.Figure(b"png", 'una "comilla" y <b>', "0123abcd")
    bundle = figure._repr_mimebundle_()
    assert set(bundle) == {"image/png", "text/html", "text/plain"}
    assert 'alt="una &quot;comilla&quot; y &lt;b&gt;"' in bundle["text/html"]
    assert bundle["text/plain"] == 'Figura 0123abcd: una "comilla" y <b>'
    assert isinstance(bundle["image/png"], str)


def test_alternative_text_says_what_is_drawn():
    assert "0 0 0 0 0; 0 1 2 3 0; 0 4 5 6 0; 0 7 8 −9 0" in figures.padding_before_after(X, 1).alt
    assert "salida 7.5" in figures.window_trace([[1, 2], [3, 4]], W, 0.5).alt
    assert "filas 2:4, columnas 0:2" in EXAMPLES["conv_trace"]().alt
    assert "empiezan en 0, 3, 6;" in EXAMPLES["window_ruler"]().alt
    assert "amarillo, 1 1 0; blanco, 1 1 1" in EXAMPLES["named_colours"]().alt
    with_frame = figures.window_counts(5, 6, 3, 1).alt
    assert "Con pad = 1, por filas: 4 6 6 6 6 4;" in with_frame and with_frame.endswith("ancho 1.")


def test_a_frame_is_of_zeros_of_the_edge_or_of_its_reflection():
    alt = figures.padding_modes(X, 1).alt
    assert "Ceros, por filas: 0 0 0 0 0; 0 1 2 3 0; 0 4 5 6 0; 0 7 8 −9 0; 0 0 0 0 0." in alt
    assert "Repetir el borde, por filas: 1 1 2 3 3; 1 1 2 3 3;" in alt
    assert "Reflejar, por filas: 5 4 5 6 5; 2 1 2 3 2;" in alt


@pytest.mark.parametrize(("sides", "stride"), [([3], 1), ([3, 3], 1), ([3, 3], 2), ([5, 2, 3], 2), ([4], 3)])
def test_the_receptive_field_is_where_the_gradient_is_not_zero(sides, stride):
    x = torch.zeros(1, 1, 20, requires_grad=True)
    out = x
    for layer, side in enumerate(sides):
        out = torch.nn.functional.conv1d(out, torch.ones(1, 1, side), stride=1 if layer else stride)
    out[0, 0, 1].backward()
    seen = torch.nonzero(x.grad[0, 0]).flatten().tolist()
    alt = figures.receptive_field(20, sides, stride, 1).alt
    assert f"del {seen[0]} al {seen[-1]}: su campo receptivo es de {len(seen)} píxeles" in alt


def test_arguments_are_not_modified():
    x, w = X.astype(float), W.astype(float)
    x.flags.writeable = w.flags.writeable = False
    figures.conv_trace(x, w, 1, 1, (0, 0))
    figures.window_trace(w, w)


def test_pyplot_is_never_imported():
    code = (
        "import sys, grader\n"
        "assert not {'matplotlib', 'torch'} & set(sys.modules)\n"
        "from grader import figures\n"
        "assert not {'matplotlib', 'torch'} & set(sys.modules)\n"
        "figures.window_ruler(5, 3, 1)\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
