"""Copias de mentira: la misma función con otro aspecto, como la disfrazaría quien no quiere que se note."""

import ast
import builtins
import random


def disguised(source: str, exercise: str, seed: int = 0) -> str:
    """``source`` con otros nombres, otro orden donde se puede, otro formato y comentarios nuevos."""
    tree = ast.parse(source)
    draw = random.Random(seed)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.For | ast.If | ast.While):
            node.body = _reordered(node.body, draw)
    tree = ast.fix_missing_locations(_Renamed(_own_names(tree) - {exercise}).visit(tree))
    lines = ast.unparse(tree).replace("    ", "  ").splitlines()
    return "\n".join(f"{line}   # paso {i}" if line.strip() else line for i, line in enumerate(lines))


def _own_names(tree: ast.AST) -> set[str]:
    found = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    found |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
    return found | {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: set[str]) -> None:
        self.names = {
            name: f"dato_{i}" for i, name in enumerate(sorted(names)) if not hasattr(builtins, name)
        }

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(self.names.get(node.arg, node.arg))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node = self.generic_visit(node)
        node.name = self.names.get(node.name, node.name)
        for argument in node.args.args:
            argument.annotation = ast.Name("object", ast.Load())
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.Assign:
        node = self.generic_visit(node)
        read = ast.parse(ast.unparse(node.target), mode="eval").body
        return ast.Assign([node.target], ast.BinOp(read, node.op, node.value))


def _reordered(body: list[ast.stmt], draw: random.Random) -> list[ast.stmt]:
    """Cambia de sitio las instrucciones vecinas que no dependen una de otra."""
    body = list(body)
    for i in range(len(body) - 1):
        first, second = body[i : i + 2]
        if isinstance(first, ast.Assign) and isinstance(second, ast.Assign) and draw.random() < 0.7:
            names = [{n.id for n in ast.walk(s) if isinstance(n, ast.Name)} for s in (first, second)]
            stored = [
                {n.id for n in ast.walk(t) if isinstance(n, ast.Name)}
                for s in (first, second)
                for t in s.targets
            ]
            if not (set().union(*stored) & names[0] & names[1]):
                body[i : i + 2] = second, first
    return body


def _names(*nodes: ast.AST) -> set[str]:
    return {n.id for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name)}
