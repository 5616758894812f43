"""Los identificadores hostiles: nombres de carpeta que acaban en tablas, páginas y hojas de cálculo."""

import json
from pathlib import Path

from tests.attacks import corpus
from tests.attacks.corpus import Attack
from tests.attacks.hostile_files import UNIT, WRONG, from_bytes, with_solution

# (nombre del ataque, identificador, si se debe rechazar)
_NAMES: tuple[tuple[str, str, bool], ...] = (
    ("formula", "=1+1", True),
    ("command", "=cmd|' C calc'!A0", True),
    ("plus", "+1+1", True),
    ("minus", "-2+3", True),
    ("at", "@SUM(1+1)", True),
    ("tab", "\t=1+1", True),
    ("commas_and_quotes", 'coma,"comillas"', True),
    ("newline", "salto\n=1+1", True),
    ("carriage_return", "retorno\r=1+1", True),
    ("script", "<script>alert(1)<", True),
    ("long", "x" * 250, True),
    ("emoji", "😀", True),
    ("markup", "[red]rojo[bold]", True),
    ("terminal", "\x1b[2J\x1b[31mborrado\x07", True),
    ("right_to_left", "\u202eotseupse", True),
    ("option", "--help", True),
    ("hidden", ".oculto", True),
    ("zero_width", "ana_g\u200b", True),
    ("percent", "%s{0}", True),
    ("star", "*", True),
    ("number", "0001", False),
    ("date", "1-2", False),
    ("trailing_formula", "ana+1@x", False),
    ("lookalike", "\u0430na_g", False),
)


def attacks() -> list[Attack]:
    """Las entregas de la familia ``spreadsheets``."""
    here = Path(__file__).parent / "spreadsheets"
    found = []
    for name, student, rejected in _NAMES:
        data = {"nota": f"Identificador {student[:40]!r}", "puntos": {}, "aviso": rejected}
        data |= {"corta": name == "formula"}
        make = from_bytes(with_solution(WRONG))
        found.append(corpus.attack("spreadsheets", here / name, data, student, make))
    answer = {"nota": "La respuesta escrita empieza por =", "puntos": {}}
    return [*found, corpus.attack("spreadsheets", here / "answer", answer, make=from_bytes(_answer))]


def _answer(release: Path) -> bytes:
    notebook = corpus.published(release, UNIT)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "pregunta_canales":
            cell.source = '=HYPERLINK("http://127.0.0.1/","pulsa"),\n@SUM(1+1)\n-1'
    return json.dumps(notebook).encode()
