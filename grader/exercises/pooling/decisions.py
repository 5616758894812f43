"""Unidad 05: las decisiones equivocadas que comparten la ida y la vuelta."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import Any

from grader.exercises.base import Mistake, Oracle, Variation
from grader.exercises.catalogue import Choices
from grader.exercises.pooling.walk import after_side, by_one, by_side, by_stride


def also(
    mistakes: Sequence[Mistake], names: Sequence[str], ending: str, words: str, **choices: Any
) -> Iterator[Mistake]:
    """Los errores ``names``, otra vez, de quien los comete y además escribe de otro modo: con ``choices``."""
    for mistake in mistakes:
        if mistake.id in names:
            program, usual = mistake.oracle.program, mistake.oracle.choices
            yield Mistake(
                f"{mistake.id}-{ending}",
                f"{mistake.diagnosis}, {words}",
                mistake.next_step,
                Variation(program, {**usual, **choices}),
                mistake.help,
            )


def refuse(accepts: Callable[..., bool], error: type[Exception], message: str) -> Choices:
    """Lanza ``error`` donde la forma de la entrada, ``f`` y ``s`` no cumplen ``accepts``."""

    def check(shape: Sequence[int], f: int, s: int) -> None:
        if not accepts(shape, f, s):
            raise error(message)

    return {"refuses": check}


def covers(side: Callable[[int, int], int]) -> Callable[..., bool]:
    """Si los bloques de lado ``side(f, s)`` cubren la imagen."""
    return lambda shape, f, s: not any(n % side(f, s) for n in shape[2:])


def _exact(shape: Sequence[int], f: int, s: int) -> bool:
    return not any((n - f) % s for n in shape[2:])


_ASKED = (
    ("stride-exacto", "la última ventana no llega hasta el borde", _exact),
    ("ventanas-separadas", "filter_size y stride son distintos", lambda x, f, s: f == s),
    ("imagen-cuadrada", "la imagen no es cuadrada", lambda x, f, s: x[2] == x[3]),
    ("multiplo-de-la-ventana", "el lado no es múltiplo de filter_size", covers(lambda f, s: f)),
    ("multiplo-del-stride", "el lado no es múltiplo del stride", covers(lambda f, s: s)),
)


def refusals(program: Oracle, help: str) -> Iterator[Mistake]:
    """Lo que alguien exige con ``assert`` o rechaza con ``raise`` y la función debe admitir."""
    for name, when, accepts in _ASKED:
        yield Mistake(
            f"exige-{name}",
            f"tu función se niega justo donde {when}",
            "La función también debe servir con esa entrada: mira qué condición exige tu código.",
            Variation(program, refuse(accepts, AssertionError, "")),
            help,
        )


#: Índices que no son los de la salida: lo que falla según el stride o el número de imágenes y canales.
POSITION_OF_INPUT = refuse(
    lambda x, f, s: s == 1 or max(n - f for n in x[2:]) < s, IndexError, "bounds | range"
)
ALONG_THE_INPUT = refuse(
    lambda x, f, s: all(f == s == 1 or n <= s for n in x[2:]), IndexError, "bounds | range"
)
IMAGES_AS_CHANNELS = refuse(lambda x, f, s: x[0] == x[1], IndexError, "bounds | range")

STRIDE = {
    "stride-ignorado": {"start": (by_one, by_one)},
    "stride-ignorado-en-filas": {"start": (by_one, by_stride)},
    "stride-ignorado-en-columnas": {"start": (by_stride, by_one)},
    "stride-dos-veces": {"start": (lambda i, f, s: i * s * s,) * 2},
    "stride-sumado": {"start": (lambda i, f, s: i + s,) * 2},
    "stride-fijo-en-dos": {"start": (lambda i, f, s: 2 * i,) * 2},
}


def _short(start: int, i: int, f: int, s: int, n: int) -> int:
    """Una casilla antes de lo que debe."""
    return start + f - 1


#: Los que fallan también con filter_size y stride iguales.
SPAN = {
    "stride-solo-en-el-principio": {"stop": (lambda start, i, f, s, n: i + f,) * 2},
    "ventana-corta": {"stop": (_short, _short)},
    "ventana-sin-la-ultima-fila": {"stop": (_short, after_side)},
    "ventana-sin-la-ultima-columna": {"stop": (after_side, _short)},
    "ventana-larga": {"stop": (lambda start, i, f, s, n: start + f + 1,) * 2},
}
SIDE = {
    "ventana-de-lado-stride": {"stop": (lambda start, i, f, s, n: start + s,) * 2},
    "principio-por-la-ventana": {"start": (by_side, by_side)},
}
LOOPS = {
    "bucles-cambiados": {"loops": lambda counts, *_: [counts[1], counts[0]]},
    "columnas-de-las-filas": {"loops": lambda counts, *_: [counts[0], counts[0]]},
    "filas-de-las-columnas": {"loops": lambda counts, *_: [counts[1], counts[1]]},
}
#: Sin la primera ventana: al contar, o con ``range(0, n - f, stride)``.
SHORT_LOOPS = (
    {"loops": lambda counts, *_: [max(n - 1, 0) for n in counts]},
    {"loops": lambda counts, plane, f, s: [ceil((n - f) / s) for n in plane]},
)

#: Entre qué se divide la suma de una ventana, si no es su área.
DIVISORS = {
    "dividir-entre-el-lado": {"divisor": lambda x, f, s, counts: f},
    "dividir-entre-las-ventanas": {"divisor": lambda x, f, s, counts: counts[0] * counts[1]},
    "dividir-entre-el-plano": {"divisor": lambda x, f, s, counts: x[2] * x[3]},
    "dividir-dos-veces": {"divisor": lambda x, f, s, counts: f**4},
    "dividir-entre-dos-lados": {"divisor": lambda x, f, s, counts: 2 * f},
}
DIVISORS_WITH_STRIDE = {
    "dividir-entre-el-stride": {"divisor": lambda x, f, s, counts: s * s},
    "dividir-entre-el-lado-y-el-stride": {"divisor": lambda x, f, s, counts: f * s},
}
BY_CHANNELS = {"divisor": lambda x, f, s, counts: f * f * x[1]}
BY_AREA = {"divisor": lambda x, f, s, counts: f * f}
BY_NOTHING = {"divisor": lambda x, f, s, counts: 1}
