"""Tablas de texto (CSV) como las da Moodle o las guarda una hoja de cálculo, y cómo devolverlas sin
estropearlas.

Al escribir se conservan la codificación, la marca inicial (BOM), el separador, el orden y los finales de
línea, y los registros que no se cambian salen con los mismos bytes con que entraron.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from grader.course.collecting.names import normal
from grader.course.languages import LANGUAGES
from grader.errors import CourseError

MAX_BYTES = 64 * 2**20
MAX_CELL_CHARS = 4 * 2**20
DELIMITERS = (",", ";", "\t")
#: Cuántas líneas puede haber encima de la cabecera.
MAX_TITLES = 10

#: Columnas de Moodle: el nombre en español, que es el que enseñamos, y los demás que tienen, en inglés y en
#: otros países o versiones. Se comparan sin acentos, mayúsculas, espacios ni paréntesis.
COLUMNS = {
    "identifier": ("Identificador", "identifier"),
    "full_name": (
        "Nombre completo",
        "fullname",
        "nombrecompletodelusuario",
        "nombreapellidos",
        "nombreyapellidos",
        "apellidosnombre",
        "apellidosynombre",
        "apellidosynombres",
        "alumnoa",
        "alumno",
        "alumna",
        "alumnado",
    ),
    "first_name": ("Nombre", "firstname", "nombres"),
    "last_name": ("Apellido(s)", "lastname", "surname", "apellidos", "apellido"),
    "surname_1": ("Primer apellido", "apellido1", "1apellido", "1erapellido"),
    "surname_2": ("Segundo apellido", "apellido2", "2apellido", "2doapellido"),
    "group": ("Grupo", "grupos", "group", "groups", "grups"),
    "email": (
        "Dirección de correo",
        "emailaddress",
        "email",
        "direccionemail",
        "direcciondecorreoelectronico",
        "correoelectronico",
        "correo",
    ),
    "id_number": ("Número de ID", "idnumber", "numeroid", "numerodeidentificacion", "dni"),
    "username": ("Nombre de usuario", "username", "usuario"),
    "status": ("Estado", "status"),
    "roles": ("Roles", "role", "rol"),
    "grade": ("Calificación", "grade"),
    "max_grade": ("Calificación máxima", "maximumgrade"),
    "scale": ("Escala", "scale"),
    "submitted": (
        "Última modificación (entrega)",
        "lastmodifiedsubmission",
        "ultimamodificacionenvio",
    ),
    "graded": ("Última modificación (calificación)", "lastmodifiedgrade"),
    "comments": (
        "Comentarios de retroalimentación",
        "feedbackcomments",
        "comentariosdelaretroalimentacion",
    ),
}


def _key(name: str) -> str:
    return normal(name).replace(" ", "")


_KNOWN = {
    _key(name): column
    for table in (*(language.columns for language in LANGUAGES), COLUMNS)
    for column, names in table.items()
    for name in names
}
#: Cómo se llama cada columna en ``--columnas``.
NAMED = {
    "identificador": "identifier",
    "nombre": "full_name",
    "apellidos": "last_name",
    "id": "id_number",
    "grupo": "group",
    "correo": "email",
    "estado": "status",
    "entrega": "submitted",
    "nota": "grade",
    "maxima": "max_grade",
    "calificada": "graded",
    "comentarios": "comments",
}


@dataclass(frozen=True)
class Record:
    """Un registro: sus celdas y el texto del que salieron."""

    cells: tuple[str, ...]
    raw: str


@dataclass(frozen=True)
class Sheet:
    """Una tabla leída de un archivo.

    ``columns`` dice dónde está cada columna conocida; ``before`` es lo que hay encima de la cabecera: títulos
    o el «sep=;» con el que se le dice a Excel cuál es el separador.
    """

    path: Path
    encoding: str
    bom: bytes
    delimiter: str
    header: Record
    records: tuple[Record, ...]
    columns: dict[str, int]
    before: str = ""

    def get(self, record: Record, column: str) -> str:
        """La celda de ``column`` en ``record``, sin espacios alrededor; vacía si no está."""
        position = self.columns.get(column)
        return record.cells[position].strip() if position is not None and position < len(record.cells) else ""

    def changed(self, record: Record, cells: dict[str, str]) -> Record:
        """``record`` con esas celdas cambiadas, escrito como estaba el resto."""
        return self.with_cells(record, {self.columns[column]: text for column, text in cells.items()})

    def with_cells(self, record: Record, cells: dict[int, str]) -> Record:
        """Lo mismo, con las celdas por su posición."""
        row = list(record.cells) + [""] * (len(self.header.cells) - len(record.cells))
        for position, text in cells.items():
            row[position] = text
        end = next((e for e in ("\r\n", "\n", "\r") if record.raw.endswith(e)), "")
        all_quoted = record.raw.startswith('"') and record.raw.count('"') >= 2 * len(record.cells)
        text = io.StringIO()
        quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
        # con «\r\n» de final, el módulo csv también pone entre comillas una celda que tenga solo «\r»
        csv.writer(text, delimiter=self.delimiter, quoting=quoting, lineterminator="\r\n").writerow(row)
        return Record(tuple(row), text.getvalue().removesuffix("\r\n") + end)

    def with_records(self, records: Sequence[Record]) -> "Sheet":
        """La misma tabla con otros registros."""
        return replace(self, records=tuple(records))

    def to_bytes(self) -> bytes:
        """La tabla como archivo. Lanza ``CourseError`` si un texto no cabe en su codificación."""
        text = self.before + self.header.raw + "".join(r.raw for r in self.records)
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise CourseError(
                f"«{error.object[error.start]}» no se puede escribir en {self.path.name}, que está en "
                f"{self.encoding}: guárdala como CSV UTF-8 y repite la orden."
            ) from None


def told_columns(told: Iterable[str]) -> dict[str, str]:
    """Lo que se dijo con ``--columnas entrega="Enviado el"``: de la cabecera a la columna que es.

    Lanza ``CourseError`` si no se entiende.
    """
    found = {}
    for text in told:
        name, equals, header = text.partition("=")
        column = NAMED.get(_key(name))
        if not (equals and column and header.strip()):
            raise CourseError(
                f"No se entiende --columnas {text}: escribe cuál es y cómo se llama en la hoja, como "
                f"entrega='Enviado el'. Las que hay: {', '.join(NAMED)}."
            )
        found[_key(header)] = column
    return found


def read_sheet(
    path: Path, needed: Sequence[str] = (), told: Mapping[str, str] = MappingProxyType({})
) -> Sheet:
    """Lee ``path``; lanza ``CourseError`` si no es una tabla o le falta alguna de las columnas ``needed``.

    ``told``, que da ``told_columns``, son las columnas que tienen otro nombre.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CourseError(f"{path.name} ocupa más de {MAX_BYTES // 2**20} MB: no es una lista de Moodle.")
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"No se puede leer {path} ({error.strerror}).") from None
    encoding, bom = _encoding(data)
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError:
        raise CourseError(f"No se puede leer el texto de {path.name}: guárdalo como CSV UTF-8.") from None
    if data[:4] == b"PK\x03\x04":
        raise CourseError(
            f"{path.name} es una hoja de cálculo, no un CSV: expórtala como CSV y repite la orden."
        )
    csv.field_size_limit(MAX_CELL_CHARS)
    try:
        delimiter, records = max(
            ((d, _records(text, d)) for d in DELIMITERS), key=lambda found: _fit(found[1])
        )
    except csv.Error as error:
        raise CourseError(f"{path.name} no es una tabla CSV: {error}.") from None
    if not records:
        raise CourseError(f"{path.name} está vacío.")
    start = _header(records)
    header, rest = records[start], records[start + 1 :]
    columns: dict[str, int] = {}
    for position, name in enumerate(header.cells):
        columns.setdefault(told.get(_key(name)) or _KNOWN.get(_key(name), ""), position)
    columns.pop("", None)
    missing = [COLUMNS[name][0] for name in needed if name not in columns]
    if missing:
        lacks = "le falta la columna" if len(missing) == 1 else "le faltan las columnas"
        raise CourseError(
            f"A {path.name} {lacks} {' y '.join(f'«{m}»' for m in missing)}. "
            f"Tiene: {', '.join(header.cells)[:300]}. Si se llama de otra manera, dilo con --columnas."
        )
    return Sheet(
        path=path,
        encoding=encoding,
        bom=bom,
        delimiter=delimiter,
        header=header,
        records=tuple(rest),
        columns=columns,
        before="".join(r.raw for r in records[:start]),
    )


