"""La clase de ejemplo entera, por la orden de verdad: cada entrega tiene su nota esperada al lado."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from grader import exercises
from grader.units import notebook_name
from tests.kit.programs import GradedClass, call_grader, run_grader
from tests.kit.sample_class import Sample, all_samples, build_course

SAMPLES = all_samples()
IDS = [f"{s.student}-{s.unit}" for s in SAMPLES]


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_expected_grade(sample: Sample, graded_class: GradedClass) -> None:
    row = graded_class.rows[sample.student, sample.unit]
    asked = {e.name: e for e in exercises.of_unit(sample.unit)}
    assert row["status"] == sample.status, row["detail"]
    assert set(row["exercises"]) == set(asked)
    for name, exercise in asked.items():
        found = row["exercises"][name]
        lost = sample.lost.get(name, [] if sample.points.get(name) == exercise.points else ["todo"])
        if lost == ["todo"]:
            lost = [c.name for c in exercise.criteria]
        failed = [criterion for criterion, passed in found["criteria"].items() if not passed]
        assert failed == [c.name for c in exercise.criteria if c.name in lost], found["message"]
        assert found["points"] == sample.points.get(name, 0)
        assert found["max_points"] == exercise.points
        assert found["mistake"] == sample.mistakes.get(name)
    assert row["points"] == sum(sample.points.values())


def test_the_class_is_varied() -> None:
    students = {s.student for s in SAMPLES}
    assert len(students) >= 24
    assert {s.unit for s in SAMPLES} >= {"01_padding", "02_convolve", "03_conv_forward"}
    right = [s for s in SAMPLES if s.status == "ok" and s.points and not any(s.lost.values())]
    wrong = [s for s in SAMPLES if any(s.lost.values())]
    assert len(right) >= 8
    assert len(wrong) >= 12


def test_gradebook_agrees_with_the_json(graded_class: GradedClass, scores) -> None:
    for unit in sorted({s.unit for s in SAMPLES}):
        recorded = scores(graded_class.course, unit)
        for (student, of_unit), row in graded_class.rows.items():
            if of_unit == unit and row["status"] != "error":
                assert recorded[student] == row["points"], (student, unit)


def test_unreadable_submissions_are_not_recorded(graded_class: GradedClass, scores) -> None:
    for (student, unit), row in graded_class.rows.items():
        if row["status"] == "error":
            assert row["detail"]
            assert student not in scores(graded_class.course, unit)


def test_autograded_notebook_shows_points_and_table(graded_class: GradedClass) -> None:
    for (student, unit), row in graded_class.rows.items():
        if row["status"] == "error":
            continue
        path = graded_class.course / "autograded" / student / unit / notebook_name(unit)
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        for name, found in row["exercises"].items():
            cell = next(
                c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == f"check_{name}"
            )
            (output,) = cell.outputs
            assert output.output_type == "execute_result"
            assert float(output.data["text/plain"]) == found["points"]
            assert "<table" in output.data["text/html"]


def test_feedback_page_for_each_graded_submission(graded_class: GradedClass) -> None:
    for (student, unit), row in graded_class.rows.items():
        page = graded_class.course / "feedback" / student / unit / f"{unit.partition('_')[2]}.html"
        assert page.exists() == (row["status"] != "error")
        if page.exists():
            assert "Criterio" in page.read_text("utf-8")


def test_output_says_where_things_are(graded_class: GradedClass) -> None:
    for name in ("gradebook.db", "autograded", "feedback"):
        assert str(graded_class.course / name) in graded_class.output
    assert all(s.student in graded_class.output for s in SAMPLES)


def test_second_run_does_no_work(graded_class: GradedClass) -> None:
    before = {p: p.stat().st_mtime_ns for p in (graded_class.course / "evidence").rglob("*")}
    done = call_grader("autograde", "--course", graded_class.course)
    assert done.returncode == 0
    assert "No hay nada nuevo que calificar" in done.stdout
    assert {p: p.stat().st_mtime_ns for p in (graded_class.course / "evidence").rglob("*")} == before


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    wanted = [s for s in SAMPLES if s.unit == "01_padding" and s.status == "ok"][:3]
    return build_course(tmp_path / "curso", wanted)


def test_only_what_changed_is_graded_again(small_course: Path, scores) -> None:
    call_grader("autograde", "01_padding", "--course", small_course)
    changed = sorted((small_course / "submitted").glob("*/01_padding/padding.ipynb"))[0]
    shutil.copy(small_course / "solutions/01_padding/padding.ipynb", changed)
    done = call_grader("autograde", "01_padding", "--course", small_course)
    assert "1 de 3 entregas calificadas ahora" in done.stdout
    everything = sum(e.points for e in exercises.of_unit("01_padding"))
    assert scores(small_course, "01_padding")[changed.parts[-3]] == everything


def test_lost_gradebook_is_rebuilt_without_running_students_again(small_course: Path, scores) -> None:
    call_grader("autograde", "01_padding", "--course", small_course)
    before = scores(small_course, "01_padding")
    evidence = {p: p.read_bytes() for p in (small_course / "evidence").rglob("*") if p.is_file()}
    (small_course / "gradebook.db").unlink()
    call_grader("autograde", "01_padding", "--course", small_course)
    assert scores(small_course, "01_padding") == before
    assert {p: p.read_bytes() for p in (small_course / "evidence").rglob("*") if p.is_file()} == evidence


def test_stock_nbgrader_command_gives_the_same_grades(
    graded_class: GradedClass, scores, tmp_path: Path
) -> None:
    # la mejor y la peor: nbgrader tarda cinco segundos con cada una
    readable = [s for s in SAMPLES if s.unit == "02_convolve" and s.status == "ok"]
    ranked = sorted(readable, key=lambda s: sum(s.points.values()))
    few = [ranked[0], ranked[-1]]
    course = build_course(tmp_path / "curso", few)
    shutil.copytree(graded_class.course / ".grader", course / ".grader")  # la misma clave
    generated = run_grader("generate_assignment", "02_convolve", "--force", program="nbgrader", cwd=course)
    assert generated.returncode == 0, generated.stderr
    done = run_grader("autograde", "02_convolve", program="nbgrader", cwd=course)
    assert done.returncode == 0, done.stderr
    ours = scores(graded_class.course, "02_convolve")
    assert scores(course, "02_convolve") == {s.student: ours[s.student] for s in few}
    assert len({ours[s.student] for s in few}) == 2


def test_no_workers_option_changes_no_grade(small_course: Path, graded_class: GradedClass) -> None:
    shutil.copytree(graded_class.course / ".grader", small_course / ".grader")
    report = small_course / "notas.json"
    call_grader("autograde", "01_padding", "--course", small_course, "--workers", "1", "--json", report)
    for row in json.loads(report.read_text("utf-8")):
        expected = graded_class.rows[row["student"], row["unit"]]
        assert {**row, "seconds": 0} == {**expected, "seconds": 0}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--course", "/no/existe"], "no es la carpeta de un curso"),
        (["99_nada"], "No existe la unidad 99_nada"),
    ],
)
def test_wrong_arguments_get_one_spanish_line(arguments: list[str], says: str, small_course: Path) -> None:
    done = run_grader("autograde", *arguments, cwd=small_course)
    assert done.returncode != 0
    assert says in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
