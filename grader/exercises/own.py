"""Los ejercicios propios de un curso: un archivo o una carpeta por ejercicio, y por qué alguno no sirve."""

import traceback
from collections.abc import Collection, Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path

from grader.errors import CourseError
from grader.exercises.base import Exercise

#: Lo que puede haber en la carpeta sin ser un ejercicio.
_BESIDE = (".md", ".pyc")


def load(folder: Path, taken: Collection[str]) -> list[Exercise]:
    """Los ejercicios de ``folder``, que ya está en el camino del paquete; ``taken`` son los nombres cogidos.

    Lanza ``CourseError``, con el archivo y la línea, si alguno no se puede usar.
    """
    invalidate_caches()
    found = []
    for path in _modules(folder):
        if path.stem in taken:
            raise CourseError(f"{_told(folder, path)} se llama como algo del corrector: cámbiale el nombre.")
        try:
            exercises = import_module(f"{__package__}.{path.stem}").EXERCISES
        except Exception as error:  # es un programa: puede fallar de cualquier manera
            raise CourseError(f"{_why(folder, path, error)} Corrígelo y repite la orden.") from error
        if not isinstance(exercises, tuple | list) or not all(isinstance(e, Exercise) for e in exercises):
            raise CourseError(
                f"{_told(folder, path)}: `EXERCISES` tiene que ser una tupla de `Exercise`; con uno solo, "
                "`EXERCISES = (Exercise(…),)`, con la coma."
            )
        found += exercises
    return found


def try_each(folder: Path) -> None:
    """Sortea las entradas de cada ejercicio de ``folder`` y pide lo correcto de cada una.

    Lanza ``CourseError``, con el archivo y la línea, si alguno falla: al calificar parecería de la entrega.
    """
    for exercise in load(folder, ()):
        try:
            for question in exercise.draw(None):
                _ = question.expected
        except Exception as error:  # es un programa: puede fallar de cualquier manera
            why = _why(folder, folder, error)
            raise CourseError(f"{why} Es de `{exercise.name}`: corrígelo y repite la orden.") from error


def _modules(folder: Path) -> Iterator[Path]:
    """Cada archivo o carpeta de ejercicios. Lo que empieza por guion bajo o punto es otra cosa."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("_", ".")) or (path.is_file() and path.suffix in _BESIDE):
            continue
        if path.is_file() and path.suffix != ".py":
            raise CourseError(
                f"{_told(folder, path)} no es un archivo de Python: un ejercicio propio es un `.py` o una "
                "carpeta con `__init__.py`. Si no es un ejercicio, ponlo en otra carpeta."
            )
        if path.is_dir() and not (path / "__init__.py").is_file():
            if any(path.glob("*.py")):
                raise CourseError(
                    f"{_told(folder, path)}: a la carpeta le falta `__init__.py`, con `EXERCISES`."
                )
            continue
        yield path


def _told(folder: Path, path: Path) -> str:
    return path.relative_to(folder.parent).as_posix()


def _why(folder: Path, path: Path, error: Exception) -> str:
    """``"exercises/doblar.py, línea 3: …"``: dónde falla y por qué."""
    places = [
        (Path(step.filename), step.lineno)
        for step in traceback.extract_tb(error.__traceback__)
        if Path(step.filename).is_relative_to(folder)
    ]
    why = f"falla ({type(error).__name__}: {' '.join(str(error).split())})."
    if isinstance(error, SyntaxError) and error.filename:
        places, why = [(Path(error.filename), error.lineno)], f"no es Python válido ({error.msg})."
    elif isinstance(error, AttributeError) and not places:
        why = "no dice `EXERCISES`, la tupla con sus ejercicios."
    file, line = places[-1] if places else (path, None)
    where = _told(folder, file) if file.is_relative_to(folder) else str(file)
    return f"{where}{f', línea {line}' if line else ''}: {why}"
