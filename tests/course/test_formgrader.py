"""El botón «Autograde» de formgrader: misma nota, sin cargar PyTorch en el servidor y sin detenerlo."""

import json
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from tests.kit.lab import Server, formgrader
from tests.kit.programs import call_grader
from tests.kit.sample_class import all_samples, build_course

UNIT = "02_convolve"


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    samples = [s for s in all_samples() if s.unit == UNIT and s.status == "ok" and any(s.lost.values())][:2]
    root = build_course(tmp_path_factory.mktemp("curso"), samples)
    done = call_grader("autograde", UNIT, "--course", root)
    assert done.returncode == 0, done.stdout
    return root


@pytest.fixture(scope="module")
def server(course, tmp_path_factory):
    with formgrader(course, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


def press_autograde(server: Server, student: str) -> dict:
    """Lo que hace el botón: una petición a la interfaz de formgrader."""
    request = urllib.request.Request(
        f"{server.url}/formgrader/api/submission/{UNIT}/{student}/autograde",
        headers={"Authorization": f"token {server.token}"},
        data=b"",
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=120) as response:
        return json.loads(response.read())


def server_libraries(root: Path) -> list[str]:
    """Los procesos que sirven ``root`` y tienen PyTorch en memoria."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            is_server = f"root_dir={root}".encode() in (process / "cmdline").read_bytes()
            if process.name.isdigit() and is_server and "libtorch" in (process / "maps").read_text():
                found.append(process.name)
        except OSError:
            continue
    return found


def test_the_button_gives_the_same_grade_and_leaves_the_server_free(course, server, scores):
    before = scores(course, UNIT)
    student = sorted(before)[0]
    record = course / "evidence" / student / UNIT / "record.json"
    first = json.loads(record.read_text())
    record.unlink()  # así hay que volver a calificarla
    slowest = 0.0
    finished = threading.Event()

    def keep_asking():
        nonlocal slowest
        while not finished.is_set():
            start = time.monotonic()
            server.request("api/status")
            slowest = max(slowest, time.monotonic() - start)
            time.sleep(0.05)

    start = time.monotonic()
    asking = threading.Thread(target=keep_asking)
    asking.start()
    try:
        result = press_autograde(server, student)
    finally:
        finished.set()
        asking.join()
    took = time.monotonic() - start
    assert result["success"], result
    again = json.loads(record.read_text())
    drop = ("seconds",)
    assert {k: v for k, v in again.items() if k not in drop} == {
        k: v for k, v in first.items() if k not in drop
    }
    assert scores(course, UNIT) == before
    assert server_libraries(course) == []
    # calificar (PyTorch incluido) tarda segundos; lo que no se puede hacer fuera, anotar, mucho menos
    assert slowest < max(0.7 * took, 1.0), (slowest, took)
