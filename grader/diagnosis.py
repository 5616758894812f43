"""Reconocer un error conocido: solo si **todo** lo que devolvió la función coincide con él.

Si la función devuelve varios resultados, cada error conocido responde de los que cambia: así se reconocen
a la vez un error en el gradiente de los pesos y otro en el de la entrada.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.comparison import Case, close, student_outputs
from grader.exercises.base import Exercise, Mistake, outputs

DISTINGUISHING_CASES = 3


@dataclass(frozen=True)
class Diagnosis:
    """``certain``: los errores con los que coincide; ``possible``: los que no se distinguen entre sí."""

    certain: tuple[Mistake, ...] = ()
    possible: tuple[Mistake, ...] = ()


def diagnose(exercise: Exercise, cases: Sequence[Case]) -> Diagnosis:
    """Los errores conocidos de ``exercise`` con los que coincide lo observado en ``cases``."""
    judged = [c for c in cases if c.criterion.looks_at == "values"]
    found = {m: changed for m in exercise.mistakes if (changed := _coincides(m, judged))}
    shared = [
        m for m, changed in found.items() if any(changed & c for other, c in found.items() if other is not m)
    ]
    certain = tuple(m for m in found if m not in shared)
    return Diagnosis(certain, tuple(shared))


def _coincides(mistake: Mistake, cases: Sequence[Case]) -> frozenset[int]:
    """Los resultados que ``mistake`` cambia, si lo observado coincide con él; si no, ninguno."""
    predictions = [_predict(mistake, case) for case in cases]
    changed = frozenset().union(*(_different(p, c.expected) for p, c in zip(predictions, cases, strict=True)))
    distinguishing = 0
    for case, predicted in zip(cases, predictions, strict=True):
        if predicted is None:
            if case.call.error is None or case.call.timed_out:
                return frozenset()
            distinguishing += DISTINGUISHING_CASES
        elif not _same(case, predicted, changed):
            return frozenset()
        else:
            distinguishing += bool(_different(predicted, case.expected))
    return changed if distinguishing >= DISTINGUISHING_CASES else frozenset()


def _predict(mistake: Mistake, case: Case) -> tuple[np.ndarray, ...] | None:
    """Lo que daría el código equivocado; ``None`` donde lanzaría una excepción."""
    try:
        return outputs(mistake.oracle(*case.arguments))
    except Exception:
        return None


def _different(predicted: tuple[np.ndarray, ...] | None, expected: tuple[np.ndarray, ...]) -> frozenset[int]:
    if predicted is None:
        return frozenset(range(len(expected)))
    return frozenset(
        position
        for position, (p, e) in enumerate(zip(predicted, expected, strict=True))
        if p.shape != e.shape or not close(p, e).all()
    )


def _same(case: Case, predicted: tuple[np.ndarray, ...], positions: frozenset[int]) -> bool:
    if case.call.value is None:
        return False
    values = student_outputs(case.call.value, len(predicted))
    if values is None:
        return False
    pairs = ((values[i].array.squeeze(), predicted[i].squeeze()) for i in positions)
    return all(v.shape == p.shape and close(v, p).all() for v, p in pairs)
