"""El panel de progreso: una tabla en un cuaderno y la misma tabla, como texto, en una terminal."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from grader.judge.render import number
from grader.student.finding import folder_near
from grader.student.standing import Standing, standing, summary

if TYPE_CHECKING:
    from rich.table import Table

# Jupyter alinea a la derecha y no dice nada más: basta con esto, sin colores de fondo propios.
CELL = "text-align:left;padding:2px 10px;border-bottom:1px solid rgba(127,127,127,.35)"
TABLE = "margin:4px 0 10px 0;border-collapse:collapse"
HEADS = ("Unidad", "Puntos con check", "Preguntas respondidas", "Estado")
TEACHERS = (
    "Aquí aparecen tus unidades, los puntos que llevas y lo que toca ahora. Estos cuadernos son los del "
    "docente, con las soluciones: no hay progreso que mostrar."
)
NOWHERE = (
    "No encontramos los cuadernos del curso junto a este. Abre el que está en su carpeta, con las demás "
    "unidades al lado; en Colab, cada cuaderno va por separado y este panel no tiene qué mostrar."
)


def panel(folder: str = "") -> "Panel":
    """El panel de los cuadernos de ``folder`` o, si está vacío, de los que hay junto al cuaderno."""
    place = folder_near(Path(folder))
    return Panel(standing(place) if place else None)


class Panel:
    """Un :class:`Standing` que se muestra solo; ``None`` si no se encontraron los cuadernos."""

    def __init__(self, found: Standing | None) -> None:
        self.standing = found

    @property
    def _notice(self) -> str:
        if self.standing is None:
            return NOWHERE
        return TEACHERS if self.standing.is_teachers else ""

    def __repr__(self) -> str:
        if self._notice:
            return self._notice
        rows = [HEADS, *((u.unit, *summary(u)) for u in self.standing.units)]
        widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
        lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]
        lines += ["", total(self.standing), *self.standing.notes]
        return "\n".join([*lines, f"Ahora toca: {self.standing.next_step}"])

    def _repr_html_(self) -> str:
        if self._notice:
            return f"<p>{escape(self._notice)}</p>"
        heads = "".join(f"<th scope='col' style='{CELL}'>{h}</th>" for h in HEADS)
        rows = "".join(
            f"<tr><th scope='row' style='{CELL};font-weight:normal'>{escape(u.unit)}</th>"
            + "".join(f"<td style='{CELL}'>{escape(text)}</td>" for text in summary(u))
            + "</tr>"
            for u in self.standing.units
        )
        next_step = escape(self.standing.next_step.replace("`", ""))
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.standing.notes)
        return (
            f"<table style='{TABLE}'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
            f"<p>{escape(total(self.standing))}</p>{notes}<p><strong>Ahora toca:</strong> {next_step}</p>"
        )


def total(found: Standing) -> str:
    """La suma de los puntos de ``check``, que no son todos los del curso."""
    got = number(sum(u.points for u in found.units))
    out_of = number(sum(u.max_points for u in found.units))
    return f"En total, {got} de {out_of} puntos con check. Las preguntas escritas las puntúa una persona."


def table(found: Standing) -> "Table":
    """La tabla de la terminal."""
    from rich.markup import escape
    from rich.table import Table

    made = Table(title="Tu progreso", title_justify="left", title_style="bold")
    for head, justify in zip(HEADS, ("left", "right", "right", "left"), strict=True):
        made.add_column(head, justify=justify, overflow="fold")
    for unit in found.units:
        made.add_row(unit.unit, *map(escape, summary(unit)))
    return made
