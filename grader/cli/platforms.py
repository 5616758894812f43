"""De qué plataforma viene una descarga, y devolver las notas a Canvas."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.app import CourseFolder, Database, JsonFile, Stale, Unit, console, say, write_json
from grader.cli.exporting import export_app

if TYPE_CHECKING:
    from grader.course.collecting.incoming import Options, Report
    from grader.course.layout import Course


class Platform(StrEnum):
    """Las plataformas de las que se sabe recoger."""

    AUTO = "auto"
    MOODLE = "moodle"
    CANVAS = "canvas"
    BLACKBOARD = "blackboard"
    CLASSROOM = "classroom"
    GITHUB = "github"
    FOLDERS = "carpetas"


_ROOMS = {p: p.value for p in Platform} | {Platform.FOLDERS: "folders"}


def collect(platform: Platform, course: "Course", source: Path, unit: str, options: "Options") -> "Report":
    """Recoge con la sala de ``platform``."""
    return import_module(f"grader.course.{_ROOMS[platform]}.collecting").collect(
        course, source, unit, options
    )


def seen(source: Path, options: "Options") -> Platform:
    """La plataforma de la que hay más archivos; Moodle si no se reconoce ninguno, que lo explica."""
    from grader.course.blackboard.collecting import is_ours
    from grader.course.canvas.collecting import owner_of as canvas
    from grader.course.collecting.archive import open_source
    from grader.course.moodle.names import owner_of as moodle

    with open_source(source, options.zone) as listing:
        paths = [item.parts for item in listing.items]
    found = {
        Platform.MOODLE: sum(moodle(parts) is not None for parts in paths),
        Platform.BLACKBOARD: sum(is_ours(parts[-1]) for parts in paths),
        Platform.CANVAS: sum(canvas(parts[-1]) is not None for parts in paths),
    }
    return max(found, key=lambda platform: found[platform])


@export_app.command()
def canvas(
    gradebook: Annotated[
        Path, typer.Argument(metavar="hoja", help="El CSV que da Canvas en Calificaciones → Exportar.")
    ],
    unit: Unit,
    course: CourseFolder = Path(),
    column: Annotated[
        str, typer.Option("--tarea", help="El título de la tarea en Canvas, si no nombra la unidad.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Dónde escribirlo; si no, junto a él, con «-notas».")
    ] = None,
    stale: Stale = False,
    json_file: JsonFile = None,
    db: Database = "",
) -> None:
    """Rellena el CSV de calificaciones de Canvas con las notas de una unidad."""
    from grader.cli import tables
    from grader.course.canvas.gradebook import fill
    from grader.course.files import write_whole
    from grader.course.gradebook import marks
    from grader.course.layout import Course

    place = Course.at(course, db)
    tables.refresh(console, place, [unit], stale)
    found = marks.marks(place, unit)
    done = fill(place, gradebook, unit, found, column)
    target = out or gradebook.with_name(f"{gradebook.stem}-notas{gradebook.suffix}")
    write_whole(target, done.sheet.to_bytes())
    if json_file:
        write_json(json_file, done.to_json())
    say(f"✔ {target}: {len(done.filled)} notas en «{done.column}».")
    pending = [m.student for m in found if m.pending]
    for title, who in (
        ("Filas que no sabemos de quién son", done.unmatched),
        ("Con nota, pero no están", done.missing),
        ("Con respuestas por calificar a mano (su nota es provisional)", pending),
    ):
        if who:
            say(f"{title}: {', '.join(who)}.")
