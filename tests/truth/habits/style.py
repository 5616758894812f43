"""Maneras de escribir lo mismo: clases, decoradores, tipos, auxiliares tardías, recursión…"""

import random
import re

from tests.truth.book import Book, check_of, in_another_style
from tests.truth.habits import WEIGHTS, habit

ARRAYS = [u for u in WEIGHTS if u != "04_conv_backward"]


@habit("estilo", plain=True)
def another_style(rng: random.Random, book: Book) -> None:
    """Una solución correcta de la colección, escrita de otra manera."""
    in_another_style(rng, book)


@habit("estilo", plain=True)
def all_in_other_styles(rng: random.Random, book: Book) -> None:
    for _ in range(4):
        in_another_style(rng, book)


@habit("estilo", plain=True)
def helper_above(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.before(name, book.helper(name))


@habit("estilo", plain=True)
def helper_between(rng: random.Random, book: Book) -> None:
    """La auxiliar, definida después de la función y antes de comprobarla."""
    name = rng.choice(book.functions)
    book.after(name, book.helper(name))


@habit("estilo", honest=False, plain=True)
def helper_below_the_check(rng: random.Random, book: Book) -> None:
    """La auxiliar, debajo de la comprobación: de arriba abajo, no está."""
    name = rng.choice(book.functions)
    book.after(check_of(name), book.helper(name))


@habit("estilo", honest=False, plain=True)
def constant_below_the_check(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.start_of(name, "assert TARDE")
    book.end("TARDE = True")


@habit("estilo", plain=True)
def decorated(rng: random.Random, book: Book) -> None:
    """Un decorador que mide lo que tarda, con ``wraps`` o sin él."""
    name = rng.choice(book.functions)
    wraps = rng.choice(["    @functools.wraps(funcion)\n", ""])
    decorator = (
        "import functools\nimport time\n\n\ndef cronometra(funcion):\n"
        + wraps
        + "    def medida(*datos, **otros):\n"
        "        inicio = time.perf_counter()\n        salida = funcion(*datos, **otros)\n"
        "        medida.tarda = time.perf_counter() - inicio\n        return salida\n\n    return medida\n"
    )
    book.before(name, decorator)
    book.write(name, f"@cronometra\n{book.source(name)}")


@habit("estilo", plain=True)
def partial_of_another(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    source = re.sub(rf"\bdef {name}\(", "def general(nada, ", book.source(name))
    book.write(name, f"from functools import partial\n\n\n{source}\n\n\n{name} = partial(general, None)")


@habit("estilo", plain=True)
def object_that_can_be_called(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    source = book.source(name).replace(f"def {name}(", "def __call__(self, ")
    inside = "\n".join(f"    {line}" if line else "" for line in source.split("\n"))
    book.write(name, f"class Capa:\n{inside}\n\n\n{name} = Capa()")


@habit("estilo", plain=True)
def lambda_over_a_helper(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    half = book.helper(name)
    book.write(name, f"{half}\n\n\n{name} = lambda *datos: a_mano(*datos)")


@habit("estilo", plain=True)
def method_of_a_class(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    inside = "\n".join(f"    {line}" if line else "" for line in book.source(name).split("\n"))
    book.write(name, f"class Red:\n    @staticmethod\n{inside}\n\n\n{name} = Red.{name}")


@habit("estilo", plain=True)
def closure(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    inside = "\n".join(f"    {line}" if line else "" for line in book.source(name).split("\n"))
    book.write(name, f"def fabrica():\n{inside}\n    return {name}\n\n\n{name} = fabrica()")


@habit("estilo", plain=True)
def type_hints(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    source = re.sub(r"\((\w+)", r"(\1: np.ndarray | int", book.source(name), count=1)
    source = source.replace("):\n", ") -> np.ndarray | tuple:\n", 1)
    first = rng.choice(["from __future__ import annotations", "from typing import Any, Callable"])
    book.write(name, f"{first}\n\n\n{source}")


@habit("estilo", plain=True)
def annotations_unknown_when_run(rng: random.Random, book: Book) -> None:
    """Tipos entre comillas de una biblioteca que no importa."""
    name = rng.choice(book.functions)
    book.write(name, book.source(name).replace("):\n", ') -> "npt.NDArray[np.float64]":\n', 1))


@habit("estilo", plain=True)
def calls_itself(rng: random.Random, book: Book) -> None:
    """Recursiva: la primera llamada solo marca que ya ha entrado."""
    name = rng.choice(book.functions)
    source = book.source(name)
    book.write(
        name,
        re.sub(rf"\bdef {name}\(", "def de_verdad(", source)
        + f"\n\n\ndef {name}(*datos, hondo=3):\n    if hondo:\n"
        f"        return {name}(*datos, hondo=hondo - 1)\n    return de_verdad(*datos)",
    )


@habit("estilo", honest=False, units=ARRAYS, plain=True)
def returns_float32(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(
        name,
        f"exacta_{name} = {name}",
        "",
        "",
        f"def {name}(*datos):",
        f"    return np.float32(exacta_{name}(*datos))",
    )


@habit("estilo", honest=False, plain=True)
def returns_a_list(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.below(
        name, f"array_{name} = {name}", "", "", f"def {name}(*datos):", f"    return [array_{name}(*datos)]"
    )


@habit("estilo", honest=False, plain=True)
def remembers_by_shape(rng: random.Random, book: Book) -> None:
    """Guarda resultados por la forma de lo que recibe: sirve la primera vez."""
    name = rng.choice(book.functions)
    book.below(
        name,
        f"lenta_{name}, guardado = {name}, {{}}",
        "",
        "",
        f"def {name}(*datos):",
        "    clave = tuple(getattr(d, 'shape', d) for d in datos)",
        "    if clave not in guardado:",
        f"        guardado[clave] = lenta_{name}(*datos)",
        "    return guardado[clave]",
    )


@habit("estilo", plain=True)
def modern_syntax(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.start_of(name, "match 3:", "    case int():", "        pass", "if (n := 3) > 2:", "    _ = f'{n=}'")


@habit("estilo", plain=True)
def explanation_in_english(rng: random.Random, book: Book) -> None:
    """Otra explicación, comentarios y texto con los nombres de todo."""
    name = rng.choice(book.functions)
    book.start_of(name, "# padding, stride, check(zero_padding), %matplotlib, !ls", "'''and a string'''")


@habit("estilo", plain=True)
def tabs_and_semicolons(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    source = re.sub(r"^( {4})+", lambda m: "\t" * (len(m.group()) // 4), book.source(name), flags=re.M)
    book.write(name, f"a = 1; b_ = 2;\n{source}\n")


@habit("estilo", plain=True)
def windows_line_ends(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.write(name, book.source(name).replace("\n", "\r\n"))


@habit("estilo", plain=True)
def asserts_and_errors_of_their_own(rng: random.Random, book: Book) -> None:
    name = rng.choice(book.functions)
    book.above(name, "class MalaForma(ValueError):", "    pass", "", "")
    book.start_of(
        name, "try:", "    raise MalaForma('no')", "except MalaForma as error:", "    mensaje = str(error)"
    )
