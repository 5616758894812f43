"""Una clase en Moodle, de mentira: las descargas, las hojas y las listas que Moodle da, con sus rarezas.

    ana = Student("Ana", "García", 101)
    make_zip(tmp_path / "entregas.zip", [Upload(ana, {"padding.ipynb": notebook("01_padding")})])
    make_worksheet(tmp_path / "hoja.csv", [ana], maximum=10)
    make_roster(tmp_path / "lista.csv", [ana])

``Student.number`` es el número que Moodle da a cada persona en una tarea (otro en cada tarea).
"""

import csv
import io
import shutil
import stat
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from grader.course.layout import Course
from grader.patches import nbgrader_schema
from grader.units import notebook_name
from tests.kit.sample_class import ROOT, Sample

RELEASE = ROOT / "notebooks"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Student:
    """Una persona: nombre, apellidos, número en la tarea y correo."""

    first: str
    last: str
    number: int
    email: str = ""

    @property
    def name(self) -> str:
        """El nombre completo, como lo escribe Moodle."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True)
class Upload:
    """Lo que alguien entregó: archivos por nombre, fecha y, en las versiones antiguas, grupo."""

    student: Student
    files: Mapping[str, bytes]
    when: datetime = NOON
    plugin: str = "file"
    group: str = ""


@dataclass(frozen=True)
class Entry:
    """Una entrada de un zip tal como se escribe, con todo lo que puede estar mal."""

    name: str
    data: bytes = b""
    when: datetime = NOON
    link: bool = False
    encrypted: bool = False


def notebook(unit: str, answers: Mapping[str, str] | None = None) -> bytes:
    """El cuaderno publicado de ``unit`` con ``answers`` (celda -> código) o una respuesta cualquiera."""
    found = nbformat.read(RELEASE / unit / notebook_name(unit), as_version=4)
    cells = {c.metadata.nbgrader.grade_id: c for c in found.cells if "nbgrader" in c.metadata}
    if answers is None:
        first = next(c for c in cells.values() if c.metadata.nbgrader.solution and c.cell_type == "code")
        answers = {first.metadata.nbgrader.grade_id: "# mi intento\n" + first.source}
    for grade_id, source in answers.items():
        cells[grade_id].source = source
    return nbformat.writes(found).encode()


def from_samples(samples: Sequence[Sample], first_number: int = 1000) -> list[Upload]:
    """Las entregas de la clase de ejemplo, como si se hubieran subido a Moodle."""
    return [
        Upload(
            Student(s.student.replace("_", " ").title(), "", first_number + i, f"{s.student}@uni.example"),
            {notebook_name(s.unit): s.notebook(RELEASE)},
            NOON - timedelta(hours=5 * i % 37),
        )
        for i, s in enumerate(samples)
    ]


def entries_of(uploads: Sequence[Upload], layout: str = "carpetas") -> list[Entry]:
    """Lo que escribe Moodle: ``carpetas`` (desde 4.1), ``carpetas_`` (antes) o ``suelto`` (sin ellas)."""
    found = []
    for up in uploads:
        name = f"{up.group}-{up.student.name}" if up.group else up.student.name
        prefix = f"{name.replace('_', ' ')}_{up.student.number}_assignsubmission_{up.plugin}"
        between = {"carpetas": "/", "carpetas_": "_/", "suelto": "_"}[layout]
        found += [Entry(f"{prefix}{between}{file}", data, up.when) for file, data in up.files.items()]
    return found


def make_zip(
    path: Path,
    uploads: Sequence[Upload],
    layout: str = "carpetas",
    encoding: str = "",
    extra: Sequence[Entry] = (),
    downloaded: datetime | None = None,
) -> Path:
    """Escribe la descarga.

    ``encoding`` escribe los nombres así y sin la marca de UTF-8; con ``downloaded``, las fechas son las de la
    descarga, una detrás de otra, como en los Moodle recientes.
    """
    entries = [*entries_of(uploads, layout), *extra]
    if downloaded:
        entries = [
            Entry(e.name, e.data, downloaded + timedelta(seconds=2 * i), e.link, e.encrypted)
            for i, e in enumerate(entries)
        ]
    path.write_bytes(zip_bytes(entries, encoding))
    return path


def make_folder(path: Path, uploads: Sequence[Upload], layout: str = "carpetas") -> Path:
    """Lo mismo, ya descomprimido."""
    for entry in entries_of(uploads, layout):
        file = path / entry.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(entry.data)
    return path


def zip_bytes(entries: Sequence[Entry], encoding: str = "") -> bytes:
    """Un zip con ``entries``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            info = _Info(entry.name, entry.when.timetuple()[:6])
            info.wanted = encoding
            info.compress_type = zipfile.ZIP_DEFLATED
            if entry.link:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, entry.data)
    return _encrypt(data.getvalue(), entries)


