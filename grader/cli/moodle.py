"""Recoger entregas de Moodle, apuntar a la clase y devolver las notas."""

from datetime import tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.app import (
    Columns,
    CourseFolder,
    Database,
    JsonFile,
    Stale,
    Unit,
    app,
    console,
    say,
    say_list,
    write_json,
)
from grader.cli.collected import print_report
from grader.cli.exporting import Decimal, export_app
from grader.cli.platforms import Platform

if TYPE_CHECKING:
    from grader.course.layout import Course
    from grader.course.moodle.extensions import Said
    from grader.course.moodle.roster import Enrolled
    from grader.course.moodle.worksheet import Filled

app.add_typer(export_app, name="export")


class ZipDates(StrEnum):
    """Qué hacer con las fechas del zip."""

    AUTO = "auto"
    YES = "sí"
    NO = "no"


class Choice(StrEnum):
    """Qué cuaderno se elige si alguien entregó varios."""

    AUTO = "auto"
    NEWEST = "nuevo"
    FULLEST = "completo"
    NAME = "nombre"


@app.command()
def collect(
    source: Annotated[
        Path,
        typer.Argument(metavar="zip", help="El zip con todas las entregas, o la carpeta descomprimida."),
    ],
    unit: Unit,
    course: CourseFolder = Path(),
    roster_file: Annotated[
        Path | None, typer.Option("--roster", help="Lista de participantes (CSV) que apuntar antes.")
    ] = None,
    worksheet: Annotated[
        Path | None,
        typer.Option(
            "--hoja",
            help="Lo que dice quién es quién: la hoja de calificaciones de Moodle (y las fechas), el CSV de "
            "calificaciones de Canvas o classroom_roster.csv.",
        ),
    ] = None,
    zip_dates: Annotated[
        ZipDates,
        typer.Option("--fechas", help="Si las fechas del zip son las de las entregas; «auto» lo averigua."),
    ] = ZipDates.AUTO,
    zone: Annotated[
        str,
        typer.Option("--zona", help="Zona horaria, como Europe/Madrid; si no, la del curso o esta máquina."),
    ] = "",
    platform: Annotated[
        Platform, typer.Option("--de", help="De qué plataforma viene; «auto» lo mira en los nombres.")
    ] = Platform.AUTO,
    choice: Annotated[
        Choice,
        typer.Option(
            "--elegir",
            help="De varios cuadernos de alguien, cuál: «auto» es uno con algo escrito y, si hay más, el más "
            "nuevo (si hay fechas), el que más celdas tenga o el último por nombre.",
        ),
    ] = Choice.AUTO,
    columns: Columns = None,
    json_file: JsonFile = None,
    db: Database = "",
) -> None:
    """Recoge las entregas de una tarea y las deja en submitted/.

    Sabe leer lo que se descarga de Moodle, Canvas y Blackboard; con --de, además, la carpeta de Drive de
    Google Classroom, los repositorios de GitHub Classroom y una carpeta por estudiante.

    Reconoce cada cuaderno por sus celdas, no por su nombre. Repetirla solo cambia lo que haya cambiado; lo
    que se sustituye queda en .grader/anteriores/.
    """
    from grader.cli import platforms
    from grader.course import clock
    from grader.course.collecting.incoming import Options
    from grader.course.collecting.sheets import told_columns
    from grader.course.layout import Course
    from grader.course.moodle import roster
    from grader.course.moodle.extensions import read_extensions

    place = Course.at(course, db)
    place.units([unit])
    if roster_file:
        _print_enrolled(roster.enrol(place, roster_file, told_columns(columns or ())))
    local = clock.course_zone(place, zone)
    options = Options(
        zone=local,
        zip_dates=zip_dates.value,
        worksheet=worksheet,
        choice=choice.value,
        columns=told_columns(columns or ()),
    )
    chosen = platforms.seen(source, options) if platform is Platform.AUTO else platform
    report = platforms.collect(chosen, place, source, unit, options)
    if worksheet and chosen is Platform.MOODLE:
        _keep_extensions(place, unit, read_extensions(place, unit, worksheet, options), local)
    if json_file:
        write_json(json_file, report.to_json())
    print_report(report, json_file, local)


