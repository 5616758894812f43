"""La caza de la unidad 07: tres curvas de entrenamiento y tres ``train_step`` equivocadas.

De cada una se pide qué error comete y un experimento que lo aísle: unos argumentos con los que ella acierta y
las otras dos no. El juez las llama a las tres y a la correcta, y compara.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.exercises.base import Arguments, Criterion, Exercise, Variation
from grader.exercises.hunts import same_result
from grader.exercises.network.step import AXES, SIDE, TRAIN_STEP, shapes
from grader.exercises.network.step_program import descend, hot_prediction, train

MAX_IMAGES = 64
MAX_FILTERS = 32
MAX_RATE = 10

#: Cada curva, con el número de su error en la lista del enunciado y lo que decide.
CURVES: Mapping[str, tuple[int, Mapping[str, Any]]] = {
    "a": (2, {"step": lambda P, d, rate, n: descend(P, d, rate * rate, n)}),
    "b": (3, {"error": hot_prediction}),
    "c": (1, {"step": lambda P, d, rate, n: descend(P, n * d, rate, n)}),
}
_SUSPECTS = {letter: Variation(train, choices) for letter, (_, choices) in CURVES.items()}


def curve_hunt(letter: str) -> Exercise:
    """La caza de la curva ``letter``."""
    bug, _ = CURVES[letter]

    def isolates(values: Arguments) -> str | None:
        _, *given = _rebuilt(values)
        if problem := _invalid(*given):
            return problem
        arguments = _as_numbers(*given)
        if not same_result(TRAIN_STEP.oracle, _SUSPECTS[letter], arguments):
            return (
                "Con estos argumentos la sospechosa da otra cosa que la función correcta: busca unos con los que "
                "su error no se note."
            )
        for other, suspect in _SUSPECTS.items():
            if other != letter and same_result(TRAIN_STEP.oracle, suspect, arguments):
                return (
                    f"Con estos argumentos también acierta la sospechosa de la curva {other.upper()}: no se "
                    "distinguen."
                )
        return None

    def named(values: Arguments) -> str | None:
        answer, *_ = _rebuilt(values)
        if isolates(values):
            return "Cuenta cuando el experimento aísle la causa."
        if isinstance(answer, bool) or answer != bug:
            return f"El experimento es bueno, pero el error que aísla no es el número {answer}."
        return None

    return Exercise(
        name=f"counterexample_curve_{letter}",
        unit=TRAIN_STEP.unit,
        parameters=(),
        outputs=("bug", *TRAIN_STEP.parameters),
        oracle=lambda: (),
        suspect=_shown(_SUSPECTS[letter]),
        criteria=(
            Criterion("el experimento aísla la causa", 1, lambda d: [()], isolates),
            Criterion("el error tiene su número", 1, lambda d: [()], named),
        ),
    )


def _rebuilt(values: Arguments) -> tuple[Any, ...]:
    """La respuesta con sus parámetros otra vez en un diccionario."""
    bug, *rest = values
    return bug, dict(zip(AXES, rest, strict=False)), *rest[len(AXES) :]


def _as_numbers(params: Mapping[str, Any], X: Any, y: Any, learning_rate: Any) -> Arguments:
    given = {name: np.array(a, float) for name, a in params.items()}
    return given, np.array(X, float), np.array(y, np.int64), float(learning_rate)


def _invalid(params: Any, X: Any, y: Any, learning_rate: Any) -> str | None:
    """Por qué no se puede llamar con esto a ``train_step``, o ``None``."""
    if not isinstance(params, Mapping) or [*params] != [*AXES]:
        return f"`params` debe ser un diccionario con las claves {', '.join(AXES)}, en este orden."
    for name, value in {**params, "X": X}.items():
        if not _has_numbers(value, "fiu"):
            return f"`{name}` debe ser un array de números finitos."
    axes = [len(found) for found in AXES.values()]
    if [params[name].ndim for name in AXES] != axes:
        wrong = next(name for name, n in zip(AXES, axes, strict=True) if params[name].ndim != n)
        return f"`{wrong}` debe tener {len(AXES[wrong])} ejes; tiene forma {params[wrong].shape}."
    first, second, classes = len(params["conv1_W"]), len(params["conv2_W"]), len(params["linear_b"])
    for name, shape in shapes(first, second, classes).items():
        if params[name].shape != shape or max(first, second, classes) > MAX_FILTERS or min(shape) < 1:
            return (
                f"`{name}` tiene forma {params[name].shape} y no encaja: con {first} filtros, {second} filtros y "
                f"{classes} clases (hasta {MAX_FILTERS} de cada), debe tener forma {shape}."
            )
    if X.shape != (len(X), 1, SIDE, SIDE) or not 1 <= len(X) <= MAX_IMAGES:
        return (
            f"`X` debe tener forma (N, 1, {SIDE}, {SIDE}), con N entre 1 y {MAX_IMAGES}; tiene forma {X.shape}."
        )
    if not _has_numbers(y, "iu") or y.shape != X.shape[:1] or y.min() < 0 or y.max() >= classes:
        return f"`y` debe tener {len(X)} enteros entre 0 y {classes - 1}, uno por imagen."
    number = isinstance(learning_rate, int | float) and not isinstance(learning_rate, bool)
    if not number or not 0 < learning_rate <= MAX_RATE:
        return f"`learning_rate` debe ser un número mayor que 0 y hasta {MAX_RATE}."
    return None


def _has_numbers(value: Any, kinds: str) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in kinds and bool(np.isfinite(value).all())


def _shown(suspect: Variation) -> Callable[..., Any]:
    """La sospechosa como se le da a quien la busca; lanza ``ValueError`` si los argumentos no encajan."""

    def sospechosa(params: Any, X: Any, y: Any, learning_rate: Any) -> Any:
        given = (dict(params), np.asarray(X), np.asarray(y), learning_rate)
        if problem := _invalid(*given):
            raise ValueError(problem)
        loss, new = suspect(*_as_numbers(*given))
        return float(loss), new

    return sospechosa


HUNTS = tuple(map(curve_hunt, CURVES))
