"""Los datos con los que se hacen las mutaciones: textos raros y valores de JSON cualesquiera."""

import random
from collections.abc import Callable
from typing import Any

Notebook = dict[str, Any]
Mutation = Callable[[random.Random, Notebook], None]

ODD_TEXT = (
    "",
    " ",
    "\0",
    "\ud800",
    "a\udfffb",
    "\u202egnirts\u202c",
    "e\u0301" * 40,
    "\ufeff",
    "🧮" * 30,
    "﷽",
    "\x1b[2J\x1b[31m",
    "</script><script>alert(1)</script>",
    "{{ cell }}{% raw %}",
    "%%bash\ntrue",
    "# %%\n",
    "x" * 5000,
    "\r",
    "\u2028",
    "ＮＦＫＣ",
    "../../gradebook.db",
)


def cells(notebook: Notebook) -> list[dict[str, Any]]:
    """Las celdas que todavía son objetos de JSON."""
    found = notebook.get("cells")
    return [c for c in found if isinstance(c, dict)] if isinstance(found, list) else []


def anything(rng: random.Random, depth: int = 3) -> Any:
    """Un valor de JSON cualquiera."""
    kind = rng.randrange(9 if depth else 7)
    if kind < 7:
        return (
            None,
            rng.random() < 0.5,
            rng.choice([0, -1, 1, 4, 10, 2**31, -(2**63), 10**40]),
            rng.choice([0.5, -1.5, 1e308, float("inf"), float("-inf"), float("nan")]),
            rng.choice(ODD_TEXT),
            rng.choice(["code", "markdown", "check_convolve", "python3", "10"]),
            str(rng.random()),
        )[kind]
    values = [anything(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind == 7:
        return values
    return {rng.choice([*ODD_TEXT[:8], "grade", "points", "nbgrader", "tags"]): v for v in values}


def text(cell: dict[str, Any]) -> str:
    """El texto de una celda, venga como venga."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(piece for piece in source if isinstance(piece, str))
    return source if isinstance(source, str) else ""
