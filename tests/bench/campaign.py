"""La medida entera, parte por parte, con las mismas entregas."""

import datetime
import os
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.course.layout import Course
from tests.bench import checking, classes, environment, floor, stages, stock
from tests.bench.measure import BIN, Cost, run
from tests.kit.sample_class import Sample

CORES = os.cpu_count() or 1
_GRADER = BIN / "grader"
_SMALL_TIMES = 4


@dataclass(frozen=True)
class Sizes:
    """Cuántas entregas se usan en cada parte."""

    notebooks: int
    stock: int
    small: int
    large: int
    stages: int
    each_unit: int
    units: tuple[str, ...] = ()


FULL = Sizes(464, 120, 100, 2000, 120, 24)
SHORT = Sizes(24, 4, 20, 100, 24, 4)


def measure(folder: Path, sizes: Sizes, say: Callable[[str], None]) -> dict[str, Any]:
    """Todas las medidas, con ``folder`` para los cursos que hagan falta; ``say`` cuenta por dónde va."""
    samples = classes.roster(sizes.notebooks, sizes.units)
    data: dict[str, Any] = {"notebooks": len(samples), "workers": CORES, "machine": machine()}
    say("nuestro corrector")
    data |= grading(folder, samples)
    say("nbgrader tal cual")
    data |= reference(folder, samples, sizes.stock, data["ours_all_s"])
    say("las comprobaciones")
    data |= checks(folder, samples[:1])
    say("las etapas")
    data["stages_ms"] = stages.shares(classes.build(folder / "etapas", samples), sizes.stages)
    say("cada unidad")
    data["unit_ms"] = each_unit(folder, sizes.each_unit)
    say("la memoria")
    data |= growth(folder, sizes.small, sizes.large)
    data["machine"]["load_after"] = os.getloadavg()
    return data


def grading(folder: Path, samples: Sequence[Sample]) -> dict[str, Any]:
    """Calificar con todos los núcleos y con uno, volver a juzgar y el suelo.

    ``rejudge_ratio`` compara cada cuaderno de más: sin el arranque, que en una clase pequeña es casi todo.
    """
    count = len(samples)
    course = classes.build(folder / "todos", samples)
    every, again = _graded_and_judged(course)
    lone = _graded_and_judged(classes.build(folder / "solo", samples[:1]))
    alone = classes.build(folder / "uno", samples, key=course.course_key())
    one = run([_GRADER, "autograde", "--workers", "1", "--course", alone.root])
    given = course.submissions(course.units())
    lowest = {ready: floor.cpu_seconds(course, given, ready=ready) / count for ready in (False, True)}
    return {
        **_each("ours_all", every, count),
        **_each("ours_1", one, count),
        **_each("rejudge", again, count),
        "floor_cpu_s": lowest[False],
        "floor_ready_cpu_s": lowest[True],
        "cpu_over_floor": every.cpu / count / lowest[False],
        "cpu_over_floor_ready": every.cpu / count / lowest[True],
        "rejudge_ratio": (every.wall - lone[0].wall) / (again.wall - lone[1].wall),
        "rejudge_ratio_with_start": every.wall / again.wall,
        "cold_one_s": lone[0].wall,
    }


def _graded_and_judged(course: Course) -> tuple[Cost, Cost]:
    """Lo que cuesta calificar ``course`` y, después, volver a juzgarlo entero."""
    command = [_GRADER, "autograde", "--course", course.root]
    return run(command), run([_GRADER, "rejudge", "--course", course.root])


def reference(folder: Path, samples: Sequence[Sample], count: int, ours: float) -> dict[str, Any]:
    """nbgrader con ``count`` de ``samples``; el arranque de su orden se reparte entre toda la clase."""
    usable = [s for s in samples if stock.accepts(s)]
    chosen = classes.spread(usable, min(count, len(usable)))
    found = stock.measure(folder / "nbgrader", chosen)
    starts = len({s.unit for s in samples}) / len(samples)
    seconds = found.notebook.wall + found.start.wall * starts
    return {
        "stock_s": seconds,
        "stock_cpu_s": found.notebook.cpu + found.start.cpu * starts,
        "stock_start_s": found.start.wall,
        "stock_notebooks": found.notebooks,
        "ratio_all_cores": seconds / ours,
    }


def checks(folder: Path, sample: Sequence[Sample]) -> dict[str, Any]:
    """Lo que tardan una comprobación y un cuaderno suelto en un curso recién publicado."""
    detail = checking.judging_ms()
    first = classes.build(folder / "primero", sample, registered=False)
    return {
        "check_ms": {name: max(d["right"], d["worst"]) for name, d in detail.items()},
        "check_warm_ms": {name: d["warm"] for name, d in detail.items()},
        "check_detail": detail,
        "import_torch_s": run([sys.executable, "-c", "import torch"]).wall,
        **checking.first_check_s(folder),
        "environment_mib": environment.sizes_mib(),
        "cold_one_unregistered_s": run([_GRADER, "autograde", "--course", first.root]).wall,
    }


def each_unit(folder: Path, count: int) -> dict[str, float]:
    """Milisegundos por cuaderno de cada unidad, con ``count`` de los suyos y en un solo proceso."""
    found = {}
    for unit in sorted({s.unit for s in classes.usable()}):
        course = classes.build(folder / unit, classes.roster(count, (unit,)))
        found[unit] = round(sum(stages.shares(course, count).values()), 2)
        shutil.rmtree(course.root)
    return found


def growth(folder: Path, small: int, large: int) -> dict[str, Any]:
    """Memoria y tiempo de una clase grande frente a una pequeña, con la unidad más corta.

    El tiempo por cuaderno es el de cada cuaderno de más: sin el arranque, que es el mismo en las dos. La
    pequeña se repite, para que su máximo de memoria no dependa de cuatro miradas.
    """
    costs: dict[int, Cost] = {}
    for count in (1, large, *[small] * _SMALL_TIMES):
        course = classes.build(folder / f"clase-{count}", classes.roster(count, (classes.SMALL_UNIT,)))
        cost = run([_GRADER, "autograde", "--course", course.root], memory=True)
        costs[count] = replace(cost, memory=max(cost.memory, costs.get(count, cost).memory))
        shutil.rmtree(course.root)
    alone, little, big = costs[1], costs[small], costs[large]
    each = {n: (costs[n].wall - alone.wall) / (n - 1) for n in (small, large)}
    return {
        "memory_small": small,
        "memory_large": large,
        "memory_small_mib": little.memory / 2**20,
        "memory_large_mib": big.memory / 2**20,
        "memory_ratio": big.memory / little.memory,
        "time_one_s": alone.wall,
        "time_small_s": little.wall,
        "time_large_s": big.wall,
        "time_ratio_per_notebook": each[large] / each[small],
        "small_unit_marginal_s": each[large],
        "small_unit_marginal_cpu_s": (big.cpu - alone.cpu) / (large - 1),
        "start_cpu_s": alone.cpu,
    }


def machine() -> dict[str, Any]:
    """Dónde y cuándo se mide."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "cpu": model or platform.processor(),
        "cores": CORES,
        "python": platform.python_version(),
        "system": platform.platform(),
        "date": datetime.datetime.now().isoformat(timespec="seconds"),
        "load_before": os.getloadavg(),
    }


def _each(name: str, cost: Cost, count: int) -> dict[str, float]:
    return {f"{name}_s": cost.wall / count, f"{name}_cpu_s": cost.cpu / count}
