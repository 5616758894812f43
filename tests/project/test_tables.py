"""La tabla de notas se lee en cualquier terminal."""

import io

import pytest
from rich.console import Console

from grader import exercises
from grader.cli import tables
from grader.course.store import Row
from grader.judge.record import VerdictRecord


def row(student: str, unit: str) -> Row:
    asked = {
        e.name: VerdictRecord(points=e.points, max_points=e.points, criteria={})
        for e in exercises.of_unit(unit)
    }
    total = sum(e.points for e in exercises.of_unit(unit))
    return Row(
        student=student,
        unit=unit,
        status="ok",
        detail="",
        points=total,
        max_points=total,
        exercises=asked,
    )


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("unit", sorted({e.unit for e in exercises.all_exercises().values()}))
def test_students_and_points_fit(unit: str, width: int) -> None:
    output = io.StringIO()
    console = Console(file=output, width=width)
    console.print(tables.grades(unit, [row("gabriela_s", unit), row("[bold]", unit)]))
    shown = output.getvalue()
    assert max(map(len, shown.splitlines())) <= width
    assert "gabriela_s" in shown
    assert "[bold]" in shown
    for exercise in exercises.of_unit(unit):
        assert f"{exercise.points:g}/{exercise.points:g}" in shown
