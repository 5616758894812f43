"""El libro de notas como base de datos: la de SQLite de la carpeta o cualquiera que entienda SQLAlchemy."""

from collections.abc import Callable
from typing import Any

from grader.course.gradebook.copies import how_to_mend
from grader.course.layout import Course, sqlite_file
from grader.course.settings import database
from grader.errors import CourseError


def has_gradebook(course: Course) -> bool:
    """Si el libro de notas del curso ya existe; lanza ``CourseError`` si no se puede abrir."""
    return _query(course, lambda query: True)


def has_unit(course: Course, unit: str) -> bool:
    """Si el libro de notas existe y tiene ``unit``; lanza ``CourseError`` si no se puede abrir."""
    from sqlalchemy import column, select, table

    name = column("name")
    wanted = select(name).select_from(table("assignment")).where(name == unit)
    return _query(course, lambda query: query(wanted).first() is not None)


def _query(course: Course, answer: Callable[[Any], bool]) -> bool:
    """Lo que ``answer`` saque del libro de notas con la función que recibe; falso si no hay libro."""
    url = database(course)
    file = sqlite_file(url)
    if file is not None and not file.exists():
        if not file.parent.is_dir():
            raise CourseError(f"No existe la carpeta del libro de notas, {file.parent}: créala antes.")
        return False
    return _ask(course, url, answer)


def _ask(course: Course, url: str, answer: Callable[[Any], bool]) -> bool:
    from sqlalchemy import create_engine, inspect
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError

    try:
        shown = make_url(url).render_as_string(hide_password=True)
        engine = create_engine(url)
    except ArgumentError:
        raise CourseError(
            "No se entiende la dirección del libro de notas: debe ser una URL de SQLAlchemy, como "
            "sqlite:////carpeta/gradebook.db o postgresql+psycopg://usuario@servidor/base."
        ) from None
    except ModuleNotFoundError as error:
        raise CourseError(
            f"Falta el paquete {error.name} para abrir {shown}. Para PostgreSQL, instálalo con "
            "pip install 'cnn-desde-cero[postgres]' y empieza la dirección por postgresql+psycopg://."
        ) from None
    try:
        if not inspect(engine).has_table("assignment"):
            return False
        with engine.connect() as connection:
            return answer(connection.execute)
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        reason = " ".join(str(cause).split())[:300]
        advice = (
            how_to_mend(course, cause)
            if sqlite_file(url)
            else "Comprueba que el servidor está en marcha y que la base y el usuario existen."
        )
        raise CourseError(f"No se pudo abrir el libro de notas {shown} ({reason}). {advice}") from None
    finally:
        engine.dispose()
