"""Qué evidencia cuenta de cada ejercicio, y qué hay que contar de ello.

Cuenta cómo estaba la función al llegar a su ``check``, en el cuaderno ejecutado de arriba abajo: nada de lo
que haya debajo lo cambia. Si se comprueba varias veces, cuenta la mejor; la primera, si hay varias iguales.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.evidence import Evidence, Notice, Trouble
from grader.exercises.base import Exercise
from grader.judge.judging import is_unfinished, judge
from grader.sandbox.plan import END, Moment
from grader.sandbox.supervisor import Run


def chosen(asked: Sequence[Exercise], key: bytes, done: Run) -> tuple[dict[str, Evidence], list[Notice]]:
    """La evidencia que cuenta de cada ejercicio y los avisos de lo que convenga saber."""
    evidence, notices = {}, []
    for exercise in asked:
        moments = [moment for moment in done.seen if moment.exercise == exercise.name]
        best = moments[0]
        if len(moments) > 1:
            best = max(moments, key=lambda m: judge(exercise, key, done.seen[m]).points)
            cells = (best.position + 1, *(m.position + 1 for m in moments if m != best))
            notices.append(Notice(trouble=Trouble("best"), where=exercise.name, cells=cells))
        definitions = done.defined.get(exercise.name, {})
        told = _hidden(best, definitions, done.seen[best]) + _defined_below(best, definitions)
        notices += told
        evidence[exercise.name] = _with_reason(done.seen[best], told)
    return evidence, notices


def _hidden(moment: Moment, definitions: Mapping[int, bool], seen: Evidence) -> list[Notice]:
    """El aviso de que la función llega sin terminar a su comprobación porque una copia tapa otra de antes."""
    above = [p + 1 for p in sorted(definitions) if moment.position == END or p <= moment.position]
    if len(above) < 2 or not seen.calls or any(not is_unfinished(call) for call in seen.calls):
        return []
    return [Notice(trouble=Trouble("hidden"), where=moment.exercise, cells=(above[-1], *above[-2::-1][:5]))]


def _defined_below(moment: Moment, definitions: Mapping[int, bool]) -> list[Notice]:
    """El aviso de que el nombre del ejercicio se vuelve a atar debajo de donde se juzga, si es así."""
    if moment.position == END:
        return []
    above = [p + 1 for p in sorted(definitions) if p <= moment.position]
    below = [p + 1 for p in sorted(definitions) if p > moment.position]
    if not below:
        return []
    if above:
        return [Notice(trouble=Trouble("again"), where=moment.exercise, cells=(above[-1], *below[:5]))]
    return [Notice(trouble=Trouble("late"), where=moment.exercise, cells=(moment.position + 1, *below[:5]))]


def _with_reason(seen: Evidence, told: Sequence[Notice]) -> Evidence:
    """De una función que no existía al llegar a su comprobación, en qué celda se define."""
    late = next((notice for notice in told if notice.trouble.code == "late"), None)
    if late is None or seen.status != "missing":
        return seen
    return replace(seen, trouble=Trouble("late", late.cells[1]))
