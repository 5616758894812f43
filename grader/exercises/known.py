"""Cómo se escriben los errores conocidos de un programa: sus textos por un lado y lo que deciden por otro."""

from collections.abc import Iterator, Mapping
from typing import Any

from grader.exercises.base import Mistake, Oracle, Variation

#: Las decisiones que se cambian en un programa.
Choices = Mapping[str, Any]

#: Los errores por su ayuda y su nombre: las decisiones de cada uno, o las de cada manera de cometerlo.
Found = Mapping[str, Mapping[str, Choices | tuple[Choices, ...]]]


def known(program: Oracle, texts: Mapping[str, str], found: Found) -> Iterator[Mistake]:
    """Los errores de ``found``, cada uno como una variación de ``program``.

    ``texts`` dice con qué coincide cada uno y, tras la flecha, qué mirar.
    """
    for help, mistakes in found.items():
        for name, choices in mistakes.items():
            diagnosis, next_step = texts[name].split(" → ")
            ways = choices if isinstance(choices, tuple) else (choices,)
            first, *others = (Variation(program, way) for way in ways)
            yield Mistake(name, diagnosis, next_step, first, help, tuple(others))
