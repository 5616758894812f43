"""Lo que comparten las pruebas: la clase de ejemplo, calificada una sola vez."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # antes de NumPy: los núcleos se reparten entre pruebas
# lo que se lance encuentra antes tests/kit/quick
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(Path(__file__).parent / "kit/quick"), os.environ.get("PYTHONPATH")))
)

import pytest
import torch
from filelock import FileLock

from tests.kit import lab
from tests.kit.programs import GradedClass, run_grader
from tests.kit.sample_class import build_course

torch.set_num_threads(1)  # los tensores de las pruebas son tan pequeños que repartirlos cuesta más

pytest_plugins = ["pytester", "tests.kit.signals"]


#: Los archivos que más tardan. Se reparten por archivos entre los núcleos: si uno de estos quedara
#: para el final, el otro núcleo esperaría parado.
SLOWEST = (
    *("test_class", "test_isolation", "test_truth", "test_project", "test_fuzz"),
    *("test_term", "test_faults", "test_interrupts", "test_dask", "test_student_cli"),
    *("test_formgrader_day", "test_package", "test_judge", "test_attacks", "test_readme"),
    *("test_rejudge", "test_runner_kernel", "test_grading", "test_recorded", "test_ordinary_user"),
    *("test_check", "test_draws", "test_own_exercises", "test_contributing", "test_feedback"),
    *("test_similar", "test_postgres", "test_site"),
)


def pytest_xdist_auto_num_workers() -> int:
    """Uno más que núcleos: muchas pruebas pasan el rato esperando a lo que lanzaron."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lo lento, primero; lo demás, como estaba."""
    order = {name: place for place, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


@pytest.fixture(scope="session")
def graded_class(tmp_path_factory: pytest.TempPathFactory) -> GradedClass:
    """Se califica una vez, aunque las pruebas se repartan entre varios procesos."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    course, said = shared / "clase", shared / "clase.txt"
    with FileLock(shared / "clase.lock"):
        if not said.exists():
            build_course(course)
            done = run_grader("autograde", "--course", course, "--json", course / "notas.json", "--feedback")
            assert done.returncode == 0, done.stdout + done.stderr
            said.write_text(done.stdout, "utf-8")
    rows = json.loads((course / "notas.json").read_text("utf-8"))
    return GradedClass(course, said.read_text("utf-8"), {(r["student"], r["unit"]): r for r in rows})


@pytest.fixture(scope="session")
def scores() -> Callable[[Path, str], dict[str, float]]:
    """Las notas de una unidad tal como están en el libro de nbgrader."""

    def read(course: Path, unit: str) -> dict[str, float]:
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
            return {s.student.id: s.score for s in gradebook.assignment_submissions(unit)}

    return read


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Un Chromium para las pruebas de un módulo: al terminar deja libre el bucle de eventos."""
    pytest.importorskip("playwright.sync_api", reason="falta playwright (pip install playwright)")
    program = lab.chromium()
    if program is None:
        pytest.skip("falta un navegador: instala chromium")
    with lab.browsing(program) as running:
        yield running
