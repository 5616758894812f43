"""Una respuesta escrita no se pierde: esté donde esté, la lee una persona."""

import copy
import json
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from grader.cells import role_of
from grader.pipeline.answers import MAX_CELLS, MAX_FOUND
from grader.pipeline.intake import Unit, admit
from grader.pipeline.loose_text import loose_text
from grader.pipeline.reading import Draft, read_notebook
from grader.units import TEXT_STUB, notebook_name
from tests.kit.sample_class import ROOT

ANSWER = "El borde inventado engaña al filtro, que ve un contorno donde no lo hay."
SOLVED = "def zero_padding(X, pad):\n    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))"


def unit_of(name: str) -> Unit:
    return Unit(name, (ROOT / "notebooks" / name / notebook_name(name)).read_bytes())


UNIT = unit_of("01_padding")
QUESTION = "pregunta_relleno"


def at(notebook, grade_id: str = QUESTION) -> int:
    return next(i for i, c in enumerate(notebook.cells) if role_of(c).grade_id == grade_id)


def admitted(notebook, unit: Unit = UNIT):
    return admit(json.dumps(notebook).encode(), unit)


def answer_in(clean, grade_id: str = QUESTION):
    return clean.notebook.cells[at(clean.notebook, grade_id)]


def below(notebook, *cells) -> None:
    place = at(notebook) + 1
    notebook.cells[place:place] = cells


def without_metadata(notebook):
    for cell in notebook.cells:
        cell.metadata = {"_cell_guid": "x"}
        cell.pop("id", None)


# Cada una deja la respuesta donde la deja alguien, con la celda de la pregunta como se publicó o sin ella.


def in_the_cell_below(notebook):
    below(notebook, new_markdown_cell(ANSWER))


def in_a_raw_cell(notebook):
    below(notebook, new_raw_cell(ANSWER))


def in_a_code_cell(notebook):
    below(notebook, new_code_cell(ANSWER))


def in_comments(notebook):
    below(notebook, new_code_cell(f"# {ANSWER}\n# Y nada más."))


def in_a_string(notebook):
    below(notebook, new_code_cell(f'"""{ANSWER}"""'))


def printed(notebook):
    below(notebook, new_code_cell(f"print({ANSWER!r})"))


def in_a_markdown_magic(notebook):
    below(notebook, new_code_cell(f"%%markdown\n{ANSWER}"))


def in_the_statement(notebook):
    notebook.cells[at(notebook) - 1].source += f"\n\n{ANSWER}"


def in_the_statement_without_its_cell(notebook):
    in_the_statement(notebook)
    del notebook.cells[at(notebook)]


def in_a_locked_cell(notebook):
    notebook.cells[at(notebook, "check_zero_padding")].source += f"\n# {ANSWER}"


def in_a_check_cell_turned_to_text(notebook):
    cell = notebook.cells[at(notebook, "importaciones")]
    twin = new_markdown_cell(ANSWER, metadata=copy.deepcopy(cell.metadata))
    below(notebook, twin)


def far_away_and_emptied(notebook):
    notebook.cells[at(notebook)].source = "  \n"
    notebook.cells.insert(0, new_markdown_cell(ANSWER))


def its_cell_lost_its_name(notebook):
    cell = notebook.cells[at(notebook)]
    cell.source, cell.metadata = ANSWER, {}


def its_cell_has_another_name(notebook):
    cell = notebook.cells[at(notebook)]
    cell.source = ANSWER
    cell.metadata.nbgrader.grade_id = "pregunta_vieja"


def saved_by_kaggle(notebook):
    notebook.cells[at(notebook)].source = ANSWER
    notebook.cells[at(notebook, "zero_padding")].source = SOLVED
    without_metadata(notebook)


def typed_again_in_a_new_notebook(notebook):
    code = [c.source for c in notebook.cells if role_of(c).exercise]
    notebook.cells = [new_code_cell(SOLVED), *map(new_code_cell, code), new_markdown_cell(ANSWER)]


PLACES = [
    *(in_the_cell_below, in_a_raw_cell, in_a_code_cell, in_comments, in_a_string, printed),
    *(in_a_markdown_magic, in_the_statement, in_the_statement_without_its_cell, in_a_locked_cell),
    *(in_a_check_cell_turned_to_text, far_away_and_emptied, its_cell_lost_its_name),
    *(its_cell_has_another_name, saved_by_kaggle, typed_again_in_a_new_notebook),
]


