"""Los catálogos de errores conocidos: cómo se lee lo que se dice y qué hace cada manera de cometerlos."""

import sys

import pytest

from grader import exercises
from grader.exercises.catalogue import catalogue, either, said

TEXTS = said("""
`uno`: coincide con sumar
  1
`otro`: coincide con sumar 2
→ Mira `sum`: ¿qué suma
  de más?
`doble`: coincide con el doble → o casi
→ Mira por cuánto multiplicas.
""")


def program(x, *, plus=0, times=1):
    return times * x + plus


def test_what_is_said_may_be_shared_and_go_on_below() -> None:
    assert TEXTS == {
        "uno": ("coincide con sumar 1", "Mira `sum`: ¿qué suma de más?"),
        "otro": ("coincide con sumar 2", "Mira `sum`: ¿qué suma de más?"),
        "doble": ("coincide con el doble → o casi", "Mira por cuánto multiplicas."),
    }


def test_each_mistake_has_its_help_and_its_ways() -> None:
    decided = {
        "Sumas": {"uno": {"plus": 1}, "otro": either({"plus": 2}, times=3)},
        "Por": {"doble": {"times": 2}},
    }
    found = {m.id: m for m in catalogue(program, TEXTS, decided)}
    assert [m.help for m in found.values()] == ["Sumas", "Sumas", "Por"]
    assert found["otro"].next_step == TEXTS["otro"][1]
    assert {name: [way(10) for way in (m.oracle, *m.also)] for name, m in found.items()} == {
        "uno": [11],
        "otro": [12, 32],
        "doble": [20],
    }
    assert found["uno"].oracle.along(found["doble"].oracle)(10) == 21


@pytest.mark.parametrize(
    "text",
    ["`uno`: coincide con 1", "`uno`: a\n→ Mira.\n`otro`: b", "`uno`: a\n→ Mira.\n`uno`: b\n→ Mira."],
)
def test_what_is_half_said_or_said_twice_is_an_error(text) -> None:
    with pytest.raises(ValueError, match=r"uno|otro"):
        said(text)


def test_every_text_is_of_some_mistake() -> None:
    """Un texto sin su decisión no daría ningún error: nadie lo leería nunca."""
    known = {(m.id, m.diagnosis, m.next_step) for e in exercises.all_exercises().values() for m in e.mistakes}
    written = {
        (id, *text)
        for name, module in sys.modules.items()
        if name.startswith("grader.exercises.")
        for texts in vars(module).values()
        if _are_texts(texts)
        for id, text in texts.items()
    }
    assert len(written) > 300  # se encuentran de verdad
    assert written <= known


def _are_texts(value) -> bool:
    """Si es lo que devuelve ``said``."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(text, tuple) and len(text) == 2 for text in value.values())
        and all(isinstance(part, str) for text in value.values() for part in text)
    )
