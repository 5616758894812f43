"""``resumen("01_padding")``: qué ejercicios pasan y cuáles no, con un enlace a cada uno."""

from collections.abc import Iterable
from html import escape

from grader import exercises
from grader.judge.render import GREEN, ORANGE, number
from grader.judge.verdict import Verdict
from grader.judge.wording import listed
from grader.telling.showing import GREY, Note, show

_CELL = "text-align:left;padding:2px 10px;border-bottom:1px solid rgba(127,127,127,.35)"
_TABLE = "margin:8px 0;border-collapse:collapse"
_HEADS = ("Resultado", "Ejercicio", "Puntos", "Qué falla")
_MAX_NAMED = 3

#: Lo último que se dijo de cada ejercicio en este núcleo.
_told: dict[str, Verdict] = {}


def note(verdict: Verdict) -> None:
    """Apunta lo que acaba de decir ``check``."""
    _told[verdict.exercise] = verdict


def resumen(unit: str = "") -> None:
    """Dice qué ejercicios de ``unit`` pasaron su última comprobación, cuáles no y cuáles faltan."""
    asked = [e.name for e in exercises.of_unit(unit)]
    if not asked:
        show(Note(f"No hay ninguna unidad llamada {unit!r:.40}: deja el nombre que traía la celda.", GREY))
        return
    show(UnitSummary([(name, _told.get(name)) for name in asked]))


class UnitSummary:
    """Los ejercicios de una unidad y lo último que se dijo de cada uno; ``None`` si no se comprobó."""

    def __init__(self, found: Iterable[tuple[str, Verdict | None]]) -> None:
        self.rows = [(name, *_row(name, verdict)) for name, verdict in found]

    @property
    def headline(self) -> str:
        """Cuántos pasan y cuál es el primero que no."""
        left = [name for name, state, *_ in self.rows if not state.startswith("✔")]
        passed = len(self.rows) - len(left)
        if not left:
            return (
                f"✔ {'Pasa el ejercicio' if passed == 1 else f'Pasan los {passed} ejercicios'} de la unidad."
            )
        pass_ = "Pasa" if passed == 1 else "Pasan"
        return f"✘ {pass_} {passed} de {len(self.rows)} ejercicios. El primero que falta es `{left[0]}`."

    def __repr__(self) -> str:
        wide = [max(len(row[i]) for row in self.rows) for i in range(3)]
        lines = [
            f"  {state:<{wide[1]}}  {name:<{wide[0]}}  {points:>{wide[2]}}  {failing}".rstrip()
            for name, state, points, failing in self.rows
        ]
        return "\n".join([self.headline, "", *lines])

    def _repr_html_(self) -> str:
        heads = "".join(f"<th scope='col' style='{_CELL}'>{head}</th>" for head in _HEADS)
        body = "".join(
            f"<tr><td style='{_CELL}'>{state}</td>"
            f"<td style='{_CELL}'><a href='#{anchor(name)}'>{escape(name)}</a></td>"
            f"<td style='{_CELL}'>{points}</td><td style='{_CELL}'>{escape(failing)}</td></tr>"
            for name, state, points, failing in self.rows
        )
        color = GREEN if self.headline.startswith("✔") else ORANGE
        table = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
        return f"{Note(self.headline, color)._repr_html_()}<table style='{_TABLE}'>{table}</table>"


def anchor(exercise: str) -> str:
    """A dónde lleva el enlace de un ejercicio: a su celda de ``check``, por su identificador."""
    return f"cell-id=check-{exercise.replace('_', '-')}"


def _row(name: str, verdict: Verdict | None) -> tuple[str, str, str]:
    """El resultado, los puntos y los criterios que fallan."""
    if verdict is None:
        return "· sin comprobar", f"– / {number(exercises.get(name).points)}", ""
    points = f"{number(verdict.points)} / {number(verdict.max_points)}"
    if verdict.passed:
        return "✔ bien", points, ""
    if verdict.unwritten:
        return "· sin escribir", points, ""
    failed = [c.name for c in verdict.criteria if not c.passed]
    return "✘ falla", points, "todo" if len(failed) == len(verdict.criteria) else listed(failed, _MAX_NAMED)
