"""El código que escribió cada estudiante: la función de un ejercicio y lo que usa, fuera de lo publicado.

Nada de esto ejecuta código. Las entregas se leen como en la admisión y se analizan con ``ast``.
"""

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from grader.pipeline.reading import IntakeError, read_notebook
from grader.pipeline.recognition import alike

#: A partir de aquí ningún análisis compensa: son datos pegados, no una función.
MAX_CHARS = 60_000
_UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


@dataclass(frozen=True)
class Written:
    """La función ``exercise`` con las definiciones del cuaderno que usa, y su árbol si se entiende.

    ``text`` son esas definiciones, una detrás de otra: los números de línea de ``tree`` son los suyos.
    """

    exercise: str
    text: str
    tree: ast.Module | None


def own_cells(notebook: bytes, release: bytes | None, gone: Collection[str] = ()) -> list[str]:
    """Las celdas de código de ``notebook`` que no son las de la publicación ni las de otra anterior.

    Lanza ``IntakeError`` si no se puede leer.
    """
    given = {*map(alike, _code_cells(release) if release else ()), *gone}
    return [source for source in _code_cells(notebook) if alike(source) not in given]


def _code_cells(notebook: bytes) -> list[str]:
    try:
        return [d.source.strip() for d in read_notebook(notebook) if d.kind == "code" and d.source.strip()]
    except RecursionError:
        raise IntakeError("El archivo tiene demasiados niveles.") from None


def written(cells: Iterable[str], exercise: str) -> Written | None:
    """Lo que ``cells`` define para ``exercise``; ``None`` si no se ve por ningún lado.

    Si la celda tiene un error de sintaxis, el texto es la celda entera y no hay árbol.
    """
    definitions: dict[str, str] = {}
    broken = ""
    for cell in cells:
        found = _definitions(cell)
        if found is None:
            broken = cell if f"def {exercise}" in cell else broken
        else:
            definitions |= found
    if exercise not in definitions:
        return Written(exercise, broken[:MAX_CHARS], None) if broken else None
    text = "\n\n".join(_needed(exercise, definitions))[:MAX_CHARS]
    return Written(exercise, text, parsed(text))


def parsed(source: str) -> ast.Module | None:
    """El árbol de ``source``, o ``None`` si Python no lo entiende."""
    try:
        return ast.parse(source)
    except _UNPARSABLE:
        return None


def _definitions(cell: str) -> dict[str, str] | None:
    """Las funciones, clases y asignaciones de una celda, por nombre y con su texto."""
    tree = parsed(cell)
    if tree is None:
        cell = _without_magics(cell)
        tree = parsed(cell)
    if tree is None:
        return None
    lines = cell.splitlines()
    found: dict[str, str] = {}
    for node in _outermost(tree.body):
        names = [getattr(node, "name", "")]
        if isinstance(node, ast.Assign):
            names = [t.id for t in node.targets if isinstance(t, ast.Name)]
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
        block = lines[first - 1 : node.end_lineno]
        indent = len(block[0]) - len(block[0].lstrip()) if block else 0
        found |= dict.fromkeys(names, "\n".join(line[indent:] for line in block))
    return found


def _without_magics(cell: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        return TransformerManager().transform_cell(cell)
    except _UNPARSABLE:
        return cell


def _outermost(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Las definiciones de un bloque y de los ``if``, ``try`` y ``with`` que contenga."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign):
            yield node
        else:
            for field in ("body", "orelse", "finalbody"):
                inner = getattr(node, field, None)
                yield from _outermost(inner if isinstance(inner, list) else ())


def _needed(exercise: str, definitions: dict[str, str]) -> list[str]:
    """Los textos de ``exercise`` y de lo que usa, con ``exercise`` al final."""
    pending, found = [exercise], {}
    while pending:
        name = pending.pop()
        if name in found or name not in definitions:
            continue
        found[name] = definitions[name]
        pending += _asked_outside(parsed(definitions[name]) or ast.Module([], []))
    texts = list(dict.fromkeys(found.values()))
    return [*reversed(texts[1:]), texts[0]]


def _asked_outside(tree: ast.Module) -> list[str]:
    """Los nombres que se leen en ``tree`` y que no son parámetros ni variables suyas."""
    nodes = list(ast.walk(tree))
    own = {n.arg for n in nodes if isinstance(n, ast.arg)}
    own |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return [n.id for n in nodes if isinstance(n, ast.Name) and n.id not in own]
