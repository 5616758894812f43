"""La campaña: una clase llena de ataques, calificada con la orden de verdad, y lo que consiguieron.

``python -m tests.attacks.campaign [--short] [--json ARCHIVO]`` monta un curso con los ataques, unas entregas
honradas y unos secretos, ejecuta ``grader autograde`` y mide puntos ganados, secretos filtrados, lo que
gastan los procesos de confianza, cambios fuera de sitio, procesos que quedan y notas de los demás. Se repite
con cada aislamiento de esta máquina; la corta, solo con el mejor.
"""

import contextlib
import json
import os
import resource
import secrets
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from grader.sandbox.levels import NONE, SandboxError, candidates
from tests.attacks import corpus, measure, telling
from tests.attacks.corpus import Attack, Places
from tests.attacks.listeners import Listeners
from tests.attacks.results import Examiner, gradebook, strays
from tests.attacks.spending import Meter
from tests.kit.sample_class import ROOT, Sample, build_course

VICTIM = "ana_g"
TIMEOUT = 3600
FUSE = 4 * 2**30  # ningún archivo puede crecer más: si el aislamiento falla, que no se llene el disco


@dataclass(frozen=True)
class Graded:
    """Cómo acabó una orden ``grader`` y lo que gastó mientras tanto."""

    code: int
    output: str
    seconds: float
    meter: Meter


def usable_levels() -> list[str]:
    """Los aislamientos de esta máquina, del mejor al peor; «ninguno» si no hay."""
    from grader.sandbox.isolation import choose
    from grader.sandbox.settings import Settings

    found = []
    for name in dict.fromkeys(level.name for level in candidates()):
        with contextlib.suppress(SandboxError):
            found.append(choose(Settings(isolation=name)).level.name)
    return found or [NONE.name]


class Campaign:
    """Una campaña en ``folder``, que se borra al empezar.

    ``settings`` son líneas que se añaden a ``nbgrader_config.py``, para probar un nivel de aislamiento.
    """

    def __init__(
        self, folder: Path, attacks: Sequence[Attack], honest: Sequence[Sample], settings: str = ""
    ) -> None:
        self.settings = settings
        self.folder, self.attacks, self.honest = folder.resolve(), attacks, honest
        self.course = self.folder / "curso"
        self.home = self.folder / "casa"
        self.mark = f"canario-{secrets.token_hex(4)}"
        self.names = {a.student: a.name for a in attacks}
        kinds = ("solucion", "vecino", "libro", "clave", "entorno", "casa", "temporal", "memoria")
        self.secrets = {kind: f"secreto-{kind}-{secrets.token_hex(16)}" for kind in kinds}

    def run(self, workers: int | None = None) -> dict[str, Any]:
        """Monta la clase, la califica, mide y deja todo como estaba; devuelve el resumen."""
        start = time.monotonic()
        shutil.rmtree(self.folder, ignore_errors=True)
        for path in (self.folder, self.home, self.folder / "tmp"):
            path.mkdir(parents=True)
        (self.folder / "tmp").chmod(0o1777)
        temporary = Path("/tmp") / f"{self.mark}.txt"
        self.planted = {temporary}
        try:
            memory = measure.planted_memory(self.secrets["memoria"])
            with Listeners(self.mark, self.folder) as self.listeners, memory:
                self.places = self._places(temporary)
                self._build()
                before = self.snapshot()
                options = ["--workers", str(workers)] if workers else []
                self.graded = self._grader("autograde", "--json", str(self.course / "notas.json"), *options)
                left = measure.left_running(self.mark, self.folder)
                self.feedback = self._grader("feedback")
            seen = Examiner(self)
            seen.examine(before, left)
        finally:
            self._tidy()
        return seen.summary(time.monotonic() - start)

    def _places(self, temporary: Path) -> Places:
        return Places(
            curso=str(self.course),
            campana=str(self.folder),
            repo=str(ROOT),
            casa=str(self.home),
            temporal=str(temporary),
            sitio=sysconfig.get_paths()["purelib"],
            victima=VICTIM,
            canario=self.mark,
            tcp=self.listeners.tcp,
            udp=self.listeners.udp,
            zocalo=self.mark,
        )

    def _build(self) -> None:
        build_course(self.course, [s for s in self.honest if not isinstance(s, Attack)])
        with (self.course / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write(f"{self.settings}\n")
        everyone = [*self.attacks, *(s for s in self.honest if isinstance(s, Attack))]
        for one in everyone:
            one.deliver(ROOT / "notebooks", self.course, self.places)
        self._plant()

    def _plant(self) -> None:
        """Los secretos, cada uno en el sitio que un ataque no debe alcanzar."""
        for path in sorted((self.course / "solutions").glob("*/*.ipynb")):
            text = path.read_text("utf-8")
            mark = "### BEGIN SOLUTION"
            path.write_text(text.replace(mark, f"{mark} {self.secrets['solucion']}"), "utf-8")
        for path in sorted((self.course / "submitted" / VICTIM).glob("*/*.ipynb")):
            notebook = json.loads(path.read_text("utf-8"))
            notebook["cells"][0]["source"] = f"# {self.secrets['vecino']}"
            path.write_text(json.dumps(notebook), "utf-8")
        with gradebook(self.course) as book:
            book.add_student("secretaria", email=self.secrets["libro"])
        key = self.course / ".grader" / "clave"
        key.parent.mkdir()
        key.write_text(self.secrets["clave"])
        for name in (".ssh/id_rsa", ".netrc", "notas.txt", ".bashrc"):
            path = self.home / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"# {self.secrets['casa']}\n")
        for path in self.planted:
            path.write_text(self.secrets["temporal"])

    def _grader(self, *words: str) -> Graded:
        programs = Path(sys.executable).parent
        environment = {k: os.environ[k] for k in ("PYTHONPATH",) if k in os.environ} | {
            "PATH": f"{programs}{os.pathsep}/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "TMPDIR": str(self.folder / "tmp"),
            "LANG": "C.UTF-8",
            "COLUMNS": "200",
            "SECRETO_DEL_DOCENTE": self.secrets["entorno"],
        }
        units = sorted({s.unit for s in [*self.attacks, *self.honest]})
        command = [str(programs / "grader"), *words, *units, "--course", str(self.course)]
        start, log = time.monotonic(), self.folder / f"{words[0]}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env=environment,
                start_new_session=True,
            )
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (FUSE, FUSE))
            with Meter(process.pid) as meter:
                try:
                    code = process.wait(TIMEOUT)
                except subprocess.TimeoutExpired:
                    process.kill()
                    code = process.wait()
        return Graded(code, log.read_text("utf-8", "replace"), time.monotonic() - start, meter)

    def snapshot(self) -> dict[str, dict[str, str]]:
        """Cómo están las cosas que los ataques no deben cambiar."""
        return {
            "curso": measure.fingerprints(self.course, measure.OUTPUTS),
            "casa": measure.fingerprints(self.home),
            "site-packages": self._installed(),
        }

    def _installed(self) -> dict[str, str]:
        """Nombre, tamaño y fecha de lo instalado, sin lo que Python compila solo."""
        root, found = Path(self.places.sitio), {}
        for folder, folders, files in os.walk(root):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in files:
                status = (Path(folder) / name).lstat()
                found[str(Path(folder, name).relative_to(root))] = f"{status.st_size} {status.st_mtime_ns}"
        return found

    def _tidy(self) -> None:
        """Quita lo plantado y lo que hayan dejado los ataques fuera de la carpeta de la campaña."""
        for path in [*strays(self.mark, self.folder), *self.planted]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def chosen(short: bool, safe: bool, family: str = "") -> tuple[list[Attack], list[Sample]]:
    """Los ataques y las entregas honradas de una campaña; ``safe`` deja fuera los peligrosos."""
    attacks = [a for a in corpus.all_attacks() if not (safe and a.dangerous) and family in ("", a.family)]
    honest = list(corpus.honest())
    if short:
        attacks = [a for a in attacks if a.quick]
        honest = [s for s in honest if (s.student, s.unit) in corpus.QUICK_NEIGHBOURS]
    return attacks, honest


