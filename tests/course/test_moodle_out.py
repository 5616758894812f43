"""Del libro de notas a Moodle, a un CSV y a Excel."""

import csv
import html
import io
import json
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grader import exercises
from grader.cli.commands import app
from grader.course import autograding, spreadsheets
from grader.course.collecting.people import Participation, Person, Register
from grader.course.gradebook import marks
from grader.course.layout import Course
from grader.course.moodle import collecting, returns, roster, worksheet
from grader.course.moodle.worksheet import Match, read_number
from grader.course.store import Row
from grader.errors import CourseError
from grader.judge.record import VerdictRecord
from tests.kit.moodle import (
    NOON,
    WORDS,
    Given,
    Student,
    Upload,
    WorksheetStyle,
    fill_gradebook,
    make_roster,
    make_worksheet,
    make_zip,
)
from tests.kit.sample_class import ROOT, all_samples, build_course

UNIT = "01_padding"
ANA = Student("Ana", "García", 101, "ana@uni.es")
JOSE = Student("José", "Ñíguez, «el largo»", 102, "jose@uni.es")
EVA = Student("=Eva", "Ruiz", 103, "eva@uni.es")
NOBODY = Student("Sin", "Entrega", 104)
CLASS = [ANA, JOSE, EVA, NOBODY]
FULL = {"check_zero_padding": Given(10, 10), "pregunta_relleno": Given(None, 5, manual=5)}
MARKS = {
    "ana": FULL,
    "jose": {"check_zero_padding": Given(6, 10), "pregunta_relleno": Given(None, 5, pending=True)},
    "eva": {"check_zero_padding": Given(3, 10), "pregunta_relleno": Given(None, 5, manual=2)},
}
#: Sobre 15: Ana 15, José 6 y Eva 5 menos 2 por llegar tarde.
OVER_10 = {101: 10.0, 102: 4.0, 103: 2.0}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("curso")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = Course.at(root)
    roster.enrol(course, make_roster(root / "lista.csv", CLASS[:3]))
    fill_gradebook(root, UNIT, MARKS, late={"eva": 2})
    register = Register.of(course)
    register.participants[UNIT] = {
        str(s.number): Participation(s.email.partition("@")[0], s.name) for s in CLASS[:3]
    }
    register.save()
    return course


def fill(course: Course, path: Path, **how) -> worksheet.Filled:
    return worksheet.fill(course, path, UNIT, marks.marks(course, UNIT), **how)


def mark_of(student: str, only: marks.ExerciseMark) -> marks.Mark:
    return marks.Mark(student=student, unit=UNIT, max_score=only.max_score, late_penalty=0, exercises=(only,))


def table(data: bytes, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    ("delimiter", "encoding", "decimal"),
    [(",", "utf-8-sig", ","), (";", "cp1252", ","), ("\t", "utf-16-le", "."), (",", "utf-8", ".")],
)
def test_marks_go_to_the_right_row_and_the_rest_stays(
    graded, tmp_path, language, delimiter, encoding, decimal
):
    style = WorksheetStyle(language, delimiter, encoding, decimal)
    path = make_worksheet(tmp_path / "hoja.csv", CLASS, style)
    before = table(path.read_bytes(), encoding, delimiter)
    done = fill(graded, path)
    after = table(done.sheet.to_bytes(), encoding, delimiter)
    assert after[0] == before[0]
    assert after[4] == before[4], "quien no entregó se queda como estaba"
    for old, new, student in zip(before[1:4], after[1:4], CLASS, strict=False):
        assert new[3] == f"{OVER_10[student.number]:.2f}".replace(".", decimal)
        assert [c for i, c in enumerate(new) if i not in (3, 8)] == [
            c for i, c in enumerate(old) if i not in (3, 8)
        ]
        assert "zero_padding: " in new[8]
    assert (done.filled, done.changed, done.pending) == (("ana", "jose", "eva"), (), ("jose",))
    raw = path.read_bytes().splitlines(keepends=True)
    assert done.sheet.to_bytes().endswith(raw[-1])
    assert done.sheet.to_bytes().startswith(raw[0])


