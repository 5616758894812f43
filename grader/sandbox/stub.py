"""El paquete ``grader`` que encuentra el código del estudiante mientras se le califica.

Se copia como ``grader/__init__.py`` junto al ejecutor: ``check`` no apunta nada ni falla nunca, porque
el veredicto lo da el juez, fuera de aquí; y no hay nadie a quien contestar ni a quien resumir nada.
"""

from typing import Any


class CheckFailed(AssertionError):
    """Existe para que ``from grader import CheckFailed`` no falle; aquí nadie la lanza."""


def check(*arguments: Any, **options: Any) -> None:
    """No hace nada: al calificar, las funciones se juzgan después de ejecutar las celdas."""


def prediccion(*arguments: Any, **options: Any) -> None:
    """No hace nada: lo que se predijo se lee en el código de la celda."""


def resumen(*arguments: Any, **options: Any) -> None:
    """No hace nada: el resumen es para quien ejecuta su cuaderno."""
