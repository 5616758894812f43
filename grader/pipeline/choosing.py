"""Qué evidencia cuenta de cada ejercicio, y qué hay que contar de ello.

Cuenta cómo estaba la función al llegar a su ``check``, en el cuaderno ejecutado de arriba abajo: nada de lo
que haya debajo lo cambia. Si se comprueba varias veces, cuenta la mejor; la primera, si hay varias iguales.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.evidence import Evidence, Notice, Trouble
from grader.exercises.base import Exercise
from grader.judge.judging import judge
from grader.sandbox.plan import Moment
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
        told = _told(best, done.defined.get(exercise.name, {}))
        notices += told
        evidence[exercise.name] = _with_reason(done.seen[best], told)
    return evidence, notices


def _told(moment: Moment, definitions: Mapping[int, bool]) -> list[Notice]:
    """Los avisos de que el nombre del ejercicio se ata otra vez, o solo debajo de donde se juzga."""
    above = [p + 1 for p in sorted(definitions) if p <= moment.position]
    below = [p + 1 for p in sorted(definitions) if p > moment.position]
    found = []
    if below:
        found.append(("again", above[-1], below) if above else ("late", moment.position + 1, below))
    return [
        Notice(trouble=Trouble(code), where=moment.exercise, cells=(first, *others[:5]))
        for code, first, others in found
    ]


def _with_reason(seen: Evidence, told: Sequence[Notice]) -> Evidence:
    """De una función que no existía al llegar a su comprobación, en qué celda se define."""
    late = next((notice for notice in told if notice.trouble.code == "late"), None)
    if late is None or seen.status != "missing":
        return seen
    return replace(seen, trouble=Trouble("late", late.cells[1]))
