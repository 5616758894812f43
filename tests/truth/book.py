"""Un cuaderno trabajado y lo que se le puede hacer: cambiar, mover, copiar y añadir celdas."""

import ast
import copy
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader import exercises
from grader.cells import check_of, role_of
from grader.units import CODE_STUB, TEXT_STUB, notebook_name
from tests.kit.sample_class import ROOT
from tests.mutants import collection
from tests.mutants.collection import Solution

#: Una llamada de prueba a cada función, como las que hace cualquiera en una celda suelta.
CALLS = {
    "negative_image": "negative_image(np.ones((1, 1, 2, 2)))",
    "zero_padding": "zero_padding(np.ones((1, 1, 2, 2)), 1)",
    "convolve": "convolve(np.ones((1, 2, 2)), np.ones((1, 2, 2)), 0.5)",
    "output_size": "output_size(7, 3, 2, 0)",
    "feature_map": "feature_map(np.ones((1, 4, 4)), np.ones((1, 2, 2)), 0.5, 1)",
    "conv_forward": "conv_forward(np.ones((1, 1, 4, 4)), np.ones((1, 1, 2, 2)), np.zeros(1), 1, 0)",
    "numerical_gradient": "numerical_gradient(lambda v: float(v.sum()), np.ones((2, 2)))",
    "conv_backward": "conv_backward(np.ones((1, 1, 3, 3)), 0.1, np.ones((1, 1, 4, 4)), "
    "np.ones((1, 1, 2, 2)), np.zeros(1), 1, 0)",
    "max_pooling_forward": "max_pooling_forward(np.ones((1, 1, 4, 4)), 2, 2)",
    "average_pooling_forward": "average_pooling_forward(np.ones((1, 1, 4, 4)), 2, 2)",
    "max_pooling_backward": "max_pooling_backward(np.ones((1, 1, 2, 2)), np.ones((1, 1, 4, 4)), 2, 2)",
    "average_pooling_backward": "average_pooling_backward(np.ones((1, 1, 2, 2)), "
    "np.ones((1, 1, 4, 4)), 2, 2)",
}
#: La celda más lenta de todas: casi nadie la deja, y una vez por unidad basta con las soluciones y la clase.
_SLOW = "photo.maps(conv_forward("
_PIECES = re.compile(r"\b(zero_padding|convolve|output_size|conv_forward)\b")


@dataclass
class Book:
    """El cuaderno de ``unit`` de alguien.

    ``written`` son las respuestas que escribió, por pregunta; ``files``, lo que hay en su carpeta además del
    cuaderno; ``refused``, los ejercicios que resuelve por un camino no permitido.
    """

    unit: str
    notebook: NotebookNode
    written: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    _made: int = 0

    @property
    def cells(self) -> list[NotebookNode]:
        return self.notebook.cells

    @property
    def data(self) -> bytes:
        """Los bytes del cuaderno."""
        return json.dumps(self.notebook, ensure_ascii=False, indent=1).encode()

    @property
    def functions(self) -> list[str]:
        """Los ejercicios que piden calcular algo."""
        return [e.name for e in exercises.of_unit(self.unit) if e.suspect is None]

    @property
    def hunts(self) -> list[str]:
        """Las cazas del error."""
        return [e.name for e in exercises.of_unit(self.unit) if e.suspect is not None]

    @property
    def questions(self) -> list[str]:
        """Las preguntas escritas."""
        return list(self.written)

    def at(self, grade_id: str) -> int:
        """Dónde está la primera celda que nbgrader llama ``grade_id``."""
        return next(i for i, c in enumerate(self.cells) if role_of(c).grade_id == grade_id)

    def cell(self, grade_id: str) -> NotebookNode:
        return self.cells[self.at(grade_id)]

    def source(self, name: str) -> str:
        return self.cell(name).source

    def write(self, name: str, source: str) -> None:
        """Cambia el texto de la celda ``name``."""
        self.cell(name).source = source

    def demos(self) -> list[NotebookNode]:
        """Las celdas de demostración."""
        return [c for c in self.cells if role_of(c).demo]

    def code(self, source: str) -> NotebookNode:
        """Una celda de código nueva, sin colocar."""
        self._made += 1
        return new_code_cell(source, id=f"nueva-{self._made}")

    def text(self, source: str) -> NotebookNode:
        """Una celda de texto nueva, sin colocar."""
        self._made += 1
        return new_markdown_cell(source, id=f"nueva-{self._made}")

    def twin(self, grade_id: str) -> NotebookNode:
        """Una copia como la de Jupyter: con los metadatos y otro identificador."""
        self._made += 1
        return copy.deepcopy(self.cell(grade_id)) | {"id": f"copia-{self._made}"}

    def put(self, position: int, *cells: NotebookNode | str) -> None:
        """Coloca celdas a partir de ``position``; un texto es una celda de código."""
        self.cells[position:position] = [
            self.code(c) if isinstance(c, str) else nbformat.from_dict(c) for c in cells
        ]

    def before(self, grade_id: str, *cells: NotebookNode | str) -> None:
        self.put(self.at(grade_id), *cells)

    def after(self, grade_id: str, *cells: NotebookNode | str) -> None:
        self.put(self.at(grade_id) + 1, *cells)

    def end(self, *cells: NotebookNode | str) -> None:
        self.put(len(self.cells), *cells)

    def take(self, grade_id: str) -> NotebookNode:
        """Quita una celda y la devuelve."""
        return self.cells.pop(self.at(grade_id))

    def start_of(self, name: str, *lines: str) -> None:
        """Añade líneas al empezar el cuerpo de la función ``name``, detrás de su explicación."""
        source = self.source(name)
        tree = ast.parse(source)
        function = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == name)
        first = function.body[1 if ast.get_docstring(function) else 0]
        rows = source.split("\n")
        rows[first.lineno - 1 : first.lineno - 1] = [f"    {line}" for line in lines]
        self.write(name, "\n".join(rows))

    def above(self, name: str, *lines: str) -> None:
        """Añade líneas encima de lo que haya en la celda ``name``."""
        self.write(name, "\n".join([*lines, "", self.source(name)]))

    def below(self, name: str, *lines: str) -> None:
        """Añade líneas debajo de lo que haya en la celda ``name``."""
        self.write(name, "\n".join([self.source(name).rstrip(), "", *lines]))

    def helper(self, name: str, helper: str = "a_mano") -> str:
        """La solución de ``name`` pasa a llamar a otra función, ``helper``, cuyo código devuelve."""
        source = self.source(name)
        arguments = next(n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)).args
        given = ", ".join(a.arg for a in arguments.args)
        self.write(name, f"def {name}({ast.unparse(arguments)}):\n    return {helper}({given})")
        return re.sub(rf"\bdef {name}\b", f"def {helper}", source)


