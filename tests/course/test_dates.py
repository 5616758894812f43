"""La fecha de una entrega corregida a mano: o se entiende, o se dice; y nbgrader anota lo mismo."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grader.course import clock
from grader.course.gradebook.undated import undated
from grader.course.jobs import register
from grader.course.layout import Course
from grader.errors import CourseError
from tests.course.test_calendar import PER_DAY, UNIT, build, due, late
from tests.kit.programs import call_grader, on_linux, run_grader
from tests.kit.sample_class import all_samples, build_course

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


STUDENT = "ana_g"


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """Una entrega sin calificar con la fecha en la hora del curso y una prórroga dada antes."""
    samples = [s for s in all_samples() if (s.unit, s.student) == (UNIT, STUDENT)]
    root = build_course(tmp_path_factory.mktemp("curso"), samples)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(PER_DAY.format("grader.course.late.PerDay"))
    register(Course.at(root), UNIT)
    for words in (("plazo", UNIT, "2026-11-20 23:59"), ("prorroga", UNIT, STUDENT, "2026-11-21 23:59")):
        assert call_grader(*words, "--course", root).returncode == 0
    # en México, 26 h después de la prórroga; en UTC, 20 h
    (root / "submitted" / STUDENT / UNIT / clock.TIMESTAMP).write_text("2026-11-23 01:59")
    return root


def recorded(root: Path) -> tuple[datetime, timedelta, float, float]:
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "cnn_desde_cero") as found:
        one = found.find_submission(UNIT, STUDENT)
        return one.timestamp, one.extension, one.notebooks[0].late_submission_penalty, one.score


def nbgrader(root: Path, *words: str) -> str:
    done = run_grader(*words, program="nbgrader", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@on_linux
def test_nbgrader_records_the_same_dates_and_penalties(course, tmp_path):
    ours, theirs = (Path(shutil.copytree(course, tmp_path / name)) for name in ("ours", "theirs"))
    done = call_grader("autograde", UNIT, "--workers", "1", "--course", ours)
    assert done.returncode == 0, done.stdout
    assert recorded(ours)[:2] == (datetime(2026, 11, 23, 7, 59), timedelta(days=1))
    assert recorded(ours)[2] > 0
    shutil.copytree(ours / "evidence", theirs / "evidence")
    shutil.rmtree(theirs / ".grader" / "draws", ignore_errors=True)
    shutil.copytree(ours / ".grader", theirs / ".grader", dirs_exist_ok=True)
    nbgrader(theirs, "autograde", UNIT)
    assert recorded(theirs) == recorded(ours)

    stamp = theirs / "submitted" / STUDENT / UNIT / clock.TIMESTAMP
    stamp.write_text("2026-11-22 01:59")
    nbgrader(theirs, "generate_feedback", UNIT)
    page = theirs / "feedback" / STUDENT / UNIT / "padding.html"
    assert "22/11/2026 01:59 (America/Mexico_City) · 2 h tarde (10 %)" in page.read_text("utf-8")

    stamp.write_text("ayer")
    before = recorded(theirs)
    said = nbgrader(theirs, "autograde", UNIT, "--force")
    assert "No se entiende la fecha «ayer»" in said and recorded(theirs) == before
    call_grader("report", UNIT, "--out", tmp_path / "informe.html", "--course", theirs)
    assert "No se entiende la fecha «ayer»" in (tmp_path / "informe.html").read_text("utf-8")
    (ours / "submitted" / STUDENT / UNIT / clock.TIMESTAMP).write_text("ayer")
    said = call_grader("autograde", UNIT, "--workers", "1", "--course", ours).stdout
    assert "salvo esas fechas" in said and f"! {STUDENT} ({UNIT}): timestamp.txt: No se entiende" in said
