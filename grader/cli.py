"""La orden ``grader``: lee argumentos, llama y muestra. No decide nada."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from grader.course.layout import Course
    from grader.course.store import Row

app = typer.Typer(
    help="Publica y califica los cuadernos del curso.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()

Units = Annotated[
    list[str] | None, typer.Argument(help="Unidades, por ejemplo 01_padding. Todas si no se dice.")
]
CourseFolder = Annotated[Path, typer.Option("--course", help="Carpeta raíz del curso.")]


@app.command()
def release(
    units: Units = None,
    check: Annotated[
        bool, typer.Option("--check", help="Solo comprueba que notebooks/ está al día con solutions/.")
    ] = False,
    course: CourseFolder = Path(),
) -> None:
    """Publica los cuadernos de los estudiantes: de solutions/ a notebooks/."""
    from grader.course import release as releasing
    from grader.course.layout import Course

    place = Course.at(course)
    names = place.units(units or (), folder="solutions")
    if check:
        problems = releasing.outdated(place, names)
        for problem in problems:
            console.print(f"✘ {problem}", markup=False)
        if problems:
            console.print("Ejecuta grader release y guarda el resultado.")
            raise typer.Exit(1)
        console.print(f"✔ notebooks/ está al día ({', '.join(names)}).", markup=False)
        return
    for path in releasing.release(place, names):
        console.print(f"✔ {path.relative_to(place.root)}", markup=False)


@app.command()
def autograde(
    units: Units = None,
    course: CourseFolder = Path(),
    workers: Annotated[
        int,
        typer.Option(min=1, help="Entregas que se califican a la vez (por omisión, una por núcleo)."),
    ] = os.cpu_count() or 1,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Escribe también las notas en este archivo JSON.")
    ] = None,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="Genera también las páginas de feedback/.")
    ] = False,
) -> None:
    """Califica las entregas de submitted/ y las anota en el libro de notas de nbgrader.

    Solo trabaja en lo que ha cambiado desde la última vez. Termina con código distinto de 0 si falla la
    corrección, no si una entrega está mal.
    """
    from grader import tables
    from grader.course import grading
    from grader.course.layout import Course

    place = Course.at(course)
    names = place.units(units or ())
    with tables.progress(console, len(place.submissions(names))) as advance:
        summary = grading.autograde(place, names, workers, lambda row: advance())
    if feedback and summary.worked:
        _write_feedback(place, summary.rows)
    if json_file:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        rows = [row.to_json() for row in summary.rows]
        json_file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    for unit in names:
        console.print(tables.grades(unit, [r for r in summary.rows if r.unit == unit]))
    tables.print_problems(console, summary.rows)
    if summary.worked:
        console.print(f"{summary.worked} de {len(summary.rows)} entregas calificadas ahora.")
    else:
        console.print("No hay nada nuevo que calificar: todo estaba al día.")
    tables.print_places(console, place.root)


def _write_feedback(place: "Course", rows: Sequence["Row"]) -> None:
    from grader.course import nbgrader_tools

    for unit in sorted({row.unit for row in rows if row.status != "error"}):
        nbgrader_tools.feedback(place, unit)


@app.command()
def feedback(units: Units = None, course: CourseFolder = Path()) -> None:
    """Genera en feedback/ una página HTML por entrega calificada."""
    from grader.course import nbgrader_tools
    from grader.course.layout import Course

    place = Course.at(course)
    for unit in place.units(units or ()):
        nbgrader_tools.feedback(place, unit)
        console.print(f"✔ feedback/*/{unit}", markup=False)


def main() -> None:
    """Punto de entrada: los errores del curso salen en una línea, sin traza."""
    from grader.course.layout import CourseError

    try:
        app()
    except CourseError as error:
        console.print(f"✘ {error}", style="red", markup=False)
        sys.exit(2)
    except KeyboardInterrupt:
        console.print("Interrumpido: lo ya calificado está guardado; repite la orden para seguir.")
        sys.exit(130)


if __name__ == "__main__":
    main()
