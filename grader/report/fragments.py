"""Una función reducida a fragmentos que no cambian al renombrar, reordenar, comentar o dar otro formato.

Cada instrucción se escribe en una forma normal (sin nombres propios, constantes, anotaciones ni cadenas de
documentación; las sumas y productos, ordenados) y da varios fragmentos: ella misma, ella dentro de los bucles
que la rodean, sus expresiones grandes y cada par «instrucción que calcula un valor → instrucción que lo usa».
Ninguno depende del orden de las líneas.
"""

import ast
import builtins
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

#: Una expresión con menos nodos no dice nada de quién la escribió.
MIN_EXPRESSION = 6
#: Con más instrucciones no es una función que alguien haya escrito a mano.
MAX_STATEMENTS = 300
_SILENT_CALLS = frozenset(["print", "display"])
_FLIPPED = {ast.Gt: "Lt", ast.GtE: "LtE"}


@dataclass(frozen=True)
class Fragment:
    """Una huella: su texto normal, cuántos nodos tiene y en qué líneas aparece."""

    key: str
    size: int
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Fingerprint:
    """Los fragmentos de una función y cuántos nodos tiene en forma normal."""

    fragments: tuple[Fragment, ...]
    nodes: int


def fingerprint(tree: ast.Module, exercise: str) -> Fingerprint:
    """Los fragmentos de ``tree``. Lanza ``RecursionError`` si está demasiado anidado."""
    reader = _Reader(_Names.of(tree, exercise))
    reader.block(tree.body, ())
    return Fingerprint(tuple(_numbered(reader.found())), reader.nodes)


def _numbered(found: Iterator[Fragment]) -> Iterator[Fragment]:
    """La segunda vez que sale un fragmento es otro fragmento: así cuentan las repeticiones."""
    seen: Counter[str] = Counter()
    for fragment in found:
        seen[fragment.key] += 1
        text = f"{fragment.key}#{seen[fragment.key]}"
        yield Fragment(blake2b(text.encode(), digest_size=12).hexdigest(), fragment.size, fragment.lines)


@dataclass(frozen=True)
class _Names:
    """Cómo se escribe cada nombre: los parámetros, por su posición; los demás propios, todos igual."""

    roles: dict[str, str]

    @classmethod
    def of(cls, tree: ast.Module, exercise: str) -> "_Names":
        roles: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                roles[node.id] = "v"
            elif isinstance(node, ast.arg):
                roles[node.arg] = "v"
            elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                roles[node.name] = "h"
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == exercise:
                roles |= {a.arg: f"p{i}" for i, a in enumerate((*node.args.posonlyargs, *node.args.args))}
        return cls(roles)

    def role(self, name: str) -> str:
        return self.roles.get(name) or (name if hasattr(builtins, name) or len(name) > 3 else "m")


@dataclass(frozen=True)
class _Statement:
    label: str
    size: int
    lines: tuple[int, ...]
    around: tuple[str, ...]
    expressions: tuple[tuple[str, int], ...]
    makes: frozenset[str]
    uses: frozenset[str]


