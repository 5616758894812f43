"""Tablas y barra de avance de la terminal, con Rich."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from grader.cli.app import printable
from grader.judge.render import number
from grader.pipeline.worker import STATUS

if TYPE_CHECKING:
    from grader.course.gradebook.penalties import Change
    from grader.course.layout import Course
    from grader.course.store import Row
    from grader.sandbox.isolation import Attempt

#: Con más ejercicios, los errores reconocidos no caben en una terminal: están en el JSON y en los cuadernos.
MAX_WITH_MISTAKES = 3
#: A cuántos se nombra cuando a muchos les pasa lo mismo.
MAX_STUDENTS = 8
#: Cuántas penalizaciones que cambian se enseñan.
MAX_PENALTIES = 20


@contextmanager
def progress(console: Console, total: int, what: str = "Calificando") -> Iterator[Callable[[], None]]:
    """Una barra con el tiempo que falta; da la función que la hace avanzar."""
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("·"),
        TimeElapsedColumn(),
        TextColumn("· faltan"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def grades(unit: str, rows: Sequence["Row"]) -> "Grades":
    """Estudiante × ejercicio, con los puntos de cada uno, el estado y los errores reconocidos."""
    return Grades(unit, tuple(rows))


@dataclass(frozen=True)
class Grades:
    """La tabla de notas de una unidad, que se escribe según lo ancha que sea la terminal.

    Los puntos y los nombres de los ejercicios salen siempre enteros: si no caben en la cabecera, van números
    y la lista debajo.
    """

    unit: str
    rows: tuple["Row", ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lo que pide Rich para escribirla."""
        yield self.table(options.max_width)

    def table(self, width: int) -> Table:
        """La tabla para ``width`` columnas de texto."""
        names = list(self.rows[0].exercises) if self.rows else []
        with_mistakes = len(names) <= MAX_WITH_MISTAKES
        student = min(max([10, *(len(row.student) for row in self.rows)]), width // 3)
        others = student + len("Total") + len("ejecutada") + 10 * with_mistakes
        points = {name: max(len(_points_of(row, name)) for row in self.rows) for name in names}
        words = sum(max(points[name], *map(len, name.split("_"))) for name in names)
        lines = 3 * (len(names) + 3 + with_mistakes) + 1
        whole = words + others + lines <= width
        table = Table(title=self.unit, title_justify="left", title_style="bold", caption_justify="left")
        if sum(points.values()) + others + lines > width:  # ni con números: sin líneas entre las columnas
            table.box, table.padding, table.pad_edge = box.SIMPLE_HEAD, (0, 1, 0, 0), False
        table.add_column("Estudiante", overflow="fold", max_width=student, min_width=10)
        for number_, name in enumerate(names, 1):
            head = name.replace("_", " ") if whole else str(number_)
            # cuando caben, se parte el nombre entre sus palabras; nunca una palabra ni los puntos
            longest = max(map(len, head.split()))
            table.add_column(head, justify="right", width=max(points[name], longest))
        table.add_column("Total", justify="right", no_wrap=True)
        table.add_column("Estado", overflow="fold", min_width=9)
        if with_mistakes:
            table.add_column("Error reconocido", overflow="fold", min_width=10)
        if not whole:
            table.caption = "  ".join(f"{i}={name}" for i, name in enumerate(names, 1))
        for row in self.rows:
            mistakes = [e.mistake for e in row.exercises.values() if e.mistake]
            table.add_row(
                escape(printable(row.student)),
                *(_points_of(row, name) for name in names),
                _points(row.points, row.max_points),
                STATUS.get(row.status, row.status),
                *([escape(", ".join(mistakes))] if with_mistakes else []),
            )
        return table


def _points_of(row: "Row", exercise: str) -> str:
    return _points(row.exercises[exercise].points, row.exercises[exercise].max_points)


def _points(points: float, out_of: float) -> str:
    return f"{number(points)}/{number(out_of)}"


def isolation(attempts: Sequence["Attempt"]) -> Table:
    """Los niveles de aislamiento que se han probado y cómo les ha ido."""
    table = Table(title="Aislamiento en esta máquina", title_justify="left", title_style="bold")
    for head in ("Nivel", "Arranque", "Resultado"):
        table.add_column(head, overflow="fold")
    for attempt in attempts:
        start = "zygote" if attempt.zygote else "de cero"
        table.add_row(escape(attempt.level.title), start, escape(attempt.problem or "✔ funciona"))
    return table


def print_problems(console: Console, rows: Sequence["Row"]) -> None:
    """Lo que el docente debería mirar, de quienes sea: entregas ilegibles, celdas repuestas…"""
    whose: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for text in filter(None, (row.detail, *row.notices)):
            whose.setdefault((row.unit, text), []).append(row.student)
    for (unit, text), students in whose.items():
        line = printable(f"{unit} · {_first(students)}: {text}")
        console.print(f"  {line}", markup=False, highlight=False)


def print_penalties(console: Console, changes: Sequence["Change"]) -> None:
    """Cuántas penalizaciones por retraso cambian, y las primeras."""
    if not changes:
        return
    console.print(f"Penalizaciones por retraso que cambian: {len(changes)}.", markup=False, highlight=False)
    for change in changes[:MAX_PENALTIES]:
        text = f"{change.unit} · {change.student}: {number(change.before)} → {number(change.after)}"
        console.print(f"  {printable(text)}", markup=False, highlight=False)
    if len(changes) > MAX_PENALTIES:
        console.print(f"  … y {len(changes) - MAX_PENALTIES} más", markup=False, highlight=False)


def print_undated(console: Console, course: "Course", units: Sequence[str]) -> bool:
    """Las entregas cuya fecha no se puede poner al día, y qué escribir; dice si hay alguna."""
    from grader.course.gradebook.undated import undated

    whose: dict[str, list[str]] = {}
    for (student, unit), told in undated(course, units).items():
        whose.setdefault(told, []).append(f"{student} ({unit})")
    for told, students in whose.items():
        line = printable(f"! {_first(students)}: {told}")
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return bool(whose)


def refresh(console: Console, course: "Course", units: Sequence[str] | None, stale: bool = True) -> None:
    """Pone al día grupos y penalizaciones antes de enseñar las notas, y dice qué cambia y qué es viejo.

    Lanza ``CourseError`` si hay alguna vieja y no se quieren, con ``stale=False``.
    """
    from grader.course import deadlines
    from grader.errors import CourseError

    if print_stale(console, course, units) and not stale:
        raise CourseError(
            "No escribimos la hoja, porque esas notas no son las de hoy: si han cambiado los puntos, no van "
            "con el máximo de ahora. Ponlas al día o, si aun así las quieres, repite con --con-viejas."
        )
    found = deadlines.refreshed(course, course.units(units or ()))
    if found is None:
        console.print(
            "Otra orden está calificando este curso: las penalizaciones son las de antes. Repite esta cuando "
            "termine si has puesto notas a mano.",
            markup=False,
            highlight=False,
        )
        return
    told, changes = found
    for line in told:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    print_penalties(console, changes)
    print_undated(console, course, course.units(units or ()))


def print_stale(console: Console, course: "Course", units: Sequence[str] | None) -> bool:
    """De quiénes es vieja la nota que hay, por qué y con qué orden se pone al día; si lo es de alguien."""
    from grader.course import jobs

    newer, changed = jobs.stale(course, course.units(units or ()))
    for found, why in (
        (newer, "La nota que hay es de una entrega anterior; falta «grader autograde»"),
        (
            changed,
            "La nota que hay es de antes de cambiar lo publicado o el corrector; falta «grader rejudge»",
        ),
    ):
        if found:
            line = printable(f"! {why}: {_first([f'{one.student} ({one.unit})' for one in found])}.")
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    return bool(newer or changed)


def _first(names: Sequence[str]) -> str:
    """Los primeros, y cuántos más hay."""
    more = f" y {len(names) - MAX_STUDENTS} más" if len(names) > MAX_STUDENTS else ""
    return f"{', '.join(names[:MAX_STUDENTS])}{more}"


def print_places(console: Console, root: Path) -> None:
    """Dónde han quedado el libro de notas, los cuadernos calificados y los comentarios."""
    for name, place in (
        ("Libro de notas", root / "gradebook.db"),
        ("Cuadernos calificados", root / "autograded"),
        ("Comentarios", root / "feedback"),
        ("Evidencia", root / "evidence"),
    ):
        if place.exists():
            console.print(f"{name}: {place}", markup=False, highlight=False, soft_wrap=True)
