"""La aplicación, la consola y las opciones que comparten varias órdenes."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from grader.cli import spanish
from grader.patches import typer_words

typer_words.speak_spanish(spanish.show)

app = typer.Typer(
    help="Publica y califica los cuadernos del curso.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()

Units = Annotated[
    list[str] | None,
    typer.Argument(metavar="unidades", help="Unidades, por ejemplo 01_padding. Todas si no se dice."),
]
Unit = Annotated[str, typer.Argument(metavar="unidad", help="La unidad, por ejemplo 01_padding.")]
CourseFolder = Annotated[Path, typer.Option("--course", help="Carpeta raíz del curso.")]
Database = Annotated[
    str, typer.Option("--db", help="Libro de notas, como URL de SQLAlchemy; si no, el de la configuración.")
]
JsonFile = Annotated[
    Path | None, typer.Option("--json", help="Escribe también los resultados en este archivo JSON.")
]
Stale = Annotated[
    bool, typer.Option("--con-viejas", help="Escríbela también si hay notas que no son las de hoy.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columnas", help="Una columna con otro nombre: entrega='Enviado el'. Se puede repetir."),
]


def printable(text: str) -> str:
    """``text`` sin caracteres de control: un nombre de carpeta no debe poder mandar en la terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def say(text: str) -> None:
    """Una línea, tal cual: los nombres de fuera no mandan en la terminal."""
    console.print(printable(text), markup=False, highlight=False, soft_wrap=True)


def say_list(title: str, names: Sequence[str]) -> None:
    """Una línea con todos los nombres; si no hay ninguno, ninguna."""
    if names:
        say(f"{title}: {', '.join(names)}.")


def write_json(path: Path, data: Any) -> None:
    """Escribe ``data`` en ``path``, creando su carpeta si hace falta."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
