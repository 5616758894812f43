"""Quién nombra a quién dentro de un paquete, leído de su código sin ejecutarlo."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

_DOTTED = re.compile(r"\w+(?:\.\w*)+")


@dataclass(frozen=True, order=True)
class Arrow:
    """El módulo ``who`` nombra a ``whom``; ``loads`` dice si además lo importa al ejecutarse."""

    who: str
    whom: str
    loads: bool


def modules(package: Path) -> dict[str, Path]:
    """Los módulos de ``package`` por su nombre completo."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


def arrows(package: Path) -> list[Arrow]:
    """Las flechas de ``package``, estén al principio de un módulo o dentro de una función.

    Lo que solo se importa para los tipos y lo que se nombra en un texto («grader.course.late.PerDay», o
    «grader.sandbox.» y lo que siga) no carga nada, pero también dice quién sabe de quién.
    """
    known = modules(package)
    found = set()
    for who, path in known.items():
        folder = who if path.name == "__init__.py" else who.rpartition(".")[0]
        for name, loads in _names(ast.parse(path.read_text("utf-8")), loads=True):
            whom = _module(resolve_name(name, folder), known)
            a_word = whom == package.name and not loads  # un texto que empieza igual, como el de un registro
            if whom not in (None, who) and not a_word:
                found.add(Arrow(who, whom, loads))
    return sorted(found)


def _names(node: ast.AST, loads: bool) -> Iterator[tuple[str, bool]]:
    """Los nombres con puntos que hay en ``node``, y si se importan al ejecutarlo."""
    match node:
        case ast.Import(names=names):
            yield from ((alias.name, loads) for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            start = "." * level + (f"{module}." if module else "")
            yield from ((start + alias.name, loads) for alias in names)
        case ast.Constant(value=str(text)) if _DOTTED.fullmatch(text):
            yield text, False
        case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")):
            for child in node.body:
                yield from _names(child, loads=False)
            for child in node.orelse:
                yield from _names(child, loads)
            return
    for child in ast.iter_child_nodes(node):
        yield from _names(child, loads)


def _module(name: str, known: dict[str, Path]) -> str | None:
    """El módulo al que se refiere ``name``, que puede acabar en lo que se toma de él."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def circles(package: Path) -> Iterator[str]:
    """Un círculo de módulos y otro de salas, si los hay, de lo que se importa al ejecutarse.

    Una sala es una carpeta sin otras dentro; los módulos sueltos de las demás van cada uno por su cuenta.
    """
    rooms = {name: _room(name, path) for name, path in modules(package).items()}
    loaded = [(arrow.who, arrow.whom) for arrow in arrows(package) if arrow.loads]
    for pairs in (loaded, [(rooms[who], rooms[whom]) for who, whom in loaded]):
        graph: TopologicalSorter[str] = TopologicalSorter()
        for who, whom in pairs:
            if who != whom:
                graph.add(who, whom)
        try:
            graph.prepare()
        except CycleError as error:
            yield " -> ".join(reversed(error.args[1]))


def _room(name: str, path: Path) -> str:
    alone = path.name == "__init__.py" or any(path.parent.glob("*/__init__.py"))
    return name if alone else name.rpartition(".")[0]