def main(
    json_file: Annotated[Path | None, typer.Option("--json", help="Escribe el resumen aquí.")] = None,
    short: Annotated[bool, typer.Option("--short", help="Uno o pocos de cada familia.")] = False,
    safe: Annotated[bool, typer.Option("--sin-peligro", help="Deja fuera los peligrosos.")] = False,
    family: Annotated[str, typer.Option("--familia", help="Solo esta familia.")] = "",
    folder: Annotated[Path, typer.Option(help="Dónde montarla.")] = ROOT / "build" / "attacks",
    workers: Annotated[int | None, typer.Option(help="Entregas a la vez.")] = None,
    level: Annotated[str, typer.Option("--nivel", help="Con este aislamiento y no con todos.")] = "",
    no_zygote: Annotated[bool, typer.Option("--sin-zygote", help="Un proceso nuevo por entrega.")] = False,
) -> None:
    """Califica una clase hostil y cuenta lo que consiguió."""
    console = Console()
    levels = [level] if level else usable_levels()[: 1 if short else None]
    found = {}
    for one in levels:
        if not safe and one == NONE.name:
            console.print("Sin aislamiento: quedan fuera los ataques peligrosos.")
        settings = [f'c.Grader.isolation = "{one}"']
        settings += ["c.Grader.zygote = False"] if no_zygote else []
        one_chosen = chosen(short, safe or one == NONE.name, family)
        found[one] = Campaign(folder / one, *one_chosen, "\n".join(settings)).run(workers)
    summary = telling.together(found)
    if json_file:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(summary, ensure_ascii=False, indent=1), "utf-8")
    console.print(telling.table(found))
    for one, its in found.items():
        for line in telling.lines(one, its):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(0 if telling.succeeded(summary) else 1)


if __name__ == "__main__":
    typer.run(main)
