"""Quién es quién: nombres en cualquier orden y forma, posibles duplicados y dos personas que son la misma."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grader.cli.commands import app
from grader.course import draws
from grader.course.collecting import duplicates, merging
from grader.course.collecting.names import key, visible, without_number
from grader.course.collecting.people import Participation, Person, Register
from grader.course.extensions import Extensions
from grader.course.layout import Course, Submission
from grader.course.moodle import collecting, roster
from grader.errors import CourseError
from tests.kit.moodle import (
    Entry,
    Given,
    Student,
    Upload,
    fill_gradebook,
    lay,
    make_roster,
    make_zip,
    notebook,
    small_course,
)

UNIT = "01_padding"
GOOD = notebook(UNIT)
ANA = Student("Ana", "López García", 101, "ana.lopez@uni.example")
LUIS = Student("Luis", "Pérez Martín", 102, "luis.perez@uni.example")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "curso")


def collect(course: Course, source: Path, unit: str = UNIT, **options) -> collecting.Report:
    return collecting.collect(course, source, unit, collecting.Options(**options))


@pytest.mark.parametrize(
    "written",
    [
        "Ana López García",
        "López García, Ana",
        "LÓPEZ GARCÍA,ANA",
        "lopez garcia ana",
        "Ana\u00a0López\u200b García ",
        "\u202aAna López Gar\u00adcía",
    ],
)
def test_a_name_in_any_order_and_form_is_the_same(written: str) -> None:
    assert key(written) == key("Ana López García")


@pytest.mark.parametrize(
    "other", ["Ana García López", "Ana López", "Ana López Garcia Gil", "Luis López García"]
)
def test_other_names_are_other_names(other: str) -> None:
    assert key(other) != key("Ana López García")


def test_what_is_not_seen_and_what_is_stuck_to_a_name() -> None:
    assert visible(" a\u200b\u00a0\u202fb\u00ad ") == "a b"
    assert visible("a\x1bb") == "a\x1bb", "lo que manda en una terminal no se quita: se rechaza"
    assert without_number("LÓPEZ,ANA-2018147546") == ("LÓPEZ,ANA", "2018147546")
    assert without_number("Ana López (12345678Z)") == ("Ana López", "12345678Z")
    assert without_number("Ana López") == ("Ana López", "")


@pytest.mark.parametrize("unpacked", [False, True], ids=["zip", "carpeta"])
def test_surname_first_is_the_person_of_the_roster(course: Course, tmp_path: Path, unpacked: bool) -> None:
    roster.enrol(course, make_roster(tmp_path / "lista.csv", [ANA, LUIS]))
    names = ("López García, Ana_1", "PÉREZ MARTÍN, LUIS_2", "Sol Ruiz_3")
    entries = [Entry(f"{name}_assignsubmission_file/padding.ipynb", GOOD) for name in names]
    source = lay(tmp_path, *entries, zipped=not unpacked)
    report = collect(course, source)
    assert [r.student for r in report.rows] == ["ana.lopez", "luis.perez", "sol_ruiz"]
    assert report.absent == ()
    assert [r.notices for r in report.rows[:2]] == [(), ()]
    assert "no está en la lista de participantes" in report.rows[2].notices[0]


@pytest.mark.parametrize("unpacked", [False, True], ids=["zip", "carpeta"])
def test_invisible_characters_lose_nothing(course: Course, tmp_path: Path, unpacked: bool) -> None:
    names = [
        "María\u00a0José Ruiz_501_assignsubmission_file/padding.ipynb",
        "Eva Gil_502_assignsubmission_file/padding\u00a0(1).ipynb",
        "Iván Mora_503_assignsubmission_file/\u202apadding.ipynb",
        "Nora Vidal_504_assignsubmission_file/padding\u200b.ipynb",
        "Leo Sanz_506_assignsubmission_file/Mi entrega /padding.ipynb",
        "Zoe Díaz_507_assignsubmission_file/entre\u00adga.ipynb",
    ]
    report = collect(course, lay(tmp_path, *(Entry(n, GOOD) for n in names), zipped=not unpacked))
    assert [r.status for r in report.rows] == ["new"] * len(names)
    assert "maria_jose_ruiz" in {r.student for r in report.rows}


def test_an_invisible_character_does_not_hide_a_way_out(course: Course, tmp_path: Path) -> None:
    out = "Mala Idea_666_assignsubmission_file/.\u200b./.\u200b./fuera.ipynb"
    good = "Ana_1_assignsubmission_file/padding.ipynb"
    report = collect(course, lay(tmp_path, Entry(out, GOOD), Entry(good, GOOD)))
    assert "salir de la carpeta" in next(s.reason for s in report.skipped if s.path == out)


def test_a_number_in_the_name_says_who_it_is(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Nombre,Apellido(s),Número de ID\nAna,López,2018147546\nAna,López,2018147547\n")
    roster.enrol(course, path)
    entry = Entry("LÓPEZ,ANA-2018147546_6130510_assignsubmission_file_/2018147546_p/padding.ipynb", GOOD)
    report = collect(course, lay(tmp_path, entry))
    assert [r.student for r in report.rows] == ["2018147546"]


@pytest.mark.parametrize(
    "text",
    [
        'sep=;\r\nAlumno/a;Correo\r\n"López García, Ana";ana.lopez@uni.example\r\n',
        "Grupo 1A\n\nApellidos y nombre\tCorreo electrónico\nLópez García, Ana\tana.lopez@uni.example\n",
        "Nombre,Primer apellido,Segundo apellido,Correo\nAna\u00a0,López,García,ana.lopez@uni.example\u200b",
    ],
    ids=["sep", "título", "dos apellidos"],
)
def test_rosters_of_other_programs(course: Course, tmp_path: Path, text: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(text.encode())
    assert roster.enrol(course, path).students == ("ana.lopez",)
    person = Register.of(course).students["ana.lopez"]
    assert (person.first_name, person.last_name) == ("Ana", "López García")
    assert person.email == "ana.lopez@uni.example"


def test_a_roster_with_other_headers_is_told(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Persona,Buzón\nAna López,ana.lopez@uni.example\n")
    words = ["roster", str(path), "--course", str(course.root)]
    with pytest.raises(CourseError, match="dilo con --columnas"):
        roster.enrol(course, path)
    done = CliRunner().invoke(app, [*words, "--columnas", "nombre=Persona", "--columnas", "correo=Buzón"])
    assert done.exit_code == 0, done.output
    assert Register.of(course).students["ana.lopez"].name == "Ana López"


def test_possible_duplicates_are_listed(course: Course) -> None:
    register = Register.of(course)
    for name, listed in (
        ("Ana López García", "sí"),
        ("Ana López", ""),
        ("Luis Jiménez Pardo", "sí"),
        ("Luis Giménez Pardo", ""),
        ("Ana Ruiz", "sí"),
        ("Ana Ruiz Gil", "sí"),
        ("Eva Sol", ""),
    ):
        register.enrol(Person(name, listed=listed), unique=False)
    found = {(d.extra, d.kept): d.reason for d in duplicates.doubtful(register)}
    assert found == {
        ("ana_lopez", "ana_lopez_garcia"): "un nombre es parte del otro",
        ("luis_gimenez_pardo", "luis_jimenez_pardo"): "casi el mismo nombre",
    }


def test_another_account_of_someone_on_the_list_is_doubtful(course: Course) -> None:
    """La hoja dice su correo, que es otro: por eso no se la reconoció."""
    register = Register.of(course)
    register.enrol(Person("Ana Sofía Pérez Gil", email="ana.perez@uni.es", listed="sí"))
    register.enrol(Person("Ana Sofía Pérez", email="anasofi@correo.es"), unique=False)
    register.enrol(Person("Ana Pérez", email="otra@correo.es"), unique=False)
    found = {(d.extra, d.kept) for d in duplicates.doubtful(register)}
    assert found == {("anasofi", "ana.perez"), ("otra", "ana.perez")}


def test_namesakes_are_not_joined_without_looking(course: Course, tmp_path: Path) -> None:
    both = [Student("José Luis", "Ruiz", n, f"jl{n}@uni.es") for n in (1, 2)]
    roster.enrol(course, make_roster(tmp_path / "lista.csv", both))
    hidden = [Student("José Luis", "Ruiz", n) for n in (71, 72)]
    report = collect(course, make_zip(tmp_path / "z.zip", [Upload(s, {"p.ipynb": GOOD}) for s in hidden]))
    told = "\n".join(report.notices)
    assert told.count("se llama como 2 personas de la lista (jl1, jl2)") == 2
    assert "se llaman igual" not in told


def test_the_list_says_how_to_join_them(course: Course, tmp_path: Path) -> None:
    roster.enrol(course, make_roster(tmp_path / "lista.csv", [ANA, LUIS]))
    report = collect(
        course, make_zip(tmp_path / "z.zip", [Upload(Student("Ana", "López", 9), {"p.ipynb": GOOD})])
    )
    assert "grader unir ana_lopez ana.lopez" in "\n".join(report.notices)


def write(course: Course, student: str, unit: str, when: str = "", data: bytes = GOOD) -> Submission:
    folder = course.root / "submitted" / student / unit
    folder.mkdir(parents=True)
    found = Submission(student, unit, folder)
    found.path.write_bytes(data)
    if when:
        (folder / "timestamp.txt").write_text(f"{when} UTC")
    return found


def test_two_people_become_one_with_all_they_have(course: Course, tmp_path: Path) -> None:
    roster.enrol(course, make_roster(tmp_path / "lista.csv", [ANA, LUIS]))
    people = [Upload(Student("Anita", "López", 9), {"p.ipynb": GOOD})]
    collect(course, make_zip(tmp_path / "z.zip", people))
    old = Submission("anita_lopez", UNIT, course.root / "submitted/anita_lopez" / UNIT)
    draws.share(course, [UNIT])
    before = draws.key_for(course, old, GOOD)
    record = course.root / "evidence/anita_lopez" / UNIT / "record.json"
    record.parent.mkdir(parents=True)
    record.write_text(json.dumps({"student": "anita_lopez", "points": 3}))
    fill_gradebook(course.root, UNIT, {"anita_lopez": {"check_zero_padding": Given(6, 10, manual=7)}})
    mine, theirs = datetime(2026, 11, 9, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
    granted = Extensions.of(course)
    granted.give(UNIT, {"anita_lopez": theirs, "ana.lopez": mine, "luis.perez": mine})
    granted.give("02_convolve", {"anita_lopez": mine})
    granted.save()
    done = CliRunner().invoke(app, ["unir", "Anita López", ANA.email, "--course", str(course.root)])
    assert done.exit_code == 0, done.output
    new = Submission("ana.lopez", UNIT, course.root / "submitted/ana.lopez" / UNIT)
    assert new.path.read_bytes() == GOOD
    assert draws.key_for(course, new, GOOD) == before, "con otras entradas habría que calificarla otra vez"
    moved = course.root / "evidence/ana.lopez" / UNIT / "record.json"
    assert json.loads(moved.read_text()) == {"student": "ana.lopez", "points": 3}
    assert not (course.root / "submitted/anita_lopez").exists()
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert [s.id for s in gradebook.students] == ["ana.lopez", "luis.perez"]
        grade = gradebook.find_grade("check_zero_padding", "padding", UNIT, "ana.lopez")
        assert grade.manual_score == 7
    register = Register.of(course)
    assert set(register.students) == {"ana.lopez", "luis.perez"}
    assert register.participants[UNIT]["9"].student == "ana.lopez"
    assert register.students["ana.lopez"].email == ANA.email
    until = {unit: {w: g.until for w, g in of.items()} for unit, of in Extensions.of(course).granted.items()}
    assert until == {
        UNIT: {"ana.lopez": theirs, "luis.perez": mine},
        "02_convolve": {"ana.lopez": mine},
    }, "la que acaba más tarde, y la de lo que aún no se entregó"


def test_of_two_hand_ins_the_newer_stays_and_the_other_is_kept(course: Course) -> None:
    newer = notebook(UNIT, {"zero_padding": "# nueva"})
    write(course, "ana", UNIT, "2026-11-01 10:00:00")
    write(course, "ana_2", UNIT, "2026-11-02 10:00:00", newer)
    write(course, "ana", "02_convolve", "2026-11-05 10:00:00")
    write(course, "ana_2", "02_convolve", data=newer)
    fill_gradebook(
        course.root,
        UNIT,
        {s: {"check_zero_padding": Given(n, 10, manual=n)} for n, s in enumerate(("ana", "ana_2"), 1)},
    )
    done = merging.merge(course, "ana_2", "ana")
    kept = [Submission("ana", u, course.root / "submitted/ana" / u) for u in (UNIT, "02_convolve")]
    assert [s.path.read_bytes() for s in (kept[0],)] == [newer]
    assert (course.root / ".grader/unidas/ana" / UNIT / "submitted" / "padding.ipynb").read_bytes() == GOOD
    assert (course.root / ".grader/unidas/ana_2/02_convolve/submitted").is_dir()
    told = "\n".join(done.notices)
    assert "tenía 1 nota puesta a mano" in told
    assert "02_convolve: las dos entregaron y no se sabe cuál es la más nueva (sin fecha: ana_2)" in told
    assert "queda la de ana, la segunda que has nombrado" in told
    assert "pon lo que hay en .grader/unidas/ana_2/02_convolve/submitted en submitted/ana/02_convolve" in told
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_grade("check_zero_padding", "padding", UNIT, "ana").manual_score == 2
        assert [s.id for s in gradebook.students] == ["ana"]


def test_the_group_of_a_person_is_the_one_of_the_list(course: Course, tmp_path: Path) -> None:
    """El equipo de una tarea no es el grupo de la lista, aunque la hoja llame «Grupo» a los dos."""
    lines = ["Nombre,Apellido(s),Dirección de correo,Grupo", f"Ana,López García,{ANA.email},Mañana"]
    (tmp_path / "lista.csv").write_text("\n".join(lines) + "\n", "utf-8")
    roster.enrol(course, tmp_path / "lista.csv")
    head = "Identificador,Nombre completo,Dirección de correo,Grupo"
    rows = [f"Participante{s.number},{s.name},{s.email},Equipo A" for s in (ANA, LUIS)]
    (tmp_path / "hoja.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    source = make_zip(tmp_path / "z.zip", [Upload(ANA, {"padding.ipynb": GOOD})])
    collect(course, source, worksheet=tmp_path / "hoja.csv")
    register = Register.of(course)
    assert {s: p.group for s, p in register.students.items()} == {"ana.lopez": "Mañana", "luis.perez": ""}
    assert register.teams(UNIT) == [frozenset(("ana.lopez", "luis.perez"))]


def test_a_sheet_that_comes_later_says_who_each_namesake_is(course: Course, tmp_path: Path) -> None:
    """Quien se recogió por su número se reconoce cuando llega la hoja con los correos."""
    both = [Student("José", "Pérez", 104 + i, f"jose.perez{i}@uni.example") for i in (1, 2)]
    roster.enrol(course, make_roster(tmp_path / "lista.csv", [both[0]]))
    source = make_zip(tmp_path / "z.zip", [Upload(s, {"padding.ipynb": GOOD}) for s in both])
    collect(course, source)
    head = "Identificador,Nombre completo,Dirección de correo"
    rows = [f"Participante{s.number},{s.name},{s.email}" for s in both]
    (tmp_path / "hoja.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    report = collect(course, source, worksheet=tmp_path / "hoja.csv")
    first, second = report.rows
    assert "según la hoja es jose.perez1: grader unir jose_perez_105 jose.perez1" in first.notices
    assert not any("unir" in n for n in second.notices)
    assert Register.of(course).students["jose_perez_106"].email == both[1].email
    assert not any("unir" in line for line in report.notices), "lo que se sabe no es dudoso"


def test_joining_nobody_is_an_error(course: Course) -> None:
    write(course, "ana", UNIT)
    with pytest.raises(CourseError, match="nadie con el identificador otra"):
        merging.merge(course, "otra", "ana")
    with pytest.raises(CourseError, match="el mismo"):
        merging.merge(course, "ana", "ana")


def test_a_date_of_the_register_that_is_not_one_is_no_date(tmp_path: Path) -> None:
    """El registro se puede corregir a mano."""
    register = Register.of(small_course(tmp_path))
    dates = {"701": "ayer", "702": "2026-11-20T10:00:00", "703": ""}
    register.participants["01_padding"] = {
        n: Participation(n, n, notebook="a.ipynb", submitted=date) for n, date in dates.items()
    }
    sent = dict.fromkeys(dates, datetime(2026, 11, 19, tzinfo=UTC))
    assert register.collected("01_padding", sent) == {"702"}
