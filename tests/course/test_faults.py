"""Averías: la orden muere, se interrumpe o se queda sin disco en cualquier momento, y no se pierde nada.

Cada prueba estropea un curso pequeño, repite la orden hasta que termina y compara todo lo que queda (libro de
notas, evidencia y cuadernos calificados) con lo que deja la misma orden sin averías y con la misma clave.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.course.jobs import plan
from grader.course.layout import Course
from tests.kit.disturbed import UNIT, Place, build, finish, wait_for
from tests.kit.programs import on_linux
from tests.kit.whole import WHOLE, only_whole

pytestmark = [on_linux, pytest.mark.usefixtures("heard")]

SEED = int(os.environ.get("FAULTS_SEED", "20251125"))
#: Cuántas muertes de cada cosa; en ``make enteras``, más.
TIMES = 5 if WHOLE else 1
KILLS = {"orden": TIMES, "trabajador": TIMES, "cigoto": 3 * TIMES}
#: Los trabajadores y el proceso del que se bifurcan tienen la misma orden.
SIGNS = {"trabajador": b"multiprocessing.forkserver", "cigoto": b"zygote.py"}


@pytest.fixture(scope="module")
def workshop() -> Iterator[Path]:
    """Una carpeta que puede recorrer cualquiera: los ejecutores son de otro usuario."""
    folder = Path(tempfile.mkdtemp(prefix="averias-"))
    folder.chmod(0o755)
    build(folder / "modelo")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Reference:
    """Lo que deja la orden sin averías, cuánto tarda y qué pasó con otra que empezó a la vez."""

    place: Place
    everything: dict[str, Any]
    seconds: float
    second: tuple[int, str]
    seen_by_second: list[bool]


@pytest.fixture(scope="module")
def reference(workshop: Path) -> Reference:
    place = _place(workshop, "bien")
    start = time.monotonic()
    first = place.start("autograde", workers=2)
    place.wait_until_busy(first)
    second = place.run("autograde")
    running = [first.poll() is None]
    code, output = finish(first)
    seconds = time.monotonic() - start
    assert code == 0, output
    return Reference(place, place.everything(), seconds, second, running)


def _place(workshop: Path, name: str) -> Place:
    """Una copia del curso, que se monta una sola vez: montado dos veces tendría otros identificadores."""
    folder = workshop / name
    (folder / "tmp").mkdir(parents=True)
    shutil.copytree(workshop / "modelo", folder / "curso")
    return Place(folder / "curso", folder / "tmp")


@pytest.fixture
def place(workshop: Path, request: pytest.FixtureRequest) -> Place:
    # corto: en TMPDIR tiene que caber el nombre de un zócalo, que no pasa de 107 letras
    return _place(workshop, request.node.name.removeprefix("test_")[:20])


def test_two_at_once_the_second_leaves(reference: Reference) -> None:
    code, output = reference.second
    assert reference.seen_by_second == [True], "la primera terminó antes: la prueba no prueba nada"
    assert code == 2
    assert "Otra orden está calificando este curso" in output
    assert "Traceback" not in output
    assert reference.everything["libro de notas"]["notas"]
    assert reference.place.left_over() == []


@only_whole
def test_interrupted_and_killed_again_and_again(reference: Reference, place: Place) -> None:
    process = place.start("autograde", workers=2)
    wait_for(place.saved)
    os.killpg(process.pid, signal.SIGINT)
    code, output = finish(process)
    assert code == 130, output
    assert "Interrumpido: lo ya calificado está guardado" in output
    assert "Traceback" not in output
    place.wait_until_nothing_is_left()
    rng, killed, moments = random.Random(SEED), 0, []
    while killed < KILLS["orden"]:
        before = place.saved()
        moment = rng.uniform(0.2, 0.8) * reference.seconds
        process = place.start("autograde")
        try:
            output, _ = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            killed += 1
            moments.append(round(moment, 2))
            assert before.items() <= place.saved().items(), (SEED, moments, "se calificó dos veces")
            continue
        assert process.returncode == 0, (SEED, moments, output)
        assert place.differences(reference.everything) == [], (SEED, moments)
        place.reset()
    code, output = place.run("autograde")
    assert code == 0, (SEED, moments, output)
    assert place.differences(reference.everything) == [], (SEED, moments)
    place.wait_until_nothing_is_left()


def test_workers_and_zygotes_are_killed_while_it_grades(reference: Reference, place: Place) -> None:
    rng = random.Random(SEED)
    left = {kind: KILLS[kind] for kind in SIGNS}
    done: list[str] = []
    while any(left.values()):
        place.reset()
        process = place.start("autograde", workers=2)
        in_this_run = {"trabajador": 2, "cigoto": 12}
        while process.poll() is None:
            time.sleep(rng.uniform(0.01, 0.25))
            kinds = [k for k in SIGNS if left[k] and in_this_run[k]]
            victims = [(k, n) for k in kinds for n in _family(process.pid, SIGNS[k])]
            if victims:
                kind, victim = rng.choice(victims)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
                    left[kind] -= 1
                    in_this_run[kind] -= 1
                    done.append(kind)
        code, output = finish(process)
        assert code == 0, (SEED, done, output)
        if place.differences(reference.everything):
            # una entrega que perdió tres cigotos seguidos queda para después
            assert "No se pudo calificar" in output, (SEED, done, output)
            assert place.run("autograde")[0] == 0
        assert place.differences(reference.everything) == [], (SEED, done)
    place.run("autograde")
    place.wait_until_nothing_is_left()


def _family(pid: int, sign: bytes) -> list[int]:
    """Los descendientes de ``pid`` con ``sign`` en su orden."""
    found = []
    for entry in sorted(Path(f"/proc/{pid}/task").glob("*/children")):
        with contextlib.suppress(OSError):
            for child in map(int, entry.read_text().split()):
                if sign in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(child)
                found += _family(child, sign)
    return found


def test_full_disk_says_so_and_loses_nothing(reference: Reference, place: Place) -> None:
    with _small_disk(place) as (tight, options, make_room):
        code, output = tight.run("autograde", **options)
        assert code == 2, output
        assert "No queda sitio en el disco" in output
        assert "Traceback" not in output
        assert "No space" not in output
        make_room()
        code, output = tight.run("autograde")
        assert code == 0, output
        assert tight.differences(reference.everything) == []


@contextlib.contextmanager
def _small_disk(place: Place) -> Iterator[tuple[Place, dict[str, Any], Any]]:
    """``place`` en un disco lleno, con qué opciones se lanza la orden y cómo se libera.

    Sin permiso para montar uno, lo que no cabe es el libro de notas: se limita el tamaño de los archivos.
    """
    import resource

    small = place.course.with_name("pequeño")
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(small)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        limit = (60_000, 60_000)
        yield place, {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)}, lambda: None
        return
    try:
        shutil.copytree(place.course, small, dirs_exist_ok=True)
        filling = small / "relleno"
        filling.write_bytes(bytes(shutil.disk_usage(small).free - 250_000))
        yield Place(small, place.temporary), {}, filling.unlink
    finally:
        subprocess.run(["umount", str(small)], check=True)


@only_whole
def test_rejudging_is_killed_and_repeated(reference: Reference, place: Place) -> None:
    shutil.copytree(reference.place.course, place.course, dirs_exist_ok=True)
    rng, moments = random.Random(SEED), []
    for _ in range(3):
        process = place.start("rejudge")
        place.wait_until_busy(process)
        moments.append(round(rng.uniform(0.0, 0.6) * reference.seconds, 2))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=moments[-1])
        process.kill()
        process.communicate()
    code, output = place.run("rejudge")
    assert code == 0, (SEED, moments, output)
    assert place.differences(reference.everything) == [], (SEED, moments)
    todo = plan(Course.at(place.course), [UNIT])
    assert (todo.to_grade, todo.to_record) == ([], []), (SEED, moments)
    place.wait_until_nothing_is_left()
