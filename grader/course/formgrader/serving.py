"""Abrir formgrader: un servidor de Jupyter en la carpeta del curso que no tiene nada más."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grader.course.gradebook import copies
from grader.course.layout import Course
from grader.errors import CourseError

#: Cuántos puertos se prueban a partir del que se pide.
_PORTS = 50
#: Cuántas veces, diez por segundo, se mira si ya contesta.
_TRIES = 600
#: En la terminal, solo los errores: la dirección se tiene que ver. Los cuadros de formgrader lo dicen todo.
_QUIET = {"handlers": {"console": {"level": "ERROR"}}}
_EXTENSIONS = {"nbgrader.server_extensions.formgrader": True}


@dataclass(frozen=True)
class Address:
    """Dónde se abre: un puerto libre y la contraseña de esta vez, que la pone en la dirección."""

    port: int
    token: str

    @classmethod
    def free(cls, port: int) -> "Address":
        """La de ``port`` o el siguiente que esté libre. Lanza ``CourseError`` si no hay ninguno."""
        for one in range(port, min(port + _PORTS, 65_536)):
            with socket.socket() as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
                with contextlib.suppress(OSError):
                    tried.bind(("127.0.0.1", one))
                    return cls(one, secrets.token_hex(24))
        raise CourseError(f"El puerto {port} y los siguientes están ocupados: elige otro con --puerto.")

    def __str__(self) -> str:
        return f"http://localhost:{self.port}/formgrader?token={self.token}"


def serve(course: Course, address: Address, browser: bool, ready: Callable[[], None]) -> int:
    """Sirve formgrader hasta que se cierre y devuelve cómo terminó; copia el libro antes y después.

    Llama a ``ready`` cuando ya contesta: lo que diga sale detrás de lo que Jupyter escribe al arrancar.
    """
    copies.save(course)
    threading.Thread(target=_when_open, args=(address.port, ready), daemon=True).start()
    try:
        done = subprocess.run(
            command(course, address.port, browser), cwd=course.root, env=environment(address), check=False
        )
        return done.returncode
    except KeyboardInterrupt:
        return 0
    finally:
        copies.save(course)


def _when_open(port: int, ready: Callable[[], None]) -> None:
    for _ in range(_TRIES):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return ready()


def command(course: Course, port: int, browser: bool) -> list[str]:
    """La orden: solo esta máquina, solo formgrader y la carpeta del curso."""
    return [
        *(sys.executable, "-m", "jupyter", "server", f"--ServerApp.root_dir={course.root}"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.default_url=/formgrader"),
        *("--ServerApp.port_retries=0", f"--ServerApp.logging_config={_QUIET}"),
        *(f"--ServerApp.open_browser={browser}", f"--ServerApp.jpserver_extensions={_EXTENSIONS}"),
        *(["--ServerApp.allow_root=True"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]


def environment(address: Address) -> dict[str, str]:
    """Con los programas de este entorno delante: formgrader llama a algunos por su nombre.

    La contraseña va aquí, y no en la orden: la lista de procesos la enseñaría.
    """
    programs = str(Path(sys.executable).parent)
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    return os.environ | {"PATH": path, "JUPYTER_TOKEN": address.token}
