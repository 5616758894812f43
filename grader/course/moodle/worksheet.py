"""La hoja de calificaciones de Moodle («Descargar hoja de calificaciones»), rellena con las notas de
nbgrader.

Moodle busca tres columnas por su nombre en el idioma del sitio (Identificador, Calificación y Última
modificación (calificación)) y pasa por alto las filas sin nota, las que superan la máxima y las que alguien
haya calificado allí después de descargar la hoja. Entiende el punto decimal en cualquier idioma
(``unformat_float``), así que es lo que ponemos si la hoja no muestra otra cosa. Los comentarios son HTML.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from grader.course.collecting.names import key, visible
from grader.course.collecting.people import Register
from grader.course.collecting.sheets import Record, Sheet, read_sheet
from grader.course.gradebook.marks import ExerciseMark, Mark, shown
from grader.course.languages import is_draft
from grader.course.layout import Course
from grader.course.moodle.roster import person_of
from grader.errors import CourseError

_OURS = "<p>Corrección"
_SAME = 0.005


@dataclass(frozen=True)
class Match:
    """Una fila de la hoja: número de Moodle, nombre que pone y de quién es (vacío si no se sabe)."""

    number: str
    name: str
    student: str


@dataclass(frozen=True)
class Filled:
    """La hoja rellena y lo que cambió en ella.

    ``filled`` son las filas que no tenían nota; ``changed``, las que tenían otra («antes → ahora»); ``same``,
    las que ya la tenían; ``unmatched``, las filas que no sabemos de quién son; ``missing``, estudiantes con
    nota que no están en la hoja; ``pending``, con respuestas por calificar a mano.
    """

    sheet: Sheet
    matches: tuple[Match, ...]
    filled: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    unmatched: tuple[str, ...]
    missing: tuple[str, ...]
    pending: tuple[str, ...]
    notices: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """El informe como datos de JSON, sin la hoja."""
        data = {k: v for k, v in vars(self).items() if k not in ("sheet", "matches")}
        return data | {"matches": [asdict(m) for m in self.matches]}


def number_of(identifier: str) -> str:
    """El número de «Participante123456», o vacío si no lo tiene."""
    found = re.fullmatch(r"\D*(\d{1,12})", visible(identifier))
    return str(int(found[1])) if found else ""


def fill(
    course: Course,
    path: Path,
    unit: str,
    marks: Sequence[Mark],
    decimal: str = "",
    maximum: float | None = None,
    told: Mapping[str, str] = MappingProxyType({}),
) -> Filled:
    """Rellena la hoja ``path`` con ``marks``, las notas de ``unit``, a escala de la nota máxima de la hoja.

    ``decimal`` (``"."`` o ``","``) y ``maximum`` sustituyen a los de la hoja; ``told`` son sus
    columnas con otro nombre. Lanza ``CourseError`` si la hoja no es de calificaciones, si es de otra tarea o
    si no se sabe sobre cuánto se califica.
    """
    sheet = read_sheet(path, ["identifier", "grade"], told)
    matches = match(Register.of(course), sheet, unit)
    point = decimal or _decimal(sheet)
    by_student = {m.student: m for m in marks}
    work = _Filling(sheet, point, maximum)
    records = [
        work.row(record, found, by_student.get(found.student))
        for record, found in zip(sheet.records, matches, strict=True)
    ]
    here = {m.student for m in matches}
    notices = list(work.notices)
    if "comments" not in sheet.columns:
        notices.append(
            "la hoja no tiene la columna «Comentarios de retroalimentación»: para ponerlos, actívalos en los "
            "ajustes de la tarea y vuelve a descargarla"
        )
    if "graded" not in sheet.columns:
        notices.append(
            "la hoja no tiene la columna «Última modificación (calificación)»: Moodle no la aceptará sin ella"
        )
    notices += _untold(Register.of(course), unit, sheet, matches, by_student)
    return Filled(
        sheet=sheet.with_records(records),
        matches=tuple(m for m in matches if m.number),
        filled=tuple(work.filled),
        changed=tuple(work.changed),
        same=tuple(work.same),
        unmatched=tuple(
            _who(r, sheet) for r, m in zip(sheet.records, matches, strict=True) if m.number and not m.student
        ),
        missing=tuple(sorted(by_student.keys() - here)),
        pending=tuple(sorted(m.student for m in marks if m.pending)),
        notices=tuple(notices),
    )


def _untold(
    register: Register, unit: str, sheet: Sheet, matches: Sequence[Match], marks: Mapping[str, Mark]
) -> Iterator[str]:
    """De quiénes hay algo que saber antes de dar por buena su casilla, con nota o vacía."""
    refused = register.refused(unit)
    rows = zip(sheet.records, matches, strict=True)
    draft = [m.student for r, m in rows if m.student in marks and is_draft(sheet.get(r, "status"))]
    for title, who in (
        (
            "sin nota, porque entregaron otra cosa",
            [f"{s} ({refused[s]})" for s in sorted(refused.keys() - marks.keys())],
        ),
        ("según Moodle enviaron algo que no está en lo recogido", sorted(register.lost(unit))),
        ("con nota, y en esta hoja su entrega es un borrador sin enviar", sorted(draft)),
    ):
        if who:
            yield f"{title}: {', '.join(who)}"


def match(register: Register, sheet: Sheet, unit: str) -> list[Match]:
    """De quién es cada fila: por el número con que se recogió o, si no, por su correo o su nombre.

    Lanza ``CourseError`` si hay entregas recogidas de ``unit`` y ningún número coincide: es la hoja de otra
    tarea.
    """
    numbers = register.participants.get(unit, {})
    found = [number_of(sheet.get(r, "identifier")) for r in sheet.records]
    if numbers and not set(found) & numbers.keys():
        raise CourseError(
            f"Ningún identificador de {sheet.path.name} es de las entregas que recogiste de {unit}: parece "
            "la hoja de otra tarea. Descarga la de la misma tarea de la que salió el zip."
        )
    known = {n: p.student for n, p in numbers.items()}
    taken = {known[n] for n in found if n in known}
    names = [key(person_of(sheet, r).name) for r in sheet.records]
    matches = []
    for number, name, record in zip(found, names, sheet.records, strict=True):
        student = known.get(number, "")
        if number and not student and (name or person_of(sheet, record).keys):
            guess = register.find(person_of(sheet, record), by_name=names.count(name) == 1) or ""
            student = guess if guess not in taken else ""
        matches.append(Match(number, sheet.get(record, "full_name"), student))
    times = [m.student for m in matches]
    # quien tiene dos cuentas y se unió con «grader unir» está en sus dos filas
    return [
        m if not m.student or m.number in known or times.count(m.student) == 1 else replace(m, student="")
        for m in matches
    ]


class _Filling:
    """Rellena filas y apunta lo que va cambiando."""

    def __init__(self, sheet: Sheet, point: str, maximum: float | None) -> None:
        self.sheet, self.point, self.maximum = sheet, point, maximum
        self.filled: list[str] = []
        self.changed: list[str] = []
        self.same: list[str] = []
        self.notices: list[str] = []
        self.too_much = ""

    def row(self, record: Record, found: Match, mark: Mark | None) -> Record:
        if mark is None or not mark.max_score:
            return record
        top = self._maximum(record)
        value = round(mark.score / mark.max_score * top, 2)
        if value > top:
            self.notices.append(f"{mark.student}: {shown(value)} pasa de la nota máxima: va {shown(top)}")
            value = top
        old = read_number(self.sheet.get(record, "grade"))
        cells = {}
        if old is not None and abs(old - value) < _SAME:
            self.same.append(mark.student)
        else:
            cells["grade"] = f"{value:.2f}".replace(".", self.point)
            if old is None:
                self.filled.append(mark.student)
            else:
                self.changed.append(f"{mark.student}: {shown(old)} → {shown(value)}")
        cells |= self._comment(record, mark)
        return self.sheet.changed(record, cells) if cells else record

    def _comment(self, record: Record, mark: Mark) -> dict[str, str]:
        if "comments" not in self.sheet.columns:
            return {}
        old, new = self.sheet.get(record, "comments"), comment(mark)
        if old and not old.startswith(_OURS):
            self.notices.append(f"{mark.student}: ya tiene un comentario escrito en Moodle; lo dejamos")
            return {}
        return {} if old == new else {"comments": new}

    def _maximum(self, record: Record) -> float:
        said = read_number(self.sheet.get(record, "max_grade"))
        top = self.maximum or said
        if said and top > said and not self.too_much:
            self.too_much = (
                f"en la hoja la nota máxima es {shown(said)} y las notas van sobre {shown(top)} (--max): "
                f"Moodle no acepta las que pasan de {shown(said)}"
            )
            self.notices.append(self.too_much)
        if not top or top <= 0:
            scale = " Esta tarea se califica con una escala." if "scale" in self.sheet.columns else ""
            raise CourseError(
                f"{self.sheet.path.name} no dice la calificación máxima en la fila de "
                f"{_who(record, self.sheet)}.{scale} Indícala con --max."
            )
        return top


def comment(mark: Mark) -> str:
    """El comentario de una nota, en HTML y en una línea.

    Dice los puntos de cada ejercicio, cuáles son automáticos y cuáles puso una persona, los errores que se
    reconocieron y lo que escribió quien lo revisó.
    """
    lines = "".join(f"<li>{_line(e)}</li>" for e in mark.exercises)
    by_hand = [e for e in mark.exercises if e.by_hand]
    parts = "."
    if by_hand:
        hand = sum(e.score for e in by_hand)
        rest = sum(e.score for e in mark.exercises) - hand
        parts = f": {shown(rest)} de la corrección automática y {shown(hand)} de tu docente."
    late = f" Penalización por retraso: {shown(mark.late_penalty)}." if mark.late_penalty else ""
    total = f"{shown(mark.score)} de {shown(mark.max_score)} puntos{parts}{late}"
    return f"{_OURS}{'' if by_hand else ' automática'}: {total}</p><ul>{lines}</ul>"


def _line(e: ExerciseMark) -> str:
    who = f" (de tu docente; automáticos, {shown(e.automatic)})" if e.by_hand and e.automatic else ""
    who = who or (" (de tu docente)" if e.by_hand else "")
    told = f" {' '.join(e.mistakes)}" if e.mistakes else ""
    pending = " Falta que la revise tu docente." if e.pending else ""
    text = f"{e.name}: {shown(e.score)} de {shown(e.max_score)}{who}.{told}{pending}"
    # lo escribe una persona: puede llevar lo que no cabe en la codificación de la hoja
    comment = html.escape(" ".join(e.comment.split())).encode("ascii", "xmlcharrefreplace").decode()
    return html.escape(text) + (f" <em>{comment}</em>" if comment else "")


def read_number(text: str) -> float | None:
    """``"8,50"`` o ``"8.50"`` -> 8.5; ``None`` si no es un número (vacío, «-»)."""
    plain_text = re.sub(r"\s", "", text).replace(",", ".")
    return float(plain_text) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", plain_text) else None


def _decimal(sheet: Sheet) -> str:
    """La coma o el punto que usen las calificaciones de la hoja."""
    cells: Iterable[str] = (sheet.get(r, name) for r in sheet.records for name in ("max_grade", "grade"))
    signs = {c for cell in cells if read_number(cell) is not None for c in cell if c in ",."}
    return "," if signs == {","} else "."


def _who(record: Record, sheet: Sheet) -> str:
    return f"{sheet.get(record, 'identifier')} {sheet.get(record, 'full_name')}".strip()
