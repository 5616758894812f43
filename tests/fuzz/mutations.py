"""Las mutaciones del cuaderno como datos de JSON: celdas, metadatos, salidas, identificadores y versiones.

Cada una es una función ``(rng, cuaderno) -> None`` que lo cambia en el sitio; si no encuentra qué cambiar, lo
deja como está. Las del código y las de los bytes están en :mod:`tests.fuzz.code` y :mod:`tests.fuzz.raw`.
"""

import copy
import random
from typing import Any

from tests.fuzz import corpus, values
from tests.fuzz.values import ODD_TEXT, Mutation, Notebook, anything, cells


def _one(rng: random.Random, notebook: Notebook) -> dict[str, Any]:
    """Una celda al azar; las del ejercicio salen más, que es donde están los puntos."""
    found = cells(notebook) or [{}]
    graded = [c for c in found if _nbgrader(c)]
    return rng.choice(graded if graded and rng.random() < 0.6 else found)


def _nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def _place(rng: random.Random, notebook: Notebook, cell: Any) -> None:
    found = notebook.get("cells")
    if isinstance(found, list):
        found.insert(rng.randint(0, len(found)), cell)


def _remove(notebook: Notebook, cell: dict[str, Any]) -> None:
    if cells(notebook):
        notebook["cells"] = [c for c in notebook["cells"] if c is not cell]


def delete_cell(rng: random.Random, notebook: Notebook) -> None:
    _remove(notebook, _one(rng, notebook))


def duplicate_cell(rng: random.Random, notebook: Notebook) -> None:
    _place(rng, notebook, copy.deepcopy(_one(rng, notebook)))


def move_cell(rng: random.Random, notebook: Notebook) -> None:
    cell = _one(rng, notebook)
    _remove(notebook, cell)
    _place(rng, notebook, cell)


def shuffle_cells(rng: random.Random, notebook: Notebook) -> None:
    if cells(notebook):
        rng.shuffle(notebook["cells"])


def retype_cell(rng: random.Random, notebook: Notebook) -> None:
    kinds = ["code", "markdown", "raw", "heading", "html", None, 3, ["code"], {"a": 1}]
    _one(rng, notebook)["cell_type"] = rng.choice(kinds)


def merge_cells(rng: random.Random, notebook: Notebook) -> None:
    first, second = _one(rng, notebook), _one(rng, notebook)
    if first is not second:
        first["source"] = f"{values.text(first)}\n\n{values.text(second)}"
        _remove(notebook, second)


def split_cell(rng: random.Random, notebook: Notebook) -> None:
    cell = _one(rng, notebook)
    lines = values.text(cell).splitlines(keepends=True)
    where = rng.randint(0, len(lines))
    rest = copy.deepcopy(cell)
    cell["source"], rest["source"] = "".join(lines[:where]), "".join(lines[where:])
    if rng.random() < 0.5:
        rest.pop("metadata", None)
    _place(rng, notebook, rest)


def empty_cell(rng: random.Random, notebook: Notebook) -> None:
    _one(rng, notebook)["source"] = rng.choice(["", [], "\n", ["\n", ""]])


def alien_cell(rng: random.Random, notebook: Notebook) -> None:
    _place(rng, notebook, rng.choice([None, 1, "celda", [], {}, {"cell_type": "code"}, anything(rng)]))


def repeat_notebook(rng: random.Random, notebook: Notebook) -> None:
    if cells(notebook):
        notebook["cells"] = notebook["cells"] * rng.choice([0, 2, 3, 30])


def nbgrader_value(rng: random.Random, notebook: Notebook) -> None:
    names = ["grade", "solution", "locked", "points", "grade_id", "schema_version", "task", "cell_type"]
    _nbgrader(_one(rng, notebook))[rng.choice(names)] = anything(rng)


def nbgrader_missing(rng: random.Random, notebook: Notebook) -> None:
    cell = _one(rng, notebook)
    if isinstance(cell.get("metadata"), dict):
        cell["metadata"].pop("nbgrader", None)


def nbgrader_copied(rng: random.Random, notebook: Notebook) -> None:
    """Pone en una celda la etiqueta de otra."""
    one, other = _one(rng, notebook), _one(rng, notebook)
    one["metadata"] = copy.deepcopy(other.get("metadata", {}))


def nbgrader_swapped(rng: random.Random, notebook: Notebook) -> None:
    one, other = _one(rng, notebook), _one(rng, notebook)
    one["metadata"], other["metadata"] = other.get("metadata", {}), one.get("metadata", {})


def more_points(rng: random.Random, notebook: Notebook) -> None:
    for cell in cells(notebook):
        if _nbgrader(cell):
            _nbgrader(cell)["points"] = rng.choice([1000, -1, 0, "10", float("nan"), True])


def cell_metadata(rng: random.Random, notebook: Notebook) -> None:
    _one(rng, notebook)["metadata"] = anything(rng)


def cell_tags(rng: random.Random, notebook: Notebook) -> None:
    tags = [["skip-execution"], ["demostracion"], ["raises-exception"], "skip-execution", 3, [None, {}]]
    cell = _one(rng, notebook)
    if isinstance(cell.get("metadata"), dict):
        cell["metadata"]["tags"] = rng.choice(tags)


