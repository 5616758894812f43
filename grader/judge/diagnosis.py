"""Reconocer un error conocido: solo si **todo** lo que devolvió la función coincide con él.

Si la función devuelve varios resultados, cada error conocido responde de los que cambia: así se reconocen
a la vez un error en el gradiente de los pesos y otro en el de la entrada.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np

from grader.evidence import Raised
from grader.exercises.base import Exercise, Mistake, Question, outputs
from grader.judge.comparison import Case, all_close, is_single, student_outputs

DISTINGUISHING_CASES = 3

#: Lo que daría el código equivocado: sus resultados o la excepción que lanzaría.
Prediction = tuple[np.ndarray, ...] | Exception


@dataclass(frozen=True)
class Diagnosis:
    """``certain``: los errores con los que coincide; ``possible``: los que no se distinguen entre sí."""

    certain: tuple[Mistake, ...] = ()
    possible: tuple[Mistake, ...] = ()


@dataclass(frozen=True)
class _Seen:
    """Un caso y lo que se vio en él: la excepción o los resultados (``None`` si no son los que se pedían)."""

    case: Case
    values: tuple[np.ndarray, ...] | None
    single: bool

    def same(self, predicted: Prediction, positions: Iterable[int]) -> bool:
        """Si lo que se vio es lo predicho en los resultados de ``positions``."""
        if isinstance(predicted, Exception):
            return _same_error(self.case.call.error, predicted)
        if self.values is None:
            return False
        return all(
            _equal(self.values[i], predicted[i], self.case.question.expected[i], self.single)
            for i in positions
        )


def _see(case: Case) -> _Seen:
    value = case.call.value
    expected = case.question.expected
    found = None if value is None else student_outputs(value, case.question.result)
    values = None if found is None else tuple(v.array for v in found)
    return _Seen(case, values, is_single(value, expected))


@dataclass(frozen=True)
class _Forecast:
    """Lo que daría un error conocido en un caso, y lo correcto."""

    predicted: Prediction
    expected: tuple[np.ndarray, ...]

    @cached_property
    def changed(self) -> frozenset[int]:
        """Los resultados que el error cambia."""
        every = frozenset(range(len(self.expected)))
        if isinstance(self.predicted, Exception):
            return every
        return frozenset(i for i in every if not _alike(self.predicted[i], self.expected[i]))

    def explains(self, seen: _Seen) -> bool:
        """Si lo que se vio es esto en los resultados que cambia: de los demás puede responder otro error."""
        positions = [0] if len(self.expected) == 1 else self.changed
        return seen.same(self.predicted, positions)


_forecasts: WeakKeyDictionary[Question, dict[str, _Forecast]] = WeakKeyDictionary()


def diagnose(exercise: Exercise, cases: Sequence[Case]) -> Diagnosis:
    """Los errores conocidos de ``exercise`` con los que coincide lo observado en ``cases``."""
    # primero los últimos, que son los más enrevesados: descartan casi todo, y en toda la clase son los mismos
    seen = [_see(c) for c in reversed(cases) if c.question.criterion.looks_at == "values"]
    found = {m: changed for m in exercise.mistakes if (changed := _coincides(m, seen))}
    shared = [
        m for m, changed in found.items() if any(changed & c for other, c in found.items() if other is not m)
    ]
    certain = tuple(m for m in found if m not in shared)
    return Diagnosis(certain, tuple(shared))


def _coincides(mistake: Mistake, cases: Sequence[_Seen]) -> frozenset[int]:
    """Los resultados que ``mistake`` cambia, si lo observado coincide con él; si no, ninguno."""
    forecasts: list[_Forecast] = []
    for seen in cases:
        forecast = _forecast(seen.case.question, mistake)
        if not forecast.explains(seen):  # los demás ni se calculan
            return frozenset()
        forecasts.append(forecast)
    changed = frozenset().union(*(f.changed for f in forecasts))
    everywhere = all(s.same(f.predicted, changed) for s, f in zip(cases, forecasts, strict=True))
    distinguishing = sum(bool(f.changed) for f in forecasts)
    return changed if everywhere and distinguishing >= DISTINGUISHING_CASES else frozenset()


def _forecast(question: Question, mistake: Mistake) -> _Forecast:
    """Lo que daría ``mistake`` con ``question``: se calcula una vez para todas las entregas."""
    known = _forecasts.setdefault(question, {})
    if mistake.id not in known:
        try:
            predicted: Prediction = outputs(mistake.oracle(*question.arguments))
        except Exception as error:
            predicted = error.with_traceback(None)  # con ella se guardarían también las variables
        known[mistake.id] = _Forecast(predicted, question.expected)
    return known[mistake.id]


def _alike(predicted: np.ndarray, expected: np.ndarray) -> bool:
    return predicted.shape == expected.shape and all_close(predicted, expected)


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
