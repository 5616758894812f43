"""Los documentos del proyecto y las órdenes que enseñan, para ejecutarlas tal como están escritas."""

import re
import shlex
from pathlib import Path

from tests.kit.sample_class import ROOT


def documents() -> list[Path]:
    """Todo lo que se lee: el README, el manual y los demás documentos."""
    loose = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "grader/README.md", "grader/templates/README.md")
    return [
        *map(ROOT.joinpath, loose),
        *sorted(ROOT.glob("docs/**/*.md")),
        *sorted(ROOT.glob("tests/*/README.md")),
    ]


def text(name: str = "README.md") -> str:
    """El documento ``name`` entero."""
    return (ROOT / name).read_text("utf-8")


def section(start: str, end: str, name: str = "README.md") -> str:
    """El trozo del documento ``name`` entre ``start`` y ``end``."""
    found = text(name).partition(start)[2].partition(end)[0]
    assert found, f"{name} ya no tiene nada entre {start!r} y {end!r}"
    return found


def commands(part: str) -> list[list[str]]:
    """Las órdenes de los bloques ``bash`` de ``part``, sin comentarios, partidas en palabras."""
    blocks = re.findall(r"```bash\n(.*?)```", part, re.S)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [words for words in lines if words]


def week() -> list[list[str]]:
    """Las órdenes de una semana de clase con Moodle."""
    return commands(section("<!-- semana -->", "<!-- fin de semana -->", "docs/docente.md"))


def calendar() -> list[list[str]]:
    """Las órdenes que ponen plazos y prórrogas."""
    return commands(section("## Plazos, prórrogas y penalización", "\n## ", "docs/docente.md"))


def own_exercise() -> list[list[str]]:
    """Las órdenes del ejemplo de un ejercicio propio."""
    return commands(section("## Un ejercicio propio", "\n## ", "docs/docente.md"))