def notebook_metadata(rng: random.Random, notebook: Notebook) -> None:
    if rng.random() < 0.5 or not isinstance(notebook.get("metadata"), dict):
        notebook["metadata"] = anything(rng)
    else:
        kinds = ["kernelspec", "language_info", "widgets", "celltoolbar", "nbgrader", "jupytext"]
        notebook["metadata"][rng.choice(kinds)] = anything(rng)


def outputs(rng: random.Random, notebook: Notebook) -> None:
    full_marks = {
        "output_type": "execute_result",
        "data": {"text/plain": "10"},
        "metadata": {},
        "execution_count": 1,
    }
    choices = [
        [full_marks],
        [],
        None,
        anything(rng),
        [anything(rng) for _ in range(3)],
        [{"output_type": rng.choice(["stream", "error", "display_data", "otro"]), "text": anything(rng)}],
    ]
    _one(rng, notebook)["outputs"] = rng.choice(choices)


def execution_count(rng: random.Random, notebook: Notebook) -> None:
    _one(rng, notebook)["execution_count"] = anything(rng, 1)


def odd_source(rng: random.Random, notebook: Notebook) -> None:
    """El texto de la celda con otro tipo: a veces dice lo mismo y a veces ya no es texto."""
    cell = _one(rng, notebook)
    text = values.text(cell)
    same = [
        text.splitlines(keepends=True),
        list(text),
        [text],
        [*text.splitlines(keepends=True), 3, None],
        ["", *text.splitlines(keepends=True)],
    ]
    other = [None, 3, {"text": text}, [[text]], True, 1.5]
    other += [text.replace("\n", "\r\n"), text.replace("\n", "\r")]
    cell["source"] = rng.choice(same if rng.random() < 0.5 else other)


def odd_text(rng: random.Random, notebook: Notebook) -> None:
    """Texto raro dentro de una celda."""
    cell = _one(rng, notebook)
    text = values.text(cell)
    where = rng.randint(0, len(text))
    cell["source"] = text[:where] + rng.choice(ODD_TEXT) + text[where:]


def odd_comment(rng: random.Random, notebook: Notebook) -> None:
    """Texto raro donde no debería importar: un comentario al final o un texto de Markdown."""
    cell = _one(rng, notebook)
    odd = rng.choice(ODD_TEXT).replace("\n", " ").replace("\r", " ")
    cell["source"] = f"{values.text(cell)}\n# {odd}"


def cell_id(rng: random.Random, notebook: Notebook) -> None:
    for cell in cells(notebook):
        if rng.random() < 0.5:
            cell["id"] = rng.choice(["igual", "igual", "", "x" * 300, "con espacios", 3, None, "\ud800"])


def no_ids(rng: random.Random, notebook: Notebook) -> None:
    for cell in cells(notebook):
        cell.pop("id", None)


def version(rng: random.Random, notebook: Notebook) -> None:
    notebook["nbformat"] = rng.choice([1, 2, 3, 4, 5, 0, -1, 4.5, "4", None, [], 10**30])
    notebook["nbformat_minor"] = rng.choice([0, 2, 4, 5, 6, 99, "5", None, {}])


def worksheets(rng: random.Random, notebook: Notebook) -> None:
    notebook["worksheets"] = [{"cells": notebook.get("cells")}]
    if rng.random() < 0.7:
        notebook.pop("cells", None)


def root_key(rng: random.Random, notebook: Notebook) -> None:
    name = rng.choice(["cells", "metadata", "nbformat", "nbformat_minor", "otro"])
    if rng.random() < 0.4:
        notebook.pop(name, None)
    else:
        notebook[name] = anything(rng)


def cell_key(rng: random.Random, notebook: Notebook) -> None:
    cell = _one(rng, notebook)
    name = rng.choice(["cell_type", "metadata", "source", "outputs", "id", "attachments", "otra"])
    if rng.random() < 0.5:
        cell.pop(name, None)
    else:
        cell[name] = anything(rng)


def other_cell(rng: random.Random, notebook: Notebook) -> None:
    """Añade una celda de otra entrega cualquiera que no sea hostil."""
    from tests.fuzz.raw import parsed

    donor = corpus.pick(rng)
    found = cells(parsed(donor.data)) if not donor.hostile else []
    if found:
        _place(rng, notebook, rng.choice(found))


#: Familia -> mutaciones, con el nombre con el que salen en la tabla.
FAMILIES: dict[str, tuple[Mutation, ...]] = {
    "celdas": (
        delete_cell,
        duplicate_cell,
        move_cell,
        shuffle_cells,
        retype_cell,
        merge_cells,
        split_cell,
        empty_cell,
        alien_cell,
        repeat_notebook,
        other_cell,
        cell_key,
    ),
    "metadatos": (
        nbgrader_value,
        nbgrader_missing,
        nbgrader_copied,
        nbgrader_swapped,
        more_points,
        cell_metadata,
        cell_tags,
        notebook_metadata,
    ),
    "salidas": (outputs, execution_count),
    "texto": (odd_source, odd_text, odd_comment),
    "identificadores": (cell_id, no_ids),
    "formato": (version, worksheets, root_key),
}
