"""Un curso entero en una máquina, con las órdenes del manual: Moodle, formgrader y cambios tardíos.

La clase son 40 personas, con acentos; entregan ocho, cada una con otros fallos. Las notas deben ser las
mismas en el libro de nbgrader, en la hoja de Moodle y en las páginas de comentarios; y tras una entrega
tardía y un cambio de rúbrica, cambia lo que debe cambiar y nada más.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from grader.units import notebook_name
from tests.course.test_formgrader_day import Formgrader
from tests.course.test_rejudge import other_rubric
from tests.kit import manual
from tests.kit.lab import Server, formgrader
from tests.kit.moodle import NOON, Student, Upload, make_roster, make_worksheet, make_zip
from tests.kit.programs import call_grader, run_grader
from tests.kit.sample_class import ROOT, Sample, all_samples, build_course

pytestmark = pytest.mark.browser

UNITS = ("01_padding", "02_convolve")
QUESTIONS = {"01_padding": "pregunta_relleno"}
FIRST = ("José", "María", "Íñigo", "Begoña", "Ángel", "Zoë", "Iker", "Núria", "Ramón", "Lucía")
LAST = ("Muñoz", "Peña Ruiz", "Güell", "Ibáñez")
LATE_PLUGIN = '\nc.AssignLatePenalties.plugin_class = "grader.course.late.PerDay"\n'
LATE = timedelta(days=2)
PEOPLE = [
    Student(first, last, 7000 + i, f"persona{i}@uni.example")
    for i, (last, first) in enumerate((last, first) for last in LAST for first in FIRST)
]
#: Dos de cada apellido, con el mismo nombre y otro apellido que los demás.
HAND_IN = PEOPLE[2::5]


@dataclass(frozen=True)
class Term:
    """El curso, quién entregó qué en cada unidad y lo que dijo cada orden."""

    course: Path
    handed: dict[str, dict[str, Sample]]
    said: dict[tuple[str, str], str]


def handed_in(unit: str) -> dict[str, Sample]:
    """La entrega de cada correo: de la clase de ejemplo, las que terminan y pierden criterios distintos."""
    found = [s for s in all_samples() if s.unit == unit and s.status == "ok"]
    varied = {str(s.lost): s for s in found}.values()
    return {person.email: sample for person, sample in zip(HAND_IN, varied, strict=False)}


def download(course: Path, unit: str, handed: dict[str, Sample]) -> None:
    """Lo que se baja de Moodle: el zip, con algún nombre de archivo equivocado, y la hoja."""
    uploads = []
    for i, (email, sample) in enumerate(handed.items()):
        student = next(p for p in PEOPLE if p.email == email)
        name = notebook_name(unit) if i % 3 else f"mi práctica nº {i}.ipynb"
        uploads.append(Upload(student, {name: sample.notebook(ROOT / "notebooks")}))
    make_zip(course / "entregas.zip", uploads)
    make_worksheet(course / "hoja.csv", PEOPLE)


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Term:
    """La semana del manual, una vez por unidad."""
    course = build_course(tmp_path_factory.mktemp("curso"), [])
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(LATE_PLUGIN)
    make_roster(course / "participantes.csv", PEOPLE)
    handed = {unit: handed_in(unit) for unit in UNITS}
    said: dict[tuple[str, str], str] = {}
    for unit in UNITS:
        download(course, unit, handed[unit])
        for words in manual.week():
            if words != ["grader", "formgrader"]:
                said[unit, " ".join(words)] = run(course, unit, words)
        (course / "hoja-notas.csv").rename(course / f"hoja-{unit}.csv")
    return Term(course, handed, said)


def run(course: Path, unit: str, words: list[str], package: Path | None = None) -> str:
    """Ejecuta una orden del manual en el curso, con ``unit`` en lugar de la del ejemplo."""
    program, *arguments = [word.replace("01_padding", unit) for word in words]
    assert program == "grader"
    if package is None:
        done = call_grader(*arguments, cwd=course)
    else:
        done = run_grader(*arguments, "--course", course, package=package)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


def book(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course / 'gradebook.db'}")


def scores(course: Path, unit: str) -> dict[str, float]:
    """La nota de cada correo, con lo puesto a mano y la penalización."""
    with book(course) as found:
        return {
            s.student.email: round(s.score - (s.late_submission_penalty or 0), 6)
            for s in found.assignment_submissions(unit)
        }


def sheet(path: Path) -> dict[str, float]:
    """La calificación de cada correo en la hoja de Moodle; solo quien tiene."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    people = {str(p.number): p.email for p in PEOPLE}
    marked = {people[re.sub(r"\D", "", row["Identificador"])]: row for row in rows if row["Calificación"]}
    return {
        email: number(row["Calificación"]) / number(row["Calificación máxima"])
        for email, row in marked.items()
    }


def number(text: str) -> float:
    return float(text.replace(",", "."))


def total(course: Path, unit: str) -> float:
    with book(course) as found:
        return found.find_assignment(unit).max_score