def released(unit: str) -> Book:
    """El cuaderno publicado, sin empezar."""
    return Book(unit, nbformat.from_dict(json.loads(_published(unit))))


@cache
def _published(unit: str) -> str:
    return json.dumps(nbformat.read(ROOT / "notebooks" / unit / notebook_name(unit), as_version=4))


def solved(unit: str, slow: bool = False) -> Book:
    """El cuaderno publicado con todo hecho como en la solución y las preguntas contestadas."""
    book = released(unit)
    for name, source in _solutions(unit).items():
        if book.cell(name).cell_type == "code":
            book.write(name, source)
        else:
            book.written[name] = f"Mi respuesta a {name}: depende de la ventana, porque el marco vale 0."
            book.write(name, book.written[name])
    if not slow:
        book.notebook.cells = [c for c in book.cells if not c.source.startswith(_SLOW)]
    return book


@cache
def _solutions(unit: str) -> dict[str, str]:
    path = ROOT / "solutions" / unit / notebook_name(unit)
    cells = nbformat.read(path, as_version=4).cells
    written = [c for c in cells if role_of(c).solution]
    return {role_of(c).grade_id: re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", c.source) for c in written}


@cache
def _collections() -> dict[str, list[Solution]]:
    return collection.load(ROOT / "tests" / "judged")


def _chosen(rng: random.Random, book: Book) -> tuple[str, list[Solution]]:
    """Una de las funciones del cuaderno de las que hay soluciones escritas, y ellas."""
    name = rng.choice([n for n in book.functions if n in _collections()])
    return name, _collections()[name]


def in_another_style(rng: random.Random, book: Book) -> None:
    """Una función del cuaderno, escrita como la escribe otra persona."""
    name, found = _chosen(rng, book)
    styles = [s.source for s in found if s.right]
    fit = [s for s in styles if book.unit == "03_conv_forward" or not _PIECES.search(s.replace(name, ""))]
    book.write(name, rng.choice(fit))


def mistaken(rng: random.Random, book: Book) -> None:
    """Una función del cuaderno, con un error de los que se cometen de verdad."""
    name, found = _chosen(rng, book)
    wrong = [s.source for s in found if not s.right]
    fit = [s for s in wrong if book.unit == "03_conv_forward" or not _PIECES.search(s.replace(name, ""))]
    book.write(name, rng.choice(fit))


def stub(name: str) -> str:
    """La función ``name`` como se publicó, sin la explicación."""
    body = "\n".join(f"    {line}" for line in CODE_STUB.splitlines())
    return f"def {name}({', '.join(exercises.get(name).parameters)}):\n{body}"


Change = Callable[[random.Random, Book], None]
__all__ = ["CALLS", "TEXT_STUB", "Book", "Change", "check_of", "in_another_style", "mistaken", "released"]
__all__ += ["solved", "stub"]
