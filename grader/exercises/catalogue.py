"""Cómo se escriben muchos errores conocidos de un programa: aparte, lo que se dice; aparte, lo que hacen."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from grader.exercises.base import Mistake, Oracle, Variation

#: Lo que un error decide de otra manera: los argumentos que cambia del programa.
Choices = Mapping[str, Any]

#: Por cada ayuda del cuaderno, los errores de los que trata: lo que decide cada uno, o de varias maneras.
Decided = Mapping[str, Mapping[str, Choices | tuple[Choices, ...]]]

#: Con qué coincide cada error y qué mirar.
Texts = dict[str, tuple[str, str]]


def said(text: str) -> Texts:
    """Lo que se dice de cada error, de un texto así; lo que no cabe sigue debajo, con margen::

    `nombre`: con qué coincide
    `otro-nombre`: con qué coincide
    → qué mirar, en los dos

    Lanza ``ValueError`` si de un error no se dice qué mirar, o si de uno se habla dos veces.
    """
    found: Texts = {}
    without_step: dict[str, str] = {}
    for part in re.split(r"\n(?=[`→])", text.strip()):
        line = " ".join(part.split())
        if line.startswith("→ "):
            found |= {name: (what, line.removeprefix("→ ")) for name, what in without_step.items()}
            without_step = {}
        else:
            name, what = line.removeprefix("`").split("`: ", 1)
            if name in found or name in without_step:
                raise ValueError(f"De `{name}` se habla dos veces.")
            without_step[name] = what
    if without_step:
        raise ValueError(f"Falta qué mirar en {', '.join(without_step)}.")
    return found


def catalogue(program: Oracle, texts: Texts, decided: Decided) -> Iterator[Mistake]:
    """Los errores de ``decided`` en ``program``, con lo que se dice de ellos en ``texts``."""
    for help, mistakes in decided.items():
        for name, choices in mistakes.items():
            ways = choices if isinstance(choices, tuple) else (choices,)
            first, *also = (Variation(program, way) for way in ways)
            yield Mistake(name, *texts[name], first, help, tuple(also))


def taken(
    mistakes: Iterable[Mistake], helps: Mapping[str, Iterable[str]], program: Oracle | None = None
) -> Iterator[Mistake]:
    """De otro ejercicio, los errores de ``helps``: por cada ayuda de este cuaderno, de cuáles trata.

    Con ``program`` deciden lo mismo en ese programa, que recibe otros argumentos.
    """
    known = {m.id: m for m in mistakes}
    for help, names in helps.items():
        for one in (known[name] for name in names):
            if program is None:
                yield replace(one, help=help)
            else:
                first, *also = (Variation(program, way.choices) for way in (one.oracle, *one.also))
                yield replace(one, oracle=first, help=help, also=tuple(also))


def either(choices: Choices, **more: Any) -> tuple[Choices, Choices]:
    """Dos maneras: decidir ``choices``, o además ``more``."""
    return choices, {**choices, **more}
