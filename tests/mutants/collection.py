"""Colecciones de soluciones, bien y mal, tal como las escriben los estudiantes.

En la carpeta hay una por función, con ``wrong.py`` y ``right.py``, en celdas ``# %% título``. Cada una se
ejecuta sola; en ``right.py``, ``# con: nombre`` es el código de la celda ``# %% común: nombre``, que no es
una solución. En las equivocadas, ``# error: id`` dice con qué errores conocidos deben coincidir; debajo está
la solución entera o, casi siempre, solo lo que cambia en una correcta::

    # %% base: Cuatro bucles

    # %% Recorte de una fila siempre
    # error: recorte-fijo
    # - dX = dXp[:, :, padding : padding + H, padding : padding + Wd]
    # + dX = dXp[:, :, 1:-1, 1:-1]

``# %% base: título`` dice de qué solución parten los cambios que siguen, hasta la próxima base. Lleva el
código debajo o, si no lo lleva, es la de ese título en ``right.py``. Una base no cuenta como solución.

Las líneas ``# -`` son un bloque de líneas seguidas que debe estar en la base una vez y solo una; las ``# +``,
que pueden faltar, ocupan su lugar. Se escriben sin el margen que el bloque tiene en la base.
"""

import linecache
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

import numpy as np

from grader import exercises
from grader.pieces import services

_CELL = re.compile(r"^# %% ?(.*)$", re.M)
_MISTAKES = re.compile(r"^# error: *(.+)$", re.M)
_CHANGED = re.compile(r"^# [-+]( |$)", re.M)
_CHANGE = re.compile(r"(?:# error:.*\n)?((?:# -(?: .*)?\n)+)((?:# \+(?: .*)?\n)*)")
_BASE = "base: "
_COMMON = "común: "
_WITH = re.compile(r"^# con: *(.+)\n", re.M)


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
        file = f"<{self.exercise}: {self.title}>"
        linecache.cache[file] = (len(self.source), None, self.source.splitlines(keepends=True), file)
        exec(compile(self.source, file, "exec"), namespace)
        return namespace[self.exercise]


def load(folder: Path) -> dict[str, list[Solution]]:
    """Las colecciones de ``folder`` por función; lanza ``CollectionError`` si no hay ninguna."""
    found = {name: [*_wrong(folder / name), *_right(folder / name)] for name in _names(folder)}
    if not found:
        raise CollectionError(
            f"No hay colecciones de soluciones en {folder}. Están en tests/judged del repositorio: ejecuta "
            "la orden desde su raíz o indica la carpeta con --solutions."
        )
    return found


def bases(folder: Path) -> list[Solution]:
    """Las bases con el código escrito en ``wrong.py``; las demás son soluciones correctas de ``load``."""
    return [base for name in _names(folder) for base in _own_bases(folder / name)]


def _names(folder: Path) -> list[str]:
    return [name for name in exercises.all_exercises() if (folder / name).is_dir()]


def _cells(path: Path) -> list[tuple[str, str]]:
    if not path.is_file():
        raise CollectionError(f"Falta {path}.")
    _, *parts = _CELL.split(path.read_text("utf-8"))
    titles, sources = parts[::2], parts[1::2]
    return [(title.strip(), source.strip() + "\n") for title, source in zip(titles, sources, strict=True)]


def _right(folder: Path) -> list[Solution]:
    cells = _cells(folder / "right.py")
    common = {title.removeprefix(_COMMON): source for title, source in cells if title.startswith(_COMMON)}

    def whole(found: re.Match[str]) -> str:
        if found[1] not in common:
            raise CollectionError(f"{folder.name}: falta «{_COMMON}{found[1]}» en right.py.")
        return f"{common[found[1]]}\n\n"

    return [
        Solution(folder.name, title, _WITH.sub(whole, source), right=True)
        for title, source in cells
        if not title.startswith(_COMMON)
    ]


def _own_bases(folder: Path) -> list[Solution]:
    return [
        Solution(folder.name, title.removeprefix(_BASE), source, right=True)
        for title, source in _cells(folder / "wrong.py")
        if title.startswith(_BASE) and source.strip()
    ]


def _wrong(folder: Path) -> list[Solution]:
    known = {base.title: base for base in (*_right(folder), *_own_bases(folder))}
    base, found = None, []
    for title, source in _cells(folder / "wrong.py"):
        if title.startswith(_BASE):
            base = known.get(title.removeprefix(_BASE))
            if base is None:
                raise CollectionError(f"{folder.name}: «{title}» no lleva código ni está en right.py.")
        else:
            found.append(_solution(folder.name, title, source, base))
    return found


def _solution(name: str, title: str, source: str, base: Solution | None) -> Solution:
    declared = _MISTAKES.search(source)
    mistakes = tuple(m.strip() for m in declared.group(1).split(",")) if declared else ()
    unknown = set(mistakes) - {m.id for m in exercises.get(name).mistakes}
    if unknown:
        raise CollectionError(
            f"{name}, «{title}»: no hay ningún error conocido {', '.join(sorted(unknown))}."
        )
    if _CHANGED.search(source):
        source = _changed(f"{name}, «{title}»", source, base)
    return Solution(name, title, source, right=False, mistakes=mistakes)


def _changed(title: str, change: str, base: Solution | None) -> str:
    parts = _CHANGE.fullmatch(change)
    if base is None or parts is None:
        raise CollectionError(
            f"{title}: un cambio lleva una base por encima y solo líneas «# -» y, después, líneas «# +»."
        )
    old, new = (
        "".join(line[4:] or "\n" for line in part.splitlines(keepends=True)) for part in parts.groups()
    )
    places = _replaced(base.source, old, new)
    if len(places) != 1:
        raise CollectionError(
            f"{title}: en la base «{base.title}» tiene que estar una vez, y está {len(places)}:\n\n{old}"
        )
    return places[0]


def _replaced(source: str, old: str, new: str) -> list[str]:
    """``source`` con ``new`` donde está ``old``: un texto por cada sitio en que está."""
    lines, (first, *more) = source.splitlines(keepends=True), old.splitlines(keepends=True)
    found = []
    for i, line in enumerate(lines):
        # El margen sale de la primera línea: si las demás no lo comparten, el bloque es otro.
        margin, j = line.removesuffix(first), i + 1 + len(more)
        if not margin.strip() and "".join(lines[i:j]) == indent(old, margin):
            found.append("".join([*lines[:i], indent(new, margin), *lines[j:]]))
    return found
