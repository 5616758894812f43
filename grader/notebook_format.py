"""``nbformat`` sin la gramática de direcciones IRI que carga ``jsonschema``.

Ningún cuaderno la usa y compilarla tarda un segundo en cada proceso que califica: más que la mayoría de las
entregas. Quien la importe después la encuentra como siempre.
"""

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
    from nbformat.v4 import new_notebook, reads_json, writes_json

__all__ = ["NotebookNode", "from_dict", "new_notebook", "reads_json", "writes_json"]
