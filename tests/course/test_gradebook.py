"""El libro de notas escrito por lotes es, fila a fila y byte a byte, el que habría escrito nbgrader."""

import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook, Student
from traitlets.config import Config

from grader.course import autograding
from grader.course.gradebook import ledger
from grader.course.gradebook.tools import _Converter, open_ledger
from grader.course.jobs import register
from grader.course.layout import Course, anchored
from grader.course.settings import course_config
from grader.course.store import Store
from tests.kit.programs import call_grader
from tests.kit.sample_class import all_samples, build_course

UNITS = ("00_inicio", "02_convolve")
#: Quien lo hizo bien, quien no y quien duplicó la celda calificada.
STUDENTS = ("ana_g", "gonzalo_n", "julia_t")
COURSE = "cnn_desde_cero"
LATE = """
from nbgrader.plugins import BasePlugin


class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2


c.AssignLatePenalties.plugin_class = Half
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory) -> Course:
    chosen = {(s.unit, s.student): s for s in all_samples() if s.unit in UNITS and s.student in STUDENTS}
    samples = [chosen[key] for key in sorted(chosen)]
    root = build_course(tmp_path_factory.mktemp("curso"), samples)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(LATE)
    first = samples[0].student
    late = root / "submitted" / first / UNITS[0]
    (late / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC\n")
    (late / "datos").mkdir()
    (late / "datos" / "notas.csv").write_text("a,b\n")
    (late / "datos" / "enlace").symlink_to("/etc/hostname")
    course = Course.at(root)
    register(course, UNITS[0])
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", COURSE) as gradebook:
        gradebook.update_or_create_assignment(UNITS[0], duedate="2026-11-01 10:00:00 UTC")
    summary = autograding.autograde(course, UNITS, autograding.Options(workers=2))
    assert all(row.status != "error" or "JSON" in row.detail for row in summary.rows)
    return course


@pytest.fixture(scope="module")
def by_nbgrader(graded: Course, tmp_path_factory) -> Course:
    """El mismo curso, con las mismas calificaciones guardadas, anotado por el ``Autograde`` de nbgrader."""
    root = tmp_path_factory.mktemp("copia") / "curso"
    shutil.copytree(graded.root, root, symlinks=True)
    shutil.rmtree(root / "autograded")
    (root / "gradebook.db").unlink()
    shutil.rmtree(root / ".grader" / "registered")
    course = Course.at(root)
    for unit in UNITS:
        register(course, unit)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", COURSE) as gradebook:
        gradebook.update_or_create_assignment(UNITS[0], duedate="2026-11-01 10:00:00 UTC")
    converter = _Converter(course, course_config(course))
    for submission in course.submissions(UNITS):
        if (graded.root / "autograded" / submission.student / submission.unit).exists():
            converter.add(submission, Store(course).graded_notebook(submission))
    return course


def contents(course: Course) -> list[tuple]:
    """Lo que dice el libro de cada entrega, con los nombres en lugar de los identificadores al azar."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", COURSE) as gradebook:
        students = sorted(s.id for s in gradebook.db.query(Student))
        found = [("estudiantes", *students)]
        for unit in UNITS:
            for submitted in gradebook.assignment_submissions(unit):
                for notebook in submitted.notebooks:
                    head = (unit, submitted.student_id, str(submitted.timestamp), notebook.name)
                    found.append((*head, notebook.late_submission_penalty, notebook.score, notebook.flagged))
                    found += [
                        (*head, g.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade)
                        for g in sorted(notebook.grades, key=lambda g: g.name)
                    ]
                    found += [
                        (*head, c.name, c.auto_comment, c.manual_comment)
                        for c in sorted(notebook.comments, key=lambda c: c.name)
                    ]
        return sorted(found, key=str)


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mode & 0o777)
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "enlace"
    }


def test_same_rows(graded, by_nbgrader):
    ours = contents(graded)
    assert ours == contents(by_nbgrader)
    assert any(row[4] for row in ours if row[0] == UNITS[0] and len(row) == 7), "falta la penalización"
    assert any("No response." in row for row in ours)


def test_same_files(graded, by_nbgrader):
    assert files(graded.root / "autograded") == files(by_nbgrader.root / "autograded")


def test_links_are_not_followed(graded):
    assert not list((graded.root / "autograded").rglob("enlace"))


