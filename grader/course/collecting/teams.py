"""Entregas en grupo: lo que sube una persona es de todas, y lo que se puntúa a mano a una, también."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.course.collecting.incoming import Incoming, Row, Skipped
from grader.course.collecting.laying import Place
from grader.course.collecting.people import Register
from grader.course.files import put
from grader.course.gradebook.database import has_gradebook
from grader.course.gradebook.marks import open_gradebook
from grader.course.layout import Course

#: Lo que hay donde nadie ha puesto nada: en un comentario y en unos puntos.
_NOTHING = {(None,), ("",), (None, None)}


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
        different = {tuple(sorted(files.items())) for files in contents.values()}
        if len(different) > 1:
            who = ", ".join(numbers[n].student for n in with_files)
            incoming.skipped.append(
                Skipped(team, f"el grupo tiene cuadernos distintos ({who}): cada cual, con el suyo")
            )
            continue
        for number in members if with_files else ():
            if number in with_files:
                continue
            first = found[with_files[0]]
            person = numbers[number]
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


def share_marks(course: Course, unit: str) -> list[str]:
    """Da a cada grupo de ``unit`` las notas y los comentarios que alguien puso a mano a uno de los suyos.

    Devuelve lo que conviene decir: a quiénes, y los grupos con notas distintas, que se dejan como están. Lo
    que se dio la otra vez se apunta: si alguien corrige una nota, vale la corregida. Hay que tener reservado
    el curso.
    """
    teams: dict[str, list[str]] = {}
    for person in Register.of(course).participants.get(unit, {}).values():
        if person.group:
            teams.setdefault(person.group, []).append(person.student)
    if not teams or not has_gradebook(course):
        return []
    path = course.root / ".grader" / "grupos.json"
    shared = _shared(path)
    before = shared.setdefault(unit, {})
    said: list[str] = []
    with open_gradebook(course) as gradebook:
        for team, members in sorted(teams.items()):
            said += _even(gradebook, unit, team, members, before.setdefault(team, {}))
        gradebook.db.commit()
    put(path, json.dumps(shared, ensure_ascii=False).encode())
    return said


def _shared(path: Path) -> dict[str, dict[str, dict[str, list[Any]]]]:
    """Lo que ya se dio: por unidad, grupo y celda. Si el archivo no está o no se entiende, nada."""
    try:
        found = json.loads(path.read_bytes())
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _even(
    gradebook: Any, unit: str, team: str, members: list[str], before: dict[str, list[Any]]
) -> Iterator[str]:
    """Iguala a ``members``; ``before`` es lo que se les dio la otra vez, que se pone al día."""
    from nbgrader.api import Assignment, SubmittedAssignment

    found = (
        gradebook.db.query(SubmittedAssignment)
        .join(Assignment)
        .filter(Assignment.name == unit, SubmittedAssignment.student_id.in_(members))
    )
    cells: dict[tuple[str, type], list[tuple[str, Any]]] = {}
    for submission in found:
        for notebook in submission.notebooks:
            for one in (*notebook.grades, *notebook.comments):
                cells.setdefault((one.cell_id, type(one)), []).append((submission.student_id, one))
    changed: set[str] = set()
    different: set[str] = set()
    for (_, kind), entries in cells.items():
        name = f"{kind.__name__} {entries[0][1].cell.name}"
        given = {_by_hand(one) for _, one in entries} - _NOTHING
        if len(given) > 1:  # lo que se dio la otra vez no es de nadie
            given -= {tuple(before.get(name, ()))}
        if len(given) == 1:
            before[name] = list(*given)
        if len(given) > 1:
            different.add(entries[0][1].cell.name)
        for student, one in entries if len(given) == 1 else ():
            if _by_hand(one) not in given:
                _give(one, *given)
                changed.add(student)
    if changed:
        yield f"Grupo {team}: lo puesto a mano a uno vale también para {', '.join(sorted(changed))}."
    if different:
        yield f"Grupo {team}: sus miembros tienen notas a mano distintas en {', '.join(sorted(different))}."


def _by_hand(one: Any) -> tuple[Any, ...]:
    """Lo que una persona puso en una celda: los puntos o el comentario."""
    if hasattr(one, "manual_comment"):
        return (one.manual_comment,)
    return (one.manual_score, one.extra_credit)


def _give(one: Any, told: tuple[Any, ...]) -> None:
    if hasattr(one, "manual_comment"):
        (one.manual_comment,) = told
    else:
        one.manual_score, one.extra_credit = told
        one.needs_manual_grade = False
