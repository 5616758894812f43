"""Las notas del curso en una tabla: una fila por estudiante, con los puntos de cada ejercicio de cada unidad.

Va por apellidos, como las listas de clase. Quien entregó algo que no es el cuaderno no es quien no entregó.

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

from grader.course import jobs
from grader.course.collecting.names import normal
from grader.course.collecting.people import Person, Register
from grader.course.files import write_whole
from grader.course.gradebook.marks import Mark, marks_in, open_gradebook
from grader.course.gradebook.term import total, totals, weights
from grader.course.layout import Course
from grader.exercises import all_exercises

Cell = str | float | None

STATES = ("calificada", "falta revisar", "sin calificar", "sin entrega", "entregó otra cosa")
LOST = "enviada según Moodle y no recogida"
STALE = "hay que volver a calificarla"
MAX_CHARS = 32_767
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Table:
    """Una tabla de notas: los textos son ``str`` y los puntos, números; lo que no hay es ``None``."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def grade_table(course: Course, units: Sequence[str] = ()) -> Table:
    """Las notas de ``units`` (o de todas) de quien esté en el curso o haya entregado algo, por apellidos.

    Si el curso dice lo que pesa cada unidad, al final va la nota del curso, que es de todas.
    """
    names = course.units(units)
    with open_gradebook(course) as gradebook:
        people = {s.id: (s.first_name or "", s.last_name or "", s.email or "") for s in gradebook.students}
        by_unit = {unit: {m.student: m for m in marks_in(gradebook, [unit])} for unit in names}
        term = totals(course, gradebook, people)
    register = Register.of(course)
    handed = {unit: _handed_in(course, unit) for unit in names}
    refused = {unit: register.refused(unit) for unit in names}
    lost = {unit: register.lost(unit) for unit in names}
    counted = course.units() if term else names  # la nota del curso es de todas
    stale = {(one.unit, one.student) for found in jobs.stale(course, counted) for one in found}
    behind = {student for _, student in stale}
    everyone = [
        _Listed.of(student, people.get(student, ("", "", "")), register.students.get(student))
        for student in set(people).union(register.students, *handed.values())
    ]
    columns = {unit: _exercises(by_unit[unit].values()) for unit in names}
    header = ["Estudiante", "Apellidos", "Nombre", "Número de ID", "Grupo", "Correo"]
    for unit in names:
        header += [f"{unit} {e}" for e in columns[unit]]
        header += [f"{unit} {what}" for what in ("máximo", "penalización", "nota", "estado")]
    if term:
        out_of = next(iter(term.values())).out_of
        header += [f"nota del curso (de {out_of:g})", "estado de la nota del curso"]
    rows = []
    for person in sorted(everyone, key=_Listed.order):
        row: list[Cell] = list(vars(person).values())
        for unit in names:
            cells = _unit_cells(by_unit[unit].get(person.id), columns[unit], person.id in handed[unit])
            if (unit, person.id) in stale and person.id in by_unit[unit]:
                cells[-1] = STALE
            elif cells[-1] == STATES[3] and person.id in refused[unit]:
                cells[-1] = f"{STATES[4]}: {refused[unit][person.id]}"
            elif cells[-1] == STATES[3] and person.id in lost[unit]:
                cells[-1] = LOST
            row += cells
        if term:
            mine = term.get(person.id) or total({}, weights(course))
            row += [mine.points, STALE if person.id in behind else mine.state]
        rows.append(tuple(row))
    return Table(tuple(header), tuple(rows))


@dataclass(frozen=True)
class _Listed:
    """Lo que se dice de una persona, en el orden de las columnas."""

    id: str
    last_name: str
    first_name: str
    id_number: str = ""
    group: str = ""
    email: str = ""

    @classmethod
    def of(cls, student: str, known: tuple[str, str, str], person: Person | None) -> "_Listed":
        """Lo que dice el libro de notas, ``known``, y, donde no dice nada, el registro de personas."""
        first, last, email = known
        if person is not None and not (first or last):
            first, last = person.first_name, person.last_name or ("" if person.first_name else person.name)
        return cls(
            id=student,
            last_name=last,
            first_name=first,
            id_number=person.id_number if person else "",
            group=person.group if person else "",
            email=email or (person.email if person else ""),
        )

    def order(self) -> tuple[str, ...]:
        """Por apellidos, como en las listas de clase; quien no los tiene, por lo que haya."""
        names = (normal(self.last_name), normal(self.first_name))
        return (" ".join(filter(None, names)) or normal(self.id), self.id)


def _unit_cells(mark: Mark | None, exercises: Sequence[str], handed: bool) -> list[Cell]:
    if mark is None:
        return [None] * (len(exercises) + 3) + [STATES[2] if handed else STATES[3]]
    points = {e.name: e.score for e in mark.exercises}
    state = STATES[1] if mark.pending else STATES[0]
    return [*(points.get(e) for e in exercises), mark.max_score, mark.late_penalty, mark.score, state]


def _exercises(marks: Any) -> list[str]:
    """En el orden del curso; las preguntas escritas, al final."""
    course = {name: place for place, name in enumerate(all_exercises())}
    return sorted({e.name for m in marks for e in m.exercises}, key=lambda n: (course.get(n, len(course)), n))


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
    """Escribe ``table`` en ``path`` como libro de Excel: cabecera fija, filtros y una página de ancho."""
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
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    _printed(sheet)
    data = io.BytesIO()
    book.save(data)
    write_whole(path, data.getvalue())


def _printed(sheet: Any) -> None:
    """En papel: lo escrito y nada más, apaisado, en una página de ancho y con la cabecera en cada una."""
    sheet.print_area = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "Página &P de &N"


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
