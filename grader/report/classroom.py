"""De una clase a los números del informe."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from grader import exercises
from grader.course.store import Row
from grader.judge.record import VerdictRecord
from grader.pipeline.worker import STATUS
from grader.report import statistics
from grader.report.anonymity import Mask
from grader.report.contents import (
    CriterionReport,
    Event,
    ExerciseReport,
    GradebookMark,
    MarkReport,
    MistakeReport,
    Report,
    StudentReport,
    UnitReport,
)
from grader.report.gathering import Classroom
from grader.report.predicting import predicted
from grader.report.sources import own_cells, written

#: Entre cuántas entregas se elige el ejemplo de un error: leerlas todas, en una clase grande, tarda.
MAX_EXAMPLES = 6


def report(room: Classroom, mask: Mask, now: datetime) -> Report:
    """El informe de ``room`` a la hora ``now``."""
    rows = {unit: [r for r in room.rows if r.unit == unit] for unit in room.units}
    opened = statistics.open_units(room.handed_in, len(room.people), room.past_due)
    asked = [e for unit in room.units for e in room.course.unit(unit).asked]
    return Report(
        created=now.strftime("%Y-%m-%d %H:%M"),
        anonymous=mask.anonymous,
        units=tuple(_unit(room, mask, unit, rows[unit], unit in opened) for unit in room.units),
        exercises=tuple(_exercise(e, rows[e.unit]) for e in asked),
        criteria=tuple(sorted(_criteria(asked, rows), key=lambda c: (-c.share, -c.failed))),
        mistakes=tuple(sorted(_mistakes(room, mask, asked, rows), key=lambda m: -m.times)),
        predictions=tuple(p for unit in room.units for p in predicted(room, unit, rows[unit])),
        students=tuple(sorted((_student(room, mask, s, opened) for s in room.people), key=lambda s: s.label)),
        events=tuple(sorted(_events(room.rows, mask), key=lambda e: (e.unit, e.student))),
        isolation=dict(Counter(r.isolation for r in room.rows if r.isolation).most_common()),
        seconds=round(sum(r.seconds for r in room.rows), 3),
        files=room.files,
        file_bytes=room.file_bytes,
        damaged=room.damaged,
    )


def _unit(room: Classroom, mask: Mask, unit: str, rows: Sequence[Row], is_open: bool) -> UnitReport:
    readable = [r for r in rows if r.status != "error"]
    marks = [statistics.fraction(r.points, r.max_points) for r in readable]
    graded = {r.student for r in rows}
    return UnitReport(
        name=unit,
        submissions=len(rows),
        unreadable=len(rows) - len(readable),
        ungraded=tuple(sorted(mask.label(s) for s in room.handed_in[unit] - graded)),
        missing=len(set(room.people) - room.handed_in[unit] - room.refused.get(unit, frozenset())),
        refused=len(room.refused.get(unit, frozenset()) - room.handed_in[unit]),
        is_open=is_open,
        full=sum(m >= 1 for m in marks),
        marks=statistics.summary(marks),
        histogram=statistics.histogram(marks),
        seconds=statistics.summary([r.seconds for r in readable]),
    )


def _found(exercise: exercises.Exercise, rows: Iterable[Row]) -> list[VerdictRecord]:
    """Lo que hay de ``exercise`` en las entregas que se pudieron leer."""
    return [r.exercises[exercise.name] for r in rows if r.status != "error" and exercise.name in r.exercises]


def _exercise(exercise: exercises.Exercise, rows: Sequence[Row]) -> ExerciseReport:
    marks = [statistics.fraction(f.points, f.max_points) for f in _found(exercise, rows)]
    full, none = sum(m >= 1 for m in marks), sum(m <= 0 for m in marks)
    return ExerciseReport(
        unit=exercise.unit,
        name=exercise.name,
        max_points=exercise.points,
        submissions=len(marks),
        full=full,
        some=len(marks) - full - none,
        none=none,
        marks=statistics.summary(marks),
        histogram=statistics.histogram(marks),
    )


def _criteria(asked: Iterable[exercises.Exercise], rows: dict[str, list[Row]]) -> Iterable[CriterionReport]:
    for exercise in asked:
        readable = [r for r in rows[exercise.unit] if r.status != "error"]
        started = [r for r in readable if exercise.name in r.exercises and r.exercises[exercise.name].started]
        everyone, some = (
            statistics.failure_counts(found).get(exercise.name, Counter()) for found in (readable, started)
        )
        for name in (c.name for c in exercise.criteria if everyone[c.name]):
            counts = [sum(name in f.criteria for f in _found(exercise, who)) for who in (readable, started)]
            yield CriterionReport(
                unit=exercise.unit,
                exercise=exercise.name,
                name=name,
                failed=everyone[name],
                submissions=counts[0],
                failed_started=some[name],
                started=counts[1],
            )


def _mistakes(
    room: Classroom, mask: Mask, asked: Iterable[exercises.Exercise], rows: dict[str, list[Row]]
) -> Iterable[MistakeReport]:
    for exercise in asked:
        counts = statistics.mistake_counts(rows[exercise.unit]).get(exercise.name, Counter())
        known = {m.id: m for m in exercise.mistakes}
        for mistake_id, times in counts.items():
            mistake = known.get(mistake_id)
            yield MistakeReport(
                unit=exercise.unit,
                exercise=exercise.name,
                id=mistake_id,
                diagnosis=_of_anyone(mistake.diagnosis) if mistake else "ya no está en el registro",
                next_step=mistake.next_step if mistake else "",
                times=times,
                submissions=len(_found(exercise, rows[exercise.unit])),
                example=_example(room, mask, exercise.name, mistake_id, rows[exercise.unit]),
            )


def _of_anyone(diagnosis: str) -> str:
    """El diagnóstico, escrito para su autor, dicho de cualquiera: «tu resultado coincide con…»."""
    return diagnosis.removeprefix("tu resultado ").replace("tu ", "su ", diagnosis.startswith("tu "))


def _example(room: Classroom, mask: Mask, exercise: str, mistake: str, rows: Sequence[Row]) -> str:
    """El código más corto de quienes cometieron ``mistake``, mejor si no cometieron otros."""
    who = [r for r in rows if exercise in r.exercises and mistake in r.exercises[exercise].mistakes]
    who.sort(key=lambda r: len(r.exercises[exercise].mistakes))
    found = []
    for row in who[:MAX_EXAMPLES]:
        try:
            code = written(own_cells(room.graded_notebook(row), None), exercise)
        except ValueError:  # un cuaderno calificado que ya no está o que alguien ha tocado
            continue
        text = mask.code(code.text) if code else ""
        if text:
            found.append((len(row.exercises[exercise].mistakes), len(text), text))
    return min(found)[2] if found else ""


def _student(room: Classroom, mask: Mask, student: str, opened: Sequence[str]) -> StudentReport:
    rows = [r for r in room.rows if r.student == student]
    earlier = [r for r in room.earlier if r.student == student]
    mean = statistics.mean_mark(rows)
    missing = [
        unit
        for unit in opened
        if student not in room.handed_in[unit] and student not in room.extended.get(unit, ())
    ]
    risks = [_absence(room, student, unit) for unit in missing]
    risks += [f"repite {text}" for text in statistics.repeated_failures(rows, earlier)]
    if mean is not None and mean < statistics.LOW_MARK:
        risks.append(f"tiene de media {100 * mean:.0f} de cada 100 puntos automáticos")
    marks = tuple(
        MarkReport(
            unit=r.unit,
            status=r.status,
            points=r.points,
            max_points=r.max_points,
            gradebook=GradebookMark.of(mark) if (mark := room.marks.get((student, r.unit))) else None,
        )
        for r in rows
    )
    return StudentReport(
        label=mask.label(student),
        name=mask.name(student),
        marks=marks,
        mean=mean,
        risks=tuple(risks),
        term=room.terms.get(student),
    )


def _absence(room: Classroom, student: str, unit: str) -> str:
    """Lo que se dice de quien no tiene entrega de ``unit``."""
    if student in room.refused.get(unit, ()):
        return f"lo que entregó en {unit} no es el cuaderno"
    if student in room.lost.get(unit, ()):
        return f"Moodle dice que envió {unit} y no estaba en el zip"
    return f"no ha entregado {unit}"


def _events(rows: Iterable[Row], mask: Mask) -> Iterable[Event]:
    for row in rows:
        label = mask.label(row.student)
        if row.detail:
            yield Event(
                student=label,
                unit=row.unit,
                kind=STATUS.get(row.status, row.status),
                text=mask.text(row.detail),
            )
        for notice in row.notices:
            yield Event(student=label, unit=row.unit, kind=_kind(notice), text=mask.text(notice))


def _kind(notice: str) -> str:
    """De qué trata un aviso: otra publicación, una celda cambiada o algo visto al ejecutar."""
    if "es de otra publicación" in notice:
        return "otra publicación"
    return "celda cambiada" if "celda" in notice and "«" in notice else "ejecución"
