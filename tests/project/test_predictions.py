"""Las predicciones de los cuadernos: cada celda tiene su entrada, y al revés, y ninguna frase la dice."""

import re

import nbformat
import pytest

from grader.cells import role_of
from grader.predictions import RIGHT, Prediction, all_predictions
from tests.kit.sample_class import ROOT

_CELL = re.compile(r'prediccion\("(\d\d-[\w-]+)", \.\.\.\)')
_CALL = re.compile(r"^\s*prediccion\(", re.M)


def cells() -> list[tuple[str, nbformat.NotebookNode]]:
    """Las celdas de código en las que se predice algo, con el número de su unidad."""
    return [
        (path.parent.name[:2], cell)
        for path in sorted((ROOT / "solutions").glob("*/*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and _CALL.search(cell.source)
    ]


def test_each_cell_has_one_prediction_and_each_prediction_one_cell() -> None:
    found = [_CELL.fullmatch(cell.source) for _, cell in cells()]
    assert all(found), "en la celda va solo la llamada, sin contestar"
    assert sorted(match[1] for match in found) == sorted(all_predictions())


def test_the_cells_are_demonstrations_of_their_own_unit() -> None:
    for unit, cell in cells():
        name = _CELL.fullmatch(cell.source)[1]
        assert role_of(cell).demo, name
        assert (name[:2], cell.id) == (unit, f"prediccion-{name}")


def told_in(prediction: Prediction) -> list[str]:
    """Las frases de ``prediction`` que dicen la respuesta a quien no la ha acertado."""
    right = repr(prediction.right)
    if len(right) < 2:  # un número de una cifra está en cualquier parte
        return []
    lone = re.compile(rf"(?<![\w(])(?<!\d[.,]){re.escape(right)}(?![\w)]|[.,]\d)", re.I)
    return [text for text in (prediction.hint, *prediction.readings.values()) if lone.search(text)]


@pytest.mark.parametrize("prediction", all_predictions().values(), ids=all_predictions().keys())
def test_no_sentence_tells_the_answer(prediction: Prediction) -> None:
    assert not told_in(prediction)
    for wrong, text in prediction.readings.items():
        meaning = prediction.meaning(wrong)
        assert meaning.kind != RIGHT
        assert meaning.text == text, "otra respuesta esperada es igual a esta"


def test_telling_it_would_be_seen() -> None:
    for text in ("Es (2, 3).", "sale (2, 3)"):
        assert told_in(Prediction(name="01-x", right=(2, 3), hint=text))
    assert told_in(Prediction(name="01-x", right=486, hint="", readings={1: "No: son 486"}))
    assert not told_in(Prediction(name="01-x", right=486, hint="Son 4860 o 1486.5"))
