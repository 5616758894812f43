"""Las órdenes que enseña el README, para ejecutarlas tal como están escritas."""

import re
import shlex

from tests.kit.sample_class import ROOT


def text() -> str:
    """El README entero."""
    return (ROOT / "README.md").read_text("utf-8")


def section(start: str, end: str) -> str:
    """El trozo del README entre ``start`` y ``end``."""
    found = text().partition(start)[2].partition(end)[0]
    assert found, f"el README ya no tiene nada entre {start!r} y {end!r}"
    return found


def commands(part: str) -> list[list[str]]:
    """Las órdenes de los bloques ``bash`` de ``part``, sin comentarios, partidas en palabras."""
    blocks = re.findall(r"```bash\n(.*?)```", part, re.S)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [words for words in lines if words]


def week() -> list[list[str]]:
    """Las órdenes de una semana de clase con Moodle."""
    return commands(section("<!-- semana -->", "<!-- fin de semana -->"))
