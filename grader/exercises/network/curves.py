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

#: Cuántos errores hay en la lista del enunciado.
BUGS = 6
MAX_IMAGES = 64
MAX_FILTERS = 32
MAX_RATE = 10
_BUG = f"un entero de 1 a {BUGS}"

#: Cada curva, con el número de su error en la lista del enunciado y lo que decide.
CURVES: Mapping[str, tuple[int, Mapping[str, Any]]] = {
    "a": (2, {"step": lambda P, d, rate, n: descend(P, d, rate * rate, n)}),
    "b": (3, {"error": hot_prediction}),
    "c": (1, {"step": lambda P, d, rate, n: descend(P, n * d, rate, n)}),
}
#: El trozo que se enseña de cada una a quien la resuelve.
_CODE = {
    "a": """
step = learning_rate * gradient
W_new = W - learning_rate * step  # ◀
""",
    "b": """
wanted = logits.argmax(axis=1)  # ◀
gradient[np.arange(N), wanted] -= 1
""",
    "c": """
gradient[np.arange(N), y] -= 1
return loss, gradient  # ◀
""",
}
_SUSPECTS = {letter: Variation(train, choices) for letter, (_, choices) in CURVES.items()}


def curve_hunt(letter: str) -> Exercise:
    """La caza de la curva ``letter``."""
    bug, _ = CURVES[letter]

    def isolates(values: Arguments) -> str | None:
        _, *given = values
        if problem := _invalid(*given):
            return problem
        arguments = _as_numbers(*given)
        if not same_result(TRAIN_STEP.answer, _SUSPECTS[letter], arguments):
            return (
                "Con estos argumentos la sospechosa da otra cosa que la función correcta: busca unos con los "
                "que su error no se note."
            )
        for other, suspect in _SUSPECTS.items():
            if other != letter and same_result(TRAIN_STEP.answer, suspect, arguments):
                return (
                    f"Con estos argumentos también acierta la sospechosa de la curva {other.upper()}: no se "
                    "distinguen."
                )
        return None

    def named(values: Arguments) -> str | None:
        answer, *_ = values
        if (
            not isinstance(answer, int | float)
            or isinstance(answer, bool)
            or answer not in range(1, BUGS + 1)
        ):
            shown = f"; vale {answer}" if isinstance(answer, int | float) else ""
            return f"`bug` debe ser {_BUG}, el número del error en la lista del enunciado{shown}."
        if isolates(values):
            return "Cuenta cuando el experimento aísle la causa."
        if answer != bug:
            return f"El experimento es bueno, pero el error que aísla no es el número {answer}."
        return None

    return Exercise(
        name=f"counterexample_curve_{letter}",
        unit=TRAIN_STEP.unit,
        parameters=(),
        outputs=("bug", *(f"params['{key}']" for key in AXES), *TRAIN_STEP.parameters[1:]),
        formula=(_BUG, *[""] * (len(AXES) + 3)),
        oracle=lambda: (),
        suspect=_shown(_SUSPECTS[letter]),
        code=_CODE[letter],
        criteria=(
            Criterion("el experimento aísla la causa", 1, lambda d: [()], isolates),
            Criterion("el error tiene su número", 1, lambda d: [()], named),
        ),
    )


def _as_numbers(params: Mapping[str, Any], X: Any, y: Any, learning_rate: Any) -> Arguments:
    given = {name: np.array(a, float) for name, a in params.items()}
    return given, np.array(X, float), np.array(y, np.int64), float(learning_rate)


def _invalid(params: Any, X: Any, y: Any, learning_rate: Any) -> str | None:
    """Por qué no se puede llamar con esto a ``train_step``, o ``None``."""
    if problem := _invalid_params(params):
        return problem
    classes = len(params["linear_b"])
    if not _has_numbers(X, "fiu") or X.shape[1:] != (1, SIDE, SIDE) or not 1 <= len(X) <= MAX_IMAGES:
        return (
            f"`X` debe ser un array de números de forma (N, 1, {SIDE}, {SIDE}), con N entre 1 y "
            f"{MAX_IMAGES}; tiene forma {np.shape(X)}."
        )
    if not _has_numbers(y, "iu") or y.shape != X.shape[:1] or y.min() < 0 or y.max() >= classes:
        return f"`y` debe tener un entero entre 0 y {classes - 1} por imagen: su forma es ({len(X)},)."
    number = isinstance(learning_rate, int | float) and not isinstance(learning_rate, bool)
    if not number or not 0 < learning_rate <= MAX_RATE:
        return f"`learning_rate` debe ser un número mayor que 0 y hasta {MAX_RATE}."
    return None


def _invalid_params(params: Any) -> str | None:
    if not isinstance(params, Mapping) or {*params} != {*AXES}:
        return f"`params` debe ser un diccionario con las claves {', '.join(AXES)}."
    for name, axes in AXES.items():
        if not _has_numbers(params[name], "fiu") or params[name].ndim != len(axes):
            shape = np.shape(params[name])
            return f"`{name}` debe ser un array de números finitos con {len(axes)} ejes; tiene forma {shape}."
    sizes = [len(params[name]) for name in ("conv1_W", "conv2_W", "linear_b")]
    if not 1 <= min(sizes) <= max(sizes) <= MAX_FILTERS:
        return f"En `params`, los filtros de cada capa y las clases deben ser entre 1 y {MAX_FILTERS}."
    for name, shape in shapes(*sizes).items():
        if params[name].shape != shape:
            return (
                f"`{name}` tiene forma {params[name].shape} y debe tener forma {shape}: hay {sizes[0]} y "
                f"{sizes[1]} filtros y {sizes[2]} clases."
            )
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
