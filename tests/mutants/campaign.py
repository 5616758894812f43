"""Pasa las colecciones por el juez y por las comprobaciones flojas, y cuenta."""

import warnings
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass, field
from io import StringIO
from typing import Any

from grader.judge.judging import evaluate
from grader.judge.verdict import Verdict
from tests.mutants import weak
from tests.mutants.collection import Solution

#: Las entradas del ``check`` visible y unas secretas: una solución debe merecer lo mismo con las dos.
SEEDS: tuple[bytes | None, ...] = (None, b"mutantes")
MIN_DIAGNOSED = 0.95


@dataclass(frozen=True)
class Score:
    """Lo que hizo el juez con las soluciones de una función.

    ``diagnosed`` son las equivocadas a las que llamó por su nombre, de las ``catalogued`` que lo tienen, y
    ``misdiagnosed`` las que recibieron el de otro error; ``weak`` cuenta las que rechaza cada comprobación
    floja. ``failures`` dice cuáles no salieron como debían.
    """

    wrong: int
    rejected: int
    catalogued: int
    diagnosed: int
    misdiagnosed: int
    right: int
    accepted: int
    weak: dict[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """La puntuación como datos para JSON."""
        return asdict(self)

    @property
    def holds(self) -> bool:
        """Si el juez rechaza todo lo que está mal, acepta lo que está bien y no confunde ningún error."""
        named = self.diagnosed >= MIN_DIAGNOSED * self.catalogued
        return self.rejected == self.wrong and self.accepted == self.right and not self.misdiagnosed and named


@dataclass(frozen=True)
class _Outcome:
    solution: Solution
    passed: bool
    refused: bool
    named: bool
    misnamed: bool


def seeds(count: int) -> tuple[bytes | None, ...]:
    """``count`` semillas: las de siempre y, si se piden más, otras secretas."""
    return (*SEEDS, *(f"mutantes {n}".encode() for n in range(len(SEEDS), count)))[:count]


def score(solutions: Sequence[Solution], seeds: Sequence[bytes | None] = SEEDS) -> Score:
    """La puntuación del juez con las soluciones, todas de la misma función."""
    # semilla a semilla: el juez solo recuerda lo de unas pocas
    verdicts = [[_quiet(_judged, s, seed) for s in solutions] for seed in seeds]
    seen = [_told(s, each) for s, each in zip(solutions, zip(*verdicts, strict=True), strict=True)]
    wrong = [o for o in seen if not o.solution.right]
    right = [o for o in seen if o.solution.right]
    catalogued = [o for o in wrong if o.solution.mistakes]
    weak_checks = weak.checks(solutions[0].exercise)
    return Score(
        wrong=len(wrong),
        rejected=sum(o.refused for o in wrong),
        catalogued=len(catalogued),
        diagnosed=sum(o.named for o in catalogued),
        misdiagnosed=sum(o.misnamed for o in wrong),
        right=len(right),
        accepted=sum(o.passed for o in right),
        weak={
            title: sum(not _quiet(accepts, o.solution.function()) for o in wrong)
            for title, accepts in weak_checks.items()
        },
        failures=tuple(text for o in seen if (text := _failure(o))),
    )


def total(scores: Sequence[Score]) -> Score:
    """La suma de varias puntuaciones."""
    counts = ("wrong", "rejected", "catalogued", "diagnosed", "misdiagnosed", "right", "accepted")
    return Score(**{name: sum(getattr(s, name) for s in scores) for name in counts})


def _outcome(solution: Solution) -> _Outcome:
    return _told(solution, [_quiet(_judged, solution, seed) for seed in SEEDS])


def _told(solution: Solution, verdicts: Sequence[Verdict]) -> _Outcome:
    names = [{m.id for m in v.mistakes} for v in verdicts]
    expected = set(solution.mistakes)
    return _Outcome(
        solution,
        passed=all(v.passed for v in verdicts),
        refused=all(v.points < v.max_points for v in verdicts),
        named=all(found == expected for found in names),
        misnamed=any(found - expected for found in names),
    )


def _judged(solution: Solution, seed: bytes | None) -> Verdict:
    return evaluate(solution.exercise, solution.function(), seed)


def _quiet(call: Callable[..., Any], *arguments: Any) -> Any:
    """Lo que imprimen o avisan las soluciones no es asunto de quien lee la tabla."""
    with redirect_stdout(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return call(*arguments)


def _failure(outcome: _Outcome) -> str:
    title = f"{outcome.solution.exercise}, «{outcome.solution.title}»"
    if outcome.solution.right:
        return "" if outcome.passed else f"{title}: es correcta y el juez no la acepta"
    if not outcome.refused:
        return f"{title}: está mal y el juez la acepta"
    if outcome.misnamed:
        return f"{title}: recibe el nombre de otro error"
    if outcome.solution.mistakes and not outcome.named:
        return f"{title}: no recibe su nombre"
    return ""
