"""Las prórrogas: hasta cuándo puede entregar cada persona.

nbgrader guarda una prórroga en la entrega, como un tiempo que se suma al plazo, y quien aún no ha entregado
no tiene entrega. Por eso apuntamos en ``.grader/prorrogas.json`` hasta cuándo es cada una y la escribimos en
el campo de nbgrader cuando hay entrega y plazo; si el plazo se mueve, la fecha que se concedió no cambia.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from grader.course.clock import stored
from grader.course.files import put
from grader.course.layout import Course
from grader.errors import CourseError


@dataclass
class Granted:
    """Una prórroga hasta ``until`` (UTC); ``written`` son los segundos que se escribieron en nbgrader.

    ``hand`` es la que dio el docente con la orden, aunque después una hoja de calificaciones dé otra.
    """

    until: datetime
    written: float | None = None
    hand: datetime | None = None


@dataclass(frozen=True)
class Given:
    """A quiénes les cambia algo y quiénes se quedan con la que se les dio a mano, que acaba después."""

    new: tuple[str, ...]
    kept: Mapping[str, datetime]


@dataclass
class Extensions:
    """Las prórrogas de un curso, por unidad y estudiante."""

    path: Path
    granted: dict[str, dict[str, Granted]] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Course) -> "Extensions":
        """Las de ``course``; lanza ``CourseError`` si el archivo está estropeado."""
        path = course.root / ".grader" / "prorrogas.json"
        try:
            data = json.loads(path.read_bytes())
            granted = {
                unit: {
                    who: Granted(_utc(one["until"]), one["written"], one.get("hand") and _utc(one["hand"]))
                    for who, one in people.items()
                }
                for unit, people in data.items()
            }
        except FileNotFoundError:
            granted = {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise CourseError(
                f"No se entiende {path}: borra ese archivo y vuelve a dar las prórrogas."
            ) from None
        return cls(path, granted)

    def save(self) -> None:
        """Las escribe en ``.grader/prorrogas.json``."""
        data = {
            unit: {
                who: {name: v.isoformat() if isinstance(v, datetime) else v for name, v in vars(g).items()}
                for who, g in people.items()
            }
            for unit, people in self.granted.items()
            if people
        }
        self.path.parent.mkdir(exist_ok=True)
        put(self.path, json.dumps(data, ensure_ascii=False, indent=1).encode())

    def give(self, unit: str, until: Mapping[str, datetime], *, by_hand: bool = True) -> Given:
        """Apunta hasta cuándo puede entregar cada persona.

        Una hoja (``by_hand=False``) no acorta lo que se dio a mano: pudo descargarse antes.
        """
        known = self.granted.setdefault(unit, {})
        kept, new = {}, []
        for who, when in until.items():
            before, told = known.get(who), when.astimezone(UTC)
            hand = told if by_hand else before and before.hand
            if hand and hand > told:
                kept[who] = told = hand
            if before is None or before.until != told:
                new.append(who)
                known[who] = Granted(told, hand=hand)
            else:
                before.hand = hand
        return Given(tuple(sorted(new)), kept)

    def of_a_sheet(self, unit: str) -> set[str]:
        """A quiénes les dio prórroga una hoja, y nadie a mano."""
        return {who for who, one in self.granted.get(unit, {}).items() if one.hand is None}

    def apply(self, gradebook: Any, units: Iterable[str]) -> None:
        """Escribe en nbgrader las de las entregas que haya, y lo guarda. No confirma nada en el libro.

        Si alguien cambió después la prórroga en nbgrader, la suya es la que vale y olvidamos la nuestra.
        """
        from nbgrader.api import Assignment, SubmittedAssignment

        mine = [unit for unit in units if self.granted.get(unit)]
        found = (
            gradebook.db.query(Assignment, SubmittedAssignment)
            .join(SubmittedAssignment, SubmittedAssignment.assignment_id == Assignment.id)
            .filter(Assignment.name.in_(mine), Assignment.duedate.isnot(None))
        )
        for assignment, submitted in found if mine else ():
            people = self.granted[assignment.name]
            granted = people.get(submitted.student_id)
            if granted is None:
                continue
            now = submitted.extension
            if granted.written is not None and now is not None and now.total_seconds() != granted.written:
                del people[submitted.student_id]
                continue
            wanted = max(timedelta(), stored(granted.until) - assignment.duedate)
            if now != (wanted or None):
                submitted.extension = wanted or None
            granted.written = wanted.total_seconds()
        if mine:
            self.save()

    def running(self, units: Iterable[str], now: datetime) -> dict[str, frozenset[str]]:
        """De cada unidad, a quiénes no se les ha acabado la prórroga."""
        return {u: frozenset(w for w, g in self.granted.get(u, {}).items() if g.until > now) for u in units}

    def remove(self, gradebook: Any, unit: str, student: str) -> bool:
        """Quita la prórroga de ``student``, también de nbgrader; dice si tenía alguna."""
        from nbgrader.api import Assignment, SubmittedAssignment

        had = self.granted.get(unit, {}).pop(student, None) is not None
        submitted = (
            gradebook.db.query(SubmittedAssignment)
            .join(Assignment)
            .filter(Assignment.name == unit, SubmittedAssignment.student_id == student)
            .one_or_none()
        )
        if submitted is not None and submitted.extension is not None:
            submitted.extension, had = None, True
        self.save()
        return had


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
