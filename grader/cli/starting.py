"""Empezar un curso y trabajar en él con formgrader."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.app import CourseFolder, app, say


@app.command()
def nuevo(
    folder: Annotated[Path, typer.Argument(metavar="carpeta", help="La carpeta del curso, que no exista.")],
    units: Annotated[
        list[str] | None,
        typer.Option("--unidades", metavar="UNIDAD", help="Una unidad; se puede repetir. Sin ella, todas."),
    ] = None,
    repo: Annotated[
        str,
        typer.Option(
            "--repo",
            metavar="USUARIO/CURSO",
            help="Repositorio de GitHub al que llevan los enlaces de Colab.",
        ),
    ] = "",
    source: Annotated[
        Path | None,
        typer.Option("--desde", help="De dónde se copian las soluciones: el repositorio u otro curso."),
    ] = None,
) -> None:
    """Crea la carpeta de un curso: configuración, soluciones y un README.

    Varias unidades también valen separadas por comas: --unidades 00_inicio,01_padding.
    """
    from grader.course import starting

    wanted = [name for text in units or () for name in text.replace(",", " ").split()]
    names = starting.start(folder, wanted, repo, source)
    say(f"✔ {folder}: un curso con {', '.join(names)}.")
    say("Sigue en esa carpeta: mira nbgrader_config.py y publica con «grader release».")


@app.command()
def formgrader(
    course: CourseFolder = Path(),
    port: Annotated[int, typer.Option("--puerto", min=1, max=65535, help="En qué puerto se abre.")] = 8888,
    browser: Annotated[
        bool, typer.Option("--navegador/--sin-navegador", help="Si se abre el navegador.")
    ] = True,
) -> None:
    """Abre formgrader en el navegador: publicar, recoger y puntuar a mano. Se cierra con Ctrl-C.

    Antes y después guarda una copia del libro de notas.
    """
    from grader.course.formgrader import serving
    from grader.course.layout import Course

    place = Course.at(course)
    address = serving.Address.free(port)
    if address.port != port:
        say(f"El puerto {port} está ocupado: usamos el {address.port}.")
    say("Abriendo formgrader…")

    def ready() -> None:
        say("Formgrader se cierra con Ctrl-C. Su dirección, con la contraseña de esta vez:")
        say(str(address))

    raise typer.Exit(serving.serve(place, address, browser, ready))
