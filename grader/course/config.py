"""La configuración de nbgrader de un curso, en un solo sitio."""

from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grader.course.formgrader import keep_server_free
from grader.course.layout import Course, CourseError, anchored
from grader.sandbox.settings import Limits, Settings

CODE_STUB = (
    "# ESCRIBE AQUÍ TU CÓDIGO (y borra la línea siguiente)\n"
    'raise NotImplementedError("Falta escribir el cuerpo de esta función")'
)
TEXT_STUB = "ESCRIBE AQUÍ TU RESPUESTA"
TEMPLATES = Path(__file__).parent / "templates"


def configure(c: Config) -> None:
    """Prepara ``c`` (lo que ``get_config()`` da en ``nbgrader_config.py``) para este curso."""
    keep_server_free()
    c.CourseDirectory.course_id = "cnn_desde_cero"
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "notebooks"
    c.ClearSolutions.code_stub = {"python": CODE_STUB}
    c.ClearSolutions.text_stub = TEXT_STUB
    # Nuestro preprocesador sustituye la entrega por el cuaderno ya calificado; los demás son de nbgrader.
    c.Autograde.sanitize_preprocessors = [
        "grader.course.recorder.GradedNotebook",
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.OverwriteCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    # La página de comentarios se escribe igual desde la terminal y desde el botón de formgrader.
    c.GenerateFeedback.exporter_class = "grader.course.exporter.FeedbackPage"
    c.GenerateFeedback.preprocessors = []
    # La revisión de formgrader es la de nbgrader, con nuestro Markdown y sin nada que venga de la red.
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), _nbgrader_templates()]
    c.HTMLExporter.filters = {"markdown2html": "grader.course.markdown.html"}


def _nbgrader_templates() -> str:
    package = find_spec("nbgrader").submodule_search_locations[0]
    return str(Path(package, "server_extensions", "formgrader", "templates"))


def course_config(course: Course) -> Config:
    """Lo que dice ``nbgrader_config.py`` del curso, con sus rutas contadas desde la raíz."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()
    config.CourseDirectory.root = str(course.root)
    if course.db_url:
        config.CourseDirectory.db_url = course.db_url
    elif "db_url" in config.CourseDirectory:
        config.CourseDirectory.db_url = anchored(config.CourseDirectory.db_url, course.root)
    return config


def settings(course: Course) -> Settings:
    """Con qué límites y aislamiento califica el curso: lo que diga ``c.Grader`` en ``nbgrader_config.py``.

    ``c.Grader.limits = {"memory": 2 * 2**30, "cell": 20}`` cambia límites de :class:`Limits`;
    ``c.Grader.isolation`` y ``c.Grader.zygote``, lo demás. Lanza ``CourseError`` si algo no se entiende.
    """
    wanted = course_config(course).Grader
    try:
        limits = Limits(**dict(wanted.limits)) if "limits" in wanted else Limits()
        others = {name: wanted[name] for name in wanted if name != "limits"}
        return Settings(limits, **others)
    except TypeError as error:
        known = ", ".join(f.name for f in fields(Limits))
        raise CourseError(
            f"No se entiende c.Grader en nbgrader_config.py ({error}). Los límites son: {known}."
        ) from None


def database(course: Course) -> str:
    """La dirección (URL de SQLAlchemy) del libro de notas; por omisión, ``gradebook.db`` en la raíz."""
    chosen = course_config(course).CourseDirectory.db_url
    return chosen if isinstance(chosen, str) else f"sqlite:///{course.root / 'gradebook.db'}"
