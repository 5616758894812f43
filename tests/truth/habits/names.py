"""Nombres que se vuelven a usar, más abajo o más arriba de donde se comprueban."""

import random

from tests.truth.book import CALLS, Book, check_of
from tests.truth.habits import habit

CONV = ("03_conv_forward",)


def _later(rng: random.Random, book: Book, name: str, source: str) -> None:
    """Una celda suelta, justo debajo de la comprobación o al final."""
    book.after(check_of(name), source) if rng.random() < 0.5 else book.end(source)


@habit("nombres")
def result_with_the_name_of_the_function(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    _later(rng, book, name, f"{name} = {CALLS[name]}\nprint({name})")


@habit("nombres")
def loop_variable(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    _later(rng, book, name, f"for {name} in ('lento', 'rápido', 'medio'):\n    print({name})")


@habit("nombres")
def a_number_with_the_name(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions + book.hunts)
    _later(rng, book, name, rng.choice([f"{name} = 4", f"{name}: int = 0", f"print({name} := 12)"]))


@habit("nombres")
def unpacked_on_the_name(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    _later(rng, book, name, f"alto, *{name} = (3, 4, 5)\nprint(alto, {name})")


@habit("nombres")
def with_the_name_as_target(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    _later(rng, book, name, f"import io\nwith io.StringIO('hola') as {name}:\n    print({name}.read())")


@habit("nombres")
def imported_over_the_name(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    _later(rng, book, name, f"from math import floor as {name}\nprint({name}(2.5))")


@habit("nombres")
def class_over_the_name(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    _later(rng, book, name, f"class {name}:\n    '''Para la próxima unidad.'''\n    pad = 1")


@habit("nombres")
def deleted(rng: random.Random, book: Book) -> None:
    book.end(f"del {', '.join(book.functions)}")


@habit("nombres")
def numpy_reused(rng: random.Random, book: Book) -> None:
    book.end(rng.choice(["np = 3.5\nprint(np)", "del np", "for np in range(2):\n    print(np)"]))


@habit("nombres")
def builtins_reused(rng: random.Random, book: Book) -> None:
    book.end("sum = 0\nfor max in [1, 2, 3]:\n    sum += max\nrange = len = sum\nprint(sum, max)")


@habit("nombres")
def everything_from_numpy(rng: random.Random, book: Book) -> None:
    _later(rng, book, rng.choice(book.functions), "from numpy import *\nprint(zeros(2))")


@habit("nombres", units=CONV)
def own_piece_below(rng: random.Random, book: Book) -> None:
    """Una función suya con el nombre de una pieza, después de comprobar."""
    other = rng.choice(["convolve(imagen, kernel)", "zero_padding(fila)"])
    book.end(f"def {other}:\n    return 0\n\n\nprint({other.partition('(')[0]})")


@habit("nombres", units=CONV, plain=True)
def own_convolve_above(rng: random.Random, book: Book) -> None:
    """La suya, a propósito y bien, entre la celda de las piezas y el ejercicio."""
    bodies = ["float(np.sum(X * W)) + b", "np.einsum('cij,cij->', X, W) + b", "(X * W).sum() + b"]
    book.before("conv_forward", f"def convolve(X, W, b):\n    return {rng.choice(bodies)}")


@habit("nombres", units=CONV, plain=True)
def own_padding_above_in_the_cell(rng: random.Random, book: Book) -> None:
    own = "def zero_padding(X, pad):\n    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))"
    book.above("conv_forward", own, "")


@habit("nombres", honest=False, units=CONV, plain=True)
def wrong_convolve_above(rng: random.Random, book: Book) -> None:
    """La suya está mal y el ejercicio la usa: falla en los dos sitios."""
    wrong = rng.choice(["(X * W).sum()", "(X * W[:, ::-1, ::-1]).sum() + b", "(X * W).mean() + b"])
    book.before("conv_forward", f"def convolve(X, W, b):\n    return {wrong}")


@habit("nombres", honest=False, units=CONV, plain=True)
def wrong_size_kept_for_later(rng: random.Random, book: Book) -> None:
    """Cambia ``output_size`` a un número antes de que la otra función la llame."""
    book.after(check_of("output_size"), "output_size = output_size(7, 3, 2, 0)\nprint(output_size)")


@habit("nombres", plain=True)
def variables_of_the_notebook_with_names_of_parameters(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.before(
        name, "X, W, b, pad, stride, padding = 1, 2, 3, 4, 5, 6\nlayer_input = l_O = filter_size = None"
    )


@habit("nombres", plain=True)
def global_counter(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.start_of(name, "global llamadas", "llamadas += 1")
    book.above(name, "llamadas = 0", "")
    book.after(check_of(name), "print('llamadas:', llamadas)")


@habit("nombres", plain=True)
def global_history_cleared_below(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.start_of(name, "historial.append(1)")
    book.before(name, "historial = []")
    book.end("historial = None")


@habit("nombres", plain=True)
def constant_changed_below(rng: random.Random, book: Book) -> None:
    """Una constante de la que depende la función cambia después de comprobarla."""
    name = rng.choice(book.functions)
    book.start_of(name, "assert ACTIVA, 'está apagada'")
    book.before(name, "ACTIVA = True")
    _later(rng, book, name, "ACTIVA = False")


@habit("nombres", plain=True)
def helper_reused_below(rng: random.Random, book: Book) -> None:
    """El nombre de la función auxiliar se usa después para otra cosa."""
    name = rng.choice(book.functions)
    book.before(name, book.helper(name, "auxiliar"))
    _later(rng, book, name, "auxiliar = [1, 2, 3]\nprint(auxiliar)")
