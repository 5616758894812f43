"""Calificar un curso: lo que falle en una entrega no detiene a las demás."""

from pathlib import Path

import pytest

from grader.course import grading, nbgrader_tools
from grader.course.layout import Course, CourseError
from tests.sample_class import all_samples, build_course

UNIT = "00_inicio"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    samples = [s for s in all_samples() if s.unit == UNIT][:3]
    return Course.at(build_course(tmp_path / "curso", samples))


def fail_for(student: str | None, original, position: int):
    """``original``, que falla con ``student`` (o con todo el mundo si es ``None``)."""

    def function(*arguments):
        if student is None or student in str(arguments[position]):
            raise CourseError("avería de prueba")
        return original(*arguments)

    return function


@pytest.mark.parametrize("where", ["corrector", "nbgrader"])
def test_a_failure_with_one_submission_stays_in_its_row(course, monkeypatch, where):
    student = course.submissions([UNIT])[1].student
    if where == "corrector":
        monkeypatch.setattr(grading, "_grade", fail_for(student, grading._grade, 1))
    else:
        monkeypatch.setattr(nbgrader_tools, "record", fail_for(student, nbgrader_tools.record, 1))
    rows = {row.student: row for row in grading.autograde(course, [UNIT], 1).rows}
    assert len(rows) == 3
    assert [s for s, row in rows.items() if row.status == "error"] == [student]
    assert "avería de prueba" in rows[student].detail
    monkeypatch.undo()
    again = grading.autograde(course, [UNIT], 1)
    assert again.worked == 1
    assert all(row.status == "ok" for row in again.rows)


def test_a_failure_with_everything_is_a_failure_of_the_run(course, monkeypatch):
    monkeypatch.setattr(nbgrader_tools, "record", fail_for(None, nbgrader_tools.record, 0))
    with pytest.raises(CourseError, match="avería de prueba"):
        grading.autograde(course, [UNIT], 2)


@pytest.mark.parametrize("name", ["<script>", ".oculto", "a" * 200, "-x", "ñ\u202e"])
def test_odd_student_folders_get_a_row(course, name):
    folder = course.root / "submitted" / name
    folder.mkdir()
    (folder / UNIT).mkdir()
    rows = {row.student: row for row in grading.autograde(course, [UNIT], 2).rows}
    assert rows[name].status == "error"
    assert len(rows) == 4


def test_links_and_missing_notebooks_get_a_row(course, tmp_path):
    secret = tmp_path / "secreto.ipynb"
    secret.write_text("{}")
    for student in ("enlace", "enlace2", "vacia", "carpeta", "otro"):
        (course.root / "submitted" / student).mkdir()
    (course.root / "submitted/enlace" / UNIT).symlink_to(tmp_path)
    for student in ("enlace2", "vacia", "carpeta", "otro"):
        (course.root / "submitted" / student / UNIT).mkdir()
    (course.root / "submitted/enlace2" / UNIT / "inicio.ipynb").symlink_to(secret)
    (course.root / "submitted/carpeta" / UNIT / "inicio.ipynb").mkdir()
    (course.root / "submitted/otro" / UNIT / "mi tarea.ipynb").write_text("{}")
    rows = {row.student: row for row in grading.autograde(course, [UNIT], 2).rows}
    for student, word in (
        ("enlace", "enlace"),
        ("enlace2", "enlace"),
        ("vacia", "No está"),
        ("carpeta", "no es un archivo"),
        ("otro", "mi tarea.ipynb"),
    ):
        assert rows[student].status == "error"
        assert word in rows[student].detail
