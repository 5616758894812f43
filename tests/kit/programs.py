"""Los programas que ejecutan las pruebas, y dónde se pueden ejecutar."""

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Lo que ejecuta código de entregas, o la orden que lo hace.
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="se califica en Linux")


def run_grader(
    *arguments: str | Path, program: str = "grader", cwd: Path | None = None, package: Path | None = None
):
    """Ejecuta ``grader`` (u otro programa del entorno) como lo haría una persona.

    ``package`` es la carpeta que contiene otra versión del paquete ``grader``, para usarla en lugar de esta.
    """
    folder = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
    command = [str(folder / program)]
    if package is not None:
        environment["PYTHONPATH"] = str(package)
        command = [sys.executable, "-c", "from grader.cli import main; main()"]
    return subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd or package,  # con -c, lo primero que se mira es la carpeta actual
        env=environment,
        check=False,
        timeout=600,
    )


def call_grader(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """``run_grader`` sin otro proceso, que tarda segundos en cargar nbgrader y PyTorch.

    Para lo que no trata del proceso. Un error del curso, que :func:`grader.cli.main` explica, llega tal cual.
    """
    from typer.testing import CliRunner

    from grader.cli.commands import app

    words = [str(a) for a in arguments]
    with contextlib.chdir(cwd or Path()):
        done = CliRunner().invoke(app, words, prog_name="grader", env={"COLUMNS": "200"})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


@dataclass(frozen=True)
class GradedClass:
    """La clase de ejemplo después de ``grader autograde --feedback``."""

    course: Path
    output: str
    rows: dict[tuple[str, str], dict]
