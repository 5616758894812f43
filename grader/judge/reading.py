"""Qué es la lectura de un mensaje de error: cuándo habla de uno y qué dice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader import exercises
from grader.evidence import Raised

_PRODUCT = re.compile(r"shapes \(([\d,]+)\) and \(([\d,]+)\) not aligned")
_SHAPES = re.compile(r"with shapes \(([\d,]+)\) \(([\d,]+)\)")


@dataclass(frozen=True)
class Reading:
    """Si el mensaje de un error tiene ``said`` (una expresión regular), qué decir.

    ``line`` es lo que además debe tener la línea; en ella y en ``text``, ``<name>`` es lo que ``said`` llama
    ``name``. ``only`` son los parámetros que debe tener el ejercicio, y ``kind``, el tipo del error; ``cut``,
    que un array sea un trozo más pequeño que el otro; ``within``, que lo lance otra función del estudiante, a
    la que llama la que se juzga; ``turned``, que trasponer uno de los dos arrays los haría encajar en un
    producto; y ``ours``, que ``name`` sea un ejercicio del curso.
    """

    said: str
    text: str
    line: str = ""
    only: tuple[str, ...] = ()
    kind: str = ""
    cut: bool = False
    within: bool = False
    turned: bool = False
    ours: bool = False

    def fits(self, error: Raised, parameters: Sequence[str]) -> bool:
        """Si habla de ``error``, lanzado por una función con esos ``parameters``."""
        return (
            re.search(self.said, error.message) is not None
            and (not self.kind or error.type_name == self.kind)
            and set(self.only) <= set(parameters)
            and re.search(self._filled(self.line, error), error.line) is not None
            and (not self.cut or _is_cut(error.message))
            and (not self.within or len(functions(error)) > 1)
            and (not self.turned or _fits_turned(error.message))
            and (not self.ours or self._filled("<name>", error) in exercises.all_exercises())
        )

    def about(self, error: Raised) -> str:
        """Lo que dice de ``error``."""
        return self._filled(self.text, error)

    def _filled(self, text: str, error: Raised) -> str:
        found = re.search(self.said, error.message)
        for name, value in (found.groupdict() if found else {}).items():
            text = text.replace(f"<{name}>", value or "")
        return text


def functions(error: Raised) -> set[str]:
    """En qué funciones del estudiante están las líneas por las que pasó ``error``."""
    return {step.partition(", en ")[2].partition(":")[0] for step in error.trace if ", en <" not in step}


def _fits_turned(message: str) -> bool:
    """Si de las dos matrices, que no se pueden multiplicar, trasponer una bastaría."""
    found = _PRODUCT.search(message)
    if not found:
        return False
    one, other = (tuple(int(n) for n in text.split(",") if n) for text in found.groups())
    return len(one) == len(other) == 2 and (one[0] == other[0] or one[1] == other[1])


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
