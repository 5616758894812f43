"""Lo que dice el informe de una clase: solo datos, que se pueden guardar como JSON o dibujar."""

from dataclasses import asdict, dataclass
from typing import Any

from grader.course.gradebook.marks import Mark
from grader.course.gradebook.term import Total
from grader.report.statistics import Summary

#: A qué parte de la clase, y a cuántos por lo menos, se enseña por delante en las alertas.
SHARE_OF_ALERTS = 0.1
MIN_ALERTS = 10


@dataclass(frozen=True)
class UnitReport:
    """Una unidad: entregas, ilegibles, sin calificar, quién falta y cómo se reparten las notas (de 0 a 1).

    ``refused`` son quienes entregaron algo que no es el cuaderno: no están en ``missing``.
    """

    name: str
    submissions: int
    unreadable: int
    ungraded: tuple[str, ...]
    missing: int
    refused: int
    is_open: bool
    full: int
    marks: Summary | None
    histogram: tuple[int, ...]
    seconds: Summary | None


@dataclass(frozen=True)
class ExerciseReport:
    """Un ejercicio: cuántos tienen todos los puntos, una parte o ninguno, y su resumen (de 0 a 1)."""

    unit: str
    name: str
    max_points: float
    submissions: int
    full: int
    some: int
    none: int
    marks: Summary | None
    histogram: tuple[int, ...]


@dataclass(frozen=True)
class CriterionReport:
    """Un criterio y cuántas entregas legibles no lo cumplen.

    ``started`` son las que tienen bien algo del ejercicio y ``failed_started``, cuántas de ellas no lo
    cumplen: donde todo está mal, a menudo por no haber escrito nada, fallan todos y no se aprende nada.
    """

    unit: str
    exercise: str
    name: str
    failed: int
    submissions: int
    failed_started: int
    started: int

    @property
    def share(self) -> float:
        """La parte de las entregas empezadas que no lo cumple."""
        return self.failed_started / self.started if self.started else 0.0


@dataclass(frozen=True)
class MistakeReport:
    """Un error conocido, cuántas entregas coinciden con él y el código, sin autor, de una de ellas."""

    unit: str
    exercise: str
    id: str
    diagnosis: str
    next_step: str
    times: int
    submissions: int
    example: str


@dataclass(frozen=True)
class ReadingReport:
    """Lo que querría decir una respuesta equivocada, y cuántas personas la escribieron."""

    text: str
    times: int


@dataclass(frozen=True)
class PredictionReport:
    """Una predicción: cuántas personas contestaron y acertaron a la primera, y qué se confunde.

    ``other`` son las que escribieron una respuesta equivocada de la que no se sabe qué querría decir.
    """

    unit: str
    name: str
    right: str
    submissions: int
    answered: int
    first: int
    readings: tuple[ReadingReport, ...]
    other: int


@dataclass(frozen=True)
class GradebookMark:
    """Lo que dice nbgrader de una entrega.

    Los puntos en total, con ``late`` (lo perdido por retraso) ya descontado; los que puso una persona, y si
    queda algo por revisar a mano.
    """

    total: float
    max_total: float
    manual: float
    late: float
    pending: bool

    @classmethod
    def of(cls, mark: Mark) -> "GradebookMark":
        """Lo que se cuenta de ``mark``."""
        return cls(
            total=mark.score,
            max_total=mark.max_score,
            manual=mark.added_by_hand,
            late=mark.late_penalty,
            pending=mark.pending,
        )


@dataclass(frozen=True)
class MarkReport:
    """Lo que un estudiante tiene en una unidad: puntos automáticos y, si está, lo que dice nbgrader."""

    unit: str
    status: str
    points: float
    max_points: float
    gradebook: GradebookMark | None


@dataclass(frozen=True)
class StudentReport:
    """Un estudiante: cómo se le llama en el informe, sus notas, la media (de 0 a 1) y las alertas.

    ``term`` es la nota del curso, si el curso dice lo que pesa cada unidad.
    """

    label: str
    name: str
    marks: tuple[MarkReport, ...]
    mean: float | None
    risks: tuple[str, ...]
    term: Total | None = None


@dataclass(frozen=True)
class Event:
    """Algo que mirar de una entrega: ``kind`` es de qué trata el aviso."""

    student: str
    unit: str
    kind: str
    text: str


@dataclass(frozen=True)
class Report:
    """Todo lo que dice el informe."""

    created: str
    anonymous: bool
    units: tuple[UnitReport, ...]
    exercises: tuple[ExerciseReport, ...]
    criteria: tuple[CriterionReport, ...]
    mistakes: tuple[MistakeReport, ...]
    predictions: tuple[PredictionReport, ...]
    students: tuple[StudentReport, ...]
    events: tuple[Event, ...]
    isolation: dict[str, int]
    seconds: float
    files: int
    file_bytes: int
    damaged: int

    @property
    def submissions(self) -> int:
        """Las entregas calificadas."""
        return sum(unit.submissions for unit in self.units)

    @property
    def notices(self) -> dict[tuple[str, str, str], list[str]]:
        """De cada aviso (unidad, de qué trata y texto), a quiénes toca: primero los que tocan a menos.

        Lo que les pasa a todos, como haber cambiado los puntos de una celda, no tapa lo de uno.
        """
        found: dict[tuple[str, str, str], list[str]] = {}
        for event in self.events:
            found.setdefault((event.unit, event.kind, event.text), []).append(event.student)
        return dict(sorted(found.items(), key=lambda item: (item[0][0], len(item[1]))))

    @property
    def at_risk(self) -> tuple[StudentReport, ...]:
        """Los estudiantes con algún motivo de alerta, primero los que tienen más y peor media."""
        found = (s for s in self.students if s.risks)
        return tuple(sorted(found, key=lambda s: (-len(s.risks), 1.0 if s.mean is None else s.mean)))

    @property
    def first_alerts(self) -> int:
        """A cuántos se enseña por delante: si son casi toda la clase, no dicen a quién mirar."""
        return max(MIN_ALERTS, round(len(self.students) * SHARE_OF_ALERTS))

    def to_json(self) -> dict[str, Any]:
        """El informe como datos de JSON."""
        return asdict(self)
