"""Código en las celdas de demostración, y sus nombres usados en lo que se entrega."""

import random

from grader.cells import role_of
from tests.truth.book import CALLS, Book, check_of
from tests.truth.habits import habit

WITH_HUNT = ("01_padding", "02_convolve", "03_conv_forward", "04_conv_backward", "05_pooling")
#: Cazas que se contestan con los nombres de las demostraciones que hay encima.
_BY_NAMES = {
    "counterexample_padding": ("X, 6", "small, 3"),
    "counterexample_convolve": (
        "np.tile(window, (2, 1, 1)), np.tile(weights, (2, 1, 1)), 0.5",
        "np.repeat(X, 2, 0), np.repeat(W, 2, 0), b",
    ),
    "counterexample_forward": ("layer_input, W, b, 1, 0", "layer_input[:, :, :3], W, b, stride, pad"),
    "counterexample_backward": (
        "np.array([[l_O], [l_O]]), 0.1, np.array([[X], [X]]), 0 * W[None, None], np.zeros(1), 1, 0",
        "np.array([[l_O], [l_O]])[..., :1, :1], 0.5, np.array([[X], [X]])[..., :2, :2], W[None, None], "
        "biases[:1], 1, 0",
    ),
    "counterexample_max_forward": (
        "0 * after_relu - np.eye(6), 2, 2",
        "np.minimum(rng.normal(size=(1, 1, 8, 8)), 0), 2, 2",
    ),
    "counterexample_max_backward": ("l_O, 0 * layer_input, 3, 1", "l_O, np.zeros(layer_input.shape), 3, 1"),
}


def _demo_above(rng: random.Random, book: Book, name: str):
    above = book.cells[: book.at(name)]
    return rng.choice([c for c in above if role_of(c).demo and "%" not in c.source])


def _demo(rng: random.Random, book: Book):
    return rng.choice([c for c in book.demos() if "%" not in c.source])


@habit("demostraciones")
def print_added(rng: random.Random, book: Book) -> None:
    _demo(rng, book).source += "\nprint('hasta aquí, bien')"


@habit("demostraciones")
def numbers_changed(rng: random.Random, book: Book) -> None:
    """Cambia los números de una figura para ver qué pasa."""
    for cell in book.demos():
        cell.source = cell.source.replace("pad=1", "pad=2").replace("stride=2", "stride=1")


@habit("demostraciones")
def function_tried_there(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    below = [c for c in book.cells[book.at(name) :] if role_of(c).demo]
    rng.choice(below).source += f"\nprint({CALLS[name]})"


@habit("demostraciones")
def name_reused_there(rng: random.Random, book: Book) -> None:
    """El nombre de la función, en una demostración de más abajo."""
    name = rng.choice(book.functions)
    below = [c for c in book.cells[book.at(check_of(name)) :] if role_of(c).demo]
    rng.choice(below).source += f"\n{name} = {CALLS[name]}"


@habit("demostraciones", plain=True)
def helper_written_there(rng: random.Random, book: Book) -> None:
    """La función auxiliar, en la celda de una figura."""
    name = rng.choice(book.functions)
    cell = _demo_above(rng, book, name)
    cell.source += f"\n\n\n{book.helper(name)}"


@habit("demostraciones", plain=True)
def helper_above_the_figure(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    cell = _demo_above(rng, book, name)
    cell.source = f"{book.helper(name)}\n\n\n{cell.source}"


@habit("demostraciones", plain=True)
def constant_written_there(rng: random.Random, book: Book) -> None:
    """Un número que se apunta en una demostración y se usa en la función."""
    name = rng.choice(book.functions)
    book.start_of(name, "assert RELLENO == 0")
    _demo_above(rng, book, name).source += "\nRELLENO = 0"


@habit("demostraciones", units=WITH_HUNT)
def hunt_with_names_from_there(rng: random.Random, book: Book) -> None:
    """La caza se contesta con los arrays de la demostración de encima, como sugiere el enunciado."""
    name = rng.choice(book.hunts)
    answer = rng.choice(_BY_NAMES[name])
    book.write(name, f"def {name}():\n    stride, pad = 1, 0\n    return {answer}")


@habit("demostraciones", units=WITH_HUNT)
def hunt_with_names_kept_in_a_cell(rng: random.Random, book: Book) -> None:
    """Guarda en una celda suya lo que dejó la demostración, y lo usa."""
    name = rng.choice(book.hunts)
    book.before(name, f"stride, pad = 1, 0\nmis_datos = {_BY_NAMES[name][0]}\nprint(len(mis_datos))")
    book.write(name, f"def {name}():\n    return mis_datos")


@habit("demostraciones", units=("01_padding",), plain=True)
def solution_with_a_name_from_there(rng: random.Random, book: Book) -> None:
    """La solución usa un array de una demostración de encima."""
    book.start_of("zero_padding", "assert small.shape == (2, 2, 2, 3)")


@habit("demostraciones", units=("05_pooling", "04_conv_backward", "02_convolve"), plain=True)
def solution_with_another_name_from_there(rng: random.Random, book: Book) -> None:
    tests = {
        "05_pooling": "lines.shape == (4, 6)",
        "04_conv_backward": "l_O is not None",
        "02_convolve": "row.size == 5",
    }
    book.start_of(rng.choice(book.functions), f"assert {tests[book.unit]}")


@habit("demostraciones", plain=True)
def module_imported_there(rng: random.Random, book: Book) -> None:
    """``sys`` se importa en la primera demostración y la solución lo usa."""
    name = rng.choice(book.functions)
    book.start_of(name, "limite = sys.getrecursionlimit()", "assert limite > 0")


@habit("demostraciones", units=("03_conv_forward",), plain=True)
def names_in_chain(rng: random.Random, book: Book) -> None:
    """Lo que usa sale de otra cosa que sale de una demostración."""
    book.before("conv_forward", "filas, columnas = image.shape\nlado = kernel.shape[0]")
    book.start_of("conv_forward", "assert filas + columnas - 2 * lado == 3")


@habit("demostraciones")
def figures_in_own_cell(rng: random.Random, book: Book) -> None:
    """Una figura del curso en una celda suya, con algo más que después hace falta."""
    name = rng.choice(book.functions)
    calls = "from grader.figures import photo\n\nfoto = photo.colour()\nprint(foto.shape)\nlisto = True"
    book.before(name, calls)
    book.after(name, "assert listo")


@habit("demostraciones", plain=True)
def helper_beside_a_figure(rng: random.Random, book: Book) -> None:
    """Importa las figuras del curso en la celda de su función auxiliar."""
    name = rng.choice(book.functions)
    book.before(
        name, f"from grader import figures\nfrom grader.figures import photo\n\n\n{book.helper(name)}"
    )


@habit("demostraciones")
def demonstration_copied(rng: random.Random, book: Book) -> None:
    cell = _demo(rng, book)
    position = book.cells.index(cell)
    book.put(position + 1, cell | {"id": "figura-bis"})


@habit("demostraciones")
def torch_compared_in_own_cell(rng: random.Random, book: Book) -> None:
    """Comprueba su función con PyTorch en una celda suya, que además define algo."""
    name = rng.choice(book.functions)
    book.after(
        check_of(name),
        f"import torch\n\nmio = torch.tensor(np.asarray({CALLS[name]}, dtype=object).size)\n"
        "print('tamaño:', int(mio))\n\n\ndef resumen():\n    return 'hecho'",
        "print(resumen())",
    )
