"""Quién es quién: las personas del curso y el número de cada una en cada tarea de Moodle.

Todo está en ``.grader/moodle.json``, que se puede leer y corregir a mano. En ``students`` están las personas
por su identificador de nbgrader (su carpeta en ``submitted/``), con ``name``, ``first_name``, ``last_name``,
``email``, ``id_number`` y ``username``. En ``participants``, por unidad y por número de Moodle, qué persona
es (``student``), qué cuaderno se recogió (``notebook``) y de cuándo es (``submitted``): es lo que lleva cada
nota a su fila de la hoja de calificaciones; si no había cuaderno que recoger, ``refused`` dice qué había. De
quien está en la lista de participantes, ``listed`` es «sí». Un identificador no cambia nunca una vez dado,
salvo con ``grader unir``.

Un nombre vale en cualquier orden y forma («GARCÍA LÓPEZ, ANA», «Ana García López»): :func:`names.key`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.course.collecting.names import Owner, key, natural, slug, without_group, without_number
from grader.course.files import write_whole
from grader.course.layout import Course
from grader.errors import CourseError

_SAFE = re.compile(r"[^\W_][\w.@+ -]{0,99}")
FILE = Path(".grader") / "moodle.json"


@dataclass(frozen=True)
class Person:
    """Una persona del curso, con lo que Moodle dice de ella; lo que no se sabe está vacío."""

    name: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    id_number: str = ""
    username: str = ""
    group: str = ""
    listed: str = ""

    @property
    def keys(self) -> set[tuple[str, str]]:
        """Lo que distingue a esta persona de otra con el mismo nombre."""
        found = {"email": self.email, "id_number": self.id_number, "username": self.username}
        return {(kind, text.strip().casefold()) for kind, text in found.items() if text.strip()}


@dataclass(frozen=True)
class Participation:
    """Quién es un número de una tarea y qué se recogió de él por última vez (fechas ISO en UTC).

    ``refused`` es lo que había en lugar del cuaderno; ``group``, el grupo con el que entrega; ``sent``, el
    estado que le da la hoja a lo que envió y en lo recogido no estaba.
    """

    student: str
    name: str
    notebook: str = ""
    submitted: str = ""
    seen: str = ""
    refused: str = ""
    group: str = ""
    sent: str = ""


def parsed(text: str) -> datetime | None:
    """Una fecha del registro, que se puede escribir a mano; ``None`` si no se entiende."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


