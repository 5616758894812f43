"""El resumen dice lo que dijo cada ``check``, y sus enlaces llevan a celdas que existen."""

import re

import nbformat
import numpy as np
import pytest

from grader import exercises
from grader.cells import role_of
from grader.checking import CheckFailed, check
from grader.telling import summary
from tests.kit.sample_class import ROOT

UNIT = "07_red"


@pytest.fixture(autouse=True)
def _nothing_told(monkeypatch):
    monkeypatch.setattr(summary, "_told", {})


def relu_forward(Z):
    return np.maximum(Z, 0)


def linear_forward(X, W, b):
    raise NotImplementedError


def test_it_tells_what_each_check_told(capsys):
    check(relu_forward)
    with pytest.raises(CheckFailed):
        check(linear_forward)
    with pytest.raises(CheckFailed):
        check(lambda l_O, Z: l_O * (Z >= 0), "relu_backward")
    capsys.readouterr()
    summary.resumen(UNIT)
    first, _, *rows = capsys.readouterr().out.splitlines()
    assert first == "✘ Pasa 1 de 9 ejercicios. El primero que falta es `relu_backward`."
    assert len(rows) == 9
    assert re.search(r"✔ bien +relu_forward +4 / 4$", rows[0])
    assert re.search(r"✘ falla +relu_backward +\d / 6  «Z igual a 0»", rows[1])
    assert re.search(r"· sin escribir +linear_forward +0 / 6$", rows[2])
    assert all("· sin comprobar" in row for row in rows[3:])


def test_when_everything_passes_it_says_so(capsys):
    asked = exercises.of_unit("00_inicio")
    for exercise in asked:
        check(exercise.oracle, exercise.name)
    capsys.readouterr()
    summary.resumen("00_inicio")
    how = "Pasa el ejercicio" if len(asked) == 1 else f"Pasan los {len(asked)} ejercicios"
    assert capsys.readouterr().out.startswith(f"✔ {how} de la unidad.")


def test_a_unit_that_does_not_exist(capsys):
    summary.resumen("08_otra")
    summary.resumen()
    assert capsys.readouterr().out.count("No hay ninguna unidad") == 2


def test_each_link_leads_to_the_check_of_its_exercise():
    shown = summary.UnitSummary([(e.name, None) for e in exercises.of_unit(UNIT)])
    links = re.findall(r"href='#([^']+)'", shown._repr_html_())
    assert len(links) == 9
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if name := role_of(cell).exercise:
                assert f"cell-id={cell.id}" == summary.anchor(name)
