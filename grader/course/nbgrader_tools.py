"""Las tres herramientas de nbgrader que usamos, llamadas desde Python: publicar, anotar y comentar."""

import contextlib
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, LoggingConfigurable
from traitlets.config.loader import PyFileConfigLoader

from grader.course.layout import Course, CourseError

# nbgrader busca el programa alembic en PATH, y quien no haya activado el entorno no lo tiene ahí
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


class _Messages(logging.Handler):
    """Guarda los avisos de nbgrader en lugar de mezclarlos con nuestra salida."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


class _Caller(LoggingConfigurable):
    """Quien llama a nbgrader: le da una configuración y un registro propio y callado."""


def course_config(course: Course) -> Config:
    """Lo que dice ``nbgrader_config.py`` del curso, con sus rutas ancladas a la raíz."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()
    config.CourseDirectory.root = str(course.root)
    return config


@contextlib.contextmanager
def _running(kind: type[BaseConverter], config: Config, **where: str) -> Iterator[BaseConverter]:
    log = logging.Logger("grader.nbgrader")
    messages = _Messages()
    log.addHandler(messages)
    caller = _Caller(config=config, log=log)
    converter = kind(coursedir=CourseDirectory(parent=caller, **where), parent=caller)
    converter.force = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # SQLAlchemy y nbformat avisan de cosas internas de nbgrader
            yield converter
    except (NbGraderException, SystemExit, RuntimeError) as error:
        detail = " ".join(messages.texts)[-1500:] or str(error)
        raise CourseError(f"nbgrader no pudo terminar: {detail}") from error


def generate_release(course: Course, unit: str, release: Path, db_url: str | None = None) -> None:
    """Publica ``unit`` en la carpeta ``release`` con ``generate_assignment`` y la anota en ``db_url``."""
    config = course_config(course)
    config.CourseDirectory.release_directory = str(release)
    if db_url:
        config.CourseDirectory.db_url = db_url
    with _running(GenerateAssignment, config, assignment_id=unit) as converter:
        converter.start()


def register(course: Course, unit: str) -> None:
    """Anota ``unit`` en el libro de notas sin tocar lo publicado."""
    with tempfile.TemporaryDirectory() as folder:
        generate_release(course, unit, Path(folder))


def record(course: Course, student: str, unit: str) -> None:
    """Anota una entrega ya calificada con el ``Autograde`` de nbgrader."""
    with _running(Autograde, course_config(course), assignment_id=unit, student_id=student) as converter:
        converter.start()


def feedback(course: Course, unit: str, student: str = "*") -> None:
    """Escribe en ``feedback/`` las páginas HTML de ``generate_feedback``."""
    with _running(
        GenerateFeedback, course_config(course), assignment_id=unit, student_id=student
    ) as converter:
        converter.start()
