"""Qué es un veredicto: datos que se pueden mostrar, guardar y comparar."""

from dataclasses import dataclass

import numpy as np

from grader.evidence import Raised
from grader.exercises.base import Mistake


@dataclass(frozen=True)
class Difference:
    """El primer valor que no coincide, los trozos de la entrada de los que sale y dónde están los demás.

    ``where`` es una frase («Solo falla la última columna.»); ``plane`` dice cuáles coinciden en el plano de
    filas y columnas del primer valor y ``plane_name`` cuál es («imagen 0, canal 1»).
    """

    output: str
    index: tuple[int, ...]
    expected: float
    obtained: float
    wrong: int
    total: int
    windows: tuple[tuple[str, np.ndarray], ...] = ()
    where: str = ""
    plane: np.ndarray | None = None
    plane_name: str = ""


@dataclass(frozen=True)
class Problem:
    """Por qué no se cumple un criterio, en una llamada concreta."""

    text: str
    arguments: str = ""
    difference: Difference | None = None
    error: Raised | None = None


@dataclass(frozen=True)
class CriterionResult:
    """Un criterio: su nombre, si se cumple, sus puntos y, si no se cumple, por qué."""

    name: str
    passed: bool
    weight: float
    problem: Problem | None = None


@dataclass(frozen=True)
class Verdict:
    """El veredicto de un ejercicio. ``message`` explica en español lo primero que hay que mirar."""

    exercise: str
    points: float
    max_points: float
    criteria: tuple[CriterionResult, ...]
    message: str
    mistakes: tuple[Mistake, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Si se cumplen todos los criterios."""
        return all(c.passed for c in self.criteria)

    @property
    def mistake(self) -> Mistake | None:
        """El primer error conocido con el que coincide, si lo hay."""
        return self.mistakes[0] if self.mistakes else None

    @property
    def first_problem(self) -> Problem | None:
        """El primer problema encontrado, en el orden de los criterios."""
        return next((c.problem for c in self.criteria if c.problem), None)

    @property
    def first_difference(self) -> Difference | None:
        """La primera diferencia de valores, si la hay."""
        return next((c.problem.difference for c in self.criteria if c.problem and c.problem.difference), None)
