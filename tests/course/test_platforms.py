"""Otras plataformas: cada una con los nombres que da, y las notas de vuelta a Canvas."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grader.cli.commands import app
from grader.course.blackboard.collecting import is_ours
from grader.course.canvas.collecting import owner_of
from grader.course.canvas.gradebook import _is_task, fill
from grader.course.collecting.people import Participation, Person, Register
from grader.course.gradebook import marks
from grader.course.layout import Course
from grader.errors import CourseError
from tests.kit.moodle import NOON, Entry, Given, fill_gradebook, lay, notebook, small_course

UNIT = "01_padding"
GOOD = notebook(UNIT)
BETTER = notebook(UNIT, {"zero_padding": "# otra"})


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "curso")


def collect(course: Course, source: Path, *words: object) -> str:
    arguments = ("collect", source, UNIT, "--course", course.root, "--zona", "UTC", *words)
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == 0, done.output + str(done.exception)
    return done.output


def handed(course: Course) -> dict[str, bytes]:
    return {s.student: s.path.read_bytes() for s in course.submissions([UNIT])}


CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Tarea 1: 01_padding (4321),02_convolve (4322),Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,10,20,(read only)
"Pérez Gil, Ana",501,A01,aperez,Grupo 1,,,
"Sol, Eva",502,A02,esol@uni.example,Grupo 1,7,,
"Student, Test",503,,abc,Grupo 1,,,
"""


def test_canvas_from_the_zip_to_its_gradebook(course: Course, tmp_path: Path) -> None:
    names = ("pérezgilana_501_9001_padding.ipynb", "soleva_LATE_502_9002_padding-1.ipynb")
    text = Entry("ruizleo_504_text.html", b"<p>aqui</p>")
    source = lay(tmp_path, Entry(names[0], GOOD), Entry(names[1], BETTER), text)
    sheet = tmp_path / "notas.csv"
    sheet.write_text(CANVAS, "utf-8")
    output = collect(course, source, "--hoja", sheet)
    assert handed(course) == {"aperez": GOOD, "esol": BETTER}
    assert "Con retraso según Canvas: Eva Sol." in output
    assert "solo texto escrito en la plataforma: ruizleo" in output
    cells = {"check_zero_padding": Given(6, 10)}
    fill_gradebook(course.root, UNIT, {"aperez": cells, "esol": {"check_zero_padding": Given(10, 10)}})
    done = CliRunner().invoke(app, ["export", "canvas", str(sheet), UNIT, "--course", str(course.root)])
    assert done.exit_code == 0, done.output
    assert "2 notas en «Tarea 1: 01_padding (4321)»" in done.output
    assert "Test Student" not in {p.name for p in Register.of(course).students.values()}
    before, after = (
        list(csv.reader(io.StringIO(p.read_text("utf-8")))) for p in (sheet, tmp_path / "notas-notas.csv")
    )
    assert [row[5] for row in after[3:]] == ["6", "10", ""]
    assert [row[:5] + row[6:] for row in after] == [row[:5] + row[6:] for row in before]


@pytest.mark.parametrize(
    ("name", "number", "inner"),
    [
        ("pérezana_501_9001_mi padding (1).ipynb", "501", "mi padding (1).ipynb"),
        ("de_la_oana_501_9001_p.ipynb", "501", "p.ipynb"),
        ("pérezana_LATE_501_9001_p.ipynb", "501", "p.ipynb"),
        ("anon_x1Yz2_9001_p.ipynb", "anon_x1Yz2", "p.ipynb"),
        ("LATE_anon_x1Yz2_9001_p.ipynb", "anon_x1Yz2", "p.ipynb"),
        ("grupo1_501_9001_7_de_marzo.ipynb", "501", "7_de_marzo.ipynb"),
    ],
)
def test_names_of_canvas(name: str, number: str, inner: str) -> None:
    owner, file, late = owner_of(name)
    assert (owner.number, file, late) == (number, inner, "LATE_" in name)


def test_a_name_of_moodle_or_of_blackboard_is_not_of_canvas() -> None:
    moodle = "Ana Pérez_501_assignsubmission_file_padding.ipynb"
    board = "01_padding_aperez_attempt_2026-11-02-10-05-00_padding.ipynb"
    assert owner_of(moodle) is None
    assert owner_of(board) is None
    assert owner_of("padding.ipynb") is None
    assert is_ours(board)
    assert not is_ours(moodle)