def test_what_moodle_already_has(graded, tmp_path):
    ours = worksheet.comment(next(m for m in marks.marks(graded, UNIT) if m.student == "ana"))
    style = WorksheetStyle(
        grades={101: "10,00", 102: "9,50"},
        comments={101: ours, 102: "Ven a verme.", 103: ours},
    )
    path = make_worksheet(tmp_path / "hoja.csv", CLASS, style)
    done = fill(graded, path)
    assert (done.same, done.changed, done.filled) == (("ana",), ("jose: 9.5 → 4",), ("eva",))
    before, after = table(path.read_bytes()), table(done.sheet.to_bytes())
    assert after[1] == before[1]
    assert after[2][8] == "Ven a verme.", "lo que escribió el docente no se pierde"
    assert after[3][8] != ours
    assert any("jose: ya tiene un comentario" in n for n in done.notices)
    again = make_worksheet(tmp_path / "otra.csv", CLASS)
    again.write_bytes(done.sheet.to_bytes())
    assert fill(graded, again).sheet.to_bytes() == done.sheet.to_bytes()


def test_scale_of_the_sheet_and_options(graded, tmp_path):
    path = make_worksheet(tmp_path / "hoja.csv", CLASS, WorksheetStyle(maximum=100))
    assert table(fill(graded, path).sheet.to_bytes())[2][3] == "40,00"
    assert table(fill(graded, path, decimal=".").sheet.to_bytes())[2][3] == "40.00"
    fewer = fill(graded, path, maximum=20)
    assert table(fewer.sheet.to_bytes())[2][3] == "8,00"
    assert not any("máxima" in n for n in fewer.notices)
    more = fill(graded, path, maximum=120).notices
    assert sum("en la hoja la nota máxima es 100 y las notas van sobre 120 (--max)" in n for n in more) == 1
    bad = make_worksheet(tmp_path / "mala.csv", CLASS, WorksheetStyle(maximum=0))
    with pytest.raises(CourseError, match="--max"):
        fill(graded, bad)


def test_wrong_sheets(graded, tmp_path):
    strangers = [Student(s.first, s.last, s.number + 500) for s in CLASS]
    with pytest.raises(CourseError, match="otra tarea"):
        fill(graded, make_worksheet(tmp_path / "hoja.csv", strangers))
    with pytest.raises(CourseError, match="Identificador"):
        fill(graded, make_roster(tmp_path / "lista.csv", CLASS))


def test_rows_and_students_without_a_match(graded, tmp_path):
    other = Student("Otra", "Gente", 900)
    done = fill(graded, make_worksheet(tmp_path / "hoja.csv", [ANA, other]))
    assert done.unmatched == ("Participante900 Otra Gente",)
    assert done.missing == ("eva", "jose")


def test_hand_ins_of_the_exchange_are_matched_by_mail(graded, tmp_path):
    """Sin números apuntados, valen el correo y, si nadie más se llama así, el nombre."""
    register = Register.of(graded)
    register.participants.clear()
    style = WorksheetStyle(email=True)
    sheet = worksheet.read_sheet(make_worksheet(tmp_path / "hoja.csv", CLASS, style))
    assert [m.student for m in worksheet.match(register, sheet, UNIT)] == ["ana", "jose", "eva", ""]
    twins = [Student("Ana", "García", 201), Student("Ana", "García", 202)]
    sheet = worksheet.read_sheet(make_worksheet(tmp_path / "dos.csv", twins))
    assert [m.student for m in worksheet.match(register, sheet, UNIT)] == ["", ""]


