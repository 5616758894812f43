"""Guardar lo que dan las celdas que usan PyTorch: de las soluciones ejecutadas a ``unshown.json``."""

import builtins
import json
import symtable
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.cells import role_of
from grader.exercises import unshown

#: Hasta cuánto ocupa lo que se guarda de una salida; de lo mayor, solo su texto.
_MOST = 30_000
SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"


def shown(solutions: Path = SOLUTIONS) -> dict[str, list[Any]]:
    """Por la huella de cada celda que no funciona sin PyTorch, lo que da en el cuaderno ejecutado."""
    notebooks = sorted(solutions.glob("*/*.ipynb"))
    every = (json.loads(path.read_text("utf-8"))["cells"] for path in notebooks)
    return {
        unshown.key_of("".join(cell["source"])): [*_kept(cell["outputs"])]
        for cells in every
        for cell in _needing(cells)
    }


def is_current(solutions: Path = SOLUTIONS) -> bool:
    """Si lo guardado es lo que dan hoy las soluciones."""
    return unshown.FILE.is_file() and json.loads(unshown.FILE.read_text("utf-8")) == shown(solutions)


def save(solutions: Path = SOLUTIONS) -> None:
    """Guarda lo que dan hoy."""
    text = json.dumps(shown(solutions), ensure_ascii=False, indent=0, sort_keys=True)
    unshown.FILE.write_text(text + "\n", "utf-8")


def _needing(cells: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Las que importan PyTorch o usan algo que solo se define en una de ellas; nunca las de un ejercicio."""
    there, missing = set(dir(builtins)), {"torch"}
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        try:
            read, made = _names("".join(cell["source"]))
        except SyntaxError:  # magias
            continue
        role = role_of(cell)
        if not (role.solution or role.graded) and read & missing - there:
            missing |= made - there
            yield cell
        else:
            there |= made


def _names(source: str) -> tuple[set[str], set[str]]:
    """Los nombres de fuera que lee una celda, con ``torch`` si lo importa, y los que deja definidos."""
    top = symtable.symtable(source, "celda", "exec")
    made = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    imported = {s.get_name() for s in top.get_symbols() if s.is_imported()} & {"torch"}
    return imported | {*_read(top)}, made


def _read(table: symtable.SymbolTable) -> Iterator[str]:
    yield from (
        s.get_name()
        for s in table.get_symbols()
        if s.is_referenced() and (s.is_global() or table.get_type() == "module")
    )
    for inside in table.get_children():
        yield from _read(inside)


def _kept(outputs: list[Mapping[str, Any]]) -> Iterator[Any]:
    for output in outputs:
        if output["output_type"] == "stream":
            yield "".join(output["text"])
        elif "data" in output:
            data = {
                kind: "".join(text) for kind, text in output["data"].items() if isinstance(text, str | list)
            }
            small = sum(map(len, data.values())) <= _MOST
            yield data if small else {"text/plain": data.get("text/plain", "")}