@pytest.mark.parametrize("misplace", PLACES, ids=lambda p: p.__name__)
def test_the_answer_is_shown_in_its_cell_and_said(notebook, misplace):
    misplace(notebook)
    clean = admitted(notebook)
    shown = answer_in(clean).source
    assert ANSWER in shown
    (notice,) = [n for n in clean.notices if QUESTION in n]
    where = next(
        i for i, c in enumerate(clean.notebook.cells) if ANSWER in c.source and not role_of(c).graded
    )
    assert f"hay texto sin identificar en la celda {where + 1}" in notice
    assert f"celda {where + 1}" in shown
    assert "Tomamos una matriz" not in shown  # del enunciado, solo lo que añadió
    nbformat.validate(clean.notebook)


def test_nothing_written_is_nothing_to_look_at(notebook):
    clean = admitted(notebook)
    assert answer_in(clean).source == TEXT_STUB
    assert clean.notices == ()
    del notebook.cells[at(notebook)]
    clean = admitted(notebook)
    assert answer_in(clean).source == TEXT_STUB
    assert clean.notices == (f"Faltaba la celda «{QUESTION}»; la hemos repuesto.",)


NOT_TEXT = [
    "plt.plot([1, 2])",
    "# X = np.pad(X, 1)\n# print(X)",
    "%pip install numpy pandas",
    "!ls -la",
    "files = !ls una carpeta",
    "np.pad?",
    "%%bash\necho hola a todos",
    "def otra(x):\n    return x +",
    "result = np.pad(X, pad",
    "for i in range(3)\n    print(i)",
    "import numpy as np",
    'raise ValueError("faltan los ceros"',
    'print("hola")',
    f"# {TEXT_STUB}",
    "",
]


@pytest.mark.parametrize("source", NOT_TEXT)
def test_code_is_code(notebook, source):
    below(notebook, new_code_cell(source))
    assert answer_in(admitted(notebook)).source == TEXT_STUB


TEXT = [
    ANSWER,
    "Sí.",
    "9 ventanas",
    "¿Un borde falso?",
    "- uno\n- dos cosas",
    "Respuesta: ceros",
    "It's not real because the border is made up",
    "# ceros",
]


@pytest.mark.parametrize("source", TEXT)
def test_prose_in_a_code_cell_is_prose(source):
    (draft,) = read_notebook(json.dumps({"cells": [{"cell_type": "code", "source": source}]}).encode())
    assert loose_text(draft, ())


@pytest.mark.parametrize("body", ["return np.pad(X pad)", "N C H W = X.shape", "retun X"])
def test_a_function_with_a_slip_is_not_prose(body):
    source = f"def zero_padding(X, pad):\n    {body}\n"
    (draft,) = read_notebook(json.dumps({"cells": [{"cell_type": "code", "source": source}]}).encode())
    assert not loose_text(draft, ())


IGNORED = [
    "YOUR ANSWER HERE",
    f"**{TEXT_STUB}**",
    '<a href="https://colab.research.google.com/github/a/b" target="_parent">'
    '<img src="https://colab.research.google.com/assets/colab-badge.svg" alt="Open In Colab"/></a>',
    "---",
    " \n\n ",
]


@pytest.mark.parametrize("source", IGNORED)
def test_what_programs_write_is_not_an_answer(notebook, source):
    below(notebook, new_markdown_cell(source))
    assert answer_in(admitted(notebook)).source == TEXT_STUB


def test_published_text_cut_in_two_is_not_an_answer(notebook):
    cell = next(c for c in notebook.cells if c.cell_type == "markdown" and c.source.count("\n\n") > 3)
    first, _, second = cell.source.partition("\n\n")
    cell.source = first
    notebook.cells.append(new_markdown_cell(second))
    assert answer_in(admitted(notebook)).source == TEXT_STUB


def test_a_written_answer_is_left_alone(notebook):
    notebook.cells[at(notebook)].source = ANSWER
    below(notebook, new_markdown_cell("Una nota mía."))
    clean = admitted(notebook)
    assert answer_in(clean).source == ANSWER
    assert clean.notices == ()


