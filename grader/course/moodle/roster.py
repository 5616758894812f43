"""La lista de participantes de Moodle, en el libro de notas y en el registro de personas del curso.

Sirve el CSV de «Participantes → Con los usuarios seleccionados → Descargar como CSV», el de un informe de
calificaciones o uno hecho a mano, con las columnas en español o en inglés.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from grader.course.collecting.duplicates import doubtful
from grader.course.collecting.names import key, natural, normal, visible
from grader.course.collecting.people import Person, Register
from grader.course.collecting.sheets import Record, Sheet, read_sheet
from grader.course.gradebook.marks import open_gradebook
from grader.course.layout import Course
from grader.course.locking import one_at_a_time
from grader.errors import CourseError

_STUDENTS = frozenset(["estudiante", "estudiantes", "student", "alumno", "alumna", "alumnado", "alumne"])


@dataclass(frozen=True)
class Enrolled:
    """Lo que hizo una lista: quiénes están, cuántos son nuevos, qué filas no sirven y quiénes se repiten."""

    students: tuple[str, ...]
    new: int
    skipped: tuple[str, ...]
    doubtful: tuple[str, ...] = ()

    def to_json(self) -> dict:
        """El resultado como datos de JSON."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in vars(self).items()}


def enrol(course: Course, path: Path, told: Mapping[str, str] = MappingProxyType({})) -> Enrolled:
    """Apunta a quienes estén en ``path``, también en el libro de notas de nbgrader.

    ``told``, que da ``told_columns``, son las columnas que tienen otro nombre. Lanza ``CourseError`` si la
    lista no tiene ni nombres ni correos.
    """
    sheet = read_sheet(path, told=told)
    if not {"email", "username", "full_name", "first_name", "last_name", "surname_1"} & sheet.columns.keys():
        raise CourseError(
            f"{path.name} no parece una lista de participantes: le faltan las columnas Nombre, Apellido(s) y "
            f"Dirección de correo. Tiene: {', '.join(sheet.header.cells)[:300]}. Si se llaman de otra "
            "manera, dilo con --columnas."
        )
    with one_at_a_time(course):
        return _enrol(course, sheet)


def _enrol(course: Course, sheet: Sheet) -> Enrolled:
    register = Register.of(course)
    before, found, skipped = set(register.students), [], []
    people = {p for p in (person_of(sheet, r) for r in sheet.records) if p.name}
    names = Counter(key(p.name) for p in people)
    for line, record in enumerate(sheet.records, 2):
        if not any(cell.strip() for cell in record.cells):
            continue
        person = person_of(sheet, record)
        role = set(normal(sheet.get(record, "roles")).split())
        if role and not role & _STUDENTS:
            skipped.append(f"fila {line}: {person.name or person.email} no tiene el papel de estudiante")
        elif not person.name and not person.keys:
            skipped.append(f"fila {line}: no tiene ni nombre ni correo")
        else:
            found.append(register.enrol(replace(person, listed="sí"), names[key(person.name)] == 1))
    students = tuple(dict.fromkeys(found))
    fill_gradebook(course, {s: register.students[s] for s in students})
    register.save()
    return Enrolled(
        students=students,
        new=len(set(register.students) - before),
        skipped=tuple(skipped),
        doubtful=tuple(map(str, doubtful(register))),
    )


def person_of(sheet: Sheet, record: Record) -> Person:
    """La persona de una fila.

    El nombre completo se compone si la tabla lo da en varias columnas y, si lo da con coma («García, Ana»),
    se separa.
    """
    cells = {name: visible(sheet.get(record, name)) for name in sheet.columns}
    get = {name: text for name, text in cells.items() if text != "-"}
    first = get.get("first_name", "")
    last = get.get("last_name") or " ".join(filter(None, (get.get("surname_1"), get.get("surname_2"))))
    full = get.get("full_name", "")
    if not (first and last) and natural(full) != full:
        last, _, first = (part.strip() for part in full.partition(","))
    name = " ".join((first, last)) if first and last else natural(full) or first or last
    email = get.get("email", "").removeprefix("mailto:")
    return Person(
        name=name or email.partition("@")[0],
        first_name=first,
        last_name=last,
        email=email,
        id_number=get.get("id_number", ""),
        username=get.get("username", ""),
        group=get.get("group", ""),
    )


def fill_gradebook(course: Course, people: dict[str, Person]) -> None:
    """Crea o completa en nbgrader a ``people``: quien no entrega nada también está en el libro."""
    with open_gradebook(course, create=True) as gradebook:
        for student, person in people.items():
            known = {
                "first_name": person.first_name,
                "last_name": person.last_name or ("" if person.first_name else person.name),
                "email": person.email,
            }
            gradebook.update_or_create_student(student, **{k: v for k, v in known.items() if v})
