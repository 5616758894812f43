"""Lo que espera un estudiante: juzgar cada función, la primera comprobación y un solo cuaderno en frío."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

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
#: Como si no hubiera nada guardado.
_ASKING = """from grader.exercises import recorded

recorded.find = lambda *asked: None
"""


def judging_ms() -> dict[str, dict[str, Any]]:
    """Milisegundos de juzgar cada función: la solución correcta y su peor error conocido.

    PyTorch está en marcha, pero el ejercicio es nuevo cada vez: no recuerda nada de lo que ya calculó. Con
    ``warm``, el peor cuando ya se juzgaron los demás con el mismo sorteo, como en una clase.
    """
    with exercises.one_thread():
        return {name: _one(exercises.get(name), right) for name, right in RIGHT.items()}


def _one(exercise: Exercise, right: Callable[..., Any]) -> dict[str, Any]:
    seen = {m.id: _evidence(exercise, m.oracle) for m in exercise.mistakes}
    good = _median_ms(exercise, _evidence(exercise, right))
    worst = max(seen, key=lambda name: _median_ms(exercise, seen[name], 1), default="")
    bad = _median_ms(exercise, seen[worst]) if worst else 0.0
    again = [_median_ms(exercise, evidence, 3, fresh=False) for evidence in seen.values()]
    return {"right": good, "worst": bad, "mistake": worst, "mistakes": len(seen), "warm": max(again)}


def _evidence(exercise: Exercise, function: Callable[..., Any]) -> Evidence:
    with np.errstate(all="ignore"):  # hay errores conocidos que dividen entre 0
        return Evidence("ok", tuple(observe(function, a) for a in planned_calls(exercise, None)))


def _median_ms(
    exercise: Exercise, evidence: Evidence, repeats: int = REPEATS, *, fresh: bool = True
) -> float:
    times = []
    for _ in range(repeats):
        asked = replace(exercise) if fresh else exercise
        start = time.perf_counter()
        judge(asked, None, evidence)
        times.append(time.perf_counter() - start)
    return round(1000 * statistics.median(times), 2)


def first_check_s(folder: Path, repeats: int = 3) -> dict[str, float]:
    """Segundos desde que arranca Python hasta que ``check`` ha contestado por primera vez.

    Con lo que está guardado y preguntando a PyTorch, una vez de cada manera y vuelta a empezar. De las dos se
    da además el tiempo de procesador, que no depende de qué más haga la máquina.
    """
    scripts = {"check_first": folder / "primera.py", "check_first_asking": folder / "preguntando.py"}
    for script, before in zip(scripts.values(), ("", _ASKING), strict=True):
        script.write_text(before + _FIRST, "utf-8")
    costs = [
        {name: run([sys.executable, script]) for name, script in scripts.items()} for _ in range(repeats)
    ]
    return {
        **{f"{name}_s": statistics.median(c[name].wall for c in costs) for name in scripts},
        **{f"{name}_cpu_s": statistics.median(c[name].cpu for c in costs) for name in scripts},
    }
