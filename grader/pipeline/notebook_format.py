"""``nbformat`` sin la gramática de direcciones IRI que carga ``jsonschema``.

Ningún cuaderno la usa y compilarla tarda un segundo en cada proceso que califica: más que la mayoría de las
entregas. Quien la importe después la encuentra como siempre.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_GRAMMAR = "rfc3987_syntax"


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Como si el paquete ``name`` no estuviera instalado; si ya se cargó, no cambia nada."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None
    try:
        yield
    finally:
        del sys.modules[name]


with _without(_GRAMMAR):
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