@dataclass
class _Reader:
    names: _Names
    statements: list[_Statement] = field(default_factory=list)
    nodes: int = 0

    def block(self, body: list[ast.stmt], around: tuple[str, ...]) -> None:
        for node in body:
            if len(self.statements) < MAX_STATEMENTS and not _says_nothing(node):
                self._statement(node, around)

    def _statement(self, node: ast.stmt, around: tuple[str, ...]) -> None:
        blocks = [getattr(node, name, None) or [] for name in ("body", "orelse", "finalbody")]
        blocks += [handler.body for handler in getattr(node, "handlers", ())]
        blocks += [case.body for case in getattr(node, "cases", ())]
        head = _head(node)
        shaper = _Shape(self.names)
        label = f"{_kind(node)}({','.join(shaper.write(part) for part in head)})"
        self.nodes += shaper.size + 1
        last = max([node.lineno, *(getattr(part, "end_lineno", None) or 0 for part in head)])
        lines = tuple(range(node.lineno, last + 1))
        inside = [n for part in head for n in ast.walk(part) if isinstance(n, ast.Name)]
        makes = frozenset(n.id for n in inside if isinstance(n.ctx, ast.Store)) | _written_into(node)
        uses = frozenset(n.id for n in inside if isinstance(n.ctx, ast.Load))
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            self.statements.append(
                _Statement(
                    label=label,
                    size=shaper.size + 1,
                    lines=lines,
                    around=around,
                    expressions=tuple(shaper.large),
                    makes=makes,
                    uses=uses,
                )
            )
        for inner in blocks:
            self.block(inner, (*around, label))

    def found(self) -> Iterator[Fragment]:
        makers: dict[str, list[_Statement]] = {}
        for statement in self.statements:
            for name in statement.makes:
                makers.setdefault(name, []).append(statement)
        for s in self.statements:
            yield Fragment(f"i {s.label}", s.size, s.lines)
            yield Fragment(f"a {'>'.join(s.around[-2:])} {s.label}", s.size, s.lines)
            for shape, size in s.expressions:
                yield Fragment(f"e {shape}", size, s.lines)
            sources = {id(m): m for name in s.uses for m in makers.get(name, ()) if m is not s}
            for maker in sources.values():
                yield Fragment(f"d {maker.label}->{s.label}", (maker.size + s.size) // 2, s.lines)


def _says_nothing(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        value = node.value
        silent = isinstance(value, ast.Call) and getattr(value.func, "id", "") in _SILENT_CALLS
        return silent or isinstance(value, ast.Constant)
    if isinstance(node, ast.AnnAssign):
        return node.value is None
    return isinstance(node, ast.Pass | ast.Import | ast.ImportFrom | ast.Assert | ast.Global | ast.Nonlocal)


def _kind(node: ast.stmt) -> str:
    if isinstance(node, ast.AugAssign | ast.AnnAssign):
        return "Assign"
    return type(node).__name__


#: Las partes de cada instrucción compuesta que no son sus bloques.
_HEADS = {
    ast.FunctionDef: (),
    ast.AsyncFunctionDef: (),
    ast.ClassDef: (),
    ast.Try: (),
    ast.AnnAssign: ("target", "value"),
    ast.For: ("target", "iter"),
    ast.If: ("test",),
    ast.While: ("test",),
    ast.Match: ("subject",),
}


def _head(node: ast.stmt) -> list[ast.AST]:
    """Las partes de una instrucción que no son sus bloques, con ``x += y`` escrito ``x = x + y``."""
    if isinstance(node, ast.AugAssign):
        return [node.target, ast.BinOp(node.target, node.op, node.value)]
    if isinstance(node, ast.With):
        return [item.context_expr for item in node.items]
    if type(node) in _HEADS:
        return [getattr(node, name) for name in _HEADS[type(node)]]
    return list(ast.iter_child_nodes(node))


def _written_into(node: ast.stmt) -> frozenset[str]:
    """Los arrays en los que escribe una asignación como ``Z[i, j] = …``."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    found = set()
    for target in targets:
        base = target
        while isinstance(base, ast.Subscript | ast.Attribute):
            base = base.value
        if isinstance(base, ast.Name):
            found.add(base.id)
    return frozenset(found)


@dataclass
class _Shape:
    """Escribe una expresión en forma normal y apunta las grandes."""

    names: _Names
    size: int = 0
    large: list[tuple[str, int]] = field(default_factory=list)

    def write(self, node: ast.AST) -> str:
        before = self.size
        self.size += 1
        text = self._text(node)
        if isinstance(node, ast.expr) and self.size - before >= MIN_EXPRESSION:
            self.large.append((text, self.size - before))
        return text

    def _text(self, node: ast.AST) -> str:
        write: Callable[[ast.AST], str] = self.write
        kind = type(node).__name__
        match node:
            case ast.Name(id=name) | ast.arg(arg=name):
                text = self.names.role(name)
            case ast.Constant():
                text = _constant(node.value)
            case ast.JoinedStr():
                text = "s"
            case ast.UnaryOp(ast.USub(), ast.Constant()):
                text = "k"
            case ast.BinOp(op=ast.Add() | ast.Mult() | ast.BitAnd() | ast.BitOr() | ast.BitXor()):
                terms = sorted(write(t) for t in _flattened(node, type(node.op)))
                text = f"{type(node.op).__name__}({','.join(terms)})"
            case ast.Compare(ops=[op], comparators=[right]) if type(op) in _FLIPPED:
                text = f"{_FLIPPED[type(op)]}({write(right)},{write(node.left)})"
            case ast.Call(ast.Name("range"), [ast.Constant(0), stop], []):
                text = f"Call(range,{write(stop)})"
            case ast.Call():
                keywords = sorted(f"{k.arg}={write(k.value)}" for k in node.keywords)
                text = f"Call({','.join([write(node.func), *map(write, node.args), *keywords])})"
            case ast.Attribute():
                text = f"{write(node.value)}.{node.attr}"
            case _:
                inner = [write(c) for c in ast.iter_child_nodes(node) if not isinstance(c, ast.expr_context)]
                text = f"{kind}({','.join(inner)})" if inner else kind
        return text


def _constant(value: object) -> str:
    if value is None or isinstance(value, bool):
        return repr(value)
    return "s" if isinstance(value, str | bytes) else "k"


def _flattened(node: ast.AST, kind: type) -> Iterator[ast.AST]:
    """``a + b + c`` como tres sumandos."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, kind):
        yield from _flattened(node.left, kind)
        yield from _flattened(node.right, kind)
    else:
        yield node
