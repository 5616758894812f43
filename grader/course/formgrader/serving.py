"""Abrir formgrader: un servidor de Jupyter en la carpeta del curso que no tiene nada más."""

import os
import subprocess
import sys
from pathlib import Path

from grader.course.gradebook import copies
from grader.course.layout import Course

_EXTENSIONS = {"nbgrader.server_extensions.formgrader": True}


def serve(course: Course, port: int, browser: bool = True) -> int:
    """Sirve formgrader hasta que se cierre y devuelve cómo terminó; copia el libro antes y después."""
    copies.save(course)
    try:
        done = subprocess.run(command(course, port, browser), cwd=course.root, env=environment(), check=False)
        return done.returncode
    except KeyboardInterrupt:
        return 0
    finally:
        copies.save(course)


def command(course: Course, port: int, browser: bool) -> list[str]:
    """La orden: solo esta máquina, solo formgrader y la carpeta del curso."""
    return [
        *(sys.executable, "-m", "jupyter", "server", f"--ServerApp.root_dir={course.root}"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.default_url=/formgrader"),
        *(f"--ServerApp.open_browser={browser}", f"--ServerApp.jpserver_extensions={_EXTENSIONS}"),
        *(["--ServerApp.allow_root=True"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]


def environment() -> dict[str, str]:
    """Con los programas de este entorno delante: formgrader llama a algunos por su nombre."""
    programs = str(Path(sys.executable).parent)
    return os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
