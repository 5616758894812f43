"""Publicar, calificar y dar comentarios."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.app import (
    CourseFolder,
    Database,
    JsonFile,
    Units,
    app,
    console,
    say,
    write_json,
)

if TYPE_CHECKING:
    from grader.course.layout import Course
    from grader.course.workers.cluster import Cluster
    from grader.sandbox.settings import Settings

CORES = os.cpu_count() or 1
Workers = Annotated[
    int, typer.Option(min=1, help="Entregas que se califican a la vez (por omisión, una por núcleo).")
]
NoIsolation = Annotated[
    bool,
    typer.Option("--sin-aislamiento", help="Ejecuta las entregas sin aislarlas: solo si confías en ellas."),
]
NoZygote = Annotated[
    bool, typer.Option("--sin-zygote", help="Arranca de cero un proceso por entrega: más lento, misma nota.")
]
Dask = Annotated[
    str, typer.Option("--dask", help="Dirección del planificador de un cluster de Dask que ya exista.")
]
DaskCa = Annotated[Path | None, typer.Option("--dask-ca", help="Autoridad TLS del cluster (PEM).")]
DaskCert = Annotated[Path | None, typer.Option("--dask-cert", help="Certificado TLS de este cliente (PEM).")]
DaskKey = Annotated[Path | None, typer.Option("--dask-key", help="Clave TLS de este cliente (PEM).")]


@app.command()
def release(
    units: Units = None,
    check: Annotated[
        bool, typer.Option("--check", help="Solo comprueba que notebooks/ está al día con solutions/.")
    ] = False,
    package: Annotated[
        Path | None,
        typer.Option(
            "--paquete",
            help="Escribe además lo que se reparte a los estudiantes: un zip o, sin .zip, una carpeta.",
        ),
    ] = None,
    course: CourseFolder = Path(),
) -> None:
    """Publica los cuadernos de los estudiantes: de solutions/ a notebooks/.

    Con --paquete reúne lo que necesitan para trabajar: cuadernos, entorno, el corrector y cómo usarlo.
    """
    from grader.cli import tables
    from grader.course import release as releasing
    from grader.course.choosing import course_units
    from grader.course.handout import package as packaging
    from grader.course.layout import Course
    from grader.errors import CourseError

    if check and package:
        raise CourseError("--check solo mira: usa --paquete sin --check.")
    place = Course.at(course)
    names = course_units(place, units or ())
    if check:
        problems = releasing.outdated(place, names)
        for problem in problems:
            console.print(f"✘ {problem}", markup=False)
        if problems:
            console.print("Ejecuta grader release y guarda el resultado.")
            raise typer.Exit(1)
        console.print(f"✔ notebooks/ está al día ({', '.join(names)}).", markup=False)
        return
    done = releasing.release(place, names)
    for path in done.written:
        console.print(f"✔ {path.relative_to(place.root)}", markup=False)
    for unit in done.removed:
        console.print(f"Quitada notebooks/{unit}: no es una unidad de este curso.", markup=False)
    tables.print_stale(console, place, names)
    if package:
        with console.status("Preparando lo que se reparte…"):
            inside = packaging.write(place, names, package)
        console.print(f"Escrito {package}, que contiene:", markup=False, soft_wrap=True)
        for name in inside:
            console.print(f"  {name}", markup=False, highlight=False)


@app.command()
def autograde(
    units: Units = None,
    course: CourseFolder = Path(),
    workers: Workers = CORES,
    json_file: JsonFile = None,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="Genera también las páginas de feedback/.")
    ] = False,
    no_isolation: NoIsolation = False,
    no_zygote: NoZygote = False,
    dask: Dask = "",
    dask_ca: DaskCa = None,
    dask_cert: DaskCert = None,
    dask_key: DaskKey = None,
    db: Database = "",
) -> None:
    """Califica las entregas de submitted/ y las anota en el libro de notas de nbgrader.

    Solo trabaja en lo que ha cambiado desde la última vez; si se interrumpe, repetirla termina lo que falte.
    Las penalizaciones por retraso se ponen siempre al día: del plazo, las prórrogas y los puntos de hoy.
    Termina con código distinto de 0 si falla la corrección, no si una entrega está mal.
    """
    from grader.cli import tables
    from grader.course import autograding
    from grader.course.layout import Course

    place = Course.at(course, db)
    names = place.units(units or ())
    cluster = _cluster(dask, ca_file=dask_ca, cert=dask_cert, key=dask_key)
    options = autograding.Options(
        workers=workers, settings=_settings(place, no_isolation, no_zygote), cluster=cluster
    )
    with tables.progress(console, len(place.submissions(names))) as advance:
        summary = autograding.autograde(place, names, options, lambda row: advance())
    write_pages = feedback and (summary.worked or summary.penalties)
    if write_pages:
        graded = sorted({row.unit for row in summary.rows if row.status != "error"})
        tables.refresh(console, place, graded)
        write_feedback(place, graded)
    if json_file:
        write_json(json_file, [row.to_json() for row in summary.rows])
    for unit in names:
        console.print(tables.grades(unit, [r for r in summary.rows if r.unit == unit]))
    tables.print_problems(console, summary.rows)
    if summary.worked:
        console.print(f"{summary.worked} de {len(summary.rows)} entregas calificadas ahora.")
    for notice in summary.notices:
        console.print(notice, markup=False, highlight=False, soft_wrap=True)
    tables.print_penalties(console, summary.penalties)
    behind = not write_pages and tables.print_undated(console, place, names)
    if not summary.worked:
        done = "salvo esas fechas, lo demás" if behind else "todo"
        console.print(f"No hay nada nuevo que calificar: {done} estaba al día.")
    tables.print_places(console, place.root)


@app.command()
def rejudge(
    units: Units = None,
    course: CourseFolder = Path(),
    workers: Workers = CORES,
    dask: Dask = "",
    dask_ca: DaskCa = None,
    dask_cert: DaskCert = None,
    dask_key: DaskKey = None,
    db: Database = "",
) -> None:
    """Vuelve a juzgar la clase con la evidencia guardada, sin ejecutar código de nadie.

    Sirve después de cambiar los puntos o los criterios de un ejercicio, un plazo, una prórroga o la
    penalización por retraso.
    """
    from grader.cli import tables
    from grader.course import autograding, rejudging
    from grader.course.layout import Course

    place = Course.at(course, db)
    names = place.units(units or ())
    cluster = _cluster(dask, ca_file=dask_ca, cert=dask_cert, key=dask_key)
    options = autograding.Options(workers=workers, settings=_settings(place, False, False), cluster=cluster)
    with tables.progress(console, len(place.submissions(names)), "Juzgando") as advance:
        done = rejudging.rejudge(place, names, options, advance)
    for notice in done.notices:
        say(notice)
    say(
        f"Entregas juzgadas de nuevo: {len(done.rows)}; cambian de puntos: {len(done.changed)}; "
        f"criterios que cambian de resultado: {done.criteria}."
    )
    for row, before in done.changed:
        say(f"  {row.unit} · {row.student}: {before:g} → {row.points:g}, de {row.max_points:g}")
    tables.print_penalties(console, done.penalties)
    tables.print_undated(console, place, names)
    if done.not_possible:
        say(f"No se pueden juzgar con lo guardado: {len(done.not_possible)}. Usa grader autograde.")
    for submission, reason in done.not_possible:
        say(f"  {submission.unit} · {submission.student}: {reason}")


@app.command()
def doctor() -> None:
    """Dice qué aislamiento da esta máquina, por qué no uno mejor y cómo conseguirlo."""
    from grader.cli import tables
    from grader.sandbox import isolation

    attempts = list(isolation.survey())
    console.print(tables.isolation(attempts))
    for line in isolation.advice(attempts):
        console.print(line, markup=False, soft_wrap=True)
    isolation.close()
    if not any(a.works for a in attempts):
        raise typer.Exit(1)


def _cluster(address: str, **files: Path | None) -> "Cluster | None":
    from grader.course.workers.cluster import Cluster

    given = {name: str(file) for name, file in files.items() if file}
    return Cluster(address=address, **given) if address else None


def _settings(place: "Course", no_isolation: bool, no_zygote: bool) -> "Settings":
    from grader.course.settings import settings

    chosen = settings(place)
    if no_isolation:
        console.print("Calificamos sin aislamiento: el código de las entregas puede leer y escribir en todo.")
        chosen = replace(chosen, isolation="ninguno")
    return replace(chosen, zygote=False) if no_zygote else chosen


@app.command()
def feedback(
    units: Units = None,
    student: Annotated[
        str, typer.Option("--student", help="Solo la página de esta persona: identificador, correo o nombre.")
    ] = "",
    course: CourseFolder = Path(),
    db: Database = "",
) -> None:
    """Genera en feedback/ una página HTML por entrega calificada."""
    from grader.cli import tables
    from grader.course import granting
    from grader.course.layout import Course

    place = Course.at(course, db)
    who = granting.who_is(place, student) if student else ""
    tables.refresh(console, place, units)
    write_feedback(place, units or (), who)


def write_feedback(place: "Course", units: Sequence[str], student: str = "") -> None:
    """Escribe las páginas, con las notas ya al día, y dice cuántas son y dónde están."""
    from grader.cli import tables
    from grader.course.gradebook import tools

    graded = place.graded(units, student)
    with tables.progress(console, sum(map(len, graded.values())), "Comentarios") as advance:
        for unit, students in graded.items():
            pages = tools.feedback(place, unit, student or "*", advance)
            places = f"feedback/{student or '*'}/{unit}/"
            console.print(f"✔ {unit}: {len(pages)} de {len(students)} páginas en {places}", markup=False)
