"""Un cuaderno en un núcleo de Jupyter de verdad, de arriba abajo, ejecutado por ``nbgrader validate``."""

import contextlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.cells import role_of
from grader.course.config import VALIDATE_SECONDS

HERE = Path(__file__).parent
#: Lo que tiene la máquina de un estudiante y no la que califica: paquetes, programas y un estilo de figuras.
ELSEWHERE = HERE / "elsewhere"
QUICK = HERE.parent / "kit" / "quick"
#: Dónde da núcleos el proceso de :mod:`tests.truth.warm`; sin esta variable, cada uno arranca de cero.
SOCKET = "NUCLEOS_EN"
_WARM, _LISTENER = HERE / "warm.py", HERE / "listener.py"
#: Lo que espera Validate a cada celda, y lo que esperamos nosotros cuando ya hay una que no termina.
CELL_SECONDS, AFTER_A_TIMEOUT = VALIDATE_SECONDS, 20
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Told:
    """Lo que dijo un ``check``: los puntos de un ejercicio y los criterios que fallaban."""

    exercise: str
    points: float
    max_points: float
    failed: tuple[str, ...] = ()
    text: str = ""
    execution: int = 0

    @property
    def full(self) -> bool:
        """Si son todos los puntos."""
        return self.points == self.max_points


@dataclass(frozen=True)
class Heard:
    """Lo que se oyó al ejecutar un cuaderno.

    ``told`` son los veredictos, en orden; ``validated``, por cada celda calificada que Validate mira, si le
    parece bien; ``silent``, por qué Validate no llega a mirarlas; ``ended``, si el núcleo llegó al final;
    ``executed``, el cuaderno con sus salidas.
    """

    told: tuple[Told, ...] = ()
    validated: Mapping[str, bool] = field(default_factory=dict)
    silent: str = ""
    ended: bool = True
    executed: NotebookNode | None = field(default=None, repr=False)

    def best(self, exercise: str) -> Told | None:
        """El mejor veredicto de un ejercicio; ``None`` si ninguno se llegó a mostrar."""
        own = [t for t in self.told if t.exercise == exercise]
        return max(own, key=lambda t: t.points, default=None)


@contextlib.contextmanager
def warmed() -> Iterator[None]:
    """Mientras dura, los núcleos salen de un proceso con las bibliotecas ya cargadas."""
    if SOCKET in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="nucleos-") as folder:
        path = str(Path(folder) / "zocalo")
        environment = _environment(Path(folder))
        command = [sys.executable, str(_WARM), path]
        source = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=folder
        )
        if not source.stdout.readline():
            raise RuntimeError("no arranca el proceso del que salen los núcleos")
        os.environ[SOCKET] = path
        try:
            yield
        finally:
            del os.environ[SOCKET]
            source.stdin.close()
            source.wait(10)


def _environment(home: Path) -> dict[str, str]:
    """Las variables de un núcleo. Nada de lo que haga sale a la red ni instala nada."""
    path = os.pathsep.join([str(ELSEWHERE / "bin"), *os.environ["PATH"].split(os.pathsep)])
    own = {"PYTHONPATH": f"{ELSEWHERE}{os.pathsep}{QUICK}", "PATH": path, "IPYTHONDIR": str(home / "ipython")}
    own |= {"XDG_CONFIG_HOME": str(ELSEWHERE / "config")}
    own |= {
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONWARNINGS": "ignore::FutureWarning",
    }
    own |= {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "PYTHONDONTWRITEBYTECODE": "1"}
    kept = {k: v for k, v in os.environ.items() if k not in (SOCKET, "PYTHONSAFEPATH")}
    return kept | own | _ONE_THREAD


def listen(path: Path) -> Heard:
    """Ejecuta el cuaderno ``path`` en su carpeta y cuenta lo que se oyó."""
    with tempfile.TemporaryDirectory(prefix="nucleo-") as folder:
        home = Path(folder)
        startup = home / "ipython" / "profile_default" / "startup"
        startup.mkdir(parents=True)
        shutil.copy(_LISTENER, startup / "00-escuchar.py")
        notes = home / "dichos.jsonl"
        environment = _environment(home) | {"APUNTAR_EN": str(notes)}
        heard = _validated(path, environment)
        lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
    told = tuple(Told(**(data | {"failed": tuple(data["failed"])})) for data in map(json.loads, lines))
    return replace(heard, told=told)


