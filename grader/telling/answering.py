"""``prediccion("01-forma", (2, 3, 9, 8))``: se contesta al momento qué querría decir lo que se escribió."""

from typing import Any

from grader.judge.render import GREEN, ORANGE
from grader.predictions import KNOWN, OTHER, RIGHT, Answer, Prediction, all_predictions, kind_of
from grader.telling.showing import GREY, Note, show

_AGAIN = (
    "Puedes cambiarla y volver a ejecutar la celda. Si quieres conservar esta, escribe la nueva detrás, "
    'donde van los tres puntos: `prediccion("{name}", {last!r:.80}, ...)`. Vale la última.'
)
_COLORS = {RIGHT: GREEN, KNOWN: ORANGE, OTHER: GREY}


def prediccion(name: str = "", *answers: Any) -> None:
    """Contesta a la predicción ``name``. No da puntos y se puede saltar dejando los tres puntos.

    Con varias respuestas se contesta a la última: las de antes quedan escritas.
    """
    prediction = all_predictions().get(name) if isinstance(name, str) else None
    if prediction is None:
        show(
            Note(
                f"No hay ninguna predicción llamada {name!r:.60}: deja el nombre que traía la celda.",
                _COLORS[OTHER],
            )
        )
        return
    attempts = prediction.attempts(answers)
    show(_answered(prediction, attempts) if attempts else Note(_how_to(prediction), _COLORS[OTHER]))


def _how_to(prediction: Prediction) -> str:
    return (
        f"Predicción: en lugar de los tres puntos, escribe {_expected(prediction.right)} y ejecuta la celda. "
        "No da puntos y se puede saltar."
    )


def _answered(prediction: Prediction, attempts: list[Answer]) -> Note:
    last = attempts[-1]
    meaning = prediction.meaning(last)
    shown = f"`{last!r:.80}`"
    if meaning.kind == RIGHT:
        return Note(f"✔ {shown}: sí. {meaning.text}".rstrip(), _COLORS[RIGHT])
    text = meaning.text
    if meaning.kind == OTHER and not _fits(last, prediction.right):
        text = f"Esperamos {_expected(prediction.right)}. {text}"
    again = _AGAIN.format(name=prediction.name, last=last)
    return Note(f"✘ {shown}: no. {text}\n{again}", _COLORS[meaning.kind])


def _expected(right: Answer) -> str:
    """Cómo se escribe una respuesta como ``right``, sin decirla."""
    if isinstance(right, tuple):
        return f"una tupla de {len(right)} valores, entre paréntesis"
    if isinstance(right, bool):
        return "`True` o `False`"
    return "un texto entre comillas" if isinstance(right, str) else "un número"


def _fits(given: Any, right: Answer) -> bool:
    """Si ``given`` es de la misma clase que ``right``."""
    if kind_of(given) != kind_of(right):
        return False
    return not isinstance(right, tuple) or len(given) == len(right)
