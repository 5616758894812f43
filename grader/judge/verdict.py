"""Qué es un veredicto: datos que se pueden mostrar, guardar y comparar."""

from dataclasses import dataclass, field, replace

import numpy as np

from grader.evidence import Raised
from grader.exercises.base import Mistake
from grader.judge.diagnosis import Diagnosis


@dataclass(frozen=True)
class Difference:
    """El primer valor que no coincide, los trozos de la entrada de los que sale y dónde están los demás.

    ``where`` es una frase («Solo falla la última columna.»); ``plane`` dice cuáles coinciden en el plano de
    filas y columnas del primer valor y ``plane_name`` cuál es («imagen 0, canal 1»). ``inputs`` son los
    arrays de la llamada que caben en pantalla, y ``sum`` la cuenta que da el valor esperado.
    """

    output: str
    index: tuple[int, ...]
    expected: float
    obtained: float
    wrong: int
    total: int
    windows: tuple[tuple[str, np.ndarray], ...] = field(default=(), compare=False)
    inputs: tuple[tuple[str, np.ndarray], ...] = field(default=(), compare=False)
    sum: str = ""
    where: str = ""
    plane: np.ndarray | None = field(default=None, compare=False)
    plane_name: str = ""


@dataclass(frozen=True)
class Problem:
    """Por qué no se cumple un criterio, en una llamada concreta.

    ``advice`` es cómo se lee la excepción: sobra si se reconoce la causa. ``misshapen``: la forma no es la
    esperada.
    """

    text: str
    advice: str = ""
    arguments: str = ""
    difference: Difference | None = None
    error: Raised | None = None
    misshapen: bool = False


_NOTHING = Diagnosis()

#: Por qué un criterio que no ha fallado no da puntos.
UNSEEN = "no se pudo mirar"
UNEARNED = "aún no cuenta"
WAITING = "espera a los valores"


@dataclass(frozen=True)
class CriterionResult:
    """Un criterio: su nombre, si se cumple, sus puntos y, si no se cumple, por qué.

    ``pending`` dice por qué no da puntos uno que no ha fallado: no se pudo mirar, porque la llamada lanzó una
    excepción, aún no cuenta, porque se cumple sin hacer nada, o solo se mira en un resultado correcto. Vacío,
    en los demás.
    """

    name: str
    passed: bool
    weight: float
    problem: Problem | None = None
    pending: str = ""

    @property
    def failed(self) -> bool:
        """Si se miró y no se cumple."""
        return not self.passed and not self.pending


@dataclass(frozen=True)
class Verdict:
    """El veredicto de un ejercicio. ``message`` explica en español lo primero que hay que mirar."""

    exercise: str
    points: float
    max_points: float
    criteria: tuple[CriterionResult, ...]
    message: str
    diagnosis: Diagnosis = _NOTHING
    remarks: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Si se cumplen todos los criterios."""
        return all(c.passed for c in self.criteria)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Los errores conocidos que se reconocen."""
        return self.diagnosis.certain

    @property
    def mistake(self) -> Mistake | None:
        """El primer error conocido con el que coincide, si lo hay."""
        return self.mistakes[0] if self.mistakes else None

    @property
    def refused(self) -> bool:
        """Si lo que pasa es de todo el ejercicio, como que esté sin terminar, y no de una llamada."""
        problem = self.first_problem
        return bool(problem) and not problem.arguments and all(c.problem is problem for c in self.criteria)

    @property
    def unwritten(self) -> bool:
        """Si al ejercicio le falta el cuerpo de la función."""
        problem = self.first_problem
        return bool(problem and problem.error and problem.error.type_name == "NotImplementedError")

    @property
    def first_failed(self) -> CriterionResult | None:
        """El primer criterio con algo que contar: de los que fallan o, si no falla ninguno, de los demás."""
        told = [c for c in self.criteria if c.problem]
        return next((c for c in told if c.failed), told[0] if told else None)

    @property
    def first_problem(self) -> Problem | None:
        """El primer problema encontrado, en el orden de los criterios."""
        return self.first_failed.problem if self.first_failed else None

    @property
    def first_difference(self) -> Difference | None:
        """La diferencia de valores del primer problema, si es de valores."""
        return self.first_problem.difference if self.first_problem else None


#: El único criterio que se enseña de un ejercicio de examen.
WORKS = "funciona"


def brief(verdict: Verdict) -> Verdict:
    """Lo que se enseña en un examen: si funciona o no, y nada más."""
    points = verdict.max_points if verdict.passed else 0.0
    return replace(
        verdict,
        points=points,
        criteria=(CriterionResult(name=WORKS, passed=verdict.passed, weight=verdict.max_points),),
        message="" if verdict.passed else f"No {WORKS}.",
        diagnosis=_NOTHING,
        remarks=(),
    )
