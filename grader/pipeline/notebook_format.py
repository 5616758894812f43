"""Los cuadernos por dentro: leerlos, hacerlos y escribirlos con ``nbformat``, sin lo que tiene de lento."""

import json

from grader.patches import iri_grammar

with iri_grammar.skipped():
    from nbformat import NotebookNode, from_dict
    from nbformat.v4 import reads_json
    from nbformat.v4.rwbase import split_lines, strip_transient

__all__ = ["NotebookNode", "compact", "from_dict", "new_notebook", "pretty", "reads_json"]


def new_notebook(cells: list[NotebookNode], metadata: NotebookNode | None = None) -> NotebookNode:
    """Un cuaderno con ``cells``. El de ``nbformat`` valida además cada celda, que aquí ya está bien hecha."""
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=metadata or NotebookNode(), cells=cells)


def compact(notebook: NotebookNode) -> str:
    """``notebook`` como JSON en una línea: diez veces más deprisa que con sangrías."""
    return json.dumps(notebook, ensure_ascii=False)


def pretty(notebook: NotebookNode) -> str:
    """``notebook`` como lo escribe ``nbformat``. Puede cambiar ``notebook``, que ya no se debe usar."""
    ready = strip_transient(split_lines(notebook))
    return json.dumps(ready, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))
