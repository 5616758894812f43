"""La celda de una función que no llegó a ejecutarse: lo que se comprueba es lo de antes, y se dice."""

import re
from typing import Any

from grader.sandbox.unwritten import shell_here

_DEFINED = re.compile(r"^def\s+(\w+)", re.MULTILINE)

#: Las funciones cuya última celda tenía un error de sintaxis.
_unrun: set[str] = set()


def install(shell: Any = None) -> None:
    """Mira cada celda que se ejecute en ``shell`` o, si no se da, en el IPython en el que se está."""
    shell = shell or shell_here()
    if shell:
        shell.events.register("post_run_cell", _look)


def _look(result: Any) -> None:
    defined = set(_DEFINED.findall(result.info.raw_cell))
    if isinstance(result.error_before_exec, SyntaxError):
        _unrun.update(defined)
    elif result.success:
        _unrun.difference_update(defined)


def stale(name: str) -> str:
    """Qué se comprueba en lugar de la última versión de ``name``; vacío si es esa."""
    if name not in _unrun:
        return ""
    return (
        f"La última celda de `{name}` que ejecutaste tiene un error de sintaxis: lo que se comprueba aquí es "
        "lo que había antes. Corrígelo, ejecuta esa celda y después esta."
    )
