"""Pedir a una orden que termine: lo hace bien y no deja nada; o no lo oye, si no debe."""

import contextlib
import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.course import disk
from grader.course.layout import Course
from grader.course.workers import interrupts
from grader.errors import CourseError
from grader.sandbox import scratch
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT, all_samples, build_course
from tests.kit.signals import deaf_to
from tests.kit.whole import only_whole

pytestmark = pytest.mark.usefixtures("heard")

UNIT = "01_padding"
COMMAND = (sys.executable, "-c", "from grader.cli import main; main()")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return build_course(tmp_path / "curso", [s for s in all_samples() if s.unit == UNIT][:3])


def started(course: Path, folder: Path, **options) -> subprocess.Popen:
    folder.mkdir()
    return subprocess.Popen(
        [*COMMAND, "autograde", UNIT, "--workers", "2", "--course", str(course)],
        env=os.environ | {"TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **options,
    )


def wait_for_work(process: subprocess.Popen, folder: Path) -> None:
    """Hasta que hay carpetas de trabajo: la orden ya está en marcha."""
    while not list(folder.glob(f"{scratch.PREFIX}*")):
        assert process.poll() is None
        time.sleep(0.02)


@on_linux
@pytest.mark.parametrize(
    ("number", "whole"),
    [(signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGHUP, True)],
    ids=["kill", "timeout", "cerrar la terminal"],
)
def test_it_ends_well_says_so_and_leaves_nothing(course, tmp_path, number, whole):
    process = started(course, tmp_path / "tmp")
    wait_for_work(process, tmp_path / "tmp")
    (os.killpg if whole else os.kill)(process.pid, number)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 128 + number, output
    assert "Interrumpido: lo ya calificado está guardado" in output
    assert "Traceback" not in output
    assert list((tmp_path / "tmp").iterdir()) == []


@on_linux
def test_what_was_to_be_ignored_is_ignored(course, tmp_path, scores):
    """Con ``nohup``, o en segundo plano dentro de un programa de la terminal."""
    ignored = (signal.SIGINT, signal.SIGHUP)
    process = started(course, tmp_path / "tmp", preexec_fn=deaf_to(*ignored))
    wait_for_work(process, tmp_path / "tmp")
    for number in ignored:
        os.kill(process.pid, number)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    assert len(scores(course, UNIT)) == 3


@on_linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_is_heard_also_while_an_object_is_deleted(number):
    """Python se traga lo que se lanza en ``__del__`` y sigue: sin repetirla, la señal se pierde."""
    code = (
        "import os, sys, time; from grader.course.workers import interrupts\n"
        "class Thing:\n"
        f"    def __del__(self): os.kill(os.getpid(), {int(number)}); time.sleep(0)\n"
        "interrupts.listen()\n"
        "try:\n"
        "    Thing(); time.sleep(30); print('nadie la oyó')\n"
        "except KeyboardInterrupt: sys.exit(interrupts.end())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", "")


@on_linux
def test_looking_for_the_temporary_folder_leaves_nothing(tmp_path):
    """Python escribe un archivo de prueba la primera vez: interrumpir en ese momento lo dejaba."""
    code = (
        "import os, sys, tempfile; from grader.course.workers import interrupts\n"
        "opened = os.open\n"
        "def slowly(path, *how):\n"
        "    number = opened(path, *how); os.kill(os.getpid(), 15); return number\n"
        "os.open = slowly\n"
        "try:\n"
        "    interrupts.listen(); tempfile.mkdtemp()\n"
        "except KeyboardInterrupt: sys.exit(interrupts.end())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGTERM, "", "")
    assert list(tmp_path.iterdir()) == []


@on_linux
def test_in_a_hurry_it_is_heard_once(course, tmp_path):
    process = started(course, tmp_path / "tmp")
    wait_for_work(process, tmp_path / "tmp")
    while process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        time.sleep(0.01)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGINT, output
    assert "Traceback" not in output
    assert list((tmp_path / "tmp").iterdir()) == []


@on_linux
@pytest.mark.parametrize("delay", [0.1, 0.25, 0.4])
def test_before_it_begins_it_ends_without_a_word(delay):
    """Mientras se carga, una interrupción no enseña una traza de Python."""
    process = subprocess.Popen(
        [*COMMAND, "--help"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)
    # si ya había cargado, enseña la ayuda, que también nombra carpetas
    assert not re.search(r'File ".*grader/', output)


@on_linux
def test_with_nowhere_to_write_it_says_so_elsewhere(course):
    with Path("/dev/full").open("w") as nowhere:
        done = subprocess.run(
            [*COMMAND, "autograde", UNIT, "--course", str(course)],
            stdout=nowhere,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "No queda sitio" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "error", [OSError(errno.EMFILE, "Too many open files"), MemoryError(), BlockingIOError(11, "x")]
)
def test_a_limit_of_the_machine_is_explained(error):
    with pytest.raises(CourseError, match="ulimit"), disk.watched():
        raise error
    with pytest.raises(FileNotFoundError), disk.watched():
        raise FileNotFoundError(errno.ENOENT, "otra cosa")


def test_a_full_disk_inside_nbgrader_is_a_full_disk(course, monkeypatch):
    """nbgrader lo escribe en su registro y lanza otro error, que no lo dice."""
    from grader.course.gradebook import tools

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tools.GenerateAssignment, "write_single_notebook", full)
    with pytest.raises(CourseError, match="No queda sitio"), disk.watched():
        tools.register(Course.at(course), UNIT)


def interrupted_inside(fails: bool) -> None:
    with interrupts.deferred():
        signal.raise_signal(signal.SIGINT)
        if fails:
            raise ValueError


@pytest.mark.parametrize("fails", [False, True])
def test_what_is_being_written_is_finished_first(fails):
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        interrupted_inside(fails)
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(ValueError, match="suyo"), interrupts.deferred():
        raise ValueError("suyo")
    assert signal.getsignal(signal.SIGINT) is before


def test_one_block_inside_another_waits_for_both():
    reached = []
    with pytest.raises(KeyboardInterrupt), interrupts.deferred():
        with contextlib.suppress(KeyboardInterrupt):
            interrupted_inside(fails=False)
        reached.append("fuera")
    assert reached == ["fuera"]


SMALL_SUITE = """
import os
import signal
import subprocess

import pytest

NUMBERS = [signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM]


def told(number):
    with subprocess.Popen(["sleep", "1"]) as program:
        program.send_signal(number)
    return program.returncode


@pytest.mark.parametrize("number", NUMBERS)
def test_heard(number, heard):
    assert told(number) == -number


@pytest.mark.parametrize("number", NUMBERS)
def test_inherited(number):
    assert told(number) == 0


@pytest.mark.parametrize("number", NUMBERS[1:])
def test_the_suite_goes_on(number, heard):
    os.kill(os.getpid(), number)


def test_interrupted(heard):
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
"""


@on_linux
@pytest.mark.parametrize(
    "processes", [(), pytest.param(("-n", "1"), marks=only_whole)], ids=["en un proceso", "repartidas"]
)
def test_the_tests_can_be_started_deaf(tmp_path, processes):
    """``nohup make test``: lo que lanza una prueba oye, si ella lo pide; las pruebas siguen sin oír."""
    (tmp_path / "test_small.py").write_text(SMALL_SUITE, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.kit.signals", *processes, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        preexec_fn=deaf_to(signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "12 passed" in done.stdout, done.stdout + done.stderr
