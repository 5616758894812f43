"""Qué criterios dan puntos: lo que se cumple sin hacer nada no los da hasta que se acierta algún valor.

Quien devuelve su entrada no la modifica, conserva su tipo y acierta con pad = 0. Eso cuenta cuando además se
cumple algún criterio de valores que no se cumpla así.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from grader.exercises.base import Question, outputs
from grader.judge.comparison import Case, all_close
from grader.judge.verdict import UNEARNED, CriterionResult


def earned(
    results: Sequence[CriterionResult], cases: Sequence[Sequence[Case]]
) -> tuple[CriterionResult, ...]:
    """``results``, con los que aún no cuentan sin cumplir; ``cases`` son los casos de cada uno."""
    asked = [[c.question for c in own] for own in cases]
    about_values = [
        (r, q) for r, q in zip(results, asked, strict=True) if q and q[0].criterion.looks_at == "values"
    ]
    if any(r.passed and not _for_free(q) for r, q in about_values):
        return tuple(results)
    if all(_for_free(q) for _, q in about_values):
        return tuple(results)  # no hay de qué aprender
    return tuple(
        replace(r, passed=False, pending=UNEARNED) if r.passed and _for_free(q) else r
        for r, q in zip(results, asked, strict=True)
    )


def _for_free(questions: Sequence[Question]) -> bool:
    """Si se cumple sin calcular nada: devolviendo un argumento o algo con su forma."""
    looks_at = questions[0].criterion.looks_at if questions else ""
    if looks_at in ("inputs", "dtype", "integer"):
        return True
    return looks_at in _GIVEN and all(_is_given(q, _GIVEN[looks_at]) for q in questions)


def _is_given(question: Question, alike: Callable[[np.ndarray, np.ndarray], bool]) -> bool:
    """Si cada resultado es, o tiene la forma de, alguno de los argumentos."""
    known = [a for a in question.arguments if isinstance(a, np.ndarray | int | float | dict)]
    # de una forma que se recibe, como la de ``col2im``, sale un array con esa forma sin calcular nada
    empty = [np.broadcast_to(0.0, a) for a in question.arguments if isinstance(a, tuple)]
    given = outputs((*known, *empty))
    return all(any(alike(a, wanted) for a in given) for wanted in question.expected)


_GIVEN: dict[str, Callable[[np.ndarray, np.ndarray], bool]] = {
    "shape": lambda given, wanted: given.shape == wanted.shape,
    "values": lambda given, wanted: given.shape == wanted.shape and all_close(given, wanted),
}
