"""El libro de notas en PostgreSQL: un servidor de usar y tirar, y las mismas notas que en SQLite."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from grader.course import autograding
from grader.course.layout import Course
from grader.errors import CourseError
from tests.kit.programs import run_grader
from tests.kit.sample_class import all_samples, build_course

UNIT = "01_padding"
PLACES = ["/usr/local/bin", "/usr/local/pgsql/bin", *map(str, Path("/usr/lib/postgresql").glob("*/bin"))]
#: root no puede poner en marcha PostgreSQL
AS_NOBODY: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}


def program(name: str) -> str:
    found = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *PLACES]))
    return found or pytest.skip(f"falta un servidor de PostgreSQL ({name})")


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """La carpeta con el zócalo de un servidor en marcha, con el usuario ``docente`` y sin contraseña."""
    pytest.importorskip("psycopg", reason="falta psycopg (pip install 'cnn-desde-cero[postgres]')")
    initdb, postgres, ready = program("initdb"), program("postgres"), program("pg_isready")
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if AS_NOBODY:
            os.chown(folder, AS_NOBODY["user"], AS_NOBODY["group"])
        data = folder / "datos"
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        options = ["--auth=trust", "--username=docente", "--encoding=UTF8", "--locale=C", "--no-sync"]
        subprocess.run([initdb, "-D", data, *options], check=True, **quiet, **AS_NOBODY)
        command = [postgres, "-D", data, "-k", folder, "-c", "listen_addresses=", "-F"]
        process = subprocess.Popen(command, **quiet, **AS_NOBODY)
        try:
            limit = time.monotonic() + 60
            while subprocess.run([ready, "-h", folder], check=False, **quiet).returncode:
                assert process.poll() is None
                assert time.monotonic() < limit
                time.sleep(0.1)
            yield folder
        finally:
            process.terminate()
            process.wait()


_names = count(1)


@pytest.fixture
def empty_database(server: Path) -> str:
    """La URL de una base recién creada y vacía."""
    import psycopg

    name = f"notas{next(_names)}"
    with psycopg.connect(host=str(server), user="docente", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql+psycopg://docente@/{name}?host={server}"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Tres entregas legibles, una con fallos, y una que no se puede leer."""
    samples = [s for s in all_samples() if s.unit == UNIT]
    right = [s for s in samples if s.status == "ok" and not any(s.lost.values())][:2]
    wrong = [s for s in samples if s.status == "ok" and any(s.lost.values())][:1]
    unreadable = [s for s in samples if s.status == "error"][:1]
    assert len(right + wrong + unreadable) == 4
    return build_course(tmp_path / "curso", right + wrong + unreadable)


def contents(url: str) -> dict[str, Any]:
    """Lo que sabe el libro de ``url``: nota, celdas y comentarios de cada estudiante."""
    with Gradebook(url) as gradebook:
        return {
            s.student.id: {
                "score": (s.score, s.max_score, s.needs_manual_grade),
                "grades": sorted((g.name, g.auto_score, g.needs_manual_grade) for g in s.notebooks[0].grades),
                "comments": sorted((c.name, c.auto_comment or "") for c in s.notebooks[0].comments),
            }
            for s in gradebook.assignment_submissions(UNIT)
        }


def autograde(course: Path, url: str = "") -> int:
    """Cuántas entregas hubo que calificar o anotar."""
    return autograding.autograde(Course.at(course, url), [UNIT]).worked


def test_same_grades_as_sqlite_and_nothing_twice(course: Path, empty_database: str) -> None:
    done = run_grader("autograde", UNIT, "--course", course, "--workers", "1", "--db", empty_database)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (course / "gradebook.db").exists()
    graded = contents(empty_database)
    assert len(graded) == 3
    assert autograde(course, empty_database) == 0
    assert autograde(course) == 3
    assert contents(f"sqlite:///{course / 'gradebook.db'}") == graded


def test_the_address_may_be_only_in_the_configuration(course: Path, empty_database: str) -> None:
    """Es lo que leen también formgrader y ``nbgrader autograde``."""
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"c.CourseDirectory.db_url = {empty_database!r}\n")
    autograde(course)
    graded = contents(empty_database)
    assert len(graded) == 3
    student = sorted(graded)[0]
    stock = run_grader("autograde", UNIT, "--student", student, "--force", program="nbgrader", cwd=course)
    assert stock.returncode == 0, stock.stderr
    assert contents(empty_database) == graded
    assert not (course / "gradebook.db").exists()


def test_a_database_that_was_emptied_is_filled_again(course: Path, empty_database: str) -> None:
    import psycopg

    autograde(course, empty_database)
    before = contents(empty_database)
    with psycopg.connect(empty_database.replace("+psycopg", "")) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    assert autograde(course, empty_database) == 3
    assert contents(empty_database) == before


def refused(course: Path, url: str) -> str:
    """Lo que se dice al no poder calificar con el libro ``url``: una línea y antes de ejecutar nada."""
    with pytest.raises(CourseError) as caught:
        autograding.autograde(Course.at(course, url), [UNIT])
    assert not (course / "evidence").exists()
    text = str(caught.value)
    assert "\n" not in text
    assert "secreto" not in text
    return text


def test_a_database_that_does_not_exist_gets_one_line(course: Path, server: Path) -> None:
    url = f"postgresql+psycopg://docente:secreto@/otra?host={server}"
    assert 'database "otra" does not exist' in refused(course, url)


def test_a_server_that_is_down_gets_one_line(course: Path) -> None:
    pytest.importorskip("psycopg", reason="falta psycopg")
    assert "No se pudo abrir" in refused(course, "postgresql+psycopg://docente:secreto@127.0.0.1:1/notas")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("gradebook.db", "No se entiende la dirección"),
        ("otro+cosa://docente:secreto@servidor/notas", "No se entiende la dirección"),
        ("oracle://docente:secreto@servidor/notas", "Falta el paquete"),
        ("sqlite:////no/existe/gradebook.db", "No existe la carpeta"),
        ("sqlite:////dev/null/x", "No existe la carpeta"),
    ],
)
def test_a_wrong_address_gets_one_line(course: Path, url: str, says: str) -> None:
    assert says in refused(course, url)


def test_a_file_that_is_not_a_gradebook_gets_one_line(course: Path) -> None:
    path = course / "notas.db"
    path.write_text("no soy una base de datos " * 100)
    assert "No se pudo abrir el libro de notas" in refused(course, f"sqlite:///{path}")
