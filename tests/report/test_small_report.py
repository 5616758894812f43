"""El informe de una clase pequeña, sin calificar nada: quién entregó otra cosa, alertas y lo que ocupa."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader import exercises
from grader.course.collecting.people import Participation, Person, Register
from grader.course.extensions import Extensions
from grader.course.layout import Course, Submission
from grader.course.store import Origin, Row, Store
from grader.judge.record import VerdictRecord
from grader.pipeline.worker import STATUS
from grader.report import classroom, gathering, page, plots
from grader.report.anonymity import mask_of
from grader.report.contents import Report
from tests.kit.moodle import small_course

UNITS = [u for u in sorted({e.unit for e in exercises.all_exercises().values()}) if u < "06"]
PEOPLE = [f"estudiante.{n:02}" for n in range(40)]


def verdict(exercise: exercises.Exercise, share: float) -> VerdictRecord:
    criteria = {c.name: share >= 1 for c in exercise.criteria}
    points = exercise.points * share
    return VerdictRecord(points=points, max_points=exercise.points, criteria=criteria, mistakes=())


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Cuarenta personas; la mitad, con media baja; una entregó otra cosa en la segunda unidad."""
    found = small_course(tmp_path_factory.mktemp("clase") / "curso")
    register = Register.of(found)
    register.students = {s: Person(name=f"Nombre Apellido {s[-2:]}") for s in PEOPLE}
    other = Participation(student=PEOPLE[0], name="", refused="un documento de texto")
    register.participants[UNITS[1]] = {"1": other}
    register.save()
    for unit in UNITS:
        for n, student in enumerate(PEOPLE):
            if unit == UNITS[1] and not n:
                continue
            asked = {e.name: verdict(e, 1 if n % 2 else 0) for e in exercises.of_unit(unit)}
            top = sum(v.max_points for v in asked.values())
            row = Row(
                student=student,
                unit=unit,
                status="ok",
                detail="",
                points=sum(v.points for v in asked.values()),
                max_points=top,
                exercises=asked,
            )
            folder = found.root / "submitted" / student / unit
            folder.mkdir(parents=True)
            Store(found).folder(Submission(student, unit, folder)).mkdir(parents=True)
            Store(found)._put_record(Submission(student, unit, folder), row, Origin())
    return found


@pytest.fixture(scope="module")
def report(course: Course) -> Report:
    room = gathering.gather(course, UNITS)
    return classroom.report(room, mask_of(course, room.people, False), datetime(2026, 11, 2))


def test_handing_in_something_else_is_not_handing_in_nothing(report: Report) -> None:
    unit = report.units[1]
    assert (unit.submissions, unit.missing, unit.refused) == (39, 0, 1)
    (first,) = (s for s in report.students if s.label == PEOPLE[0])
    assert f"lo que entregó en {UNITS[1]} no es el cuaderno" in first.risks


def test_who_still_has_time_is_no_alert_and_what_was_lost_is_said(course: Course) -> None:
    room = gathering.gather(course, UNITS)
    unit, sent, late, nothing = UNITS[0], *PEOPLE[1:4]
    absent = replace(
        room,
        handed_in=room.handed_in | {unit: room.handed_in[unit] - {sent, late, nothing}},
        lost={unit: frozenset([sent])},
        extended={unit: frozenset([late])},
    )
    made = classroom.report(absent, mask_of(course, room.people, False), datetime(2026, 11, 2))
    told = {s.label: [r for r in s.risks if unit in r and "repite" not in r] for s in made.students}
    assert told[sent] == [f"Moodle dice que envió {unit} y no estaba en el zip"]
    assert (told[late], told[nothing]) == ([], [f"no ha entregado {unit}"])


def test_an_extension_runs_until_its_hour(course: Course) -> None:
    granted = Extensions(course.root / "nada")
    granted.give("a", {"ana": datetime(2026, 11, 9, tzinfo=UTC), "eva": datetime(2026, 11, 7, tzinfo=UTC)})
    running = granted.running(["a", "b"], datetime(2026, 11, 8, tzinfo=UTC))
    assert running == {"a": {"ana"}, "b": frozenset()}


def test_the_first_alerts_are_few_and_the_rest_is_folded(report: Report) -> None:
    assert len(report.at_risk) == 20
    assert report.first_alerts == 10
    assert report.at_risk[0].label == PEOPLE[0], "quien tiene más motivos"
    written = page.class_page(report)
    assert "Y 10 más, con menos motivos" in written


def test_a_submission_that_ran_is_not_told_to_be_right() -> None:
    assert STATUS["ok"] == "ejecutada"


def test_the_axis_of_a_small_class_counts_people(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(plots, "_svg", lambda draw, height, colours: drawn.append(draw) or "")
    plots.histograms(report.units[:1])
    figure = plots.Figure()
    plots.FigureCanvasSVG(figure)
    drawn[0](figure, plots._LIGHT)
    ticks = figure.axes[0].get_yticks()
    assert len(ticks) > 1
    assert all(float(t).is_integer() for t in ticks)


@pytest.mark.browser
def test_no_table_needs_to_scroll_sideways(report: Report, browser, tmp_path: Path) -> None:
    path = tmp_path / "informe.html"
    path.write_text(page.class_page(report), "utf-8")
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    try:
        opened.goto(path.as_uri())
        wide = """() => [...document.querySelectorAll(".ancha")]
            .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute("aria-label"))"""
        assert opened.evaluate(wide) == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= 1280
    finally:
        opened.close()
