"""La campaña: todos los cuadernos por todos los caminos, y en qué no están de acuerdo."""

import contextlib
import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.table import Table

from grader.course.workers.executors import executor
from grader.sandbox.settings import Settings
from tests.truth import kernel, trial
from tests.truth.corpus import Case
from tests.truth.trial import Outcome

COLUMNS = {"notebooks": "Cuadernos", "exercises": "Ejercicios", "differences": "Diferencias"}
COLUMNS |= {"lost_answers": "Perdidas", "honest": "Correctos", "honest_kept": "Con todo"}


@dataclass
class Summary:
    """Lo que salió; ``families`` lleva las mismas cuentas por familias."""

    seed: int
    notebooks: int = 0
    exercises: int = 0
    honest: int = 0
    honest_kept: int = 0
    seconds: float = 0.0
    differences: list[dict[str, str]] = field(default_factory=list)
    lost_answers: list[dict[str, str]] = field(default_factory=list)
    honest_lost: list[dict[str, Any]] = field(default_factory=list)
    secret_only: list[dict[str, str]] = field(default_factory=list)
    unsteady: list[dict[str, str]] = field(default_factory=list)
    unopened: list[dict[str, str]] = field(default_factory=list)
    tampered: list[dict[str, str]] = field(default_factory=list)
    not_validated: Counter[str] = field(default_factory=Counter)
    families: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Si todos los sitios dicen lo mismo y nadie pierde lo que merece."""
        return not self.differences and not self.lost_answers and self.honest == self.honest_kept

    def to_json(self) -> dict[str, Any]:
        """El resumen como datos de JSON."""
        return vars(self)

    def add(self, outcome: Outcome) -> None:
        """Cuenta un caso."""
        case = {"case": f"{outcome.kind}/{outcome.name}", "unit": outcome.unit}
        if outcome.skipped:
            self.unopened.append(case | {"why": outcome.skipped})
            return
        counts = {
            "notebooks": 1,
            "exercises": len(outcome.exercises),
            "honest": int(outcome.honest),
            "honest_kept": int(outcome.honest and outcome.kept),
        }
        for name, count in counts.items():
            setattr(self, name, getattr(self, name) + count)
        lists = {"differences": outcome.differences, "lost_answers": outcome.lost}
        row = self.families.setdefault(outcome.family, Counter())
        row.update(counts | {name: len(found) for name, found in lists.items()})
        for name, found in (
            lists | {"secret_only": outcome.secret_only, "unsteady": outcome.unsteady}
        ).items():
            getattr(self, name).extend(case | {"what": text} for text in found)
        if outcome.honest and not outcome.kept:
            short = [asdict(e) for e in outcome.exercises if e.grade != e.max_points]
            self.honest_lost.append(case | {"exercises": short})
        if outcome.tampered:
            self.tampered.append(case | {"what": outcome.tampered})
        if outcome.silent:
            self.not_validated[outcome.silent.partition(":")[0]] += 1


def run(cases: Sequence[Case], workers: int = 2, cold: bool = False) -> Iterator[Outcome]:
    """Cómo acaba cada caso. Con ``cold``, cada núcleo arranca de cero en lugar de bifurcarse."""
    keys = [hashlib.sha256(f"{case.kind}/{case.name}".encode()).digest() for case in cases]
    with contextlib.nullcontext() if cold else kernel.warmed(), executor(workers, Settings()) as pool:
        yield from pool.map(trial.attempt, cases, keys)


def summarized(outcomes: Iterable[Outcome], seed: int) -> Summary:
    """El resumen de ``outcomes``."""
    summary, start = Summary(seed), time.monotonic()
    for outcome in outcomes:
        summary.add(outcome)
    summary.seconds = round(time.monotonic() - start, 1)
    return summary


def table(summary: Summary) -> Table:
    """Familia × cuadernos, diferencias y lo demás."""
    shown = Table(title=f"Una sola verdad (semilla {summary.seed})", title_justify="left")
    shown.add_column("Familia")
    for title in COLUMNS.values():
        shown.add_column(title, justify="right", overflow="fold")
    for family, row in summary.families.items():
        shown.add_row(family, *(str(row[name]) for name in COLUMNS))
    shown.add_section()
    total = {name: getattr(summary, name) for name in COLUMNS}
    shown.add_row("total", *(str(len(n) if isinstance(n, list) else n) for n in total.values()))
    return shown
