"""Quién pide algo que al calificar no está: el código del estudiante o una biblioteca, y si lo esperaba."""

import ast
import contextlib
import importlib
import linecache
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

#: Por donde pasa una petición sin ser de nadie: ``importlib``, ``subprocess`` y nosotros.
_PASSED = (str(Path(importlib.__file__).parent), subprocess.__file__, str(Path(__file__).parent))
#: De quién es lo que no escribió el estudiante; :func:`know` añade los paquetes instalados.
_libraries = [str(Path(os.__file__).parent), str(Path(__file__).parents[1])]


def know(folders: Sequence[str]) -> None:
    """Apunta las carpetas en las que están instalados los paquetes."""
    _libraries.extend(folders)


def student_frame() -> FrameType | None:
    """Desde dónde se pide, si es desde una celda o un archivo del estudiante."""
    frame: FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename.startswith(("<frozen importlib", *_PASSED)):
        frame = frame.f_back
    name = frame.f_code.co_filename if frame else "<frozen"
    return None if name.startswith(("<frozen", "<__array_function__", *_libraries)) else frame


def is_loading() -> bool:
    """Si se está importando de verdad; preguntar con ``find_spec`` si algo existe no es importarlo."""
    frame: FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename.startswith(("<frozen importlib", *_PASSED)):
        if frame.f_code.co_name == "_find_and_load":
            return True
        frame = frame.f_back
    return False


def foresaw(frame: FrameType, *errors: str) -> bool:
    """Si la línea en curso está en un ``try`` que atrapa uno de ``errors`` y después sigue por su cuenta."""
    caught = {*errors, "Exception", "BaseException"}
    source = "".join(linecache.getlines(frame.f_code.co_filename, frame.f_globals))
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        return any(
            isinstance(node, ast.Try)
            and node.body[0].lineno <= frame.f_lineno <= (node.body[-1].end_lineno or 0)
            and any(_goes_on(handler, caught) for handler in node.handlers)
            for node in ast.walk(ast.parse(source))
        )
    return False


def _goes_on(handler: ast.ExceptHandler, errors: set[str]) -> bool:
    """Si ``handler`` atrapa uno de ``errors`` y no termina la celda."""
    if handler.type is not None and not errors & _names(handler.type):
        return False
    inside = [node for line in handler.body for node in ast.walk(line)]
    exits = any(isinstance(n, ast.Call) and _names(n.func) & {"exit", "quit", "_exit"} for n in inside)
    return not exits and not any(isinstance(n, ast.Raise) for n in inside)


def _names(expression: ast.expr) -> set[str]:
    """``except (ImportError, sub.CalledProcessError)`` → ``{"ImportError", "CalledProcessError", ...}``."""
    nodes = [*ast.walk(expression)]
    return {n.id for n in nodes if isinstance(n, ast.Name)} | {
        n.attr for n in nodes if isinstance(n, ast.Attribute)
    }
