"""Qué se pide en cada unidad: una carpeta por función, con su ejercicio, su oráculo y sus errores conocidos.

La carpeta dice en ``EXERCISES`` los ejercicios que tiene; no hay que apuntarla en ningún otro sitio.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from grader.exercises.base import Criterion, Exercise, Mistake
from grader.exercises.drawing import Draw
from grader.exercises.own import load, try_each

__all__ = [
    "Criterion",
    "Draw",
    "Exercise",
    "Mistake",
    "UnknownExercise",
    "all_exercises",
    "answered_elsewhere",
    "get",
    "of_unit",
    "one_thread",
    "try_out",
]


class UnknownExercise(KeyError):
    """No hay ningún ejercicio con ese nombre."""

    def __str__(self) -> str:
        return self.args[0]


#: Dónde están los ejercicios propios de un curso: lo heredan los procesos que califican.
_OWN = "GRADER_EXERCISES"


def use(folder: Path | None) -> None:
    """Desde ahora los ejercicios son los del paquete y los de ``folder``, si existe, que son del curso.

    Dentro hay un archivo o, como aquí, una carpeta por ejercicio. No hay que instalarla.
    """
    wanted = str(folder) if folder and folder.is_dir() else ""
    before = os.environ.get(_OWN, "")
    if wanted == before:
        return
    os.environ.pop(_OWN, None)
    if wanted:
        os.environ[_OWN] = wanted
    if before in __path__:
        __path__.remove(before)
        for name in [n for n, m in sys.modules.items() if _is_inside(m, before)]:
            sys.modules.pop(name)
    all_exercises.cache_clear()
    answered_elsewhere.cache_clear()


def environment(variables: Mapping[str, str], folder: Path | None) -> dict[str, str]:
    """``variables`` para un proceso en el que los ejercicios propios sean los de ``folder``, o ninguno."""
    plain = {name: value for name, value in variables.items() if name != _OWN}
    return plain if folder is None else {**plain, _OWN: str(folder)}


def own_files(own: Path | None) -> tuple[tuple[str, bytes], ...]:
    """Los ejercicios propios de ``own``, para llevarlos a otro sitio: cada archivo, con su ruta."""
    found = sorted(own.rglob("*.py")) if own else ()
    return tuple((path.relative_to(own).as_posix(), path.read_bytes()) for path in found)


def own_folder(variables: Mapping[str, str] = os.environ) -> Path | None:
    """La carpeta de los ejercicios propios del curso, si la hay."""
    told = variables.get(_OWN)
    return Path(told) if told else None


def _is_inside(module: Any, folder: str) -> bool:
    file = getattr(module, "__file__", None)
    return bool(file) and Path(file).is_relative_to(folder)


@cache
def all_exercises() -> dict[str, Exercise]:
    """Todos los ejercicios por nombre, en el orden del curso.

    Lanza ``CourseError`` si alguno de los propios no se puede usar.
    """
    here = [*iter_modules([str(Path(__file__).parent)])]
    folders = sorted(module.name for module in here if module.ispkg)
    found = [e for name in folders for e in import_module(f"{__name__}.{name}").EXERCISES]
    own = own_folder()
    if own is not None:
        if str(own) not in __path__:
            __path__.append(str(own))
        found += load(own, {module.name for module in here})
    return {e.name: e for e in sorted(found, key=lambda e: e.unit)}


def try_out() -> None:
    """Prueba los ejercicios propios, si los hay: lanza ``CourseError`` si alguno no se puede usar."""
    all_exercises()
    folder = own_folder()
    if folder is not None:
        try_each(folder)


def get(name: str) -> Exercise:
    """El ejercicio ``name``; lanza ``UnknownExercise`` con la lista de los que hay."""
    try:
        return all_exercises()[name]
    except KeyError:
        known = ", ".join(all_exercises())
        raise UnknownExercise(
            f"No hay ningún ejercicio llamado «{name}». Los del curso son: {known}."
        ) from None


@contextmanager
def one_thread() -> Iterator[None]:
    """PyTorch, si está cargado, con un solo hilo: en tensores tan pequeños, repartir cuesta más que hacer."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@cache
def answered_elsewhere(unit: str) -> frozenset[str]:
    """Los ejercicios de otras unidades que piden lo mismo que alguno de ``unit``: con ellos se resuelve."""
    asked = {e.oracle for e in of_unit(unit) if not e.suspect}
    return frozenset(e.name for e in all_exercises().values() if e.unit != unit and e.oracle in asked)


def of_unit(unit: str) -> tuple[Exercise, ...]:
    """Los ejercicios de ``unit`` (por ejemplo ``"01_padding"``), en orden."""
    return tuple(e for e in all_exercises().values() if e.unit == unit)
