"""Un cluster de Dask de verdad, con TLS: da las mismas notas que esta máquina, aunque muera un trabajador."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest

from grader.course import autograding, rejudging
from grader.course.layout import Course
from grader.course.workers import cluster as clusters
from grader.course.workers import remote
from grader.course.workers.cluster import Cluster
from grader.errors import CourseError
from grader.sandbox.settings import Settings
from tests.kit.programs import GradedClass, on_linux, run_grader
from tests.kit.sample_class import ROOT, all_samples, build_course
from tests.kit.whole import only_whole

pytest.importorskip("distributed", reason="falta Dask (pip install distributed)")
trustme = pytest.importorskip("trustme", reason="falta trustme para los certificados")
pytestmark = on_linux

UNITS = ("01_padding", "03_conv_forward")
EACH = 5
PATIENCE = 300


@dataclass(frozen=True)
class RunningCluster:
    """Un planificador en marcha, los archivos con los que se le habla y dónde poner más trabajadores."""

    cluster: Cluster
    folder: Path

    @property
    def options(self) -> list[str]:
        """Lo que hay que añadir a ``grader`` para usarlo."""
        where = self.cluster
        return [
            *("--dask", where.address),
            *("--dask-ca", where.ca_file, "--dask-cert", where.cert, "--dask-key", where.key),
        ]

    @contextlib.contextmanager
    def worker(self, name: str, *options: str | Path, path: Path | None = None) -> Iterator[int]:
        """Un trabajador con su nodriza, en una carpeta suya; da el pid de la nodriza.

        ``path`` va por delante de los paquetes instalados.
        """
        folder = self.folder / name
        folder.mkdir()
        command = ["worker", self.cluster.address, "--name", name, "--nthreads", "2", "--host", "127.0.0.1"]
        command += ["--no-dashboard", "--memory-limit", "0", "--death-timeout", "60"]
        command += ["--local-directory", str(folder), *map(str, options)]
        with started(folder, *command, *tls(self.cluster), path=path) as process:
            told = folder / "salida.txt"
            until("el trabajador se une", lambda: "Registered to" in told.read_text())
            yield process.pid


def tls(cluster: Cluster) -> list[str]:
    return ["--tls-ca-file", cluster.ca_file, "--tls-cert", cluster.cert, "--tls-key", cluster.key]


@contextlib.contextmanager
def started(folder: Path, *arguments: str, path: Path | None = None) -> Iterator[subprocess.Popen]:
    """Un programa de Dask en ``folder``, que se termina con todo lo que haya creado."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    with (folder / "salida.txt").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(what: str, found):
    """Espera a que ``found()`` devuelva algo, y lo devuelve."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if answer := found():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"no ocurrió: {what}")


def worker_process(nanny: int) -> int | None:
    """El proceso que califica: entre los hijos de la nodriza hay también uno que vigila recursos."""
    below = psutil.Process(nanny).children()
    return next((p.pid for p in below if any("spawn_main" in word for word in p.cmdline())), None)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    folder = tmp_path_factory.mktemp("cluster")
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    ca, cert, key = (folder / f"{name}.pem" for name in ("ca", "cert", "key"))
    authority.cert_pem.write_to_path(ca)
    certificate.cert_chain_pems[0].write_to_path(cert)
    certificate.private_key_pem.write_to_path(key)
    files = Cluster("", str(ca), str(cert), str(key))
    told = folder / "planificador.json"
    command = ["scheduler", "--host", "tls://127.0.0.1", "--port", "0", "--no-dashboard"]
    with started(folder, *command, "--scheduler-file", str(told), *tls(files)):
        # Dask abre el archivo y después lo escribe: que exista no basta.
        until("el planificador arranca", lambda: told.exists() and told.read_text().endswith("}"))
        address = json.loads(told.read_text())["address"]
        yield RunningCluster(Cluster(address, str(ca), str(cert), str(key)), folder)


@pytest.fixture(scope="module")
def workers(scheduler: RunningCluster) -> Iterator[list[int]]:
    with scheduler.worker("uno") as first, scheduler.worker("dos") as second:
        yield [first, second]


@pytest.fixture
def course(graded_class: GradedClass, tmp_path: Path) -> Path:
    """Un curso de dos unidades con aciertos, errores, un bucle infinito y un archivo ilegible.

    Está sin calificar y tiene la clave y los sorteos de la clase de ejemplo.
    """
    chosen = []
    for unit in UNITS:
        samples = [s for s in all_samples() if s.unit == unit]
        kinds = {(s.status, any(s.lost.values())): s for s in samples}  # una de cada clase
        chosen += list({s.student: s for s in (*kinds.values(), *samples)}.values())[:EACH]
    assert {"ok", "error", "timeout"} <= {s.status for s in chosen}
    assert any(any(s.lost.values()) for s in chosen if s.status == "ok")
    place = build_course(tmp_path / "curso", chosen)
    (place / ".grader").mkdir()
    shutil.copy(graded_class.course / ".grader" / "clave", place / ".grader")
    shutil.copytree(graded_class.course / ".grader" / "draws", place / ".grader" / "draws")
    return place


def refused(course: Path, cluster: Cluster) -> str:
    """Lo que se dice al intentar calificar ``course`` en ``cluster``, que no debe poder."""
    with pytest.raises(CourseError) as caught:
        autograding.autograde(Course.at(course), list(UNITS), autograding.Options(cluster=cluster))
    assert not (course / "evidence").exists()
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_cluster_without_workers_is_refused(scheduler, course, monkeypatch):
    monkeypatch.setattr(clusters, "WORKERS_SECONDS", 0.5)
    assert "no tiene trabajadores" in refused(course, scheduler.cluster)


@only_whole
def test_a_cluster_that_loses_its_last_worker_says_so(scheduler, course, monkeypatch):
    """No espera para siempre a que llegue otro; lo que estaba calificado queda guardado."""
    monkeypatch.setattr(clusters, "WORKERS_SECONDS", 3.0)
    monkeypatch.setattr(clusters, "LOOK_SECONDS", 0.2)
    options = autograding.Options(cluster=scheduler.cluster)
    with scheduler.worker("solo") as nanny, ThreadPoolExecutor(1) as thread:
        running = thread.submit(autograding.autograde, Course.at(course), list(UNITS), options)
        until("hay una nota", lambda: list(course.glob("evidence/*/*/record.json")))
        os.killpg(nanny, signal.SIGKILL)
        with pytest.raises(
            CourseError, match="no tiene trabajadores: pon en marcha alguno y repite la orden"
        ):
            running.result(PATIENCE)
    saved = len(list(course.glob("evidence/*/*/record.json")))
    assert 0 < saved < 2 * EACH


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:{port}", "tls://127.0.0.1:{port}", "http://x", "nada:1"]
)
def test_a_scheduler_that_does_not_answer_gets_one_line(scheduler, course, monkeypatch, address):
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    where = replace(scheduler.cluster, address=address.format(port=port))
    assert "No se pudo conectar con el cluster" in refused(course, where)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"ca_file": None, "cert": None, "key": None}, "No se pudo conectar"),
        ({"cert": None}, "hacen falta tres opciones"),
        ({"key": "/no/existe.pem"}, "No se pudo conectar"),
    ],
    ids=["sin-tls", "a-medias", "no-existe"],
)
def test_wrong_tls_files_get_one_line(scheduler, course, monkeypatch, files, says):
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 1)
    assert says in refused(course, replace(scheduler.cluster, **files))


def test_same_grades_as_here_even_if_a_worker_dies(scheduler, workers, course, graded_class, tmp_path):
    report = tmp_path / "notas.json"
    arguments = ["autograde", *UNITS, "--course", course, "--json", report, *scheduler.options]
    victim = worker_process(workers[0])
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(run_grader, *arguments)
        until("hay una nota", lambda: list(course.glob("evidence/*/*/record.json")))
        graded = len(list(course.glob("evidence/*/*/record.json")))
        os.kill(victim, signal.SIGKILL)
        done = running.result()
    assert done.returncode == 0, done.stdout + done.stderr
    assert graded < 2 * EACH
    assert until("la nodriza pone otro", lambda: worker_process(workers[0]) not in (None, victim))
    rows = {(r["student"], r["unit"]): r | {"seconds": 0} for r in json.loads(report.read_text("utf-8"))}
    assert len(rows) == 2 * EACH
    assert rows == {who: graded_class.rows[who] | {"seconds": 0} for who in rows}
    assert done.stderr == ""

    again = rejudging.rejudge(Course.at(course), list(UNITS), autograding.Options(cluster=scheduler.cluster))
    assert again.changed == ()
    readable = [row for row in rows.values() if row["status"] != "error"]
    assert sorted(r.points for r in again.rows) == sorted(r["points"] for r in readable)


def other_code(folder: Path) -> list[str]:
    shutil.copytree(ROOT / "grader", folder / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "grader" / "judge" / "judging.py").open("a") as file:
        file.write("\n# otra versión\n")
    return []


def no_grader(folder: Path) -> list[str]:
    (folder / "grader.py").touch()
    return []


def no_isolation(folder: Path) -> list[str]:
    """En todos sus procesos: los que califican no son el trabajador."""
    lines = "from grader.sandbox import isolation", "isolation.candidates = list"
    (folder / "sitecustomize.py").write_text("\n".join(lines))
    return []


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (other_code, "tiene otras versiones (el corrector "),
        (no_grader, "no tiene este corrector o tiene otro (ModuleNotFoundError"),
        (no_isolation, "no permite aislar el código"),
    ],
)
def test_a_worker_that_cannot_grade_like_this_machine_is_refused(
    scheduler, workers, course, tmp_path, break_it, says
):
    """Aunque los demás puedan: nadie sabría qué nota salió de dónde."""
    folder = tmp_path / "raro"
    folder.mkdir()
    with scheduler.worker(break_it.__name__, *break_it(folder), path=folder):
        text = refused(course, scheduler.cluster)
    assert "El trabajador tls://127.0.0.1:" in text
    assert says in text


def test_a_bad_worker_that_arrives_later_gets_no_work_done(monkeypatch):
    """En cada encargo se vuelve a mirar: el ejecutor se da por roto y al reconectar se explica."""
    with pytest.raises(remote.NotReady, match="otras versiones"):
        remote._checked((("el corrector", "otro"),), Settings(), len, "abc")
    done, outcome = Future(), Future()
    done.set_exception(remote.NotReady("motivo"))
    clusters._tell(done, outcome)
    assert isinstance(outcome.exception(), BrokenExecutor)
