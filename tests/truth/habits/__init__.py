"""Las costumbres de quien hace el curso: cada una es una función con nombre que cambia un cuaderno."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from tests.truth.book import Book, Change, in_another_style, solved

FAMILIES = ("nombres", "celdas", "intentos", "demostraciones", "importaciones", "magias", "salidas", "estilo")
FAMILIES += ("normas", "respuestas", "metadatos", "errores")
_MODULES = (
    "answers",
    "attempts",
    "cells",
    "demos",
    "imports",
    "magics",
    "names",
    "outputs",
    "rules",
    "style",
)
#: De qué unidades salen los cuadernos: las ligeras, más veces.
WEIGHTS = {"00_inicio": 2, "01_padding": 6, "02_convolve": 5, "03_conv_forward": 4}
WEIGHTS |= {"04_conv_backward": 2, "05_pooling": 2}
_found: dict[str, "Habit"] = {}


@dataclass(frozen=True)
class Habit:
    """Una costumbre.

    ``honest``: lo que era correcto lo sigue siendo y merece todos los puntos. ``units``: dónde tiene sentido.
    ``plain``: hay que partir de la solución de siempre, y no de otra escrita de cualquier manera.
    """

    name: str
    family: str
    change: Change
    honest: bool
    units: Sequence[str]
    plain: bool

    def book(self, seed: int, draw: int) -> Book:
        """El cuaderno número ``draw`` de esta costumbre con la semilla ``seed``: siempre el mismo."""
        rng = random.Random(f"{seed}:{self.name}:{draw}")
        (unit,) = rng.choices(self.units, [WEIGHTS[u] for u in self.units])
        book = solved(unit)
        if not self.plain and rng.random() < 0.5:
            in_another_style(rng, book)
        self.change(rng, book)
        return book


def habit(
    family: str, *, honest: bool = True, units: Sequence[str] = tuple(WEIGHTS), plain: bool = False
) -> Callable[[Change], Change]:
    """Apunta una función como costumbre de ``family``."""

    def noted(change: Change) -> Change:
        _found[change.__name__] = Habit(change.__name__, family, change, honest, units, plain)
        return change

    return noted


@cache
def all_habits() -> Sequence[Habit]:
    """Todas, por familias."""
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    return sorted(_found.values(), key=lambda h: (FAMILIES.index(h.family), h.name))
