"""Los números que se dicen en el texto de las tres primeras unidades salen de una cuenta."""

import re

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader.figures import photo
from tests.kit import prose

EDGES = np.array([[-1, 0, 1]] * 3)
STEP = np.array([[0, 0, 0, 9, 9, 9]] * 4)
WINDOW = np.array([[[1, 2], [3, 4]], [[5, 0], [1, 2]]])
WEIGHTS = np.array([[[0, 1], [-1, 2]], [[-1, 3], [2, -2]]])


def said(unit: str) -> str:
    """El texto de una unidad en una línea, sin las respuestas que da el docente."""
    return " ".join(" ".join(prose.markdown_cells(unit)).split())


def framed(shape: tuple[int, ...], pad: int) -> tuple[int, ...]:
    return tuple(F.pad(torch.zeros(shape), (pad,) * 4).shape)


def slid(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    x, w = (torch.from_numpy(np.array(a, float))[None, None] for a in (X, W))
    return F.conv2d(x, w)[0, 0].numpy()


def start() -> list[str]:
    X = photo.colour()
    total = f"{X.size:,}".replace(",", " ")
    N, C, H, W = X.shape
    return [
        f"`X` es la foto, de forma `{X.shape}`",
        f"{N} · {C} · {H} · {W} = {total}",
        f"una matriz de {H} × {W}, el canal verde",
        f"| 2 | `H` | filas (*height*), de arriba abajo | {H} |",
        f"| 3 | `W` | columnas (*width*), de izquierda a derecha | {W} |",
    ]


def padding() -> list[str]:
    counts = F.conv2d(torch.ones(1, 1, 3, 4), torch.ones(1, 1, 3, 3), padding=2)[0, 0].numpy()
    with_frame = F.conv2d(torch.ones(1, 1, 5, 6), torch.ones(1, 1, 3, 3), padding=1)[0, 0].numpy()
    corner, centre = int(counts[0, 0]), int(counts[2, 2])
    names = {1: "una", 4: "cuatro", 9: "nueve"}
    fits = slid(np.zeros((5, 6)), EDGES).shape
    cells = framed((1, 2), 2)
    return [
        f"la esquina entra en **{names[corner]}** sola ventana y el centro, en **{names[centre]}**",
        f"la ventana de 3 × 3 solo cabe en {fits[0]} × {fits[1]} sitios",
        f"la esquina ya entra en {names[int(with_frame[0, 0])]} ventanas",
        f"1. `{framed((2, 3, 5, 4), 2)}`: 5 + 2·2 filas y 4 + 2·2 columnas",
        f"Queda de {cells[0]} × {cells[1]}: hay {np.prod(cells)} casillas y 2 son de la matriz",
        f"hay {np.prod(cells) - 2} ceros",
        "de 2 × 3 pasamos a {} × {}".format(*framed((2, 3), 1)),
    ]


def convolve() -> list[str]:
    edge = slid(STEP, EDGES)
    first, second = ((WINDOW * WEIGHTS).sum((1, 2))).tolist()
    reversed_edge = int(slid(STEP[:, ::-1], EDGES).min())
    parameters = torch.nn.Conv2d(3, 1, 5)
    return [
        f"El mapa vale {edge[0, 0]:g} donde la imagen es uniforme y {edge.max():g} donde está el borde",
        f"el canal 0 da {first}, el canal 1 da −{-second} y el sesgo añade 0.5",
        f"Tiene que dar {first + second + 0.5}.",
        f"Negativo: −{-reversed_edge}.",
        f"3·5·5 + 1 = {sum(p.numel() for p in parameters.parameters())}.",
        f"una ventana de forma `(2, 3, 3)` da {int(np.ones((2, 3, 3)).sum())}",
    ]


@pytest.mark.parametrize(
    ("unit", "told"), [("00_inicio", start), ("01_padding", padding), ("02_convolve", convolve)]
)
def test_what_is_said_is_what_is_computed(unit: str, told) -> None:
    text = said(unit)
    assert [piece for piece in told() if piece not in text] == []


def test_a_wrong_number_would_be_seen() -> None:
    assert not [piece for piece in start() if re.sub(r"\d", "7", piece) in said("00_inicio")]
