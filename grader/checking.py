"""La comprobación que usa el estudiante: ``check(mi_funcion)``."""

import contextlib
import io
import logging
import math
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from grader import exercises
from grader.exercises import unshown
from grader.judge import render
from grader.judge.judging import evaluate
from grader.judge.verdict import WORKS, Verdict, brief
from grader.judge.wording import failing
from grader.sandbox import unwritten
from grader.telling import summary, unrun
from grader.telling.passing import after_passing
from grader.telling.showing import Note, show
from grader.telling.waiting import waited
from grader.units import exam_exercises, is_exam

unwritten.install()
unshown.install()
unrun.install()


class CheckFailed(AssertionError):
    """La comprobación no pasó. Basta una línea: el veredicto ya está en pantalla."""

    def __init__(self, verdict: Verdict, exam: bool = False) -> None:
        self.verdict = verdict
        if exam:
            super().__init__(exam_line(verdict))
            return
        failed = sum(c.failed for c in verdict.criteria)
        summary = f"{failing(failed, len(verdict.criteria))}: en la salida de `check` se explica por qué."
        super().__init__(f"{render.headline(verdict)}. {verdict.message if verdict.refused else summary}")

    def _render_traceback_(self) -> list[str]:
        """Lo que IPython muestra en lugar de la traza: el fallo no está en el código de ``check``."""
        return [str(self)]


class WrongUse(TypeError):
    """``check`` recibió otra cosa en lugar de una función."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


#: Los ejercicios de los que este núcleo ya ejecutó una comprobación de examen.
_seen_in_exam: set[str] = set()


def _this_notebook() -> str:
    """El texto del cuaderno que se está ejecutando, si Jupyter dice cuál es; vacío si no."""
    try:
        return Path(os.environ["JPY_SESSION_NAME"]).read_text("utf-8")
    except (KeyError, OSError, ValueError):
        return ""


def exam_line(verdict: Verdict) -> str:
    """Lo único que se dice en un examen."""
    return f"{'✔' if verdict.passed else '✘'} {verdict.exercise}: {'' if verdict.passed else 'no '}{WORKS}"


class ExamView:
    """Si funciona o no, en un cuaderno y en una terminal."""

    def __init__(self, verdict: Verdict) -> None:
        self.line = exam_line(verdict)

    def __repr__(self) -> str:
        return self.line

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(self.line)}</strong></p>"


class VerdictView:
    """Un veredicto que se muestra como HTML en un cuaderno y como texto en una terminal."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def __repr__(self) -> str:
        return render.text(self.verdict)

    def _repr_html_(self) -> str:
        return render.html(self.verdict)


def check(
    function: Callable[..., Any] | None = None,
    name: str | None = None,
    exam: bool = False,
    points: float | None = None,
) -> None:
    """Comprueba ``function`` contra PyTorch y explica qué falla.

    ``name`` es el nombre del ejercicio; si no se da, es el nombre con el que la función está guardada.
    Con ``exam``, o si el curso repartió el ejercicio como de examen, solo dice si funciona o no. ``points``
    es lo que vale, si no es lo que suman sus criterios; las celdas publicadas lo dicen.
    Lanza ``CheckFailed`` si falla algún criterio, ``UnknownExercise`` si el ejercicio no existe,
    ``WrongUse`` si ``function`` no es una función e ``Interrupted`` si se interrumpe.
    """
    if not callable(function) or not (name is None or isinstance(name, str)):
        raise WrongUse(_how_to_use(function, name))
    caller = sys._getframe(1)
    name = name or _exercise_name(function, {**caller.f_globals, **caller.f_locals})
    worth = points if type(points) in (int, float) and 0 < points < math.inf else None
    with waited(name):
        verdict = evaluate(name, _quiet(function), points=worth)
    if exam:
        _seen_in_exam.add(name)
    is_secret = name in exam_exercises() | _seen_in_exam or is_exam(name, _this_notebook())
    verdict = brief(verdict) if is_secret else verdict
    summary.note(verdict)
    if stale := unrun.stale(name):
        show(Note(stale, render.ORANGE))
    show(ExamView(verdict) if is_secret else VerdictView(verdict))
    if not verdict.passed:
        raise CheckFailed(verdict, exam=is_secret)
    if not is_secret:
        after_passing(name)


def _how_to_use(function: Any, name: Any) -> str:
    """Qué se escribió en lugar de una función, y cómo se escribe."""
    if callable(function):
        return f"El segundo argumento de `check` es el nombre del ejercicio, entre comillas; no {name!r:.60}."
    if isinstance(function, str):
        known = function if function in exercises.all_exercises() else "zero_padding"
        return f"`check` recibe la función, no su nombre: escribe `check({known})`, sin comillas."
    if function is None:
        return (
            "`check` no ha recibido ninguna función: escribe su nombre entre los paréntesis, como en "
            "`check(zero_padding)`."
        )
    return (
        "`check` recibe la función, no lo que devuelve: escribe su nombre y nada más, como en "
        "`check(zero_padding)`."
    )


def _exercise_name(function: Callable[..., Any], namespace: dict[str, Any]) -> str:
    """El ejercicio con cuyo nombre está guardada la función: vale para lambdas, clases y decoradores."""
    own = getattr(function, "__name__", None)
    if own in exercises.all_exercises():
        return own
    for name in exercises.all_exercises():
        if namespace.get(name) is function:
            return name
    return own or type(function).__name__


def _quiet(function: Callable[..., Any]) -> Callable[..., Any]:
    """La misma función sin lo que imprime: se la llama decenas de veces."""

    def call(*arguments: Any) -> Any:
        sink = io.StringIO()
        with (
            _no_logging(),
            contextlib.redirect_stdout(sink),
            contextlib.redirect_stderr(sink),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            return function(*arguments)

    return call


@contextlib.contextmanager
def _no_logging() -> Iterator[None]:
    """Calla ``logging``: escribe en salidas abiertas antes, y una línea de error falla en Validate."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
