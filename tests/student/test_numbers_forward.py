"""Los números de la prosa de la unidad 03: cada uno sale de PyTorch, de una figura o de los ejercicios."""

import itertools

import nbformat
import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader import exercises, figures
from grader.figures import photo
from grader.figures.sketch import number
from grader.predictions import all_predictions
from tests.kit.sample_class import ROOT

CELLS = {
    cell.id: " ".join(cell.source.split())
    for cell in nbformat.read(ROOT / "solutions/03_conv_forward/conv_forward.ipynb", as_version=4).cells
}
IMAGE = np.array([[1, 2, 0, 1, 3], [0, 1, 2, 1, 0], [3, 0, 1, 2, 1], [1, 1, 0, 0, 2]])
KERNEL = np.array([[1, 0, -1], [0, 2, 0], [-1, 0, 1]])
SIZE = exercises.get("output_size").oracle
LAYER = exercises.get("conv_forward").oracle
MAP = exercises.get("feature_map").oracle


def spaced(n: int) -> str:
    """Un número como se escribe en la tabla: los millares, aparte desde 10 000."""
    return str(n) if n < 10_000 else f"{n:,}".replace(",", " ")


def cost() -> list[str]:
    """Las filas de la tabla: los productos que hay dentro de cada bucle."""
    loops = {"columnas": SIZE(112, 3, 1, 1), "filas": SIZE(128, 3, 1, 1), "filtros": 8, "imágenes": 32}
    products = itertools.accumulate([27, *loops.values()], lambda a, b: a * b)
    inside, *others = products
    assert inside == 3 * 3 * 3
    rows = [f"| {name} | {times} |" for name, times in loops.items()]
    return [f"{row} {spaced(n)} |" for row, n in zip(rows, others, strict=True)]


def parameters() -> str:
    layer = torch.nn.Conv2d(3, 8, 3)
    return f"8 · (27 + 1) = {sum(p.numel() for p in layer.parameters())}"


def on_the_first_map() -> list[str]:
    """El ejemplo de la pista: las sumas de cada ventana de 2 × 2."""
    first, second = MAP(np.arange(12.0).reshape(1, 3, 4), np.ones((1, 2, 2)), 0.0, 1)
    return [
        "{:g}, {:g} y {:g} en la primera".format(*first),
        "{:g}, {:g} y {:g} en la segunda".format(*second),
    ]


def convolved(position: tuple[int, int]) -> float:
    x, w = (torch.tensor(a, dtype=torch.float64)[None, None] for a in (IMAGE, KERNEL))
    return F.conv2d(x, w, None, 2, 1)[0, 0][position].item()


SAID = {
    "coste": [*cost(), parameters()],
    "pistas-feature-map": on_the_first_map(),
    "idea-conv-lectura": [f"1·(−1) + 3·2 + 1·1 = {number(convolved((1, 0)))}"],
    "motivacion-lectura": [f"{SIZE(6, 3, 1, 0)} × {SIZE(7, 3, 1, 0)}"],
    "prediccion-tamano-respuesta": [f"Caben {SIZE(10, 4, 3, 1)}: el espacio es 12 − 4 = 8, y 8 / 3 = 2.67"],
    "pistas-output-size": [f"`output_size(7, 3, 2, 0)` es {SIZE(7, 3, 2, 0)}", f"caben {SIZE(5, 3, 1, 1)} v"],
    "campo-receptivo-respuesta": ["Ve 11."],
}


@pytest.mark.parametrize("cell", SAID)
def test_what_the_prose_says_is_what_comes_out(cell: str) -> None:
    for said in SAID[cell]:
        assert said in CELLS[cell]


def test_with_stride_2_a_quarter_of_the_products_is_left() -> None:
    sizes = [SIZE(n, 3, stride, 1) for stride in (1, 2) for n in (128, 112)]
    assert sizes[0] * sizes[1] == 4 * sizes[2] * sizes[3]
    assert "la cuarta parte" in CELLS["coste"]


def test_the_maps_are_half_the_photo_and_its_white_line_comes_from_the_frame() -> None:
    """Con la primera fila repetida en lugar de ceros, la línea no está."""
    X, W = (torch.from_numpy(a) for a in (photo.colour(), photo.layer_filters()))
    framed = F.conv2d(X, W, None, 2, 1)[0, photo.LAYER_NAMES.index("bordes horizontales")]
    repeated = F.conv2d(F.pad(X, (1, 1, 1, 1), mode="replicate"), W, None, 2)[0, 1]
    assert [2 * n for n in framed.shape] == [*X.shape[2:]]
    assert framed[0].mean() > 5 * repeated[0].abs().mean()


def test_the_predictions_of_the_unit_are_what_pytorch_gives() -> None:
    right = {name: p.right for name, p in all_predictions().items() if name.startswith("03-")}
    windows = SIZE(10, 4, 3, 1)
    seen = {start + k for start in range(0, 3 * windows, 3) for k in range(4)}
    picture = np.arange(15.0).reshape(1, 1, 3, 5)
    suspect = exercises.get("counterexample_forward").suspect
    assert right == {
        "03-ventanas": windows,
        "03-sin-mirar": tuple(k for k in range(12) if k not in seen),
        "03-inicio": (2, 4),
        "03-valor": convolved((1, 2)),
        "03-campo": right["03-campo"],
        "03-caza": suspect(picture, np.ones((1, 1, 2, 2)), np.zeros(1), 1, 0).shape[2:],
    }
    assert "filas 2:5, columnas 4:7" in figures.conv_trace(IMAGE, KERNEL, 2, 1, (1, 2)).alt
    field = f"su campo receptivo es de {right['03-campo']} píxeles"
    assert field in figures.receptive_field(20, [3, 3, 3], 2).alt


def test_what_the_hunt_tried_does_not_tell_the_suspect_from_the_right_one() -> None:
    suspect = exercises.get("counterexample_forward").suspect
    rng = np.random.default_rng(30)
    given = rng.normal(size=(7, 3, 14, 14)), rng.normal(size=(4, 3, 5, 5)), rng.normal(size=4), 2, 1
    assert np.allclose(suspect(*given), LAYER(*given))
