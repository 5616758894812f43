"""De Moodle al curso: recoger entregas y apuntar a la clase."""

import json
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grader.cli.commands import app
from grader.course.collecting import archive
from grader.course.collecting.names import slug
from grader.course.collecting.people import Person, Register
from grader.course.collecting.sheets import read_sheet
from grader.course.layout import Course, read_submission
from grader.course.moodle import collecting, roster
from grader.course.moodle.dates import moodle_date
from grader.course.moodle.names import owner_of
from grader.errors import CourseError
from grader.patches import nbgrader_schema
from tests.kit.moodle import (
    NOON,
    WORDS,
    Entry,
    Student,
    Upload,
    WorksheetStyle,
    hostile,
    make_folder,
    make_roster,
    make_worksheet,
    make_zip,
    moodle_text,
    notebook,
    zip_bytes,
)
from tests.kit.sample_class import ROOT

UNIT = "01_padding"
GOOD = notebook(UNIT)
ANA = Student("Ana", "García Nuñez", 101, "ana.garcia@uni.es")
JOSE = Student("José", "Ñíguez de la O", 102, "jose@uni.es")
TWIN = Student("Ana", "García Nuñez", 103, "ana.garcia@otra.es")
FOLDER = "{}_{}_assignsubmission_file"

nbgrader_schema.known_without_a_program()


