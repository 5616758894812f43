"""Cómo nacen los procesos de ``multiprocessing``: dónde pone sus zócalos y qué cargan al empezar."""

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from grader.patches import Patch

PATCH = Patch(
    library="Python",
    tried="3.11",
    uses=("multiprocessing.resource_tracker.ensure_running", "multiprocessing.forkserver.ensure_running"),
    says={
        "multiprocessing/util.py": ("tempdir = process.current_process()._config.get('tempdir')",),
        "multiprocessing/process.py": ("assert not _current_process._config.get('daemon')",),
        "multiprocessing/spawn.py": ("main_module = sys.modules['__main__']",),
    },
)


def sockets_in(folder: Path) -> None:
    """Que los zócalos estén en ``folder``, que se recoge aunque nos maten, y no en una que no sabe nadie."""
    multiprocessing.current_process()._config["tempdir"] = str(folder)


def allow_children() -> None:
    """Que este proceso pueda crear otros: los que crea Dask nacen con eso prohibido."""
    multiprocessing.current_process()._config["daemon"] = False


@contextmanager
def without_main() -> Iterator[None]:
    """Los procesos que nacen en el bloque no cargan el programa que los crea, que no les hace falta."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
