"""Lo que usa un estudiante en su terminal: comprobar, ver su progreso y preparar la entrega."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.app import JsonFile, app, console, say, write_json

if TYPE_CHECKING:
    from grader.student.handin import Report
    from grader.student.running import Checked

#: El título bajo el que salen estas órdenes en la ayuda.
STUDENTS = "Si estudias"
Seconds = Annotated[
    float, typer.Option("--segundos", min=1, help="Lo que puede tardar cada celda y cada ejercicio.")
]


@app.command(rich_help_panel=STUDENTS)
def check(
    notebooks: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="cuadernos",
            help="Unidades (01, padding), cuadernos o carpetas que los contienen. Si no, los ya empezados.",
        ),
    ] = None,
    json_file: JsonFile = None,
    summary: Annotated[
        Path | None,
        typer.Option("--resumen", help="Añade a este archivo una tabla de Markdown con los veredictos."),
    ] = None,
    started: Annotated[
        bool,
        typer.Option("--empezados", help="Los que no tienen nada no se ejecutan: salen sin empezar."),
    ] = False,
    seconds: Seconds = 30,
) -> None:
    """Comprueba tus cuadernos en la terminal, con los mismos veredictos que check(función).

    Termina con código 0 si se cumple todo, 1 si algo falla y 2 si un archivo no se puede comprobar.
    """
    from grader.errors import CourseError
    from grader.sandbox import isolation
    from grader.student import report, running
    from grader.student.finding import collect, load_all

    started = started or not notebooks
    read, problems = load_all(collect(notebooks or [_folder_near(Path())]))
    if not read:
        raise CourseError("\n".join(problems))
    settings = running.own_settings(seconds)
    done = []
    with console.status("Ejecutando…") as status:
        for notebook in read:
            status.update(f"Ejecutando {notebook.path.name}…")
            skip = started and not notebook.started
            done.append(running.Checked(notebook, None if skip else running.run(notebook, settings)))
    isolation.close()
    if json_file:
        write_json(json_file, [one.to_json() for one in done])
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(report.markdown(done))
    console.print(report.table(done))
    for one in done:
        _print_note(one.notebook.note)
    for one in done:
        _explain(one)
    for problem in problems:
        console.print(f"✘ {problem}", style="red", markup=False, highlight=False)
    if problems:
        raise typer.Exit(2)
    if not all(one.holds for one in done):
        raise typer.Exit(1)


def _folder_near(folder: Path) -> Path:
    """La carpeta de los cuadernos: ``folder`` o, si es la de una unidad, la que la contiene."""
    from grader.errors import CourseError
    from grader.student.finding import folder_near

    place = folder_near(folder)
    if place is None:
        raise CourseError(
            f"No hay cuadernos del curso en {folder.resolve()}. Ve a la carpeta que los contiene o indícala."
        )
    return place


def _explain(one: "Checked") -> None:
    """Lo que ``check`` diría de cada ejercicio que no está bien."""
    from grader.cli.app import printable
    from grader.judge import render
    from grader.student import running

    if one.result is None:
        return
    problems = [f"✘ {one.notebook.unit}: {e}" for e in running.cell_errors(one.result)]
    notices = [f"  {one.notebook.unit}: {notice}" for notice in one.result.notices]
    for text in problems:  # antes: lo que falla después puede venir de ahí
        console.print(f"\n{printable(text)}", markup=False, highlight=False)
    for verdict in one.result.verdicts:
        if not (verdict.passed or verdict.unwritten):
            console.print(f"\n{render.text(verdict)}", markup=False, highlight=False)
    for verdict in one.result.verdicts:
        if verdict.passed and verdict.remarks:  # la tabla ya dice que está bien
            text = f"✔ {verdict.exercise}: {' '.join(verdict.remarks)}"
            console.print(f"\n{printable(text)}", markup=False, highlight=False)
    for text in notices:
        console.print(printable(text), markup=False, highlight=False)


@app.command(rich_help_panel=STUDENTS)
def progress(
    folder: Annotated[Path, typer.Argument(metavar="carpeta", help="La carpeta de tus cuadernos.")] = Path(),
) -> None:
    """Muestra tus unidades, los puntos que da check ahora mismo y lo que toca después."""
    from grader.student import panel
    from grader.student.standing import standing

    place = _folder_near(folder)
    with console.status("Leyendo tus cuadernos…") as status:
        found = standing(place, lambda unit: status.update(f"Comprobando {unit}, que ha cambiado…"))
    if found.is_teachers:
        console.print(panel.TEACHERS, markup=False)
        return
    console.print(panel.table(found))
    console.print(panel.total(found), markup=False, highlight=False)
    for note in found.notes:
        _print_note(note)
    console.print(f"Ahora toca: {found.next_step}", markup=False, highlight=False)


@app.command(rich_help_panel=STUDENTS)
def abrir(
    unit: Annotated[
        str,
        typer.Argument(metavar="unidad", help="La unidad: 01_padding, 01, 1 o padding. Si no, la primera."),
    ] = "0",
    folder: Annotated[Path, typer.Option("--carpeta", help="La carpeta de tus cuadernos.")] = Path(),
) -> None:
    """Abre JupyterLab en la carpeta de tus cuadernos, con el de una unidad delante.

    Desde esa carpeta se llega a todas las unidades, y funcionan los enlaces al glosario.
    """
    from grader.student import opening

    raise typer.Exit(opening.open_lab(folder, unit))


@app.command(rich_help_panel=STUDENTS)
def entrega(
    unit: Annotated[str, typer.Argument(metavar="unidad", help="La unidad: 01_padding, 01, 1 o padding.")],
    folder: Annotated[Path, typer.Option("--carpeta", help="La carpeta de tus cuadernos.")] = Path(),
    out: Annotated[
        Path | None, typer.Option("--out", help="El zip que se escribe; si no, UNIDAD.zip aquí mismo.")
    ] = None,
) -> None:
    """Revisa el cuaderno de una unidad y prepara el zip que hay que subir.

    Lo prepara aunque quede algo por hacer, pero no si el archivo no es el de la unidad.
    """
    from grader.student import handin
    from grader.student.notebooks import unit_named
    from grader.units import notebook_name

    unit = unit_named(unit)
    notebook = handin.locate(folder, unit)
    with console.status(f"Ejecutando {notebook.path.name} desde cero…"):
        report = handin.inspect(notebook)
    path = out or Path(f"{unit}.zip")
    if path.is_dir():
        path = path / f"{unit}.zip"
    size = handin.write_zip(report, path)
    _print_note(notebook.note)
    _print_findings(report)
    console.print(f"\nEscrito {path}, que contiene:", markup=False, highlight=False, soft_wrap=True)
    sizes = f"{_size(len(notebook.data))}; {_size(size)} comprimido"
    console.print(f"  {notebook_name(unit)} ({sizes})", markup=False, highlight=False)
    if report.outside:
        left = ", ".join(report.outside)
        console.print(
            f"Se quedan fuera, porque solo se califica el cuaderno: {left}.", markup=False, highlight=False
        )
    console.print(
        "Es lo que hay en el disco: si aún no has guardado el cuaderno, guárdalo y repite la orden."
    )


def _print_note(note: str) -> None:
    """Qué cuaderno se usa, si podía esperarse otro; el nombre lo puso otro programa, o cualquiera."""
    if note:
        say(f"! {note}")


def _print_findings(report: "Report") -> None:
    from grader.cli.app import printable
    from grader.judge.render import number

    points = f"{number(report.result.points)} de {number(report.result.max_points)} puntos con check"
    written = len(report.notebook.questions)
    if written:
        questions = "1 pregunta" if written == 1 else f"{written} preguntas"
        points += f" (aparte, {questions} que corrige una persona)"
    if not report.findings:
        console.print(f"✔ {report.notebook.unit}: todo en orden, {points}.", markup=False, highlight=False)
        return
    count = len(report.findings)
    seen = "1 cosa que mirar" if count == 1 else f"{count} cosas que mirar"
    console.print(f"! {report.notebook.unit}: {points} y {seen}.", markup=False, highlight=False)
    for number_, finding in enumerate(report.findings, 1):
        for text in (
            f"\n{number_}. {finding.what}",
            f"   Dónde: {finding.where}",
            f"   Qué hacer: {finding.to_do}",
        ):
            lines = [printable(line) for line in text.split("\n")]
            console.print("\n".join(lines), markup=False, highlight=False)


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{max(1, round(count / 1024))} kB"
