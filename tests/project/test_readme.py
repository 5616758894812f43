"""Las órdenes que enseñan el README y el manual existen, se ejecutan y hacen lo que dicen; y sus enlaces."""

import re
import shutil
from pathlib import Path

import pytest
import typer

from grader.cli.commands import app
from tests.kit import manual
from tests.kit.programs import run_grader
from tests.kit.sample_class import ROOT
from tests.project.test_arrows import FLOORS

STUDENT = manual.commands(manual.section("## Si estudias", "## Si enseñas"))
TEACHER = manual.commands(manual.section("## Si enseñas", "## Si desarrollas"))
DEVELOPER = manual.commands(manual.section("## Si desarrollas", "## In English"))
MANUAL = [words for path in ROOT.glob("docs/*.md") for words in manual.commands(path.read_text("utf-8"))]
#: Lo que instala, que es lo que hace ``make test``, o abre un navegador, que tiene sus pruebas.
SETUP = ("git", "make", ".venv/bin/grader")
TEXTS = [path.read_text("utf-8") for path in manual.documents()]


def test_every_block_is_tried() -> None:
    """Una semana, en test_term; el calendario, en test_calendar; lo propio, en test_own_exercises."""
    week = manual.week()
    tried = [*week, *manual.calendar(), *manual.own_exercise()]
    assert [c for c in (*TEACHER, *MANUAL) if c not in tried and c[0] not in SETUP] == []
    assert len(week) > 8
    assert [c[:2] for c in STUDENT if c[0] not in SETUP] == [
        ["grader", name] for name in ("progress", "check", "entrega")
    ]
    assert {c[0] for c in DEVELOPER} == {"pytest"}


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {target for text in TEXTS for target in re.findall(r"\bmake (\w+)", text)}
    assert {"install", "demo", "test"} <= named <= targets


def slug(title: str) -> str:
    """El ancla que GitHub da a un título."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", manual.documents(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_documents_work(path: Path) -> None:
    for link in re.findall(r"\]\((?!https?://)([^)]+)\)", path.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        titles = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M) if anchor else []
        assert not anchor or anchor in map(slug, titles), link


def test_the_first_page_and_the_map_are_short() -> None:
    assert len(manual.text().splitlines()) < 150
    assert len(manual.text("grader/README.md").splitlines()) < 60


def test_the_map_has_every_room() -> None:
    shown, house = manual.text("grader/README.md"), ROOT / "grader"
    rooms = {f"{p.parent.name}/" for p in house.rglob("__init__.py") if "exercises" not in p.parts[-3:-2]}
    loose = {p.name for p in house.glob("*.py") if not p.name.startswith("__")}
    assert not [name for name in rooms | loose if name not in shown]


def test_the_arrows_of_the_map_are_the_ones_that_are_tested() -> None:
    drawn = manual.section("## Quién importa a quién", "Nadie importa", "grader/README.md").split("```")[1]
    lines = [set(line.split(" · ")) for line in drawn.splitlines()[1:]]
    tested = [{room for room in floor.split() if not room.startswith("__")} for floor in FLOORS]
    assert lines == [rooms for rooms in tested if rooms]


def test_named_commands_and_options_exist() -> None:
    """Cada ``grader …`` del texto, con sus opciones, está en la ayuda."""
    group = typer.main.get_command(app)
    for words in (w for text in TEXTS for w in re.findall(r"`(grader [^`]+)`", text)):
        command, path = group, words.split()[1:]
        while path and path[0] in getattr(command, "commands", {}):
            command = command.commands[path.pop(0)]
        assert command is not group, words
        known = {option for p in command.params for option in (*p.opts, *p.secondary_opts)}
        assert {w for w in path if w.startswith("--")} <= known, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La carpeta de quien estudia: los cuadernos, con la unidad 01 terminada."""
    root = tmp_path_factory.mktemp("casa")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    solved = ROOT / "solutions" / "01_padding" / "padding.ipynb"
    shutil.copy(solved, root / "notebooks" / "01_padding" / "padding.ipynb")
    return root


@pytest.mark.parametrize("words", [c for c in STUDENT if c[0] not in SETUP], ids=lambda c: c[1])
def test_the_student_commands_run(folder: Path, words: list[str]) -> None:
    done = run_grader(*words[1:], cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "01_padding" in done.stdout


def test_the_developer_commands_run(tmp_path: Path) -> None:
    """Con una sola unidad, que es lo que tarda; la que está en el Makefile ya se ejecuta con todas."""
    for name in ("notebooks", "solutions"):
        shutil.copytree(ROOT / "solutions" / "00_inicio", tmp_path / name / "00_inicio")
    shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("*.py", "judged"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    others = [words for words in DEVELOPER if " ".join(words[1:]) not in makefile]
    assert len(others) == len(DEVELOPER) - 1
    for program, *arguments in others:
        done = run_grader(*arguments, program=program, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        assert " passed" in done.stdout
