"""El plazo de cada unidad y las prórrogas, en la hora del curso."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.app import Columns, CourseFolder, Database, Unit, app, console, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo

    from grader.course.extensions import Given
    from grader.course.gradebook.penalties import Change
    from grader.course.layout import Course

Zone = Annotated[
    str,
    typer.Option(
        "--zona", help="Zona de la hora que escribes, como Europe/Madrid; si no, la del curso o esta máquina."
    ),
]
When = Annotated[str, typer.Argument(metavar="fecha", help="Fecha y hora, por ejemplo «2026-11-20 23:59».")]
Remove = Annotated[bool, typer.Option("--quitar", help="Lo quita.")]

#: Detrás de la prórroga que se dio a mano y acaba después que la de la hoja.
_KEPT = " (la que diste a mano; la de la hoja acaba antes y no cuenta)"


@app.command()
def plazo(
    unit: Annotated[str, typer.Argument(metavar="unidad", help="La unidad; si falta, enseña todos.")] = "",
    when: When = "",
    zone: Zone = "",
    remove: Remove = False,
    course: CourseFolder = Path(),
    db: Database = "",
) -> None:
    """Pone el plazo de una unidad, en la hora del curso; sin fecha, lo enseña.

    La zona es c.Grader.zone de nbgrader_config.py o, si no está, la de esta máquina; nbgrader guarda UTC. Las
    penalizaciones de lo ya calificado cambian en el acto.
    """
    from grader.course import clock, deadlines
    from grader.course.layout import Course
    from grader.student.notebooks import unit_named

    place = Course.at(course, db)
    unit = unit_named(unit, place.units()) if unit else ""
    local = clock.course_zone(place, zone)
    if when or remove:
        due = clock.moment(when, local) if when and not remove else None
        changes = deadlines.set_deadline(place, unit, due)
        say(f"✔ {unit}: {clock.both(due, local) if due else 'sin plazo'}.")
        _print_changes(place, unit, changes)
        return
    for name, due in deadlines.deadlines(place).items():
        if unit in ("", name):
            say(f"{name}: {clock.both(due, local) if due else 'sin plazo'}")


@app.command()
def prorroga(
    unit: Unit,
    student: Annotated[
        str, typer.Argument(metavar="estudiante", help="Su identificador, su correo o su nombre.")
    ] = "",
    until: When = "",
    table: Annotated[
        Path | None, typer.Option("--csv", help="CSV con quién (Estudiante o Correo) y Hasta, uno por fila.")
    ] = None,
    worksheet: Annotated[
        Path | None, typer.Option("--hoja", help="Hoja de calificaciones de Moodle, que dice las concedidas.")
    ] = None,
    columns: Columns = None,
    zone: Zone = "",
    remove: Remove = False,
    course: CourseFolder = Path(),
    db: Database = "",
) -> None:
    """Da una prórroga: hasta cuándo puede entregar alguien sin retraso. Con la unidad y nada más, las enseña.

    También a quien aún no ha entregado. Se escribe en el campo de nbgrader cuando hay entrega y plazo. Si de
    una tabla queda alguna fila sin apuntar, las demás se apuntan y el código de salida es 1.
    """
    from grader.course import clock, deadlines, granting
    from grader.course.collecting.incoming import Options
    from grader.course.collecting.sheets import told_columns
    from grader.course.layout import Course
    from grader.course.moodle.extensions import read_extensions
    from grader.errors import CourseError
    from grader.student.notebooks import unit_named

    place = Course.at(course, db)
    unit = unit_named(unit, place.units())
    local = clock.course_zone(place, zone)
    if not any((student, until, table, worksheet, remove)):
        granted = deadlines.extensions(place, unit)
        say(f"{unit}. Prórrogas: {len(granted)}.")
        for who, (end, whose) in granted.items():
            say(f"  {who}: hasta {clock.both(end, local)} ({whose})")
        return
    if remove:
        who = granting.who_is(place, student)
        had, changes = deadlines.take_back(place, unit, who)
        say(f"✔ {who} ya no tiene prórroga en {unit}." if had else f"{who} no tenía prórroga en {unit}.")
        _print_changes(place, unit, changes)
        return
    if sum(map(bool, (student, table, worksheet))) > 1:
        raise CourseError("Usa una sola cosa: quién y hasta cuándo, --csv o --hoja.")
    due = deadlines.deadlines(place)[unit]
    if worksheet:
        options = Options(zone=local, columns=told_columns(columns or ()))
        said = read_extensions(place, unit, worksheet, options)
        found, unread = said.until, said.unread
    elif table:
        found, unread = granting.from_table(place, table, local, due)
    elif student and until:
        found, unread = {granting.who_is(place, student): clock.moment(until, local)}, ()
    else:
        raise CourseError("Di quién y hasta cuándo, o usa --csv o --hoja.")
    if student and due and min(found.values()) <= due:
        raise CourseError(f"El plazo de {unit} es {clock.both(due, local)}: esa prórroga no lo alarga.")
    for line in unread:
        say(f"  {line}")
    given, changes = deadlines.give(place, unit, found, by_hand=not worksheet)
    _print_given(unit, found, given, local, len(unread))
    if due is None:
        verb = "contará" if len(found) == 1 else "contarán"
        say(f"  {unit} no tiene plazo: {verb} cuando lo pongas con grader plazo {unit}.")
    _print_changes(place, unit, changes)
    if unread:
        raise typer.Exit(1)


def _print_given(
    unit: str, found: "Mapping[str, datetime]", given: "Given", zone: "tzinfo", unread: int
) -> None:
    """De quiénes son las prórrogas, hasta cuándo, y cuántas filas quedaron sin apuntar."""
    from grader.course import clock

    left = f" Filas sin apuntar: {unread}." if unread else ""
    mark = "!" if unread else "✔"
    say(f"{mark} {unit}. Prórrogas: {len(found)}; nuevas o cambiadas: {len(given.new)}.{left}")
    for who in sorted(found):
        told = clock.both(given.kept.get(who, found[who]), zone)
        say(f"  {who}: hasta {told}{_KEPT if who in given.kept else ''}")


def _print_changes(place: "Course", unit: str, changes: "Sequence[Change]") -> None:
    from grader.cli import tables

    tables.print_penalties(console, changes)
    tables.print_undated(console, place, [unit])
