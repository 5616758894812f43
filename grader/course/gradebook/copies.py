"""Copias del libro de notas, con fecha, en ``.grader/copias``.

Antes de cada orden que lo escribe se guarda una, con la copia en línea de SQLite: vale aunque formgrader lo
tenga abierto. Quedan las diez últimas distintas y todas las que se pidan con ``grader copia``. De PostgreSQL
las hace ``pg_dump``, y aquí solo se dice cómo.
"""

import filecmp
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.course.clock import course_zone, shown
from grader.course.layout import Course, sqlite_file
from grader.course.settings import database
from grader.errors import CourseError

FOLDER = Path(".grader") / "copias"
KEPT = 10
#: Lo que se dio a cada miembro de un grupo: de un libro recuperado no se sabe.
SHARED = Path(".grader") / "grupos.json"
#: Cómo acaban los nombres de las que pide alguien, que no se borran.
BY_HAND = "a-mano"
_NAME = re.compile(r"(\d{8}-\d{6})-\d\d-(antes|a-mano)\.db")


@dataclass(frozen=True)
class Copy:
    """Una copia: dónde está, de cuándo es y si la pidió alguien."""

    path: Path
    when: datetime
    by_hand: bool


def copies(course: Course) -> list[Copy]:
    """Las que hay, de la más antigua a la más nueva."""
    found = []
    for path in sorted((course.root / FOLDER).glob("*.db")):
        name = _NAME.fullmatch(path.name)
        if name:
            when = datetime.strptime(name[1], "%Y%m%d-%H%M%S").astimezone()
            found.append(Copy(path=path, when=when, by_hand=name[2] == BY_HAND))
    return found


def is_a_file(course: Course) -> bool:
    """Si el libro de notas es un archivo de SQLite, que es lo que se copia aquí."""
    return sqlite_file(database(course)) is not None


def save(course: Course, by_hand: bool = False) -> Path | None:
    """Guarda una copia si el libro ha cambiado desde la última; da dónde está la que vale ahora.

    ``None`` si todavía no hay libro o no es de SQLite. Lanza ``CourseError`` si el libro no se puede leer.
    """
    source = sqlite_file(database(course))
    if source is None or not source.is_file() or not source.stat().st_size:
        return None
    folder = course.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{os.getpid()}.tmp"
    try:
        _backup(source, draft)
        _check(draft)  # una copia dañada echaría a una buena
        before = copies(course)
        if not by_hand and before and filecmp.cmp(draft, before[-1].path, shallow=False):
            return before[-1].path
        target = _free(folder, BY_HAND if by_hand else "antes")
        draft.replace(target)
    except sqlite3.Error as error:
        raise CourseError(
            f"No se pudo abrir el libro de notas {source} ({error}). {how_to_mend(course, error)}"
        ) from None
    finally:
        draft.unlink(missing_ok=True)
    for old in [c for c in copies(course) if not c.by_hand][:-KEPT]:
        old.path.unlink(missing_ok=True)
    return target


def how_to_mend(course: Course, error: BaseException | None) -> str:
    """Qué hacer con un libro de notas de SQLite que no se puede abrir por ``error``, en una frase."""
    if isinstance(error, sqlite3.OperationalError):
        return "Comprueba que se puede leer y que no lo está usando otro programa."
    if copies(course):
        return (
            "Recupera una copia con `grader copia --recuperar ARCHIVO`, que aparta el dañado; las que hay "
            "las dice `grader copia --lista`."
        )
    return "No hay copias: cambia de nombre ese archivo y `grader autograde` lo rehace con la evidencia."


