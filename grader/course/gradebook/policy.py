"""La penalización por retraso del curso, que puede ser una clase de su carpeta.

nbgrader la encuentra porque trabaja en la carpeta del curso, que añade a ``sys.path``; aquí, igual. Un error
suyo es del curso y detiene la orden: nunca es de quien entregó.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

from traitlets.config import Config

from grader.course.layout import Course
from grader.course.settings import course_config
from grader.errors import PolicyError
from grader.patches import nbgrader_rules


def verify(course: Course) -> None:
    """Lanza ``PolicyError`` si la penalización que dice ``nbgrader_config.py`` no se puede usar."""
    config = course_config(course)
    if "plugin_class" in config.AssignLatePenalties:
        with_policy(course, config)


def with_policy(course: Course, config: Config) -> Config:
    """``config`` con la clase de la penalización en lugar de su nombre. Lanza ``PolicyError`` si falla."""
    told = config.AssignLatePenalties.get("plugin_class")
    if not told:
        return config
    name = told if isinstance(told, str) else f"{told.__module__}.{told.__qualname__}"
    try:
        found = _load(course.root, told) if isinstance(told, str) else told
        if not callable(getattr(found, "late_submission_penalty", None)):
            raise TypeError("no tiene el método late_submission_penalty")
        config.AssignLatePenalties.plugin_class = found
        found(config=config)
    except Exception as error:
        raise PolicyError(
            f"No se puede usar la penalización por retraso «{name}» de nbgrader_config.py "
            f"({type(error).__name__}: {error}). Corrígela y repite la orden."
        ) from error
    return config


class Penalties:
    """Lo que se pierde por retraso según el complemento de ``config``."""

    def __init__(self, config: Config) -> None:
        self._rule = nbgrader_rules.late_rule(config)

    def of(self, student: str, score: float, seconds_late: float) -> float | None:
        """Lo que pierde ``student``, entre 0 y los ``score`` puntos que tiene.

        Lanza ``PolicyError`` si el complemento falla o no devuelve un número.
        """
        try:
            return nbgrader_rules.late_penalty(self._rule, student, score, seconds_late)
        except Exception as error:
            kind = type(self._rule.plugin_inst).__name__
            raise PolicyError(
                f"La penalización por retraso {kind} falla con {student}, que tiene {score:g} puntos y "
                f"{seconds_late:g} s de retraso ({type(error).__name__}: {error}). Corrígela y repite."
            ) from error


def _load(root: Path, name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    if not module:
        raise ImportError("falta el módulo: escríbela como archivo.Clase")
    top = module.partition(".")[0]
    if (root / f"{top}.py").is_file() or (root / top).is_dir():
        _forget_others(root, top)
    sys.path.insert(0, str(root))
    try:
        importlib.invalidate_caches()
        return getattr(importlib.import_module(module), attribute)
    finally:
        sys.path.remove(str(root))


def _forget_others(root: Path, top: str) -> None:
    """Si en este proceso ya se cargó un módulo que se llama igual, pero de otro curso, no es el nuestro."""
    loaded = sys.modules.get(top)
    file = getattr(loaded, "__file__", None)
    if loaded is not None and (file is None or not Path(file).is_relative_to(root)):
        for known in [m for m in sys.modules if m == top or m.startswith(f"{top}.")]:
            sys.modules.pop(known)
