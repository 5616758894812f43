"""Guardar lo que dan las celdas que usan PyTorch: de las soluciones ejecutadas a ``unshown.json``."""

import ast
import builtins
import json
import symtable
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.cells import role_of
from grader.exercises import unshown

#: Hasta cuánto ocupa lo que se guarda de una salida; de lo mayor, solo su texto.
_MOST = 30_000
SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"
_TORCH = "torch"
#: Lo que solo define nombres: lo demás también enseña algo, que ya está en lo guardado.
_DEFINE = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True, eq=False)
class _Step:
    """Una instrucción de una celda, los nombres de fuera que lee y los que deja definidos."""

    node: ast.stmt
    reads: set[str]
    makes: set[str]

    @classmethod
    def of(cls, node: ast.stmt) -> "_Step":
        """Un bucle no lee de fuera lo que él mismo define."""
        reads, makes = _names(ast.unparse(node))
        return cls(node, reads - makes if isinstance(node, ast.For | ast.With) else reads, makes)


#: La etiqueta de las celdas cuya salida depende de la máquina.
MEASURES = "nbval-ignore-output"


def shown(solutions: Path = SOLUTIONS) -> dict[str, dict[str, Any]]:
    """Por la huella de cada celda que no funciona sin PyTorch, qué se ejecuta de ella y lo que da entera."""
    notebooks = sorted(solutions.glob("*/*.ipynb"))
    every = (json.loads(path.read_text("utf-8"))["cells"] for path in notebooks)
    return {
        unshown.key_of("".join(cell["source"])): {"runs": runs, "gives": [*_kept(cell)]}
        for cells in every
        for cell, runs in _needing(cells)
    }


def is_current(solutions: Path = SOLUTIONS) -> bool:
    """Si lo guardado es lo que dan hoy las soluciones."""
    return unshown.FILE.is_file() and json.loads(unshown.FILE.read_text("utf-8")) == shown(solutions)


def save(solutions: Path = SOLUTIONS) -> None:
    """Guarda lo que dan hoy."""
    text = json.dumps(shown(solutions), ensure_ascii=False, indent=0, sort_keys=True)
    unshown.FILE.write_text(text + "\n", "utf-8")


def _needing(cells: list[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Las que usan PyTorch o algo que solo se define con él, y qué se ejecuta de ellas.

    Nunca son las de un ejercicio. Se ejecuta lo que define nombres sin necesitarlo, que hace falta después;
    lo que sale de llamar a una función de un ejercicio, no, que puede estar sin escribir.
    """
    missing: set[str] = set()
    asked: set[str] = set()
    for cell in cells:
        source, role = "".join(cell["source"]), role_of(cell)
        try:
            nodes = ast.parse(source).body if cell["cell_type"] == "code" else []
        except SyntaxError:  # magias
            continue
        steps = [_Step.of(node) for node in nodes]
        if role.solution or role.graded:
            made = {name for step in steps for name in step.makes}
            missing, asked = missing - made, asked | (made if role.solution else set())
            continue
        whole = not _stopped(steps, missing)
        kept = []
        for step in steps:
            is_function = isinstance(step.node, ast.FunctionDef)
            able = not step.reads & missing and (is_function or not step.reads & asked)
            if whole or (able and _TORCH not in step.reads and isinstance(step.node, _DEFINE)):
                kept.append(step.node)
                missing -= step.makes
            else:
                missing |= step.makes
            if is_function and step.reads & asked:
                asked |= step.makes
        if not whole:
            yield cell, "\n".join(ast.get_source_segment(source, node) or "" for node in kept)


def _stopped(steps: Sequence[_Step], missing: Set[str]) -> bool:
    """Si alguna de las instrucciones no se puede ejecutar sin PyTorch ni los nombres ``missing``."""
    gone = set(missing)
    for step in steps:
        if _TORCH in step.reads or step.reads & gone:
            return True
        gone -= step.makes
    return False


def _names(source: str) -> tuple[set[str], set[str]]:
    """Los nombres de fuera que lee ``source``, con ``torch`` si lo importa, y los que deja definidos."""
    top = symtable.symtable(source, "celda", "exec")
    made = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    imported = {_TORCH} if any(map(_imports_torch, ast.walk(ast.parse(source)))) else set()
    return imported | ({*_read(top)} - {*dir(builtins)}), made


def _imports_torch(node: ast.AST) -> bool:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return any(name.partition(".")[0] == _TORCH for name in names)


def _read(table: symtable.SymbolTable) -> Iterator[str]:
    yield from (
        s.get_name()
        for s in table.get_symbols()
        if s.is_referenced() and (s.is_global() or table.get_type() == "module")
    )
    for inside in table.get_children():
        yield from _read(inside)


def _kept(cell: Mapping[str, Any]) -> Iterator[Any]:
    """Lo que da ``cell``; nada si depende de la máquina: un tiempo se compararía con los de esta."""
    for output in () if MEASURES in cell["metadata"].get("tags", ()) else cell["outputs"]:
        if output["output_type"] == "stream":
            yield "".join(output["text"])
        elif "data" in output:
            data = {
                kind: "".join(text) for kind, text in output["data"].items() if isinstance(text, str | list)
            }
            if "<img" in data.get("text/html", ""):  # la figura ya está dentro, con su texto alternativo
                data.pop("image/png", None)
            small = sum(map(len, data.values())) <= _MOST
            yield data if small else {"text/plain": data.get("text/plain", "")}
