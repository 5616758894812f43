"""Las flechas de la casa: quién puede nombrar a quién dentro de ``grader``. Solo bajan y no dan vueltas."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.sandbox.launch import copy_program
from tests.kit.arrows import Arrow, arrows, circles, modules
from tests.kit.sample_class import ROOT

#: De arriba abajo: cada uno nombra lo que tiene debajo; nunca lo de arriba ni lo de su mismo piso.
FLOORS = (
    "__main__",
    "cli",
    "report pytest_plugin",
    "course student widgets setup_check",
    "__init__",
    "checking",
    "pipeline figures telling",
    "pieces",
    "judge",
    "exercises sandbox",
    "observing patches",
    "evidence remembering",
    "allowed arguments cells digits errors predictions units",
)
#: Quienes no nombran todo lo que tienen debajo, sino solo esto.
ONLY = {
    "sandbox": "evidence observing arguments allowed",
    "patches": "cells errors units",
}
#: Las carpetas de ``course/``. A una plataforma solo la nombran ella misma y ``cli``.
PLATFORMS = "moodle canvas blackboard classroom github folders"
OF_ANY_PLATFORM = "collecting feedback formgrader gradebook handout workers"
#: Cuántos archivos sueltos caben en ``grader/``, sin contar ``__init__`` ni ``__main__``.
LOOSE = 12

_FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms.split()}


def room_of(module: str) -> str:
    """``grader.judge.render`` -> ``judge``; ``grader`` -> ``__init__``, que da ``check`` a los cuadernos."""
    return [*module.split("."), "__init__"][1]


def platform_of(module: str) -> str:
    """``grader.course.moodle.roster`` -> ``moodle``; vacío si no es de ninguna plataforma."""
    return next((p for p in PLATFORMS.split() if f"{module}.".startswith(f"grader.course.{p}.")), "")


def is_wrong(arrow: Arrow) -> bool:
    who, whom = room_of(arrow.who), room_of(arrow.whom)
    if platform_of(arrow.whom) not in ("", platform_of(arrow.who)) and who != "cli":
        return True
    if who == whom:
        return False
    return _FLOOR.get(whom, 0) <= _FLOOR.get(who, 0) or whom not in ONLY.get(who, whom).split()


def mistakes(package: Path) -> Iterator[str]:
    """Lo que en ``package`` no cumple las tablas de arriba."""
    for room in sorted({room_of(m) for m in modules(package)} - _FLOOR.keys()):
        yield f"«{room}» no está en FLOORS"
    folders = {path.parent.name for path in package.glob("course/*/__init__.py")}
    for folder in sorted(folders - {*PLATFORMS.split(), *OF_ANY_PLATFORM.split()}):
        yield f"«course/{folder}» no está en PLATFORMS ni en OF_ANY_PLATFORM"
    loose = [path.stem for path in package.glob("*.py") if not path.stem.startswith("__")]
    if len(loose) > LOOSE:
        yield f"hay {len(loose)} archivos sueltos"
    yield from dict.fromkeys(f"{a.who} nombra {a.whom}" for a in arrows(package) if is_wrong(a))
    yield from (f"círculo: {circle}" for circle in circles(package))


def test_arrows_only_run_down() -> None:
    assert list(mistakes(ROOT / "grader")) == []


def test_the_sandbox_takes_with_it_all_that_it_loads(tmp_path: Path) -> None:
    """Lo que no se copia no existe allí: su nombre no llega más que a la carpeta en que tendría que estar."""
    copy_program(tmp_path)
    folders = ("grader", "grader.sandbox")
    assert [a for a in arrows(tmp_path / "grader") if a.loads and a.whom in folders] == []


SMALL_HOUSE = {
    "cli/app.py": "import grader.report.page\nfrom grader.course.moodle import roster",
    "report/page.py": "from grader.course.store import Store",
    "course/store.py": "from grader import pipeline",
    "course/workers/pool.py": "from ..store import Store",
    "course/moodle/roster.py": "from . import names\nfrom grader.course import store",
    "course/moodle/names.py": "",
    "student/panel.py": "from grader import __version__\nfrom grader.pipeline import grade",
    "pipeline/grade.py": "import grader.judge.render as render",
    "judge/render.py": "",
    "exercises/base.py": "",
    "sandbox/wire.py": "from grader import evidence",
    "patches/typer.py": "from grader.errors import CourseError\nlog = getLogger('grader.nbgrader')",
    "evidence.py": "",
    "errors.py": "",
}


def house(folder: Path, changes: dict[str, str]) -> Path:
    """Un paquete ``grader`` de mentira: la casa pequeña con ``changes``."""
    package = folder / "grader"
    for name, text in (SMALL_HOUSE | changes).items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for place in path.relative_to(package).parents:
            (package / place / "__init__.py").touch()
        path.write_text(text, "utf-8")
    return package


def test_a_small_house_is_right(tmp_path: Path) -> None:
    assert list(mistakes(house(tmp_path, {}))) == []


@pytest.mark.parametrize(
    ("place", "text", "found"),
    [
        ("student/panel.py", "from grader.course.store import Store", "grader.course.store"),
        ("course/store.py", "from grader.course.moodle.roster import enrol", "grader.course.moodle.roster"),
        ("course/canvas/roster.py", "from ..moodle import names", "grader.course.moodle.names"),
        ("course/workers/pool.py", "from ..moodle import names", "grader.course.moodle.names"),
        ("report/page.py", "import grader.course.moodle.names", "grader.course.moodle.names"),
        ("report/page.py", "from grader import cli", "grader.cli"),
        ("judge/render.py", "from grader import check", "grader"),
        ("sandbox/wire.py", "import grader.errors", "grader.errors"),
        ("sandbox/wire.py", "import grader.exercises.base", "grader.exercises.base"),
        ("patches/typer.py", "from grader.evidence import Raised", "grader.evidence"),
        ("judge/render.py", "def page():\n    from grader.report import page", "grader.report.page"),
        ("pipeline/grade.py", "if TYPE_CHECKING:\n    import grader.cli.app", "grader.cli.app"),
        ("pipeline/grade.py", "if typing.TYPE_CHECKING:\n    import grader.cli.app", "grader.cli.app"),
        ("exercises/base.py", "import_module('grader.course.store')", "grader.course.store"),
        ("exercises/base.py", "import_module(f'grader.student.{name}')", "grader.student"),
    ],
)
def test_each_rule_can_be_broken(tmp_path: Path, place: str, text: str, found: str) -> None:
    who = f"grader.{place.removesuffix('.py').replace('/', '.')}"
    arrows_up = [m for m in mistakes(house(tmp_path, {place: text})) if "nombra" in m]
    assert arrows_up == [f"{who} nombra {found}"]


def test_a_new_room_has_to_be_in_the_tables(tmp_path: Path) -> None:
    assert list(mistakes(house(tmp_path, {"misc/text.py": "", "course/campus/roster.py": ""}))) == [
        "«misc» no está en FLOORS",
        "«course/campus» no está en PLATFORMS ni en OF_ANY_PLATFORM",
    ]


def test_loose_files_are_counted(tmp_path: Path) -> None:
    loose = {f"suelto_{n}.py": "" for n in range(LOOSE - 1)}
    assert f"hay {LOOSE + 1} archivos sueltos" in list(mistakes(house(tmp_path, loose)))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            {"judge/render.py": "import grader.judge.words", "judge/words.py": "from . import render"},
            ["círculo: grader.judge.render -> grader.judge.words -> grader.judge.render"],
        ),
        (
            {"course/store.py": "from .workers import dask", "course/workers/dask.py": ""},
            ["círculo: grader.course.store -> grader.course.workers -> grader.course.store"],
        ),
        (
            {
                "judge/render.py": "import grader.judge.words",
                "judge/words.py": "if TYPE_CHECKING:\n    from . import render",
            },
            [],
        ),
    ],
    ids=["de módulos", "de salas", "los tipos no lo hacen"],
)
def test_circles_are_seen(tmp_path: Path, changes: dict[str, str], found: list[str]) -> None:
    assert list(mistakes(house(tmp_path, changes))) == found
