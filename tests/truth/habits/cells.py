"""Celdas movidas, copiadas, partidas, unidas, borradas o cambiadas de tipo."""

import random

from nbformat import NotebookNode

from grader.cells import role_of
from tests.truth.book import CALLS, Book, check_of, released, stub
from tests.truth.habits import habit


def _pair(book: Book, name: str) -> list[NotebookNode]:
    return [book.take(name), book.take(check_of(name))]


@habit("celdas")
def check_moved_to_the_end(rng: random.Random, book: Book) -> None:
    book.end(book.take(check_of(rng.choice(book.functions))))


@habit("celdas")
def pair_moved_to_the_end(rng: random.Random, book: Book) -> None:
    book.end(*_pair(book, book.functions[-1]))


@habit("celdas", honest=False)
def solution_below_its_check(rng: random.Random, book: Book) -> None:
    """Al ejecutar de arriba abajo, la comprobación no encuentra la función."""
    name = rng.choice(book.functions)
    book.after(check_of(name), book.take(name))


@habit("celdas", honest=False)
def pair_above_the_imports(rng: random.Random, book: Book) -> None:
    book.put(1, *_pair(book, rng.choice(book.functions)))


@habit("celdas")
def demonstrations_below(rng: random.Random, book: Book) -> None:
    """Baja al final las figuras de después de los ejercicios."""
    last = book.at(check_of(book.functions[-1]))
    moved = [c for c in book.cells[last:] if role_of(c).demo]
    book.notebook.cells = [c for c in book.cells if c not in moved] + (moved if book.hunts == [] else [])
    if book.hunts:
        book.before(book.hunts[0], *moved)


@habit("celdas")
def imports_at_the_top(rng: random.Random, book: Book) -> None:
    book.put(0, book.take("importaciones"))


@habit("celdas")
def imports_rewritten(rng: random.Random, book: Book) -> None:
    """Sin la celda bloqueada: los ``import``, a su manera y en otra."""
    book.take("importaciones")
    book.put(1, "from grader import check\nimport numpy as np\nimport math")