def test_canvas_without_its_gradebook_finds_the_person_by_the_squashed_name(course, tmp_path) -> None:
    register = Register.of(course)
    register.enrol(Person("Ana Pérez Gil", email="ana.perez@uni.example"))
    register.save()
    collect(course, lay(tmp_path, Entry("pérezgilana_501_9001_p.ipynb", GOOD)), "--de", "canvas")
    assert set(handed(course)) == {"ana.perez"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (CANVAS.replace("Section", "Otra"), "no es el CSV de calificaciones de Canvas"),
        (CANVAS.replace("01_padding", "Otra tarea"), "--tarea"),
        (CANVAS.replace("Points Possible", "Otra fila"), "sobre cuánto se califica"),
    ],
)
def test_a_wrong_gradebook_of_canvas(course: Course, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "notas.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CourseError, match=message):
        fill(course, path, UNIT, [])


def test_a_task_may_be_called_almost_like_a_total() -> None:
    titles = (
        "Final project (7)",
        "Section 2: 01 (8)",
        "Final Score",
        "Unposted Final Grade",
        "SIS User ID",
        "ID",
    )
    assert [_is_task(t) for t in titles] == [True, True, False, False, False, False]


def test_the_column_of_canvas_can_be_said(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "notas.csv"
    path.write_text(CANVAS.replace("02_convolve", "Relleno"), "utf-8")
    register = Register.of(course)
    register.students["ana"] = Person("Ana")
    register.participants[UNIT] = {"501": Participation("ana", "Ana")}
    register.save()
    part = marks.ExerciseMark(grade_id="x", score=5, max_score=10)
    mark = marks.Mark(student="ana", unit=UNIT, max_score=10, late_penalty=0, exercises=(part,))
    done = fill(course, path, UNIT, [mark], "Relleno")
    assert done.filled == ("ana",)
    assert done.sheet.records[2].cells[6] == "10"


def test_blackboard(course: Course, tmp_path: Path) -> None:
    first, second = (f"01_padding_aperez_attempt_2026-11-0{d}-10-05-00" for d in (2, 3))
    text = "Nombre: Pérez Gil, Ana (aperez)\nActividad: 01_padding\n".encode()
    source = lay(
        tmp_path,
        Entry(f"{first}.txt", text),
        Entry(f"{first}_padding.ipynb", BETTER, NOON + timedelta(days=9)),
        Entry(f"{second}.txt", text),
        Entry(f"{second}_padding.ipynb", GOOD, NOON),
        Entry("suelto.ipynb", GOOD),
    )
    output = collect(course, source)
    assert handed(course) == {"aperez": GOOD}, "vale el último intento, lo diga el zip como lo diga"
    stamp = course.root / "submitted" / "aperez" / UNIT / "timestamp.txt"
    assert stamp.read_text() == "2026-11-03 10:05:00 UTC\n"
    assert Register.of(course).students["aperez"].name == "Ana Pérez Gil"
    assert "suelto.ipynb: su nombre no dice de quién es" in output


def test_the_drive_folder_of_classroom(course: Course, tmp_path: Path) -> None:
    register = Register.of(course)
    register.enrol(Person("Ana Pérez Gil", email="ana@uni.example"))
    register.save()
    entries = [Entry("Tarea 1/Ana Pérez Gil - padding.ipynb", GOOD), Entry("Tarea 1/otro.ipynb", GOOD)]
    source = lay(tmp_path, *entries, Entry("Tarea 1/Leo Gil-Ruiz - Copia - padding.ipynb", BETTER))
    output = collect(course, source, "--de", "classroom")
    assert handed(course) == {"ana": GOOD, "leo_gil-ruiz": BETTER}
    assert "otro.ipynb: su nombre no dice de quién es" in output
    again = collect(course, source, "--de", "classroom")
    assert "ya estaba: 2" in again


def test_two_of_the_list_with_one_name_are_not_told_apart(course: Course, tmp_path: Path) -> None:
    register = Register.of(course)
    for email in ("jl1@uni.example", "jl2@uni.example"):
        register.enrol(Person("José Luis Hernández Ruiz", email=email, listed="sí"), unique=False)
    register.save()
    names = ["José Luis Hernández Ruiz - Unidad 1 padding.ipynb", "Ana Pérez Gil - padding.ipynb"]
    entries = [Entry(f"Tarea 1/{name}", GOOD) for name in names]
    twin = Entry("Tarea 1/José Luis Hernández Ruiz - Unidad 1 padding (1).ipynb", BETTER)
    output = collect(course, lay(tmp_path, *entries, twin), "--de", "classroom")
    assert handed(course) == {"ana_perez_gil": GOOD}
    assert output.count("en la lista hay 2 personas con ese nombre (jl1, jl2)") == 2
    assert "recoge con --de carpetas" in output
    assert "--hoja" not in output and "grader unir" not in output
    folders = [Entry(f"carpetas/jl{i}/{UNIT}/padding.ipynb", data) for i, data in ((1, GOOD), (2, BETTER))]
    (tmp_path / "otra").mkdir()
    collect(course, lay(tmp_path / "otra", *folders, zipped=False), "--de", "carpetas")
    assert handed(course) == {"ana_perez_gil": GOOD, "jl1": GOOD, "jl2": BETTER}


def test_the_clones_of_github_classroom(course: Course, tmp_path: Path) -> None:
    roster = tmp_path / "classroom_roster.csv"
    roster.write_text(
        "identifier,github_username,github_id,name\n"
        'ana@uni.example,Anita-P,1,"Pérez Gil, Ana"\nA02,evasol,2,Eva Sol\nA03,,,\n'
    )
    base = "cnn-submissions/cnn"
    source = lay(
        tmp_path,
        Entry(f"{base}-Anita-P/notebooks/01_padding/padding.ipynb", GOOD),
        Entry(f"{base}-Anita-P/notebooks/02_convolve/convolve.ipynb", notebook("02_convolve")),
        Entry(f"{base}-Anita-P/.git/config", b"x"),
        Entry(f"{base}-evasol/padding.ipynb", BETTER),
        Entry(f"{base}-otra-mas/README.md", b"x"),
        zipped=False,
    )
    output = collect(course, source, "--de", "github", "--hoja", roster)
    assert handed(course) == {"anita-p": GOOD, "evasol": BETTER}
    people = Register.of(course).students
    assert (people["anita-p"].email, people["evasol"].id_number) == ("ana@uni.example", "A02")
    assert "convolve.ipynb" not in output, "traen el curso entero: lo de otras unidades no es noticia"


def test_any_folder_for_each_student(course: Course, tmp_path: Path) -> None:
    register = Register.of(course)
    register.enrol(Person("Ana Pérez Gil", email="ana@uni.example"))
    register.save()
    entries = [
        Entry("Pérez Gil, Ana/trabajo/p.ipynb", GOOD),
        Entry("leo@uni.example/p.ipynb", BETTER),
        Entry("eva_s/p.ipynb", GOOD),
        Entry("suelto.ipynb", GOOD),
    ]
    source = lay(tmp_path, *entries, zipped=False)
    output = collect(course, source, "--de", "carpetas")
    assert handed(course) == {"ana": GOOD, "leo": BETTER, "eva_s": GOOD}
    assert "suelto.ipynb: no está en la carpeta de nadie" in output
    (source / "eva_s").rename(source / "aaa")
    collect(course, source, "--de", "carpetas")
    assert set(handed(course)) == {"ana", "leo", "eva_s", "aaa"}, "otra carpeta es otra persona"


def test_a_folder_around_all_of_them_is_not_a_student(course: Course, tmp_path: Path) -> None:
    source = lay(tmp_path, *(Entry(f"tarea/{s}/p.ipynb", GOOD) for s in ("ana", "leo")))
    collect(course, source, "--de", "carpetas")
    assert set(handed(course)) == {"ana", "leo"}
    alone = lay(tmp_path, *(Entry(f"eva/{u}/p.ipynb", notebook(u)) for u in (UNIT, "02_convolve")))
    collect(course, alone, "--de", "carpetas")
    assert set(handed(course)) == {"ana", "leo", "eva"}


@pytest.mark.parametrize("platform", ["canvas", "blackboard", "classroom", "github", "carpetas"])
def test_what_is_not_of_the_platform_is_told_with_its_shape(course, tmp_path, platform) -> None:
    source = lay(tmp_path, Entry("padding.ipynb", GOOD))
    words = ["collect", str(source), UNIT, "--course", str(course.root), "--de", platform]
    done = CliRunner().invoke(app, words)
    assert "no hay nada con la forma" in str(done.exception)
