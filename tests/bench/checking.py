"""Lo que espera un estudiante: juzgar cada función, la primera comprobación y un solo cuaderno en frío."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader import exercises
from grader.evidence import Evidence
from grader.exercises.base import Exercise
from grader.judge.judging import judge, planned_calls
from grader.observing import observe
from tests.bench.floor import PIECES
from tests.bench.measure import run
from tests.kit.right import RIGHT

REPEATS = 5
_FIRST = f"""{PIECES}
from grader import check

check(conv_forward)
"""


def judging_ms() -> dict[str, dict[str, Any]]:
    """Milisegundos de juzgar cada función: la solución correcta y su peor error conocido.

    PyTorch está en marcha, pero el ejercicio es nuevo cada vez: no recuerda nada de lo que ya calculó.
    """
    with exercises.one_thread():
        return {name: _one(exercises.get(name), right) for name, right in RIGHT.items()}


def _one(exercise: Exercise, right: Callable[..., Any]) -> dict[str, Any]:
    seen = {m.id: _evidence(exercise, m.oracle) for m in exercise.mistakes}
    good = _median_ms(exercise, _evidence(exercise, right))
    worst = max(seen, key=lambda name: _median_ms(exercise, seen[name], 1), default="")
    bad = _median_ms(exercise, seen[worst]) if worst else 0.0
    return {"right": good, "worst": bad, "mistake": worst, "mistakes": len(seen)}


def _evidence(exercise: Exercise, function: Callable[..., Any]) -> Evidence:
    return Evidence("ok", tuple(observe(function, a) for a in planned_calls(exercise, None)))


def _median_ms(exercise: Exercise, evidence: Evidence, repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        fresh = replace(exercise)
        start = time.perf_counter()
        judge(fresh, None, evidence)
        times.append(time.perf_counter() - start)
    return round(1000 * statistics.median(times), 2)


def first_check_s(folder: Path, repeats: int = 3) -> float:
    """Segundos desde que arranca Python hasta que ``check`` ha contestado por primera vez."""
    script = folder / "primera.py"
    script.write_text(_FIRST, "utf-8")
    return statistics.median(run([sys.executable, script]).wall for _ in range(repeats))
