"""Las celdas que usan PyTorch, donde no está: en lugar de fallar, enseñan lo que dan con él.

De ellas se ejecuta lo que define nombres sin necesitarlo, que hace falta después.

Lo que dan está guardado (``recording``), por la huella del texto de cada celda: una que se cambia ya no es la
del curso y falla como cualquier otra.
"""

import hashlib
import json
import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("unshown.json")
_MISSING = "PyTorch no está instalado, y para el curso no hace falta: `check` ya compara tu función con él."
_SAID = "Esto es lo que da la celda con las funciones del curso: las tuyas no se han usado.\n"
_EXISTS = "`{}` sí está definida: ya puedes llamarla."
_SUSPECT = re.compile(r"^(\w+) = suspect\(", re.M)
_NOTHING = "PyTorch no está instalado, y para el curso no hace falta: nos saltamos esta celda."


def install() -> None:
    """Hace que el IPython en el que se está, si lo hay y falta PyTorch, se salte esas celdas."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell and not has_pytorch() and replaced not in shell.input_transformers_post:
        shell.input_transformers_post.append(replaced)


def has_pytorch() -> bool:
    """Si está instalado, sin cargarlo."""
    try:
        return find_spec("torch") is not None
    except ValueError:  # alguien lo quitó a propósito
        return False


def replaced(lines: list[str]) -> list[str]:
    """Las líneas de una celda o, si usa PyTorch, las que no lo necesitan y la que enseña lo que da."""
    key = key_of("".join(lines))
    if key not in _shown():
        return lines
    told = f"__import__('{__name__}', fromlist=['show']).show('{key}')\n"
    return [*f"{_shown()[key]['runs']}\n{told}".lstrip("\n").splitlines(keepends=True)]


def key_of(source: str) -> str:
    """La huella del texto de una celda."""
    lines = (line.rstrip() for line in source.strip().splitlines())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def show(key: str) -> None:
    """Enseña lo que da la celda de huella ``key``."""
    outputs: Sequence[Any] = _shown()[key]["gives"]
    suspects = _SUSPECT.findall(_shown()[key]["runs"])
    print(*([_MISSING, *map(_EXISTS.format, suspects), _SAID] if outputs else [_NOTHING]), sep="\n")
    for output in outputs:
        if isinstance(output, str):
            print(output, end="")
        else:
            from IPython.display import display

            display(output, raw=True)


@cache
def _shown() -> dict[str, dict[str, Any]]:
    return json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}