@pytest.mark.parametrize("pieces", [[TEXT_STUB, ANSWER], [ANSWER, TEXT_STUB], [ANSWER, "", ANSWER]])
def test_a_split_answer_without_its_empty_halves(notebook, pieces):
    cell = notebook.cells.pop(at(notebook))
    notebook.cells += [nbformat.from_dict(cell | {"source": p, "id": f"t{i}"}) for i, p in enumerate(pieces)]
    clean = admitted(notebook)
    assert answer_in(clean).source == ANSWER
    assert clean.notices == ()
    assert [role_of(c).grade_id for c in clean.notebook.cells].count(QUESTION) == 1


def test_a_split_answer_is_joined_in_order(notebook):
    place = at(notebook)
    cell = notebook.cells[place]
    cell.source = "Primero.\n\n```python\nsin cerrar"
    notebook.cells.insert(place + 1, nbformat.from_dict(cell | {"source": "Segundo.", "id": "otra"}))
    clean = admitted(notebook)
    assert answer_in(clean).source == "Primero.\n\n```\nsin cerrar\n```\n\nSegundo."
    assert clean.notices == (f"La respuesta «{QUESTION}» estaba en 2 celdas; las hemos juntado.",)


def test_without_metadata_every_cell_is_known_by_its_text(notebook):
    ids = [role_of(c).grade_id for c in notebook.cells]
    notebook.cells[at(notebook, "zero_padding")].source = SOLVED
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", " \r\n") + "\n\n"
    without_metadata(notebook)
    clean = admitted(notebook)
    assert [role_of(c).grade_id for c in clean.notebook.cells] == ids
    assert clean.notices == ()
    assert clean.checks == {
        "zero_padding": (ids.index("check_zero_padding"),),
        "counterexample_padding": (ids.index("check_counterexample_padding"),),
    }
    shown = [c.source for c in clean.notebook.cells if c.cell_type == "code"]
    assert any("torch" in source for source in shown)
    assert not any("torch" in source for source in clean.to_run.values())  # las demostraciones


def test_missing_cells_come_back_where_they_were(notebook):
    ids = [role_of(c).grade_id for c in notebook.cells]
    kept = [c for c in notebook.cells if not role_of(c).locked and role_of(c).grade_id != QUESTION]
    notebook.cells = kept
    without_metadata(notebook)
    clean = admitted(notebook)
    assert [role_of(c).grade_id for c in clean.notebook.cells] == ids
    assert clean.checks == {}  # las que no traía se juzgan al final


def test_with_two_questions_only_the_empty_one_gets_the_text():
    unit = unit_of("05_pooling")
    notebook = nbformat.reads(unit.release.decode(), as_version=4)
    notebook.cells[at(notebook, "pregunta_memoria")].source = "Guarda los índices."
    notebook.cells.append(new_markdown_cell(ANSWER))
    clean = admitted(notebook, unit)
    assert answer_in(clean, "pregunta_memoria").source == "Guarda los índices."
    assert ANSWER in answer_in(clean, "pregunta_posicion").source


def test_the_text_is_bounded_and_the_nearest_goes_first(notebook):
    notebook.cells[:0] = [new_markdown_cell(f"Nota {i}. " + "x" * 1500) for i in range(200)]
    below(notebook, new_markdown_cell(ANSWER))
    shown = answer_in(admitted(notebook)).source
    assert ANSWER in shown
    assert len(shown) < MAX_FOUND + 60 * MAX_CELLS
    assert "Hay más texto en la entrega." in shown


def test_what_it_shows_is_inert(notebook):
    below(notebook, new_markdown_cell("<script>1</script> [a](javascript:1) ![x](http://a.b/c.png)"))
    shown = answer_in(admitted(notebook)).source
    assert "<script" not in shown
    assert not re.search(r"(?<!\\)\]\((?!https?:)", shown)


def test_reading_a_huge_cell_takes_no_time(notebook):
    for mark in ("<!--", "![", '"""', "<a ", "a ", "'"):
        draft = Draft(
            "code" if mark in ('"""', "'", "a ") else "markdown", mark * (19_000 // len(mark)), role_of({})
        )
        assert isinstance(loose_text(draft, ()), str)
