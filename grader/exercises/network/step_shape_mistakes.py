"""Errores de ``train_step`` con los que no llega a dar un resultado: las formas no encajan."""

from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

from grader.exercises.arrays import Tensor
from grader.exercises.catalogue import Choices, Decided, catalogue, said
from grader.exercises.network.step_program import by_rows, train

_SAID = said("""
`mapas-de-4`: tu función falla en la capa lineal, a la que le llegan mapas de 4 × 4 y no de 2 × 2
→ Cada pooling deja los mapas en la mitad de alto y de ancho: cuenta cuántos hay y mira si usas lo que
devuelve cada uno.
`mapas-de-1`: tu función falla en la capa lineal, a la que le llegan mapas de 1 × 1 y no de 2 × 2
`segundo-pooling-de-3`: tu función falla porque al segundo pooling le llegan mapas de 3 × 3 y no de 4 × 4
`segundo-pooling-de-1`: tu función falla porque al segundo pooling le llegan mapas de 1 × 1 y no de 4 × 4
→ Con stride 1 y padding 1, una convolución de 3 × 3 deja los mapas como estaban: mira con cuáles la llamas y
cuántos pooling hay.
`relu-antes-del-pooling`: tu función falla en la vuelta de una ReLU, a la que le llega el gradiente con mapas
  la mitad de altos y anchos que los de Z
→ En la ida, la ReLU va antes que el pooling; en la vuelta, después. El gradiente sale de la vuelta del
pooling con la forma de Z.
`dieciseis-filtros`: tu función falla justo cuando la segunda convolución no tiene 16 filtros
`lote-de-32`: tu función falla justo cuando el lote no es de 32 imágenes
→ Esa es la red, o el lote, de la unidad; la función sirve para otros. Cada tamaño está en la forma de un
array.
""")

_NOT_ALIGNED = "«cannot reshape array…» o «shapes … not aligned»"
_FIXED = "Con otro tamaño de lote falla"

FILTERS, BATCH = 16, 32


def _stopped(*arguments: Any, **choices: Any) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """``train`` con otro nombre: de quien no llega al final no se busca un segundo error."""
    return train(*arguments, **choices)


def _not_aligned(found: int, wanted: int) -> ValueError:
    """Lo que dicen ``@`` y ``np.dot`` si a ``linear_W`` le llegan ``found`` números por imagen."""
    return ValueError(f"(size {wanted} is different from {found}) | {found} (dim 1) != {wanted} (dim 0)")


def _arriving(side: int) -> Choices:
    """Los mapas llegan a la capa lineal con ``side`` casillas de lado."""

    def flat(a: Tensor) -> NoReturn:
        raise _not_aligned(a.shape[1] * side**2, by_rows(a).shape[1])

    return {"flat": flat}


def _pooling_of(side: int) -> Choices:
    """Al segundo pooling le llegan mapas impares: lo que dice ``reshape`` y, si no cabe nada, la pieza."""

    def pool(a: Tensor) -> NoReturn:
        n, f, half = *a.shape[:2], side // 2
        piece = f" | max_pooling_forward ha recibido layer_input de forma ({n}, {f}, 1, 1)"
        raise ValueError(f"into shape ({n},{f},{half},2,{half},2)" + piece * (side == 1))

    return {"pool2": pool}


def _too_small(g: Tensor, z: Tensor) -> NoReturn:
    n, f, h, w = z.shape
    small, large = f"({n},{f},{h // 2},{w // 2})", f"({n},{f},{h},{w})"
    raise ValueError(f"shapes {small} {large} | shapes {large} {small}")


def _no_such_cells(g: Tensor, z: Tensor) -> NoReturn:
    """Lo que da ``g[Z <= 0] = 0``."""
    raise IndexError("boolean index")


def _filters(a: Tensor) -> None:
    if a.shape[1] != FILTERS:
        raise ValueError(f",{FILTERS},2,2) | ,{4 * FILTERS}) | ,2,2,{FILTERS})")


def _batch(a: Tensor) -> None:
    if len(a) != BATCH:
        raise ValueError(f"into shape ({BATCH},")


def _flat(check: Callable[[Tensor], None]) -> Choices:
    def flat(a: Tensor) -> Tensor:
        check(a)
        return by_rows(a)

    return {"flat": flat}


def _unflat(check: Callable[[Tensor], None]) -> Choices:
    def unflat(g: Tensor, a: Tensor) -> Tensor:
        check(a)
        return g.reshape(a.shape)

    return {"unflat": unflat}


def _in_so_many_rows(a: Tensor) -> None:
    """``reshape(32, -1)`` encaja si salen filas de otro tamaño: lo nota la capa lineal."""
    if a.size % BATCH == 0 and len(a) != BATCH:
        raise _not_aligned(a.size // BATCH, by_rows(a).shape[1])
    _batch(a)


_DECIDED: Decided = {
    _NOT_ALIGNED: {
        "mapas-de-4": _arriving(4),
        "mapas-de-1": _arriving(1),
        "segundo-pooling-de-3": _pooling_of(3),
        "segundo-pooling-de-1": (_pooling_of(1), _arriving(0)),
    },
    "Fallan los parámetros de las convoluciones y la capa lineal está bien": {
        "relu-antes-del-pooling": tuple(
            {gate: fails} for gate in ("gate2", "gate1") for fails in (_too_small, _no_such_cells)
        ),
    },
    _FIXED: {
        "dieciseis-filtros": (_unflat(_filters), _flat(_filters)),
        "lote-de-32": (_flat(_in_so_many_rows), _flat(_batch), _unflat(_batch)),
    },
}

SHAPE_MISTAKES = tuple(catalogue(_stopped, _SAID, _DECIDED))
