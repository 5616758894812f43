"""El calendario: plazos y prórrogas en la hora del curso, y fechas de Moodle en cada idioma."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nbgrader.api import Gradebook

from grader.course import clock, deadlines, granting
from grader.course.collecting.people import Participation, Person, Register
from grader.course.collecting.sheets import read_sheet, told_columns
from grader.course.extensions import Extensions
from grader.course.gradebook import penalties
from grader.course.languages import LANGUAGES
from grader.course.layout import Course
from grader.course.moodle.dates import moodle_date, unread_dates
from grader.course.moodle.extensions import extensions_in
from grader.errors import CourseError, PolicyError
from grader.patches import nbgrader_schema
from tests.kit import manual
from tests.kit.moodle import Given, fill_gradebook
from tests.kit.programs import call_grader
from tests.kit.sample_class import ROOT

nbgrader_schema.known_without_a_program()

UNIT = "01_padding"
MEXICO = "America/Mexico_City"
PER_DAY = '\nc.Grader.zone = "America/Mexico_City"\nc.AssignLatePenalties.plugin_class = "{}"\n'
TEN = {"check_zero_padding": Given(10, 10), "pregunta_relleno": Given(None, 2, manual=0)}


def build(root: Path, late: str = "grader.course.late.PerDay", **turned_in: str) -> Course:
    """Un curso de México en el que cada persona tiene 10 puntos; ``turned_in`` es cuándo entregó (UTC)."""
    shutil.copytree(ROOT / "notebooks" / UNIT, root / "notebooks" / UNIT)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(PER_DAY.format(late))
    fill_gradebook(root, UNIT, dict.fromkeys(turned_in, TEN))
    for student, when in turned_in.items():
        folder = root / "submitted" / student / UNIT
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text(f"{when} UTC")
    return Course.at(root)


def book(course: Course) -> Gradebook:
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "cnn_desde_cero")


def late(course: Course) -> dict[str, float]:
    """Los puntos que pierde cada persona."""
    with book(course) as found:
        return {
            s.student_id: n.late_submission_penalty or 0.0
            for s in found.assignment_submissions(UNIT)
            for n in s.notebooks
        }


def due(course: Course, text: str) -> None:
    deadlines.set_deadline(course, UNIT, clock.moment(text, clock.course_zone(course)))


def test_four_hours_before_a_deadline_in_mexico_is_on_time(tmp_path):
    """Las 19:59 de México son las 01:59 UTC del día siguiente."""
    course = build(tmp_path, a_tiempo="2026-11-21 01:59:00", tarde="2026-11-21 06:30:00")
    done = call_grader("plazo", UNIT, "2026-11-20 23:59", "--course", course.root)
    assert "20/11/2026 23:59 (America/Mexico_City; en UTC, 21/11/2026 05:59)" in done.stdout
    with book(course) as found:
        assert found.find_assignment(UNIT).duedate == datetime(2026, 11, 21, 5, 59)
    assert late(course) == {"a_tiempo": 0, "tarde": 1}
    assert "20/11/2026 23:59" in call_grader("plazo", "--course", course.root).stdout
    done = call_grader("plazo", UNIT, "--quitar", "--course", course.root)
    assert "sin plazo" in done.stdout and late(course) == {"a_tiempo": 0, "tarde": 0}


@pytest.mark.parametrize("called", ["1", "01", "padding"])
def test_the_unit_can_be_called_by_its_number(tmp_path, called):
    course = build(tmp_path, ana="2026-11-20 01:59:00")
    assert f"✔ {UNIT}: " in call_grader("plazo", called, "2026-11-20 23:59", "--course", course.root).stdout
    assert f"{UNIT}: 20/11" in call_grader("plazo", called, "--course", course.root).stdout
    call_grader("prorroga", called, "ana", "2026-11-22 23:59", "--course", course.root)
    assert set(deadlines.extensions(course, UNIT)) == {"ana"}
    with pytest.raises(CourseError, match="No existe la unidad 9"):
        call_grader("plazo", "9", "2026-11-20 23:59", "--course", course.root)


def test_the_zone_can_be_said(tmp_path):
    course = build(tmp_path)
    call_grader("plazo", UNIT, "20/11/2026 23:59", "--zona", "Europe/Madrid", "--course", course.root)
    assert deadlines.deadlines(course)[UNIT] == datetime(2026, 11, 20, 22, 59, tzinfo=UTC)
    with pytest.raises(CourseError, match="No conocemos la zona horaria Marte/Olimpo"):
        clock.course_zone(course, "Marte/Olimpo")


@pytest.mark.parametrize("text", ["2026-11-20", "mañana", "2026-13-20 10:00", "20-11 10:00", ""])
def test_a_date_that_is_not_one_is_refused(text):
    with pytest.raises(CourseError, match="No se entiende la fecha"):
        clock.moment(text, UTC)


def test_the_hour_that_clocks_skip_or_repeat():
    madrid = clock.zone_in({"zone": "Europe/Madrid"})
    with pytest.raises(CourseError, match="no existen en Europe/Madrid"):
        clock.moment("2026-03-29 02:30", madrid)
    assert clock.moment("2026-10-25 02:30", madrid) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due_at", "turned_in", "lost"),
    [
        ("2026-10-24 23:59", "2026-10-25 22:50:00", 1),  # 23:50 del día siguiente, con una hora más en medio
        ("2026-10-24 23:59", "2026-10-25 23:00:00", 2),
        ("2026-10-23 23:59", "2026-10-25 22:30:00", 2),
        ("2026-03-28 23:59", "2026-03-29 21:58:00", 1),
        ("2026-03-28 23:59", "2026-03-29 22:00:00", 2),  # las 00:00: 23 h y 1 min después
        ("2026-10-25 02:30", "2026-10-25 01:31:00", 1),  # un minuto, en la hora que se repite
    ],
)
def test_a_day_late_ends_at_the_hour_of_the_deadline(tmp_path, due_at, turned_in, lost):
    """También si en medio cambia la hora: los días se cuentan en el reloj del curso."""
    course = build(tmp_path, ana=turned_in)
    with (tmp_path / "nbgrader_config.py").open("a") as config:
        config.write('c.Grader.zone = "Europe/Madrid"\n')
    due(course, due_at)
    assert late(course) == {"ana": lost}


def test_an_extension_is_nbgraders_and_keeps_its_date(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00", luis="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    assert late(course) == {"ana": 2, "luis": 2}
    done = call_grader("prorroga", UNIT, "ana", "2026-11-22 23:59", "--course", course.root)
    assert "Penalizaciones por retraso que cambian: 1" in done.stdout and "ana: 2 → 0" in done.stdout
    with book(course) as found:
        assert found.find_submission(UNIT, "ana").extension == timedelta(days=2)
    due(course, "2026-11-21 23:59")
    with book(course) as found:
        assert found.find_submission(UNIT, "ana").extension == timedelta(days=1)
    assert late(course) == {"ana": 0, "luis": 1}
    call_grader("prorroga", UNIT, "ana", "--quitar", "--course", course.root)
    assert late(course) == {"ana": 1, "luis": 1}


def test_an_extension_changed_in_nbgrader_is_the_one_that_counts(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    call_grader("prorroga", UNIT, "ana", "2026-11-22 23:59", "--course", course.root)
    with book(course) as found:
        found.grant_extension(UNIT, "ana", hours=1)
    penalties.refresh(course, [UNIT])
    assert late(course) == {"ana": 2}


def test_who_has_not_handed_in_has_no_mark_but_keeps_the_extension(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00")
    Register.of(course)
    register = Register.of(course)
    register.students["eva.dos"] = Person(name="Eva Dos", email="eva@uni.example")
    register.save()
    due(course, "2026-11-20 23:59")
    call_grader("prorroga", UNIT, "eva@uni.example", "2026-11-25 23:59", "--course", course.root)
    with book(course) as found:
        assert [s.student_id for s in found.assignment_submissions(UNIT)] == ["ana"]
    fill_gradebook(tmp_path, UNIT, {"eva.dos": TEN})
    folder = tmp_path / "submitted" / "eva.dos" / UNIT
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2026-11-26 04:00:00 UTC")
    due(course, "2026-11-20 23:59")
    assert late(course)["eva.dos"] == 0


def test_a_date_written_by_hand_is_in_the_time_of_the_course(tmp_path):
    course = build(tmp_path, ana="2026-11-01 18:00:00", eva="2026-11-01 18:00:00", luis="2026-11-01 18:00:00")
    stamps = {who: tmp_path / "submitted" / who / UNIT / "timestamp.txt" for who in ("ana", "eva", "luis")}
    stamps["ana"].write_text("2026-11-21 00:05")  # en México, cinco minutos tarde; en UTC, a tiempo
    stamps["eva"].write_text("05/12/2026 12:05\n")  # el 5 de diciembre
    stamps["luis"].write_text("ayer por la tarde")  # no es una fecha: vale la que había
    due(course, "2026-11-20 23:59")
    lost = late(course)
    assert lost["ana"] == 1
    assert lost["eva"] > lost["ana"]
    assert lost["luis"] == 0


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2026-11-20 23:59", "2026-11-21 05:59"),
        ("20/11/2026 23:59:30", "2026-11-21 05:59:30"),
        ("2026-11-20T23:59", "2026-11-21 05:59"),
        ("2026-11-20 23:59:00.250000", "2026-11-21 05:59"),
        ("2026-11-20 23:59:00 UTC", "2026-11-20 23:59"),
        ("2026-11-20 23:59:00.250000 UTC", "2026-11-20 23:59:00.250000"),
        ("2026-11-20T23:59:00Z", "2026-11-20 23:59"),
        ("2026-11-20 23:59:00 +0100", "2026-11-20 22:59"),
        ("2026-11-20 23:59:00+01:00", "2026-11-20 22:59"),
    ],
)
def test_a_date_with_a_zone_keeps_it(text: str, there: str):
    assert clock.turned_in(text, ZoneInfo("America/Mexico_City")) == datetime.fromisoformat(there)


@pytest.mark.parametrize("text", ["", "ayer", "=1+1 <b>", "2026-13-40 10:00", "99999-12-31 23:59 UTC"])
def test_what_is_not_a_date_is_said(text: str):
    with pytest.raises(ValueError, match=r"."):
        clock.turned_in(text, UTC)


def test_what_shows_the_marks_brings_the_penalties_up_to_date(tmp_path, capsys):
    course = build(tmp_path, ana="2026-11-22 05:59:00")  # casi un día tarde
    due(course, "2026-11-20 23:59")
    assert late(course) == {"ana": 1}
    with book(course) as found:  # como en formgrader, que no sabe de penalizaciones
        (submitted,) = found.assignment_submissions(UNIT)
        grade = next(g for n in submitted.notebooks for g in n.grades if g.name == "pregunta_relleno")
        grade.manual_score = 2
        found.db.commit()
    done = call_grader("export", "csv", tmp_path / "notas.csv", "--course", course.root)
    assert "Penalizaciones por retraso que cambian: 1" in done.stdout
    assert late(course) == {"ana": 1.2}
    again = call_grader("export", "csv", tmp_path / "notas.csv", "--course", course.root)
    assert "Penalizaciones" not in again.stdout


def test_an_extension_that_is_none_and_an_unknown_person_are_said(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    with pytest.raises(CourseError, match="no lo alarga"):
        call_grader("prorroga", UNIT, "ana", "2026-11-19 23:59", "--course", course.root)
    with pytest.raises(CourseError, match="No sabemos quién es «nadie»"):
        call_grader("prorroga", UNIT, "nadie", "2026-11-29 23:59", "--course", course.root)


def test_extensions_of_a_table(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00", luis="2026-11-22 18:00:00")
    table = tmp_path / "prorrogas.csv"
    table.write_text("Estudiante,Hasta\nana,2026-11-23 23:59\nluis,mañana\nnadie,2026-11-23 23:59\n")
    found, unread = granting.from_table(course, table, UTC)
    assert found == {"ana": datetime(2026, 11, 23, 23, 59, tzinfo=UTC)}
    assert [line.partition(":")[0] for line in unread] == ["fila 3", "fila 4"]


def test_who_has_an_extension_can_be_asked(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00", luis="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    asked = ("prorroga", UNIT, "--course", course.root)
    assert call_grader(*asked).stdout == f"{UNIT}. Prórrogas: 0.\n"
    call_grader("prorroga", UNIT, "ana", "2026-11-22 23:59", "--course", course.root)
    with book(course) as found:
        found.grant_extension(UNIT, "luis", hours=1)
    first, hers, his = call_grader(*asked).stdout.splitlines()
    assert first == f"{UNIT}. Prórrogas: 2."
    assert hers.startswith("  ana: hasta 22/11/2026 23:59") and hers.endswith("(a mano)")
    assert his.startswith("  luis: hasta 21/11/2026 00:59") and his.endswith("(en nbgrader)")


def test_a_table_with_rows_unread_does_not_end_well(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    table = tmp_path / "prorrogas.csv"
    table.write_text("Estudiante,Hasta\nana,2026-11-23 23:59\nana,mañana\nnadie,2026-11-23 23:59\n")
    done = call_grader("prorroga", UNIT, "--csv", table, "--course", course.root)
    assert done.returncode == 1
    assert "Prórrogas: 1; nuevas o cambiadas: 1. Filas sin apuntar: 2." in done.stdout
    assert "fila 3" in done.stdout and "fila 4" in done.stdout
    assert late(course) == {"ana": 0}


def test_a_row_that_extends_nothing_is_said_and_not_given(tmp_path):
    """A mano se rechaza; de un CSV también, con su fila, y las demás se dan."""
    course = build(tmp_path, ana="2026-11-22 18:00:00", eva="2026-11-22 18:00:00", luis="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    table = tmp_path / "prorrogas.csv"
    rows = ["ana,2026-11-19 10:00", "luis,2026-11-24 23:59", "eva,2026-11-20 23:59", "luis,2026-11-22 23:59"]
    table.write_text("\n".join(["Estudiante,Hasta", *rows, "luis,24/11/2026 23:59"]) + "\n")
    done = call_grader("prorroga", UNIT, "--csv", table, "--course", course.root)
    assert done.returncode == 1
    assert "Prórrogas: 1; nuevas o cambiadas: 1. Filas sin apuntar: 3." in done.stdout
    for line in (2, 4):
        assert f"fila {line}: el plazo es 20/11/2026 23:59 (America/Mexico_City;" in done.stdout
    assert done.stdout.count("esa prórroga no lo alarga") == 2
    assert (
        "fila 5: luis está también en la fila 3; vale la que acaba después, 24/11/2026 23:59" in done.stdout
    )
    assert "fila 6" not in done.stdout, "la misma fecha dos veces no es noticia"
    assert deadlines.extensions(course, UNIT).keys() == {"luis"}
    assert late(course) == {"ana": 2, "eva": 2, "luis": 0}


def test_the_commands_of_the_manual_run(tmp_path, monkeypatch):
    course = build(tmp_path, luis="2026-11-22 18:00:00")
    with book(course) as found:
        found.update_or_create_student("ana", email="ana@uni.example")
        found.update_or_create_student("eva", first_name="Eva", last_name="Dos")
    register = Register.of(course)
    register.students["ana"] = Person(name="Ana Uno", email="ana@uni.example")
    register.participants[UNIT] = {"701": Participation("eva", "Eva Dos")}
    register.save()
    (tmp_path / "prorrogas.csv").write_text("Estudiante,Hasta\nluis,2026-11-23 23:59\n")
    told = "Enviado para calificar - Prórroga concedida hasta: jueves, 24 de septiembre de 2026, 23:59"
    header = "Identificador,Nombre completo,Estado"
    (tmp_path / "hoja.csv").write_text(f'{header}\nParticipante701,Eva Dos,"{told}"\n')
    monkeypatch.chdir(tmp_path)
    calendar = manual.calendar()
    assert len(calendar) == 5
    for program, *words in calendar:
        assert program == "grader"
        done = call_grader(*words)
        assert done.returncode == 0, (words, done.stdout)
    assert deadlines.deadlines(course)[UNIT] == datetime(2026, 11, 21, 5, 59, tzinfo=UTC)
    granted = {who: one.until for who, one in Extensions.of(course).granted[UNIT].items()}
    assert granted == {
        "ana": datetime(2026, 11, 26, 5, 59, tzinfo=UTC),
        "luis": datetime(2026, 11, 24, 5, 59, tzinfo=UTC),
        "eva": datetime(2026, 9, 25, 5, 59, tzinfo=UTC),
    }
    with book(course) as found:
        assert found.find_submission(UNIT, "luis").extension == timedelta(days=3)


STATUSES = {
    "Enviado para calificar - Extensión concedida hasta: miércoles, 9 de septiembre de 2026, 23:59": True,
    "Enviado para calificar - Prórroga concedida hasta: miércoles, 9 de setiembre de 2026, 23:59": True,
    "Submitted for grading - Extension granted until: Wednesday, 9 September 2026, 11:59 PM": True,
    "S'ha tramès per a qualificar - Pròrroga concedida fins: dimecres, 9 de setembre 2026, 23:59": True,
    "Enviado para calificar - Plazo ampliado hasta: miércoles, 9 de septiembre de 2026, 23:59": True,
    "Entregado para cualificacións - Outorgouse unha ampliación ata: mércores, 9 de setembro de 2026, "
    "23:59": True,
    "Kalifikatzeko bidalia - Epearen luzapena eman da asteazkena, 2026(e)ko irailaren 9(a), 23:59 arte": True,
    "Enviado para avaliação - Prorrogação concedida até: quarta, 9 set. 2026, 23:59": True,
    "Submetido para avaliação - Prazo prolongado até quarta, 9 de setembro de 2026 às 23:59": True,
    "Enviado para calificar - Retrasado 2 días": False,
    "Sin entrega": False,
}


@pytest.mark.parametrize("status", STATUSES)
def test_extensions_of_the_worksheet(tmp_path, status):
    course = build(tmp_path)
    register = Register.of(course)
    register.participants[UNIT] = {"701": Participation("ana", "Ana Uno")}
    sheet = tmp_path / "hoja.csv"
    sheet.write_text(f'Identificador,Nombre completo,Estado\nParticipante701,Ana Uno,"{status}"\n')
    said = extensions_in(read_sheet(sheet), register, UNIT, UTC)
    assert said.unread == ()
    wanted = {"ana": datetime(2026, 9, 9, 23, 59, tzinfo=UTC)} if STATUSES[status] else {}
    assert said.until == wanted


def test_the_columns_of_the_worksheet_can_be_told_when_giving_extensions(tmp_path, monkeypatch):
    course = build(tmp_path)
    register = Register.of(course)
    register.participants[UNIT] = {"701": Participation("ana", "Ana Uno")}
    register.save()
    status = "Enviado - Prórroga concedida hasta: 9 de septiembre de 2026, 23:59"
    (tmp_path / "hoja.csv").write_text(f'Ficha,Situación\n701,"{status}"\n')
    monkeypatch.chdir(tmp_path)
    told = ["--columnas", "identificador=Ficha", "--columnas", "estado=Situación"]
    with pytest.raises(CourseError, match="dilo con --columnas"):
        call_grader("prorroga", UNIT, "--hoja", "hoja.csv")
    done = call_grader("prorroga", UNIT, "--hoja", "hoja.csv", *told, "--zona", "UTC")
    assert done.returncode == 0 and "Prórrogas: 1; nuevas o cambiadas: 1" in done.stdout
    assert Extensions.of(course).granted[UNIT]["ana"].until == datetime(2026, 9, 9, 23, 59, tzinfo=UTC)


def test_a_worksheet_does_not_shorten_what_was_given_by_hand(tmp_path, monkeypatch):
    course = build(tmp_path)
    register = Register.of(course)
    register.students = {"ana": Person("Ana"), "luis": Person("Luis")}
    register.participants[UNIT] = {"701": Participation("ana", "Ana"), "702": Participation("luis", "Luis")}
    register.save()
    row = '70{},"Enviado para calificar - Prórroga concedida hasta: {} de septiembre de 2026, 23:59"'
    monkeypatch.chdir(tmp_path)

    def until(days: dict[int, int]) -> dict[str, int]:
        text = "\n".join(row.format(number, day) for number, day in days.items())
        (tmp_path / "hoja.csv").write_text(f"Identificador,Estado\n{text}\n")
        done = call_grader("prorroga", UNIT, "--hoja", "hoja.csv", "--zona", "UTC")
        assert done.returncode == 0, done.stdout
        said.append(done.stdout)
        return {who: one.until.day for who, one in Extensions.of(course).granted[UNIT].items()}

    said: list[str] = []
    assert until({1: 9, 2: 9}) == {"ana": 9, "luis": 9}
    assert call_grader("prorroga", UNIT, "ana", "2026-09-20 23:59", "--zona", "UTC").returncode == 0
    assert until({1: 9, 2: 8}) == {"ana": 20, "luis": 8}
    assert said[-1].count("la que diste a mano") == 1
    assert until({1: 25, 2: 8}) == {"ana": 25, "luis": 8}, "la más larga, la diga quien la diga"
    assert until({1: 24, 2: 8}) == {"ana": 24, "luis": 8}, "la de antes ya era de una hoja"
    assert until({1: 19, 2: 8}) == {"ana": 20, "luis": 8}, "la que se dio a mano no se olvida"
    (tmp_path / "hoja.csv").write_text("Identificador,Estado\n701,Sin entrega\n702,Sin entrega\n")
    told = call_grader("prorroga", UNIT, "--hoja", "hoja.csv", "--zona", "UTC").stdout
    assert f"grader prorroga {UNIT} luis --quitar" in told and f"{UNIT} ana" not in told


def test_who_has_a_name_of_two_is_asked_for(tmp_path):
    course = build(tmp_path)
    register = Register.of(course)
    register.students = {
        "ana_l": Person("Ana López", email="a1@uni.es"),
        "ana_l2": Person("Ana López", email="a2@uni.es"),
    }
    register.save()
    with pytest.raises(CourseError, match=r"varias personas.*ana_l, ana_l2"):
        granting.who_is(course, "Ana López")
    assert granting.who_is(course, "a2@uni.es") == "ana_l2"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_every_month_of_every_language(language):
    for number, month in enumerate(language.months, 1):
        text = f"{7} de {month} de 2026, 10:05"
        assert moodle_date(text, UTC) == datetime(2026, number, 7, 10, 5, tzinfo=UTC), text


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("lunes, 7 de setiembre de 2026, 10:05", 9),
        ("dilluns, 7 d’octubre 2026, 10:05", 10),
        ("dimarts, 7 de març de 2026, 10:05", 3),
        ("martes, 7 de abril de 2026, 10:05", 4),
        ("mar., 7 sep. 2026, 10:05", 9),
        ("2026(e)ko irailaren 7(a), astelehena, 10:05", 9),
        ("astelehena, 2026ko irailaren 7a, 10:05", 9),
        ("lun., 7 set. 2026, 10:05 a. m.", 9),
        ("luns, 7 de setembro de 2026, 10:05", 9),
        ("segunda, 7 de setembro de 2026 às 10:05", 9),
        ("2026-09-07 10:05", 9),
        ("7/9/26 10:05", 9),
    ],
)
def test_dates_as_they_are_written(text, month):
    assert moodle_date(text, UTC) == datetime(2026, month, 7, 10, 5, tzinfo=UTC)


def test_a_date_that_cannot_be_read_is_said_with_its_row(tmp_path):
    sheet = tmp_path / "hoja.csv"
    sheet.write_text(
        "Identificador,Nombre completo,Última modificación (entrega)\n"
        'Participante1,Ana Uno,"lunes, 7 de setiembre de 2026, 10:05"\n'
        'Participante2,Eva Dos,"poniedziałek, 7 wrzesień 2026, 10:05"\nParticipante3,Pol Tres,-\n'
    )
    (line,) = unread_dates(read_sheet(sheet), UTC)
    assert line.startswith("fila 3 de hoja.csv (Eva Dos): no entendemos la fecha «poniedziałek")


HEADERS = {
    "catalán": "Identificador,Nom complet,Estat,Qualificació,Darrera modificació (tramesa)",
    "gallego": "Identificador,Nome completo,Estado,Cualificación,Última modificación (entrega)",
    "euskera": "Identifikatzailea,Izen-deiturak,Egoera,Kalifikazioa,Azken aldaketa (bidalketa)",
    "portugués": "Identificador,Nome completo,Estado,Avaliação,Última atualização (submissão)",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_the_columns_of_each_language(tmp_path, header):
    (tmp_path / "hoja.csv").write_text(f"{header}\na1,b,c,d,e\n")
    sheet = read_sheet(tmp_path / "hoja.csv")
    names = ("identifier", "full_name", "status", "grade", "submitted")
    assert [sheet.get(sheet.records[0], name) for name in names] == ["a1", "b", "c", "d", "e"]


def test_a_column_with_another_name_is_said(tmp_path):
    (tmp_path / "hoja.csv").write_text("Identyfikator,Wysłane\nx1,ayer\n")
    told = told_columns(["identificador=Identyfikator", "entrega=Wysłane"])
    sheet = read_sheet(tmp_path / "hoja.csv", ["identifier", "submitted"], told)
    assert sheet.get(sheet.records[0], "submitted") == "ayer"
    with pytest.raises(CourseError, match="No se entiende --columnas envío=X"):
        told_columns(["envío=X"])


OWN = """
from nbgrader.plugins import BasePlugin


