"""El botón «Autograde» de formgrader: misma nota, sin cargar PyTorch en el servidor y sin detenerlo."""

import json
import os
import signal
import socket
import subprocess
import sys
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


def test_the_address_that_is_told_opens_formgrader(course, tmp_path):
    """Con el puerto ocupado usa otro; la dirección sale la última y entra sin preguntar nada."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        words = ("formgrader", "--sin-navegador", "--puerto", str(port), "--course", str(course))
        said = (tmp_path / "said.txt").open("w+")
        running = subprocess.Popen(
            [sys.executable, "-c", "from grader.cli import main; main()", *words],
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | {"COLUMNS": "300"},
            start_new_session=True,
        )
        try:
            for _ in range(600):
                lines = Path(said.name).read_text().split("\n")
                address = next((one for one in lines if one.startswith("http://")), "")
                if address:
                    break
                time.sleep(0.1)
            assert lines[-2:] == [address, ""], "es lo último que se lee"
            assert address.startswith("http://localhost:") and f":{port}/" not in address
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with opener.open(address, timeout=60) as page:
                assert page.geturl().partition("?")[0].endswith("/formgrader/manage_assignments")
        finally:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            said.close()


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
