"""Qué cuenta la página de comentarios de una entrega: lo del cuaderno calificado y lo del libro de notas."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta, tzinfo

from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbgrader.api import Gradebook, SubmittedNotebook

from grader.cells import exercise_in, role_of
from grader.course.clock import seconds_late, shown, zone_name
from grader.course.feedback import markdown
from grader.course.gradebook.marks import ExerciseMark, Mark, marks_in
from grader.judge.record import ShownVerdict
from grader.pipeline import inert
from grader.pipeline.recognition import alike, definition_of

MAX_OUTPUT = 4_000
MAX_IMAGES = 20
_TITLE = re.compile(r"^#+ +(.+?) *#*$", re.M)
_DETAILS = re.compile(r"<details>.*?</details>", re.S)

#: Lo que puede apartar a una penalización su redondeo.
_CENT = 0.0051


@dataclass(frozen=True)
class Output:
    """Una salida de una celda: ``kind`` es ``"text"``, ``"error"`` o ``"image"`` (PNG en base64)."""

    kind: str
    content: str


@dataclass(frozen=True)
class Cell:
    """Una celda de la entrega, con lo que dibujó y escribió al ejecutarla aparte.

    ``images`` son las que lleva pegadas, por su nombre, como ``data:``.
    """

    code: bool
    source: str
    outputs: tuple[Output, ...] = ()
    own: bool = True
    images: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """Un ejercicio (con ``verdict``) o una pregunta escrita.

    ``untouched``: el estudiante dejó la celda como se publicó. ``comment`` es lo que escribió el docente.
    """

    anchor: str
    title: str
    mark: ExerciseMark
    cells: tuple[Cell, ...]
    comment: str = ""
    untouched: bool = False
    statement: str = ""
    verdict: ShownVerdict | None = None

    @property
    def is_exercise(self) -> bool:
        """Si se califica solo."""
        return exercise_in(self.anchor) is not None

    @property
    def state(self) -> str:
        """Cómo ha ido, en dos o tres palabras."""
        if self.mark.pending:
            return "pendiente"
        if self.mark.score >= self.mark.max_score:
            return "✔ completo"
        return "✘ sin puntos" if self.mark.score <= 0 else "◐ en parte"


@dataclass(frozen=True)
class Page:
    """Todo lo que cuenta la página de una entrega."""

    unit: str
    title: str
    student: str
    name: str
    submitted: str
    late: str
    mark: Mark
    sections: tuple[Section, ...]
    rest: tuple[Cell, ...]


def read_page(
    notebook: NotebookNode,
    release: NotebookNode,
    gradebook: Gradebook,
    where: Mapping[str, str],
    zone: tzinfo = UTC,
    ever: Collection[str] = (),
) -> Page:
    """La página de ``notebook``, ya calificado. ``where`` es lo que nbgrader llama ``resources["nbgrader"]``.

    Las horas que se leen son las de ``zone``; ``ever``, los textos que se publicaron alguna vez.

    Lanza ``MissingEntry`` si el libro de notas no conoce la entrega.
    """
    found = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
    student, submission = found.student, found.assignment
    (mark,) = marks_in(gradebook, [where["assignment"]], where["student"])
    sections, rest = _split(notebook, _Release(release, ever), _Book(mark, found))
    heading = next((t for c in release.cells if (t := _TITLE.search(c.source))), None)
    when = shown(submission.timestamp, zone)
    late = seconds_late(submission.timestamp, submission.assignment.duedate, submission.extension, zone)
    return Page(
        unit=where["assignment"],
        title=_plain(heading[1]) if heading else where["assignment"],
        student=where["student"],
        name=" ".join(filter(None, (student.first_name, student.last_name))),
        submitted=f"{when} ({zone_name(zone, submission.timestamp)})" if when else "",
        late=_told_late(late, mark),
        mark=mark,
        sections=tuple(sections),
        rest=tuple(rest),
    )


class _Book:
    """Lo que el libro de notas dice de una entrega, por celda."""

    def __init__(self, mark: Mark, found: SubmittedNotebook) -> None:
        self.marks = {e.grade_id: e for e in mark.exercises}
        self._comments = {c.cell.name: c for c in found.comments}

    def comment(self, grade_id: str) -> tuple[str, bool]:
        """Lo que escribió el docente y si la celda está como se publicó, que nbgrader anota ahí."""
        comment = self._comments.get(grade_id)
        return ("", False) if comment is None else (comment.manual_comment or "", bool(comment.auto_comment))


class _Release:
    """Lo publicado: para no repetir lo que el estudiante no escribió y para mostrar los enunciados."""

    def __init__(self, release: NotebookNode, ever: Collection[str]) -> None:
        texts = {*map(alike, (c.source for c in release.cells)), *ever}
        self._sources = texts | {alike(inert.markdown(text)) for text in texts}
        self.statements: dict[str, str] = {}
        previous = ""
        for cell in release.cells:
            grade_id = role_of(cell).grade_id
            if grade_id and cell.cell_type == "markdown":
                self.statements[grade_id] = _statement(previous)
            previous = cell.source if cell.cell_type == "markdown" else ""

    def has(self, cell: NotebookNode) -> bool:
        return alike(cell.source) in self._sources


def _statement(source: str) -> str:
    """El último apartado de ``source``, sin su título ni los desplegables."""
    text = _DETAILS.sub("", source)
    titles = list(_TITLE.finditer(text))
    return text[titles[-1].end() if titles else 0 :].strip()


def _split(notebook: NotebookNode, release: _Release, book: _Book) -> tuple[list[Section], list[Cell]]:
    """Los ejercicios y preguntas, en orden, y las demás celdas que escribió o hizo dibujar el estudiante."""
    solutions: dict[str, Cell] = {}
    sections: list[Section] = []
    rest: list[Cell] = []
    questions = 0
    for cell in notebook.cells:
        role = role_of(cell)
        grade_id, exercise = role.grade_id, role.exercise
        mark = book.marks.get(grade_id) if role.graded else None
        if exercise is not None and mark is not None:
            comment, untouched = book.comment(exercise)
            sections.append(
                Section(
                    anchor=grade_id,
                    title=exercise,
                    mark=mark,
                    cells=(solutions[exercise],) if exercise in solutions else (),
                    comment=comment,
                    untouched=untouched,
                    verdict=ShownVerdict.in_outputs(cell.outputs),
                )
            )
        elif mark is not None:
            questions += 1
            comment, untouched = book.comment(grade_id)
            sections.append(
                Section(
                    anchor=grade_id,
                    title=f"Pregunta escrita {questions}",
                    mark=mark,
                    cells=(_cell(cell),),
                    comment=comment,
                    untouched=untouched,
                    statement=release.statements.get(grade_id, ""),
                )
            )
        elif role.solution:
            solutions[grade_id] = _cell(cell)
        elif not release.has(cell):
            rest.append(_cell(cell))
        elif cell.get("outputs") and not role.demo:
            rest.append(_cell(cell, own=False))
    sections = [_with_definition(section, rest) for section in sections]
    told = [cell.source for section in sections if section.mark.pending for cell in section.cells]
    return sections, [c for c in rest if (c.source.strip() or c.outputs) and not _is_told(c, told)]


def _with_definition(section: Section, rest: Iterable[Cell]) -> Section:
    """``section`` con la celda en la que se definió la función, si no es la suya."""
    if not section.is_exercise or (section.cells and not section.untouched):
        return section
    defines = definition_of(section.title)
    found = tuple(cell for cell in rest if cell.code and cell.own and defines.search(cell.source))
    return replace(section, cells=found, untouched=False) if found else section


def _is_told(cell: Cell, answers: Iterable[str]) -> bool:
    """Si lo escrito en ``cell`` está ya en una respuesta pendiente, porque era de otra celda."""
    return not cell.code and any(f"\n\n{cell.source}\n\n" in f"{answer}\n\n" for answer in answers)


def _cell(cell: NotebookNode, own: bool = True) -> Cell:
    is_code = cell.cell_type == "code"
    outputs = tuple(_outputs(cell.outputs)) if is_code else ()
    return Cell(code=is_code, source=cell.source, outputs=outputs, own=own, images=markdown.attached(cell))


def _outputs(outputs: Iterable[NotebookNode]) -> Iterator[Output]:
    images = 0
    for output in outputs:
        data = output.get("data", {})
        if "image/png" in data:
            images += 1
            if images <= MAX_IMAGES:
                yield Output("image", data["image/png"])
        elif output.output_type == "error":
            yield Output("error", _short("\n".join(map(strip_ansi, output.traceback))))
        else:
            text = _short(strip_ansi(output.get("text", "") or data.get("text/plain", "")))
            if text:
                yield Output("text", text)


def _short(text: str) -> str:
    text = text.rstrip()
    return text if len(text) <= MAX_OUTPUT else f"{text[:MAX_OUTPUT]}\n… (salida recortada)"


def _plain(markdown: str) -> str:
    return re.sub(r"[*`]", "", markdown)


def _told_late(seconds: float, mark: Mark) -> str:
    """``"1 día y 2 h tarde (20 %)"``, con lo que se pierde de los puntos; vacío si no hay retraso."""
    if seconds <= 0:
        return ""
    points, lost = sum(e.score for e in mark.exercises), mark.late_penalty
    if not points or not lost:
        return f"{_duration(seconds)} tarde"
    share = 100 * lost / points
    if abs(round(share) * points / 100 - lost) < _CENT:  # lo perdido está redondeado a centésimas
        share = round(share)
    return f"{_duration(seconds)} tarde ({share:.3g} %)"


def _duration(seconds: float) -> str:
    """``93600`` → ``"1 día y 2 h"``. Un día y lo que sea no es un día: son dos empezados."""
    time = timedelta(seconds=seconds)
    days, hours, minutes = time.days, time.seconds // 3600, time.seconds % 3600 // 60
    words = [f"{days} día{'s' * (days != 1)}"] * bool(days) + [f"{hours} h"] * bool(hours)
    words += [f"{minutes} minuto{'s' * (minutes != 1)}"] * bool(minutes and not (days and hours))
    more = "algo más de " * bool(days and not (hours or minutes) and time.seconds)
    return more + " y ".join(words) if words else "menos de un minuto"
