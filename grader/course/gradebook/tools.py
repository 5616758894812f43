"""Las tres herramientas de nbgrader que usamos, llamadas desde Python: publicar, anotar y comentar."""

import contextlib
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, LoggingConfigurable

from grader.course import disk
from grader.course.gradebook.ledger import Ledger, create
from grader.course.gradebook.policy import with_policy
from grader.course.layout import Course, Submission
from grader.course.points import verify
from grader.course.settings import course_config, database, own_preprocessors
from grader.errors import CourseError
from grader.sandbox import scratch


class _Messages(logging.Handler):
    """Guarda los avisos de nbgrader en lugar de mezclarlos con nuestra salida."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []
        self.causes: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
        cause = sys.exc_info()[1]  # nbgrader escribe la traza del error y después lanza otro sin él
        if cause is not None:
            self.causes.append(cause)


class _Caller(LoggingConfigurable):
    """Quien llama a nbgrader: le da una configuración y un registro propio y callado."""


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
        ours = next((c for c in (error, *messages.causes) if isinstance(c, CourseError)), None)
        if ours is not None:  # lo que dijimos nosotros dentro de nbgrader
            raise CourseError(str(ours)) from None
        said = [line for line in "\n".join(messages.texts).splitlines() if line.strip()]
        detail = (said[-1] if said else str(error)).strip()[-1500:]
        if "Cannot add or remove cells" in detail:
            detail = (
                "la unidad ya tiene entregas calificadas y no se le pueden añadir ni quitar celdas con nota. "
                "Pon el ejercicio en una unidad nueva."
            )
        cause = next(filter(disk.is_full, messages.causes), error)
        raise CourseError(f"nbgrader no pudo terminar: {detail}") from cause


def generate_release(course: Course, unit: str, release: Path, db_url: str | None = None) -> None:
    """Publica ``unit`` en la carpeta ``release`` con ``generate_assignment`` y la anota en ``db_url``."""
    config = course_config(course)
    config.CourseDirectory.release_directory = str(release)
    if db_url:
        config.CourseDirectory.db_url = db_url
    with _running(GenerateAssignment, config, assignment_id=unit) as converter:
        converter.start()


def register(course: Course, unit: str) -> None:
    """Anota ``unit`` en el libro de notas sin tocar lo publicado.

    Lanza ``CourseError`` si los puntos de una celda no son los de sus criterios.
    """
    verify(course, unit)
    create(course_config(course), database(course))
    with scratch.folder() as folder:
        generate_release(course, unit, folder)


def open_ledger(course: Course) -> "Ledger | _Converter":
    """El libro de notas del curso, listo para anotar.

    Si ``nbgrader_config.py`` cambia los preprocesadores de ``Autograde``, los ejecuta nbgrader, uno a uno.
    """
    config = with_policy(course, course_config(course))
    if own_preprocessors(config):
        return _Converter(course, config)
    return Ledger(course, config, database(course))


class _Converter:
    """Anota con el ``Autograde`` de nbgrader: más lento, pero hace lo que diga la configuración."""

    def __init__(self, course: Course, config: Config) -> None:
        self.course, self.config = course, config

    def __enter__(self) -> "_Converter":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def add(self, submission: Submission, graded: str, same: bool = False) -> list[str]:
        """Anota y confirma una entrega; el cuaderno calificado lo pone ``GradedNotebook``."""
        where = {"assignment_id": submission.unit, "student_id": submission.student}
        with _running(Autograde, self.config, **where) as converter:
            converter.start()
        return []

    def commit(self) -> None:
        """nbgrader ya lo confirmó todo."""

    def rollback(self) -> None:
        """Lo que nbgrader confirmó, confirmado está."""


def feedback(
    course: Course, unit: str, student: str = "*", progress: Callable[[], None] = lambda: None
) -> list[Path]:
    """Escribe con ``generate_feedback`` las páginas HTML de ``unit`` y dice cuáles.

    ``progress`` se llama tras cada una. Lanza ``CourseError`` si falla alguna; las demás quedan.
    """
    config = course_config(course)
    with _running(_Feedback, config, assignment_id=unit, student_id=student) as converter:
        converter.progress = progress
        try:
            converter.start()
        except NbGraderException as error:
            if not converter.failed:
                raise
            who = ", ".join(f"{student} ({reason})" for student, reason in converter.failed.items())
            raise CourseError(
                f"Sin página de comentarios de {unit}: {who}. Vuelve a calificar con grader autograde {unit}."
            ) from error
    return converter.written


class _Feedback(GenerateFeedback):
    """``generate_feedback``, que además cuenta por dónde va y con quién no pudo."""

    #: Quien llama ha puesto antes al día las penalizaciones.
    up_to_date = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.progress: Callable[[], None] = lambda: None
        self.written: list[Path] = []
        self.failed: dict[str, str] = {}

    def convert_single_notebook(self, notebook_filename: str) -> None:
        place = Path(notebook_filename)
        try:
            super().convert_single_notebook(notebook_filename)
        except Exception as error:
            self.failed[place.parents[1].name] = str(error).partition("\n")[0][:200]
            raise
        finally:
            self.progress()
        self.written.append(Path(self.writer.build_directory, f"{place.stem}.html"))
