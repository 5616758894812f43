"""Lo que se predice antes de ejecutar: en cada unidad, qué se pregunta y qué querría decir cada respuesta.

Las de la unidad ``NN`` están en ``PREDICTIONS``, en ``unit_NN.py``; no hay que apuntarlas en otro sitio.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

#: Un número, un texto, ``True`` o ``False``, o una tupla de ellos.
Answer = Any

_NUMBER = re.compile(r"(?<!\d)-?\d{1,9}(?:\.\d{1,9})?")

RIGHT, KNOWN, OTHER = "acierto", "conocida", "otra"


@dataclass(frozen=True)
class Meaning:
    """Qué querría decir una respuesta: ``kind`` es ``RIGHT``, ``KNOWN`` u ``OTHER``; ``text``, la frase."""

    kind: str
    text: str


@dataclass(frozen=True)
class Prediction:
    """Lo que se predice en una celda.

    Argumentos:
        name: la unidad y una palabra, «01-forma».
        right: la respuesta correcta.
        hint: cómo averiguarla, sin decirla: se enseña con las respuestas que no están en ``readings``.
        readings: de cada respuesta equivocada que se espera, con qué se ha confundido.
        because: por qué es la correcta; se enseña a quien acierta.
        tolerance: qué error relativo se da por bueno en los números.
    """

    name: str
    right: Answer
    hint: str
    readings: Mapping[Answer, str] = field(default_factory=dict)
    because: str = ""
    tolerance: float = 0.0

    def meaning(self, answer: Answer) -> Meaning:
        """Qué querría decir ``answer``."""
        if same(answer, self.right, self.tolerance):
            return Meaning(RIGHT, self.because)
        known = (text for wrong, text in self.readings.items() if same(answer, wrong, self.tolerance))
        text = next(known, None)
        return Meaning(OTHER, self.hint) if text is None else Meaning(KNOWN, text)

    def attempts(self, given: Sequence[Answer]) -> list[Answer]:
        """Las respuestas que hay en ``given``, lo que se escribió detrás del nombre.

        Los tres puntos no son ninguna. Varios números donde se espera una tupla son una, sin paréntesis, y
        «2 × 3», entre comillas, son dos números.
        """
        found = [self._numbers(value) for value in map(plain, given) if value is not ...]
        loose = not any(isinstance(value, list | tuple) for value in found)
        return [tuple(found)] if isinstance(self.right, tuple) and found and loose else found

    def _numbers(self, value: Answer) -> Answer:
        """Los números de un texto donde se esperan números; si no, ``value``."""
        wanted = self.right if isinstance(self.right, tuple) else (self.right,)
        if not isinstance(value, str) or any(kind_of(each) != "número" for each in wanted):
            return value
        found = [float(text) if "." in text else int(text) for text in _NUMBER.findall(value)]
        if len(found) == 1:
            return found[0]
        return tuple(found) if found and len(wanted) > 1 else value


def plain(value: Any) -> Any:
    """``value`` sin NumPy: sus arrays y sus números pasan a ser los de Python."""
    return value.tolist() if hasattr(value, "tolist") else value


def same(given: Any, wanted: Answer, tolerance: float = 0.0) -> bool:
    """Si dos respuestas dicen lo mismo: ``2`` y ``2.0``, ``[1, 2]`` y ``(1, 2)``, ``"Sí"`` y ``"si"``."""
    if kind_of(given) != kind_of(wanted):
        return False
    if isinstance(wanted, list | tuple):
        pairs = zip(given, wanted, strict=False)
        return len(given) == len(wanted) and all(same(g, w, tolerance) for g, w in pairs)
    if isinstance(wanted, str):
        return _letters(given) == _letters(wanted)
    try:
        return math.isclose(given, wanted, rel_tol=max(tolerance, 1e-9), abs_tol=1e-12)
    except OverflowError:  # un entero que no cabe en un float
        return given == wanted


def kind_of(answer: Any) -> str:
    """De qué clase es una respuesta; vacío si no puede serlo."""
    kinds = (("lista", list | tuple), ("texto", str), ("verdad", bool), ("número", int | float))
    return next((name for name, types in kinds if isinstance(answer, types)), "")


def _letters(text: str) -> str:
    """Las letras y los números de ``text``, sin tildes ni mayúsculas."""
    pieces = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(c if c.isalnum() else " " for c in pieces if not unicodedata.combining(c)).split()
    )


@cache
def all_predictions() -> dict[str, Prediction]:
    """Todas las predicciones por su nombre, en el orden de las unidades."""
    names = sorted(m.name for m in iter_modules(__path__) if m.name.startswith("unit_"))
    found = [p for name in names for p in import_module(f"{__name__}.{name}").PREDICTIONS]
    return {prediction.name: prediction for prediction in found}
