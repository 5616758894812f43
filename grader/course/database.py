"""El libro de notas como base de datos: la de SQLite de la carpeta o cualquiera que entienda SQLAlchemy."""

from pathlib import Path

from grader.course.config import database
from grader.course.layout import Course, CourseError


def has_unit(course: Course, unit: str) -> bool:
    """Si el libro de notas del curso existe y tiene ``unit``; lanza ``CourseError`` si no se puede abrir."""
    url = database(course)
    kind, _, path = url.partition(":///")
    if kind == "sqlite" and not Path(path).exists():
        if not Path(path).parent.is_dir():
            raise CourseError(f"No existe la carpeta del libro de notas, {Path(path).parent}: créala antes.")
        return False
    return _query(url, unit)


def _query(url: str, unit: str) -> bool:
    from sqlalchemy import column, create_engine, inspect, select, table
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
            name = column("name")
            wanted = select(name).select_from(table("assignment")).where(name == unit)
            return connection.execute(wanted).first() is not None
    except SQLAlchemyError as error:
        reason = " ".join(str(getattr(error, "orig", None) or error).split())[:300]
        raise CourseError(
            f"No se pudo abrir el libro de notas {shown} ({reason}). Comprueba que el servidor está en "
            "marcha y que la base y el usuario existen."
        ) from None
    finally:
        engine.dispose()
