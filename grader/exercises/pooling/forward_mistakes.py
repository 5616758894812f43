"""Unidad 05: errores conocidos de la ida, ``max_pooling_forward`` y ``average_pooling_forward``."""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil, floor
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.base import Mistake, Oracle
from grader.exercises.catalogue import Choices, Decided, Texts, catalogue, either
from grader.exercises.pooling import decisions
from grader.exercises.pooling import forward_program as program
from grader.exercises.pooling.decisions import also, covers, refusals, refuse
from grader.exercises.pooling.forward_program import average_forward, max_forward
from grader.exercises.pooling.forward_texts import AVERAGE, FORWARD, MAX
from grader.exercises.pooling.texts import SHARED
from grader.exercises.pooling.walk import (
    after_side,
    at_end,
    at_zero,
    by_one,
    by_side,
    first,
    last,
    only,
    size,
)

_SIDE = "«ventanas separadas» está bien, pero falla «ventanas solapadas» o «stride mayor que la ventana»"
_RESHAPE = "«cannot reshape array of size…»"
_BATCH = "Solo fallan «varias imágenes y canales» y «casos límite»"
_OTHER = "En cada casilla sale otro número de su ventana"
_WHOLE = "Los valores salen sin decimales"
_GROWS = "La primera casilla está bien y las demás dependen de las anteriores"


def _one_cell(start: int, i: int, f: int, s: int, n: int) -> int:
    """Una casilla después de empezar."""
    return start + 1


def _covered(shape: Sequence[int], f: int, s: int) -> bool:
    """Si quien avanza de ``s`` en ``s`` por toda la entrada da tantas vueltas como ventanas hay."""
    return all(ceil(n / s) == size(n, f, s) for n in shape[2:])


def _one_for_all(z: Tensor) -> Tensor:
    """Un número por imagen guardado en la fila de los canales, como lo reparte NumPy."""
    images, channels = z.shape[:2]
    if images not in (1, channels):
        raise ValueError("broadcast")
    return z if images == 1 else z[:, 0].expand_as(z)


