"""El banco de pruebas de velocidad mide lo que dice; los números son cosa de ``make bench``."""

import sys
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from grader import exercises, pieces
from grader.course.layout import Course
from tests.bench import asserts, classes, floor, goals, measure, stages, stock
from tests.kit.right import SOLVED
from tests.kit.sample_class import build_course


@pytest.mark.parametrize("name", exercises.all_exercises())
def test_plain_check_tells_right_from_wrong(name: str) -> None:
    exec(asserts.plain_check(name), {"np": np, **SOLVED})
    with pytest.raises((AssertionError, TypeError, ValueError)):
        exec(asserts.plain_check(name), {"np": np, name: lambda *arguments: None})


def test_roster_repeats_the_class_under_other_names() -> None:
    every = len(classes.usable())
    found = classes.roster(2 * every + 5)
    assert len(found) == 2 * every + 5 == len({(s.student, s.unit) for s in found})
    assert {s.unit for s in classes.roster(every)} == {s.unit for s in classes.usable()}
    assert {s.unit for s in classes.roster(5, ("00_inicio",))} == {"00_inicio"}


def test_stock_takes_what_nbgrader_can_grade() -> None:
    accepted = [s for s in classes.usable() if stock.accepts(s)]
    assert len(accepted) > 0.8 * len(classes.usable())


def test_cost_counts_orphans_and_memory(tmp_path: Path) -> None:
    busy = "import time\nend = time.process_time() + 0.6\nwhile time.process_time() < end: pass"
    script = tmp_path / "huérfano.py"
    script.write_text(
        "import subprocess, sys\n"
        f"subprocess.Popen([sys.executable, '-c', {busy!r}], stdout=subprocess.DEVNULL)\n"
        "block = bytearray(64 * 2**20)\nimport time\ntime.sleep(0.8)\n"
    )
    cost = measure.run([sys.executable, script], memory=True)
    assert cost.cpu > 0.6
    assert cost.memory > 64 * 2**20
    with pytest.raises(measure.CommandFailed, match="no hay"):
        measure.run([sys.executable, "-c", "raise SystemExit('no hay')"])


def test_floor_and_stages_of_a_small_class(tmp_path: Path) -> None:
    samples = [s for s in classes.roster(40) if s.unit in ("00_inicio", "03_conv_forward")][:3]
    course = Course.at(build_course(tmp_path / "curso", samples))
    given = course.submissions(course.units())
    plain, ready = (floor.cpu_seconds(course, given, ready=r) for r in (False, True))
    assert 0 < ready < plain < 5


def test_the_floor_has_every_piece_that_a_notebook_asks_for() -> None:
    made: dict[str, object] = {}
    exec(floor._all_pieces(), made)
    assert all(callable(made[name]) for name in (*pieces.NAMES, "suspect"))
    given = exercises.get("conv_forward_fast").draw(None)[0].arguments
    assert np.allclose(made["conv_forward_fast"](*given), made["conv_forward"](*given))


def test_stages_add_up(tmp_path: Path) -> None:
    course = classes.build(tmp_path / "curso", classes.roster(2, ("00_inicio",)))
    spent = stages.shares(course, 2)
    assert set(spent) == {
        *("admitir", "sortear las entradas", "ejecutar celdas y llamadas", "juzgar"),
        stages.WRITE,
        stages.RECORD,
    }
    assert all(ms > 0 for ms in spent.values())


def test_table_says_which_goals_are_met() -> None:
    data = {"ratio_all_cores": 31.0, "cpu_over_floor": 3.4, "check_ms": {"convolve": 3.0, "otra": 49.0}}
    data["unit_ms"] = {"04_conv_backward": 100.0, "07_red": 310.0}
    out = StringIO()
    Console(file=out, width=100).print(goals.table(data))
    lines = [line for line in out.getvalue().splitlines() if "×" in line or " ms" in line]
    assert ["✔" in line for line in lines] == [True, False, False, True]
    assert "3.10×" in lines[2]
    assert len({g.key for g in goals.GOALS}) == len(goals.GOALS)
