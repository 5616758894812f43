"""Cómo se escriben muchos errores conocidos de un programa: aparte, lo que se dice; aparte, lo que hacen."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from grader.exercises.base import Mistake, Oracle, Variation

#: Lo que un error decide de otra manera: los argumentos que cambia del programa.
Choices = Mapping[str, Any]

#: Con qué coincide cada error y qué mirar.
Texts = Mapping[str, tuple[str, str]]


def said(text: str) -> Texts:
    """Lo que se dice de cada error, de un texto así; lo que no cabe sigue debajo, con margen::

    `nombre`: con qué coincide
    `otro-nombre`: con qué coincide
    → qué mirar, en los dos
    """
    found: dict[str, tuple[str, str]] = {}
    without_step: dict[str, str] = {}
    for part in re.split(r"\n(?=[`→])", text.strip()):
        line = " ".join(part.split())
        if line.startswith("→ "):
            found |= {name: (what, line.removeprefix("→ ")) for name, what in without_step.items()}
            without_step = {}
        else:
            name, what = line.removeprefix("`").split("`: ", 1)
            without_step[name] = what
    return found


def catalogue(
    program: Oracle, texts: Texts, found: Mapping[str, Mapping[str, Choices | tuple[Choices, ...]]]
) -> Iterator[Mistake]:
    """Los errores de ``found``: por cada ayuda del cuaderno, los suyos, con lo que decide cada uno.

    Si hay varias maneras de cometerlo, son las de una tupla.
    """
    for help, mistakes in found.items():
        for name, choices in mistakes.items():
            ways = choices if isinstance(choices, tuple) else (choices,)
            first, *also = (Variation(program, way) for way in ways)
            yield Mistake(name, *texts[name], first, help, tuple(also))


def either(choices: Choices, **more: Any) -> tuple[Choices, Choices]:
    """Dos maneras: decidir ``choices``, o además ``more``."""
    return choices, {**choices, **more}
