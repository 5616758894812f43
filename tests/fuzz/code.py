"""Las mutaciones del código: las de un despiste (otro operador, una línea menos) y alguna a mala idea."""

import random
import re
from typing import Any

from tests.fuzz import values
from tests.fuzz.values import Mutation, Notebook, cells

_OPERATORS = re.compile(r"(//|\*\*|<=|>=|==|!=|\+=|-=|(?<![*/])[*+<>%-](?![*/=>]))")
_NUMBERS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_NAMES = re.compile(r"\b[A-Za-z_]\w{0,30}\b")
_SWAPS = ["+", "-", "*", "//", "%", "**", "<", "<=", ">", "==", "!=", "+=", "-="]
_EXTRA = (
    "pass",
    "return None",
    "return 0",
    "raise ValueError('ñ')",
    "raise NotImplementedError",
    "import os",
    "import torch",
    "while True: pass",
    "print('x' * 100000)",
    "global np",
    "np = None",
    "exit()",
    "X = layer_input = 3",
    "yield 1",
    "lambda: 0",
    "%matplotlib inline",
    "!ls",
    "await x",
)


def _solution(rng: random.Random, notebook: Notebook) -> dict[str, Any]:
    """Una celda con código de quien entrega, de preferencia con una función."""
    found = [c for c in cells(notebook) if c.get("cell_type") == "code"] or [{}]
    functions = [c for c in found if re.search(r"^\s*def ", values.text(c), re.M)]
    return rng.choice(functions if functions and rng.random() < 0.85 else found)


def _replace_one(rng: random.Random, cell: dict[str, Any], pattern: re.Pattern[str], other: str) -> None:
    text = values.text(cell)
    found = list(pattern.finditer(text))
    if found:
        match = rng.choice(found)
        cell["source"] = text[: match.start()] + other + text[match.end() :]


def operator(rng: random.Random, notebook: Notebook) -> None:
    _replace_one(rng, _solution(rng, notebook), _OPERATORS, rng.choice(_SWAPS))


def number(rng: random.Random, notebook: Notebook) -> None:
    other = rng.choice(["0", "1", "2", "-1", "3", "1e9", "10**12", "0.5"])
    _replace_one(rng, _solution(rng, notebook), _NUMBERS, other)


def name(rng: random.Random, notebook: Notebook) -> None:
    """Cambia un nombre por otro de la misma celda."""
    cell = _solution(rng, notebook)
    names = _NAMES.findall(values.text(cell)) or ["x"]
    _replace_one(rng, cell, _NAMES, rng.choice(names))


def _lines(rng: random.Random, notebook: Notebook) -> tuple[dict[str, Any], list[str], int]:
    cell = _solution(rng, notebook)
    lines = values.text(cell).split("\n")
    return cell, lines, rng.randrange(len(lines))


def delete_line(rng: random.Random, notebook: Notebook) -> None:
    cell, lines, where = _lines(rng, notebook)
    del lines[where]
    cell["source"] = "\n".join(lines)


def duplicate_line(rng: random.Random, notebook: Notebook) -> None:
    cell, lines, where = _lines(rng, notebook)
    lines.insert(where, lines[where])
    cell["source"] = "\n".join(lines)


def swap_lines(rng: random.Random, notebook: Notebook) -> None:
    cell, lines, where = _lines(rng, notebook)
    other = rng.randrange(len(lines))
    lines[where], lines[other] = lines[other], lines[where]
    cell["source"] = "\n".join(lines)


def indent_line(rng: random.Random, notebook: Notebook) -> None:
    cell, lines, where = _lines(rng, notebook)
    line = lines[where]
    lines[where] = rng.choice([f"    {line}", f"\t{line}", line.removeprefix("    "), f" {line}"])
    cell["source"] = "\n".join(lines)


def comment_line(rng: random.Random, notebook: Notebook) -> None:
    cell, lines, where = _lines(rng, notebook)
    lines[where] = f"# {lines[where]}"
    cell["source"] = "\n".join(lines)


def insert_line(rng: random.Random, notebook: Notebook) -> None:
    cell, lines, where = _lines(rng, notebook)
    line = lines[where]
    indentation = line[: len(line) - len(line.lstrip())]
    lines.insert(where, indentation + rng.choice(_EXTRA))
    cell["source"] = "\n".join(lines)


def return_argument(rng: random.Random, notebook: Notebook) -> None:
    """La función devuelve otra cosa: uno de sus nombres o un valor raro."""
    cell = _solution(rng, notebook)
    names = _NAMES.findall(values.text(cell)) or ["x"]
    value = rng.choice([rng.choice(names), "None", "[]", "np.nan", "np.zeros(3)", "()", "'10'", "10"])
    _replace_one(rng, cell, re.compile(r"return [^\n]+"), f"return {value}")


def drop_definition(rng: random.Random, notebook: Notebook) -> None:
    """La función desaparece: cambia de nombre o queda dentro de otra cosa."""
    cell = _solution(rng, notebook)
    text = values.text(cell)
    match rng.randrange(3):
        case 0:
            cell["source"] = re.sub(r"\bdef (\w+)", r"def otra_\1", text, count=1)
        case 1:
            cell["source"] = "class Clase:\n" + "\n".join(f"    {line}" for line in text.split("\n"))
        case _:
            cell["source"] = f'"""\n{text}\n"""'


def cut(rng: random.Random, notebook: Notebook) -> None:
    cell = _solution(rng, notebook)
    text = values.text(cell)
    cell["source"] = text[: rng.randint(0, len(text))]


MUTATIONS: tuple[Mutation, ...] = (
    operator,
    operator,
    number,
    name,
    delete_line,
    delete_line,
    duplicate_line,
    swap_lines,
    indent_line,
    comment_line,
    insert_line,
    return_argument,
    drop_definition,
    cut,
)
