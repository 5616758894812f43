"""Publicar otra vez, con otro texto: lo que se repartió antes no parece escrito por nadie."""

import json
from collections.abc import Callable

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from grader.cells import known, role_of
from grader.pipeline.intake import CleanNotebook, Unit, admit
from grader.pipeline.recognition import alike
from grader.report.same import own
from grader.report.sources import own_cells
from grader.units import notebook_name
from tests.kit.sample_class import ROOT

NAME = "01_padding"
QUESTION = "pregunta_relleno"
ANSWER = "El borde inventado engaña al filtro, que ve un contorno donde no lo hay."


def published() -> NotebookNode:
    return nbformat.read(ROOT / "notebooks" / NAME / notebook_name(NAME), as_version=4)


def data(notebook: NotebookNode) -> bytes:
    return json.dumps(notebook).encode()


def again(change: Callable[[NotebookNode], None]) -> tuple[NotebookNode, NotebookNode, Unit]:
    """Lo que se repartió, lo que se publica después de ``change`` y la unidad de entonces."""
    first, second = published(), published()
    change(second)
    ever = frozenset(alike(c.source) for c in (*first.cells, *second.cells))
    return first, second, Unit(NAME, data(second), ever)


def a_text_is_rewritten(notebook: NotebookNode) -> None:
    cell = next(c for c in notebook.cells if c.cell_type == "markdown" and not role_of(c).grade_id)
    cell.source = "# Un título nuevo\n\nCon otra explicación, más larga."


def the_question_is_rewritten(notebook: NotebookNode) -> None:
    cell = known(notebook.cells)[QUESTION]
    cell.source = "**Contesta en dos líneas, con un ejemplo.**\n\n" + cell.source


def the_question_had_a_heading() -> tuple[NotebookNode, NotebookNode, Unit]:
    """Al revés: lo de antes llevaba una línea que hoy no está."""
    second, first, _ = again(the_question_is_rewritten)
    ever = frozenset(alike(c.source) for c in (*first.cells, *second.cells))
    return first, second, Unit(NAME, data(second), ever)


def the_check_is_rewritten(notebook: NotebookNode) -> None:
    cell = known(notebook.cells)["check_zero_padding"]
    cell.source = cell.source.replace("check(zero_padding)", "check(zero_padding, exam=True)")


def answer(clean: CleanNotebook) -> NotebookNode:
    return known(clean.notebook.cells)[QUESTION]


@pytest.mark.parametrize("change", [a_text_is_rewritten, the_question_is_rewritten, the_check_is_rewritten])
def test_an_untouched_hand_in_of_the_earlier_text_has_nothing_to_read(change):
    """nbgrader pone solo el 0 a una pregunta como se publicó; si no, espera a una persona."""
    first, second, unit = again(change)
    clean = admit(data(first), unit)
    assert answer(clean).source == known(second.cells)[QUESTION].source
    assert clean.notices == ()


def test_the_earlier_question_is_no_answer():
    first, second, unit = the_question_had_a_heading()
    assert answer(admit(data(first), unit)).source == known(second.cells)[QUESTION].source
    stranger = Unit(NAME, data(second))
    assert "Contesta en dos" in answer(admit(data(first), stranger)).source, "sin lo de antes, parece escrita"


@pytest.mark.parametrize("change", [a_text_is_rewritten, the_question_is_rewritten])
def test_what_is_written_is_still_read(change):
    """En su celda, en la de al lado o debajo de un texto de antes."""
    first, _, unit = again(change)
    known(first.cells)[QUESTION].source += f"\n\n{ANSWER}"
    assert ANSWER in answer(admit(data(first), unit)).source
    beside = published()
    beside.cells.append(new_markdown_cell(ANSWER))
    assert ANSWER in answer(admit(data(beside), unit)).source
    below = published()
    text = next(c for c in below.cells if c.cell_type == "markdown" and not role_of(c).grade_id)
    text.source += f"\n\n{ANSWER}"
    assert ANSWER in answer(admit(data(below), unit)).source


def test_a_short_line_published_once_may_be_an_answer():
    first, second, _ = again(lambda notebook: None)
    unit = Unit(NAME, data(second), frozenset({"Ceros"}))
    known(first.cells)[QUESTION].source = "Ceros"
    assert answer(admit(data(first), Unit(NAME, data(second)))).source == "Ceros"
    known(first.cells)[QUESTION].source = "Ceros."
    assert "Ceros." in answer(admit(data(first), unit)).source


def test_only_what_is_gone_changes_the_fingerprint():
    release = data(published())
    same = frozenset(alike(c.source) for c in published().cells)
    assert Unit(NAME, release, same).digest == Unit(NAME, release).digest
    assert Unit(NAME, release, same | {"otro"}).digest != Unit(NAME, release).digest


def test_the_earlier_text_is_nobodys_in_the_similarity():
    first, second, unit = again(the_check_is_rewritten)
    a_text_is_rewritten(second)
    release = data(second)
    assert own(data(first), release).everything, "sin saber lo de antes, lo escribió quien entrega"
    assert not own(data(first), release, unit.gone | unit.ever).everything
    assert "check(zero_padding)" in "".join(own_cells(data(first), release))
    assert "check(zero_padding)" not in "".join(own_cells(data(first), release, unit.gone))
