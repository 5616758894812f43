"""La gramática de direcciones IRI que ``jsonschema``, y con él ``nbformat``, carga si está instalada.

Ningún cuaderno la usa y compilarla tarda de uno a tres segundos en cada proceso: más que calificar la mayoría
de las entregas.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from grader.patches import Patch

_GRAMMAR = "rfc3987_syntax"
PATCH = Patch(
    library="jsonschema",
    tried="4.26.0",
    says={"jsonschema/_format.py": ("    with suppress(ImportError):\n        from rfc3987_syntax import",)},
)


def skip() -> None:
    """Este proceso, que es nuestro, no la carga nunca."""
    sys.modules.setdefault(_GRAMMAR, None)


@contextmanager
def skipped() -> Iterator[None]:
    """Lo que se importe en el bloque no la carga; quien la importe después la encuentra como siempre."""
    if _GRAMMAR in sys.modules:
        yield
        return
    sys.modules[_GRAMMAR] = None
    try:
        yield
    finally:
        del sys.modules[_GRAMMAR]
