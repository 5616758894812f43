"""Caminos que un ejercicio no permite, aunque lleven al resultado correcto: se buscan leyendo el código.

Solo cuenta lo que la función puede llegar a ejecutar: ella y las funciones, clases y valores del cuaderno que
usa, con todas las definiciones que tengan. Un ``import torch`` que sobra, o una celda aparte que compara con
PyTorch, no es usar PyTorch.
"""

import ast
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from grader.exercises.base import Exercise
from grader.judge.scopes import Definitions, chain, definitions, free_nodes, parsed
from grader.judge.verdict import Verdict
from grader.remembering import remembered

#: Lo que tiene nombre sin que nadie lo importe.
_KNOWN = {name: frozenset((f"builtins.{name}",)) for name in ("exec", "eval", "__import__")} | {
    "np": frozenset(("numpy",))
}
#: Con ellos se puede pedir una función por su nombre, escrito como texto.
_BY_TEXT = frozenset(("getattr", "vars", "globals", "attrgetter", "__dict__", "__getattribute__"))


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
        """Los árboles de las que se entienden, y de los textos que ejecutan."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # el texto raro de una entrega no va a la terminal del docente
            return tuple(tree for source in self.sources for tree in _read_cell(source))

    @cached_property
    def definitions(self) -> Definitions:
        """De qué está hecho cada nombre del cuaderno."""
        return definitions(self.cells, _KNOWN)

    @cached_property
    def _mentioned(self) -> dict[tuple[str, ...], bool]:
        return {}

    def mentions(self, forbidden: tuple[str, ...]) -> bool:
        """Si puede haber algún nombre de ``forbidden``; si no, no hace falta leer nada.

        Quien usa uno escribe su última palabra, salvo con lo que la admite como texto, quizá disfrazada.
        """
        if forbidden not in self._mentioned:
            self._mentioned[forbidden] = _last_words(forbidden).search(self.text) is not None
        return self._mentioned[forbidden]


@lru_cache(maxsize=64)
def _last_words(forbidden: tuple[str, ...]) -> re.Pattern:
    words = sorted({*_BY_TEXT, "run_cell", *map(_last_word, forbidden)})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def _last_word(route: str) -> str:
    return route.rpartition(".")[2]


def read(sources: Iterable[str]) -> Code:
    """Las celdas de código ``sources``; las que no son Python se pasan por alto."""
    return Code(tuple(sources))


@remembered(128, 3000)  # casi todas las celdas de una clase son las del cuaderno publicado
def _read_cell(source: str) -> tuple[ast.Module, ...]:
    """El árbol de una celda, si se entiende, y los de los textos que ejecuta; nadie debe tocarlos."""
    tree = parsed(source)
    if tree is None:
        return ()
    texts = [
        constant.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _called(call) in ("exec", "eval", "run_cell", "run_cell_magic")
        for constant in ast.walk(call)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    ]
    return (tree, *filter(None, map(parsed, texts)))


def _called(call: ast.Call) -> str:
    """El nombre, o el último nombre, de lo que se llama."""
    match call.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def apply(exercise: Exercise, verdict: Verdict, code: Code) -> tuple[Verdict, str]:
    """El veredicto después de aplicar la norma del ejercicio y un aviso para el docente, si hay motivo."""
    routes = used_routes(code, exercise.name, exercise.forbidden)
    if not routes or not (verdict.points or exercise.name in code.definitions.values):
        return verdict, ""  # quien no escribió la función no llega a nada por ningún camino
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
    reachable = list(code.cells)  # si no se ve de dónde sale, puede ser cualquier cosa del cuaderno
    if name in code.definitions.values:
        reachable = _reachable(name, code.definitions)
    routes = _Routes(code.definitions, forbidden)
    found = {route for node in reachable for route in routes.used_in(node)}
    return tuple(route for route in forbidden if route in found)


def _reachable(name: str, found: Definitions) -> list[ast.AST]:
    """Los nodos de los que está hecho ``name`` y todo lo que usa."""
    pending, seen, nodes = [name], set(), []
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            nodes += found.values.get(current, ())
            pending += [n.id for node in found.values.get(current, ()) for n in free_nodes(node)]
    return nodes


@dataclass(frozen=True)
class _Routes:
    """Lo que no se permite, y con qué nombres llega al cuaderno."""

    definitions: Definitions
    forbidden: Sequence[str]

    @cached_property
    def modules(self) -> dict[str, frozenset[str]]:
        """Los módulos, y las partes suyas, que tienen nombre en el cuaderno."""
        starred = {
            _last_word(route): frozenset((route,))
            for everything in self.definitions.modules.get("*", ())
            for route in self.forbidden
            if route.startswith(everything[:-1]) and _last_word(route) not in self.definitions.values
        }
        return _KNOWN | starred | dict(self.definitions.modules)

    @cached_property
    def named(self) -> frozenset[str]:
        """Los nombres que ya son un camino, o con los que se puede pedir uno por texto."""
        found = (
            name
            for name, origins in self.modules.items()
            if any(_is_route(origin, f) for origin in origins for f in self.forbidden)
        )
        return _BY_TEXT.union(found)

    @cached_property
    def last_words(self) -> frozenset[str]:
        """Los atributos sin los que no se llega a nada desde un módulo permitido."""
        return _BY_TEXT.union(map(_last_word, self.forbidden))

    def used_in(self, node: ast.AST) -> Iterator[str]:
        """Los que aparecen en ``node``."""
        inner = list(ast.walk(node))
        names = {n.id for n in inner if isinstance(n, ast.Name)}
        attributes = {n.attr for n in inner if isinstance(n, ast.Attribute)}
        imports = any(isinstance(n, ast.alias) for n in inner)
        if not imports and names.isdisjoint(self.named) and attributes.isdisjoint(self.last_words):
            return
        local = definitions([node], self.modules, inside=True).modules
        free = {id(name) for name in free_nodes(node)}
        by_text = bool((names | attributes) & _BY_TEXT)

        def origins(name: ast.Name) -> frozenset[str]:
            seen = self.modules.get(name.id, frozenset()) if id(name) in free else frozenset()
            return seen | local.get(name.id, frozenset())

        for part in inner:
            if isinstance(part, ast.Constant) and by_text:
                yield from (f for f in self.forbidden if _last_word(f) == part.value)
            if isinstance(part, ast.Attribute | ast.Name):
                root, parts = chain(part)
                for name in ast.walk(root):
                    if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load):
                        for origin in origins(name):
                            route = ".".join([origin, *parts])
                            yield from (f for f in self.forbidden if _is_route(route, f))


def _is_route(dotted: str, forbidden: str) -> bool:
    """Si ``dotted`` es ``forbidden``, algo suyo, o lo mismo por otro camino (``numpy.ma.convolve``)."""
    if dotted == forbidden or dotted.startswith(f"{forbidden}."):
        return True
    package, _, word = forbidden.partition(".")
    return bool(word) and dotted.startswith(f"{package}.") and f".{word}." in f"{dotted}."
