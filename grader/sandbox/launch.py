"""Cómo se lanza el ejecutor: qué archivos se copian, qué paquetes ve y con qué variables de entorno."""

import json
import os
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

ALLOWED_DISTRIBUTIONS = ("numpy", "ipython", "matplotlib", "matplotlib-inline")
_PACKAGE = Path(__file__).resolve().parents[1]


def copy_program(lib: Path) -> None:
    """Copia al ejecutor lo único del paquete que necesita; su ``grader`` es el vacío."""
    package = lib / "grader"
    (package / "sandbox").mkdir(parents=True)
    shutil.copyfile(_PACKAGE / "sandbox" / "stub.py", package / "__init__.py")
    shutil.copyfile(_PACKAGE / "evidence.py", package / "evidence.py")
    shutil.copyfile(_PACKAGE / "sandbox" / "pieces_stub.py", package / "pieces.py")
    for name in ("__init__", "wire", "channel", "runner", "shell", "imports"):
        shutil.copyfile(_PACKAGE / "sandbox" / f"{name}.py", package / "sandbox" / f"{name}.py")


def command(lib: Path) -> list[str]:
    """La orden que lanza el ejecutor copiado en ``lib``: Python aislado y sin paquetes instalados."""
    paths = sysconfig.get_paths()
    allowed = allowed_packages()
    config = {
        "folders": sorted({paths["purelib"], paths["platlib"]}),
        "names": sorted(allowed.names),
        "distributions": sorted(allowed.distributions),
    }
    program = lib / "grader" / "sandbox" / "runner.py"
    return [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(program), json.dumps(config)]


def environment(work: Path) -> dict[str, str]:
    """Las variables de entorno del ejecutor; del entorno del docente no pasa casi nada."""
    keep = {k: os.environ[k] for k in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if k in os.environ}
    return keep | {
        "HOME": str(work),
        "IPYTHONDIR": str(work / ".ipython"),
        "MPLCONFIGDIR": str(work / ".matplotlib"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }


@dataclass(frozen=True)
class Allowed:
    """Los nombres importables y los paquetes instalados de los que salen."""

    names: frozenset[str]
    distributions: frozenset[str]


@cache
def allowed_packages() -> Allowed:
    """Los paquetes de ``ALLOWED_DISTRIBUTIONS`` y todo lo que estos necesitan."""
    from packaging.requirements import Requirement

    found: dict[str, metadata.Distribution] = {}
    pending = list(ALLOWED_DISTRIBUTIONS)
    while pending:
        try:
            distribution = metadata.distribution(pending.pop())
        except metadata.PackageNotFoundError:
            continue
        if distribution.name in found:
            continue
        found[distribution.name] = distribution
        needs = [Requirement(text) for text in distribution.requires or ()]
        pending += [n.name for n in needs if n.marker is None or n.marker.evaluate({"extra": ""})]
    names = {_top_level(file) for d in found.values() for file in d.files or ()}
    return Allowed(frozenset(n for n in names if n.isidentifier()), frozenset(found))


def _top_level(file: metadata.PackagePath) -> str:
    return file.parts[0].split(".")[0] if len(file.parts) == 1 else file.parts[0]
