"""La fecha de una entrega corregida a mano: o se entiende, o se dice; y nbgrader anota lo mismo."""

from datetime import datetime

import pytest

from grader.course import clock
from grader.course.gradebook.undated import undated
from grader.errors import CourseError
from tests.course.test_calendar import UNIT, build, due, late
from tests.kit.programs import call_grader

MEXICO = clock.zone_in({"zone": "America/Mexico_City"})


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2026-11-16 10:00 a. m.", "2026-11-16 16:00"),
        ("2026-11-16 10:00 PM", "2026-11-17 04:00"),
        ("lunes, 16 de noviembre de 2026, 10:00", "2026-11-16 16:00"),
        ("\ufeff2026-11-16 10:00\r\n", "2026-11-16 16:00"),
        ("2026-11-16 10:00:00 CST", "2026-11-16 16:00"),
        ("2026-11-16 10:00:00 CET", "2026-11-16 09:00"),
    ],
)
def test_dates_as_people_write_them(tmp_path, text, there):
    (tmp_path / clock.TIMESTAMP).write_text(text, "utf-8")
    assert clock.timestamp_in(tmp_path, MEXICO) == datetime.fromisoformat(there)


@pytest.mark.parametrize("text", ["2026-11-16", "16/11/2026", "16-11-2026", "16 de noviembre de 2026"])
def test_a_day_without_its_hour_is_not_midnight(text):
    with pytest.raises(ValueError, match="porque no dice la hora: escríbela"):
        clock.turned_in(text, MEXICO)
    with pytest.raises(CourseError, match="porque no dice la hora"):
        clock.moment(text, MEXICO)


@pytest.mark.parametrize("text", ["2026-11-20 25:00", "2026-11-16 10:00 America/Bogota", "10:00 2026-11-16x"])
def test_half_understood_is_not_understood(text):
    with pytest.raises(ValueError, match="No se entiende la fecha"):
        clock.turned_in(text, MEXICO)


@pytest.mark.parametrize("text", ["2026-11-14", "mañana", "2026-11-20 25:00", None])
def test_a_date_that_cannot_be_brought_up_to_date_is_said(tmp_path, text):
    course = build(tmp_path, ana="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    stamp = tmp_path / "submitted" / "ana" / UNIT / clock.TIMESTAMP
    if text is None:
        stamp.unlink()
    else:
        stamp.write_text(text)
    done = call_grader("export", "csv", tmp_path / "notas.csv", "--course", course.root)
    assert f"! ana ({UNIT}): " in done.stdout
    assert "cuenta la de antes, 22/11/2026 12:00" in done.stdout
    assert ("No se entiende la fecha «" in done.stdout) == (text is not None)
    assert "timestamp.txt" in done.stdout
    assert late(course) == {"ana": 2}, "no se pierde la que había"
    assert "! ana" in call_grader("plazo", UNIT, "2026-11-21 23:59", "--course", course.root).stdout
    stamp.write_text("2026-11-20 10:00")
    done = call_grader("export", "csv", tmp_path / "notas.csv", "--course", course.root)
    assert "! ana" not in done.stdout and late(course) == {"ana": 0}


def test_without_a_deadline_a_missing_date_is_no_news(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00", luis="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    for who in ("ana", "luis"):
        (tmp_path / "submitted" / who / UNIT / clock.TIMESTAMP).unlink()
    assert {who for who, _ in undated(course, [UNIT])} == {"ana", "luis"}
    call_grader("plazo", UNIT, "--quitar", "--course", course.root)
    assert undated(course, [UNIT]) == {}
