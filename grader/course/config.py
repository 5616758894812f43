"""La configuración de nbgrader de un curso, en un solo sitio."""

from pathlib import Path

from traitlets.config import Config

from grader.course.clock import handed_in
from grader.course.formgrader.button import keep_server_free
from grader.course.settings import AUTOGRADE, GENERATE, SANITIZE, machine_zone
from grader.patches import nbgrader_dates, nbgrader_templates
from grader.units import CODE_STUB, TEXT_STUB

TEMPLATES = Path(__file__).parent / "templates"
#: Lo que espera Validate a cada celda: nbgrader, 30 s, y entrenar la red puede tardar un minuto.
VALIDATE_SECONDS = 120


def configure(c: Config) -> None:
    """Prepara ``c`` (lo que ``get_config()`` da en ``nbgrader_config.py``) para este curso."""
    keep_server_free()
    nbgrader_dates.read_with(handed_in)
    c.CourseDirectory.course_id = "cnn_desde_cero"
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "notebooks"
    c.Execute.kernel_name = "python3"  # Validate: el de esta máquina, se llame como se llame en otra
    c.Execute.timeout = VALIDATE_SECONDS
    c.ClearSolutions.code_stub = {"python": CODE_STUB}
    c.ClearSolutions.text_stub = TEXT_STUB
    c.GenerateAssignment.preprocessors = list(GENERATE)
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(AUTOGRADE)
    # La página de comentarios se escribe igual desde la terminal y desde el botón de formgrader.
    c.GenerateFeedback.exporter_class = "grader.course.feedback.exporter.FeedbackPage"
    c.GenerateFeedback.preprocessors = []
    # Formgrader guarda las fechas en UTC y las enseña en la hora de esta máquina o de c.Grader.zone.
    c.NbGraderAPI.timezone = machine_zone() or "UTC"
    # La revisión de formgrader es la de nbgrader, con nuestro Markdown y sin nada que venga de la red.
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), nbgrader_templates.folder()]
    c.HTMLExporter.filters = {"markdown2html": "grader.course.formgrader.review.html_of_cell"}
