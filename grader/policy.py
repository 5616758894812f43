"""Caminos que un ejercicio no permite, aunque lleven al resultado correcto: se buscan leyendo el código.

Solo cuenta lo que la función puede llegar a ejecutar: ella y las funciones y clases del cuaderno que usa. Un
``import torch`` que sobra, o una celda aparte que compara con PyTorch, no es usar PyTorch.
"""

import ast
import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from grader.exercises.base import Exercise
from grader.remembering import remembered
from grader.verdict import Verdict

_BINDING = (ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BUILTINS = {name: f"builtins.{name}" for name in ("exec", "eval", "__import__")}


@dataclass(frozen=True)
class Code:
    """Las celdas de código de un cuaderno, en orden. Se leen una vez y sirven para todos sus ejercicios."""

    sources: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """Todas seguidas, con las letras que Python da por iguales escritas igual."""
        return unicodedata.normalize("NFKC", "\n".join(self.sources))

    @cached_property
    def cells(self) -> tuple[ast.Module, ...]:
        """Los árboles de las que se entienden."""
        return tuple(cell for cells, _ in self._read for cell in cells)

    @cached_property
    def bindings(self) -> tuple[ast.AST, ...]:
        """Lo que ata nombres en ellas."""
        return tuple(binding for _, bindings in self._read for binding in bindings)

    @cached_property
    def _read(self) -> list[tuple[tuple[ast.Module, ...], tuple[ast.AST, ...]]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # el texto raro de una entrega no va a la terminal del docente
            return [_read_cell(source) for source in self.sources]

    @cached_property
    def _mentioned(self) -> dict[tuple[str, ...], bool]:
        return {}

    def mentions(self, forbidden: tuple[str, ...]) -> bool:
        """Si puede haber algún nombre de ``forbidden``; si no, no hace falta leer nada.

        Quien usa uno escribe su última palabra, salvo con ``getattr``, que la admite disfrazada.
        """
        if forbidden not in self._mentioned:
            self._mentioned[forbidden] = _last_words(forbidden).search(self.text) is not None
        return self._mentioned[forbidden]


@lru_cache(maxsize=64)
def _last_words(forbidden: tuple[str, ...]) -> re.Pattern:
    words = sorted({"getattr", *(route.rpartition(".")[2] for route in forbidden)})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def read(sources: Iterable[str]) -> Code:
    """Las celdas de código ``sources``; las que no son Python se pasan por alto."""
    return Code(tuple(sources))


@remembered(128, 3000)  # casi todas las celdas de una clase son las del cuaderno publicado
def _read_cell(source: str) -> tuple[tuple[ast.Module, ...], tuple[ast.AST, ...]]:
    """El árbol de una celda (ninguno si no se entiende) y lo que ata nombres en él; nadie debe tocarlo."""
    tree = _parsed(source)
    if tree is None:
        return (), ()
    return (tree,), tuple(node for node in ast.walk(tree) if isinstance(node, _BINDING))


def _parsed(source: str) -> ast.Module | None:
    """El árbol de una celda, con sus magias convertidas en Python como las convierte IPython."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def apply(exercise: Exercise, verdict: Verdict, code: Code) -> tuple[Verdict, str]:
    """El veredicto después de aplicar la norma del ejercicio y un aviso para el docente, si hay motivo."""
    routes = used_routes(code, exercise.name, exercise.forbidden)
    if not routes:
        return verdict, ""
    lost = verdict.points * exercise.forbidden_cost
    names = ", ".join(f"`{route}`" for route in routes)
    remark = f"Usa {names}, que este ejercicio no permite: {_cost_words(lost)}."
    changed = replace(verdict, points=verdict.points - lost, remarks=(*verdict.remarks, remark))
    return changed, f"{exercise.name}: {remark[0].lower()}{remark[1:]}".replace("`", "")


def warning(exercise: Exercise, source: str) -> str:
    """El aviso para quien comprueba una función cuyo código es ``source``; vacío si no hay motivo."""
    routes = used_routes(read([source]), exercise.name, exercise.forbidden)
    if not routes:
        return ""
    names = ", ".join(f"`{route}`" for route in routes)
    return f"Usas {names}: en este ejercicio no está permitido y al calificar te costaría puntos."


def _cost_words(lost: float) -> str:
    return f"pierde {lost:g} puntos" if lost else "no cuesta puntos, pero conviene mirarlo"


def used_routes(code: Code, name: str, forbidden: tuple[str, ...]) -> tuple[str, ...]:
    """Los nombres de ``forbidden`` (``numpy.convolve``, ``torch``…) que puede ejecutar ``name``."""
    if not code.mentions(forbidden):
        return ()
    imports: dict[str, str] = {"np": "numpy"} | _BUILTINS
    definitions: dict[str, ast.AST] = {}
    for node in code.bindings:
        imports |= _imported(node, forbidden) | _renamed(node, imports)
        definitions |= _defined(node)
    if name not in definitions:  # la definición no está a la vista: quizá la escribe un exec
        definitions[name] = ast.Module(list(code.cells), [])
        forbidden = tuple(route for route in forbidden if route.startswith("builtins."))
    found: dict[str, None] = {}
    for inside in _reachable(name, definitions):
        local = dict(imports)
        for inner in inside:
            if isinstance(inner, _BINDING):
                local |= _imported(inner, forbidden) | _renamed(inner, local)
        for dotted in _dotted_names(inside, local):
            found |= {f: None for f in forbidden if dotted == f or dotted.startswith(f"{f}.")}
    return tuple(found)


def _renamed(node: ast.AST, imports: Mapping[str, str]) -> dict[str, str]:
    """Los otros nombres que se da a un módulo: ``tools = np``."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in imports:
        return {t.id: imports[node.value.id] for t in node.targets if isinstance(t, ast.Name)}
    return {}


def _imported(node: ast.AST, forbidden: Sequence[str]) -> dict[str, str]:
    """Los nombres que ata un ``import`` y de qué son; con ``*``, los que importan aquí."""
    if isinstance(node, ast.ImportFrom) and node.module and any(a.name == "*" for a in node.names):
        return {f.rpartition(".")[2]: f for f in forbidden if f.startswith(f"{node.module}.")}
    if isinstance(node, ast.Import):
        return {
            (a.asname or a.name.partition(".")[0]): (a.name if a.asname else a.name.partition(".")[0])
            for a in node.names
        }
    if isinstance(node, ast.ImportFrom) and node.module:
        return {(a.asname or a.name): f"{node.module}.{a.name}" for a in node.names}
    return {}


def _defined(node: ast.AST) -> dict[str, ast.AST]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name: node}
    if isinstance(node, ast.Assign):
        return {t.id: node.value for t in node.targets if isinstance(t, ast.Name)}
    return {}


def _reachable(name: str, definitions: Mapping[str, ast.AST]) -> list[list[ast.AST]]:
    """Los nodos de cada definición a la que puede llegar ``name``."""
    pending, seen, found = [name], set(), []
    while pending:
        current = pending.pop()
        if current in seen or current not in definitions:
            continue
        seen.add(current)
        found.append(list(ast.walk(definitions[current])))
        pending += [n.id for n in found[-1] if isinstance(n, ast.Name)]
    return found


def _dotted_names(nodes: Iterable[ast.AST], imports: Mapping[str, str]) -> Iterable[str]:
    """Los nombres con puntos que se usan en ``nodes``, con el nombre verdadero del módulo."""
    for inner in nodes:
        if isinstance(inner, ast.Attribute | ast.Name):
            parts: list[str] = []
            current: ast.AST = inner
            while isinstance(current, ast.Attribute):
                parts.append(current.attr)
                current = current.value
            if isinstance(current, ast.Name) and isinstance(current.ctx, ast.Load) and current.id in imports:
                yield ".".join([imports[current.id], *reversed(parts)])
        match inner:
            case ast.Call(ast.Name("getattr"), [ast.Name(module), ast.Constant(str() as attribute), *_]):
                if module in imports:
                    yield f"{imports[module]}.{attribute}"
