"""Lo que se corta a medias: ni se da por hecho, ni deja basura para siempre."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from traitlets.config import Config

from grader.course import layout
from grader.course import store as storing
from grader.course.layout import Course, Submission
from grader.course.store import Origin, Saved, Store
from grader.errors import CourseError
from grader.pipeline.worker import refuse
from grader.sandbox import scratch
from grader.sandbox.levels import Level
from grader.sandbox.process import Zygote
from grader.sandbox.settings import Limits
from tests.kit.disturbed import UNIT, read_gradebook, wait_for
from tests.kit.programs import on_linux

pytestmark = on_linux


@pytest.mark.parametrize("writes", range(4))
def test_what_is_cut_halfway_is_never_taken_for_done(tmp_path: Path, monkeypatch, writes: int) -> None:
    """Cortado al guardar otra entrega, lo de la anterior está entero o no se da por bueno."""
    store = Store(Course(tmp_path))
    submission = Submission("ana", UNIT, tmp_path)
    old, new = Origin("vieja", "vieja, entera"), Origin("nueva", "nueva, entera")
    first = replace(refuse(UNIT, "La primera."), notebook="primero", evidence=b"primera")
    second = replace(first, notebook="segundo", evidence=b"segunda")
    store.save(submission, first, old)
    original, done = storing.put, []

    def cut(path: Path, data: bytes) -> None:
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(path.name)
        original(path, data)

    with monkeypatch.context() as broken:
        broken.setattr(storing, "put", cut)
        with pytest.raises(KeyboardInterrupt):
            store.save(submission, second, new)
    assert len(done) == writes
    assert store.saved(submission, old) in (Saved(first, old), None)
    assert store.load(submission, new) is None
    assert writes == 0 or store.load(submission, old) is None
    store.save(submission, second, new)
    assert store.saved(submission, new) == Saved(second, new)
    earlier = (store.folder(submission) / "earlier.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["submission"] for line in earlier] == ["vieja"]


def test_the_course_key_is_never_half_written(tmp_path: Path, monkeypatch) -> None:
    course = Course(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(layout.secrets, "token_hex", lambda _: "\ud800")  # falla al escribirla
        with pytest.raises(UnicodeEncodeError):
            course.course_key()
    assert list((tmp_path / ".grader").iterdir()) == []
    assert len(course.course_key()) == 64
    assert course.course_key() == course.course_key()
    (tmp_path / ".grader" / "clave").write_bytes(b"")
    with pytest.raises(CourseError, match="vacía"):
        course.course_key()


def test_the_gradebook_appears_complete(tmp_path: Path, monkeypatch) -> None:
    from nbgrader import api

    from grader.course.gradebook import ledger

    def cut() -> str:
        raise KeyboardInterrupt

    book = tmp_path / "gradebook.db"
    with monkeypatch.context() as broken:
        broken.setattr(api, "get_alembic_version", cut)
        with pytest.raises(KeyboardInterrupt):
            ledger.create(Config(), f"sqlite:///{book}")
    assert not book.exists()
    ledger.create(Config(), f"sqlite:///{book}")
    assert read_gradebook(book)["versión"]
    assert [p.name for p in tmp_path.iterdir()] == ["gradebook.db"]


HOLDER = """
import subprocess, time
from grader.sandbox import scratch
path = scratch.create()
child = subprocess.Popen(["sleep", "600"], env={"HOME": f"{path}/work"}, start_new_session=True)
print(path, child.pid, flush=True)
time.sleep(600)
"""

ENDED_HALFWAY = """
import shutil, sys, threading, time
from grader.sandbox import scratch
original = {"al crearla": scratch._reserve, "al borrarla": shutil.rmtree}[sys.argv[1]]
def slow(path, **options):
    if threading.current_thread() is threading.main_thread():
        threading.Thread(target=scratch.end_with_code, args=[7]).start()
        time.sleep(0.5)
    return original(path, **options)
if sys.argv[1] == "al crearla":
    scratch._reserve = slow
    scratch.create()
else:
    path = scratch.create()
    (path / "archivo").write_text("")
    shutil.rmtree = slow
    scratch.remove(path)
time.sleep(60)
"""


def test_what_the_dead_left_is_swept_and_the_living_are_not(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    innocent = [tmp_path / "grader-copia", tmp_path / f"{scratch.PREFIX}con-mas-letras"]
    for path in innocent:
        path.mkdir()
    (tmp_path / f"{scratch.PREFIX}12345678").symlink_to(innocent[0])
    holders = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDER],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"TMPDIR": str(tmp_path)},
        )
        for _ in range(2)
    ]
    (alive, alive_child), (dead, dead_child) = (h.stdout.readline().split() for h in holders)
    try:
        assert scratch.sweep() == []
        holders[1].kill()
        holders[1].wait()
        assert scratch.sweep() == [Path(dead)]
        assert Path(alive).is_dir()
        assert all(path.is_dir() for path in innocent)
        wait_for(lambda: not Path(f"/proc/{dead_child}/environ").exists() or _is_over(dead_child))
        assert not _is_over(alive_child)
    finally:
        for number in (holders[0].pid, int(alive_child)):
            os.kill(number, signal.SIGKILL)
        for holder in holders:
            holder.wait()
            holder.stdout.close()


@pytest.mark.parametrize("child_socket", ["<&0", "</dev/null"], ids=["abierto", "cerrado"])
def test_a_bubblewrap_killed_halfway_leaves_nothing(tmp_path: Path, monkeypatch, child_socket: str) -> None:
    """Si muere mientras monta el encierro, deja un hijo que esperaría siempre con el zócalo abierto o no."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program, child = tmp_path / "bwrap", tmp_path / "hijo"
    program.write_text(f"#!/bin/sh\nsleep 600 {child_socket} &\necho $! > {child}\nkill -9 $$\n")
    program.chmod(0o755)
    zygote = Zygote(Level("bubblewrap", "", "", str(program)), Limits(start=60))
    start = time.monotonic()
    with pytest.raises(OSError, match="no arrancó"):
        zygote.handle()
    assert time.monotonic() - start < 30, "esperó al hijo"
    wait_for(lambda: _is_over(child.read_text().strip()))
    zygote.close()
    assert list(tmp_path.glob(f"{scratch.PREFIX}*")) == []


@pytest.mark.parametrize("moment", ["al crearla", "al borrarla"])
def test_told_to_end_halfway_it_leaves_no_folder(tmp_path: Path, moment: str) -> None:
    """El aviso lo atiende otro hilo, o este mismo, con una carpeta a medio hacer o a medio borrar."""
    run = subprocess.run(
        [sys.executable, "-c", ENDED_HALFWAY, moment],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert run.returncode == 7
    assert list(tmp_path.iterdir()) == []


def _is_over(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
