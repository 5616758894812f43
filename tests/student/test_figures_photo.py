"""Las figuras hechas con la foto: pequeñas, con texto alternativo, sin red y con una huella estable."""

import io
import socket

import numpy as np
import pytest
from PIL import Image

from grader.figures import photo

EXAMPLES = {
    "channels": photo.channels,
    "pixels": lambda: photo.pixels(27, 4),
    "padding": lambda: photo.padding(12),
    "filters": photo.filters,
    "feature_maps": photo.feature_maps,
    "images": lambda: photo.images(("la foto", photo.colour()), ("gris", photo.grey())),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_png_is_small_and_nothing_touches_its_edge(name: str) -> None:
    figure = EXAMPLES[name]()
    image = Image.open(io.BytesIO(figure.png))
    assert len(figure.png) < 60_000
    assert image.width <= 1060
    assert set(image.info) <= {"dpi"}
    pixels = np.asarray(image.convert("RGB"))
    assert (pixels[[0, -1]] == 255).all() and (pixels[:, [0, -1]] == 255).all()
    assert len(np.unique(pixels[..., 0])) > 16, "no se ve la foto"


@pytest.mark.parametrize("name", EXAMPLES)
def test_alternative_text_says_what_is_seen(name: str) -> None:
    alt = EXAMPLES[name]().alt
    assert len(alt) > 60
    assert alt.endswith(".")


def test_all_digests_differ() -> None:
    assert len({make().digest for make in EXAMPLES.values()}) == len(EXAMPLES)


def test_digest_survives_another_jpeg_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dos descodificadores pueden diferir en un nivel de 255: la huella no debe notarlo."""
    before = {name: make().digest for name, make in EXAMPLES.items()}
    exact = photo._photo()
    noise = np.random.default_rng(0).integers(-1, 2, exact.shape) / 255
    monkeypatch.setattr(photo, "_photo", lambda: np.clip(exact + noise / 3, 0, 1))
    after = {name: make().digest for name, make in EXAMPLES.items()}
    assert after == before


def test_digest_changes_with_the_picture() -> None:
    X = photo.colour()
    assert photo.images(("a", X)).digest != photo.images(("a", 1 - X)).digest
    assert photo.images(("a", X)).digest != photo.images(("a", X[:, :, ::-1])).digest
    assert photo.images(("a", X)).digest != photo.images(("b", X)).digest


def test_photo_is_a_batch_of_one_colour_image_that_is_not_square() -> None:
    X, grey = photo.colour(), photo.grey()
    assert X.shape == (1, 3, 128, 112)
    assert grey.shape == (128, 112)
    assert X.dtype == grey.dtype == np.float64
    for values in (X, grey):
        assert 0 <= values.min() < 0.1
        assert 0.9 < values.max() <= 1


def test_changing_the_photo_does_not_change_the_next_one() -> None:
    X = photo.colour()
    X[:] = 0
    assert photo.colour().max() > 0.9


def test_padding_keeps_the_photo_inside_a_black_frame() -> None:
    assert "de 152 × 136 píxeles" in photo.padding(12).alt


def test_filters_of_the_layer_see_the_three_channels() -> None:
    W = photo.layer_filters()
    assert W.shape == (len(photo.LAYER_NAMES), 3, 3, 3)
    assert W[2, 0, 1, 1] == 1
    assert W[2, 2, 1, 1] == -1
    assert "de 64 × 56" in photo.feature_maps(stride=2, padding=1).alt


@pytest.mark.parametrize("shape", [(5, 4), (1, 5, 4), (3, 5, 4), (1, 1, 5, 4), (1, 3, 5, 4)])
def test_images_accepts_one_image_with_any_number_of_axes(shape: tuple[int, ...]) -> None:
    assert "cosa, de 5 × 4 píxeles" in photo.images(("cosa", np.full(shape, 0.5))).alt


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("la foto no se descarga")

    monkeypatch.setattr(socket, "socket", refuse)
    photo._photo.cache_clear()
    assert photo.colour().shape == (1, 3, 128, 112)