def test_everyone_is_enrolled_and_every_hand_in_arrives(term: Term) -> None:
    with book(term.course) as found:
        assert {s.email for s in found.students} == {p.email for p in PEOPLE}
        assert any(s.first_name == "Íñigo" and s.last_name == "Peña Ruiz" for s in found.students)
    for unit in UNITS:
        assert set(scores(term.course, unit)) >= set(term.handed[unit])


@pytest.mark.parametrize("unit", UNITS)
def test_each_mark_is_the_one_expected(term: Term, unit: str) -> None:
    found = scores(term.course, unit)
    for email, sample in term.handed[unit].items():
        assert found[email] == pytest.approx(sum(sample.points.values())), sample.source


@pytest.mark.parametrize("unit", UNITS)
def test_the_numbers_are_the_same_at_each_end(term: Term, unit: str, tmp_path: Path) -> None:
    found, top = scores(term.course, unit), total(term.course, unit)
    moodle = sheet(term.course / f"hoja-{unit}.csv")
    assert set(moodle) == set(term.handed[unit])
    for email in term.handed[unit]:
        assert moodle[email] == pytest.approx(found[email] / top, abs=1e-3)  # Moodle, con dos decimales
        (page,) = pages(term.course, unit, email)
        shown = re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))
        assert f"{found[email]:g}" in shown
    done = run_grader("report", unit, "--course", term.course, "--json", tmp_path / "i.json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Entregas: {len(term.handed[unit])}" in done.stdout


def pages(course: Path, unit: str, email: str) -> list[Path]:
    with book(course) as found:
        (student,) = (s.id for s in found.students if s.email == email)
    return list((course / "feedback" / student / unit).glob("*.html"))


@pytest.fixture(scope="module")
def server(term: Term, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with formgrader(term.course, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


def test_the_rest_of_the_term(term: Term, browser: Any, server: Server, tmp_path: Path) -> None:
    """A mano en formgrader, una entrega tardía y otra rúbrica: solo cambia lo que debe."""
    unit, course = UNITS[0], term.course
    before = scores(course, unit)
    by_hand = list(term.handed[unit])[:2]
    for email in by_hand:
        write_points(browser, server, course, unit, email)
    after = scores(course, unit)
    assert after == {e: p + 1.5 * (e in by_hand) for e, p in before.items()}

    # una entrega tardía, dos días después del límite: la nota nueva, menos un 20 %
    with book(course) as found:
        found.update_or_create_assignment(unit, duedate=(NOON + timedelta(hours=1)).isoformat())
    late = next(e for e, s in reversed(term.handed[unit].items()) if any(s.lost.values()))
    assert late not in by_hand
    right = next(s for s in term.handed[unit].values() if sum(s.points.values()) == 13)
    student = next(p for p in PEOPLE if p.email == late)
    upload = Upload(student, {"padding.ipynb": right.notebook(ROOT / "notebooks")}, NOON + LATE)
    make_zip(course / "entregas.zip", [upload])
    make_worksheet(course / "hoja.csv", PEOPLE)
    for words in manual.week():
        if words[1] in ("collect", "autograde", "feedback"):
            run(course, unit, [*words, "--fechas", "sí"] if words[1] == "collect" else words)
    assert scores(course, unit) == {**after, late: pytest.approx(13 * 0.8)}

    # otra rúbrica: un punto pasa de «valores, pad = 1» a «pad = 0»
    after, other = scores(course, unit), scores(course, UNITS[1])
    run(course, unit, ["grader", "rejudge"], package=other_rubric(tmp_path))
    assert scores(course, UNITS[1]) == other
    changed = scores(course, unit)
    for email, points in changed.items():
        passed = criteria(course, unit, email)
        moved = passed["pad = 0"] - passed["valores, pad = 1"]
        assert points == pytest.approx(after[email] + moved * (0.8 if email == late else 1))
    assert any(changed[e] != after[e] for e in changed)


def criteria(course: Path, unit: str, email: str) -> dict[str, bool]:
    with book(course) as found:
        (student,) = (s.id for s in found.students if s.email == email)
    record = json.loads((course / "evidence" / student / unit / "record.json").read_bytes())
    return record["exercises"]["zero_padding"]["criteria"]


def write_points(browser: Any, server: Server, course: Path, unit: str, email: str) -> None:
    """Pone 1.5 puntos a la pregunta, en la página de formgrader."""
    with book(course) as found:
        (one,) = (
            n
            for n in found.notebook_submissions(notebook_name(unit).removesuffix(".ipynb"), unit)
            if n.student.email == email
        )
        where = f"submissions/{one.id}/?index=0"
    day = Formgrader(browser, server)
    day.go(where)
    day.page.locator(f"#{QUESTIONS[unit]}").fill("1.5")
    with day.page.expect_response(lambda r: "/api/grade/" in r.url and r.request.method == "PUT"):
        day.page.locator(f"#{QUESTIONS[unit]}-comment").focus()
    day.wait()
    assert day.outside == []
    day.page.close()
