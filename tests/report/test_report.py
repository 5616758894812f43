"""El informe de la clase dice lo que dicen las filas, no se ejecuta y, anónimo, no nombra a nadie."""

import json
import shutil
import statistics
from collections import Counter
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from grader import exercises
from grader.course import deadlines
from grader.course.layout import Course, Submission
from grader.course.store import Origin, Store
from grader.pipeline.worker import Graded
from grader.report import plots
from grader.report.anonymity import Mask, pseudonym
from grader.report.gathering import gather
from tests.kit.pages import Page, run_here, serious_problems
from tests.kit.programs import GradedClass
from tests.kit.sample_class import ROOT

LATE, PENDING = ("ana_g", "01_padding"), ("hugo_t", "00_inicio")


@pytest.fixture(scope="module")
def course(graded_class: GradedClass, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lo que el informe lee de la clase de ejemplo, con nombres, puntos a mano y un retraso en el libro."""
    root = tmp_path_factory.mktemp("informe")
    for name in ("notebooks", "evidence", ".grader", "submitted"):
        shutil.copytree(graded_class.course / name, root / name, symlinks=True)
    for name in ("nbgrader_config.py", "gradebook.db"):
        shutil.copy(graded_class.course / name, root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student("ana_g", first_name="Anacleta", last_name="Gutiérrez Peláez")
        gradebook.update_or_create_student("matriculada", first_name="Nunca", last_name="Entrega")
        late = gradebook.find_submission_notebook("padding", LATE[1], LATE[0])
        late.late_submission_penalty = 2.5
        answers = next(g for g in late.grades if g.auto_score is None or g.name.startswith("pregunta"))
        answers.manual_score = 1.5
        other = gradebook.find_submission_notebook("inicio", PENDING[1], PENDING[0])
        other.grades[0].needs_manual_grade = True
        gradebook.db.commit()
    return root


@pytest.fixture(scope="module")
def written(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``informe.html`` y ``informe.json`` de la clase, y lo mismo anónimo."""
    folder = tmp_path_factory.mktemp("paginas")
    with pytest.MonkeyPatch.context() as monkeypatch:
        # la penalización de esta clase está puesta a mano, sin ningún plazo del que salga
        monkeypatch.setattr(deadlines, "refreshed", lambda *_: ([], ()))
        for name, options in (("informe", []), ("anonimo", ["--anonimo"])):
            out = ["--out", folder / f"{name}.html", "--json", folder / f"{name}.json"]
            assert run_here(monkeypatch, "report", "--course", course, *out, *options) == 0
    return folder


@cache
def read(written: Path, name: str) -> tuple[Page, dict]:
    page = Page((written / f"{name}.html").read_text("utf-8"))
    return page, json.loads((written / f"{name}.json").read_text("utf-8"))


def shown(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def test_marks_of_each_unit(written: Path, graded_class: GradedClass) -> None:
    page, data = read(written, "informe")
    for unit, cells in zip(data["units"], page.table("Unidad"), strict=True):
        rows = [r for r in graded_class.rows.values() if r["unit"] == unit["name"]]
        marks = [r["points"] / r["max_points"] for r in rows if r["status"] != "error"]
        assert unit["marks"]["mean"] == pytest.approx(statistics.fmean(marks))
        assert unit["marks"]["median"] == pytest.approx(statistics.median(marks))
        assert sum(unit["histogram"]) == len(marks)
        assert unit["histogram"][-1] == sum(round(10 * m, 9) >= 9 for m in marks)
        wanted = [
            unit["name"],
            len(rows),
            len(rows) - len(marks),
            0,
            len(data["students"]) - len(rows),
            0,
            marks.count(1),
        ]
        assert cells[:7] == [str(w) for w in wanted]
        assert cells[7:9] == [shown(statistics.fmean(marks)), shown(statistics.median(marks))]


def test_exercises_criteria_and_mistakes(written: Path, graded_class: GradedClass) -> None:
    page, data = read(written, "informe")
    rows = [r for r in graded_class.rows.values() if r["status"] != "error"]
    for exercise in data["exercises"]:
        found = [r["exercises"][exercise["name"]] for r in rows if r["unit"] == exercise["unit"]]
        assert exercise["submissions"] == len(found)
        assert exercise["full"] == sum(f["points"] == f["max_points"] for f in found)
        assert exercise["none"] == sum(f["points"] == 0 for f in found)
    assert [c[0] for c in page.table("Ejercicio")] == [e.name for e in exercises.all_exercises().values()]
    for criterion in data["criteria"]:
        found = [
            r["exercises"][criterion["exercise"]]["criteria"] for r in rows if r["unit"] == criterion["unit"]
        ]
        started = [f for f in found if any(f.values())]
        assert criterion["failed"] == sum(not f[criterion["name"]] for f in found)
        assert criterion["failed_started"] == sum(not f[criterion["name"]] for f in started)
    shares = [c["failed_started"] / c["started"] if c["started"] else 0 for c in data["criteria"]]
    assert shares == sorted(shares, reverse=True)
    matched = [(r["unit"], n, m) for r in rows for n, e in r["exercises"].items() for m in set(e["mistakes"])]
    assert sum(m["times"] for m in data["mistakes"]) == len(matched)
    for mistake, cells in zip(data["mistakes"], page.table("Error"), strict=True):
        assert mistake["times"] == matched.count((mistake["unit"], mistake["exercise"], mistake["id"]))
        known = next(m for m in exercises.get(mistake["exercise"]).mistakes if m.id == mistake["id"])
        assert known.diagnosis.removeprefix("tu resultado ").removeprefix("tu ")[1:] in cells[0]
        assert (
            mistake["example"].strip().startswith(("def ", "@", "class ", "import "))
            or "=" in mistake["example"]
        )


def test_students_and_gradebook(written: Path, graded_class: GradedClass) -> None:
    page, data = read(written, "informe")
    students = {s["label"]: s for s in data["students"]}
    assert set(students) == {student for student, _ in graded_class.rows} | {"matriculada"}
    assert {(s, m["unit"]): m["points"] for s in students for m in students[s]["marks"]} == {
        key: row["points"] for key, row in graded_class.rows.items()
    }
    ana = next(m for m in students[LATE[0]]["marks"] if m["unit"] == LATE[1])["gradebook"]
    assert (ana["late"], ana["manual"]) == (2.5, 1.5)
    assert ana["total"] == graded_class.rows[LATE]["points"] + 1.5 - 2.5
    marks = [m for one in students.values() for m in one["marks"] if m["gradebook"]]
    told = [
        m
        for m in marks
        if (m["points"], m["max_points"]) != (m["gradebook"]["total"], m["gradebook"]["max_total"])
    ]
    assert any(not m["gradebook"]["manual"] and not m["gradebook"]["late"] for m in told)
    assert page.text.count("total: ") == len(told)  # 8 de 10 no es la nota si la unidad vale 13
    cells = {row[0]: row for row in page.table("Estudiante", "Media")}
    assert "retraso: −2.5" in " ".join(cells["Anacleta Gutiérrez Peláez (ana_g)"])
    assert "falta revisar" in " ".join(cells[PENDING[0]])
    assert students["matriculada"]["marks"] == []


def test_risks_follow_the_rules_of_the_page(written: Path, graded_class: GradedClass) -> None:
    page, data = read(written, "informe")
    risks = {s["label"]: " ".join(s["risks"]) for s in data["students"]}
    by_unit = {u["name"]: {s for s, unit in graded_class.rows if unit == u["name"]} for u in data["units"]}
    opened = [unit for unit, who in by_unit.items() if len(who) >= len(risks) / 2]
    assert opened == [u["name"] for u in data["units"] if u["is_open"]] != []
    for student, text in risks.items():
        rows = [r for (s, _), r in graded_class.rows.items() if s == student]
        for unit, who in by_unit.items():
            assert (f"no ha entregado {unit}" in text) == (unit in opened and student not in who)
        low = bool(rows) and statistics.fmean(r["points"] / r["max_points"] for r in rows) < 0.5
        assert ("tiene de media" in text) == low
    assert "el error «filtro-rotado» en convolve, conv_forward" in risks["valeria_h"]
    assert "«stride mayor que 1»" in risks["valeria_h"]
    assert "al menos el 50 % de la clase" in " ".join(page.text.split())


def test_notices_and_run(written: Path, graded_class: GradedClass) -> None:
    page, data = read(written, "informe")
    said = {
        (r["student"], r["unit"], t)
        for r in graded_class.rows.values()
        for t in (*r["notices"], r["detail"])
        if t
    }
    assert {(e["student"], e["unit"], e["text"]) for e in data["events"]} == said
    rows = next(table for table in page.tables if "Aviso" in table[0])[1:]
    shared = Counter((unit, text) for _, unit, text in said)
    assert {(row[1], row[3]) for row in rows} == set(shared)
    assert len(rows) == len(shared)
    assert sorted(n for n in shared.values() if n > 3) == sorted(
        int(row[0].split()[0]) for row in rows if " estudiantes" in row[0]
    )
    kinds = {e["kind"] for e in data["events"]}
    assert {"celda cambiada", "no se pudo leer", "tiempo agotado"} <= kinds
    assert data["seconds"] == pytest.approx(sum(r["seconds"] for r in graded_class.rows.values()))
    assert sum(data["isolation"].values()) == sum(bool(r["isolation"]) for r in graded_class.rows.values())
    kept = [p for p in (graded_class.course / "evidence").glob("*/*/*") if p.is_file()]
    assert (data["files"], data["file_bytes"]) == (len(kept), sum(p.stat().st_size for p in kept))
    assert page.inert()


def test_every_figure_has_text_and_a_table_beside_it(written: Path) -> None:
    page, data = read(written, "informe")
    images = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(images) == 3
    assert all(len(i["alt"]) > 60 and i["alt"].endswith(".") for i in images)
    counts = [row for table in page.tables if table[0][1].strip() == "0–10 %" for row in table[1:]]
    wanted = [*data["units"], *data["exercises"]]
    assert [[int(c) for c in row[1:]] for row in counts] == [w["histogram"] for w in wanted]
    assert plots.histograms([]) is plots.outcomes([]) is plots.failures([]) is None


def test_anonymous_page_names_nobody(written: Path, course: Path, graded_class: GradedClass) -> None:
    text = (written / "anonimo.html").read_text("utf-8") + (written / "anonimo.json").read_text("utf-8")
    people = {student for student, _ in graded_class.rows} | {
        "matriculada",
        "Anacleta",
        "Gutiérrez",
        "Peláez",
    }
    assert not [p for p in people if p.casefold() in text.casefold()]
    key = Course.at(course).course_key()
    assert all(pseudonym(key, student) in text for student, _ in graded_class.rows)
    assert pseudonym(key, "ana_g") != pseudonym(b"otra clave", "ana_g")
    labels = [s["label"] for s in json.loads((written / "anonimo.json").read_text("utf-8"))["students"]]
    assert labels == sorted(labels)
    assert len(set(labels)) == len(labels)


def test_code_loses_its_author() -> None:
    mask = Mask({"ana_g": "Ana García", "luis@uni.es": "", "sum": "", "x": ""}, vocabulary=["stride"])
    source = '''
def convolve(X, W, b):
    """De Ana GARCIA."""
    ana_g_total = "luis@uni.es y García"  # ana_g
    "otra nota de ana_g"
    for garcia in X:
        "ana"
    return np.sum(X) + ana_g_total, "ijk,ijk"
'''
    clean = mask.code(source)
    assert not [w for w in ("ana", "garc", "luis", "uni.es") if w in clean.casefold().replace("anonimo", "")]
    assert "np.sum(X)" in clean
    assert "ijk,ijk" in clean
    compile(clean, "ejemplo", "exec")
    assert mask.code("def f(:") == ""
    assert mask.text("de ana_g") == "de ana_g"
    assert Mask(mask.people, b"clave").text("Hay: garcia.ipynb, ana_g.") == "Hay: anonimo.ipynb, anonimo."


HOSTILE = ("<script>window.pwned=1<", '"onmouseover="window.pwned=1" x="', "'><img src=x onerror=alert(1)>")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un curso con registros y códigos que intentan salirse de la página."""
    root = tmp_path_factory.mktemp("hostil")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    names = [c.name for c in exercises.get("convolve").criteria]
    for student in HOSTILE:
        name = student.replace("/", "_")
        folder = root / "evidence" / name / "02_convolve"
        folder.mkdir(parents=True)
        found = {
            "points": 3.0,
            "max_points": 10.0,
            "criteria": {n: i > 2 for i, n in enumerate(names)},
            "mistake": "sesgo-dentro",
            "mistakes": ["sesgo-dentro", student],
            "message": student,
        }
        record = {
            **{
                "fingerprint": "",
                "submission": "",
                "student": name,
                "unit": "02_convolve",
                "status": student,
            },
            **{"detail": student, "points": 3.0, "max_points": 10.0, "exercises": {"convolve": found}},
            **{"notices": [f"</td></table>{student}"], "isolation": student, "seconds": 1.0},
        }
        (folder / "record.json").write_text(json.dumps(record), "utf-8")
        code = f"def convolve(X, W, b):\n    return {f'</pre></script>{student}'!r}\n"
        (folder / "graded.ipynb").write_text(
            nbformat.writes(new_notebook(cells=[new_code_cell(code)])), "utf-8"
        )
    (root / "submitted" / HOSTILE[0] / "01_padding").mkdir(parents=True)
    broken = root / "evidence" / "roto" / "02_convolve"
    broken.mkdir(parents=True)
    (broken / "record.json").write_text('{"student": 3, "exercises": []}', "utf-8")
    return root


def test_hostile_text_is_inert(hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for options in ([], ["--anonimo"]):
        out = tmp_path / "informe.html"
        assert run_here(monkeypatch, "report", "--course", hostile, "--out", out, *options) == 0
        page = Page(out.read_text("utf-8"))
        assert page.inert()
        assert "sha256-" in page.source
        assert "</pre></" in page.text
        assert "Registros que no se entienden y no se cuentan: 1" in page.text


@pytest.mark.browser
def test_hostile_page_in_a_browser(hostile: Path, browser, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "informe.html"
    assert run_here(monkeypatch, "report", "--course", hostile, "--out", out) == 0
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(out.as_uri())
    for cell in page.locator("tbody tr").all()[:40]:
        cell.hover(timeout=2000) if cell.is_visible() else None
    assert page.evaluate("window.pwned") is None
    assert [s for s in said if not s.startswith(("file:", "data:"))] == []
    page.close()


@pytest.mark.browser
def test_filters_and_sorting(written: Path, browser) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((written / "informe.html").as_uri())
    marks = page.locator("section[aria-labelledby=estudiantes]")
    first = marks.locator("tbody tr:not([hidden]) th").first
    page.fill("#estudiante", "PELAEZ")
    assert first.inner_text() == "Anacleta Gutiérrez Peláez (ana_g)"
    assert marks.locator("tbody tr:visible").count() == 1
    page.fill("#estudiante", "")
    head = marks.get_by_role("columnheader", name="Media")
    head.get_by_role("button").click()
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    means = [
        float(v) for v in marks.locator("tbody td:nth-child(2)").evaluate_all("c => c.map(x => x.dataset.v)")
    ]
    assert means == sorted(means, reverse=True)
    page.select_option("#unidad", "02_convolve")
    units = page.locator("section[aria-labelledby=ejercicios] table").first.locator("tbody tr:visible")
    assert units.evaluate_all("r => r.map(x => x.dataset.unit)") == ["02_convolve"] * units.count() != []
    assert "Se ven" in page.locator("#cuenta").inner_text()
    page.select_option("#unidad", "")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert problems == []
    page.close()


@pytest.mark.browser
def test_accessibility(hostile: Path, browser, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "informe.html"
    assert run_here(monkeypatch, "report", "02_convolve", "--course", hostile, "--out", out) == 0
    assert serious_problems(browser, out) == []


def test_nothing_graded_yet(tmp_path: Path, monkeypatch, capsys) -> None:
    assert run_here(monkeypatch, "report", "--course", tmp_path) == 2
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "notebooks/01_padding", tmp_path / "notebooks/01_padding")
    capsys.readouterr()
    out = tmp_path / "informe.html"
    assert run_here(monkeypatch, "report", "--course", tmp_path, "--out", out) == 2
    said = " ".join(capsys.readouterr().out.split())
    assert "Todavía no hay nada calificado de 01_padding: ejecuta grader autograde" in said
    assert not out.exists()


def test_earlier_submissions_are_remembered(tmp_path: Path) -> None:
    course, store = Course(tmp_path), Store(Course(tmp_path))
    submission = Submission("ana", "02_convolve", tmp_path)
    for mark, points in (("una", 1.0), ("una", 2.0), ("otra", 3.0), ("tercera", 4.0)):
        store.save(submission, Graded("ok", "", points, 10.0, {}), Origin(mark, mark))
    with (store.folder(submission) / "earlier.jsonl").open("a", encoding="utf-8") as file:
        file.write("{cortado")
    (tmp_path / "nbgrader_config.py").write_text("")
    room = gather(course, ["02_convolve"])
    assert [r.points for r in room.rows] == [4.0]
    assert [r.points for r in room.earlier] == [2.0, 3.0]


def test_one_student(graded_class: GradedClass, tmp_path: Path, monkeypatch) -> None:
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copytree(
        graded_class.course / "evidence/kevin_d/01_padding", tmp_path / "evidence/kevin_d/01_padding"
    )
    out = tmp_path / "informe.html"
    assert run_here(monkeypatch, "report", "01_padding", "--course", tmp_path, "--out", out) == 0
    page = Page(out.read_text("utf-8"))
    assert page.table("Unidad")[0][:6] == ["01_padding", "1", "1", "0", "0", "0"]
    assert "No se ha reconocido ningún error conocido." in page.text
    assert gather(Course.at(tmp_path), ["01_padding"]).people == {"kevin_d": ""}
