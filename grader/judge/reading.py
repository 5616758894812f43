"""Qué es la lectura de un mensaje de error: cuándo habla de uno y qué dice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader import exercises
from grader.evidence import Raised

_SHAPES = re.compile(r"with shapes \(([\d,]+)\) \(([\d,]+)\)")


@dataclass(frozen=True)
class Reading:
    """Si el mensaje de un error tiene ``said`` (una expresión regular), qué decir.

    ``line`` es lo que además debe tener la línea, con lo que ``said`` llame ``name`` en lugar de ``<name>``;
    ``only`` son los parámetros que debe tener el ejercicio, y ``kind``, el tipo del error; ``cut``, que un
    array sea un trozo más pequeño que el otro, y ``ours``, que ``name`` sea un ejercicio del curso.
    """

    said: str
    text: str
    line: str = ""
    only: tuple[str, ...] = ()
    kind: str = ""
    cut: bool = False
    ours: bool = False

    def fits(self, error: Raised, parameters: Sequence[str]) -> bool:
        """Si habla de ``error``, lanzado por una función con esos ``parameters``."""
        found = re.search(self.said, error.message)
        if found is None:
            return False
        name = found.groupdict().get("name") or ""
        line = self.line.replace("<name>", name)
        return (
            (not self.kind or error.type_name == self.kind)
            and set(self.only) <= set(parameters)
            and re.search(line, error.line) is not None
            and (not self.cut or _is_cut(error.message))
            and (not self.ours or name in exercises.all_exercises())
        )


def _is_cut(message: str) -> bool:
    """Si de las dos formas, con los mismos ejes, una es un trozo de la otra."""
    found = _SHAPES.search(message)
    if not found:
        return False
    one, other = (tuple(int(n) for n in text.split(",") if n) for text in found.groups())
    if len(one) != len(other) or len(one) < 2:
        return False
    pairs = list(zip(one, other, strict=True))
    whole = max(one, other)  # la ventana entera es cuadrada
    return whole[-1] == whole[-2] and (all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs))
