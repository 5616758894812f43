"""Los ejercicios propios de un curso: se califican aquí y en un cluster, que no los tiene instalados."""

import copy
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader import exercises
from grader.cells import known
from grader.course import autograding
from grader.course import release as releasing
from grader.course.handout import package
from grader.course.layout import Course
from grader.course.workers import remote
from grader.course.workers.cluster import Cluster, connected
from grader.course.workers.pool import Share, TooCostly
from grader.errors import CourseError
from grader.sandbox.settings import Settings
from tests.kit import manual, recipes
from tests.kit.programs import call_grader, on_linux
from tests.kit.sample_class import ROOT

pytestmark = on_linux

UNIT = "00_inicio"
SOURCE = """
import numpy as np

from grader.exercises.base import Criterion, Exercise

EXERCISES = (
    Exercise(
        name="NOMBRE",
        unit="00_inicio",
        parameters=("X",),
        oracle=lambda X: X + 1,
        criteria=(Criterion("valores", 2, lambda d: [(d.array(2, 3),)]),),
    ),
)
"""


def files(name: str = "aclarar") -> remote.Own:
    return ((f"{name}/__init__.py", SOURCE.replace("NOMBRE", name).encode()),)


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    exercises.use(None)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Un curso con un ejercicio suyo, ``aclarar``, y una entrega que lo hace bien."""
    shutil.copytree(ROOT / "solutions" / UNIT, tmp_path / "solutions" / UNIT)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for name, data in files():
        (tmp_path / "exercises" / name).parent.mkdir(parents=True)
        (tmp_path / "exercises" / name).write_bytes(data)
    path = tmp_path / "solutions" / UNIT / "inicio.ipynb"
    notebook = json.loads(path.read_bytes())
    pair = [copy.deepcopy(known(notebook["cells"])[n]) for n in ("negative_image", "check_negative_image")]
    sources = (
        "def aclarar(X):\n    ### BEGIN SOLUTION\n    return X + 1\n    ### END SOLUTION",
        "check(aclarar)",
    )
    for cell, source in zip(pair, sources, strict=True):
        cell["source"], cell["id"] = source, f"propia-{len(source)}"
        told = cell["metadata"]["nbgrader"]
        told["grade_id"] = told["grade_id"].replace("negative_image", "aclarar")
    pair[1]["metadata"]["nbgrader"]["points"] = 2
    notebook["cells"] += pair
    path.write_text(json.dumps(notebook), "utf-8")
    made = Course.at(tmp_path)
    releasing.release(made, [UNIT])
    given = tmp_path / "submitted" / "ana" / UNIT / "inicio.ipynb"
    given.parent.mkdir(parents=True)
    shutil.copy(path, given)
    return made


def followed(root: Path) -> Course:
    """El curso que sale de hacer lo que dice el manual del docente, al pie de la letra."""
    shutil.copytree(ROOT / "solutions" / UNIT, root / "solutions" / UNIT)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    section = manual.section("## Un ejercicio propio", "\n## ", "docs/docente.md")
    for step in recipes.steps_in(section, "Un ejercicio propio"):
        if step.verb == "Ejecuta":
            (words,) = manual.commands(f"```bash\n{step.body}```")
            done = call_grader(*words[1:], cwd=root)
            assert done.returncode == 0, done.stdout
        else:
            step.apply(root)
    return Course.at(root)


def test_the_example_of_the_manual_is_published_and_graded(tmp_path):
    course = followed(tmp_path)
    path = tmp_path / "submitted" / "ana" / UNIT / "inicio.ipynb"
    path.parent.mkdir(parents=True)
    shutil.copy(tmp_path / "solutions" / UNIT / "inicio.ipynb", path)
    (row,) = autograding.autograde(course, [UNIT], autograding.Options(workers=1)).rows
    assert (row.exercises["doblar"].points, row.exercises["doblar"].max_points) == (3, 3)
    carried = package.carried(course, [UNIT], {})
    assert carried["grader/exercises/doblar/__init__.py"] == (tmp_path / "exercises/doblar.py").read_bytes()


GOOD = SOURCE.replace("NOMBRE", "doblar")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("doblar.py", "x = 1\ndef doblar(:\n", "exercises/doblar.py, línea 2: no es Python válido"),
        ("doblar.py", "\n\nimport no_esta\n", "exercises/doblar.py, línea 3: falla (ModuleNotFoundError"),
        ("doblar/__init__.py", "1 / 0\n", "exercises/doblar/__init__.py, línea 1: falla (ZeroDivisionError"),
        ("doblar.py", "x = 1\n", "exercises/doblar.py: no dice `EXERCISES`"),
        (
            "doblar.py",
            GOOD + "\nEXERCISES = EXERCISES[0]\n",
            "exercises/doblar.py: `EXERCISES` tiene que ser",
        ),
        (
            "doblar.py",
            GOOD
            + "\nEXERCISES = (__import__('dataclasses').replace(EXERCISES[0], oracle=lambda X: no * X),)\n",
            "falla (NameError: name 'no' is not defined). Es de `doblar`",
        ),
        ("convolve.py", GOOD, "exercises/convolve.py se llama como algo del corrector"),
        ("doblar.ipynb", "{}", "exercises/doblar.ipynb no es un archivo de Python"),
        ("doblar/doblar.py", GOOD, "exercises/doblar: a la carpeta le falta `__init__.py`"),
    ],
)
def test_one_that_cannot_be_used_stops_every_order(tmp_path, name, text, says):
    shutil.copytree(ROOT / "solutions" / UNIT, tmp_path / "solutions" / UNIT)
    shutil.copytree(ROOT / "notebooks" / UNIT, tmp_path / "notebooks" / UNIT)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "submitted").mkdir()
    path = tmp_path / "exercises" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    for words in (["release"], ["release", "--check"], ["autograde"]):
        with pytest.raises(CourseError) as found:
            call_grader(*words, "--course", tmp_path)
        assert says in str(found.value)


def test_what_is_not_an_exercise_is_left_alone(tmp_path):
    folder = tmp_path / "exercises"
    for name, text in {"_comun.py": "1 / 0", "LEEME.md": "", "datos/a.csv": "", "doblar.py": GOOD}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    exercises.use(folder)
    assert "doblar" in names()


def names() -> set[str]:
    return {e.name for e in exercises.of_unit(UNIT)}


def hold(memory: int) -> int:
    """Ocupa esa memoria hasta que alguien termina el proceso."""
    kept = b"\1" * memory
    time.sleep(600)
    return len(kept)


def test_each_course_has_processes_with_its_own_exercises():
    """Los ejercicios son de todo el proceso, y un trabajador atiende encargos de varios cursos a la vez."""
    own = files("uno"), files("dos"), (), files("uno")
    asked = [remote._ask(1, Settings(), each, names) for each in own]
    told = [a.result(100) for a in asked]
    assert ["uno" in t for t in told] == [True, False, False, True]
    assert ["dos" in t for t in told] == [False, True, False, False]
    assert len(remote._pools) == remote._KEPT
    for pool in remote._pools.values():
        pool.terminate()
    remote._pools.clear()


def points(course: Course, cluster: Cluster | None = None) -> float:
    (row,) = autograding.autograde(course, [UNIT], autograding.Options(workers=1, cluster=cluster)).rows
    assert row.status == "ok", row.detail
    return row.exercises["aclarar"].points


def test_they_are_graded_here_without_installing_anything(course):
    assert points(course) == 2


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Uno con un trabajador que no hereda los ejercicios del curso."""
    distributed = pytest.importorskip("distributed", reason="falta Dask (pip install distributed)")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, dashboard_address=None, processes=True, memory_limit=0
    ) as found:
        yield Cluster(found.scheduler_address)


def test_a_cluster_grades_with_them_and_stops_what_costs_too_much(cluster, course):
    exercises.use(course.root / "exercises")
    assert points(course, cluster) == 2
    with connected(cluster, Settings()) as there:
        costly, fine = there.submit(hold, 2 * Share().memory), there.submit(names)
        assert "aclarar" in fine.result(100)
        with pytest.raises(TooCostly, match="MiB de memoria"):
            costly.result(100)
        assert "aclarar" in there.submit(names).result(100)
