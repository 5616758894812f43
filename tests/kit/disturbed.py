"""Un curso pequeño al que le pasan desgracias: se lanza la orden, se estropea y se mira lo que queda."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell

from grader.sandbox import scratch
from tests.kit.sample_class import all_samples, build_course

UNIT = "00_inicio"
PATIENCE = 300
#: En una máquina muy ocupada, que ninguna entrega llegue a un límite: aquí se comparan notas.
PATIENT = {"cell": 90, "call": 90, "exercise": 90, "notebook": 200}


@dataclass(frozen=True)
class Place:
    """Un curso y la carpeta temporal con la que se califica."""

    course: Path
    temporary: Path

    def start(self, *words: str, workers: int = 1, **options: Any) -> subprocess.Popen:
        """Empieza ``grader`` en su propio grupo, como en una terminal."""
        command = [str(Path(sys.executable).parent / "grader"), *words, "--course", str(self.course), UNIT]
        environment = os.environ | {"TMPDIR": str(self.temporary), "COLUMNS": "200"}
        return subprocess.Popen(
            [*command, "--workers", str(workers)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
            start_new_session=True,
            **options,
        )

    def run(self, *words: str, **options: Any) -> tuple[int, str]:
        """Ejecuta ``grader`` hasta el final: su código y lo que dijo."""
        return finish(self.start(*words, **options))

    def wait_until_busy(self, process: subprocess.Popen) -> None:
        """Espera a que ``process`` tenga reservado el curso."""
        owner = self.course / ".grader" / "ocupado.pid"
        wait_for(lambda: owner.exists() and owner.read_text() == str(process.pid))

    def saved(self) -> dict[str, int]:
        """Qué calificaciones hay guardadas y desde cuándo."""
        found = self.course.glob("evidence/*/*/record.json")
        return {str(path): path.stat().st_mtime_ns for path in found}

    def reset(self) -> None:
        """Lo deja sin calificar, con la misma clave."""
        for name in ("evidence", "autograded", ".grader/registered"):
            shutil.rmtree(self.course / name, ignore_errors=True)
        (self.course / "gradebook.db").unlink(missing_ok=True)

    def left_over(self) -> list[str]:
        """Las carpetas y los procesos que quedan de los encierros."""
        folders = [p.name for p in self.temporary.glob(f"{scratch.PREFIX}*")]
        return folders + [f"proceso {n}: {line.decode()}" for n, line in _processes(str(self.temporary))]

    def wait_until_nothing_is_left(self) -> None:
        """Espera a que no quede nada de los encierros; si no, falla diciendo qué queda."""
        with contextlib.suppress(AssertionError):
            wait_for(lambda: not self.left_over())
        assert self.left_over() == []

    def differences(self, theirs: Mapping[str, Any]) -> list[Any]:
        """Lo que no es igual que en otro curso, del que se da ``everything()``."""
        ours = self.everything()
        names = sorted({*ours, *theirs})
        return [(n, ours.get(n), theirs.get(n)) for n in names if ours.get(n) != theirs.get(n)]

    def everything(self) -> dict[str, Any]:
        """Todo lo que deja una calificación, sin lo que se tardó."""
        found: dict[str, Any] = {"libro de notas": read_gradebook(self.course / "gradebook.db")}
        for folder in ("evidence", "autograded"):
            for path in sorted((self.course / folder).rglob("*")):
                if path.is_file() and path.name != "recorded":  # depende de dónde está el curso
                    found[str(path.relative_to(self.course))] = _content(path)
        return found


def finish(process: subprocess.Popen) -> tuple[int, str]:
    """Espera a que termine: su código y lo que dijo."""
    output, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, output


def wait_for(condition: Any) -> None:
    """Espera a que ``condition()`` se cumpla; falla si no llega a cumplirse."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "no llega"
        time.sleep(0.02)


def _content(path: Path) -> Any:
    if path.name == "record.json":
        return json.loads(path.read_text("utf-8")) | {"seconds": 0}
    return path.read_bytes()


_ROWS = """
select s.student_id, a.name, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade
from grade g join base_cell c on c.id = g.cell_id
join submitted_notebook sn on sn.id = g.notebook_id
join submitted_assignment s on s.id = sn.assignment_id join assignment a on a.id = s.assignment_id
order by 1, 2, 3
"""


def read_gradebook(path: Path) -> dict[str, Any]:
    """Las calificaciones, cuántas filas hay en cada tabla y la versión; los identificadores son al azar."""
    with contextlib.closing(sqlite3.connect(path)) as book:
        names = [n for (n,) in book.execute("select name from sqlite_master where type = 'table'")]
        counts = {name: book.execute(f"select count(*) from {name}").fetchone()[0] for name in names}
        version = book.execute("select version_num from alembic_version").fetchall()
        return {"filas": counts, "versión": version, "notas": book.execute(_ROWS).fetchall()}


def _processes(text: str) -> list[tuple[int, bytes]]:
    """Los procesos con ``text`` en su entorno inicial: (pid, orden)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if text.encode() in (entry / "environ").read_bytes():
                found.append((int(entry.name), (entry / "cmdline").read_bytes()))
    return found


def build(folder: Path) -> Path:
    """Un curso con la mitad de las entregas más lentas, para que dé tiempo a estropearlo."""
    course = build_course(folder, [s for s in all_samples() if s.unit == UNIT][:7])
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"c.Grader.limits = {PATIENT}\n")
    for path in sorted((course / "submitted").glob("*/*/*.ipynb"))[::2]:
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(new_code_cell("import time\n\ntime.sleep(0.5)", id="espera"))
        nbformat.write(notebook, path)
    (course / ".grader").mkdir()
    (course / ".grader" / "clave").write_bytes(b"la misma clave en todos los cursos")
    return course
