"""Volver a juzgar: cambia lo que debe cambiar y nada más, sin ejecutar código de nadie."""

import json
import shutil
from pathlib import Path

import pytest

from tests.kit.moodle import Student, make_worksheet
from tests.kit.programs import call_grader, run_grader
from tests.kit.sample_class import ROOT, all_samples, build_course

UNIT = "01_padding"
#: Una que está bien, una que solo falla con pad = 0 y una que falla en casi todo lo demás.
STUDENTS = ("ana_g", "olga_n", "quetzal_r")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un curso calificado, el mismo para todas: cada prueba lo deja como estaba."""
    wanted = [s for s in all_samples() if s.unit == UNIT and s.student in STUDENTS]
    course = build_course(tmp_path_factory.mktemp("curso"), wanted)
    done = call_grader("autograde", UNIT, "--course", course)
    assert done.returncode == 0, done.stdout + done.stderr
    return course


def contents(course: Path, *folders: str) -> dict[Path, bytes]:
    return {
        path.relative_to(course): path.read_bytes()
        for folder in folders
        for path in (course / folder).rglob("*")
        if path.is_file() and path.name not in ("record.json", "recorded")
    }


def other_rubric(folder: Path) -> Path:
    """Una carpeta con un paquete en el que «pad = 0» vale un punto más y «valores», uno menos."""
    module = shutil.copytree(ROOT / "grader", folder / "grader") / "exercises" / "padding" / "exercise.py"
    text = module.read_text("utf-8")
    changed = text.replace('"pad = 0", 1', '"pad = 0", 2').replace(
        '"valores, pad = 1", 2', '"valores, pad = 1", 1'
    )
    assert changed.count('"pad = 0", 2') == changed.count('"valores, pad = 1", 1') == 1
    module.write_text(changed, "utf-8")
    return folder


def test_the_same_rubric_writes_nothing(course: Path) -> None:
    before = contents(course, "evidence", "autograded")
    stamps = {p: p.stat().st_mtime_ns for p in (course / "autograded").rglob("*")}
    done = call_grader("rejudge", UNIT, "--course", course)
    assert "Entregas juzgadas de nuevo: 3; cambian de puntos: 0" in done.stdout
    assert contents(course, "evidence", "autograded") == before
    assert {p: p.stat().st_mtime_ns for p in (course / "autograded").rglob("*")} == stamps
    assert "No hay nada nuevo que calificar" in call_grader("autograde", UNIT, "--course", course).stdout


def test_another_rubric_changes_the_points_and_keeps_the_evidence(
    course: Path, tmp_path: Path, scores
) -> None:
    before = scores(course, UNIT)
    evidence = {p: b for p, b in contents(course, "evidence").items() if p.suffix == ".bin"}
    done = run_grader("rejudge", UNIT, "--course", course, package=other_rubric(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    after = scores(course, UNIT)
    assert set(after) == set(before)
    for student, points in after.items():
        record = json.loads((course / "evidence" / student / UNIT / "record.json").read_bytes())
        passed = record["exercises"]["zero_padding"]["criteria"]
        assert points == before[student] + passed["pad = 0"] - passed["valores, pad = 1"]
        told = f"{student}: {before[student]:g} → {points:g}, de "
        assert (told in done.stdout) == (points != before[student])
    assert any(after[s] != before[s] for s in after)
    assert {p: b for p, b in contents(course, "evidence").items() if p.suffix == ".bin"} == evidence
    call_grader("rejudge", UNIT, "--course", course)
    assert scores(course, UNIT) == before


def test_a_lost_gradebook_is_filled_again(course: Path, scores) -> None:
    before = scores(course, UNIT)
    (course / "gradebook.db").unlink()
    call_grader("rejudge", UNIT, "--course", course)
    assert scores(course, UNIT) == before


def test_what_changed_since_is_left_for_autograde(course: Path, scores) -> None:
    before = scores(course, UNIT)
    student = min(before)
    path = course / "submitted" / student / UNIT / "padding.ipynb"
    given = path.read_bytes()
    path.write_bytes(given + b"\n")
    done = call_grader("rejudge", UNIT, "--course", course)
    path.write_bytes(given)
    assert "No se pueden juzgar con lo guardado: 1." in done.stdout
    assert scores(course, UNIT) == before


def worth_more(folder: Path, course: Path) -> Path:
    """Una carpeta con un paquete en el que «pad = 0» vale dos puntos más, como la celda de ``course``."""
    module = shutil.copytree(ROOT / "grader", folder / "grader") / "exercises" / "padding" / "exercise.py"
    text = module.read_text("utf-8")
    assert text.count('"pad = 0", 1') == 1
    module.write_text(text.replace('"pad = 0", 1', '"pad = 0", 3'), "utf-8")
    path = course / "solutions" / UNIT / "padding.ipynb"
    notebook = json.loads(path.read_bytes())
    marks = [c["metadata"].get("nbgrader", {}) for c in notebook["cells"]]
    (mark,) = [m for m in marks if m.get("grade_id") == "check_zero_padding"]
    mark["points"] += 2
    path.write_text(json.dumps(notebook), "utf-8")
    return folder


def test_after_publishing_another_rubric_nobody_runs_again(course: Path, tmp_path: Path, scores) -> None:
    """Lo que dice CONTRIBUTING.md: cambiar los pesos y los puntos de la celda, ``release`` y ``rejudge``."""
    copy = shutil.copytree(course, tmp_path / "curso")
    before, evidence = scores(copy, UNIT), contents(copy, "evidence")
    package = worth_more(tmp_path, copy)
    old = (
        "de antes de cambiar lo publicado o el corrector; falta «grader rejudge»: ana_g (01_padding), olga_n"
    )
    assert old in run_grader("release", UNIT, "--course", copy, package=package).stdout
    assert old in run_grader("export", "csv", tmp_path / "n.csv", "--course", copy, package=package).stdout
    assert (tmp_path / "n.csv").read_text("utf-8-sig").count("hay que volver a calificarla") == 3
    done = run_grader("rejudge", UNIT, "--course", copy, package=package)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No se pueden juzgar" not in done.stdout
    for student, points in scores(copy, UNIT).items():
        record = json.loads((copy / "evidence" / student / UNIT / "record.json").read_bytes())
        passed = record["exercises"]["zero_padding"]["criteria"]["pad = 0"]
        assert points == before[student] + 2 * passed
        graded = json.loads((copy / "autograded" / student / UNIT / "padding.ipynb").read_bytes())
        marks = [c["metadata"].get("nbgrader", {}) for c in graded["cells"]]
        assert [m["points"] for m in marks if m.get("grade_id") == "check_zero_padding"] == [12]
    kept = {p: b for p, b in contents(copy, "evidence").items() if p.suffix == ".bin"}
    assert kept == {p: b for p, b in evidence.items() if p.suffix == ".bin"}
    again = run_grader("autograde", UNIT, "--course", copy, package=package)
    assert "No hay nada nuevo que calificar" in again.stdout
    last = run_grader("export", "csv", tmp_path / "n.csv", "--course", copy, package=package)
    assert "La nota que hay" not in last.stdout


def test_a_hand_in_that_came_later_does_not_pass_for_graded(course: Path, tmp_path: Path) -> None:
    path = course / "submitted" / "ana_g" / UNIT / "padding.ipynb"
    given = path.read_bytes()
    path.write_bytes(given + b"\n")
    config = course / "nbgrader_config.py"
    before = config.read_text("utf-8")
    config.write_text(f'{before}\nc.Grader.weights = {{"{UNIT}": 10}}\n', "utf-8")
    done = call_grader("export", "csv", tmp_path / "n.csv", "--course", course)
    config.write_text(before, "utf-8")
    sheet = make_worksheet(tmp_path / "hoja.csv", [Student("Ana", "García", 1, "ana_g@uni.es")])
    moodle = ("export", "moodle", sheet, UNIT, "--course", course)
    refused, filled = run_grader(*moodle), tmp_path / "hoja-notas.csv"
    assert refused.returncode == 2
    assert "de una entrega anterior" in refused.stdout
    assert "--con-viejas" in refused.stdout
    assert not filled.exists()
    assert call_grader(*moodle, "--con-viejas").returncode == 0
    assert filled.exists()
    path.write_bytes(given)
    assert "de una entrega anterior; falta «grader autograde»: ana_g (01_padding)." in done.stdout
    (line,) = [s for s in (tmp_path / "n.csv").read_text("utf-8-sig").splitlines() if '"ana_g"' in s]
    assert line.count("hay que volver a calificarla") == 2, "la unidad y la nota del curso"


def test_if_publishing_changes_what_runs_it_is_graded_again(course: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(course, tmp_path / "curso")
    path = copy / "notebooks" / UNIT / "padding.ipynb"
    notebook = json.loads(path.read_bytes())
    cells = notebook["cells"]
    first = next(
        c for c in cells if c["cell_type"] == "code" and c["metadata"].get("nbgrader", {}).get("locked")
    )
    first["source"] = "import numpy as np\nfrom grader import check\nextra = 1"
    path.write_text(json.dumps(notebook), "utf-8")
    done = call_grader("rejudge", UNIT, "--course", copy)
    assert "No se pueden juzgar con lo guardado: 3." in done.stdout
