"""Entregas en grupo: lo que sube una persona es de todas, y lo que se puntúa a mano a una, también."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.course.clock import TIMESTAMP
from grader.course.collecting.entries import ItemError
from grader.course.collecting.incoming import Incoming, Row
from grader.course.collecting.laying import Place
from grader.course.collecting.people import Register
from grader.course.files import put
from grader.course.gradebook.copies import SHARED
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import open_gradebook, shown
from grader.course.layout import Course
from grader.course.settings import course_config

#: Lo que hay donde nadie ha puesto nada: en un comentario y en unos puntos.
_NOTHING = {(None,), ("",), (None, None)}

Value = tuple[Any, ...]


def with_teams(
    course: Course, unit: str, register: Register, incoming: Incoming, rows: list[Row]
) -> list[Row]:
    """Las filas, con lo de cada grupo también en las de quienes no tienen archivo propio."""
    numbers = register.participants[unit]
    found = {r.number: r for r in rows}
    for team in sorted(set(incoming.teams.values())):
        members = [n for n, name in incoming.teams.items() if name == team and n in numbers]
        for number in members:
            numbers[number] = replace(numbers[number], group=team)
        with_files = [n for n in members if n in found and found[n].status not in ("missing", "error")]
        places = {n: Place(course, numbers[n].student, unit) for n in members}
        contents = {n: places[n].files() or {} for n in with_files}
        if len(set(map(_work, contents.values()))) > 1:
            who = ", ".join(numbers[n].student for n in with_files)
            incoming.notices.append(
                f"Grupo «{team}»: tienen cuadernos distintos ({who}). Cada cual, con el suyo y con sus notas."
            )
            continue
        for number in members if with_files else ():
            if number in with_files:
                continue
            first = found[with_files[0]]
            person = numbers[number]
            mine = [p for n, p in numbers.items() if p.student == person.student and n != number]
            if any(p.notebook and (p.submitted or p.seen) >= first.submitted for p in mine):
                continue  # con otro número, que es suyo desde que se unieron, entregó después
            if (places[number].files() or {}) != contents[with_files[0]]:
                places[number].write(contents[with_files[0]])
            numbers[number] = replace(person, notebook=first.notebook, submitted=first.submitted, refused="")
            found[number] = replace(
                first,
                student=person.student,
                name=person.name,
                number=number,
                status="team",
                notices=(f"con su grupo, {team}: lo entregó {first.student}",),
                email=register.students[person.student].email,
            )
    return list(found.values())


def _work(files: Mapping[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    """Lo entregado, sin la fecha, que puede ser otra."""
    return tuple(sorted((name, data) for name, data in files.items() if name != TIMESTAMP))


def share_marks(course: Course, unit: str) -> list[str]:
    """Da a los de cada grupo de ``unit`` con el mismo cuaderno lo que alguien puso a mano a uno de ellos.

    Devuelve lo que conviene decir: qué se da y a quiénes, y quiénes tienen notas distintas, que se dejan como
    están. Se apunta lo que tenía cada uno: si se corrige una nota que era de todos, vale la corregida. Con
    ``c.Grader.share_group_marks = False`` no hace nada. Hay que tener reservado el curso.
    """
    teams: dict[str, set[str]] = {}
    for person in Register.of(course).participants.get(unit, {}).values():
        if person.group:
            teams.setdefault(person.group, set()).add(person.student)
    shares = course_config(course).Grader.get("share_group_marks", True)
    if not teams or not shares or not has_gradebook(course):
        return []
    path = course.root / SHARED
    known = _known(path)
    before = known.setdefault(unit, {})
    said: list[str] = []
    with open_gradebook(course) as gradebook:
        for team, members in sorted(teams.items()):
            seen = before.setdefault(team, {})
            for alike in _with_the_same_work(course, unit, sorted(members)):
                said += (f"Grupo «{team}»: {line}" for line in _even(gradebook, unit, alike, seen))
        gradebook.db.commit()
    put(path, json.dumps(known, ensure_ascii=False).encode())
    return said


def _known(path: Path) -> dict[str, Any]:
    """Lo que tenía cada uno: por unidad, grupo, celda y estudiante. Si no está o no se entiende, nada."""
    try:
        found = json.loads(path.read_bytes())
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _with_the_same_work(course: Course, unit: str, members: list[str]) -> list[list[str]]:
    found: dict[Any, list[str]] = {}
    for student in members:
        with contextlib.suppress(ItemError):
            files = Place(course, student, unit).files() or {}
            found.setdefault(_work(files), []).append(student)
    return [alike for alike in found.values() if len(alike) > 1]


def _even(gradebook: Any, unit: str, members: list[str], known: dict[str, Any]) -> Iterator[str]:
    """Iguala a ``members``, si se puede; ``known`` es lo que tenía cada uno, que se pone al día."""
    from nbgrader.api import Assignment, SubmittedAssignment

    found = (
        gradebook.db.query(SubmittedAssignment)
        .join(Assignment)
        .filter(Assignment.name == unit, SubmittedAssignment.student_id.in_(members))
    )
    cells: dict[tuple[str, type], dict[str, Any]] = {}
    for submission in found:
        for notebook in submission.notebooks:
            for one in (*notebook.grades, *notebook.comments):
                cells.setdefault((one.cell_id, type(one)), {})[submission.student_id] = one
    for (_, kind), theirs in cells.items():
        cell = next(iter(theirs.values())).cell.name
        name = f"{kind.__name__} {cell}"
        seen = known[name] if isinstance(known.get(name), dict) else {}
        now = {student: _by_hand(one) for student, one in theirs.items()}
        given = {student: value for student, value in now.items() if value not in _NOTHING}
        wanted = _wanted(given, {student: tuple(value) for student, value in seen.items()})
        if wanted is None and given:
            told = ", ".join(f"{s}{_shown(v)}" for s, v in sorted(given.items()))
            yield f"en {cell} tienen {_WHAT[kind.__name__]} distintos ({told}): se quedan así."
        others = sorted(s for s, value in now.items() if wanted is not None and value != wanted)
        for student in others:
            _give(theirs[student], wanted)
        if others:
            source = ", ".join(f"{s}{_shown(v)}" for s, v in sorted(given.items()) if v == wanted)
            told = ", ".join(f"{s}{_shown(now[s], 'tenía ')}" for s in others)
            yield f"en {cell}, los {_WHAT[kind.__name__]} de {source} valen también para {told}."
        known[name] = {student: list(_by_hand(one)) for student, one in theirs.items()}


#: Cómo se llama lo que se da, según la tabla de nbgrader en la que está.
_WHAT = {"Grade": "puntos puestos a mano", "Comment": "comentarios"}


def _wanted(given: Mapping[str, Value], seen: Mapping[str, Value]) -> Value | None:
    """Lo que vale para todos, de lo que alguien puso a cada uno; ``None`` si no hay nada o no se sabe.

    De dos valores distintos vale el nuevo, si antes todos tenían el mismo: es una corrección.
    """
    values = set(given.values())
    if len(values) == 1:
        return next(iter(values))
    changed = {value for student, value in given.items() if seen.get(student) != value}
    was_shared = set(given) <= set(seen) and len({seen[student] for student in given}) == 1
    return next(iter(changed)) if was_shared and len(changed) == 1 else None


def _by_hand(one: Any) -> Value:
    """Lo que una persona puso en una celda: los puntos o el comentario."""
    if hasattr(one, "manual_comment"):
        return (one.manual_comment,)
    return (one.manual_score, one.extra_credit)


def _shown(value: Value, before: str = "") -> str:
    """`` (2)`` si son puntos y hay algo puesto."""
    return (
        f" ({before}{shown(sum(p or 0 for p in value))})" if len(value) == 2 and value not in _NOTHING else ""
    )


def _give(one: Any, told: Value) -> None:
    if hasattr(one, "manual_comment"):
        (one.manual_comment,) = told
    else:
        one.manual_score, one.extra_credit = told
        one.needs_manual_grade = False
