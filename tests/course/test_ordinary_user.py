"""Un curso que califica quien no es root, en los dos niveles: lo corriente en la máquina de un docente."""

import json
import os
import shutil
import site
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT, Sample, all_samples, build_course

pytestmark = on_linux

USER = 54_321
UNIT = "02_convolve"
HONEST = ("ana_g", "julia_t")


def _link(source: str, target: str) -> None:
    """Un enlace: copiar Python tarda y ocupa."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    """Una carpeta a la que llega cualquiera, con un Python suyo: el de root puede no dejarse ver."""
    folder = ROOT / "build" / "usuario"
    shutil.rmtree(folder, ignore_errors=True)
    left_out = shutil.ignore_patterns("site-packages", "test", "tests", "__pycache__", "idlelib", "share")
    shutil.copytree(sys.base_prefix, folder / "python", symlinks=True, copy_function=_link, ignore=left_out)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _drop() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(USER, USER, USER)
        os.setresuid(USER, USER, USER)


def _samples() -> list[Sample]:
    return [s for s in all_samples() if s.unit == UNIT and s.student in HONEST]


@pytest.fixture
def grader(room: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Ejecuta ``grader`` como un usuario cualquiera."""
    program = room / "python" / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    paths = (ROOT, *site.getsitepackages())
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(room),
        "LANG": "C.UTF-8",
        "LD_LIBRARY_PATH": str(room / "python" / "lib"),
        "COLUMNS": "200",
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
    }

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [program, "-c", "from grader.cli import main; main()", *words]
        return subprocess.run(
            list(map(str, command)),
            env=environment,
            preexec_fn=_drop,
            capture_output=True,
            encoding="utf-8",
            cwd=room,
            check=False,
        )

    return run


@pytest.mark.parametrize("level", ["bubblewrap", "landlock"])
def test_who_is_not_root_grades_the_same_and_is_as_safe(room: Path, grader, level: str) -> None:
    (sample,) = [s for s in _samples() if s.student == HONEST[0]]
    course = build_course(room / level, _samples())
    (course / "nbgrader_config.py").open("a").write(f'\nc.Grader.isolation = "{level}"\n')
    spy = course / "submitted" / "espia" / UNIT / "convolve.ipynb"
    spy.parent.mkdir(parents=True)
    notebook = json.loads(sample.notebook(ROOT / "notebooks"))
    mark = course / "huella"
    source = (
        f"try:\n    open({str(mark)!r}, 'w')\nexcept OSError as e:\n    print('no', e.errno)\n"
        f"try:\n    print(open({str(course / 'nbgrader_config.py')!r}).read())\n"
        "except OSError as e:\n    print('no', e.errno)\n"
    )
    cell = {"cell_type": "code", "id": "espia", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].append(cell | {"source": source})
    spy.write_text(json.dumps(notebook), "utf-8")
    for path in (room, course, *course.rglob("*")):
        if os.getuid() == 0:
            os.chown(path, USER, USER)
    done = grader("autograde", "--course", course, "--json", course / "notas.json")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = {row["student"]: row for row in json.loads((course / "notas.json").read_text("utf-8"))}
    assert {row["isolation"] for row in rows.values()} == {level}
    for one in _samples():
        points = {name: e["points"] for name, e in rows[one.student]["exercises"].items()}
        assert {name: points[name] for name in one.points} == one.points
    assert not mark.exists()
    graded = (course / "autograded" / "espia" / UNIT / "convolve.ipynb").read_text("utf-8")
    assert "get_config" not in graded
    assert (course / "autograded").stat().st_uid == (USER if os.getuid() == 0 else os.getuid())