@pytest.fixture(scope="module")
def empty_gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un libro de notas recién creado: crear uno cuesta más que todo lo demás."""
    path = tmp_path_factory.mktemp("libro") / "gradebook.db"
    with Gradebook(f"sqlite:///{path}", "cnn_desde_cero"):
        return path


@pytest.fixture
def course(tmp_path: Path, empty_gradebook: Path) -> Course:
    root = tmp_path / "curso"
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copy(empty_gradebook, root)
    return Course.at(root)


def collect(course: Course, source: Path, unit: str = UNIT, **options) -> collecting.Report:
    return collecting.collect(course, source, unit, collecting.Options(**options))


def zipped(course: Course, *uploads: Upload, **how) -> Path:
    return make_zip(course.root.parent / "entregas.zip", uploads, **how)


def files(course: Course, student: str, unit: str = UNIT) -> dict[str, bytes]:
    folder = course.root / "submitted" / student / unit
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def status(report: collecting.Report) -> dict[str, str]:
    return {row.student: row.status for row in report.rows}


def reasons(report: collecting.Report) -> dict[str, str]:
    return {s.path: s.reason for s in report.skipped}


@pytest.mark.parametrize("layout", ["carpetas", "carpetas_", "suelto"])
@pytest.mark.parametrize("encoding", ["", "utf-8", "cp850"])
def test_layouts_and_encodings(course, layout, encoding):
    report = collect(
        course,
        zipped(
            course,
            Upload(ANA, {"Práctica 1 (entrega).ipynb": GOOD, "datos.csv": b"1,2\n"}),
            Upload(JOSE, {"padding.ipynb": GOOD}, group="Grupo A"),
            layout=layout,
            encoding=encoding,
        ),
    )
    assert status(report) == {"ana_garcia_nunez": "new", "jose_niguez_de_la_o": "new"}
    assert files(course, "ana_garcia_nunez").keys() == {"padding.ipynb", "datos.csv"}
    assert [r.name for r in report.rows] == ["Ana García Nuñez", "Grupo A-José Ñíguez de la O"]
    for submission in course.submissions([UNIT]):
        assert read_submission(submission) == GOOD


def test_what_a_browser_saves_of_colab_is_recognised(course):
    """Safari cambia el nombre, y Colab escribe antes de las celdas los controles, que ocupan mucho."""
    widgets = {"widgets": {f"modelo {i}": {"state": "x" * 1000} for i in range(100)}}
    content = json.loads(GOOD)
    colab = json.dumps({"nbformat": 4, "nbformat_minor": 0, "metadata": widgets, "cells": content["cells"]})
    last = json.dumps({"cells": content["cells"], "metadata": widgets, "nbformat": 4}).encode()
    names = {
        "padding.ipynb.json": colab.encode(),
        "padding.ipynb.txt": colab.encode("utf-16"),
        "padding": last,
        "padding.txt": b"\xef\xbb\xbf" + last,
    }
    people = [Student(f"Persona{c}", "", 300 + i) for i, c in enumerate("abcd")]
    data = {"datos.json": json.dumps({"cells": [1, 2]}).encode()}
    uploads = [Upload(p, {n: d} | data) for p, (n, d) in zip(people, names.items(), strict=True)]
    report = collect(course, zipped(course, *uploads))
    assert list(status(report).values()) == ["new"] * 4
    for submission in course.submissions([UNIT]):
        assert json.loads(read_submission(submission))["cells"] == content["cells"]
        assert (submission.folder / "datos.json").is_file()


def test_outputs_do_not_count_when_collecting(course):
    content = json.loads(GOOD)
    code = next(c for c in content["cells"] if c["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["época 1\n"] * 2**21}]
    heavy = json.dumps(content).encode()
    report = collect(course, zipped(course, Upload(ANA, {"padding.ipynb": heavy})))
    assert status(report) == {"ana_garcia_nunez": "new"}
    (submission,) = course.submissions([UNIT])
    assert len(submission.path.read_bytes()) < len(GOOD) + 1000


def test_folder_with_the_same_layout(course, tmp_path):
    report = collect(course, make_folder(tmp_path / "suelto", [Upload(ANA, {"x.ipynb": GOOD})]))
    assert status(report) == {"ana_garcia_nunez": "new"}
    assert "timestamp.txt" not in files(course, "ana_garcia_nunez"), "la fecha de una carpeta no es de fiar"


def test_notebooks_are_recognised_by_their_cells(course):
    pasted = json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {},
            "cells": [
                {
                    "cell_type": "code",
                    "source": ["def zero_padding(X, pad):\n", "    return X"],
                    "metadata": {},
                }
            ],
        }
    ).encode()
    people = [Student(f"Persona{c}", "", 200 + i) for i, c in enumerate("abcdef")]
    report = collect(
        course,
        zipped(
            course,
            Upload(people[0], {"Untitled3.ipynb": GOOD}),
            Upload(people[1], {"padding.ipynb.txt": GOOD}),
            Upload(people[2], {"padding.ipynb": notebook("02_convolve")}),
            Upload(people[3], {"padding.ipynb": b"{roto"}),
            Upload(people[4], {"trabajo.pdf": b"%PDF"}),
            Upload(people[5], {"colab.ipynb": pasted}),
        ),
    )
    assert list(status(report).values()) == ["new", "new", "missing", "missing", "missing", "new"]
    told = {path.rpartition("/")[2]: reason for path, reason in reasons(report).items()}
    assert "otra unidad, 02_convolve" in reasons(report)[f"{FOLDER.format('Personac', 202)}/padding.ipynb"]
    assert "JSON" in reasons(report)[f"{FOLDER.format('Personad', 203)}/padding.ipynb"]
    assert told["trabajo.pdf"]
    assert not (course.root / "submitted" / "personac").exists()


def test_the_worked_and_newest_notebook_wins_and_is_named(course):
    old, new = notebook(UNIT, {"zero_padding": "# uno"}), notebook(UNIT, {"zero_padding": "# dos"})
    prefix = FOLDER.format(ANA.name, ANA.number)
    extra = [
        Entry(f"{prefix}/viejo.ipynb", old, NOON - timedelta(hours=3)),
        Entry(f"{prefix}/en blanco.ipynb", notebook(UNIT, {}), NOON + timedelta(hours=9)),
        Entry(f"{prefix}_/nuevo.ipynb", new, NOON),
    ]
    report = collect(course, zipped(course, Upload(JOSE, {"a.ipynb": GOOD}), extra=extra))
    row = next(r for r in report.rows if r.number == "101")
    assert files(course, row.student)["padding.ipynb"] == new
    assert row.notebook.endswith("nuevo.ipynb")
    assert any("de 3 cuadernos" in n and "nuevo.ipynb" in n for n in row.notices)
    assert sum("hay otro cuaderno" in r for r in reasons(report).values()) == 2


def test_without_dates_the_highest_copy_wins(course):
    copies = {f"padding ({n}).ipynb": notebook(UNIT, {"zero_padding": f"# {n}"}) for n in (2, 10, 9)}
    copies["padding.ipynb"] = GOOD
    report = collect(course, zipped(course, Upload(ANA, copies), downloaded=NOON))
    assert report.rows[0].notebook.endswith("padding (10).ipynb")


def test_nested_zip_and_what_goes_with_the_notebook(course):
    inner = zip_bytes(
        [
            Entry("practica/padding.ipynb", GOOD),
            Entry("practica/datos/a.csv", b"1"),
            Entry("practica/timestamp.txt", b"2000-01-01 00:00:00 UTC"),
            Entry("practica/pagina.html", b"<script>"),
            Entry("practica/.oculto.csv", b"1"),
            Entry("fuera.csv", b"1"),
            Entry("Otra Persona_999_assignsubmission_file/padding.ipynb", notebook(UNIT, {})),
        ]
    )
    report = collect(
        course, zipped(course, Upload(ANA, {"todo.zip": inner}), Upload(JOSE, {"p.ipynb": GOOD}))
    )
    assert set(status(report)) == {"ana_garcia_nunez", "jose_niguez_de_la_o"}, "el zip de Ana es de Ana"
    kept = files(course, "ana_garcia_nunez")
    assert kept.keys() - {"timestamp.txt"} == {"padding.ipynb", "datos/a.csv"}
    assert kept.get("timestamp.txt", b"") != b"2000-01-01 00:00:00 UTC"
    told = {path.rpartition("/")[2]: reason for path, reason in reasons(report).items()}
    assert "no la pone quien la hace" in told["timestamp.txt"]
    assert "archivo de datos" in told["pagina.html"]
    assert "no sirve" in told[".oculto.csv"]
    assert "junto" in told["todo.zip › fuera.csv"]


def test_online_text_and_strangers_are_listed(course):
    up = Upload(ANA, {"onlinetext.html": b"<p>hola"}, plugin="onlinetext")
    extra = [Entry("leeme.txt", b"hola"), Entry("__MACOSX/x", b"")]
    report = collect(course, zipped(course, up, Upload(JOSE, {"p.ipynb": GOOD}), extra=extra))
    assert status(report) == {"ana_garcia_nunez": "missing", "jose_niguez_de_la_o": "new"}
    assert len(report.skipped) == 3
    assert all(s.reason for s in report.skipped)


def test_hostile_entries_get_a_line_each_and_the_rest_goes_on(course):
    entries = hostile()
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD}), extra=[e for e, _ in entries]))
    assert status(report) == {"ana_garcia_nunez": "new", "mala_idea": "missing"}
    told = reasons(report)
    for entry, text in entries:
        found = [r for path, r in told.items() if path.startswith(entry.name.replace("\x00", ""))]
        assert any(text in r for r in found), (entry.name, found)
    outside = [p for p in course.root.parent.rglob("*") if p.name.startswith(("fuera", "passwd", "cosa"))]
    assert not outside
    assert {p.name for p in (course.root / "submitted").iterdir()} == {"ana_garcia_nunez"}


def test_a_download_inside_another_zip(course, tmp_path):
    prefix = FOLDER.format(ANA.name, ANA.number)
    bad = Entry("Bea_999_assignsubmission_file/../x.csv")
    inner = zip_bytes(
        [
            Entry(f"{prefix}/../x.csv"),
            Entry(f"{prefix}/p.ipynb", GOOD),
            Entry(f"{prefix}/mas.zip", zip_bytes([bad])),
        ]
    )
    report = collect(course, make_zip(tmp_path / "todo.zip", [], extra=[Entry("curso/entregas.zip", inner)]))
    assert [(r.name, r.number, r.status) for r in report.rows] == [(ANA.name, "101", "new")]
    assert {s.student for s in report.skipped} == {"ana_garcia_nunez"}
    assert len(report.skipped) == 2


def test_limits_of_size_number_and_total(course, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    many = zip_bytes([Entry(f"{i}.csv") for i in range(9)])
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD, "muchos.zip": many})))
    assert status(report) == {"ana_garcia_nunez": "new"}
    assert any("hay 9 archivos" in r for r in reasons(report).values())
    monkeypatch.setattr(archive, "_MAX_NESTED_DIRECTORY", 100)
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD, "muchos.zip": many})))
    assert any("demasiados archivos" in r for r in reasons(report).values())
    budget = archive.Budget(len(GOOD) - 1)
    with archive.open_source(zipped(course, Upload(ANA, {"a": GOOD, "b": GOOD})), UTC) as listing:
        budget.read(listing.items[0])
        with pytest.raises(archive.ItemError, match="en total"):
            budget.read(listing.items[1])


def test_all_the_zips_of_a_person_share_one_limit(course, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 12)
    zips = {f"{n}.zip": zip_bytes([Entry(f"{n}_{i}.csv", b"1") for i in range(9)]) for n in range(4)}
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD, **zips})))
    assert status(report) == {"ana_garcia_nunez": "new"}
    told = reasons(report)
    assert len([name for name in files(course, "ana_garcia_nunez") if name.endswith(".csv")]) == 12
    assert "miramos los primeros 3" in told[next(path for path in told if path.endswith("1.zip"))]
    for lost in ("2.zip", "3.zip"):
        assert "demasiados archivos" in told[next(path for path in told if path.endswith(lost))]


def test_code_that_is_kept_is_told(course):
    inner = zip_bytes([Entry("padding.ipynb", GOOD), Entry("conftest.py", b"1"), Entry("a.csv", b"1")])
    report = collect(course, zipped(course, Upload(ANA, {"todo.zip": inner})))
    assert "guardamos conftest.py, que es código" in str(report.rows[0].notices)


def test_a_lying_size_is_not_believed(course):
    """Un zip que dice ocupar menos de lo que ocupa no se lee a medias como si fuera bueno."""
    data = bytearray(zip_bytes([Entry(f"{FOLDER.format('Ana', 1)}/padding.ipynb", GOOD)]))
    for signature, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = data.find(signature)
        data[start + place : start + place + 4] = (100).to_bytes(4, "little")
    path = course.root.parent / "miente.zip"
    path.write_bytes(data)
    report = collect(course, path)
    assert [r.status for r in report.rows] == ["missing"]
    assert "dañado" in report.skipped[0].reason


def test_not_a_moodle_download(course, tmp_path):
    with pytest.raises(CourseError, match="forma que da Moodle"):
        collect(course, make_zip(tmp_path / "otro.zip", [], extra=[Entry("padding.ipynb", GOOD)]))
    (tmp_path / "no.zip").write_bytes(b"hola")
    with pytest.raises(CourseError, match="no es un zip"):
        collect(course, tmp_path / "no.zip")
    with pytest.raises(CourseError, match="No existe"):
        collect(course, tmp_path / "nada.zip")


def test_collecting_again(course):
    one, two = notebook(UNIT, {"zero_padding": "# uno"}), notebook(UNIT, {"zero_padding": "# dos"})
    others = [Upload(JOSE, {"p.ipynb": GOOD}, NOON - timedelta(days=2))]
    collect(course, zipped(course, Upload(ANA, {"p.ipynb": one, "a.csv": b"1"}), *others))
    before = files(course, "ana_garcia_nunez")
    again = collect(course, zipped(course, Upload(ANA, {"p.ipynb": one, "a.csv": b"1"}), *others))
    assert set(status(again).values()) == {"same"}
    assert files(course, "ana_garcia_nunez") == before

    older = collect(course, zipped(course, Upload(ANA, {"p.ipynb": two}, NOON - timedelta(hours=5)), *others))
    assert status(older)["ana_garcia_nunez"] == "older"
    assert files(course, "ana_garcia_nunez") == before

    recorded = course.root / "evidence" / "ana_garcia_nunez" / UNIT / "recorded"
    recorded.parent.mkdir(parents=True)
    recorded.write_text("x")
    newer = collect(course, zipped(course, Upload(ANA, {"p.ipynb": two}, NOON + timedelta(hours=5)), *others))
    assert status(newer) == {"ana_garcia_nunez": "replaced", "jose_niguez_de_la_o": "same"}
    assert files(course, "ana_garcia_nunez")["padding.ipynb"] == two
    assert "a.csv" not in files(course, "ana_garcia_nunez")
    (kept,) = (course.root / ".grader" / "anteriores" / "ana_garcia_nunez" / UNIT).iterdir()
    assert {p.name: p.read_bytes() for p in kept.iterdir()} == before
    assert not recorded.exists(), "con otros archivos hay que volver a anotar"
    assert not list((course.root / ".grader" / "recogida").iterdir())


def test_a_hand_in_of_the_exchange_is_not_overwritten_by_an_older_one(course):
    folder = course.root / "submitted" / "ana.garcia" / UNIT
    folder.mkdir(parents=True)
    (folder / "padding.ipynb").write_bytes(b"{}")
    (folder / "timestamp.txt").write_text("2026-11-03 10:00:00.000000 UTC\n")
    roster.enrol(course, make_roster(course.root.parent / "lista.csv", [ANA, JOSE]))
    others = Upload(JOSE, {"p.ipynb": GOOD}, NOON - timedelta(days=9))
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD}, NOON), others))
    assert status(report)["ana.garcia"] == "older"
    assert (folder / "padding.ipynb").read_bytes() == b"{}"


def test_links_in_the_way_are_not_followed(course, tmp_path):
    (tmp_path / "ajeno").mkdir()
    (course.root / "submitted").mkdir()
    (course.root / "submitted" / "ana.garcia").symlink_to(tmp_path / "ajeno")
    roster.enrol(course, make_roster(tmp_path / "lista.csv", [ANA, JOSE]))
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD}), Upload(JOSE, {"p.ipynb": GOOD})))
    assert status(report) == {"ana.garcia": "error", "jose": "new"}
    assert not list((tmp_path / "ajeno").iterdir())


def test_dates_of_the_zip_become_timestamps_unless_they_are_of_the_download(course):
    late = Upload(JOSE, {"p.ipynb": GOOD}, NOON - timedelta(days=1))
    collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD}), late))
    assert files(course, "jose_niguez_de_la_o")["timestamp.txt"] == b"2026-11-01 12:00:00 UTC\n"
    shutil.rmtree(course.root / "submitted")
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD}), late, downloaded=NOON))
    assert "timestamp.txt" not in files(course, "jose_niguez_de_la_o")
    assert "--hoja" in report.notices[0]


def test_worksheet_gives_dates_and_tells_namesakes_apart(course, tmp_path):
    style = WorksheetStyle(email=True, submitted={101: NOON, 103: NOON + timedelta(days=3)})
    sheet = make_worksheet(tmp_path / "hoja.csv", [ANA, TWIN, JOSE], style)
    source = zipped(
        course, Upload(ANA, {"p.ipynb": GOOD}), Upload(TWIN, {"p.ipynb": notebook(UNIT, {})}), downloaded=NOON
    )
    report = collect(course, source, worksheet=sheet)
    assert {r.number: r.student for r in report.rows} == {"101": "ana.garcia", "103": "ana.garcia_otra.es"}
    assert files(course, "ana.garcia")["timestamp.txt"] == b"2026-11-02 12:00:00 UTC\n"
    assert files(course, "ana.garcia_otra.es")["timestamp.txt"] == b"2026-11-05 12:00:00 UTC\n"
    assert not report.notices


def test_a_date_that_arrives_later_is_written_down(course, tmp_path):
    source = zipped(course, Upload(ANA, {"p.ipynb": GOOD}), downloaded=NOON)
    collect(course, source)
    sheet = make_worksheet(tmp_path / "hoja.csv", [ANA], WorksheetStyle(submitted={101: NOON}))
    report = collect(course, source, worksheet=sheet)
    assert report.rows[0].status == "same"
    assert files(course, report.rows[0].student)["timestamp.txt"] == b"2026-11-02 12:00:00 UTC\n"


def test_namesakes_are_never_merged(course):
    one, two = notebook(UNIT, {"zero_padding": "# uno"}), notebook(UNIT, {"zero_padding": "# dos"})
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": one}), Upload(TWIN, {"p.ipynb": two})))
    students = [r.student for r in report.rows]
    assert students == ["ana_garcia_nunez_101", "ana_garcia_nunez_103"]
    assert [files(course, s)["padding.ipynb"] for s in students] == [one, two]
    assert all("más de una persona" in r.notices[0] for r in report.rows)


def test_a_namesake_who_hands_in_later_is_not_the_first(course):
    collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD})))
    report = collect(course, zipped(course, Upload(TWIN, {"p.ipynb": notebook(UNIT, {})})))
    assert status(report) == {"ana_garcia_nunez_103": "new"}
    assert files(course, "ana_garcia_nunez")["padding.ipynb"] == GOOD


def test_one_person_has_one_id_in_every_unit_although_the_number_changes(course):
    collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD})))
    moved = Student(ANA.first, ANA.last, 987)
    report = collect(
        course, zipped(course, Upload(moved, {"c.ipynb": notebook("02_convolve")})), "02_convolve"
    )
    assert status(report) == {"ana_garcia_nunez": "new"}
    saved = json.loads((course.root / ".grader" / "moodle.json").read_text("utf-8"))
    assert saved["participants"]["01_padding"]["101"]["student"] == "ana_garcia_nunez"
    assert saved["participants"]["02_convolve"]["987"]["student"] == "ana_garcia_nunez"


def test_hidden_names(course):
    people = [Student("Participante", "", n) for n in (7, 8)]
    report = collect(course, zipped(course, *(Upload(p, {"p.ipynb": GOOD}) for p in people)))
    assert status(report) == {"participante_7": "new", "participante_8": "new"}
    again = collect(
        course, zipped(course, Upload(people[0], {"p.ipynb": notebook("02_convolve")})), "02_convolve"
    )
    assert again.rows[0].student not in status(report), "sin nombre no se puede saber si es la misma persona"


def test_a_stranger_folder_is_not_taken_over(course):
    (course.root / "submitted" / "ana_garcia_nunez" / "00_inicio").mkdir(parents=True)
    report = collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD})))
    assert status(report) == {"ana_garcia_nunez_101": "new"}


def test_a_broken_register_is_told(course):
    (course.root / ".grader").mkdir()
    for text in ('{"students": {"a": {"name": 3}}, "participants": {}}', '{"students": {"../a": {}}}', "{"):
        (course.root / ".grader" / "moodle.json").write_text(text)
        with pytest.raises(CourseError, match=r"moodle\.json"):
            collect(course, zipped(course, Upload(ANA, {"p.ipynb": GOOD})))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), (",", "utf-16-le"), (";", "utf-8")],
)
def test_roster(course, tmp_path, language, delimiter, encoding):
    path = make_roster(tmp_path / "lista.csv", [ANA, JOSE, TWIN], language, delimiter, encoding)
    done = roster.enrol(course, path)
    assert set(done.students) == {"ana.garcia", "jose", "ana.garcia_otra.es"}
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        found = {s.id: (s.first_name, s.last_name, s.email) for s in gradebook.students}
    assert found["jose"] == ("José", "Ñíguez de la O", "jose@uni.es")
    assert len(found) == 3
    again = roster.enrol(course, path)
    assert (set(again.students), again.new) == (set(done.students), 0)


def test_roster_after_collecting_keeps_the_id(course, tmp_path):
    collect(course, zipped(course, Upload(JOSE, {"p.ipynb": GOOD}), Upload(ANA, {"p.ipynb": GOOD})))
    done = roster.enrol(course, make_roster(tmp_path / "lista.csv", [ANA, JOSE, TWIN]))
    assert set(done.students) == {"ana.garcia", "jose_niguez_de_la_o", "ana.garcia_otra.es"}, (
        "con dos Anas en la lista no se puede saber cuál entregó"
    )
    assert Register.of(course).students["jose_niguez_de_la_o"].email == "jose@uni.es"


def test_odd_rosters(course, tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text(
        "Nombre completo,Dirección de correo,Roles\n"
        "Eva Ruiz,eva@uni.es,Estudiante\nProfe,profe@uni.es,Profesor\n,,\n,-,Estudiante\n"
        "Eva Ruiz,eva@uni.es,Estudiante\nCon,con@uni.es,Student\n../../x,../../x@uni.es,Estudiante\n"
    )
    done = roster.enrol(course, path)
    assert done.students == ("eva", "con_", "x")
    assert len(done.skipped) == 2
    path.write_text("a,b\n1,2\n")
    with pytest.raises(CourseError, match="no parece una lista"):
        roster.enrol(course, path)
    path.write_bytes(b"")
    with pytest.raises(CourseError, match="vacío"):
        roster.enrol(course, path)
    path.write_bytes(zip_bytes([Entry("xl/workbook.xml")]))
    with pytest.raises(CourseError, match="CSV"):
        roster.enrol(course, path)


def test_command_line(course, tmp_path):
    source = zipped(course, Upload(ANA, {"p.ipynb": GOOD, "x.exe": b"MZ"}), Upload(JOSE, {"p.ipynb": GOOD}))
    lista = make_roster(tmp_path / "lista.csv", [ANA, JOSE, Student("Eva", "Ruiz", 1, "eva@uni.es")])
    report = tmp_path / "informe.json"
    where = ["--course", course.root, "--roster", lista, "--json", report, "--zona", "UTC"]
    done = CliRunner().invoke(app, [str(a) for a in ("collect", source, UNIT, *where)])
    assert done.exit_code == 0, done.output
    assert "recogida" in done.output
    assert "x.exe: no es un archivo de datos" in done.output
    assert "Sin entrega: eva." in done.output
    data = json.loads(report.read_text("utf-8"))
    assert {r["student"]: r["status"] for r in data["rows"]} == {"ana.garcia": "new", "jose": "new"}
    assert data["absent"] == ["eva"]
    wrong = CliRunner().invoke(
        app, ["collect", str(source), UNIT, "--course", str(course.root), "--zona", "Luna"]
    )
    assert "No conocemos la zona horaria Luna" in str(wrong.exception)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_ids_are_safe_and_unique(text):
    register = Register(Path("/nada/moodle.json"), Path("/nada/submitted"))
    one = register.enrol(Person(text, email=f"{text}@uni.es"))
    two = register.enrol(Person(text, email=f"{text}@otra.es"))
    assert one.casefold() != two.casefold()
    for student in (one, two):
        assert student == slug(student) or student.startswith(slug(student))
        assert student.isascii()
        assert student[0].isalnum()
        assert not set(student) & set('/\\:*?"<>|\x00 ')


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="_/", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_owner_is_read_back_from_the_folder_name(name):
    owner, inner = owner_of((f"{name}_12_assignsubmission_file_", "a_b_3_assignsubmission_file_x", "c"))
    assert (owner.number, inner) == ("12", ("a_b_3_assignsubmission_file_x", "c"))


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(list(WORDS)),
)
def test_dates_of_the_worksheet_are_read_back(when, language):
    assert moodle_date(moodle_text(when, language), UTC) == when.replace(second=0, microsecond=0)
    assert moodle_date("-", UTC) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_file_is_a_table_or_a_clear_error(data, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    try:
        sheet = read_sheet(path)
    except CourseError:
        return
    assert sheet.to_bytes() == data


def test_a_zip_without_entries_and_names_that_do_not_decode(course, tmp_path):
    with zipfile.ZipFile(tmp_path / "vacio.zip", "w"):
        pass
    with pytest.raises(CourseError, match="forma que da Moodle"):
        collect(course, tmp_path / "vacio.zip")
    data = zip_bytes([Entry("ñ.ipynb", GOOD)]).replace("ñ".encode(), b"\xff\xfe")
    (tmp_path / "raro.zip").write_bytes(data)
    with pytest.raises(CourseError, match="no es un zip o está dañado"):
        collect(course, tmp_path / "raro.zip")
