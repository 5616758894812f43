"""De qué está hecho cada nombre de un cuaderno, leyendo su código sin ejecutarlo."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_COMPREHENSION = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LINE_MAGIC = re.compile(r"^(\s*)(?:[%!?].*|[\w.]+\?+)$", re.M)
_ASSIGNED_MAGIC = re.compile(r"(?<==)\s*[%!].*$", re.M)
#: Cuántas veces seguidas seguimos a quien cambia de nombre un módulo.
_RENAMES = 3
_CELL_MAGIC = re.compile(r"\A\s*%%.*\n")


@dataclass(frozen=True)
class Definitions:
    """``values``: lo que puede valer cada nombre; ``modules``: de qué módulo, o de qué parte suya, sale."""

    values: Mapping[str, list[ast.AST]]
    modules: Mapping[str, frozenset[str]]


def parsed(source: str) -> ast.Module | None:
    """El árbol de una celda, sin sus magias; ``None`` si no se entiende.

    IPython las convierte en Python, pero tarda el cuadrado de lo que ocupan.
    """
    for text in (
        source,
        _LINE_MAGIC.sub(r"\1pass", _ASSIGNED_MAGIC.sub(" None", _CELL_MAGIC.sub("\n", source))),
    ):
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None


def definitions(
    nodes: Iterable[ast.AST], known: Mapping[str, frozenset[str]] | None = None, *, inside: bool = False
) -> Definitions:
    """Lo que se ata en ``nodes``, fuera de sus funciones y clases; con ``inside``, también dentro.

    ``known`` son los módulos que ya tenían nombre.
    """
    values: dict[str, list[ast.AST]] = defaultdict(list)
    modules: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        for statement in ast.walk(node) if inside else _outside_functions(node):
            for name, value in _bound(statement):
                values[name].append(value)
            for name, module in _imported(statement):
                modules[name].add(module)
    for _ in range(_RENAMES):
        for name, value in ((n, v) for n, found in values.items() for v in found):
            root, parts = chain(value)
            first = root.id if isinstance(root, ast.Name) else ""
            for module in {*modules.get(first, ()), *(known or {}).get(first, ())}:
                modules[name].add(".".join([module, *parts]))
    return Definitions(values, {name: frozenset(found) for name, found in modules.items()})


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*_NAMED, ast.Lambda)):
            yield child
        else:
            yield from _outside_functions(child)


def _bound(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Cada nombre que ata ``node`` y de qué está hecho."""
    match node:
        case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
            yield name, node
        case ast.Assign(targets, value):
            for target in targets:
                yield from _targets(target, value)
        case ast.AnnAssign(target, _, ast.AST() as value) | ast.AugAssign(target, _, value):
            yield from _targets(target, value)
        case ast.NamedExpr(target, value):
            yield from _targets(target, value)
        case ast.For(target, value) | ast.AsyncFor(target, value):
            yield from _targets(target, value)
        case ast.withitem(value, ast.AST() as target):
            yield from _targets(target, value)
        case ast.Call(ast.Name("setattr"), [target, _, value]):
            yield from _targets(target, value)


def _targets(target: ast.AST, value: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match target:
        case ast.Name(name):
            yield name, value
        case ast.Tuple(parts) | ast.List(parts):
            values = value.elts if isinstance(value, ast.Tuple | ast.List) else []
            for i, part in enumerate(parts):
                yield from _targets(part, values[i] if len(values) == len(parts) else value)
        case ast.Starred(part) | ast.Attribute(part):
            yield from _targets(part, value)
        case ast.Subscript(part, index):
            if isinstance(index, ast.Constant) and isinstance(index.value, str):
                yield index.value, value
            yield from _targets(part, value)


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Los nombres que ata un ``import`` y de qué son; ``*`` ata lo que tenga el módulo."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            first = alias.name.partition(".")[0]
            yield (alias.asname, alias.name) if alias.asname else (first, first)
    if isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def chain(node: ast.AST) -> tuple[ast.AST, list[str]]:
    """De dónde cuelga una cadena de atributos, y sus nombres: de ``a.b.c``, ``a`` y ``[b, c]``."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return node, names


def free_nodes(node: ast.AST, bound: frozenset[str] = frozenset()) -> Iterator[ast.Name]:
    """Dónde usa ``node`` nombres del cuaderno: ni los parámetros ni las variables de sus funciones."""
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load) and node.id not in bound:
            yield node
        return
    if isinstance(node, _Function):
        outer = [node.args, *getattr(node, "decorator_list", ())]
        for child in outer:
            yield from free_nodes(child, bound)
        body = node.body if isinstance(node.body, list) else [node.body]
        declared = {n for d in ast.walk(node) if isinstance(d, ast.Global) for n in d.names}
        inner = (bound | _locals(node)) - declared
        for child in body:
            yield from free_nodes(child, inner)
        return
    if isinstance(node, _COMPREHENSION):
        targets = {n.id for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
        yield from free_nodes(node.generators[0].iter, bound)
        bound = bound | targets
    for child in ast.iter_child_nodes(node):
        yield from free_nodes(child, bound)


def _locals(function: _Function) -> frozenset[str]:
    """Los parámetros y variables de ``function``, como los ve Python."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    names = {a.arg for a in every}
    if isinstance(function.body, list):
        for statement in function.body:
            names |= set(_stored(statement))
    return frozenset(names)


def _stored(node: ast.AST) -> Iterator[str]:
    """Los nombres que ata ``node``, sin entrar en otras funciones ni en lo que solo existe en una lista."""
    match node:
        case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
            yield name
            return
        case ast.Lambda():
            return
        case ast.Name(name, ast.Store() | ast.Del()):
            yield name
        case ast.Import(names) | ast.ImportFrom(names=names):
            yield from ((a.asname or a.name).partition(".")[0] for a in names)
        case ast.ExceptHandler(name=str() as name) | ast.MatchAs(name=str() as name):
            yield name
        case ast.MatchStar(str() as name) | ast.MatchMapping(rest=str() as name):
            yield name
    if isinstance(node, _COMPREHENSION):
        for inner in ast.walk(node):
            if isinstance(inner, ast.NamedExpr):
                yield inner.target.id
        return
    for child in ast.iter_child_nodes(node):
        yield from _stored(child)