def recover(course: Course, copy: Path | None = None) -> tuple[Path, Path | None]:
    """Pone ``copy`` (o la última) en el lugar del libro de notas; lo que hubiera se copia antes.

    Si lo que hay está dañado, no se puede copiar: se cambia de nombre. Devuelve la copia que se puso y dónde
    está el dañado. Lo calificado después de la copia se vuelve a anotar, sin ejecutar nada, con el próximo
    ``autograde``. Lanza ``CourseError`` si no hay copia que poner.
    """
    target = sqlite_file(database(course))
    if target is None:
        raise CourseError(f"El libro de notas no es un archivo de SQLite: {how_to_dump(course)}")
    if copy is None:
        known = copies(course)
        if not known:
            raise CourseError(f"No hay ninguna copia del libro de notas en {course.root / FOLDER}.")
        copy = known[-1].path
    if not copy.exists() and (course.root / FOLDER / copy).is_file():
        copy = course.root / FOLDER / copy
    if not copy.is_file():
        raise CourseError(f"No existe la copia {copy}: las que hay las dice grader copia --lista.")
    if not _is_gradebook(copy):
        raise CourseError(f"{copy} no es una copia de un libro de notas.")
    aside = _put_aside(target) if target.is_file() and _is_damaged(target) else None
    if target.is_file():
        save(course, by_hand=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    _backup(copy, draft)
    draft.replace(target)
    (course.root / SHARED).unlink(missing_ok=True)
    _record_again(course, copy.stat().st_mtime)
    return copy, aside


def is_lost(course: Course) -> bool:
    """Si falta el libro de notas, o está vacío, y ya se había calificado."""
    file = sqlite_file(database(course))
    if file is None or (file.exists() and file.stat().st_size):
        return False
    return any((course.root / "evidence").glob("*/*/recorded"))


def refuse_if_lost(course: Course) -> None:
    """Lanza ``CourseError`` si el libro de notas se ha perdido: crear otro vacío lo taparía."""
    if is_lost(course):
        raise CourseError(
            "No está el libro de notas, y este curso ya se había calificado: recupéralo con "
            "`grader autograde`, que pone la última copia, o con `grader copia --recuperar`, y repite esta "
            "orden."
        )


def after_a_loss(course: Course) -> str:
    """Si el libro de notas falta y ya se había calificado, recupera la última copia; dice qué pasó.

    Vacío si no falta nada. Lo que ninguna copia tiene (plazos, prórrogas y notas a mano) se dice.
    """
    if not is_lost(course):
        return ""
    last = next((copy for copy in reversed(copies(course)) if _is_gradebook(copy.path)), None)
    if last is None:
        _record_again(course, 0)
        return (
            "No estaba el libro de notas y no hay copias: lo rehacemos con la evidencia. No se pueden "
            "recuperar los plazos, lo que se alargara en nbgrader ni las notas y los comentarios puestos a "
            "mano. Las prórrogas de grader prorroga siguen: cuentan al volver a poner el plazo."
        )
    recover(course, last.path)
    when = shown(last.when, course_zone(course))
    return (
        f"No estaba el libro de notas: recuperamos la copia del {when} ({contents(last.path)}) y "
        "anotamos lo calificado después. Lo que se escribiera en formgrader desde entonces no está: repásalo."
    )


def told(copy: Path) -> str:
    """Lo que hay en ``copy``, o que está dañada."""
    try:
        return contents(copy)
    except sqlite3.Error:
        return "dañada: no sirve"


def contents(copy: Path) -> str:
    """Lo que solo está en el libro de notas, contado: lo que se pierde con él.

    Lanza ``sqlite3.Error`` si no se puede leer entero.
    """
    _check(copy)
    with closing(_opened(copy)) as book:

        def count(table: str, *columns: str) -> int:
            some = " OR ".join(f"{column} NOTNULL" for column in columns)
            return book.execute(f"SELECT COUNT(*) FROM {table} WHERE {some}").fetchone()[0]

        deadlines = count("assignment", "duedate")
        extensions = count("submitted_assignment", "extension")
        marks = count("grade", "manual_score", "extra_credit")
        comments = count("comment", "NULLIF(manual_comment,'')")
    return f"plazos: {deadlines}; prórrogas: {extensions}; notas a mano: {marks}; comentarios: {comments}"


def how_to_dump(course: Course) -> str:
    """La orden que copia un libro de notas que no es de SQLite, sin su contraseña."""
    from sqlalchemy.engine import URL, make_url

    url = make_url(database(course))
    plain = URL.create(
        url.get_backend_name(), username=url.username, host=url.host, port=url.port, database=url.database
    )
    return f"la copia la hace pg_dump --format=custom --file=libro.dump '{plain}' y la recupera pg_restore."


def _opened(path: Path) -> sqlite3.Connection:
    """``path``, si existe; para escribir, porque así SQLite deshace lo que otro programa dejara a medias."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)


def _backup(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with (
        closing(_opened(source)) as book,
        closing(sqlite3.connect(target)) as other,
    ):
        book.backup(other)


def _check(path: Path) -> None:
    """Lanza ``sqlite3.DatabaseError`` si ``path`` está dañado, también por en medio."""
    with closing(_opened(path)) as book:
        (found,) = book.execute("pragma quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _free(folder: Path, kind: str) -> Path:
    now = f"{datetime.now():%Y%m%d-%H%M%S}"
    # el siguiente y no un hueco: al borrar las viejas, el orden de los nombres no cambia
    number = max((int(p.name[16:18]) + 1 for p in folder.glob(f"{now}-??-*.db")), default=0)
    return folder / f"{now}-{number:02}-{kind}.db"


def _is_gradebook(path: Path) -> bool:
    try:
        contents(path)
    except sqlite3.Error:
        return False
    return True


def _is_damaged(path: Path) -> bool:
    """Si ``path`` ya no es un libro de notas: otra cosa es que no se deje leer o que lo use otro programa."""
    if not path.stat().st_size:  # para SQLite, un libro sin tablas
        return True
    try:
        contents(path)
    except sqlite3.OperationalError:
        return False
    except sqlite3.Error:
        return True
    return False


def _put_aside(path: Path) -> Path:
    """Cambia de nombre el libro dañado, con lo que SQLite dejara a su lado, que estropearía el nuevo."""
    aside = path.with_name(f"{path.stem}.dañado-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    for ending in ("-journal", "-wal", "-shm"):
        beside = path.with_name(f"{path.name}{ending}")
        if beside.exists():
            beside.replace(aside.with_name(f"{aside.name}{ending}"))
    return path.replace(aside)


def _record_again(course: Course, since: float) -> None:
    """Lo anotado después de ``since`` no está en la copia: hay que anotarlo otra vez."""
    for mark in (course.root / "evidence").glob("*/*/recorded"):
        if mark.stat().st_mtime > since:
            mark.unlink()
