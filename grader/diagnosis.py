"""Reconocer un error conocido: solo si **todo** lo que devolvió la función coincide con él."""

from collections.abc import Sequence

import numpy as np

from grader.comparison import Case, close, outputs, student_outputs
from grader.evidence import Call
from grader.exercises.base import Exercise, Mistake

DISTINGUISHING_CASES = 3


def match(exercise: Exercise, cases: Sequence[Case]) -> tuple[Mistake | None, tuple[Mistake, ...]]:
    """El error conocido con el que coincide **todo**; si son varios, ninguno y la lista de posibles."""
    judged = [c for c in cases if c.criterion.looks_at == "values"]
    found = tuple(m for m in exercise.mistakes if _coincides(m, judged))
    return (found[0], ()) if len(found) == 1 else (None, found)


def _coincides(mistake: Mistake, cases: Sequence[Case]) -> bool:
    distinguishing = 0
    for case in cases:
        try:
            predicted = outputs(mistake.oracle(*case.arguments))
        except Exception:
            if case.call.error is None or case.call.timed_out:
                return False
            distinguishing += DISTINGUISHING_CASES
            continue
        if not _same(case.call, predicted):
            return False
        different = any(
            p.shape != e.shape or not close(p, e).all() for p, e in zip(predicted, case.expected, strict=True)
        )
        distinguishing += different
    return distinguishing >= DISTINGUISHING_CASES


def _same(call: Call, predicted: tuple[np.ndarray, ...]) -> bool:
    if call.value is None:
        return False
    values = student_outputs(call.value, len(predicted))
    return values is not None and all(
        v.array.squeeze().shape == p.squeeze().shape and close(v.array.squeeze(), p.squeeze()).all()
        for v, p in zip(values, predicted, strict=True)
    )
