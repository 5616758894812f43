"""Los cuadernos por dentro: leerlos, hacerlos y escribirlos con ``nbformat``, sin lo que tiene de lento."""

import json
import sys

from grader.patches import iri_grammar

if sys.platform != "emscripten":
    with iri_grammar.skipped():
        from nbformat import NotebookNode, from_dict
        from nbformat.v4 import reads_json
        from nbformat.v4.rwbase import split_lines, strip_transient
else:  # en el navegador no está: allí basta con leer
    from_dict = split_lines = strip_transient = None

    class NotebookNode(dict):
        """Un diccionario cuyas claves son también atributos."""

        __getattr__, __setattr__ = dict.__getitem__, dict.__setitem__

    def reads_json(text: str) -> NotebookNode:
        """El cuaderno que hay escrito en ``text``."""
        return json.loads(text, object_hook=_joined)

    def _joined(found: dict) -> NotebookNode:
        lines = {k: "".join(v) for k, v in found.items() if k in ("source", "text") and isinstance(v, list)}
        return NotebookNode(found | lines)


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