@habit("celdas")
def pair_copied(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    twins = [book.twin(name), book.twin(check_of(name))]
    book.after(check_of(name), *twins) if rng.random() < 0.5 else book.end(*twins)


@habit("celdas")
def check_copied(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.put(rng.choice([book.at(check_of(name)) + 1, len(book.cells)]), book.twin(check_of(name)))


@habit("celdas", honest=False)
def check_copied_above(rng: random.Random, book: Book) -> None:
    """Una copia antes de la solución falla; la de su sitio, no. Cuenta la mejor."""
    name = rng.choice(book.functions)
    book.before(name, book.twin(check_of(name)))


@habit("celdas")
def solution_copied_below(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.after(name, book.twin(name))


@habit("celdas")
def original_appended(rng: random.Random, book: Book) -> None:
    """Un servidor de colaboración añade al final el cuaderno como se publicó, entero."""
    for cell in released(book.unit).cells:
        book.end(cell | {"id": f"{cell.id}-otra"})


@habit("celdas")
def stub_kept_below_the_check(rng: random.Random, book: Book) -> None:
    """El enunciado, guardado «por si acaso», con los metadatos o sin ellos.

    De una función que no usa otra: en el cuaderno, la otra llamaría al enunciado.
    """
    alone = [f for f in book.functions if not any(f in book.source(o) for o in book.functions if o != f)]
    name = rng.choice(alone)
    kept = released(book.unit).cell(name) | {"id": "enunciado"}
    book.after(check_of(name), kept if rng.random() < 0.5 else stub(name))


@habit("celdas")
def stub_kept_above(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    kept = released(book.unit).cell(name) | {"id": "enunciado"}
    book.before(name, kept if rng.random() < 0.5 else stub(name))


@habit("celdas", honest=False)
def stub_pasted_between(rng: random.Random, book: Book) -> None:
    """El enunciado, entre la solución y su comprobación: es lo que se comprueba."""
    name = rng.choice(book.functions)
    kept = released(book.unit).cell(name) | {"id": "enunciado"}
    book.after(name, kept if rng.random() < 0.5 else stub(name))


@habit("celdas", plain=True)
def split_after_a_helper(rng: random.Random, book: Book) -> None:
    """Parte en dos la celda con la función auxiliar: las dos mitades llevan los metadatos."""
    name = rng.choice(book.functions)
    half = book.helper(name)
    book.before(name, book.twin(name) | {"source": half})


@habit("celdas", plain=True)
def split_with_the_helper_below(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    half = book.helper(name)
    book.after(name, book.twin(name) | {"source": half})


@habit("celdas")
def merged_into_the_solution(rng: random.Random, book: Book) -> None:
    """La función y su comprobación, en la celda de la función."""
    name = rng.choice(book.functions)
    book.below(name, book.take(check_of(name)).source)


@habit("celdas")
def merged_into_the_check(rng: random.Random, book: Book) -> None:
    """La función y su comprobación, en la celda de la comprobación."""
    name = rng.choice(book.functions)
    source = book.take(name).source
    book.write(check_of(name), f"{source}\n\ncheck({name})")


@habit("celdas")
def merged_and_the_check_kept(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(name, f"check({name})")


@habit("celdas")
def merged_with_the_pieces(rng: random.Random, book: Book) -> None:
    """Todo lo que hay que escribir, en una sola celda con la primera función."""
    sources = [book.take(name).source for name in book.functions[1:]]
    book.below(book.functions[0], *sources)


@habit("celdas")
def check_deleted(rng: random.Random, book: Book) -> None:
    book.take(check_of(rng.choice(book.functions)))


@habit("celdas")
def all_checks_deleted(rng: random.Random, book: Book) -> None:
    for name in book.functions + book.hunts:
        book.take(check_of(name))


@habit("celdas")
def solution_in_a_new_cell(rng: random.Random, book: Book) -> None:
    """Deja la celda como vino y escribe en otra, debajo."""
    name = rng.choice(book.functions)
    source = book.source(name)
    book.write(name, released(book.unit).source(name))
    book.after(name, source)


@habit("celdas")
def solution_cell_replaced(rng: random.Random, book: Book) -> None:
    """Borra la celda y escribe en una nueva en su sitio."""
    name = rng.choice(book.functions)
    position = book.at(name)
    book.put(position, book.take(name).source)


@habit("celdas")
def solution_cut_and_pasted(rng: random.Random, book: Book) -> None:
    """Todo lo escrito, en una celda al principio; las de cada ejercicio, vacías."""
    sources = [book.source(name) for name in book.functions]
    for name in book.functions:
        book.write(name, "")
    book.after("importaciones", "\n\n\n".join(sources))


@habit("celdas")
def demonstrations_deleted(rng: random.Random, book: Book) -> None:
    book.notebook.cells = [c for c in book.cells if not role_of(c).demo]


@habit("celdas")
def locked_cells_deleted(rng: random.Random, book: Book) -> None:
    """Sin la celda de ``import`` ni las comprobaciones: NumPy, en la primera solución."""
    for name in ["importaciones", *map(check_of, book.functions + book.hunts)]:
        book.take(name)
    book.above(book.functions[0], "import numpy as np", "")
    book.end("from grader import check", *(f"check({name})" for name in book.functions + book.hunts))


@habit("celdas")
def empty_cells_everywhere(rng: random.Random, book: Book) -> None:
    for name in (*book.functions, *map(check_of, book.functions)):
        book.before(name, "", "# nada")
        book.after(name, book.text(""), "   \n")


@habit("celdas")
def old_attempt_turned_to_text(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.before(name, book.text(f"```python\n{stub(name)}\n```"))


@habit("celdas", honest=False)
def solution_turned_to_text(rng: random.Random, book: Book) -> None:
    """La celda de la función, convertida sin querer en texto."""
    cell = book.cell(rng.choice(book.functions))
    cell.cell_type = "markdown"
    cell.pop("outputs", None), cell.pop("execution_count", None)


@habit("celdas")
def scratch_cells_with_errors(rng: random.Random, book: Book) -> None:
    """Celdas de pruebas que dan error, por medio."""
    name = rng.choice(book.functions)
    book.before(name, "1 / 0", "esto no es Python")
    book.after(check_of(name), f"{name}()", "raise RuntimeError('por aquí voy')")


@habit("celdas")
def tried_in_a_cell(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.after(name, f"salida = {CALLS[name]}\nprint(salida)\nsalida")
