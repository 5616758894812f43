"""Más de un intento, y comprobaciones a su manera."""

import random

from tests.truth.book import Book, check_of, mistaken, stub
from tests.truth.habits import WEIGHTS, habit


def _wrong(name: str) -> str:
    return stub(name).partition("\n")[0] + "\n    return 0"


@habit("intentos")
def wrong_then_right(rng: random.Random, book: Book) -> None:
    """Dos intentos, cada uno con su comprobación: el bueno, después."""
    name = rng.choice(book.functions)
    book.before(name, _wrong(name), f"check({name})")


@habit("intentos")
def right_then_wrong(rng: random.Random, book: Book) -> None:
    """El segundo intento estropea el primero."""
    name = rng.choice(book.functions)
    book.after(check_of(name), _wrong(name), f"check({name})")


@habit("intentos")
def wrong_in_its_place_and_right_below(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    right = book.source(name)
    book.write(name, _wrong(name))
    book.after(check_of(name), right, f"check({name})")


@habit("intentos")
def second_attempt_with_metadata(rng: random.Random, book: Book) -> None:
    """Copia las dos celdas, y la segunda pareja es la buena."""
    name = rng.choice(book.functions)
    book.after(check_of(name), book.twin(name), book.twin(check_of(name)))
    book.write(name, _wrong(name))


@habit("intentos")
def three_attempts_in_one_cell(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.above(name, _wrong(name), "", "", stub(name), "")


@habit("intentos", honest=False)
def right_above_and_wrong_in_its_place(rng: random.Random, book: Book) -> None:
    """El intento bueno se quedó arriba sin comprobar; se comprueba el malo."""
    name = rng.choice(book.functions)
    book.before(name, book.source(name))
    book.write(name, _wrong(name))


@habit("intentos")
def under_another_name(rng: random.Random, book: Book) -> None:
    """Varias versiones con nombre propio, y al final la que vale."""
    name = rng.choice(book.functions)
    source = book.source(name)
    book.write(name, f"{source}\n\nversion_1 = {name}")
    book.below(name, _wrong(name), "", f"{name} = version_1")


@habit("intentos")
def check_by_name(rng: random.Random, book: Book) -> None:
    """La función se llama de otra manera y lo dice al comprobar."""
    name = rng.choice(book.functions)
    book.below(name, f"mia = {name}")
    book.write(check_of(name), f'check(mia, "{name}")')


@habit("intentos")
def check_in_try(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    body = f"try:\n    check({name})\nexcept AssertionError as error:\n    print('falta:', error)"
    book.after(name, body) if rng.random() < 0.5 else book.end(body)


@habit("intentos")
def checks_in_a_loop(rng: random.Random, book: Book) -> None:
    book.end(f"for funcion in ({', '.join(book.functions)},):\n    check(funcion)")


@habit("intentos")
def check_under_main(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(name, 'if __name__ == "__main__":', f"    check({name})")


@habit("intentos")
def own_tests_that_fail(rng: random.Random, book: Book) -> None:
    """Pruebas suyas, mal hechas, en la misma celda y en otra."""
    name = rng.choice(book.functions)
    book.below(name, f"assert {name} is None, 'esto no debía pasar'")
    book.after(name, f"assert callable({name})\nassert {name} == 3")


@habit("intentos")
def check_imported_again(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.end(f"import grader\nfrom grader import check as comprobar\ncomprobar({name})\ngrader.check({name})")


@habit("errores", honest=False)
def a_known_mistake(rng: random.Random, book: Book) -> None:
    """Uno de los errores que se cometen de verdad."""
    mistaken(rng, book)


@habit("errores", honest=False)
def two_mistakes(rng: random.Random, book: Book) -> None:
    mistaken(rng, book)
    mistaken(rng, book)


@habit("errores", honest=False)
def half_done(rng: random.Random, book: Book) -> None:
    """Solo el primer ejercicio; lo demás, como vino o sin terminar."""
    for name in [*book.functions[1:], *book.hunts]:
        book.write(name, stub(name))
    if len(book.functions) == 1:
        mistaken(rng, book)


@habit("errores", honest=False)
def does_not_compile(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    source = book.source(name)
    book.write(
        name, rng.choice([source.replace(":\n", "\n", 1), source.replace("(", "", 1), source + "\n  )"])
    )


@habit("errores", honest=False)
def changes_its_arguments(rng: random.Random, book: Book) -> None:
    """Bien, pero deja escrito en lo que recibe."""
    name = rng.choice(book.functions)
    source = book.source(name)
    book.above(name, "import numpy as np")
    book.write(
        name,
        f"{source}\n\n\nantes_{name} = {name}\n\n\ndef {name}(*datos):\n"
        f"    salida = antes_{name}(*[d.copy() if isinstance(d, np.ndarray) else d for d in datos])\n"
        "    for dato in datos:\n        if isinstance(dato, np.ndarray):\n            dato *= 0\n"
        "    return salida",
    )


@habit("errores", honest=False, units=[u for u in WEIGHTS if u != "00_inicio"])
def hunt_without_prey(rng: random.Random, book: Book) -> None:
    """Una caza que no delata a nadie, o con la tupla a medias."""
    name = rng.choice(book.hunts)
    book.write(name, f"def {name}():\n    return {rng.choice(['None', '()', 'np.zeros(3), 1', '1'])}")