def test_comment_tells_points_and_recognised_mistakes_escaped(graded):
    mistake = exercises.get("zero_padding").mistakes[0]
    record = graded.root / "evidence" / "jose" / UNIT / "record.json"
    record.parent.mkdir(parents=True)
    try:
        told = VerdictRecord(points=6, max_points=10, criteria={}, mistakes=(mistake.id, "inventado"))
        row = Row(
            student="jose",
            unit=UNIT,
            status="ok",
            detail="",
            points=6,
            max_points=10,
            exercises={"zero_padding": told},
        )
        record.write_text(json.dumps({"submission": "", "fingerprint": "", **row.to_json()}))
        mark = next(m for m in marks.marks(graded, UNIT) if m.student == "jose")
        text = worksheet.comment(mark)
        assert html.escape(mistake.diagnosis[1:]) in text
        assert "inventado" not in text
        assert "zero_padding: 6 de 10" in text
        assert "Falta que la revise" in text
        assert "\n" not in text
        record.write_text('{"exercises": [')
        assert marks.marks(graded, UNIT)
    finally:
        shutil.rmtree(graded.root / "evidence")
    late = next(m for m in marks.marks(graded, UNIT) if m.student == "eva")
    assert "Penalización por retraso: 2" in worksheet.comment(late)
    by_hand = marks.ExerciseMark(
        grade_id="check_convolve",
        score=7,
        max_score=10,
        automatic=4,
        by_hand=True,
        comment="Bien\nrazonado <b> ✓",
    )
    text = worksheet.comment(mark_of("x", by_hand))
    assert "7 de 10 puntos: 0 de la corrección automática y 7 de tu docente." in text
    assert "convolve: 7 de 10 (de tu docente; automáticos, 4)." in text
    assert "<em>Bien razonado &lt;b&gt; &#10003;</em>" in text
    hostile = marks.ExerciseMark(grade_id="<script>", score=0, max_score=1, mistakes=("=<b>",))
    assert "<script>" not in worksheet.comment(mark_of("x", hostile))


def test_returns_zip_has_the_names_moodle_needs(graded, tmp_path):
    page = graded.root / "feedback" / "ana" / UNIT / "padding.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>hola")
    (page.parent / "enlace.html").symlink_to("/etc/passwd")
    done = fill(graded, make_worksheet(tmp_path / "hoja.csv", CLASS))
    target = tmp_path / "retro.zip"
    given_back = returns.write_zip(graded, UNIT, done.matches, target)
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["Ana García_101_assignsubmission_file_/retro.html"]
        assert archive.read(archive.namelist()[0]) == b"<p>hola"
    assert (given_back.pages, given_back.without) == (1, ("jose", "eva"))


