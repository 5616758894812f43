"""Una nota es la misma la mire quien la mire: la página, las hojas, Moodle y el informe."""

import csv
import io
import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from html import unescape

import pytest

from grader.course import deadlines, spreadsheets
from grader.course.collecting.people import Participation, Register
from grader.course.gradebook import marks, tools
from grader.course.layout import Course, Submission
from grader.course.locking import one_at_a_time
from grader.course.moodle import worksheet
from grader.course.store import Origin, Store
from grader.pipeline.worker import refuse
from tests.kit.moodle import Given, Student, WorksheetStyle, fill_gradebook, make_worksheet
from tests.kit.pages import Page, run_here
from tests.kit.sample_class import ROOT

UNIT, OUT_OF = "01_padding", 12


@dataclass(frozen=True)
class Case:
    """Lo que hay en el libro de notas y lo que se debe leer en todas partes."""

    exercise: Given
    question: Given
    late: float | None
    total: str
    parts: tuple[str, str]
    pending: bool = False


def case(exercise, question, total, parts, *, late=None, pending=False) -> Case:
    return Case(exercise=exercise, question=question, late=late, total=total, parts=parts, pending=pending)


CASES = {
    "sin_mas": case(Given(10, 10), Given(None, 2, manual=1.5), "11.5", ("10", "1.5")),
    "penalizada": case(Given(8, 10), Given(None, 2, manual=1), "6.6", ("8", "1"), late=2.4),
    "nunca_negativa": case(Given(3, 10), Given(0, 2), "0", ("3", "0"), late=5),
    "casi_cero": case(Given(0.3, 10), Given(0, 2), "0", ("0.3", "0"), late=0.1 + 0.2),
    "apenas_bajo_cero": case(Given(0.7, 10), Given(0, 2), "0", ("0.7", "0"), late=0.1 * 7),
    "con_extra": case(
        Given(10, 10, extra=1.5), Given(None, 2, manual=2, extra=0.25), "13.75", ("11.5", "2.25")
    ),
    "a_mano": case(Given(9, 10, manual=4), Given(0, 2, manual=2), "6", ("4", "2")),
    "menos_de_cero": case(Given(0, 10, extra=-3), Given(0, 2, manual=1), "0", ("-3", "1")),
    "sin_mirar": case(Given(10, 10), Given(None, 2, pending=True), "10", ("10", "0"), pending=True),
    "otra_vez": case(Given(10, 10), Given(None, 2, manual=1, pending=True), "11", ("10", "1"), pending=True),
    "periodica": case(Given(10 / 3, 10), Given(None, 2, manual=1 / 3), "3.67", ("3.33", "0.33")),
}
NUMBERS = {student: 100 + i for i, student in enumerate(CASES)}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Un libro de notas con todos los casos y los cuadernos que nbgrader espera ya calificados."""
    root = tmp_path_factory.mktemp("curso")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    given = {s: {"check_zero_padding": c.exercise, "pregunta_relleno": c.question} for s, c in CASES.items()}
    fill_gradebook(root, UNIT, given, late={s: c.late for s, c in CASES.items()})
    course = Course.at(root)
    for student in CASES:
        shutil.copytree(root / "notebooks" / UNIT, root / "autograded" / student / UNIT)
        store = Store(course)
        store.save(Submission(student, UNIT, root), refuse(UNIT, ""), Origin("una", "una"))
    return course


@pytest.fixture(scope="module")
def pages(course: Course) -> dict[str, str]:
    """Las páginas de comentarios, como texto."""
    assert len(tools.feedback(course, UNIT)) == len(CASES)
    return {
        student: " ".join(
            Page((course.root / "feedback" / student / UNIT / "padding.html").read_text()).text.split()
        )
        for student in CASES
    }


@pytest.mark.parametrize("student", CASES)
def test_the_page(pages, student):
    wanted = CASES[student]
    assert re.search(r"sin fecha (\S+) de 12 puntos", pages[student])[1] == wanted.total
    assert re.search(r"Total(\S+) / 12", pages[student])[1] == wanted.total
    found = (
        re.search(r"zero_padding (\S+) de 10 puntos", pages[student])[1],
        re.search(r"Pregunta escrita 1 (\S+) de 2 puntos", pages[student])[1],
    )
    assert found == wanted.parts
    assert ("Faltan puntos por poner" in pages[student]) == wanted.pending
    late = re.search(r"Penalización por retraso−(\S+)", pages[student])
    assert (late and late[1]) == (marks.shown(wanted.late) if wanted.late else None)


def test_the_spreadsheet(course, tmp_path):
    spreadsheets.write_csv(spreadsheets.grade_table(course, [UNIT]), tmp_path / "notas.csv")
    rows = csv.DictReader(io.StringIO((tmp_path / "notas.csv").read_text("utf-8-sig"), newline=""))
    for row in rows:
        wanted = CASES[row["Estudiante"]]
        names = ("nota", "zero_padding", "pregunta_relleno", "penalización")
        total, *parts, late = (marks.shown(float(row[f"{UNIT} {name}"])) for name in names)
        assert (total, tuple(parts)) == (wanted.total, wanted.parts)
        assert late == marks.shown(wanted.late or 0)
        assert (row[f"{UNIT} estado"] == "falta revisar") == wanted.pending
    assert rows.line_num == len(CASES) + 1


def test_moodle(course, tmp_path):
    people = [Student(student, "", number) for student, number in NUMBERS.items()]
    register = Register.of(course)
    register.participants[UNIT] = {str(n): Participation(s, s) for s, n in NUMBERS.items()}
    register.save()
    path = make_worksheet(tmp_path / "hoja.csv", people, WorksheetStyle(maximum=OUT_OF, decimal="."))
    done = worksheet.fill(course, path, UNIT, marks.marks(course, UNIT))
    assert set(done.pending) == {student for student, wanted in CASES.items() if wanted.pending}
    rows = csv.DictReader(io.StringIO(done.sheet.to_bytes().decode("utf-8-sig"), newline=""))
    for row, wanted in zip(rows, CASES.values(), strict=True):
        # Moodle no acepta más que la máxima
        assert float(row["Calificación"]) == min(float(wanted.total), OUT_OF)
        said = unescape(row["Comentarios de retroalimentación"])
        assert f"{wanted.total} de 12 puntos" in said
        assert f"zero_padding: {wanted.parts[0]} de 10" in said
        assert f"pregunta_relleno: {wanted.parts[1]} de 2" in said
        assert ("Penalización" in said) == bool(wanted.late)
        assert ("Falta que la revise" in said) == wanted.pending


def test_the_zip_for_moodle_carries_the_pages_of_now(course, tmp_path, monkeypatch):
    register = Register.of(course)
    register.participants[UNIT] = {"100": Participation("sin_mas", "sin_mas")}
    register.save()
    path = make_worksheet(tmp_path / "hoja.csv", [Student("sin_mas", "", 100)], WorksheetStyle(decimal="."))
    monkeypatch.setattr(deadlines, "refreshed", lambda *_: ([], ()))
    old = course.root / "feedback" / "sin_mas" / UNIT / "padding.html"
    old.parent.mkdir(parents=True, exist_ok=True)
    old.write_text("la de antes de puntuar a mano", "utf-8")
    words = ("export", "moodle", path, UNIT, "--retro", tmp_path / "retro.zip", "--course", course.root)
    assert run_here(monkeypatch, *words) == 0
    with zipfile.ZipFile(tmp_path / "retro.zip") as archive:
        (name,) = archive.namelist()
        assert re.search(r"Total\s*11.5 / 12", Page(archive.read(name).decode()).text)


def test_the_report(course, tmp_path, monkeypatch):
    out = ["--out", tmp_path / "informe.html", "--json", tmp_path / "informe.json"]
    # las penalizaciones de esta clase están puestas a mano, sin ningún plazo del que salgan
    monkeypatch.setattr(deadlines, "refreshed", lambda *_: ([], ()))
    assert run_here(monkeypatch, "report", UNIT, "--course", course.root, *out) == 0
    students = json.loads((tmp_path / "informe.json").read_text("utf-8"))["students"]
    cells = {
        row[0]: " ".join(row)
        for row in Page((tmp_path / "informe.html").read_text("utf-8")).table("Estudiante", "Media")
    }
    assert {s["label"] for s in students} == set(CASES)
    for student in students:
        (mark,) = student["marks"]
        told, wanted = mark["gradebook"], CASES[student["label"]]
        assert list(told) == ["total", "max_total", "manual", "late", "pending"]
        assert (marks.shown(told["total"]), told["max_total"]) == (wanted.total, OUT_OF)
        assert (told["late"], told["pending"]) == (wanted.late or 0, wanted.pending)
        automatic = sum(given.auto or 0 for given in (wanted.exercise, wanted.question))
        assert told["manual"] == pytest.approx(sum(map(float, wanted.parts)) - automatic, abs=0.01)
        if told["manual"] or wanted.late:
            assert f"total: {wanted.total} / 12" in cells[student["label"]]
        assert ("falta revisar" in cells[student["label"]]) == wanted.pending


def test_while_another_order_grades_the_marks_are_shown_as_they_were(course, tmp_path, monkeypatch, capsys):
    with one_at_a_time(course):
        assert run_here(monkeypatch, "export", "csv", tmp_path / "n.csv", "--course", course.root) == 0
    assert "Otra orden está calificando este curso" in " ".join(capsys.readouterr().out.split())
    rows = csv.DictReader(io.StringIO((tmp_path / "n.csv").read_text("utf-8-sig"), newline=""))
    late = {row["Estudiante"]: marks.shown(float(row[f"{UNIT} penalización"])) for row in rows}
    assert late == {student: marks.shown(wanted.late or 0) for student, wanted in CASES.items()}


def test_no_minus_sign_before_a_zero():
    shown = [marks.shown(points) for points in (-0.0, -0.001, 0.001, 2.0, 2.50, 10 / 3)]
    assert shown == ["0", "0", "0", "2", "2.5", "3.33"]