def test_manual_marks_survive_another_pass(graded):
    student = graded.submissions(UNITS[:1])[0].student
    url = f"sqlite:///{graded.root / 'gradebook.db'}"
    with Gradebook(url, COURSE) as gradebook:
        notebook = gradebook.find_submission_notebook("inicio", UNITS[0], student)
        grade = notebook.grades[0]
        name, grade.manual_score = grade.name, 1.5
        gradebook.db.commit()
    submission = next(s for s in graded.submissions(UNITS[:1]) if s.student == student)
    with open_ledger(graded) as ledger:
        ledger.add(submission, Store(graded).graded_notebook(submission))
        ledger.commit()
    with Gradebook(url, COURSE) as gradebook:
        grade = gradebook.find_grade(name, "inicio", UNITS[0], student)
        assert (grade.manual_score, grade.needs_manual_grade) == (1.5, False)


def test_a_manual_mark_of_another_question_is_looked_at_again(graded):
    student = graded.submissions(UNITS[:1])[0].student
    submission = next(s for s in graded.submissions(UNITS[:1]) if s.student == student)
    url = f"sqlite:///{graded.root / 'gradebook.db'}"
    with Gradebook(url, COURSE) as gradebook:
        grade = gradebook.find_grade("pregunta_bordes", "inicio", UNITS[0], student)
        before = (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        gradebook.db.commit()
    known = Store(graded).graded_notebook(submission)
    pending = []
    for text in (known, known.replace("## Pregunta escrita (", "## Otra pregunta (")):
        with open_ledger(graded) as ledger:
            ledger.add(submission, text)
            ledger.commit()
        with Gradebook(url, COURSE) as gradebook:
            grade = gradebook.find_grade("pregunta_bordes", "inicio", UNITS[0], student)
            pending.append((grade.manual_score, grade.needs_manual_grade))
    assert pending == [(1.0, False), (1.0, True)]
    with Gradebook(url, COURSE) as gradebook:
        grade = gradebook.find_grade("pregunta_bordes", "inicio", UNITS[0], student)
        grade.auto_score, grade.manual_score, grade.needs_manual_grade = before
        gradebook.db.commit()


def test_own_preprocessors_are_left_to_nbgrader(graded, tmp_path):
    root = tmp_path / "curso"
    root.mkdir()
    shutil.copytree(graded.root / "notebooks", root / "notebooks")
    text = (graded.root / "nbgrader_config.py").read_text()
    (root / "nbgrader_config.py").write_text(text + "\nc.Autograde.autograde_preprocessors = []\n")
    with open_ledger(Course.at(root)) as ledger:
        assert isinstance(ledger, _Converter)


@pytest.mark.parametrize("chosen_in", ["option", "configuration"])
def test_a_relative_gradebook_is_one_file_and_where_it_was_asked(tmp_path, chosen_in):
    """``--db`` cuenta desde la carpeta en la que se está; la configuración, desde la raíz del curso."""
    root = build_course(tmp_path / "curso", [next(s for s in all_samples() if s.unit == UNITS[0])])
    elsewhere = tmp_path / "otra"
    elsewhere.mkdir()
    option = ["--db", "sqlite:///notas.db"] if chosen_in == "option" else []
    if not option:
        with (root / "nbgrader_config.py").open("a") as config:
            config.write('\nc.CourseDirectory.db_url = "sqlite:///notas.db"\n')
    for command in ("autograde", "rejudge"):
        done = call_grader(command, "--course", root, *option, cwd=elsewhere)
        assert done.returncode == 0, done.stdout + done.stderr
    place = (elsewhere if option else root) / "notas.db"
    found = [p for p in tmp_path.rglob("*.db") if p.parent.name != "copias"]
    assert found == [place]
    with Gradebook(f"sqlite:///{place}", COURSE) as gradebook:
        assert len(gradebook.assignment_submissions(UNITS[0])) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///notas.db", "sqlite:////curso/notas.db"),
        ("sqlite:///datos/notas.db", "sqlite:////curso/datos/notas.db"),
        ("sqlite:////srv/notas.db", "sqlite:////srv/notas.db"),
        ("sqlite+pysqlite:///notas.db?timeout=9", "sqlite+pysqlite:////curso/notas.db?timeout=9"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite://", "sqlite://"),
        ("postgresql+psycopg://ana@servidor/notas", "postgresql+psycopg://ana@servidor/notas"),
        ("", ""),
    ],
)
def test_only_a_relative_file_is_moved(url, expected):
    assert anchored(url, Path("/curso")) == expected


def test_any_way_of_naming_a_file_is_created_whole(tmp_path):
    url = f"sqlite+pysqlite:///{tmp_path}/notas.db?timeout=9"
    for _ in range(2):
        ledger.create(Config(), url)
    assert [p.name for p in tmp_path.iterdir()] == ["notas.db"]
    with Gradebook(url, COURSE) as book:
        assert book.assignments == []