class Policy(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return {}
"""


def test_an_own_policy_of_the_course_folder(tmp_path):
    """Se llama igual en dos cursos: cada uno usa la suya."""
    for name, half in (("uno", "score / 2"), ("otro", "score / 4")):
        course = build(tmp_path / name, "politica.Policy", ana="2026-11-22 18:00:00")
        (course.root / "politica.py").write_text(OWN.format(half))
        due(course, "2026-11-20 23:59")
        assert late(course) == {"ana": 5 if name == "uno" else 2.5}


@pytest.mark.parametrize("result", ["score / 0", "'mucho'", "float('nan')"])
def test_an_own_policy_that_fails_stops_the_command(tmp_path, result):
    course = build(tmp_path, "politica.Policy", ana="2026-11-22 18:00:00")
    (tmp_path / "politica.py").write_text(OWN.format(result))
    with pytest.raises(PolicyError, match="Policy falla con ana"):
        due(course, "2026-11-20 23:59")


@pytest.mark.parametrize("late_policy", ["no_esta.Policy", "politica.Otra", "PerDay"])
def test_an_own_policy_that_is_not_there(tmp_path, late_policy):
    course = build(tmp_path, late_policy, ana="2026-11-22 18:00:00")
    (tmp_path / "politica.py").write_text(OWN.format("1"))
    with pytest.raises(PolicyError, match="No se puede usar la penalización por retraso"):
        due(course, "2026-11-20 23:59")


def test_whatever_a_penalty_comes_from_reaches_it(tmp_path):
    course = build(tmp_path, ana="2026-11-22 18:00:00")
    due(course, "2026-11-20 23:59")
    assert late(course) == {"ana": 2}

    def again() -> float:
        (change,) = penalties.refresh(course, [UNIT])
        assert change.after == late(course)["ana"] != change.before
        return change.after

    with book(course) as found:  # una nota a mano
        found.find_grade("pregunta_relleno", "padding", UNIT, "ana").manual_score = 2
        found.db.commit()
    assert again() == 2.4
    (tmp_path / "submitted" / "ana" / UNIT / "timestamp.txt").write_text("2026-11-21 07:00:00 UTC")
    assert again() == 1.2
    with (tmp_path / "nbgrader_config.py").open("a") as config:
        config.write("c.PerDay.percent = 50\n")
    assert again() == 6
    with (tmp_path / "nbgrader_config.py").open("a") as config:
        config.write("c.PerDay.grace_minutes = 120\n")
    assert again() == 0
    assert penalties.refresh(course, [UNIT]) == ()
