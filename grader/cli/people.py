"""Unir a dos personas que son la misma y guardar el libro de notas."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.app import CourseFolder, Database, JsonFile, app, say, write_json


@app.command()
def unir(
    extra: Annotated[str, typer.Argument(metavar="sobra", help="Quien deja de existir.")],
    kept: Annotated[str, typer.Argument(metavar="queda", help="Quien se queda con todo.")],
    course: CourseFolder = Path(),
    json_file: JsonFile = None,
    db: Database = "",
) -> None:
    """Une a dos personas que son la misma: entregas, evidencia, notas y números de Moodle.

    Cada una, con su identificador, su correo o su nombre.

    Si las dos entregaron la misma unidad, queda la entrega más nueva (si a alguna le falta la fecha, la de
    quien se queda); la otra se guarda en .grader/unidas/.
    """
    from grader.course import granting
    from grader.course.collecting import merging
    from grader.course.layout import Course

    place = Course.at(course, db)
    extra, kept = (granting.who_is(place, told) for told in (extra, kept))
    done = merging.merge(place, extra, kept)
    if json_file:
        write_json(json_file, done.to_json())
    for notice in done.notices:
        say(f"  {notice}")
    say(f"✔ Lo de {extra} es ahora de {kept}: {', '.join(done.units) or 'ninguna entrega'}.")
    if done.units:
        say("Sus páginas de comentarios llevan el identificador anterior: vuelve a generarlas.")


@app.command()
def copia(
    show: Annotated[bool, typer.Option("--lista", help="Solo enseña las copias que hay.")] = False,
    recover: Annotated[
        Path | None,
        typer.Option("--recuperar", help="Pone esta copia en el lugar del libro, que se copia antes."),
    ] = None,
    course: CourseFolder = Path(),
    db: Database = "",
) -> None:
    """Guarda una copia con fecha del libro de notas, en .grader/copias/.

    Las demás órdenes guardan una antes de escribir en él, y quedan las diez últimas; las que pides tú no se
    borran.
    """
    from grader.course import clock
    from grader.course.gradebook import copies
    from grader.course.layout import Course
    from grader.errors import CourseError

    place = Course.at(course, db)
    if show:
        zone = clock.course_zone(place)
        for one in copies.copies(place):
            what = "pedida" if one.by_hand else "automática"
            say(f"{clock.shown(one.when, zone)} · {what} · {copies.told(one.path)} · {one.path}")
        return
    if recover:
        put, aside = copies.recover(place, recover)
        if aside:
            say(f"El libro de notas estaba dañado: queda en {aside}.")
        say(f"✔ El libro de notas vuelve a ser el de la copia {put} ({copies.contents(put)}).")
        say("Anota lo calificado después con grader autograde: no se ejecuta nada otra vez.")
        return
    saved = copies.save(place, by_hand=True)
    if saved is None and not copies.is_a_file(place):
        raise CourseError(f"El libro de notas no es un archivo de SQLite: {copies.how_to_dump(place)}")
    if saved is None:
        copies.refuse_if_lost(place)
        raise CourseError("Todavía no hay libro de notas que copiar: lo crea grader release.")
    say(f"✔ {saved} ({copies.contents(saved)})")
