"""La admisión: qué se cree de una entrega y qué no."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.pipeline.intake import Unit, admit
from grader.pipeline.reading import MAX_BYTES, MAX_CELLS, IntakeError


def marked(cell, **nbgrader):
    base = {"schema_version": 3, "task": False, "grade": False, "solution": False, "locked": False}
    cell.metadata.nbgrader = base | nbgrader
    return cell


def demo(source):
    cell = new_code_cell(source)
    cell.metadata.tags = ["demostracion"]
    return cell


@pytest.fixture
def release():
    return new_notebook(
        cells=[
            new_markdown_cell("# Unidad"),
            marked(new_code_cell("import numpy as np"), grade_id="importaciones", locked=True),
            demo("import torch"),
            marked(new_code_cell("def f(x):\n    raise NotImplementedError"), grade_id="f", solution=True),
            marked(new_code_cell("check(f)"), grade_id="check_f", grade=True, locked=True, points=4),
            marked(new_markdown_cell("Respuesta"), grade_id="texto", grade=True, solution=True, points=2),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )


@pytest.fixture
def unit(release):
    return Unit("01_f", nbformat.writes(release).encode())


def submit(notebook):
    return nbformat.writes(notebook).encode()


def sources(clean):
    return list(clean.to_run.values())


def test_what_the_student_wrote_is_kept(release, unit):
    release.cells[3].source = "def f(x):\n    return x"
    release.cells[5].source = "Mi respuesta"
    release.cells.insert(3, new_code_cell("ayuda = 1"))
    clean = admit(submit(release), unit)
    assert sources(clean) == ["import numpy as np", "ayuda = 1", "def f(x):\n    return x"]
    assert clean.notebook.cells[6].source == "Mi respuesta"
    assert clean.graded == {"f": 5}
    assert clean.notices == ()


def test_demonstrations_are_not_run_unless_they_were_edited(release, unit):
    assert "import torch" not in sources(admit(submit(release), unit))
    release.cells[2].source = "k = 2\nprint(k)"
    release.cells[3].source = "def f(x):\n    return k * x"
    assert sources(admit(submit(release), unit))[1:] == ["k = 2", release.cells[3].source]
    release.cells[2].source = "%%writefile ayuda.py\nk = 2"
    assert sources(admit(submit(release), unit))[1] == release.cells[2].source


def test_metadata_outputs_and_points_come_from_the_release(release, unit):
    cell = release.cells[4]
    cell.metadata.tags = ["skip-execution"]
    cell.metadata.nbgrader.points = 1000
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "10.0"})]
    release.metadata.kernelspec.name = "otro"
    clean = admit(submit(release), unit)
    graded = clean.notebook.cells[clean.graded["f"]]
    assert graded.metadata.nbgrader.points == 4
    assert "tags" not in graded.metadata
    assert graded.outputs == []
    assert clean.notebook.metadata.kernelspec.name == "python3"


def test_flipped_flags_and_types_do_not_matter(release, unit):
    for cell in release.cells[3:5]:
        flags = cell.metadata.nbgrader
        flags.grade, flags.solution, flags.locked = not flags.grade, not flags.solution, not flags.locked
    release.cells[4].cell_type = "markdown"
    for key in ("outputs", "execution_count"):
        release.cells[4].pop(key)
    clean = admit(submit(release), unit)
    assert clean.notebook.cells[clean.graded["f"]].source == "check(f)"
    assert clean.notebook.cells[clean.graded["f"]].cell_type == "code"


def test_changed_locked_cells_are_restored_and_said(release, unit):
    release.cells[4].source = "10.0"
    clean = admit(submit(release), unit)
    assert clean.notebook.cells[clean.graded["f"]].source == "check(f)"
    assert any("check_f" in notice for notice in clean.notices)


def test_an_import_added_to_the_first_cell_is_run_too(release, unit):
    release.cells[1].source += "\nimport math"
    assert sources(admit(submit(release), unit))[:2] == [
        "import numpy as np",
        "import numpy as np\nimport math",
    ]


def test_the_teacher_is_told_about_graded_cells(release, unit):
    release.cells[4].metadata.tags = ["skip-execution"]
    release.cells[4].metadata.nbgrader.points = 1000
    assert len(admit(submit(release), unit).notices) == 2


def test_deleted_cells_come_back_behind_their_neighbour(release, unit):
    release.cells = [release.cells[0], release.cells[3]]
    clean = admit(submit(release), unit)
    ids = [c.metadata.get("nbgrader", {}).get("grade_id") for c in clean.notebook.cells]
    assert ids == [None, "importaciones", "f", "check_f", "texto"]
    assert len(clean.notices) == 3


def test_deleted_solution_cell_is_not_put_back_over_the_students_code(release, unit):
    release.cells[3] = new_code_cell("def f(x):\n    return x")
    assert sources(admit(submit(release), unit))[-1] == "def f(x):\n    return x"


def test_repeated_cells(release, unit):
    release.cells.append(nbformat.from_dict(release.cells[4] | {"id": "copia"}))
    again = nbformat.from_dict(release.cells[3] | {"id": "otra-copia"})
    again.source = "def f(x):\n    return 3"
    release.cells.append(again)
    clean = admit(submit(release), unit)
    assert sources(clean)[-1] == "def f(x):\n    return 3"
    ids = [c.metadata.get("nbgrader", {}).get("grade_id") for c in clean.notebook.cells]
    assert ids.count("check_f") == ids.count("f") == 1
    nbformat.validate(clean.notebook)


def test_without_release_everything_runs(release):
    clean = admit(submit(release), Unit("01_f"))
    assert len(clean.to_run) == 4
    assert clean.graded == {}


BAD = {
    "vacío": b"",
    "espacios": b"  \n",
    "no JSON": b"hola",
    "cortado": b'{"cells": [{"cell_type": "code"',
    "binario": b"\x89PNG\r\n\xff",
    "lista": b"[]",
    "sin celdas": b"{}",
    "celdas raras": b'{"cells": 3}',
    "formato 3": b'{"worksheets": [], "nbformat": 3}',
    "profundo": b"[" * 100_000,
    "profundo 2": b'{"cells": ' + b"[" * 100_000,
    "número enorme": b'{"cells": [' + b"9" * 10_000 + b"]}",
    "demasiado grande": b'{"a": "' + b" " * (MAX_BYTES + 1),
    "muchas celdas": json.dumps({"cells": [{}] * (MAX_CELLS + 1)}).encode(),
    "celda enorme": json.dumps({"cells": [{"source": "a" * 300_000}]}).encode(),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_bad_files_get_a_spanish_reason(data, unit):
    with pytest.raises(IntakeError) as caught:
        admit(data, unit)
    assert str(caught.value).endswith(".")


ODD = [
    {"cell_type": "code", "source": ["a = 1\n", "b = 2"]},
    {"cell_type": "code", "source": ["a", 3, None]},
    {"cell_type": "code", "source": 3, "metadata": 3},
    {"cell_type": "code", "source": "x", "metadata": {"nbgrader": []}},
    {"cell_type": "code", "source": "x", "metadata": {"nbgrader": {"grade_id": ["f"]}}},
    {"cell_type": "video", "source": "x"},
    {"cell_type": None},
    {"source": "\ud800"},
    {},
]


@pytest.mark.parametrize("cell", ODD, ids=range(len(ODD)))
def test_odd_cells_are_read_or_dropped(cell, unit):
    clean = admit(json.dumps({"cells": [cell, "no soy una celda", None]}).encode(), unit)
    nbformat.validate(clean.notebook)
    nbformat.writes(clean.notebook).encode()


def test_byte_order_mark_is_fine(release, unit):
    assert admit(b"\xef\xbb\xbf" + submit(release), unit).graded == {"f": 4}
