"""El cuaderno de cada unidad, aunque otro programa le haya cambiado el nombre o la codificación."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from grader.pipeline.reading import read_notebook
from grader.student import finding, standing
from grader.student.finding import find, unit_at
from grader.student.panel import panel
from tests.kit.student_folder import cell, edit, finish, hand_out

pytestmark = pytest.mark.student

START = "00_inicio"
NAME = "inicio.ipynb"
COPIES = ["Copia de inicio.ipynb", "inicio (1).ipynb", "inicio-Copy1.ipynb", "inicio_final.ipynb", "x.ipynb"]


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return hand_out(tmp_path, START)


def age(path: Path, hours: int) -> Path:
    """Hace que ``path`` se guardara hace unas horas."""
    when = path.stat().st_mtime - 3600 * hours
    os.utime(path, (when, when))
    return path


def worked(folder: Path, name: str, hours: int = 0) -> Path:
    """Un cuaderno terminado con otro nombre, con el publicado sin tocar si lo había."""
    official = folder / START / NAME
    untouched = official.read_bytes()
    copy = folder / START / name
    shutil.copy(finish(folder, START), copy)
    official.write_bytes(untouched)
    return age(copy, hours)


@pytest.mark.parametrize("name", COPIES)
def test_the_worked_copy_beside_an_untouched_one(mine: Path, name: str) -> None:
    copy = worked(mine, name, hours=5)
    for place in (mine, mine / START):
        found = find(place)[START]
        assert found.path == copy
        assert name in found.note
        assert f"{NAME} está sin empezar" in found.note
    (mine / START / NAME).write_bytes(b"{")
    assert find(mine)[START].path == copy
    (mine / START / NAME).unlink()
    assert find(mine)[START].path == copy
    assert name in find(mine)[START].note
    loose = copy.rename(mine / name)
    assert find(mine)[START].path == loose


def test_with_two_worked_ones_the_name_of_the_course_wins(mine: Path) -> None:
    copy = worked(mine, COPIES[0])
    official = age(finish(mine, START), 5)
    found = find(mine)[START]
    assert found.path == official
    assert COPIES[0] in found.note
    official.write_bytes(hand_out(mine / "otro", START).joinpath(START, NAME).read_bytes())
    newest = worked(mine, COPIES[1], hours=1)
    age(copy, 3)
    found = find(mine)[START]
    assert found.path == newest
    assert COPIES[0] in found.note


def test_what_is_not_worked_or_not_of_the_course_changes_nothing(mine: Path) -> None:
    official = mine / START / NAME
    for name in COPIES:
        shutil.copy(official, official.with_name(name))
    checkpoints = official.parent / ".ipynb_checkpoints"
    checkpoints.mkdir()
    shutil.copy(finish(mine, START), checkpoints / "inicio-checkpoint.ipynb")
    (mine / "Untitled.ipynb").write_text('{"cells": []}', "utf-8")
    (mine / "borrador.ipynb").write_bytes(b"")
    assert find(mine) == {START: finding.Found(official)}
    assert unit_at(mine / "borrador.ipynb") is None


def test_nothing_is_opened_if_the_names_are_those_of_the_course(mine: Path, monkeypatch) -> None:
    monkeypatch.setattr(finding, "_look", None)
    assert find(mine)[START].path == mine / START / NAME


def test_cells_without_their_names_are_known_if_they_are_as_published(mine: Path) -> None:
    path = finish(mine, START)
    edit(mine, START, lambda notebook: [c.metadata.clear() for c in notebook.cells])
    assert unit_at(path.rename(mine / START / "notebook.ipynb")) == START


def test_every_command_uses_the_same_one(mine: Path, grader) -> None:
    copy = worked(mine, "Copia de inicio.ipynb", hours=5)
    code, output = grader("entrega", START)
    assert code == 0
    assert "todo en orden" in output
    assert "Usamos 00_inicio/Copia de inicio.ipynb" in output.replace("\\", "/")
    with zipfile.ZipFile(mine / f"{START}.zip") as bundle:
        assert bundle.read(NAME) == copy.read_bytes()
    code, output = grader("check", mine)
    assert code == 0
    assert "Copia de inicio.ipynb" in output
    code, output = grader("progress")
    assert "Copia de inicio.ipynb" in output
    assert standing.standing(mine).units[0].state == "hecha"
    shown = panel(str(mine))
    assert "Copia de inicio.ipynb" in repr(shown)
    assert "Copia de inicio.ipynb" in shown._repr_html_()


def test_what_was_seen_is_named_when_nothing_fits(mine: Path, grader) -> None:
    (mine / START / NAME).rename(mine / START / "nada.ipynb").write_text('{"cells": []}', "utf-8")
    code, output = grader("entrega", START)
    assert code == 2
    assert "nada.ipynb" in output


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_every_command_reads_what_a_program_has_written_again(mine: Path, grader, encoding: str) -> None:
    def accent(notebook) -> None:
        cell(notebook, "pregunta_bordes").source = "Porque así también los píxeles del borde cuentan."

    finish(mine, START)
    path = edit(mine, START, accent)
    before = read_notebook(path.read_bytes())
    text = path.read_text("utf-8").encode("cp1252", "ignore").decode("cp1252")
    path.write_bytes(text.encode(encoding))
    assert grader("check", path)[0] == 0
    assert "todo en orden" in grader("entrega", START)[1]
    assert "has terminado" in grader("progress")[1]
    with zipfile.ZipFile(mine / f"{START}.zip") as bundle:
        handed = read_notebook(bundle.read(NAME))
    assert [c.source for c in handed if "píxeles del borde" in c.source] == [
        c.source for c in before if "píxeles del borde" in c.source
    ]
