"""Calificar un curso: lo que falle en una entrega no detiene a las demás."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from grader.course import autograding
from grader.course.gradebook.ledger import Ledger
from grader.course.layout import Course
from grader.errors import CourseError
from tests.kit.sample_class import all_samples, build_course

UNIT = "00_inicio"
TWO = autograding.Options(workers=2)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    samples = [s for s in all_samples() if s.unit == UNIT][:3]
    return Course.at(build_course(tmp_path / "curso", samples))


def fail_to_submit(student: str):
    """Reparte las entregas como siempre, pero la de ``student`` falla al calificarse."""
    original = autograding._submit

    def submit(course, job, pool, settings):
        if job.submission.student != student:
            return original(course, job, pool, settings)
        broken = Future()
        broken.set_exception(RuntimeError("avería de prueba"))
        return broken

    return submit


def fail_to_add(student: str | None):
    """Anota como siempre, pero falla con ``student`` (o con todo el mundo si es ``None``)."""
    original = Ledger.add

    def add(ledger, submission, graded, *more):
        if student in (None, submission.student):
            raise RuntimeError("avería de prueba")
        return original(ledger, submission, graded, *more)

    return add


@pytest.mark.parametrize("where", ["corrector", "nbgrader"])
def test_a_failure_with_one_submission_stays_in_its_row(course, monkeypatch, where):
    student = course.submissions([UNIT])[1].student
    if where == "corrector":
        monkeypatch.setattr(autograding, "_submit", fail_to_submit(student))
    else:
        monkeypatch.setattr(Ledger, "add", fail_to_add(student))
    rows = {row.student: row for row in autograding.autograde(course, [UNIT]).rows}
    assert len(rows) == 3
    assert [s for s, row in rows.items() if row.status == "error"] == [student]
    assert "avería de prueba" in rows[student].detail
    monkeypatch.undo()
    again = autograding.autograde(course, [UNIT])
    assert again.worked == 1
    assert all(row.status == "ok" for row in again.rows)


def test_a_failure_with_everything_is_a_failure_of_the_run(course, monkeypatch):
    monkeypatch.setattr(Ledger, "add", fail_to_add(None))
    with pytest.raises(CourseError, match="avería de prueba"):
        autograding.autograde(course, [UNIT], TWO)


@pytest.mark.parametrize("name", ["<script>", ".oculto", "a" * 200, "-x", "ñ\u202e"])
def test_odd_student_folders_get_a_row(course, name):
    folder = course.root / "submitted" / name
    folder.mkdir()
    (folder / UNIT).mkdir()
    rows = {row.student: row for row in autograding.autograde(course, [UNIT], TWO).rows}
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
    rows = {row.student: row for row in autograding.autograde(course, [UNIT], TWO).rows}
    for student, word in (
        ("enlace", "enlace"),
        ("enlace2", "enlace"),
        ("vacia", "No está"),
        ("carpeta", "no es un archivo"),
        ("otro", "mi tarea.ipynb"),
    ):
        assert rows[student].status == "error"
        assert word in rows[student].detail