def test_spreadsheets(graded, tmp_path):
    (graded.root / "submitted" / "nadie" / UNIT).mkdir(parents=True, exist_ok=True)
    found = spreadsheets.grade_table(graded, [UNIT, "02_convolve"])
    rows = {row[0]: dict(zip(found.header, row, strict=True)) for row in found.rows}
    assert rows["jose"] | {"Correo": "jose@uni.es", "Nombre": "José"} == rows["jose"]
    assert {s: row[f"{UNIT} nota"] for s, row in rows.items()} == {
        "ana": 15,
        "jose": 6,
        "eva": 3,
        "nadie": None,
    }
    assert {s: row[f"{UNIT} estado"] for s, row in rows.items()} == {
        "ana": "calificada",
        "jose": "falta revisar",
        "eva": "calificada",
        "nadie": "sin calificar",
    }
    assert rows["eva"][f"{UNIT} penalización"] == 2
    assert rows["ana"]["02_convolve estado"] == "sin entrega"
    spreadsheets.write_csv(found, tmp_path / "notas.csv", ",")
    text = (tmp_path / "notas.csv").read_text("utf-8-sig")
    (eva,) = [r for r in csv.DictReader(io.StringIO(text), delimiter=";") if r["Estudiante"] == "eva"]
    assert (eva["Nombre"], eva[f"{UNIT} zero_padding"]) == ("'=Eva", "3")
    assert all(line.startswith('"') for line in text.splitlines())
    spreadsheets.write_xlsx(found, tmp_path / "notas.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "notas.xlsx").active
    cells = {sheet.cell(y, 1).value: sheet.cell(y, 3) for y in range(2, sheet.max_row + 1)}
    assert (cells["eva"].value, cells["eva"].data_type) == ("=Eva", "s")
    assert sheet["G2"].data_type == "n"


def test_the_sheet_is_printed_one_page_wide(tmp_path):
    rows = tuple((f"e{i}", "Núñez & <b>", "Ana", i + 0.5) for i in range(200))
    table = spreadsheets.Table(("Estudiante", "Apellidos", "Nombre", "nota"), rows)
    spreadsheets.write_xlsx(table, tmp_path / "notas.xlsx")
    with zipfile.ZipFile(tmp_path / "notas.xlsx") as book:
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))
    sheet = openpyxl.load_workbook(tmp_path / "notas.xlsx").active
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area == "'Notas'!$A$1:$D$201" and sheet.print_title_rows == "$1:$1"


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\n=1",
    "＝1",
    "=cmd|' /C calc'!A0",
    "\x00=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_formulas_are_neutral(text, tmp_path):
    neutral = spreadsheets.neutral(text)
    assert neutral.startswith("'")
    assert not set(neutral) & {"\x00", "\r"}
    row = (text, 1.5)
    spreadsheets.write_xlsx(spreadsheets.Table(("Nombre", "nota"), (row,)), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet["A2"].data_type == "s"


def test_command_line(graded, tmp_path):
    path = make_worksheet(tmp_path / "hoja.csv", CLASS)

    def run(*arguments):
        done = CliRunner().invoke(app, ["export", *map(str, arguments), "--course", str(graded.root)])
        assert done.exit_code == 0, done.output
        return done.output

    report, retro = tmp_path / "informe.json", tmp_path / "retro.zip"
    output = run("moodle", path, UNIT, "--retro", retro, "--json", report)
    assert "Notas puestas: 3; cambiadas: 0; iguales: 0." in output
    assert "a mano (su nota es provisional): jose." in output
    assert len(table((tmp_path / "hoja-notas.csv").read_bytes())) == 5
    assert zipfile.is_zipfile(retro)
    (missing,) = [line for line in output.splitlines() if line.startswith("Sin página")]
    assert "jose" in missing
    assert "nadie" not in missing
    assert json.loads(report.read_text("utf-8"))["filled"] == ["ana", "jose", "eva"]
    run("csv", tmp_path / "notas.csv")
    run("xlsx", tmp_path / "notas.xlsx", UNIT)
    assert (tmp_path / "notas.csv").stat().st_size > 100
    for kind in ("csv", "xlsx"):
        away = tmp_path / "no_esta" / f"notas.{kind}"
        with pytest.raises(CourseError, match=r"No existe la carpeta .*no_esta: créala"):
            CliRunner().invoke(
                app, ["export", kind, str(away), "--course", str(graded.root)], catch_exceptions=False
            )
        assert not away.parent.exists()
    assert zipfile.is_zipfile(tmp_path / "notas.xlsx")


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(NAMES, min_size=1, max_size=4),
    scores=st.lists(st.floats(0, 15), min_size=4, max_size=4),
    how=st.tuples(
        st.sampled_from(list(WORDS)),
        st.sampled_from(",;\t"),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
        st.sampled_from(",."),
        st.sampled_from([5, 10, 20, 100]),
    ),
)
def test_round_trip_of_any_sheet(graded, tmp_path, names, scores, how):
    """Lo escrito se lee con ``csv``, es la nota a escala, y los nombres vuelven como vinieron."""
    language, delimiter, encoding, decimal, maximum = how
    students = [Student(name, "", 700 + i) for i, name in enumerate(names)]
    path = make_worksheet(
        tmp_path / "hoja.csv", students, WorksheetStyle(language, delimiter, encoding, decimal, maximum)
    )
    given = [
        mark_of(f"s{i}", marks.ExerciseMark(grade_id="todo", score=score, max_score=15))
        for i, (_, score) in enumerate(zip(names, scores, strict=False))
    ]
    register = Register.of(graded)
    register.participants["00_inicio"] = {
        str(s.number): Participation(f"s{i}", "") for i, s in enumerate(students)
    }
    register.students |= {m.student: Person("") for m in given}
    register.save()
    done = worksheet.fill(graded, path, "00_inicio", given)
    data = done.sheet.to_bytes()
    rows, before = table(data, encoding, delimiter), table(path.read_bytes(), encoding, delimiter)
    assert [r[:3] for r in rows] == [r[:3] for r in before]
    for row, mark in zip(rows[1:], given, strict=True):
        assert read_number(row[3]) == pytest.approx(mark.score / 15 * maximum, abs=0.00501)
        assert ("," in row[3]) == (decimal == ",")


