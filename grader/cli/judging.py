"""Órdenes que ponen a prueba al juez."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.app import JsonFile, app, console, write_json


@app.command(rich_help_panel="Si desarrollas")
def mutants(
    solutions: Annotated[
        Path, typer.Option("--solutions", help="Carpeta con las colecciones de soluciones.")
    ] = Path("tests/judged"),
    json_file: JsonFile = None,
) -> None:
    """Pone a prueba al juez con soluciones equivocadas y correctas, y lo compara con comprobaciones flojas.

    Termina con código distinto de 0 si acepta una equivocada, rechaza una correcta o confunde un error.
    """
    from grader.cli import tables
    from grader.mutants import campaign, collection

    scores = {name: campaign.score(found) for name, found in collection.load(solutions).items()}
    console.print(tables.mutants(scores, campaign.total(list(scores.values()))))
    console.print(tables.weak_checks(scores))
    failures = [text for s in scores.values() for text in s.failures]
    for text in failures:
        console.print(f"✘ {text}", markup=False, highlight=False)
    if json_file:
        write_json(json_file, {name: s.as_dict() for name, s in scores.items()})
        console.print(f"Datos: {json_file}", markup=False, highlight=False, soft_wrap=True)
    if not all(s.holds for s in scores.values()):
        raise typer.Exit(1)
