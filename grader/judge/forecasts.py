"""Lo que daría un error conocido, o varios a la vez, en cada caso; y si es lo que se vio."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from weakref import WeakKeyDictionary

import numpy as np

from grader.evidence import Raised
from grader.exercises.base import Mistake, Oracle, Question, Variation, outputs
from grader.judge.comparison import RTOL_32, Case, all_close, is_single, rounded

#: Los errores con los que se explica lo observado: uno, o varios en el mismo programa.
Explanation = tuple[Mistake, ...]

#: Lo que daría el código equivocado: sus resultados o la excepción que lanzaría.
Prediction = tuple[np.ndarray, ...] | Exception


@dataclass(frozen=True)
class Seen:
    """Un caso y lo que se vio en él: la excepción o los resultados (``None`` si no son los que se pedían).

    ``slack`` es lo que un valor se puede apartar del suyo, además de lo que se aparta en doble precisión.
    """

    case: Case
    slack: float

    @cached_property
    def wrong(self) -> frozenset[int]:
        """Los resultados que no son los correctos."""
        expected = self.case.question.expected
        return frozenset(i for i in range(len(expected)) if not self.same(expected, (i,)))

    def same(self, predicted: Prediction, positions: Iterable[int]) -> bool:
        """Si lo que se vio es lo predicho en los resultados de ``positions``."""
        if isinstance(predicted, Exception):
            return _same_error(self.case.call.error, predicted)
        values = self.case.values
        if values is None:
            return False
        return all(
            _equal(values[i], predicted[i], self.case.question.expected[i], self.slack) for i in positions
        )


def see(cases: Sequence[Case]) -> list[Seen]:
    """Lo que se vio en cada uno de ``cases``.

    Si algo llega solo hasta float32, sea su tipo o solo sus decimales, a ningún valor se le pide más: quien
    guarda la entrada en float32 redondea también el resultado equivocado.
    """
    single = any(is_single(c.call.value, c.question.expected) or rounded(c) for c in cases)
    return [Seen(case, _slack(case.question) if single else 0.0) for case in cases]


def _slack(question: Question) -> float:
    return RTOL_32 * max((float(each.max()) for each in question.scale if each.size), default=0.0)


@dataclass(frozen=True)
class Forecast:
    """Lo que darían unos errores en un caso, y lo correcto."""

    predicted: Prediction
    expected: tuple[np.ndarray, ...]

    @cached_property
    def changed(self) -> frozenset[int]:
        """Los resultados que cambian."""
        every = frozenset(range(len(self.expected)))
        if isinstance(self.predicted, Exception):
            return every
        return frozenset(i for i in every if not _alike(self.predicted[i], self.expected[i]))

    def explains(self, seen: Seen) -> bool:
        """Si lo que se vio es esto en los resultados que cambia: de los demás puede responder otro error."""
        positions = [0] if len(self.expected) == 1 else self.changed
        return seen.same(self.predicted, positions)

    def same_as(self, other: "Forecast") -> bool:
        """Si darían lo mismo."""
        one, two = self.predicted, other.predicted
        if isinstance(one, Exception) or isinstance(two, Exception):
            return type(one) is type(two) and str(one) == str(two)
        return all(map(_alike, one, two))


_forecasts: WeakKeyDictionary[Question, dict[tuple[Oracle, ...], Forecast]] = WeakKeyDictionary()


def forecast(question: Question, mistakes: Explanation) -> Forecast:
    """Lo que darían ``mistakes`` con ``question``: se calcula una vez para todas las entregas."""
    known = _forecasts.setdefault(question, {})
    key = tuple(m.oracle for m in mistakes)
    if key not in known:
        try:
            with np.errstate(all="ignore"):
                predicted: Prediction = outputs(together(mistakes)(*question.arguments))
        except Exception as error:
            predicted = error.with_traceback(None)  # con ella se guardarían también las variables
        known[key] = Forecast(predicted, question.expected)
    return known[key]


def together(mistakes: Explanation) -> Oracle | None:
    """El programa que comete ``mistakes`` a la vez, o ``None`` si no caben en el mismo."""
    first, *rest = (m.oracle for m in mistakes)
    return reduce(lambda a, b: a.along(b) if isinstance(a, Variation) else None, rest, first)


def _alike(predicted: np.ndarray, expected: np.ndarray) -> bool:
    return predicted.shape == expected.shape and all_close(predicted, expected)


def _same_error(seen: Raised | None, predicted: Exception) -> bool:
    """Igual tipo y mensaje; del mensaje, la parte fija del de NumPy («broadcast») o varias, entre `` | ``.

    De quien se niega con ``assert`` o con ``raise`` da igual el tipo y lo que dice.
    """
    by_hand = seen is not None and bool(re.search(r"\b(assert|raise)\b", seen.line))
    if isinstance(predicted, AssertionError) and by_hand:
        return True
    return (
        seen is not None
        and not by_hand
        and seen.type_name == type(predicted).__name__
        and any(piece in seen.message for piece in str(predicted).split(" | "))
    )


def _equal(obtained: np.ndarray, predicted: np.ndarray, expected: np.ndarray, slack: float) -> bool:
    """Igual forma y valores; un eje de tamaño 1 de más es otro error, y no esconde este."""
    if obtained.shape != predicted.shape:
        if predicted.shape != expected.shape or obtained.squeeze().shape != predicted.squeeze().shape:
            return False
        obtained = obtained.reshape(predicted.shape)
    return all_close(obtained, predicted, slack)