class _Info(zipfile.ZipInfo):
    """Una entrada cuyo nombre se escribe en la codificación que se quiera, sin decir cuál es."""

    wanted = ""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        if not self.wanted:
            return super()._encodeFilenameFlags()
        return self.filename.encode(self.wanted), self.flag_bits & ~0x800


def _encrypt(data: bytes, entries: Sequence[Entry]) -> bytes:
    """Pone la marca de cifrado a quien la lleve, en su cabecera y en el índice."""
    changed = bytearray(data)
    for entry in entries:
        name = entry.name.encode()
        for signature, flags, place in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
            start = 0
            while entry.encrypted and (start := data.find(signature, start)) >= 0:
                if data[start + place : start + place + len(name)] == name:
                    changed[start + flags] |= 1
                start += 4
    return bytes(changed)


def hostile() -> list[tuple[Entry, str]]:
    """Entradas que no se deben recoger, y parte de lo que hay que decir de cada una."""
    zeros = bytes(20 * 2**20)
    deep = zip_bytes([Entry("padding.ipynb", b"{}")])
    for level in range(4):
        deep = zip_bytes([Entry(f"otro{level}.zip", deep)])
    prefix = "Mala Idea_666_assignsubmission_file"
    return [
        (Entry(f"{prefix}/../../fuera.ipynb", b"x"), "salir de la carpeta"),
        (Entry("/etc/passwd", b"x"), "salir de la carpeta"),
        (Entry("C:\\Windows\\cosa.ipynb", b"x"), "salir de la carpeta"),
        (Entry(f"{prefix}/..\\..\\fuera.csv", b"x"), "salir de la carpeta"),
        (Entry(f"{prefix}/enlace.ipynb", b"/etc/passwd", link=True), "enlace"),
        (Entry(f"{prefix}/secreto.ipynb", b"x", encrypted=True), "cifrado"),
        (Entry(f"{prefix}/bomba.csv", zeros), "bomba"),
        (Entry(f"{prefix}/hondo.zip", deep), "uno dentro de otro"),
        (Entry(f"{prefix}/roto.zip", b"PK\3\4 no soy un zip"), "dañado"),
        (Entry(f"{prefix}/todo.rar", b"Rar!"), ".rar"),
        (Entry(f"{prefix}/ra\x1b[2Jro.csv", b"x"), "no se ven"),
        (Entry(f"{prefix}/{'largo' * 300}.csv", b"x"), "demasiado largo"),
        (Entry(f"{prefix}/__MACOSX/._padding.ipynb", b"x"), "sistema"),
    ]


WORDS = {
    "es": {
        "participant": "Participante",
        "header": [
            "Identificador",
            "Nombre completo",
            "Estado",
            "Calificación",
            "Calificación máxima",
            "La calificación puede ser cambiada",
            "Última modificación (entrega)",
            "Última modificación (calificación)",
            "Comentarios de retroalimentación",
        ],
        "email": "Dirección de correo",
        "submitted": "Enviado para calificar",
        "nothing": "Sin entrega",
        "yes": "Sí",
        "roster": ["Nombre", "Apellido(s)", "Dirección de correo"],
    },
    "en": {
        "participant": "Participant ",
        "header": [
            "Identifier",
            "Full name",
            "Status",
            "Grade",
            "Maximum grade",
            "Grade can be changed",
            "Last modified (submission)",
            "Last modified (grade)",
            "Feedback comments",
        ],
        "email": "Email address",
        "submitted": "Submitted for grading",
        "nothing": "No submission",
        "yes": "Yes",
        "roster": ["First name", "Last name", "Email address"],
    },
}
_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "January February March April May June July August September October November December",
)
_DAYS = (
    "lunes martes miércoles jueves viernes sábado domingo",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)


