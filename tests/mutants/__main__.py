"""``python -m tests.mutants``: soluciones mal y bien, por el juez y por comprobaciones flojas.

Termina con código distinto de 0 si el juez acepta una equivocada, rechaza una correcta o confunde un error.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.mutants import campaign, collection
from tests.mutants.campaign import Score


def main() -> None:
    """Juzga las colecciones, muestra las tablas y escribe el JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--solutions", type=Path, default=Path("tests/judged"), help="carpeta de colecciones")
    parser.add_argument("--json", type=Path, help="dónde escribir las cuentas")
    parser.add_argument("--seeds", type=int, default=len(campaign.SEEDS), help="con cuántas semillas")
    options = parser.parse_args()
    console = Console()
    try:
        solutions = collection.load(options.solutions)
    except collection.CollectionError as error:
        sys.exit(f"✘ {error}")
    seeds = campaign.seeds(options.seeds)
    scores = {name: campaign.score(found, seeds) for name, found in solutions.items()}
    console.print(mutants(scores, campaign.total(list(scores.values()))))
    console.print(weak_checks(scores))
    for text in (text for score in scores.values() for text in score.failures):
        console.print(f"✘ {text}", markup=False, highlight=False)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        data = {name: score.as_dict() for name, score in scores.items()}
        options.json.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    if not all(score.holds for score in scores.values()):
        sys.exit(1)


def mutants(scores: Mapping[str, Score], whole: Score) -> Table:
    """Función × lo que hizo el juez con sus soluciones."""
    table = Table(title="El juez a prueba", title_justify="left", title_style="bold")
    table.add_column("Función", overflow="fold", min_width=12)
    for head in ("Mal", "Rechazadas", "Con su nombre", "Con otro", "Bien", "Aceptadas"):
        table.add_column(head, justify="right", overflow="fold")
    for name, s in scores.items():
        table.add_row(name, *_judged(s))
    table.add_section()
    table.add_row("Todas", *_judged(whole))
    return table


def _judged(score: Score) -> list[str]:
    named = f"{score.diagnosed}/{score.catalogued}"
    counts = (score.wrong, score.rejected, named, score.misdiagnosed, score.right, score.accepted)
    return [str(c) for c in counts]


def weak_checks(scores: Mapping[str, Score]) -> Table:
    """Función × cuántas de las soluciones equivocadas rechazan las comprobaciones flojas."""
    titles = list(dict.fromkeys(title for s in scores.values() for title in s.weak))
    table = Table(title="Rechazadas por comprobaciones flojas", title_justify="left", title_style="bold")
    table.add_column("Función", overflow="fold", min_width=12)
    for head in ("Mal", *titles):
        table.add_column(head, justify="right", overflow="fold")
    for name, s in scores.items():
        table.add_row(name, str(s.wrong), *(str(s.weak.get(title, "—")) for title in titles))
    table.add_section()
    sums = [sum(s.weak[t] for s in scores.values() if t in s.weak) for t in titles]
    out_of = [sum(s.wrong for s in scores.values() if t in s.weak) for t in titles]
    all_wrong = sum(s.wrong for s in scores.values())
    table.add_row("Todas", str(all_wrong), *(f"{n}/{m}" for n, m in zip(sums, out_of, strict=True)))
    return table


if __name__ == "__main__":
    main()
