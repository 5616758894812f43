"""Los errores que se cuentan a una persona. El mensaje, en español, dice qué pasa y qué hacer.

::

    CourseError          al curso le falta algo: se detiene la orden
    PolicyError          su penalización por retraso falla: se detiene también a mitad de anotar
    SubmissionError      a una entrega le pasa algo: va en su fila y las demás siguen
    IntakeError          un cuaderno no se puede leer          (grader.pipeline.reading)
    UnknownExercise      nadie sabe juzgar ese ejercicio       (grader.exercises)
    SandboxError         esta máquina no puede aislar          (grader.sandbox.levels)
    CheckFailed          la comprobación del cuaderno no pasó  (grader.checking)
"""


class CourseError(Exception):
    """Al curso le falta algo."""


class PolicyError(CourseError):
    """La penalización por retraso del curso no se puede usar."""


class SubmissionError(Exception):
    """Una entrega no está como debe."""
