"""Los parecidos de una unidad: de sus entregas a parejas con los dos códigos y lo que coincide marcado."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from grader import exercises
from grader.course.collecting.people import Register
from grader.course.layout import Course, read_submission
from grader.errors import CourseError, SubmissionError
from grader.pipeline.reading import IntakeError
from grader.report import similarity
from grader.report.anonymity import Mask
from grader.report.page import highlighted_lines
from grader.report.same import Own, Same, own, same
from grader.report.similarity import Alike, Compared
from grader.report.sources import Written, own_cells, parsed, written
from grader.units import notebook_name

#: Con más, la página no la lee nadie; en el JSON están todas.
MAX_SHOWN = 200


@dataclass(frozen=True)
class Submitted:
    """El código propio que entregó cada estudiante, por celdas, y de quiénes no se pudo leer el cuaderno."""

    cells: dict[str, list[str]]
    unreadable: tuple[str, ...]
    own: dict[str, Own] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Estudiantes encadenados por sus parecidos, los ejercicios en los que se parecen y el mayor parecido."""

    number: int
    students: tuple[str, ...]
    exercises: tuple[str, ...]
    similarity: float
    evidence: float


@dataclass(frozen=True)
class Pair:
    """Dos estudiantes y los ejercicios en los que se parecen, del más parecido al menos.

    ``group`` es el mismo número para todas las parejas encadenadas: A con B y B con C.
    """

    first: str
    second: str
    similarity: float
    found: tuple[Alike, ...]
    group: int = 0

    @property
    def evidence(self) -> float:
        """Cuánto peso raro comparten en total."""
        return sum(alike.evidence for alike in self.found)


@dataclass(frozen=True)
class Line:
    """Una línea de código: su número, su HTML y el número del trozo con el que coincide, si lo hay."""

    number: int
    html: Markup
    match: int | None


@dataclass(frozen=True)
class Side:
    """Los dos códigos de un ejercicio, línea a línea."""

    exercise: str
    similarity: float
    first: tuple[Line, ...]
    second: tuple[Line, ...]