@dataclass
class Register:
    """Las personas y los números de un curso."""

    path: Path
    folder: Path
    students: dict[str, Person] = field(default_factory=dict)
    participants: dict[str, dict[str, Participation]] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Course) -> "Register":
        """Lo apuntado en el curso; lanza ``CourseError`` si el archivo está estropeado."""
        path = course.root / FILE
        found = cls(path=path, folder=course.root / "submitted")
        if not path.exists():
            return found
        try:
            data = json.loads(path.read_text("utf-8"))
            found.students = {s: _load(Person, p) for s, p in data["students"].items()}
            found.participants = {
                unit: {n: _load(Participation, p) for n, p in numbers.items()}
                for unit, numbers in data["participants"].items()
            }
            for student in (
                *found.students,
                *(p.student for n in found.participants.values() for p in n.values()),
            ):
                if not _SAFE.fullmatch(student):
                    raise ValueError(f"«{student}» no sirve como identificador")
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CourseError(
                f"No se entiende {path} ({error}). Corrígelo, o muévelo a otro sitio y vuelve a recoger."
            ) from None
        return found

    def save(self) -> None:
        """Guarda todo de una vez."""
        data = {
            "students": {s: asdict(p) for s, p in sorted(self.students.items())},
            "participants": {
                unit: {n: asdict(p) for n, p in sorted(numbers.items())}
                for unit, numbers in sorted(self.participants.items())
            },
        }
        write_whole(self.path, json.dumps(data, ensure_ascii=False, indent=1).encode())

    def teams(self, unit: str) -> list[frozenset[str]]:
        """Quiénes entregan juntos ``unit``."""
        found: dict[str, set[str]] = {}
        for person in self.participants.get(unit, {}).values():
            if person.group:
                found.setdefault(person.group, set()).add(person.student)
        return [frozenset(members) for members in found.values() if len(members) > 1]

    def enrol(self, person: Person, unique: bool = True) -> str:
        """Añade a ``person``, o completa sus datos si ya estaba, y da su identificador.

        El identificador es el nombre de usuario, lo que hay antes de la @ de su correo, su número de
        identificación o su nombre: lo primero que haya. Con ``unique=False`` hay más gente que se llama
        igual, y el nombre no basta para decir que es la misma persona.
        """
        known = self.find(person, unique)
        if known:
            filled = {k: v for k, v in asdict(person).items() if v}
            self.students[known] = replace(self.students[known], **filled)
            return known
        local, _, domain = person.email.partition("@")
        choices = (person.username, local, person.id_number, person.name)
        names = [s for s in map(slug, choices) if s] or ["estudiante"]
        extra = [f"{names[0]}_{slug(domain)}"] if local and domain and names[0] == slug(local) else []
        # la carpeta que ya haya con ese identificador es suya: el intercambio de nbgrader usa los mismos
        student = self._free((names[0], *extra), foreign_folders=False)
        self.students[student] = person
        return student

    def find(self, person: Person, by_name: bool = True) -> str | None:
        """El identificador de ``person``, si ya está: por sus datos o, si no contradicen, por su nombre."""
        same = [s for s, p in self.students.items() if p.keys & person.keys]
        if same or not by_name:
            return same[0] if same else None
        named = [
            s
            for s, p in self.students.items()
            if key(p.name) == key(person.name) and not contradict(p, person)
        ]
        return named[0] if len(named) == 1 else None

    def by_name(self, name: str) -> list[str]:
        """Los identificadores de quienes se llaman así, con el prefijo de un grupo o sin él.

        Si el nombre lleva pegado un número de ID, es de quien lo tenga.
        """
        plain, number = without_number(name)
        wanted = Person(name=plain, id_number=number, username=number)
        numbered = [s for s, p in self.students.items() if number and p.keys & wanted.keys]
        if numbered:
            return numbered
        for text in dict.fromkeys((plain, without_group(plain), *_tails(plain))):
            found = [
                s
                for s, p in self.students.items()
                if key(p.name) == key(text) and not contradict(p, replace(wanted, username=""))
            ]
            if found:
                return found
        return []

    def refused(self, unit: str) -> dict[str, str]:
        """De cada persona que en ``unit`` entregó algo que no es el cuaderno, qué era."""
        return {p.student: p.refused for p in self.participants.get(unit, {}).values() if p.refused}

    def lost(self, unit: str) -> set[str]:
        """De quiénes dice la hoja que enviaron ``unit`` y no estaba en lo recogido."""
        return {p.student for p in self.participants.get(unit, {}).values() if p.sent}

    def collected(self, unit: str, sent: Mapping[str, datetime]) -> set[str]:
        """Los números de los que ya se recogió lo último que enviaron en ``unit``, que fue en ``sent``."""
        mine = self.participants.get(unit, {}).items()
        known = {n: parsed(p.submitted or p.seen) for n, p in mine if p.notebook}
        return {n for n, at in known.items() if n not in sent or (at and at >= sent[n])}

    def assign(self, unit: str, owners: Iterable[Owner], hints: dict[str, Person]) -> dict[str, str]:
        """Da un identificador a cada número de ``owners`` en ``unit``; dos números nunca comparten uno.

        ``hints`` es lo que la hoja de calificaciones dice de cada número. Devuelve los avisos, por número.
        """
        numbers = self.participants.setdefault(unit, {})
        everyone = {o.number: o for o in owners}
        fresh = {n: o for n, o in everyone.items() if n not in numbers}
        again = {n: self._again(numbers[n], hints.get(n)) for n in everyone if n in numbers}
        notices = {n: told for n, told in again.items() if told}
        names = Counter(key(p.name) for p in hints.values())
        for number, owner in fresh.items():
            person = hints.get(number)
            if person and person.keys:
                student = self.enrol(person, names[key(person.name)] == 1)
                if student not in {p.student for p in numbers.values()}:
                    numbers[number] = Participation(student=student, name=owner.name)
        rest = {n: o for n, o in fresh.items() if n not in numbers}
        counts = Counter(key(_of(o)) for o in everyone.values())
        repeated = {name for name, times in counts.items() if times > 1}
        for number, owner in rest.items():
            student, notice = self._by_name(unit, owner, repeated)
            numbers[number] = Participation(student=student, name=owner.name)
            if notice:
                notices[number] = notice
        return notices

    def _again(self, known: Participation, told: Person | None) -> str:
        """Completa a quien ya tenía número con lo que la hoja dice de él; si es otra persona, lo dice."""
        person = self.students.get(known.student)
        if person is None or told is None or not told.keys or contradict(person, told):
            return ""
        other = self.find(told, by_name=False)
        if other is None:
            self.students[known.student] = replace(person, **{k: v for k, v in asdict(told).items() if v})
        elif other != known.student:
            return f"según la hoja es {other}: grader unir {known.student} {other}"
        return ""

    def _by_name(self, unit: str, owner: Owner, repeated: set[str]) -> tuple[str, str]:
        taken = {p.student for p in self.participants[unit].values()}
        name, number = _of(owner), without_number(owner.name)[1]
        before = [n[owner.number] for n in self.participants.values() if owner.number in n]
        same = [p for p in before if key(_of(replace(owner, name=p.name))) == key(name)]
        if same and not owner.hidden:  # su número, en la descarga de otra tarea
            return same[0].student, ""
        known = [] if owner.hidden else self.by_name(owner.name)
        if owner.hidden or (key(name) in repeated and not number) or len(known) > 1 or set(known) & taken:
            student = self._free((f"{slug(name) or 'participante'}_{slug(owner.number)}",))
            self.students[student] = Person(name=name)
            if owner.hidden:
                return student, "la tarea oculta los nombres: solo sabemos su número"
            return student, (
                f"hay más de una persona llamada {name}: la distinguimos por su número, que cambia en cada "
                "tarea; para reconocerla siempre, recoge con --hoja y una hoja que tenga los correos"
            )
        if known:
            return known[0], ""
        student = self._free((slug(name), f"{slug(name) or 'participante'}_{slug(owner.number)}"))
        self.students[student] = Person(name=name, id_number=number)
        return student, ""

    def _free(self, names: Iterable[str], foreign_folders: bool = True) -> str:
        """El primero de ``names`` que nadie usa, ni con otras mayúsculas, ni es una carpeta ajena."""
        used = {s.casefold() for s in self.students}
        if foreign_folders and self.folder.is_dir():
            used |= {p.name.casefold() for p in self.folder.iterdir()}
        wanted = [n for n in names if n]
        for name in wanted:
            if name.casefold() not in used:
                return name
        base = wanted[-1] if wanted else "estudiante"
        return next(n for i in range(2, 10**6) if (n := f"{base}_{i}").casefold() not in used)


def _load(kind: type, data: dict[str, Any]) -> Any:
    known = {f.name for f in fields(kind)}
    loaded = {k: v for k, v in data.items() if k in known}
    if not all(isinstance(v, str) for v in loaded.values()):
        raise TypeError("un dato que no es texto")
    return kind(**loaded)


def contradict(one: Person, other: Person) -> bool:
    """Si dos personas con el mismo nombre tienen distinto el mismo dato."""
    a, b = dict(one.keys), dict(other.keys)
    return any(a[kind] != b[kind] for kind in a.keys() & b.keys())


def _of(owner: Owner) -> str:
    """El nombre de la persona, sin el grupo ni el número que le pegan algunos sitios."""
    return natural(without_group(without_number(owner.name)[0]))


def _tails(name: str) -> list[str]:
    """``Taller 2-Ana García`` -> ``Ana García``: lo que queda detrás de cada guion."""
    pieces = name.split("-")
    return ["-".join(pieces[i:]).strip() for i in range(1, len(pieces))]
