"""Lo que debe cumplir cualquier figura de los cuadernos."""

import io

import numpy as np
from PIL import Image

from grader.figures import Figure


def check_png(figure: Figure) -> None:
    """La imagen cabe en un cuaderno, nada toca su borde y se ve algo."""
    image = Image.open(io.BytesIO(figure.png))
    assert len(figure.png) < 40_000
    assert image.width <= 1000
    pixels = np.asarray(image.convert("RGB"))
    assert (pixels[[0, -1]] == 255).all() and (pixels[:, [0, -1]] == 255).all(), "algo toca el borde"
    assert (pixels != 255).any(axis=-1).mean() > 0.02
