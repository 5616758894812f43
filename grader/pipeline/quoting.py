"""De lo que contó el ejecutor solo se enseña el texto que está en el cuaderno, o que es de Python o de NumPy.

Quien escribe el código decide cómo se llama una clase y qué línea dice haber fallado: por ahí podrían salir
las entradas con las que se califica.
"""

import array
import builtins
import collections
import datetime
import decimal
import fractions
import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property

import numpy as np

from grader.allowed import ERROR_NAME
from grader.evidence import Call, Evidence, Raised, Value
from grader.pipeline.outputs import readable

OWN_TYPE, OWN_ERROR, OWN_KEY = "tipo propio", "una excepción propia", "…"
_SUFFIX = re.compile(r" de (?:\d+ elementos|forma \([\d, ]*\)|tipo \w+)")
_STEP = re.compile(r"línea (\d+), en (\S+): (.*)", re.S)
_SCOPES = frozenset(("<module>", "<lambda>", "<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>", "<cell"))


def quoted(evidence: Mapping[str, Evidence], sources: Iterable[str]) -> dict[str, Evidence]:
    """``evidence`` sin los textos que no están en ``sources``, las celdas que se ejecutaron."""
    book = _Book("\n".join(sources))
    return {name: replace(seen, calls=tuple(map(book.call, seen.calls))) for name, seen in evidence.items()}


@cache
def _known() -> frozenset[str]:
    """Los nombres de las clases de Python y de NumPy."""
    modules = (
        array,
        builtins,
        collections,
        datetime,
        decimal,
        fractions,
        types,
        np,
        np.exceptions,
        np.linalg,
    )
    found = {c.__name__ for m in modules for c in vars(m).values() if isinstance(c, type)}
    inner = {c.__name__ for c in _descendants(Exception) if c.__module__.partition(".")[0] == "numpy"}
    return frozenset(found | inner | {ERROR_NAME, "NoneType"})


def _descendants(kind: type) -> set[type]:
    return {kind}.union(*map(_descendants, kind.__subclasses__()))


class _Book:
    """Lo que está escrito en un cuaderno."""

    def __init__(self, text: str) -> None:
        self._source = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self._source))

    @cached_property
    def _text(self) -> str:
        return _tight(self._source)

    def call(self, call: Call) -> Call:
        return replace(
            call, value=call.value and self.value(call.value), error=call.error and self.raised(call.error)
        )

    def value(self, value: Value) -> Value:
        kind, _, rest = value.type_name.partition(" ")
        suffix = _SUFFIX.fullmatch(f" {rest}")
        return replace(
            value,
            type_name=(kind if self._has(kind) else OWN_TYPE) + (suffix.group() if suffix else ""),
            items=tuple(map(self.value, value.items)),
            keys=tuple(key if self._writes(key) else OWN_KEY for key in value.keys),
        )

    def raised(self, error: Raised) -> Raised:
        return replace(
            error,
            type_name=error.type_name if self._has(error.type_name) else OWN_ERROR,
            message=readable(error.message),
            line=error.line if self._writes(error.line) else "",
            trace=tuple(step for step in error.trace if self._walks(step)),
        )

    def _has(self, name: str) -> bool:
        return not name or name in _known() or name in self._words

    def _writes(self, text: str) -> bool:
        return _tight(text) in self._text

    def _walks(self, step: str) -> bool:
        found = _STEP.fullmatch(step)
        return bool(found) and (found[2] in _SCOPES or found[2] in self._words) and self._writes(found[3])


def _tight(text: str) -> str:
    """Sin espacios: una instrucción de varias líneas se cita en una."""
    return "".join(text.split())
