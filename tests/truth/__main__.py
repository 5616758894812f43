"""``python -m tests.truth``: si el cuaderno, Validate, ``grader check`` y la nota dicen lo mismo.

Cada cuaderno se ejecuta de arriba abajo en un núcleo de Jupyter, por ``nbgrader validate``; después, por los
caminos de ``grader check`` y de ``grader autograde``. Termina con código 1 si algún sitio dice otra cosa, si
se perdería una respuesta escrita o si le faltan puntos a quien lo hizo bien.
"""

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from tests.truth import campaign, corpus


def main(
    sample: Annotated[int, typer.Option(min=0, help="Solo estos, al azar; con 0, todos.")] = 0,
    seed: Annotated[int, typer.Option(help="La semilla: la misma da los mismos cuadernos.")] = 0,
    family: Annotated[str, typer.Option("--familia", help="Solo esta familia.")] = "",
    only: Annotated[str, typer.Option("--caso", help="Solo los que llevan esto en su nombre.")] = "",
    json_file: Annotated[Path | None, typer.Option("--json", help="Escribe el resumen aquí.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Cuadernos a la vez.")] = os.cpu_count() or 1,
    cold: Annotated[bool, typer.Option("--frio", help="Cada núcleo, desde cero.")] = False,
) -> None:
    """Pasa los cuadernos por todos los caminos y los compara."""
    console = Console()
    cases = [c for c in corpus.everything(seed) if family in ("", c.family) and only in c.name]
    cases = corpus.sample(cases, sample, seed) if sample else cases
    outcomes = campaign.run(cases, workers, cold)
    bar = track(outcomes, "Comparando", len(cases), console=console, transient=True)
    summary = campaign.summarized(bar, seed)
    if json_file:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(summary.to_json(), ensure_ascii=False, indent=1), "utf-8")
    console.print(campaign.table(summary))
    titles = {
        "differences": "✘ diferencia",
        "lost_answers": "✘ respuesta perdida",
        "unsteady": "! solo una vez",
    }
    for name, title in (titles | {"secret_only": "· solo con las secretas", "tampered": "· trampa"}).items():
        for found in getattr(summary, name):
            console.print(
                f"{title} · {found['case']} ({found['unit']}) · {found['what']}",
                markup=False,
                highlight=False,
            )
    for found in summary.honest_lost:
        lost = ", ".join(f"{e['exercise']} {e['grade']:g}/{e['max_points']:g}" for e in found["exercises"])
        console.print(
            f"✘ correcto sin todos los puntos · {found['case']} ({found['unit']}) · {lost}", markup=False
        )
    console.print(
        f"{len(summary.unopened)} no se pueden abrir; Validate no opina de {summary.not_validated.total()}. "
        f"{summary.seconds:g} s.",
        highlight=False,
    )
    raise typer.Exit(0 if summary.holds else 1)


if __name__ == "__main__":
    typer.run(main)