def _encoding(data: bytes) -> tuple[str, bytes]:
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            return name, bom
    start = data[:2000]
    if (
        start.count(0) > len(start) // 4
    ):  # UTF-16 sin marca: la mitad de los bytes de un texto latino son cero
        return ("utf-16-be" if start[0] == 0 else "utf-16-le"), b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1", b""
        return "cp1252", b""
    return "utf-8", b""


def _records(text: str, delimiter: str) -> list[Record]:
    lines: list[str] = []

    def feed():
        for line in io.StringIO(text, newline=""):
            lines.append(line)
            yield line

    found = []
    for cells in csv.reader(feed(), delimiter=delimiter):
        found.append(Record(tuple(cells), "".join(lines)))
        lines.clear()
    return found


def _fit(records: list[Record]) -> tuple[int, int]:
    """Cuántas columnas conocidas hay con un separador; a igualdad, cuántas columnas."""
    header = records[_header(records)].cells if records else ()
    return _known(header), len(header)


def _known(cells: Sequence[str]) -> int:
    return sum(_key(name) in _KNOWN for name in cells)


def _header(records: list[Record]) -> int:
    """En qué registro está la cabecera: el primero de los que más columnas conocidas tienen."""
    return max(range(min(len(records), MAX_TITLES)), key=lambda i: (_known(records[i].cells), -i), default=0)
