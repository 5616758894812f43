"""Páginas para el docente: el informe de la clase y los parecidos."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.app import CourseFolder, JsonFile, Units, app, console, write_json

Anonymous = Annotated[
    bool, typer.Option("--anonimo", help="Sin nombres ni identificadores, para enseñarlo en clase.")
]


@app.command()
def report(
    units: Units = None,
    course: CourseFolder = Path(),
    out: Annotated[Path, typer.Option("--out", help="La página que se escribe.")] = Path("informe.html"),
    anonymous: Anonymous = False,
    json_file: JsonFile = None,
) -> None:
    """Escribe una página con las notas, los errores y los avisos de la clase. No ejecuta nada."""
    from grader.cli import tables
    from grader.course.clock import course_zone
    from grader.course.files import write_whole
    from grader.course.layout import Course
    from grader.report import classroom, gathering, page
    from grader.report.anonymity import mask_of

    place = Course.at(course)
    tables.refresh(console, place, units)
    room = gathering.gather(place, place.units(units or ()))
    found = classroom.report(room, mask_of(place, room.people, anonymous), datetime.now(course_zone(place)))
    write_whole(out, page.class_page(found).encode())
    if json_file:
        write_json(json_file, found.to_json())
    console.print(
        f"Entregas: {found.submissions}; estudiantes: {len(found.students)}, "
        f"{len(found.at_risk)} con alguna alerta; avisos: {len(found.events)}.",
        highlight=False,
    )
    console.print(f"✔ {out}", markup=False, highlight=False, soft_wrap=True)


@app.command()
def similar(
    unit: Annotated[str, typer.Argument(metavar="unidad", help="La unidad, por ejemplo 03_conv_forward.")],
    course: CourseFolder = Path(),
    out: Annotated[Path, typer.Option("--out", help="La página que se escribe.")] = Path("parecidos.html"),
    minimum: Annotated[
        float,
        typer.Option("--min", min=0.3, max=1.0, help="Parecido a partir del cual se enseña una pareja."),
    ] = 0.8,
    anonymous: Anonymous = False,
    json_file: JsonFile = None,
) -> None:
    """Escribe una página con los grupos de entregas iguales o que se parecen más de lo corriente.

    No ejecuta nada y no acusa a nadie: dice dónde mirar. La clase no tiene que estar calificada.
    """
    from grader.course.files import write_whole
    from grader.course.layout import Course
    from grader.report import alike, gathering, page
    from grader.report.anonymity import mask_of

    place = Course.at(course)
    (name,) = place.units([unit])
    found = alike.alikes(place, name, minimum)
    mask = mask_of(place, gathering.people(place), anonymous)
    write_whole(out, page.similarity_page(**alike.content(found, mask)).encode())
    if json_file:
        write_json(json_file, found.to_json(mask))
    console.print(
        f"Entregas de {name}: {found.students}; grupos iguales: {len(found.same)}; parecidos: "
        f"{len(found.groups)} ({len(found.pairs)} parejas). "
        "Un parecido no es una acusación: lee los dos códigos.",
        highlight=False,
        soft_wrap=True,
    )
    console.print(f"✔ {out}", markup=False, highlight=False, soft_wrap=True)
