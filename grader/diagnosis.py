"""Reconocer un error conocido: solo si **todo** lo que devolvió la función coincide con él.

Si la función devuelve varios resultados, cada error conocido responde de los que cambia: así se reconocen
a la vez un error en el gradiente de los pesos y otro en el de la entrada.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.comparison import Case, all_close, is_single, student_outputs
from grader.evidence import Raised
from grader.exercises.base import Exercise, Mistake, outputs

DISTINGUISHING_CASES = 3
#: El único resultado de una función que devuelve uno: un error conocido debe explicarlo en todos los casos.
ALONE = frozenset([0])

#: Lo que daría el código equivocado: sus resultados o la excepción que lanzaría.
Prediction = tuple[np.ndarray, ...] | Exception


@dataclass(frozen=True)
class Diagnosis:
    """``certain``: los errores con los que coincide; ``possible``: los que no se distinguen entre sí."""

    certain: tuple[Mistake, ...] = ()
    possible: tuple[Mistake, ...] = ()


def diagnose(exercise: Exercise, cases: Sequence[Case]) -> Diagnosis:
    """Los errores conocidos de ``exercise`` con los que coincide lo observado en ``cases``."""
    # primero los que fallan y, entre ellos, los últimos, que son los más enrevesados: descartan antes
    judged = sorted((c for c in reversed(cases) if c.criterion.looks_at == "values"), key=_agrees)
    found = {m: changed for m in exercise.mistakes if (changed := _coincides(m, judged))}
    shared = [
        m for m, changed in found.items() if any(changed & c for other, c in found.items() if other is not m)
    ]
    certain = tuple(m for m in found if m not in shared)
    return Diagnosis(certain, tuple(shared))


def _coincides(mistake: Mistake, cases: Sequence[Case]) -> frozenset[int]:
    """Los resultados que ``mistake`` cambia, si lo observado coincide con él; si no, ninguno."""
    predictions: list[Prediction] = []
    changed: frozenset[int] = frozenset()
    distinguishing = 0
    for case in cases:
        predicted = _predict(mistake, case)
        # casi todos los errores se descartan en el primer caso: los demás ni se calculan
        if len(case.expected) == 1 and not _same(case, predicted, ALONE):
            return frozenset()
        here = _different(predicted, case.expected)
        if not _same(case, predicted, here):
            return frozenset()
        predictions.append(predicted)
        changed |= here
        distinguishing += bool(here)
    everywhere = all(_same(c, p, changed) for c, p in zip(cases, predictions, strict=True))
    return changed if everywhere and distinguishing >= DISTINGUISHING_CASES else frozenset()


def _agrees(case: Case) -> bool:
    """Si en ``case`` no hay nada que explicar."""
    return _same(case, case.expected, frozenset(range(len(case.expected))))


def _predict(mistake: Mistake, case: Case) -> Prediction:
    try:
        return outputs(mistake.oracle(*case.arguments))
    except Exception as error:
        return error


def _different(predicted: Prediction, expected: tuple[np.ndarray, ...]) -> frozenset[int]:
    if isinstance(predicted, Exception):
        return frozenset(range(len(expected)))
    return frozenset(
        position
        for position, (p, e) in enumerate(zip(predicted, expected, strict=True))
        if p.shape != e.shape or not all_close(p, e)
    )


def _same(case: Case, predicted: Prediction, positions: frozenset[int]) -> bool:
    """Si lo observado es lo predicho en los resultados de ``positions``."""
    if isinstance(predicted, Exception):
        return _same_error(case.call.error, predicted)
    if case.call.value is None:
        return False
    values = student_outputs(case.call.value, len(predicted))
    if values is None:
        return False
    single = is_single(case.call.value, case.expected)
    return all(_equal(values[i].array, predicted[i], case.expected[i], single) for i in positions)


def _same_error(seen: Raised | None, predicted: Exception) -> bool:
    """Igual tipo y mensaje; del mensaje, la parte fija del de NumPy («broadcast») o varias, entre `` | ``."""
    return (
        seen is not None
        and seen.type_name == type(predicted).__name__
        and any(piece in seen.message for piece in str(predicted).split(" | "))
    )


def _equal(obtained: np.ndarray, predicted: np.ndarray, expected: np.ndarray, single: bool) -> bool:
    """Igual forma y valores; un eje de tamaño 1 de más es otro error, y no esconde este."""
    if obtained.shape != predicted.shape:
        if predicted.shape != expected.shape or obtained.squeeze().shape != predicted.squeeze().shape:
            return False
        obtained = obtained.reshape(predicted.shape)
    return all_close(obtained, predicted, single)