def moodle_text(when: datetime, language: str = "es") -> str:
    """Una fecha como la escribe Moodle."""
    months, days = (texts[language == "en"].split() for texts in (_MONTHS, _DAYS))
    month, day = months[when.month - 1], days[when.weekday()]
    if language == "es":
        return f"{day}, {when.day} de {month} de {when.year}, {when:%H:%M}"
    return f"{day}, {when.day} {month} {when.year}, {when:%I:%M %p}"


@dataclass(frozen=True)
class WorksheetStyle:
    """Cómo está escrita una hoja: idioma, separador, codificación, signo decimal, nota máxima y columnas."""

    language: str = "es"
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    decimal: str = ","
    maximum: float = 10
    email: bool = False
    grades: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[int, str] = field(default_factory=dict)
    submitted: Mapping[int, datetime] = field(default_factory=dict)


def make_worksheet(path: Path, students: Sequence[Student], style: WorksheetStyle | None = None) -> Path:
    """La hoja de calificaciones de una tarea («Descargar hoja de calificaciones»)."""
    style = style or WorksheetStyle()
    words = WORDS[style.language]
    header = list(words["header"])
    if style.email:
        header.insert(2, words["email"])
    rows = [header]
    for s in students:
        when = style.submitted.get(s.number)
        row = [
            f"{words['participant']}{s.number}",
            s.name,
            words["submitted" if when else "nothing"],
            style.grades.get(s.number, ""),
            f"{style.maximum:.2f}".replace(".", style.decimal),
            words["yes"],
            moodle_text(when, style.language) if when else "-",
            "-",
            style.comments.get(s.number, ""),
        ]
        if style.email:
            row.insert(2, s.email)
        rows.append(row)
    return _write(path, rows, style.delimiter, style.encoding)


def make_roster(
    path: Path,
    students: Sequence[Student],
    language: str = "es",
    delimiter: str = ",",
    encoding: str = "utf-8-sig",
) -> Path:
    """La lista de participantes de un curso."""
    rows = [WORDS[language]["roster"], *([s.first, s.last, s.email] for s in students)]
    return _write(path, rows, delimiter, encoding)


def _write(path: Path, rows: Sequence[Sequence[str]], delimiter: str, encoding: str) -> Path:
    lines = []
    for row in rows:
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerow(row)
        lines.append(text.getvalue().removesuffix("\r\n") + "\n")
    path.write_bytes("".join(lines).encode(encoding))
    return path


@dataclass(frozen=True)
class Given:
    """Los puntos de una celda en el libro de notas: automáticos, a mano, extra y si falta mirarla."""

    auto: float | None
    top: float
    manual: float | None = None
    pending: bool = False
    extra: float | None = None


def small_course(folder: Path) -> Course:
    """Un curso con lo publicado y un libro de notas vacío: sin soluciones ni entregas."""
    shutil.copytree(RELEASE, folder / "notebooks")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    nbgrader_schema.known_without_a_program()
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "cnn_desde_cero"):
        return Course.at(folder)


def fill_gradebook(
    course: Path, unit: str, marks: Mapping[str, Mapping[str, Given]], late: Mapping[str, float] | None = None
) -> None:
    """Escribe notas de ``unit`` en el libro de nbgrader sin calificar nada: estudiante -> celda -> puntos."""
    stem = notebook_name(unit).removesuffix(".ipynb")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "cnn_desde_cero") as gradebook:
        gradebook.update_or_create_assignment(unit)
        gradebook.update_or_create_notebook(stem, unit)
        for cells in marks.values():
            for name, given in cells.items():
                gradebook.update_or_create_grade_cell(name, stem, unit, max_score=given.top, cell_type="code")
        for student, cells in marks.items():
            gradebook.update_or_create_student(student)
            gradebook.update_or_create_submission(unit, student)
            for name, given in cells.items():
                grade = gradebook.find_grade(name, stem, unit, student)
                grade.auto_score, grade.manual_score = given.auto, given.manual
                grade.needs_manual_grade, grade.extra_credit = given.pending, given.extra
            found = gradebook.find_submission_notebook(stem, unit, student)
            found.late_submission_penalty = (late or {}).get(student)
        gradebook.db.commit()


def lay(folder: Path, *entries: Entry, zipped: bool = True) -> Path:
    """Deja ``entries`` en un zip o, si no, como quedan al descomprimirlo; devuelve dónde."""
    if zipped:
        path = folder / "entregas.zip"
        path.write_bytes(zip_bytes(entries))
        return path
    for entry in entries:
        path = folder / "entregas" / entry.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.data)
    return folder / "entregas"
