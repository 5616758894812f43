"""Lo que se entrega de verdad: borradores, grupos, varios cuadernos y archivos que no son el cuaderno."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grader.cli.commands import app
from grader.course.collecting import merging, refusals, teams
from grader.course.collecting.archive import Item, Listing, Refused
from grader.course.collecting.people import Participation, Register
from grader.course.collecting.sheets import read_sheet
from grader.course.gradebook import copies
from grader.course.layout import Course
from grader.course.moodle import collecting
from grader.course.moodle.worksheet import match
from grader.course.spreadsheets import grade_table
from tests.kit.moodle import (
    NOON,
    Entry,
    Given,
    Student,
    Upload,
    fill_gradebook,
    make_zip,
    moodle_text,
    notebook,
    small_course,
    zip_bytes,
)

UNIT = "01_padding"
GOOD = notebook(UNIT)
NAMES = ("Ana Uno", "Eva Dos", "Luis Tres", "Mar Cuatro", "Pol Cinco", "Jan Seis")
CLASS = [Student(n, "", 701 + i, f"u{i}@uni.example") for i, n in enumerate(NAMES)]
STATES = (
    "Enviado para calificar",
    "Borrador (no enviado)",
    "Enviado para calificar - Retrasado 2 días",
    "Enviado para calificar - Extensión concedida hasta: miércoles, 9 de septiembre de 2026, 23:59",
    "Sin entrega",
    "Enviado para calificar",
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "curso")


def collect(course: Course, source: Path, **options) -> collecting.Report:
    return collecting.collect(course, source, UNIT, collecting.Options(**options))


def worksheet(path: Path, states=STATES, teams: tuple[str, ...] = ()) -> Path:
    lines = ["Identificador,Nombre completo,Dirección de correo,Estado,Última modificación (entrega)"]
    lines[0] += ",Grupo" if teams else ""
    for i, (s, state) in enumerate(zip(CLASS, states, strict=False)):
        when = "-" if state == "Sin entrega" else moodle_text(NOON)
        team = f",{teams[i]}" if teams else ""
        lines.append(f'Participante{s.number},{s.name},{s.email},"{state}","{when}"{team}')
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_the_sheet_and_the_zip_are_crossed(course: Course, tmp_path: Path) -> None:
    source = make_zip(tmp_path / "z.zip", [Upload(s, {"p.ipynb": GOOD}) for s in CLASS[:4]])
    report = collect(course, source, worksheet=worksheet(tmp_path / "hoja.csv"))
    told = "\n".join(report.notices)
    assert "En borrador, sin enviar, aunque está en el zip: Eva Dos." in told
    assert "Con retraso según Moodle: Luis Tres (Retrasado 2 días)." in told
    assert "Mar Cuatro" not in told, "su prórroga se dice al apuntarla"
    assert "pero no está en el zip: vuelve a descargarlo, sin filtros: Jan Seis." in told
    assert "Ana Uno" not in told
    assert report.absent == ("u4", "u5"), "quien está en la hoja está en el curso"


def test_who_sent_it_and_is_not_in_the_zip_is_not_who_sent_nothing(course: Course, tmp_path: Path) -> None:
    def state() -> dict[str, object]:
        return {row[0]: row[-1] for row in grade_table(course, [UNIT]).rows}

    sheet = worksheet(tmp_path / "hoja.csv")
    collect(course, make_zip(tmp_path / "a.zip", [Upload(CLASS[0], {"p.ipynb": GOOD})]), worksheet=sheet)
    assert (state()["u4"], state()["u5"]) == ("sin entrega", "enviada según Moodle y no recogida")
    later = make_zip(tmp_path / "b.zip", [Upload(s, {"p.ipynb": GOOD}) for s in CLASS])
    collect(course, later, worksheet=sheet)
    assert state()["u5"] == "sin calificar"
    assert Register.of(course).lost(UNIT) == set()


def test_a_zip_of_a_few_does_not_miss_who_was_collected_before(course: Course, tmp_path: Path) -> None:
    """Salvo a quien, según la hoja, envió después otra cosa que en este zip no está."""
    sheet = worksheet(tmp_path / "hoja.csv")
    everyone = make_zip(tmp_path / "a.zip", [Upload(s, {"p.ipynb": GOOD}) for s in CLASS[:4]])
    collect(course, everyone, worksheet=sheet)
    few = make_zip(tmp_path / "b.zip", [Upload(CLASS[5], {"p.ipynb": GOOD})])
    report = collect(course, few, worksheet=sheet)
    assert not any("no está en el zip" in line for line in report.notices)
    assert Register.of(course).lost(UNIT) == set()
    head, first, *rest = sheet.read_text("utf-8").split("\n")
    first = first.replace(moodle_text(NOON), moodle_text(NOON + timedelta(days=1)))
    sheet.write_text("\n".join([head, first, *rest]), "utf-8")
    report = collect(course, few, worksheet=sheet)
    assert "pero no está en el zip: vuelve a descargarlo, sin filtros: Ana Uno." in "\n".join(report.notices)


#: Cómo lo dice Moodle en cada idioma: enviado, borrador, sin entrega y con retraso.
TOLD = {
    "español": ("Enviado para calificar", "Borrador (no enviado)", "Sin entrega", "1 semana 2 días después"),
    "México": ("Enviado para calificar", "Borrador (no enviado)", "Sin envío", "1 semana retrasado"),
    "inglés": ("Submitted for grading", "Draft (not submitted)", "No submission", "1 week 2 days late"),
    "catalán": (
        "S'ha tramès per a qualificar",
        "Esborrany (no tramès)",
        "No hi ha tramesa",
        "1 setmana 2 dies tard",
    ),
    "gallego": (
        "Entregado para cualificacións",
        "versión preliminar (non entregada)",
        "Sen entrega",
        "1 semana 2 días fóra de prazo",
    ),
    "euskera": (
        "Kalifikatzeko bidalia",
        "Zirriborroa (bidali gabea)",
        "Bidalketarik ez",
        "aste 1 2 egun beranduago",
    ),
    "portugués": (
        "Submetido para avaliação",
        "Trabalho em curso (não submetido)",
        "Não submetido",
        "1 semana 2 dias atrasado",
    ),
    "Brasil": ("Enviado para avaliação", "Rascunho (não enviado)", "Nenhum envio", "1 semana atrasado"),
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_the_state_is_understood_in_each_language(course: Course, tmp_path: Path, told) -> None:
    """«1 semana» no es que no haya entrega: empieza como «sem», que en portugués es «sin»."""
    sent, draft, nothing, late = told
    source = make_zip(tmp_path / "z.zip", [Upload(s, {"p.ipynb": GOOD}) for s in (*CLASS[:2], CLASS[3])])
    states = (f"{sent} - {late}", draft, nothing, nothing, sent)
    report = collect(course, source, worksheet=worksheet(tmp_path / "hoja.csv", states))
    assert set(report.notices) >= {
        f"Con retraso según Moodle: {CLASS[0].name} ({late}).",
        f"En borrador, sin enviar, aunque está en el zip: {CLASS[1].name}.",
        f"En el zip, pero Moodle dice que no hay entrega: {CLASS[3].name}.",
        f"Enviado según Moodle, pero no está en el zip: vuelve a descargarlo, sin filtros: {CLASS[4].name}.",
    }
    assert not any(CLASS[2].name in notice for notice in report.notices)


def test_a_hand_in_of_a_team_is_of_all_its_members(course: Course, tmp_path: Path) -> None:
    one, two = GOOD, notebook(UNIT, {"zero_padding": "# otra"})
    uploads = [Upload(CLASS[0], {"p.ipynb": one, "d.csv": b"1"}), Upload(CLASS[2], {"p.ipynb": two})]
    states = ("Enviado para calificar",) * 5
    teams = ("A", "A", "B", "B", "C")
    sheet = worksheet(tmp_path / "hoja.csv", states, teams)
    report = collect(course, make_zip(tmp_path / "z.zip", uploads), worksheet=sheet)
    assert {r.student: r.status for r in report.rows} == {
        "u0": "new",
        "u1": "team",
        "u2": "new",
        "u3": "team",
    }
    root = course.root / "submitted"
    assert (root / "u1" / UNIT / "padding.ipynb").read_bytes() == one
    assert (root / "u1" / UNIT / "d.csv").read_bytes() == b"1"
    assert (root / "u1" / UNIT / "timestamp.txt").exists()
    assert (root / "u3" / UNIT / "padding.ipynb").read_bytes() == two
    assert report.absent == ("u4",)
    assert "pero no está en el zip: vuelve a descargarlo, sin filtros: Pol Cinco." in "\n".join(
        report.notices
    )
    saved = Register.of(course).participants[UNIT]
    assert {p.student: p.group for p in saved.values()} == {f"u{i}": t for i, t in enumerate(teams)}
    again = collect(course, make_zip(tmp_path / "z.zip", uploads), worksheet=sheet)
    assert {r.student: r.status for r in again.rows} == {
        "u0": "same", "u1": "team", "u2": "same", "u3": "team",
    }  # fmt: skip


def test_a_team_with_different_notebooks_is_told(course: Course, tmp_path: Path) -> None:
    contents = [GOOD, notebook(UNIT, {"zero_padding": "# otra"})]
    uploads = [Upload(s, {"p.ipynb": d}) for s, d in zip(CLASS[:2], contents, strict=True)]
    sheet = worksheet(tmp_path / "hoja.csv", ("Enviado para calificar",) * 3, ("A", "A", "A"))
    report = collect(course, make_zip(tmp_path / "z.zip", uploads), worksheet=sheet)
    assert any("tienen cuadernos distintos (u0, u1)" in line for line in report.notices)
    assert not report.skipped
    assert not (course.root / "submitted" / "u2").exists()


def test_what_is_given_by_hand_to_one_is_of_the_whole_team(course: Course) -> None:
    register = Register.of(course)
    teams_of = {"ana": "A", "eva": "A", "leo": "B", "mar": "B", "pol": ""}
    register.participants[UNIT] = {
        s: Participation(student=s, name=s, group=team) for s, team in teams_of.items()
    }
    register.save()
    cell, given = "pregunta_relleno", {"ana": 4, "leo": 1, "mar": 2}
    marks = {s: {cell: Given(None, 5, manual=given.get(s), pending=s not in given)} for s in teams_of}
    fill_gradebook(course.root, UNIT, marks)
    told = "\n".join(teams.share_marks(course, UNIT))
    cell = "pregunta_relleno"
    assert f"Grupo «A»: en {cell}, los puntos puestos a mano de ana (4) valen también para eva." in told
    assert f"Grupo «B»: en {cell} tienen puntos puestos a mano distintos (leo (1), mar (2))" in told
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        found = {s: gradebook.find_grade(cell, "padding", UNIT, s) for s in teams_of}
        assert {s: g.manual_score for s, g in found.items()} == given | {"eva": 4, "pol": None}
        assert [s for s, g in found.items() if g.needs_manual_grade] == ["pol"]
    assert [line for line in teams.share_marks(course, UNIT) if "A" in line] == []
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        gradebook.find_grade(cell, "padding", UNIT, "ana").manual_score = 5  # se corrige la de uno
        gradebook.db.commit()
    (told,) = [line for line in teams.share_marks(course, UNIT) if "«A»" in line]
    assert told.endswith("de ana (5) valen también para eva (tenía 4).")
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_grade(cell, "padding", UNIT, "eva").manual_score == 5


def in_a_team(course: Course, notebooks: dict[str, bytes]) -> None:
    """Un grupo en el que cada cual tiene su archivo."""
    register = Register.of(course)
    register.participants[UNIT] = {s: Participation(student=s, name=s, group="C") for s in notebooks}
    register.save()
    for student, data in notebooks.items():
        folder = course.root / "submitted" / student / UNIT
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "padding.ipynb").write_bytes(data)


def put_by_hand(course: Course, marks: dict[str, float]) -> None:
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        for student, mark in marks.items():
            gradebook.find_grade("pregunta_relleno", "padding", UNIT, student).manual_score = mark
        gradebook.db.commit()


def by_hand(course: Course, students: str) -> list[float | None]:
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        found = (gradebook.find_grade("pregunta_relleno", "padding", UNIT, s) for s in students.split())
        return [grade.manual_score for grade in found]


@pytest.fixture
def team(course: Course) -> Course:
    marks = {s: {"pregunta_relleno": Given(None, 5, pending=True)} for s in ("ana", "eva", "leo")}
    fill_gradebook(course.root, UNIT, marks)
    return course


def test_marks_are_not_shared_with_who_has_another_notebook(team: Course) -> None:
    in_a_team(team, {"ana": GOOD, "eva": GOOD, "leo": notebook(UNIT, {"zero_padding": "# otra"})})
    (team.root / "submitted" / "eva" / UNIT / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    put_by_hand(team, {"ana": 1, "leo": 2})
    teams.share_marks(team, UNIT)
    assert by_hand(team, "ana eva leo") == [1, 1, 2]
    assert teams.share_marks(team, UNIT) == []
    put_by_hand(team, {"leo": 3})
    teams.share_marks(team, UNIT)
    assert by_hand(team, "ana eva leo") == [1, 1, 3]


def test_the_course_can_ask_for_a_mark_each(team: Course) -> None:
    in_a_team(team, {"ana": GOOD, "eva": GOOD})
    put_by_hand(team, {"ana": 2})
    with (team.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Grader.share_group_marks = False\n")
    assert teams.share_marks(team, UNIT) == []
    assert by_hand(team, "ana eva") == [2, None]


def test_three_different_marks_are_left_also_when_one_is_corrected(team: Course) -> None:
    in_a_team(team, dict.fromkeys(("ana", "eva", "leo"), GOOD))
    put_by_hand(team, {"ana": 0.5, "eva": 1, "leo": 2})
    for corrected in (0.5, 1, 2):
        put_by_hand(team, {"ana": corrected})
        (told,) = teams.share_marks(team, UNIT)
        assert told.endswith(f"(ana ({corrected:g}), eva (1), leo (2)): se quedan así.")
        assert by_hand(team, "ana eva leo") == [corrected, 1, 2]


def test_a_recovered_gradebook_does_not_pass_for_a_correction(team: Course) -> None:
    in_a_team(team, {"ana": GOOD, "eva": GOOD})
    put_by_hand(team, {"ana": 2, "eva": 1})
    copies.save(team, by_hand=True)
    put_by_hand(team, {"eva": 2})
    teams.share_marks(team, UNIT)
    copies.recover(team)
    (told,) = teams.share_marks(team, UNIT)
    assert "distintos (ana (2), eva (1))" in told
    assert by_hand(team, "ana eva") == [2, 1]


def test_what_someone_sent_alone_and_later_is_not_covered_by_her_team(course: Course, tmp_path: Path) -> None:
    """Recoger otra vez lo mismo después de unir a dos personas no cambia nada."""
    later = NOON + timedelta(hours=1)
    own = notebook(UNIT, {"zero_padding": "# la mía"})
    alone = Student("Eva D.", "", 790, "")
    uploads = [Upload(CLASS[0], {"p.ipynb": GOOD}), Upload(alone, {"p.ipynb": own}, when=later)]
    source = make_zip(tmp_path / "z.zip", uploads)
    sheet = worksheet(tmp_path / "hoja.csv", ("Enviado para calificar",) * 2, ("A", "A"))
    collect(course, source, worksheet=sheet, zip_dates="sí")
    (extra,) = {p.name for p in (course.root / "submitted").iterdir()} - {"u0", "u1"}
    merging.merge(course, extra, "u1")
    path = course.root / "submitted" / "u1" / UNIT / "padding.ipynb"
    assert path.read_bytes() == own
    for _ in range(2):
        collect(course, source, worksheet=sheet, zip_dates="sí")
        assert path.read_bytes() == own


def test_of_two_numbers_of_one_person_the_newer_hand_in_stays(course: Course, tmp_path: Path) -> None:
    newer = notebook(UNIT, {"zero_padding": "# nueva"})
    uploads = [Upload(CLASS[0], {"p.ipynb": GOOD}), Upload(CLASS[1], {"p.ipynb": newer})]
    sheet = tmp_path / "hoja.csv"
    rows = [
        f'Participante{s.number},{s.name},{s.email},"Enviado para calificar","{moodle_text(when)}"'
        for s, when in zip(CLASS, (NOON, NOON + timedelta(hours=1)), strict=False)
    ]
    header = "Identificador,Nombre completo,Dirección de correo,Estado,Última modificación (entrega)"
    sheet.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    collect(course, make_zip(tmp_path / "a.zip", uploads), worksheet=sheet)
    merging.merge(course, "u0", "u1")
    there = course.root / "submitted" / "u1" / UNIT / "padding.ipynb"
    for order in (uploads, uploads[::-1]):
        report = collect(course, make_zip(tmp_path / "b.zip", order), worksheet=sheet)
        assert there.read_bytes() == newer
        assert {row.status for row in report.rows} == {"same", "older"}
    found = match(Register.of(course), read_sheet(sheet, ["identifier"]), UNIT)
    assert [m.student for m in found[:2]] == ["u1", "u1"], "la nota va a sus dos filas"


OLD = Entry("Ana Uno_701_assignsubmission_file/b (1).ipynb", notebook(UNIT), NOON - timedelta(days=2))
FULL = Entry(
    "Ana Uno_701_assignsubmission_file/a.ipynb",
    notebook(UNIT, {"zero_padding": "# a", "pregunta_relleno": "Porque sí."}),
    NOON - timedelta(days=5),
)
BLANK = Entry("Ana Uno_701_assignsubmission_file/c.ipynb", notebook(UNIT, {}), NOON)
OTHER = Entry("Eva Dos_702_assignsubmission_file/p.ipynb", GOOD, NOON + timedelta(days=9))


@pytest.mark.parametrize(
    ("entries", "choice", "chosen", "why"),
    [
        ([OLD, BLANK], "auto", "b (1)", "que es el único con algo escrito"),
        ([OLD, FULL, BLANK], "auto", "b (1)", "que es el más nuevo"),
        ([OLD, FULL, BLANK], "nuevo", "c", "que es el más nuevo"),
        ([OLD, FULL, BLANK], "completo", "a", "que tiene más celdas escritas"),
        ([OLD, FULL, BLANK], "nombre", "b (1)", "que es el último por nombre"),
    ],
)
def test_which_of_several_notebooks_and_why(course, tmp_path, entries, choice, chosen, why) -> None:
    path = tmp_path / "z.zip"
    path.write_bytes(zip_bytes([*entries, OTHER]))
    row = collect(course, path, choice=choice).rows[0]
    assert row.notebook.endswith(f"/{chosen}.ipynb")
    assert row.notices[0].endswith(f"elegimos {row.notebook}, {why}")


def seen(*names: str, reason: str = "") -> str:
    items = [Item(label=n, parts=(n,), date=None, size=1, read=lambda limit: b"") for n in names]
    return refusals.kind_of(Listing(items), [Refused(names[0], reason)] if reason else [])


@pytest.mark.parametrize(
    ("names", "reason", "kind"),
    [
        (["trabajo.docx"], "no hay cuaderno", "un documento de texto"),
        (["Padding.PDF"], "", "un PDF"),
        (["padding.html"], "", "una página web guardada"),
        (["padding.py"], "", "un programa de Python"),
        (["captura.png"], "", "una imagen"),
        (["todo.rar"], "", "un archivo comprimido que no es .zip"),
        (["p.ipynb"], "es el cuaderno de otra unidad, 02_convolve: recógelo", "el cuaderno de otra unidad"),
        (["p.ipynb"], "no tiene ninguna celda de las unidades del curso", "un cuaderno que no es del curso"),
        (["p.ipynb"], "está dañado", "un archivo que no se puede leer"),
        (["datos.xyz"], "", "otros archivos"),
    ],
)
def test_what_was_handed_in_instead(names: list[str], reason: str, kind: str) -> None:
    assert seen(*names, reason=reason) == kind
    assert kind in refusals.ASK


def test_nothing_and_text_of_the_platform() -> None:
    text = Listing(refused=[])
    assert refusals.kind_of(text, []) == "nada"
    online = [Refused("onlinetext.html", "es texto escrito en Moodle o algo que no es un archivo entregado")]
    assert refusals.kind_of(text, online) == "solo texto escrito en la plataforma"


def test_other_things_are_counted_apart_with_a_text_to_paste(course: Course, tmp_path: Path) -> None:
    uploads = [
        Upload(CLASS[0], {"p.ipynb": GOOD}),
        Upload(CLASS[1], {"trabajo.docx": b"PK"}),
        Upload(CLASS[2], {"c.ipynb": notebook("02_convolve")}),
    ]
    source = make_zip(tmp_path / "z.zip", uploads)
    sheet = worksheet(tmp_path / "hoja.csv", ("Enviado para calificar",) * 3 + ("Sin entrega",))
    report = tmp_path / "informe.json"
    words = (
        "collect",
        source,
        UNIT,
        "--course",
        course.root,
        "--hoja",
        sheet,
        "--json",
        report,
        "--zona",
        "UTC",
    )
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 0, done.output
    assert "Entregaron otra cosa (2)" in done.output
    assert "1 · un documento de texto: u1" in done.output
    assert "1 · el cuaderno de otra unidad: u2" in done.output
    assert "Direcciones: u1@uni.example; u2@uni.example" in done.output
    assert "Si entregaste un documento de texto, envía el cuaderno (.ipynb)" in done.output
    assert "Sin entrega: u3." in done.output
    rows = json.loads(report.read_text("utf-8"))["rows"]
    assert [r["refused"] for r in rows] == ["", "un documento de texto", "el cuaderno de otra unidad"]
    assert Register.of(course).refused(UNIT) == {r["student"]: r["refused"] for r in rows[1:]}
    fixed = make_zip(tmp_path / "z.zip", [Upload(CLASS[1], {"p.ipynb": GOOD})])
    collect(course, fixed)
    assert set(Register.of(course).refused(UNIT)) == {"u2"}


def test_who_takes_back_another_thing_handed_in_nothing(course: Course, tmp_path: Path) -> None:
    """Lo dice la hoja: un zip sin hoja, o de unos pocos, no borra lo de nadie."""

    def others() -> set[str]:
        return set(Register.of(course).refused(UNIT))

    wrong = {"c.ipynb": notebook("02_convolve")}
    both = make_zip(tmp_path / "z.zip", [Upload(s, wrong) for s in CLASS[:2]])
    collect(course, both, worksheet=worksheet(tmp_path / "h.csv"))
    assert others() == {"u0", "u1"}
    few = make_zip(tmp_path / "y.zip", [Upload(CLASS[2], {"p.ipynb": GOOD})])
    collect(course, few)
    assert others() == {"u0", "u1"}
    collect(course, few, worksheet=worksheet(tmp_path / "h.csv", ("Sin entrega", *STATES[1:])))
    assert others() == {"u1"}


@pytest.mark.parametrize("other_numbers", [False, True])
def test_the_zip_of_another_unit_says_nothing_of_this_one(course, tmp_path, other_numbers) -> None:
    """Se recoge para tomar el cuaderno que alguien subió a la tarea que no era, como se aconseja."""
    second, there = "02_convolve", notebook("02_convolve")
    first = [Upload(s, {"p.ipynb": GOOD}) for s in CLASS[:4]]
    first += [Upload(s, {"c.ipynb": there}) for s in CLASS[4:]]
    source = make_zip(tmp_path / "z.zip", first, downloaded=NOON)
    collect(course, source)
    assert set(Register.of(course).refused(UNIT)) == {"pol_cinco", "jan_seis"}
    shift = 100 if other_numbers else 0
    own = notebook(second, {"convolve": "# la buena"})
    mine = [Upload(replace(s, number=s.number + shift), {"c.ipynb": own}) for s in (CLASS[0], CLASS[5])]
    collecting.collect(course, make_zip(tmp_path / "y.zip", mine, downloaded=NOON), second)
    people = set(Register.of(course).students)
    report = collecting.collect(course, source, second)
    assert [(r.student, r.status) for r in report.rows] == [("pol_cinco", "new"), ("jan_seis", "older")]
    assert (course.root / "submitted/jan_seis" / second / "convolve.ipynb").read_bytes() == own
    assert "ya tiene entrega de 02_convolve" in "".join(report.rows[1].notices)
    assert "Parece la descarga de 01_padding" in "\n".join(report.notices)
    assert report.skipped == ()
    register = Register.of(course)
    assert register.refused(second) == {} and set(register.students) == people


def test_the_marks_for_moodle_say_who_has_none_and_why(course: Course, tmp_path: Path) -> None:
    """Y quién tiene nota de lo que según la hoja es un borrador."""
    uploads = [Upload(s, {"p.ipynb": GOOD}) for s in CLASS[:2]]
    uploads.append(Upload(CLASS[2], {"trabajo.docx": b"PK"}))
    sheet = worksheet(tmp_path / "hoja.csv")
    collect(course, make_zip(tmp_path / "z.zip", uploads), worksheet=sheet)
    fill_gradebook(course.root, UNIT, {s: {"check_zero_padding": Given(5, 10)} for s in ("u0", "u1")})
    head, *rows = sheet.read_text("utf-8").splitlines()
    sheet.write_text("\n".join([f"{head},Calificación", *(f"{row}," for row in rows)]) + "\n", "utf-8")
    words = ("export", "moodle", sheet, UNIT, "--max", 10, "--course", course.root)
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 0, done.output
    assert "sin nota, porque entregaron otra cosa: u2 (un documento de texto)" in done.output
    assert "según Moodle enviaron algo que no está en lo recogido: u3, u5" in done.output
    assert "con nota, y en esta hoja su entrega es un borrador sin enviar: u1" in done.output
    again = [Upload(s, {"p.ipynb": GOOD}) for s in CLASS]
    collect(course, make_zip(tmp_path / "z.zip", again), worksheet=worksheet(tmp_path / "hoja.csv"))
    assert not Register.of(course).refused(UNIT) and not Register.of(course).lost(UNIT)


def test_who_goes_back_to_the_notebook_did_not_hand_in_another_thing(course: Course, tmp_path: Path) -> None:
    for files in ({"p.ipynb": GOOD}, {"trabajo.docx": b"PK"}, {"p.ipynb": GOOD}):
        collect(course, make_zip(tmp_path / "z.zip", [Upload(CLASS[0], files)]))
    assert Register.of(course).refused(UNIT) == {}
