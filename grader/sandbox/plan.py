"""Qué se ejecuta de un cuaderno y en qué momento se juzga cada ejercicio."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

#: Detrás de todas las celdas.
END = 10**9
_WORD = re.compile(r"\w+")
_PLAIN = (ast.Name, ast.Attribute, ast.Constant, ast.expr_context)


@dataclass(frozen=True)
class Moment:
    """Cómo estaba ``exercise`` cuando se había ejecutado todo hasta la celda ``position``, incluida."""

    exercise: str
    position: int = END


@dataclass(frozen=True)
class Plan:
    """Las celdas que se ejecutan, por posición; las entradas de cada ejercicio y cuándo se juzga.

    Un ejercicio con varios momentos se juzga en todos; quien elige entre ellos es otro.
    """

    cells: Mapping[int, str]
    calls: Mapping[str, Sequence[Any]]
    moments: tuple[Moment, ...]

    def number(self, moment: Moment) -> int:
        """El número con el que el ejecutor conoce ``moment``."""
        return self.moments.index(moment)

    @cached_property
    def settled(self) -> int:
        """La última celda que puede cambiar algo de lo que hay encima; -1 si ninguna.

        Las que siguen solo definen funciones con nombres que nadie ha escrito antes: da igual preguntar
        antes o después de ellas, y no hace falta guardar cómo estaba todo.
        """
        written: set[str] = set()
        last = -1
        for position, source in self.cells.items():
            checked = {m.exercise for m in self.moments if m.position < position}
            names = _only_defines(source)
            if names is None or names & (written | checked):
                last = position
            written |= set(_WORD.findall(source))
        return last


def plan(
    cells: Mapping[int, str],
    calls: Mapping[str, Sequence[Any]],
    checks: Mapping[str, Sequence[int]] | None = None,
) -> Plan:
    """El plan de ``cells`` con lo que se pregunta en ``calls``.

    ``checks`` dice, de cada ejercicio, en qué posiciones se comprueba; el que no tiene ninguna se juzga al
    final. Entre dos posiciones sin ninguna celda por medio todo está igual: con la primera basta.
    """
    ordered = sorted(cells)
    moments = []
    for name in calls:
        found = {}
        for position in (checks or {}).get(name, ()):
            found.setdefault(sum(p <= position for p in ordered), position)
        moments += [Moment(name, position) for position in found.values()] or [Moment(name)]
    return Plan({p: cells[p] for p in ordered}, calls, tuple(moments))


def _only_defines(source: str) -> set[str] | None:
    """Los nombres de las funciones que define ``source``, si no hace nada más; si no, ``None``."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    defined = [
        node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    if not all(isinstance(node, ast.FunctionDef) and _is_plain(node) for node in defined):
        return None
    return {node.name for node in defined}


def _is_plain(function: ast.FunctionDef) -> bool:
    """Si al definir la función no se ejecuta nada: ni decoradores ni cuentas en su cabecera."""
    given = function.args
    evaluated = [*given.defaults, *filter(None, given.kw_defaults), function.returns]
    every = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
    evaluated += [argument.annotation for argument in every if argument]
    inside = [node for expression in evaluated if expression for node in ast.walk(expression)]
    return (
        not function.decorator_list
        and not function.name.startswith("_")
        and all(isinstance(node, _PLAIN) for node in inside)
    )
