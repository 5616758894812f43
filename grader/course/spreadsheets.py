"""Las notas del curso en una tabla: una fila por estudiante, con los puntos de cada ejercicio de cada unidad.

Los textos vienen de fuera. En un CSV, el que una hoja de cálculo tomaría por una fórmula lleva un apóstrofo
delante; en un XLSX va como texto. Los caracteres de control se quitan; los saltos de línea, entre comillas,
no.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course.files import write_whole
from grader.course.gradebook.marks import Mark, marks_in, open_gradebook
from grader.course.gradebook.term import total, totals, weights
from grader.course.layout import Course

Cell = str | float | None

STATES = ("calificada", "falta revisar", "sin calificar", "sin entrega")
MAX_CHARS = 32_767
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Table:
    """Una tabla de notas: los textos son ``str`` y los puntos, números; lo que no hay es ``None``."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def grade_table(course: Course, units: Sequence[str] = ()) -> Table:
    """Las notas de ``units`` (o de todas) de quien esté en el libro de notas o haya entregado algo.

    Si el curso dice lo que pesa cada unidad, al final va la nota del curso, que es de todas.
    """
    names = course.units(units)
    with open_gradebook(course) as gradebook:
        people = {s.id: (s.first_name or "", s.last_name or "", s.email or "") for s in gradebook.students}
        by_unit = {unit: {m.student: m for m in marks_in(gradebook, [unit])} for unit in names}
        term = totals(course, gradebook, people)
    handed = {unit: _handed_in(course, unit) for unit in names}
    students = sorted(set(people).union(*handed.values()))
    columns = {unit: _exercises(by_unit[unit].values()) for unit in names}
    header = ["Estudiante", "Nombre", "Apellidos", "Correo"]
    for unit in names:
        header += [f"{unit} {e}" for e in columns[unit]]
        header += [f"{unit} {what}" for what in ("máximo", "penalización", "nota", "estado")]
    if term:
        out_of = next(iter(term.values())).out_of
        header += [f"nota del curso (de {out_of:g})", "estado de la nota del curso"]
    rows = []
    for student in students:
        row: list[Cell] = [student, *people.get(student, ("", "", ""))]
        for unit in names:
            row += _unit_cells(by_unit[unit].get(student), columns[unit], student in handed[unit])
        if term:
            mine = term.get(student) or total({}, weights(course))
            row += [mine.points, mine.state]
        rows.append(tuple(row))
    return Table(tuple(header), tuple(rows))


def _unit_cells(mark: Mark | None, exercises: Sequence[str], handed: bool) -> list[Cell]:
    if mark is None:
        return [None] * (len(exercises) + 3) + [STATES[2] if handed else STATES[3]]
    points = {e.name: e.score for e in mark.exercises}
    state = STATES[1] if mark.pending else STATES[0]
    return [*(points.get(e) for e in exercises), mark.max_score, mark.late_penalty, mark.score, state]


def _exercises(marks: Any) -> list[str]:
    return sorted({e.name for m in marks for e in m.exercises})


def _handed_in(course: Course, unit: str) -> set[str]:
    folder = course.root / "submitted"
    return {p.parent.name for p in folder.glob(f"*/{unit}")} if folder.is_dir() else set()


def write_csv(table: Table, path: Path, decimal: str = ".") -> None:
    """Escribe ``table`` en UTF-8 con BOM y todo entre comillas; con coma decimal, separada por «;»."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if decimal == "," else ",", quoting=csv.QUOTE_ALL)
    for row in (table.header, *table.rows):
        writer.writerow([_csv_cell(cell, decimal) for cell in row])
    write_whole(path, text.getvalue().encode("utf-8-sig"))


def write_xlsx(table: Table, path: Path) -> None:
    """Escribe ``table`` en ``path`` como libro de Excel, con la cabecera fija y filtros."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = "Notas"
    for y, row in enumerate((table.header, *table.rows), 1):
        for x, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(y, x)
            if isinstance(value, str):
                cell.value = clean(value)
                cell.data_type = "s"
                cell.quotePrefix = is_formula(value)
            else:
                cell.value = value
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for x, head in enumerate(table.header, 1):
        longest = max((len(str(r[x - 1])) for r in table.rows if isinstance(r[x - 1], str)), default=0)
        sheet.column_dimensions[sheet.cell(1, x).column_letter].width = min(
            max(longest, *map(len, re.split(r"[ _]", head)), 8) + 3, 40
        )
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    data = io.BytesIO()
    book.save(data)
    write_whole(path, data.getvalue())


def is_formula(text: str) -> bool:
    """Si una hoja de cálculo tomaría ``text`` por una fórmula."""
    return _FORMULA.match(text) is not None


def clean(text: str) -> str:
    """``text`` sin caracteres de control y sin pasar de lo que cabe en una celda."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:MAX_CHARS]


def neutral(text: str) -> str:
    """``text`` para una celda de un CSV que se abrirá en una hoja de cálculo."""
    plain = clean(text)
    return f"'{plain}" if is_formula(text) or is_formula(plain) else plain


def _csv_cell(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    return neutral(cell) if isinstance(cell, str) else f"{cell:.10g}".replace(".", decimal)
