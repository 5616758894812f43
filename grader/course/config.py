"""La configuración de nbgrader de un curso, en un solo sitio."""

from traitlets.config import Config

CODE_STUB = (
    "# ESCRIBE AQUÍ TU CÓDIGO (y borra la línea siguiente)\n"
    'raise NotImplementedError("Falta escribir el cuerpo de esta función")'
)
TEXT_STUB = "ESCRIBE AQUÍ TU RESPUESTA"


def configure(c: Config) -> None:
    """Prepara ``c`` (lo que ``get_config()`` da en ``nbgrader_config.py``) para este curso."""
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
