"""Los veredictos de varios cuadernos como tabla de la terminal y como tabla de Markdown."""

from collections.abc import Iterator, Sequence

from rich.markup import escape
from rich.table import Table

from grader.judge.render import number
from grader.judge.verdict import Verdict
from grader.student.notebooks import asked
from grader.student.running import Checked

_HEADS = ("Unidad", "Ejercicio", "Puntos", "Resultado", "Falla en")


def _rows(checked: Sequence[Checked]) -> Iterator[tuple[str, ...]]:
    for one in checked:
        unit = one.notebook.unit
        if one.result is None:
            out_of = sum(e.points for e in asked(unit, one.notebook.path))
            yield unit, "todos", f"0/{number(out_of)}", "· sin empezar", ""
            continue
        for verdict in one.result.verdicts:
            points = f"{number(verdict.points)}/{number(verdict.max_points)}"
            yield unit, verdict.exercise, points, _state(verdict), _failing(verdict)


def _state(verdict: Verdict) -> str:
    if verdict.passed:
        return "✔ bien"
    return "· sin escribir" if verdict.unwritten else "✘ falla"


def _failing(verdict: Verdict) -> str:
    if verdict.passed or verdict.unwritten:
        return ""
    failed = [c.name for c in verdict.criteria if not c.passed]
    return "todo" if len(failed) == len(verdict.criteria) else ", ".join(failed)


def table(checked: Sequence[Checked]) -> Table:
    """Una fila por ejercicio, para la terminal."""
    made = Table(title="Comprobación", title_justify="left", title_style="bold")
    for head in _HEADS[:-1]:  # en qué falla cada uno se explica debajo, con más sitio
        made.add_column(head, overflow="fold", justify="right" if head == "Puntos" else "left")
    last = ""
    for unit, *rest, _failing_in in _rows(checked):
        if last and unit != last:
            made.add_section()
        made.add_row("" if unit == last else unit, *map(escape, rest))
        last = unit
    return made


def markdown(checked: Sequence[Checked]) -> str:
    """La misma tabla en Markdown, para el resumen de un trabajo de GitHub. No lleva texto del estudiante."""
    got = sum(one.result.points for one in checked if one.result)
    out_of = sum(e.points for one in checked for e in asked(one.notebook.unit, one.notebook.path))
    lines = ["## Comprobación de los cuadernos", "", _line(_HEADS), "|---|---|--:|---|---|"]
    lines += [_line((unit, f"`{name}`", *rest)) for unit, name, *rest in _rows(checked)]
    lines += ["", f"**Total:** {number(got)} de {number(out_of)} puntos.", ""]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(c.replace('|', '∣') for c in cells)} |"
