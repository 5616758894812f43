"""Lo que se dice de un diagnóstico: cada causa reconocida, qué mirar y en qué ayudas seguir."""

import re
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass, replace

from grader.exercises.base import Mistake
from grader.judge.diagnosis import Cause, Diagnosis
from grader.judge.verdict import CriterionResult
from grader.judge.wording import capital, listed, place, problem_text

#: Cómo empieza un diagnóstico y lo que queda de él detrás de «hay dos errores a la vez: ».
_OPENINGS = tuple(
    (re.compile(f"^{opening}"), instead)
    for opening, instead in (
        ("tu función hace lo mismo que ", ""),
        ("la forma es la correcta, pero ", ""),
        (r"(?:tu resultado|los gradientes|(?:la forma es la correcta y )?los valores) coinciden? con ", ""),
        ("tu resultado casi coincide: lo explica ", ""),
        ("lo que devuelves coincide con lo pedido, pero con ", "devuelves "),
        ("lo que devuelves coincide con ", ""),
        ("tus filas coinciden con las correctas en ", "las filas van en "),
        ("cada fila coincide con la correcta en ", "cada fila va en "),
        (r"(?:tu |la )?función coincide con la que ", "la función "),
        ("tu pérdida coincide con ", "en la pérdida, "),
        ("tu gradiente coincide con ", "en el gradiente, "),
        (r"((?:la forma|los parámetros)(?: de [^,]+?)?) coinciden? con ", r"en \1, "),
        (r"(?:tu )?(\S+(?: y \S+)?) coinciden? con ", r"en \1, "),
    )
)


@dataclass(frozen=True)
class Said:
    """Una causa: lo que pasa, que va en negrita, qué mirar y en qué ayudas del cuaderno seguir."""

    cause: str
    next_step: str = ""
    helps: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(filter(None, (self.cause, self.next_step, self.help)))

    @property
    def help(self) -> str:
        """Dónde seguir leyendo."""
        if not self.helps:
            return ""
        return f"Ayuda del cuaderno: {' y '.join(f'“{title}”' for title in self.helps)}."


def causes(diagnosis: Diagnosis) -> list[Said]:
    """Lo que se reconoce, causa a causa; lo que vale para varias, detrás de la última.

    El título de una ayuda cuenta lo que falla con un error y nada más: junto a otro puede no ser verdad.
    """
    told = [_cause(cause, number > 0) for number, cause in enumerate(diagnosis.causes)]
    for number, said in enumerate(told):
        if any(other.next_step == said.next_step for other in told[number + 1 :]):
            told[number] = replace(said, next_step="")
    return [replace(said, helps=_helps(diagnosis)) for said in told]


def _helps(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Las ayudas del error, si es el único y con él se explica todo, o de cada uno de los que pueden ser."""
    explanations = [(*c.mistakes, *option) for c in diagnosis.causes for option in c.options or [()]]
    if not diagnosis.whole or len(diagnosis.causes) > 1 or any(len(each) > 1 for each in explanations):
        return ()
    return tuple(dict.fromkeys(mistake.help for (mistake,) in explanations if mistake.help))


def _cause(cause: Cause, further: bool) -> Said:
    steps = " ".join(dict.fromkeys(m.next_step for m in cause.mistakes))
    if not cause.options:
        text = _together(cause.mistakes)
    elif not cause.mistakes:
        text = f"puede ser una de estas causas: {'; o bien '.join(map(_together, cause.options))}"
    else:
        # lo seguro no va solo: lo acompaña una de las posibilidades
        options = ("; y ".join(map(_alongside, option)) for option in cause.options)
        text = f"{_several([*cause.mistakes, *cause.options[0]])}: "
        text += "; y ".join([*map(_alongside, cause.mistakes), "; o bien ".join(options)])
    if cause.criteria:
        text = f"en {listed(cause.criteria)}{', además' * further}, {text}"
    return Said(f"{capital(text)}.", steps)


def _together(mistakes: Sequence[Mistake]) -> str:
    """Los errores de una causa: uno, o varios a la vez."""
    if len(mistakes) == 1:
        return mistakes[0].diagnosis
    # lo mismo en dos resultados es un error, y no se dice dos veces
    places: dict[str, list[str]] = {}
    for told in map(_alongside, mistakes):
        where, comma, what = told.partition(", ")
        in_one = bool(comma) and told.startswith("en ")
        places.setdefault(what if in_one else told, []).append(where * in_one)
    if len(places) == 1:
        [(what, where)] = places.items()
        return f"hay un mismo error {' y '.join(where)}: {what}"
    parts = (", ".join(filter(None, (" y ".join(where), what))) for what, where in places.items())
    return f"{_several(places)}: {_joined(parts)}"


def _joined(parts: Iterable[str]) -> str:
    """Unas detrás de otras; ante «i», la «y» es «e»."""
    first, *rest = parts
    return "; ".join([first, *(f"{'e' if re.match('h?i(?!e)', part) else 'y'} {part}" for part in rest)])


def _several(errors: Sized) -> str:
    return f"hay {_COUNTS.get(len(errors), 'varios')} errores a la vez"


_COUNTS = {2: "dos", 3: "tres"}


def _alongside(mistake: Mistake) -> str:
    """El diagnóstico sin «tu resultado coincide con», que de un error que no va solo no es verdad."""
    for opening, instead in _OPENINGS:
        if opening.match(mistake.diagnosis):
            return opening.sub(instead, mistake.diagnosis)
    return mistake.diagnosis


def advice(diagnosis: Diagnosis) -> str:
    """Todas las causas seguidas."""
    return " ".join(map(str, causes(diagnosis)))


def message(first: CriterionResult | None, diagnosis: Diagnosis) -> str:
    """Las causas que se reconocen y, después, el primer problema: dónde y con qué valores."""
    if first is None:
        return "¡Todo correcto!"
    told = [*map(str, causes(diagnosis)), "".join(place(first)), problem_text(first.problem, diagnosis)]
    return " ".join(filter(None, told))