def _validated(path: Path, environment: dict[str, str]) -> Heard:
    """Lo que dice Validate, ejecutado por él si quiere y, si no, sin él."""
    from nbclient.exceptions import DeadKernelError

    validator, silent, results = _classes()(environment), "", {}
    try:
        results = validator.validate(str(path))
        silent = "; ".join(name for name in ("type_changed", "changed") if name in results)
    except DeadKernelError:
        return Heard(silent="el núcleo terminó", ended=False)
    except Exception as error:  # nbgrader no tiene un tipo de error propio para lo que no admite
        silent = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    if validator.executed is None:
        Path(environment["APUNTAR_EN"]).unlink(missing_ok=True)
        try:
            validator.execute(nbformat.read(path, as_version=4), path.parent)
        except DeadKernelError:
            return Heard(silent=silent, ended=False)
    validated = {} if silent else _opinions(validator.executed, results.get("failed", ()))
    return Heard(validated=validated, silent=silent, executed=validator.executed)


def _opinions(executed: NotebookNode, failed: Iterable[Mapping[str, str]]) -> dict[str, bool]:
    """Por celda calificada, si no es de las que Validate da por malas."""
    bad = [f["source"] for f in failed]
    graded = [(role_of(c), c.source.strip()) for c in executed.cells if c.cell_type == "code"]
    return {role.grade_id: source not in bad for role, source in graded if role.automatic}


@cache
def _classes() -> Any:
    """El ``Validator`` de nbgrader, que ejecuta con nuestros núcleos; cargar nbgrader tarda."""
    from jupyter_client.manager import AsyncKernelManager
    from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, Execute
    from nbgrader.utils import chdir
    from nbgrader.validator import Validator

    class Manager(AsyncKernelManager):
        environment: Mapping[str, str] = {}

        def format_kernel_cmd(self, extra_arguments: Any = None) -> list[str]:
            command = super().format_kernel_cmd(extra_arguments)
            if SOCKET not in os.environ:
                return command
            return [sys.executable, "-I", "-S", str(_WARM), os.environ[SOCKET], *command[3:]]

        async def start_kernel(self, **options: Any) -> Any:
            told = {k: v for k, v in os.environ.items() if k.startswith("NBGRADER_")}
            options |= {"env": dict(Manager.environment) | told}
            quiet = dict.fromkeys(("stdout", "stderr"), subprocess.DEVNULL)
            return await super().start_kernel(**options, **quiet)

    class Patient(Execute):
        def __init__(self, **options: Any) -> None:
            super().__init__(kernel_manager_class=Manager, kernel_name="python3", **options)
            self.timeout_func, self.late = self._seconds, False
            self.iopub_timeout, self.raise_on_iopub_timeout = 30, False
            self.log.setLevel(logging.CRITICAL)

        def _seconds(self, cell: Any = None) -> int:
            return AFTER_A_TIMEOUT if self.late else CELL_SECONDS

        async def _async_handle_timeout(self, *arguments: Any) -> Any:
            self.late = True
            return await super()._async_handle_timeout(*arguments)

    class Listening(Validator):
        preprocessors = [CheckCellMetadata, ClearOutput, Patient]  # noqa: RUF012

        def __init__(self, environment: Mapping[str, str]) -> None:
            super().__init__()
            Manager.environment, self.executed = environment, None

        def _preprocess(self, notebook: Any) -> Any:
            self.executed = super()._preprocess(notebook)
            return self.executed

        def execute(self, notebook: Any, folder: Path) -> None:
            """Lo ejecuta sin más, cuando Validate no quiere."""
            with chdir(str(folder)):
                self.executed, _ = Patient(parent=self).preprocess(notebook, {})

    return Listening
