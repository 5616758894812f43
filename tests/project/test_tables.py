"""La tabla de notas se lee en cualquier terminal."""

import io
import re
from dataclasses import replace

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
        words = exercise.name.split("_")
        assert exercise.name in shown or all(re.search(rf"\b{word}\b", shown) for word in words)
    assert "ejecutada" in shown


def test_a_long_identifier_does_not_push_the_points_out() -> None:
    output = io.StringIO()
    who = "guillermo.fernandez-iglesias"
    Console(file=output, width=80).print(tables.grades("05_pooling", [row(who, "05_pooling")]))
    shown = output.getvalue()
    assert max(map(len, shown.splitlines())) <= 80, shown
    assert "8/8" in shown
    assert "31/31" in shown
    assert "ejecutada" in shown


def test_what_happens_to_many_is_said_once() -> None:
    output = io.StringIO()
    many = [replace(row(f"e{n:02}", "05_pooling"), notices=("cambió de puntos",)) for n in range(20)]
    alone = replace(row("ana", "05_pooling"), notices=("cambió de puntos", "faltan celdas"))
    tables.print_problems(Console(file=output, width=200), [alone, *many])
    first, second = output.getvalue().splitlines()
    assert first.startswith("  05_pooling · ana, e00, e01") and first.endswith(" y 13 más: cambió de puntos")
    assert second == "  05_pooling · ana: faltan celdas"