@dataclass(frozen=True)
class Alikes:
    """Los parecidos de una unidad; ``codes`` es el código de cada (estudiante, ejercicio)."""

    unit: str
    minimum: float
    pairs: tuple[Pair, ...]
    compared: tuple[Compared, ...]
    codes: dict[tuple[str, str], Written]
    unreadable: tuple[str, ...]
    students: int
    same: tuple[Same, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Las parejas, por grupos: quien mira una lista quiere ver a cada persona una vez."""
        found: dict[int, list[Pair]] = {}
        for pair in self.pairs:
            found.setdefault(pair.group, []).append(pair)
        return tuple(
            Group(
                number=number,
                students=tuple(sorted({s for p in pairs for s in (p.first, p.second)})),
                exercises=tuple(sorted({a.exercise for p in pairs for a in p.found})),
                similarity=max(p.similarity for p in pairs),
                evidence=max(p.evidence for p in pairs),
            )
            for number, pairs in sorted(found.items())
        )

    def to_json(self, mask: Mask) -> dict[str, Any]:
        """Las parejas como datos de JSON, con los nombres de ``mask``."""
        pairs = [
            {
                "students": [mask.label(pair.first), mask.label(pair.second)],
                "similarity": pair.similarity,
                "group": pair.group,
                "exercises": {
                    a.exercise: {"similarity": a.similarity, "evidence": a.evidence} for a in pair.found
                },
            }
            for pair in self.pairs
        ]
        return {
            "unit": self.unit,
            "minimum": self.minimum,
            "submissions": self.students,
            "compared": {c.exercise: len(c.students) for c in self.compared},
            "unreadable": [mask.label(s) for s in self.unreadable],
            "pairs": pairs,
            "groups": [[mask.label(s) for s in group.students] for group in self.groups],
            "same": [
                {
                    "what": one.what,
                    "cell": one.cell,
                    "words": one.words,
                    "students": list(map(mask.label, one.students)),
                }
                for one in self.same
            ],
        }


def read(course: Course, unit: str) -> Submitted:
    """Lo entregado en ``unit``, sin ejecutar nada. Lanza ``CourseError`` si no hay ninguna entrega."""
    published = course.unit(unit)
    release, gone = published.release, published.gone
    cells: dict[str, list[str]] = {}
    written_by: dict[str, Own] = {}
    unreadable = []
    for submission in course.submissions([unit]):
        try:
            notebook = read_submission(submission)
            cells[submission.student] = own_cells(notebook, release, gone)
            written_by[submission.student] = own(notebook, release, gone)
        except (SubmissionError, IntakeError):
            unreadable.append(submission.student)
    if not cells and not unreadable:
        raise CourseError(
            f"No hay entregas de {unit} que comparar: déjalas en submitted/<estudiante>/{unit}/ "
            "y repite la orden."
        )
    return Submitted(cells=cells, unreadable=tuple(unreadable), own=written_by)


def alikes(course: Course, unit: str, minimum: float = similarity.MIN_SIMILARITY) -> Alikes:
    """Lo que se parece en ``unit`` más allá de lo publicado y de lo corriente, y lo que es igual.

    No se comparan entre sí quienes entregaron en grupo.
    """
    handed = read(course, unit)
    teams = Register.of(course).teams(unit)
    release = own_cells(course.unit(unit).release, None)
    source = course.root / "solutions" / unit / notebook_name(unit)
    solution = own_cells(source.read_bytes(), None) if source.is_file() else []
    codes: dict[tuple[str, str], Written] = {}
    compared = []
    broken: set[str] = set()
    for exercise in exercises.of_unit(unit):
        name = exercise.name
        found = {s: code for s, cells in handed.cells.items() if (code := written(cells, name)) is not None}
        codes |= {(student, name): code for student, code in found.items()}
        given, answers = [written(release, name)], [written(solution, name)]
        compared.append(similarity.compare(name, found, given, answers, minimum))
        broken |= set(compared[-1].unreadable)
    return Alikes(
        unit=unit,
        minimum=minimum,
        pairs=_pairs(compared, teams),
        compared=tuple(compared),
        codes=codes,
        unreadable=tuple(sorted({*handed.unreadable, *broken})),
        students=len(handed.cells) + len(handed.unreadable),
        same=same(handed.own, teams),
    )


def _pairs(compared: Sequence[Compared], teams: Sequence[frozenset[str]] = ()) -> tuple[Pair, ...]:
    found: dict[tuple[str, str], list[Alike]] = {}
    for result in compared:
        for alike in result.pairs:
            found.setdefault(tuple(sorted((alike.first, alike.second))), []).append(alike)
    pairs = [
        Pair(
            first=first,
            second=second,
            similarity=max(a.similarity for a in some),
            found=tuple(sorted(some, key=lambda a: -a.similarity)),
        )
        for (first, second), some in found.items()
        if not any({first, second} <= team for team in teams)
    ]
    pairs.sort(key=lambda pair: (-len(pair.found), -pair.evidence, pair.first, pair.second))
    return _grouped(pairs)


def _grouped(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Las parejas con su grupo, numerado por orden de aparición."""
    leader: dict[str, str] = {}

    def find(student: str) -> str:
        while (up := leader.setdefault(student, student)) != student:
            student = up
        return student

    for pair in pairs:
        leader[find(pair.second)] = find(pair.first)
    numbers = {who: i for i, who in enumerate(dict.fromkeys(find(p.first) for p in pairs), 1)}
    return tuple(replace(pair, group=numbers[find(pair.first)]) for pair in pairs)


def content(found: Alikes, mask: Mask) -> dict[str, Any]:
    """Lo que necesita la plantilla de la página."""
    pages = [(pair, sides(found, pair, mask)) for pair in found.pairs[:MAX_SHOWN]]
    return {
        "found": found,
        "pages": pages,
        "label": mask.label,
        "named": lambda student: _named(mask, student),
        "text": mask.text,
        "anonymous": mask.anonymous,
        "unreadable": sorted(map(mask.label, found.unreadable)),
    }


def _named(mask: Mask, student: str) -> str:
    """El nombre y el identificador, como se pueda decir."""
    name = mask.name(student)
    return f"{name} ({mask.label(student)})" if name else mask.label(student)


def sides(found: Alikes, pair: Pair, mask: Mask) -> list[Side]:
    """Los códigos de ``pair``, enfrentados; sin comentarios ni nombres si el informe es anónimo."""
    result = []
    for original in pair.found:
        codes = [found.codes[s, original.exercise] for s in (original.first, original.second)]
        if mask.anonymous:
            codes = [_without_author(code, mask) for code in codes]
        alike = similarity.matching(original, *codes) if mask.anonymous else original
        tags = _tags(alike)
        first, second = (_lines(code.text, tag) for code, tag in zip(codes, tags, strict=True))
        if (alike.first, alike.second) != (pair.first, pair.second):
            first, second = second, first
        result.append(Side(exercise=alike.exercise, similarity=alike.similarity, first=first, second=second))
    return result


def _without_author(code: Written, mask: Mask) -> Written:
    text = mask.code(code.text)
    return Written(code.exercise, text, parsed(text))


def _tags(alike: Alike) -> tuple[dict[int, int], dict[int, int]]:
    """A cada línea de los dos códigos, el número del trozo en el que coincide."""
    first: dict[int, int] = {}
    second: dict[int, int] = {}
    for ours, theirs in alike.lines:
        tag = first.get(ours[0]) or second.get(theirs[0]) or 1 + max([0, *first.values(), *second.values()])
        for lines, tags in ((ours, first), (theirs, second)):
            for line in lines:
                tags.setdefault(line, tag)
    return first, second


def _lines(text: str, tags: dict[int, int]) -> tuple[Line, ...]:
    return tuple(Line(i, html, tags.get(i)) for i, html in enumerate(highlighted_lines(text), 1))
