"""Lo que se dice de un diagnóstico: cada causa reconocida, qué mirar y en qué ayudas seguir."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.exercises.base import Mistake
from grader.judge.diagnosis import Cause, Diagnosis
from grader.judge.verdict import CriterionResult
from grader.judge.wording import capital, listed, place, problem_text

#: Cómo empieza un diagnóstico y lo que queda de él detrás de «el primero: ».
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
    told = [said for number, cause in enumerate(diagnosis.causes) for said in _cause(cause, number > 0)]
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


def _cause(cause: Cause, further: bool) -> list[Said]:
    """Lo que se dice de una causa: si son varios errores, de cada uno, con lo que hay que mirar."""
    errors = _errors(cause.mistakes)
    if not cause.options and len(errors) == 1:
        parts = [(_one(errors[0]), errors[0].next_step)]
    elif not cause.mistakes and all(len(_errors(option)) > 1 for option in cause.options):
        # contarlas todas no se lee: con uno corregido se distingue mejor lo que queda
        first = _errors(cause.options[0])[0]
        parts = [(f"hay varios errores a la vez. {first.named('Puede que uno sea')}", first.next_step)]
        parts.append(("si es ese, corrígelo y vuelve a comprobar", ""))
    elif not cause.mistakes:
        parts = [(f"puede ser una de estas causas: {'; o bien '.join(map(_option, cause.options))}", "")]
    else:
        # lo seguro no va solo: lo acompaña una de las posibilidades
        parts = _one_by_one(errors, among=cause.options)
    if cause.criteria:
        parts[0] = (f"en {listed(cause.criteria)}{', además' * further}, {parts[0][0]}", parts[0][1])
    return [Said(f"{capital(text)}.", step) for text, step in parts]


@dataclass(frozen=True)
class _Error:
    """Un error y en qué resultados está, si se sabe: lo mismo en dos es uno, y no se dice dos veces."""

    what: str
    where: tuple[str, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def next_step(self) -> str:
        return " ".join(dict.fromkeys(m.next_step for m in self.mistakes))

    def named(self, start: str, placed: bool = True) -> str:
        """Detrás de ``start``, dónde está y qué es."""
        where = f", {' y '.join(self.where)}" if self.where and placed else ""
        return f"{start}{where}: {self.what}"


def _errors(mistakes: Sequence[Mistake]) -> list[_Error]:
    found: dict[str, _Error] = {}
    for mistake in mistakes:
        told = _alongside(mistake)
        where, comma, what = told.partition(", ")
        in_one = bool(comma) and told.startswith("en ")
        what = what if in_one else told
        known = found.get(what, _Error(what, (), ()))
        found[what] = _Error(what, known.where + (where,) * in_one, (*known.mistakes, mistake))
    return list(found.values())


def _one(error: _Error) -> str:
    """Un error que va solo."""
    if len(error.mistakes) == 1:
        return error.mistakes[0].diagnosis
    return f"hay un mismo error {' y '.join(error.where)}: {error.what}"


def _one_by_one(errors: Sequence[_Error], among: Sequence[Sequence[Mistake]]) -> list[tuple[str, str]]:
    """Varios errores a la vez, uno detrás de otro, cada uno con lo que hay que mirar; y uno de ``among``."""
    places = {error.where for error in errors}
    same = len(places) == 1 and not among
    told = [
        (error.named(f"el {order}", placed=not same), error.next_step)
        for order, error in zip(_ORDER, errors, strict=False)
    ]
    single = all(len(option) == 1 for option in among)
    if among:
        start = f"el {_ORDER[len(errors)]} es uno de estos" if single else "hay además uno de estos casos"
        told.append((f"{start}: {'; o bien '.join(map(_beside, among))}", ""))
    count = _COUNTS.get(len(told), "varios") if single else "varios"
    where = "".join(f" {' y '.join(place)}" for place in places if place and same)
    told[0] = (f"hay {count} errores a la vez{where}. {capital(told[0][0])}", told[0][1])
    return told


def _beside(mistakes: Sequence[Mistake]) -> str:
    """Unos errores junto a otros, dentro de la misma frase."""
    parts = (", ".join(filter(None, (" y ".join(e.where), e.what))) for e in _errors(mistakes))
    return ", y además ".join(parts)


def _option(mistakes: Sequence[Mistake]) -> str:
    """Una de las causas que pueden ser, dentro de la misma frase."""
    errors = _errors(mistakes)
    if len(errors) == 1:
        return _one(errors[0])
    return f"{_COUNTS.get(len(errors), 'varios')} errores a la vez, {_beside(mistakes)}"


_COUNTS = {2: "dos", 3: "tres", 4: "cuatro"}
_ORDER = ("primero", "segundo", "tercero", "cuarto", "quinto", "sexto")


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