def _from_one(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """El mayor de la primera casilla y de las que no están en la primera fila ni en la primera columna."""
    side = round(v.shape[-1] ** 0.5)
    looked = arrays.zeros(side, side, dtype=bool)
    looked[1:, 1:] = looked[0, 0] = True
    return program.largest(v, inside & looked.flatten(), divisor)


def _farthest(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """El valor más lejano de 0, con su signo."""
    place = v.abs().where(inside, -1).argmax(-1)
    return np.take_along_axis(v, place[..., None], -1)[..., 0]


def _last_divided(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """Solo el último valor, dividido."""
    return v[..., -1] / divisor


def _mean_divided(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """La media, dividida entre las casillas de una ventana entera."""
    return program.mean(v, inside, divisor * v.shape[-1])


def _on_one_axis(reduce: Callable[..., Tensor], axis: int) -> program.Reduce:
    """``reduce`` en uno solo de los dos ejes de la ventana."""

    def reduced(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
        side = round(v.shape[-1] ** 0.5)
        return reduce(v.unflatten(-1, (-1, side)), axis)

    return reduced


def _of_one_axis(reduce: Callable[..., Tensor]) -> tuple[Choices, ...]:
    return tuple({"reduce": _on_one_axis(reduce, axis)} for axis in (-1, -2))


def _zero_is_nothing(v: Tensor, inside: Tensor, divisor: Any) -> Tensor:
    """El mayor de quien, si el que lleva es 0, cree que no ha empezado y toma el siguiente."""
    best = v[..., 0]
    for cell in range(1, v.shape[-1]):
        taken = inside[..., cell] & ((best == 0) | (v[..., cell] > best))
        best = v[..., cell].where(taken, best)
    return best


def _upwards(n: int, f: int, s: int) -> int:
    return ceil((n - f) / s) + 1


def _without_one(n: int, f: int, s: int) -> int:
    return (n - f) // s


_BLOCKS = {"start": (by_side, by_side), "count": lambda n, f, s: n // f}

#: Los que no dependen de cómo se resume una ventana.
_WINDOWS: Decided = {
    "La forma es correcta, pero solo coincide la casilla [0, 0]": {
        **decisions.STRIDE,
        "stride-solo-en-el-principio": decisions.SPAN["stride-solo-en-el-principio"],
        "stride-solo-en-el-final": {
            "start": (by_one, by_one),
            "stop": (lambda start, i, f, s, n: i * s + f,) * 2,
        },
        "bucles-cortos": decisions.SHORT_LOOPS,
        "return-tras-una-fila": {"kept": only(0, 1, 2)},
        "return-tras-una-ventana": {"kept": only(0, 1, 2, 3)},
        "todo-ceros": {"kept": arrays.zeros_like},
    },
    _SIDE: {
        **decisions.SIDE,
        "stride-igual-a-la-ventana": _BLOCKS,
        "ventana-y-stride-cambiados": {
            "start": (by_side, by_side),
            "stop": (lambda start, i, f, s, n: start + s,) * 2,
            "count": lambda n, f, s: size(n, s, f),
        },
    },
    _RESHAPE: {
        "bloques-que-no-encajan": {
            **_BLOCKS,
            **refuse(covers(lambda f, s: f), ValueError, "reshape"),
        },
        "bloques-de-lado-stride": {
            "count": lambda n, f, s: n // s,
            **decisions.SIDE["ventana-de-lado-stride"],
            **refuse(covers(lambda f, s: s), ValueError, "reshape"),
        },
    },
    "«index 4 is out of bounds…»": {
        "posicion-de-la-entrada": decisions.POSITION_OF_INPUT,
        **decisions.LOOPS,
        "recorre-la-entrada": tuple(
            refuse(_covered, error, words)
            for error, words in ((IndexError, "bounds | range"), (ValueError, "reshape"))
        ),
        "recorre-la-entrada-con-su-posicion": decisions.ALONG_THE_INPUT,
        "bucles-de-la-entrada": {"loops": lambda counts, plane, *_: list(plane)},
    },
    "«La salida tiene forma (…) y esperábamos forma (…)»": {
        "ancho-del-alto": {"axes": (0, 0)},
        "alto-del-ancho": {"axes": (1, 1)},
        "tamanos-cambiados": {"axes": (1, 0)},
        "tamano-hacia-arriba": {"count": _upwards},
        "alto-hacia-arriba": {"counts_of": (_upwards, size)},
        "ancho-hacia-arriba": {"counts_of": (size, _upwards)},
        "alto-sin-el-uno": {"counts_of": (_without_one, size)},
        "ancho-sin-el-uno": {"counts_of": (size, _without_one)},
        "tamano-redondeado": {"count": lambda n, f, s: round((n - f) / s + 1)},
        "ventanas-incompletas": {"count": lambda n, f, s: ceil(n / s)},
        "tamano-sin-restar-la-ventana": {"count": lambda n, f, s: n // s},
        "tamano-sin-el-uno": tuple(
            {"count": lambda n, f, s, whole=whole: whole((n - f) / s)} for whole in (floor, ceil)
        ),
        "tamano-con-el-uno-dentro": {"count": lambda n, f, s: (n - f + 1) // s},
        # con int(), un tamaño negativo puede quedarse en 0
        "canales-al-final": either({"channels_last": True}, count=lambda n, f, s: int((n - f) / s + 1)),
    },
    "Los valores son los esperados, pero están en otro sitio": {
        "salida-traspuesta": {"layout": lambda z: z.swapaxes(2, 3)},
        "filas-por-columnas": {"turned": True},
        "valores-repartidos-en-otro-orden": {"layout": lambda z: z.movedim(1, 3).reshape(z.shape)},
    },
    _BATCH: {
        "imagenes-por-canales": decisions.IMAGES_AS_CHANNELS,
        "solo-la-primera-imagen": {"kept": only(0)},
        "solo-el-primer-canal": {"kept": only(1)},
        "solo-la-ultima-imagen": {"kept": last(0)},
        "solo-el-ultimo-canal": {"kept": last(1)},
        "return-tras-un-canal": {"kept": only(0, 1)},
        "siempre-la-primera-imagen": {"read": first(0)},
        "siempre-el-primer-canal": {"read": first(1)},
        "todo-en-la-primera-imagen": {"kept": lambda z: only(0)(z.flip(0))},
        "todo-en-el-primer-canal": {"kept": lambda z: only(1)(z.flip(1))},
        "ultima-imagen-en-todas": {"kept": lambda z: first(0)(z.flip(0))},
        "ultimo-canal-en-todos": {"kept": lambda z: first(1)(z.flip(1))},
        "entre-canales": ({"across": (1,)}, {"across": (1,), "kept": _one_for_all}),
        "entre-imagenes": {"across": (0,)},
        "entre-imagenes-y-canales": {"across": (0, 1)},
    },
    "Todas las casillas de un mapa de salida valen lo mismo": {
        "plano-entero": {"start": (at_zero, at_zero), "stop": (at_end, at_end)}
    },
    _OTHER: {
        **{name: way for name, way in decisions.SPAN.items() if name.startswith("ventana")},
        "primer-valor": {"stop": (_one_cell, _one_cell)},
        "primera-fila-de-la-ventana": {"stop": (_one_cell, after_side)},
        "primera-columna-de-la-ventana": {"stop": (after_side, _one_cell)},
    },
}
_MAX: Decided = {
    "La salida vale 0 y esperábamos un número negativo": {"maximo-desde-cero": {"initial": 0}},
    _OTHER: {
        "maximo-en-valor-absoluto": {"reduce": program.without_sign(program.largest)},
        "mas-lejano-de-cero": {"reduce": _farthest},
        "posicion-del-maximo": {"reduce": program.position},
        "un-eje-sin-resumir": _of_one_axis(Tensor.amax),
        "bucles-desde-uno": {"reduce": _from_one},
        "maximo-cero-descartado": {"reduce": _zero_is_nothing},
        "minimo": {"reduce": program.smallest},
        "media-por-maximo": {"reduce": program.mean},
    },
    _WHOLE: {"maximo-sin-decimales": {"stored": np.trunc}},
    _GROWS: {
        "maximo-sin-reiniciar": {"carried": 0},
        "maximo-sin-reiniciar-en-el-canal": {"carried": 2},
        "maximo-sin-reiniciar-en-la-fila": {"carried": 3},
    },
}
_AVERAGE: Decided = {
    "La media sale varias veces mayor o menor de lo que debe": {
        "suma-sin-dividir": decisions.BY_NOTHING,
        **decisions.DIVISORS,
        "dividir-dos-veces": (decisions.DIVISORS["dividir-dos-veces"], {"reduce": _mean_divided}),
        "suma-sin-acumular": {"reduce": _last_divided},
    },
    _SIDE: decisions.DIVISORS_WITH_STRIDE,
    _BATCH: {
        "dividir-tambien-entre-los-canales": decisions.BY_CHANNELS,
        "suma-de-canales": {"across": (1,), **decisions.BY_AREA},
    },
    _OTHER: {
        "maximo-por-media": {"reduce": program.largest},
        "mediana-por-media": {"reduce": program.median},
        "media-de-extremos": {"reduce": lambda *seen: (program.largest(*seen) + program.smallest(*seen)) / 2},
        "un-eje-sin-resumir": _of_one_axis(Tensor.mean),
        "media-sin-signo": {"reduce": program.without_sign(program.mean)},
    },
    _WHOLE: {
        "media-truncada": {"stored": np.trunc},
        "media-hacia-abajo": {"stored": np.floor},
        "media-redondeada": {"stored": Tensor.rounded},
        "media-con-pocos-decimales": tuple(
            {"stored": partial(Tensor.rounded, decimals=d)} for d in range(1, 5)
        ),
    },
    _GROWS: {
        "suma-sin-reiniciar": {"carried": 0},
        "suma-sin-reiniciar-en-el-canal": {"carried": 2},
        "suma-sin-reiniciar-en-la-fila": {"carried": 3},
    },
}

#: Los que sacan alguna ventana de la imagen.
_OVER_THE_EDGE = (
    *("filas-por-columnas", "ventana-larga", "tamano-hacia-arriba", "alto-hacia-arriba"),
    *("ancho-hacia-arriba", "ventanas-incompletas", "tamano-sin-restar-la-ventana"),
)
#: Quien lee o escribe casilla a casilla no ve cortada una ventana que se sale de la imagen: falla.
_OUTSIDE = "y falla al usar una casilla que no existe"
#: Quien así cuenta ventanas que no caben es quien recorre toda la entrada: «recorre-la-entrada».
_MAY_STICK_OUT = (
    *("ancho-del-alto", "alto-del-ancho"),
    *("filas-por-columnas", "ventana-larga", "tamano-hacia-arriba", "tamano-sin-restar-la-ventana"),
)
#: Quien divide entre el área no se entera de que a la ventana le faltan o le sobran casillas.
_DIVIDED = "y la suma se divide entre filter_size · filter_size"
_MAY_BE_UNEVEN = (
    *("tamanos-cambiados", "ventana-corta", "ventana-sin-la-ultima-fila", "ventana-sin-la-ultima-columna"),
    *("ventana-de-lado-stride", "stride-solo-en-el-principio"),
    *_OVER_THE_EDGE,
)


def _mistakes(pool: Oracle, own: Decided, texts: Texts) -> list[Mistake]:
    texts = {**SHARED, **FORWARD, **texts}
    found = [*catalogue(pool, texts, own), *catalogue(pool, texts, _WINDOWS), *refusals(pool, _RESHAPE)]
    style = {"by_index": True, **({} if pool is max_forward else decisions.BY_AREA)}
    return [*found, *also(found, _MAY_STICK_OUT, "casilla-a-casilla", _OUTSIDE, **style)]


_means = _mistakes(average_forward, _AVERAGE, AVERAGE)
MAX_MISTAKES = tuple(_mistakes(max_forward, _MAX, MAX))
AVERAGE_MISTAKES = (
    *_means,
    *also(_means, _MAY_BE_UNEVEN, "entre-el-area", _DIVIDED, **decisions.BY_AREA),
)
