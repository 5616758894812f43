"""Predecir: qué se contesta a cada respuesta, y qué se lee después en el cuaderno que se entrega."""

import nbformat
import numpy as np
import pytest

from grader.pipeline.intake import Unit, admit
from grader.predictions import KNOWN, OTHER, RIGHT, Prediction, all_predictions, same
from grader.predictions.reading import MAX_CHARS, NotLiteral, answers_in
from grader.telling.answering import prediccion
from tests.kit.sample_class import ROOT

FORM = all_predictions()["06-forma"]
RELEASED = ROOT / "notebooks/06_vectorizacion/vectorizacion.ipynb"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (2, 2.0),
        ([1, 2], (1, 2.0)),
        ("Sí ", "si"),
        (True, True),
        (10**400, 10**400),
        (0.1 + 0.2, 0.3),
        ((), ()),
    ],
)
def test_the_same_answer_can_be_written_in_several_ways(given, wanted):
    assert same(given, wanted)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (1, True),
        (True, 1),
        (1, (1,)),
        ((1, 2), (1, 2, 3)),
        ("2", 2),
        (10**400, 3.5),
        (None, 0),
        ({1: 2}, (1,)),
        (float("nan"), 1),
    ],
)
def test_another_answer_is_another(given, wanted):
    assert not same(given, wanted)


def test_an_estimate_is_right_within_its_tolerance():
    about = Prediction(name="01-x", right=0.82, hint="", tolerance=0.02)
    assert [about.meaning(v).kind for v in (0.83, 0.9)] == [RIGHT, OTHER]


def test_each_answer_gets_its_meaning(capsys):
    def told(*answers):
        prediccion("06-forma", *answers)
        return capsys.readouterr().out

    assert "se puede saltar" in told(...)
    assert "se puede saltar" in told()
    assert told((18, 27)).startswith("✔")
    assert told(18, 27).startswith("✔"), "sin los paréntesis de la tupla"
    assert told(np.array([18, 27])).startswith("✔")
    for text in ("18, 27", "(18, 27)", "18×27", "18 x 27"):
        assert told(text).startswith("✔"), "los números de un texto"
    assert FORM.readings[27, 18] in told((27, 18))
    assert FORM.hint in told((1, 2))
    assert "Esperamos una tupla de 2 valores" in told("dos")
    assert told((27, 18), (18, 27)).startswith("✔"), "la última"
    assert 'donde van los tres puntos: `prediccion("06-forma", (27, 18), ...)`.' in told((27, 18))
    for answer in ((27, 18), (1, 2), "dos"):
        assert "(18, 27)" not in told(answer)
    prediccion("06-nada", 1)
    prediccion(3)
    assert capsys.readouterr().out.count("No hay ninguna predicción") == 2


def test_answers_are_read_without_running_anything(tmp_path):
    trap = tmp_path / "trampa"
    cells = [
        'prediccion("06-forma", (27, 18), [9 * 2, 27])  # ahora sí',
        f'prediccion("06-copias", open({str(trap)!r}, "w"))',
        'prediccion("06-numeros", ...)',
        'prediccion("06-otra", 1)',
        'prediccion("06-unos", ' + "(" * 900 + ")" * 900 + ")",
        'prediccion("06-unos", ' + "-" * 1900 + "1)",
        'prediccion("06-unos", 10 ** 10 ** 10)',
        f'prediccion("06-unos", "{"a" * MAX_CHARS}")',
        "prediccion(",
    ]
    found = answers_in(cells)
    assert found["06-forma"] == [(27, 18), (18, 27)]
    assert isinstance(found["06-copias"][0], NotLiteral)
    assert not trap.exists()
    assert found.keys() == {"06-forma", "06-copias", "06-unos"}
    assert FORM.meaning(NotLiteral()).kind == OTHER
    assert FORM.meaning((27, 18)).kind == KNOWN


def test_what_was_answered_is_kept_and_not_run_when_grading():
    notebook = nbformat.read(RELEASED, as_version=4)
    for cell in notebook.cells:
        if cell.source == 'prediccion("06-forma", ...)':
            cell.source = 'prediccion("06-forma", (27, 18))'
    release = RELEASED.read_bytes()
    clean = admit(nbformat.writes(notebook).encode(), Unit("06_vectorizacion", release))
    sources = [c.source for c in clean.notebook.cells if c.cell_type == "code"]
    assert answers_in(sources) == {"06-forma": [(27, 18)]}
    assert not [source for source in clean.to_run.values() if "prediccion(" in source or "resumen(" in source]
    assert not clean.notices
