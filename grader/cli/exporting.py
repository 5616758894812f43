"""Las notas del curso en un CSV o en Excel."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.app import CourseFolder, Database, Units, app, console, say

export_app = typer.Typer(help="Lleva las notas a Moodle, a un CSV o a Excel.", no_args_is_help=True)
app.add_typer(export_app, name="export")


class Decimal(StrEnum):
    """El signo decimal."""

    POINT = "."
    COMMA = ","


Target = Annotated[Path, typer.Argument(metavar="archivo", help="El archivo que escribir.")]


@export_app.command("csv")
def export_csv(
    target: Target,
    units: Units = None,
    course: CourseFolder = Path(),
    decimal: Annotated[
        Decimal, typer.Option("--decimal", help="Con coma, las columnas se separan con punto y coma.")
    ] = Decimal.POINT,
    db: Database = "",
) -> None:
    """Escribe un CSV con las notas de todas las unidades."""
    from grader.cli import tables
    from grader.course import spreadsheets
    from grader.course.layout import Course

    place = Course.at(course, db)
    _refuse_without_folder(target)
    tables.refresh(console, place, units)
    table = spreadsheets.grade_table(place, units or ())
    spreadsheets.write_csv(table, target, decimal)
    _say_written(len(table.rows), target)


@export_app.command("xlsx")
def export_xlsx(
    target: Target,
    units: Units = None,
    course: CourseFolder = Path(),
    db: Database = "",
) -> None:
    """Escribe un libro de Excel con las notas de todas las unidades."""
    from grader.cli import tables
    from grader.course import spreadsheets
    from grader.course.layout import Course

    place = Course.at(course, db)
    _refuse_without_folder(target)
    tables.refresh(console, place, units)
    table = spreadsheets.grade_table(place, units or ())
    spreadsheets.write_xlsx(table, target)
    _say_written(len(table.rows), target)


def _refuse_without_folder(target: Path) -> None:
    """Una carpeta que no está suele ser una errata: no se crea."""
    from grader.errors import CourseError

    if not target.parent.is_dir():
        raise CourseError(f"No existe la carpeta {target.parent}: créala o elige otro sitio.")


def _say_written(students: int, target: Path) -> None:
    say(f"✔ {students} estudiante{'s' * (students != 1)} en {target}")
