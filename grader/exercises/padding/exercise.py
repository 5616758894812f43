"""Unidad 01: ``zero_padding``. Oráculo: ``torch.nn.functional.pad``."""

from collections.abc import Sequence

import numpy as np

from grader.exercises import tables
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw
from grader.exercises.padding.mistakes import MISTAKES
from grader.exercises.padding.program import padded

# (N, C, H, W, pad, letras de _stored): ver tests/judge/test_coverage.py
_STORED = (
    (2, 2, 2, 3, 3, "nc"),
    (3, 2, 4, 2, 0, "ec"),
    (1, 1, 3, 2, 1, "enc"),
    (2, 1, 2, 2, 3, "enc"),
    (1, 3, 2, 3, 0, "en"),
    (1, 1, 2, 2, 0, "n"),
    (1, 2, 4, 2, 1, "n"),
)


def _basic(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 3, 3), 1), (d.array(1, 1, 4, 4), 1), (d.whole(1, 1, 5, 5), 1)]


def _wide(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 4, 4), 2), (d.array(1, 1, 5, 5), 3), (d.array(1, 1, 2, 2), 6)]


def _none(d: Draw) -> Sequence[Arguments]:
    plain = [(d.array(1, 1, 4, 4), 0), (d.array(1, 1, 3, 3), 0), (d.array(1, 1, 5, 5), 0)]
    return plain + [(_stored(d, how, *shape), pad) for *shape, pad, how in _STORED if not pad]


def _oblong(d: Draw) -> Sequence[Arguments]:
    return [(d.array(1, 1, 3, 5), 1), (d.array(1, 1, 6, 2), 2), (d.array(1, 1, 1, 4), 1)]


def _batch(d: Draw) -> Sequence[Arguments]:
    """También las formas y maneras de guardar los datos que no salen en los demás criterios de valores.

    Sin pad = 0, que es de otro criterio: un recorte [pad:-pad] no tiene que fallar en los dos.
    """
    plain = [(d.array(3, 2, 4, 4), 1), (d.array(2, 5, 3, 3), 2), (d.array(4, 3, 2, 2), 1)]
    return plain + [(_stored(d, how, *shape), pad) for *shape, pad, how in _STORED if pad]


def _stored(d: Draw, how: str, *shape: int) -> np.ndarray:
    """Con una ``e``, de enteros; con las demás letras, como :meth:`Draw.stored`."""
    values = d.stored(how, *shape)
    return np.rint(values * 3).astype(np.int64, order="K") if "e" in how else values


def _shapes(d: Draw) -> Sequence[Arguments]:
    return [(d.array(2, 3, 4, 5), 1), (d.array(3, 1, 5, 2), 3), (d.array(1, 4, 3, 6), 2)]


def _dtypes(d: Draw) -> Sequence[Arguments]:
    return [
        (d.array(1, 1, 4, 4).astype(np.float32), 1),
        (d.whole(1, 1, 3, 3).astype(np.int64), 2),
        (d.whole(2, 1, 2, 2).astype(np.int32), 1),
    ]


ZERO_PADDING = Exercise(
    name="zero_padding",
    unit="01_padding",
    parameters=("X", "pad"),
    formula="(N, C, H + 2·pad, W + 2·pad)",
    oracle=padded,
    live=tables.framed,
    criteria=(
        Criterion("forma de la salida", 2, _shapes, "shape"),
        Criterion("valores, pad = 1", 2, _basic),
        Criterion("pad mayor que 1", 1, _wide),
        Criterion("pad = 0", 1, _none),
        Criterion("imagen no cuadrada", 1, _oblong),
        Criterion("varias imágenes y canales", 1, _batch),
        Criterion("conserva el tipo de los datos", 1, _dtypes, "dtype"),
        Criterion("no modifica la entrada", 1, _basic, "inputs", like="valores, pad = 1"),
    ),
    mistakes=MISTAKES,
)
