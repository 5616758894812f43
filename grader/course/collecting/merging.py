"""Unir a dos personas que son la misma: lo de una pasa a la otra, entero y sin ejecutar nada."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from grader.course import draws
from grader.course.collecting.laying import Place
from grader.course.collecting.people import Register
from grader.course.extensions import Extensions
from grader.course.files import put
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import open_gradebook
from grader.course.layout import Course, Submission, read_submission
from grader.course.locking import one_at_a_time
from grader.errors import CourseError, SubmissionError

#: Dónde hay una carpeta por estudiante y, dentro, otra por unidad.
_FOLDERS = ("submitted", "autograded", "feedback", "evidence")
MERGED = Path(".grader") / "unidas"


@dataclass
class Merged:
    """Lo que pasó de una persona a otra: unidades, las que ya tenía y qué se hizo con ellas."""

    extra: str
    kept: str
    units: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """El resultado como datos de JSON."""
        return asdict(self)


def merge(course: Course, extra: str, kept: str) -> Merged:
    """Pasa a ``kept`` todo lo de ``extra``: entregas, evidencia, notas y números de Moodle.

    Si las dos entregaron la misma unidad, queda la entrega más nueva (si no se sabe, la de ``kept``, y se
    dice cómo cambiarla) y la otra, con lo suyo, en ``.grader/unidas``. Lanza ``CourseError`` si alguna no
    existe o si son la misma.
    """
    if extra == kept:
        raise CourseError(f"{extra} y {kept} son el mismo identificador: no hay nada que unir.")
    with one_at_a_time(course):
        register = Register.of(course)
        known = set(register.students) | {p.name for p in (course.root / "submitted").glob("*")}
        missing = [s for s in (extra, kept) if s not in known]
        if missing:
            raise CourseError(f"No hay nadie con el identificador {' ni '.join(missing)} en este curso.")
        done = Merged(extra=extra, kept=kept)
        for unit in _units(course, extra):
            _move_unit(course, unit, done)
        for name in _FOLDERS:
            folder = course.root / name / extra
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        _merge_extensions(course, done)
        _merge_gradebook(course, done)
        _merge_register(register, extra, kept)
        register.save()
        return done


def _units(course: Course, student: str) -> list[str]:
    return sorted({p.name for name in _FOLDERS for p in (course.root / name / student).glob("*")})


def _move_unit(course: Course, unit: str, done: Merged) -> None:
    ours, theirs = (Place(course=course, student=s, unit=unit) for s in (done.extra, done.kept))
    mine, yours = ours.timestamp(), theirs.timestamp()
    dated = mine is not None and yours is not None
    if theirs.folder.exists() and not (ours.folder.exists() and dated and mine > yours):
        known = dated or not ours.folder.exists()
        undated = [p.student for p, when in ((ours, mine), (theirs, yours)) if when is None]
        aside = _set_aside(course, done.extra, unit)
        if known:
            done.notices.append(f"{unit}: las dos entregaron; queda la de {done.kept}; la otra, en {MERGED}")
        else:
            done.notices.append(
                f"{unit}: las dos entregaron y no se sabe cuál es la más nueva (sin fecha: "
                f"{', '.join(undated)}): queda la de {done.kept}, la segunda que has nombrado. Si es la "
                f"otra, pon lo que hay en {aside} en submitted/{done.kept}/{unit} y repite grader autograde"
            )
        return
    if theirs.folder.exists():
        _set_aside(course, done.kept, unit)
        done.notices.append(
            f"{unit}: las dos entregaron; queda la de {done.extra}, más nueva; la otra, en {MERGED}"
        )
    old, new = (Submission(p.student, unit, p.folder) for p in (ours, theirs))
    try:
        notebook = read_submission(old) if ours.folder.exists() else b""
    except SubmissionError:
        notebook = b""
    for source, target in _places(course, done.extra, done.kept, unit):
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    if notebook:
        draws.hand_over(course, old, new, notebook)
    _rename_record(course.root / "evidence" / done.kept / unit / "record.json", done.kept)
    done.units.append(unit)


def _places(course: Course, extra: str, kept: str, unit: str) -> Iterator[tuple[Path, Path]]:
    for name in _FOLDERS:
        source = course.root / name / extra / unit
        if source.exists():
            yield source, course.root / name / kept / unit


def _set_aside(course: Course, student: str, unit: str) -> str:
    """Guarda en ``.grader/unidas`` lo de ``student`` y dice dónde queda su entrega."""
    moved: dict[str, str] = {}
    for name in _FOLDERS:
        source = course.root / name / student / unit
        if source.exists():
            root = course.root / MERGED / student / unit
            root.mkdir(parents=True, exist_ok=True)
            target = next(
                t for i in range(10**6) if not (t := root / (f"{name}-{i}" if i else name)).exists()
            )
            source.replace(target)
            moved[name] = target.relative_to(course.root).as_posix()
    return moved.get("submitted", "")


def _rename_record(path: Path, student: str) -> None:
    """La calificación guardada dice de quién es; lo demás de ella sigue valiendo."""
    try:
        record = json.loads(path.read_bytes())
        record["student"] = student
    except (OSError, ValueError, TypeError):
        return
    put(path, json.dumps(record, ensure_ascii=False, indent=1).encode())


def _merge_extensions(course: Course, done: Merged) -> None:
    """Las prórrogas de ``extra``, también de lo que no ha entregado; de dos, queda la que acaba más tarde.

    La entrega que queda puede ser la otra: no se sabe qué prórroga tiene escrita en nbgrader.
    """
    extensions = Extensions.of(course)
    for people in extensions.granted.values():
        given = [people.pop(who) for who in (done.extra, done.kept) if who in people]
        if given:
            people[done.kept] = replace(max(given, key=lambda one: one.until), written=None)
    extensions.save()


def _merge_gradebook(course: Course, done: Merged) -> None:
    """En el libro de notas, la entrega que queda es de ``kept``; las notas puestas a mano van con ella."""
    if not has_gradebook(course):
        return
    from nbgrader.api import MissingEntry, Student, SubmittedAssignment

    with open_gradebook(course) as gradebook:
        try:
            old = gradebook.find_student(done.extra)
        except MissingEntry:
            return
        data = {k: getattr(old, k) for k in ("first_name", "last_name", "email", "lms_user_id")}
        new = gradebook.db.get(Student, done.kept) or gradebook.add_student(done.kept)
        for name, value in data.items():
            if value and not getattr(new, name):
                setattr(new, name, value)
        owned = {s.assignment.name: s for s in new.submissions}
        for submission in gradebook.db.query(SubmittedAssignment).filter_by(student_id=done.extra).all():
            unit = submission.assignment.name
            if unit in owned and unit not in done.units:
                _tell_lost(submission, done.extra, done)
                gradebook.remove_submission(unit, done.extra)
                continue
            if unit in owned:
                _tell_lost(owned[unit], done.kept, done)
                gradebook.remove_submission(unit, done.kept)
            submission.student_id = done.kept
            gradebook.db.commit()
        gradebook.db.expire_all()
        gradebook.remove_student(done.extra)


def _tell_lost(submission: Any, student: str, done: Merged) -> None:
    by_hand = sum(g.manual_score is not None for n in submission.notebooks for g in n.grades)
    if by_hand:
        marks = "1 nota puesta" if by_hand == 1 else f"{by_hand} notas puestas"
        done.notices.append(
            f"{submission.assignment.name}: la entrega de {student}, que no queda, tenía {marks} a mano; "
            "lo que había está en la copia del libro (grader copia --lista)"
        )


def _merge_register(register: Register, extra: str, kept: str) -> None:
    old = register.students.pop(extra, None)
    if old is not None and kept in register.students:
        filled = {k: v for k, v in asdict(register.students[kept]).items() if v}
        register.students[kept] = replace(old, **filled)
    elif old is not None:
        register.students[kept] = old
    for numbers in register.participants.values():
        for number, participation in numbers.items():
            if participation.student == extra:
                numbers[number] = replace(participation, student=kept)