@settings(max_examples=100, deadline=None)
@given(NAMES)
def test_any_text_is_safe_in_a_csv(text):
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerow([spreadsheets.neutral(text)])
    ((cell,),) = csv.reader(io.StringIO(stream.getvalue(), newline=""))
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert cell.removeprefix("'") == spreadsheets.clean(text).removeprefix("'")


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_folder_names_are_split_as_moodle_does(name):
    folder = returns.folder_name(Match("55", name, "x"))
    assert "/" not in folder
    assert folder.split("_", 4)[1:] == ["55", "assignsubmission", "file", ""]
    assert not folder.startswith((".", "~"))


def answered(data: bytes) -> bytes:
    """El cuaderno con la pregunta escrita contestada."""
    found = nbformat.reads(data.decode(), as_version=4)
    (cell,) = [c for c in found.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "pregunta_relleno"]
    cell.source = "Porque los bordes se ven menos veces."
    return nbformat.writes(found).encode()


def test_from_the_download_to_the_sheet(tmp_path):
    """Todo el camino con cuadernos de verdad: recoger, calificar, rellenar la hoja."""
    samples = [s for s in all_samples() if s.unit == UNIT and s.status == "ok"]
    best = max(samples, key=lambda s: sum(s.points.values()))
    wrong = next(s for s in samples if s.mistakes.get("zero_padding") and any(s.points.values()))
    root = build_course(tmp_path / "curso", [])
    course = Course.at(root)
    release = root / "notebooks"
    people = [Student("María", "Peña", 501), Student("Íñigo", "Sáez", 502)]
    source = make_zip(
        tmp_path / "entregas.zip",
        [
            Upload(people[0], {"mi práctica.ipynb": best.notebook(release)}),
            Upload(people[1], {"x.ipynb": answered(wrong.notebook(release))}, NOON - timedelta(days=2)),
        ],
    )
    collecting.collect(course, source, UNIT)
    summary = autograding.autograde(course, [UNIT], autograding.Options(workers=1))
    points = {row.student: row.points for row in summary.rows}
    done = fill(course, make_worksheet(tmp_path / "hoja.csv", people))
    rows = table(done.sheet.to_bytes())
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for row, student in zip(rows[1:], ("maria_pena", "inigo_saez"), strict=True):
            found = gradebook.find_submission(UNIT, student)
            assert found.timestamp is not None
            assert found.score == points[student] > 0
            assert read_number(row[3]) == pytest.approx(found.score / found.max_score * 10, abs=0.0051)
    mistake = next(
        m for m in exercises.get("zero_padding").mistakes if m.id == wrong.mistakes["zero_padding"]
    )
    assert html.escape(mistake.diagnosis[1:]) in rows[2][8]
    assert rows[2][8].index("<li>zero_padding") < rows[2][8].index("<li>counterexample_padding")
    assert done.pending == ("inigo_saez",), "la pregunta que contestó no la califica el programa"
