"""De las celdas de demostración, que no se ejecutan al calificar, lo que hace falta para el código que sí.

Un cuaderno las ejecuta todas: quien usa en su función un nombre que define una demostración (``X``, ``rng``…)
lo tiene. De ellas se toman solo las instrucciones que atan esos nombres y los que a su vez usan, y nada si no
se usa ninguno. Es un recorte hacia atrás (*backward slicing*) del cuaderno.
"""

import ast
import builtins
import re
import symtable
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.remembering import remembered

_BUILTINS = frozenset(dir(builtins))
_MAGIC = re.compile(r"^([ \t]*)[%!].*$", re.M)
#: Una celda que no se ejecuta en el cuaderno: la escribe en un archivo, se la da a otro programa…
_OTHER_CELL = re.compile(r"\s*%%(?!time\b|capture\b)")
_ASSIGNED_MAGIC = re.compile(r"=[ \t]*[%!].*$", re.M)
#: Instrucciones que pueden no llegar a atar lo que atan: lo que hubiera antes sigue haciendo falta.
_MAYBE = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.Try, ast.With, ast.Match, ast.AugAssign)


@dataclass(frozen=True)
class Statement:
    """Una instrucción: sus líneas, los nombres que ata o modifica y los que usa, al ejecutarla o después."""

    source: str
    binds: frozenset[str]
    uses: frozenset[str]
    later: frozenset[str]
    surely: bool


def needed(
    cells: Mapping[int, str], demonstrations: Mapping[int, str], judged: Mapping[int, str]
) -> dict[int, str]:
    """De cada demostración, por posición, el código que hace falta para ejecutar ``cells``.

    ``judged`` son las posiciones en las que se juzga un ejercicio, y cuál: ahí hace falta su función.
    """
    executed = {position: statements(source) for position, source in cells.items()}
    own = {name for found in executed.values() for statement in found for name in statement.binds}
    later = {name for found in executed.values() for statement in found for name in statement.later}
    # lo que usa una función se busca al llamarla: si el código no lo ata, vale que se ate en cualquier parte
    always = frozenset(later - own)
    wanted = {*later, *judged.values()}
    found: dict[int, str] = {}
    for position in sorted({*cells, *demonstrations, *judged}, reverse=True):
        if position in judged:
            wanted |= {judged[position], *later}
        if position in cells:
            for statement in reversed(executed[position]):
                wanted = _before(statement, wanted)
            wanted |= always
        kept: list[str] = []
        for statement in reversed(statements(demonstrations.get(position, ""))):
            if statement.binds & wanted:
                kept.insert(0, statement.source)
                wanted = _before(statement, wanted) | statement.later | always
        if kept:
            found[position] = "\n".join(dict.fromkeys(kept))
    return found


def _before(statement: Statement, wanted: set[str]) -> set[str]:
    """Los nombres que hacen falta antes de ``statement`` si después hacen falta los ``wanted``."""
    return (wanted - statement.binds if statement.surely else wanted) | statement.uses


@remembered(512, 10_000)  # casi todas las celdas de una clase son las del cuaderno publicado
def statements(source: str) -> tuple[Statement, ...]:
    """Las instrucciones de una celda; ninguna si no se entiende. De las magias de línea se prescinde."""
    if _OTHER_CELL.match(source):
        return ()
    for text in (source, _MAGIC.sub(r"\1pass", _ASSIGNED_MAGIC.sub("= None", source))):
        try:
            lines = text.split("\n")
            return tuple(_statement(node, lines) for node in ast.parse(text).body)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return ()


def _statement(node: ast.stmt, lines: Sequence[str]) -> Statement:
    first = min((node, *getattr(node, "decorator_list", ())), key=lambda part: part.lineno).lineno
    source = "\n".join(lines[first - 1 : node.end_lineno])
    uses, later = _globals_of(ast.unparse(node))
    changed = frozenset(_changed(node)) & (uses | later)  # los demás son nombres de dentro de una función
    bound = frozenset(_bound(node))
    return Statement(
        source=source,
        binds=bound | changed,
        uses=uses | changed,
        later=later,
        surely=not changed and not isinstance(node, _MAYBE),
    )


def _globals_of(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """Los nombres del cuaderno que usa ``source`` al ejecutarse, y los que usan sus funciones."""
    table = symtable.symtable(source, "celda", "exec")
    now = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    later: set[str] = set()
    pending = [(inside, inside.get_type() == "function") for inside in table.get_children()]
    while pending:
        inside, is_later = pending.pop()
        # una comprensión es, por dentro, una función que se llama al momento
        is_later = is_later and not inside.get_name().endswith(("comp", "genexpr"))
        names = {s.get_name() for s in inside.get_symbols() if s.is_global() and s.is_referenced()}
        (later if is_later else now).update(names)
        pending += [(child, is_later or child.get_type() == "function") for child in inside.get_children()]
    return frozenset(now - _BUILTINS), frozenset(later - _BUILTINS)


def _bound(node: ast.AST) -> Iterator[str]:
    """Los nombres que ata ``node``, fuera de sus funciones y clases."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
        return
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        yield node.id
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
    if not isinstance(node, ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _bound(child)


def _changed(node: ast.AST) -> Iterator[str]:
    """Los nombres de lo que ``node`` modifica sin atarlo: ``X[0] = 1``, ``X.dtype = float``, ``X.sort()``."""
    match node:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(name)))):
            yield name
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript | ast.Attribute) and isinstance(part.ctx, ast.Store | ast.Del):
            root = part
            while isinstance(root, ast.Subscript | ast.Attribute):
                root = root.value
            if isinstance(root, ast.Name):
                yield root.id
