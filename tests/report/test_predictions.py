"""Las predicciones en el informe: quién confunde qué, contado por personas."""

from collections.abc import Mapping
from dataclasses import replace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader.course.layout import Course
from grader.course.store import Row
from grader.predictions import all_predictions
from grader.report import page
from grader.report.contents import Event, ReadingReport, Report
from grader.report.gathering import Classroom
from grader.report.predicting import predicted
from tests.kit.sample_class import ROOT

UNIT = "06_vectorizacion"
CALLS = {
    "ana": ['prediccion("06-forma", (27, 18), (18, 27))'],
    "bea": ['prediccion("06-forma", (18, 27))', 'prediccion("06-veces", 1 / 0)'],
    "ciro": ['prediccion("06-forma", (27, 18), (27, 18), (7, 7))'],
    "dora": ['prediccion("06-forma", ...)'],
}


def classroom(graded: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Classroom:
    """Una clase con esos cuadernos calificados."""
    rows = [
        Row(student=s, unit=UNIT, status="ok", detail="", points=0, max_points=1, exercises={})
        for s in graded
    ]
    monkeypatch.setattr(Classroom, "graded_notebook", lambda _, row: graded[row.student])
    return Classroom(
        course=Course.at(ROOT), units=(UNIT,), rows=tuple(rows), earlier=(), people={}, handed_in={}
    )


def test_it_counts_who_confuses_what_in_each_prediction(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = {who: [new_code_cell(call) for call in calls] for who, calls in CALLS.items()}
    graded = {who: nbformat.writes(new_notebook(cells=c)).encode() for who, c in cells.items()}
    room = classroom(graded | {"roto": b"{"}, monkeypatch)
    found = {p.name: p for p in predicted(room, UNIT, room.rows)}
    assert found.keys() == {name for name in all_predictions() if name.startswith("06-")}
    form, times = found["06-forma"], found["06-veces"]
    assert (form.submissions, form.answered, form.first, form.other) == (5, 3, 1, 1)
    assert form.readings == (ReadingReport(all_predictions()["06-forma"].readings[27, 18], 2),)
    assert (times.answered, times.first, times.other, times.readings) == (1, 0, 1, ())
    assert not list(predicted(room, "09_otra", room.rows))
    written = page.class_page(report(*found.values()))
    assert f"<li>2 × {form.readings[0].text.replace('`', '')}</li>" in written
    assert "<li>1 × otra respuesta</li>" in written
    assert "Nadie ha contestado a ninguna." in page.class_page(report())


def test_what_happens_to_everybody_does_not_hide_what_happens_to_one() -> None:
    everybody = [Event(f"e{i}", "01_padding", "celda cambiada", "vale otros puntos") for i in range(5)]
    one = Event("e3", "01_padding", "ejecución", "tardó demasiado")
    whole = replace(report(), events=(*everybody, one))
    assert list(whole.notices.values()) == [["e3"], [f"e{i}" for i in range(5)]]
    written = page.class_page(whole)
    assert written.count("vale otros puntos") == written.count("5 estudiantes") == 1


def report(*predictions) -> Report:
    """Un informe en el que solo hay predicciones."""
    return Report(
        created="2026-11-02 10:00",
        anonymous=False,
        units=(),
        exercises=(),
        criteria=(),
        mistakes=(),
        predictions=predictions,
        students=(),
        events=(),
        isolation={},
        seconds=0.0,
        files=0,
        file_bytes=0,
        damaged=0,
    )
