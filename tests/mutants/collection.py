"""Colecciones de soluciones, bien y mal, tal como las escriben los estudiantes.

En la carpeta hay una por función, con ``wrong.py`` y ``right.py``. Son celdas ``# %% título``; debajo, en las
equivocadas, ``# error: id`` dice con qué errores conocidos deben coincidir. Cada celda se ejecuta sola.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grader import exercises
from grader.pieces import services

_CELL = re.compile(r"^# %% ?(.*)$", re.M)
_MISTAKES = re.compile(r"^# error: *(.+)$", re.M)


class CollectionError(Exception):
    """No hay colecciones, o una no se puede leer; el texto dice qué hacer."""


@dataclass(frozen=True)
class Solution:
    """Una solución de ``exercise``; ``mistakes`` son los errores conocidos que comete."""

    exercise: str
    title: str
    source: str
    right: bool
    mistakes: tuple[str, ...] = ()

    def function(self) -> Callable[..., Any]:
        """La función que define, en un espacio de nombres nuevo con NumPy y las piezas anteriores."""
        pieces = services(exercises.get(self.exercise).unit)
        namespace = {"np": np} | {n: f for n, f in pieces.items() if n.isidentifier()}
        exec(compile(self.source, f"<{self.exercise}: {self.title}>", "exec"), namespace)
        return namespace[self.exercise]


def load(folder: Path) -> dict[str, list[Solution]]:
    """Las colecciones de ``folder`` por función; lanza ``CollectionError`` si no hay ninguna."""
    found = {
        name: [s for right in (False, True) for s in _read(folder / name, name, right)]
        for name in exercises.all_exercises()
        if (folder / name).is_dir()
    }
    if not found:
        raise CollectionError(
            f"No hay colecciones de soluciones en {folder}. Están en tests/judged del repositorio: ejecuta "
            "la orden desde su raíz o indica la carpeta con --solutions."
        )
    return found


def _read(folder: Path, name: str, right: bool) -> list[Solution]:
    path = folder / ("right.py" if right else "wrong.py")
    if not path.is_file():
        raise CollectionError(f"Falta {path}.")
    parts = _CELL.split(path.read_text("utf-8"))[1:]
    return [_solution(name, right, *parts[i : i + 2]) for i in range(0, len(parts), 2)]


def _solution(name: str, right: bool, title: str, source: str) -> Solution:
    declared = _MISTAKES.search(source)
    mistakes = tuple(m.strip() for m in declared.group(1).split(",")) if declared else ()
    unknown = set(mistakes) - {m.id for m in exercises.get(name).mistakes}
    if unknown:
        raise CollectionError(
            f"{name}, «{title}»: no hay ningún error conocido {', '.join(sorted(unknown))}."
        )
    return Solution(name, title.strip(), source, right, mistakes)
