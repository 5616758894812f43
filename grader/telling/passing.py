"""Lo que se enseña después de pasar un ejercicio: el error de una caza o la solución comentada."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from grader import exercises
from grader.judge.render import GREEN
from grader.telling import sealing
from grader.telling.showing import GREY, Note, show

#: Con lo que acaban, en el código de una caza, las líneas del error.
MARK = "# ◀"
_PRE = "margin:4px 0;padding:4px 12px;overflow-x:auto;border-left:4px solid {color}"
_CAUGHT = f"La función sospechosa, por dentro. El error está donde dice `{MARK}`."
_OPENED = "`{name}`: la solución comentada del curso"


class Code:
    """Un trozo de código con un título; lo marcado, en negrita. ``folded``, si se abre con un clic."""

    def __init__(self, title: str, lines: Sequence[str], folded: bool = False) -> None:
        self.title, self.lines, self.folded = title, lines, folded

    def __repr__(self) -> str:
        return "\n".join([self.title, "", *(f"    {line}".rstrip() for line in self.lines)])

    def _repr_html_(self) -> str:
        drawn = (f"<strong>{escape(n)}</strong>" if n.endswith(MARK) else escape(n) for n in self.lines)
        pre = f"<pre style='{_PRE.format(color=GREEN)}'>{chr(10).join(drawn)}</pre>"
        if self.folded:
            return f"<details><summary>{escape(self.title.replace('`', ''))}</summary>{pre}</details>"
        return f"{Note(self.title, GREEN)._repr_html_()}{pre}"


def after_passing(name: str, now: datetime | None = None) -> None:
    """Enseña lo que solo se enseña a quien ha pasado ``name``, si hay algo."""
    exercise = exercises.get(name)
    if exercise.code:
        show(Code(_CAUGHT, exercise.code.strip().splitlines()))
    solution = sealing.solution_of(exercise)
    if solution is None:
        return
    if solution.opens > (now or datetime.now(tz=solution.opens.tzinfo)):
        when = f"{solution.opens.astimezone():%d/%m/%Y, %H:%M}"
        show(Note(f"Desde el {when} podrás ver aquí la solución comentada del curso.", GREY))
    elif text := solution.text():
        show(Code(_OPENED.format(name=name), text.splitlines(), folded=True))