@app.command()
def roster(
    roster_file: Annotated[
        Path, typer.Argument(metavar="lista", help="Lista de participantes de Moodle (CSV).")
    ],
    course: CourseFolder = Path(),
    columns: Columns = None,
    json_file: JsonFile = None,
    db: Database = "",
) -> None:
    """Apunta a la clase, con nombres y correos, en el libro de notas: también a quien no entregue nada."""
    from grader.course.collecting.sheets import told_columns
    from grader.course.layout import Course
    from grader.course.moodle import roster as enrolling

    done = enrolling.enrol(Course.at(course, db), roster_file, told_columns(columns or ()))
    if json_file:
        write_json(json_file, done.to_json())
    _print_enrolled(done)


@export_app.command()
def moodle(
    worksheet: Annotated[
        Path, typer.Argument(metavar="hoja", help="La hoja de calificaciones que da Moodle (CSV).")
    ],
    unit: Unit,
    course: CourseFolder = Path(),
    out: Annotated[
        Path | None, typer.Option("--out", help="Dónde escribir la hoja; si no, junto a ella, con «-notas».")
    ] = None,
    returns_file: Annotated[
        Path | None,
        typer.Option("--retro", help="Escribe también las páginas de comentarios y el zip que las lleva."),
    ] = None,
    decimal: Annotated[
        Decimal | None, typer.Option("--decimal", help="Signo decimal; si no, el de la hoja.")
    ] = None,
    maximum: Annotated[
        float | None, typer.Option("--max", min=0.01, help="Calificación máxima; si no, la de la hoja.")
    ] = None,
    columns: Columns = None,
    stale: Stale = False,
    json_file: JsonFile = None,
    db: Database = "",
) -> None:
    """Rellena la hoja de calificaciones de una tarea de Moodle con las notas de una unidad."""
    from grader.cli import tables
    from grader.cli.grading import write_feedback
    from grader.course.collecting.sheets import told_columns
    from grader.course.files import write_whole
    from grader.course.gradebook import marks
    from grader.course.layout import Course
    from grader.course.moodle import returns
    from grader.course.moodle import worksheet as sheets

    place = Course.at(course, db)
    tables.refresh(console, place, [unit], stale)
    found = marks.marks(place, unit)
    done = sheets.fill(place, worksheet, unit, found, decimal or "", maximum, told_columns(columns or ()))
    target = out or worksheet.with_name(f"{worksheet.stem}-notas{worksheet.suffix}")
    write_whole(target, done.sheet.to_bytes())
    if json_file:
        write_json(json_file, done.to_json())
    _print_filled(done, target)
    if returns_file:
        if any((place.root / "autograded").glob(f"*/{unit}")):
            write_feedback(place, [unit])  # las de antes podrían decir otra nota
        given = returns.write_zip(place, unit, done.matches, returns_file)
        say(f"Páginas de retroalimentación en {returns_file}: {given.pages}.")
        graded = {m.student for m in found}
        say_list("Sin página", [s for s in given.without if s in graded])


def _keep_extensions(place: "Course", unit: str, said: "Said", zone: tzinfo) -> None:
    """Apunta las prórrogas de la hoja y dice de quiénes son."""
    from grader.cli.tables import print_penalties
    from grader.course import clock, deadlines

    for line in said.unread:
        say(f"  {line}")
    if said.until:
        given, changes = deadlines.give(place, unit, said.until, by_hand=False)
        of_the_sheet = {who: when for who, when in said.until.items() if who not in given.kept}
        for title, until in (
            ("Con prórroga, según la hoja", of_the_sheet),
            ("Con la prórroga que diste a mano, que acaba después que la de la hoja", given.kept),
        ):
            say_list(title, [f"{who} ({clock.shown(when, zone)})" for who, when in sorted(until.items())])
        print_penalties(console, changes)


def _print_enrolled(done: "Enrolled") -> None:
    say(f"✔ Estudiantes en la lista: {len(done.students)}; nuevos: {done.new}.")
    for line in done.skipped:
        say(f"  {line}")
    if done.doubtful:
        say("Posibles duplicados, que se unen si son la misma persona:")
    for line in done.doubtful:
        say(f"  {line}")


def _print_filled(done: "Filled", target: Path) -> None:
    say(
        f"✔ {target}. Notas puestas: {len(done.filled)}; cambiadas: {len(done.changed)}; iguales: "
        f"{len(done.same)}."
    )
    for line in done.changed:
        say(f"  {line}")
    say_list("Con respuestas por calificar a mano (su nota es provisional)", done.pending)
    say_list("Filas que no sabemos de quién son", done.unmatched)
    say_list("Con nota, pero no están en la hoja", done.missing)
    for notice in done.notices:
        say(f"  {notice}")
