"""Las copias del libro de notas: cuándo se hacen, cuántas quedan y qué devuelven si se pierde."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grader.cli.commands import app
from grader.course.gradebook import copies
from grader.course.layout import Course
from grader.course.locking import one_at_a_time
from grader.errors import CourseError
from tests.kit.moodle import Given, fill_gradebook, small_course
from tests.kit.sample_class import ROOT

UNIT = "01_padding"
HAND = {"ana": {"check_zero_padding": Given(6, 10, manual=7)}}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "curso")


def due(course: Course, day: int) -> None:
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(UNIT, duedate=datetime(2026, 11, day))


def days(course: Course) -> list[int | None]:
    found = []
    for copy in copies.copies(course):
        with closing(sqlite3.connect(copy.path)) as book:
            rows = book.execute("select duedate from assignment").fetchall()
        found.append(int(rows[0][0][8:10]) if rows else None)
    return found


def work(course: Course) -> None:
    with one_at_a_time(course):
        pass


def test_every_order_that_writes_leaves_a_copy_of_what_there_was(course: Course) -> None:
    work(course)
    due(course, 1)
    work(course)
    work(course)
    assert days(course) == [None, 1], "sin cambios no hay otra copia"


def test_the_last_ten_stay_and_those_asked_for_are_never_removed(course: Course) -> None:
    due(course, 1)
    assert copies.save(course, by_hand=True)
    for day in range(2, 16):
        due(course, day)
        work(course)
    assert days(course) == [1, *range(6, 16)]
    assert [c.by_hand for c in copies.copies(course)] == [True] + [False] * copies.KEPT


def test_a_copy_made_while_someone_writes_is_whole(course: Course) -> None:
    fill_gradebook(course.root, UNIT, HAND)
    with closing(sqlite3.connect(course.root / "gradebook.db")) as book:
        book.execute("begin immediate")
        book.execute("update assignment set name = 'otra'")
        saved = copies.save(course)
    with closing(sqlite3.connect(saved)) as book:
        assert book.execute("select name from assignment").fetchall() == [(UNIT,)]
        assert book.execute("pragma integrity_check").fetchone() == ("ok",)


def recorded(course: Course, student: str) -> Path:
    path = course.root / "evidence" / student / UNIT / "recorded"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_a_lost_gradebook_comes_back_with_what_only_it_had(course: Course) -> None:
    fill_gradebook(course.root, UNIT, HAND)
    due(course, 20)
    early = recorded(course, "ana")
    copies.save(course)
    late = recorded(course, "eva")
    (course.root / "gradebook.db").unlink()
    said = copies.after_a_loss(course)
    assert "plazos: 1; prórrogas: 0; notas a mano: 1" in said
    assert early.exists()
    assert not late.exists(), "lo anotado después de la copia se anota otra vez"
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_assignment(UNIT).duedate == datetime(2026, 11, 20)
        assert gradebook.find_grade("check_zero_padding", "padding", UNIT, "ana").manual_score == 7
    assert copies.after_a_loss(course) == ""


@pytest.mark.parametrize("empty", [False, True], ids=["borrado", "de 0 bytes"])
@pytest.mark.parametrize(
    "words",
    [["plazo"], ["feedback", UNIT], ["export", "csv", "notas.csv"], ["report"], ["release", UNIT], ["copia"]],
)
def test_no_order_hides_a_loss_with_an_empty_gradebook(course: Course, words: list[str], empty: bool) -> None:
    due(course, 20)
    copies.save(course)
    recorded(course, "ana")
    shutil.copytree(ROOT / "solutions" / UNIT, course.root / "solutions" / UNIT)
    book = course.root / "gradebook.db"
    if empty:
        book.write_bytes(b"")
    else:
        book.unlink()
    done = CliRunner().invoke(app, [*words, "--course", str(course.root)])
    assert "No está el libro de notas" in done.output + str(done.exception)
    assert not book.exists() or not book.stat().st_size
    assert len(copies.copies(course)) == 1
    assert "plazos: 1" in copies.after_a_loss(course)


def test_a_gradebook_broken_in_the_middle_is_no_copy(course: Course) -> None:
    """SQLite lo abre sin quejarse: la cabecera está bien."""
    fill_gradebook(course.root, UNIT, HAND)
    good = copies.save(course)
    whole = good.read_bytes()
    for name in ("gradebook.db", good.with_name("20990101-000000-00-antes.db")):
        (course.root / name).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(CourseError, match="Recupera una copia"):
        copies.save(course)
    code, output = run(course, "--lista")
    assert code == 0 and "dañada" in output and "notas a mano: 1" in output
    recorded(course, "ana")
    (course.root / "gradebook.db").unlink()
    assert "notas a mano: 1" in copies.after_a_loss(course)


def test_without_copies_it_says_what_cannot_come_back(course: Course) -> None:
    (course.root / "gradebook.db").unlink()
    assert copies.after_a_loss(course) == "", "un curso nuevo no ha perdido nada"
    recorded(course, "ana")
    said = copies.after_a_loss(course)
    assert "No se pueden recuperar los plazos, lo que se alargara en nbgrader ni las notas" in said
    assert "Las prórrogas de grader prorroga siguen" in said
    assert not (course.root / "gradebook.db").exists()


def run(course: Course, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["copia", *words, "--course", str(course.root)])
    return done.exit_code, done.output + str(done.exception or "")


def test_the_order(course: Course) -> None:
    due(course, 1)
    code, output = run(course)
    assert code == 0
    assert "plazos: 1" in output
    due(course, 2)
    assert "pedida · plazos: 1" in run(course, "--lista")[1]
    (first,) = copies.copies(course)
    assert "No existe la copia otra.db" in run(course, "--recuperar", "otra.db")[1]
    assert run(course, "--recuperar", first.path.name)[0] == 0
    assert days(course) == [1, 2], "lo que había se copió antes"
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_assignment(UNIT).duedate == datetime(2026, 11, 1)
    code, output = run(course, "--recuperar", str(course.root / "nbgrader_config.py"))
    assert "no es una copia" in output


@pytest.mark.parametrize("damage", [b"basura" * 1000, b""])
def test_a_damaged_gradebook_is_put_aside_and_the_copy_comes_back(course: Course, damage: bytes) -> None:
    due(course, 1)
    copies.save(course)
    (copy,) = copies.copies(course)
    book = course.root / "gradebook.db"
    book.write_bytes(damage)
    (course.root / "gradebook.db-journal").write_bytes(b"x")
    code, output = run(course, "--recuperar", copy.path.name)
    assert code == 0
    (aside,) = course.root.glob("gradebook.dañado-*.db")
    assert f"estaba dañado: queda en {aside}" in output.replace("\n", "")
    assert aside.read_bytes() == damage
    assert not (course.root / "gradebook.db-journal").exists()
    with Gradebook(f"sqlite:///{book}") as gradebook:
        assert gradebook.find_assignment(UNIT).duedate == datetime(2026, 11, 1)


@pytest.mark.parametrize("words", [["report"], ["export", "csv", "notas.csv"], ["autograde"], ["copia"]])
def test_every_order_says_how_to_mend_a_damaged_gradebook(course: Course, words: list[str]) -> None:
    due(course, 1)
    for advice in ("No hay copias: cambia de nombre", "grader copia --recuperar ARCHIVO"):
        (course.root / "submitted").mkdir(exist_ok=True)
        book = course.root / "gradebook.db"
        whole = book.read_bytes()
        book.write_bytes(b"basura" * 1000)
        done = CliRunner().invoke(app, [*words, "--course", str(course.root)])
        assert advice in done.output + str(done.exception)
        book.write_bytes(whole)
        copies.save(course)


def test_a_gradebook_that_another_program_uses_is_not_damaged(course: Course) -> None:
    due(course, 1)
    book = course.root / "gradebook.db"
    with closing(sqlite3.connect(book)) as other:
        other.execute("begin exclusive")
        assert not copies._is_damaged(book)
    book.write_bytes(b"basura" * 1000)
    assert copies._is_damaged(book)


def test_postgres_is_copied_by_its_own_program(course: Course) -> None:
    far = Course(course.root, "postgresql+psycopg://ana:secreta@servidor/notas")
    assert copies.save(far) is None
    said = copies.how_to_dump(far)
    assert "pg_dump" in said
    assert "'postgresql://ana@servidor/notas'" in said
    assert "secreta" not in said
    with pytest.raises(CourseError, match="pg_dump"):
        copies.recover(far)
