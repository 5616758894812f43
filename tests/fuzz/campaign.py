"""La campaña: miles de cuadernos estropeados por el camino de verdad, y lo que ninguno debe conseguir.

``python -m tests.fuzz.campaign [--cases N] [--seed S] [--json ARCHIVO]``. Cada caso parte de un cuaderno de
:mod:`tests.fuzz.corpus`, sufre de una a tres mutaciones y se califica con ``grader.pipeline.worker.work`` en
un proceso ya preparado. Fallan los casos que hacen saltar una excepción, los que no terminan, los que dan un
resultado mal formado y los que sacan más de lo que merece su código (:mod:`tests.fuzz.deserved`). El caso
``i`` de la semilla ``S`` es siempre el mismo; los que fallan quedan en ``build/fuzz/``.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from grader.course.workers.executors import executor
from grader.sandbox.settings import Settings
from tests.fuzz import trial
from tests.fuzz.trial import Outcome
from tests.kit.sample_class import ROOT

CHUNK = 10
COLUMNS = {"tried": "Casos", "raised": "Excepción", "hung": "Sin fin", "malformed": "Mal formados"}
COLUMNS |= {"above": "De más"}


@dataclass
class Summary:
    """Lo que pasó en una campaña; ``kinds`` cuenta, por mutación, casos y fallos de cada clase."""

    seed: int
    tried: int = 0
    raised: int = 0
    hung: int = 0
    malformed: int = 0
    above: int = 0
    unreadable: int = 0
    same_code: int = 0
    judged: int = 0
    seconds: float = 0.0
    statuses: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    families: dict[str, Counter[str]] = field(default_factory=dict)
    failures: list[dict[str, Any]] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Si ningún caso falló."""
        return not (self.raised or self.hung or self.malformed or self.above)

    def to_json(self) -> dict[str, Any]:
        """El resumen como datos de JSON."""
        return vars(self)

    def add(self, outcome: Outcome) -> None:
        """Cuenta un caso."""
        self.tried += 1
        self.statuses[outcome.status] += 1
        self.unreadable += outcome.status == "error"
        self.same_code += outcome.same_code
        self.judged += outcome.judged
        rows = [self.kinds.setdefault(kind, Counter()) for kind in outcome.kinds]
        rows += [self.families.setdefault(family, Counter()) for family in dict.fromkeys(outcome.families)]
        for row in rows:
            row["tried"] += 1
        if outcome.failure:
            setattr(self, outcome.failure, getattr(self, outcome.failure) + 1)
            for row in rows:
                row[outcome.failure] += 1
            self.failures.append(asdict(outcome))


def run(cases: int, seed: int = 0, workers: int = 1, folder: Path | None = None) -> Iterator[Outcome]:
    """Los casos de 0 a ``cases`` de ``seed``, según terminan; los que fallan se guardan en ``folder``."""
    chunks = [range(i, min(i + CHUNK, cases)) for i in range(0, cases, CHUNK)]
    with executor(workers, Settings(trial.LIMITS)) as pool:
        for outcomes in pool.map(trial.several, [seed] * len(chunks), chunks):
            for outcome in outcomes:
                if outcome.failure and folder is not None:
                    _keep(outcome, folder)
                yield outcome


def _keep(outcome: Outcome, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = trial.case(outcome.seed, outcome.number)
    (folder / f"{outcome.seed}-{outcome.number}.ipynb").write_bytes(made.data)


def summarized(outcomes: Iterator[Outcome] | Sequence[Outcome], seed: int) -> Summary:
    """El resumen de ``outcomes``."""
    summary, start = Summary(seed), time.monotonic()
    for outcome in outcomes:
        summary.add(outcome)
    summary.seconds = round(time.monotonic() - start, 1)
    return summary


def table(summary: Summary) -> Table:
    """Familia × casos y fallos."""
    shown = Table(title=f"Cuadernos estropeados (semilla {summary.seed})", title_justify="left")
    shown.add_column("Mutaciones")
    for title in COLUMNS.values():
        shown.add_column(title, justify="right")
    for family, row in sorted(summary.families.items()):
        shown.add_row(family, *(str(row[name]) for name in COLUMNS))
    shown.add_section()
    shown.add_row("casos", *(str(getattr(summary, name)) for name in COLUMNS))
    return shown


def main(
    cases: Annotated[int, typer.Option(min=1, help="Cuántos cuadernos.")] = 5000,
    seed: Annotated[int, typer.Option(help="La semilla: la misma da los mismos casos.")] = 0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Escribe el resumen aquí.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Casos a la vez.")] = os.cpu_count() or 1,
) -> None:
    """Califica miles de cuadernos estropeados; termina con código 1 si alguno falla."""
    console = Console()
    folder = ROOT / "build" / "fuzz"
    outcomes = run(cases, seed, workers, folder)
    bar = track(outcomes, "Calificando", cases, console=console, transient=True)
    summary = summarized(bar, seed)
    console.print(table(summary))
    for found in summary.failures:
        console.print(
            f"✘ {found['failure']} · caso {found['number']} · {found['start']} · {', '.join(found['kinds'])}",
            found["detail"],
            markup=False,
            highlight=False,
        )
    console.print(
        f"{summary.unreadable} no se podían leer y lo decían; en {summary.same_code} el código era el mismo "
        f"y en {summary.judged} se juzgó la función por otro camino. {summary.seconds:g} s.",
        highlight=False,
    )
    if summary.failures:
        console.print(f"Los cuadernos que fallan están en {folder}.", markup=False)
    if json_file:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(summary.to_json(), ensure_ascii=False, indent=1), "utf-8")
    raise typer.Exit(0 if summary.holds else 1)


if __name__ == "__main__":
    typer.run(main)
