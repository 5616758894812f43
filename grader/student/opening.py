"""Abrir JupyterLab en la carpeta de los cuadernos, y no en la de uno: desde ahí se llega a todos."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from grader.errors import CourseError
from grader.student.finding import find, folder_near
from grader.student.notebooks import unit_named


def open_lab(folder: Path, unit: str) -> int:
    """Abre el cuaderno de ``unit`` y devuelve el código con el que termina JupyterLab.

    Lanza ``CourseError`` si no hay cuadernos en ``folder``, si no está el de ``unit`` o si falta JupyterLab.
    """
    place = folder_near(folder)
    if place is None:
        raise CourseError(
            f"No hay cuadernos del curso en {folder.resolve()}. Ve a la carpeta que los contiene o indícala "
            "con --carpeta."
        )
    unit = unit_named(unit)
    found = find(place).get(unit)
    if found is None:
        raise CourseError(f"En {place.resolve()} no está el cuaderno de {unit}.")
    if importlib.util.find_spec("jupyterlab") is None:
        raise CourseError("Falta JupyterLab aquí: instálalo con `python -m pip install jupyterlab`.")
    command = [sys.executable, "-m", "jupyterlab", str(found.path.resolve())]
    return subprocess.run([*command, f"--ServerApp.root_dir={place.resolve()}"], check=False).returncode
