"""Qué se ejecuta de un cuaderno y en qué momento se juzga cada ejercicio."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Detrás de todas las celdas.
END = 10**9


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
