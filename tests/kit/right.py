"""Las soluciones del docente, para las pruebas: el código NumPy de referencia está en ``solutions/``."""

import ast
from collections.abc import Mapping
from typing import Any

import nbformat
import numpy as np

from grader import exercises
from grader.cells import role_of
from tests.kit.sample_class import ROOT


def _solved() -> dict[str, Any]:
    """Lo que definen las celdas de solución, por unidades: cada una usa las funciones de las anteriores.

    También las funciones que da el cuaderno y usan las soluciones, como ``pool`` en la unidad 07.
    """
    namespace: dict[str, Any] = {"np": np}
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                role = cell.metadata.get("nbgrader", {})
                exec(cell.source if role.get("solution") else _given(cell.source, role), namespace)
    return namespace


def _given(source: str, role: Mapping[str, Any]) -> str:
    """De una celda bloqueada con identificador, las funciones que define."""
    if not role.get("locked") or role.get("grade"):
        return ""
    return "\n\n".join(ast.unparse(n) for n in ast.parse(source).body if isinstance(n, ast.FunctionDef))


def solved_cell(name: str) -> str:
    """El código de la celda que resuelve el ejercicio ``name``."""
    path = next((ROOT / "solutions" / exercises.get(name).unit).glob("*.ipynb"))
    return next(c.source for c in nbformat.read(path, as_version=4).cells if role_of(c).grade_id == name)


#: La función que resuelve cada ejercicio, también las cazas del error.
SOLVED = {name: function for name, function in _solved().items() if name in exercises.all_exercises()}
#: Las de los ejercicios que piden calcular algo.
RIGHT = {name: function for name, function in SOLVED.items() if exercises.get(name).suspect is None}

padded = RIGHT["zero_padding"]
forward = RIGHT["conv_forward"]
backward = RIGHT["conv_backward"]
numerical_gradient = RIGHT["numerical_gradient"]
