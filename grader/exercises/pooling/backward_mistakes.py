"""Unidad 05: errores conocidos de la vuelta, ``max_pooling_backward`` y ``average_pooling_backward``."""

from collections.abc import Callable, Sequence

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.base import Mistake, Oracle
from grader.exercises.catalogue import Choices, Decided, Texts, catalogue, either
from grader.exercises.pooling import decisions, shares
from grader.exercises.pooling.backward_program import (
    average_backward,
    everyone,
    leading,
    max_backward,
    ties,
    winner,
)
from grader.exercises.pooling.backward_texts import AVERAGE, BACKWARD, MAX
from grader.exercises.pooling.decisions import also, refusals, refuse
from grader.exercises.pooling.texts import SHARED
from grader.exercises.pooling.walk import (
    after_side,
    at_end,
    at_zero,
    by_one,
    by_side,
    by_stride,
    first,
    last,
    only,
    size,
)

_OVERLAP = "«ventanas separadas» está bien y falla «ventanas solapadas»"
_SIDE = "Está bien si filter_size y stride son iguales; si no, falla"
_EVERYTHING = "Solo están bien «forma de la salida» y «no modifica la entrada»"
_BATCH = "Solo fallan «varias imágenes y canales» y «casos límite» en la vuelta"
_SHAPE = "«La salida tiene forma (…) y esperábamos forma (…), es decir, la de layer_input»"
_OBLONG = "Solo fallan «imagen no cuadrada» y «casos límite»"


def _split_by(row_of: Callable[[int, Sequence[int]], int]) -> Callable[..., tuple[Tensor, Tensor]]:
    """La posición en la ventana, partida en filas de ``row_of(stride, plano)`` casillas."""
    return lambda y, x, k, s, plane: (y + k // row_of(s, plane), x + k % row_of(s, plane))


def _unsplit(y: Tensor, x: Tensor, k: Tensor, s: int, plane: Sequence[int]) -> tuple[Tensor, Tensor]:
    """La posición en la ventana, sumada a la de la esquina en la imagen aplanada."""
    return y + (x + k) // plane[1], (x + k) % plane[1]


def _of_many(joined: Callable[..., Tensor]) -> tuple[Choices, ...]:
    """En cada ventana, lo que da ``joined`` de su canal de l_O, o de todo l_O."""
    return tuple(
        {"upstream": lambda g, axes=axes: joined(g, axes, keepdim=True).expand_as(g)}
        for axes in ((2, 3), (0, 1, 2, 3))
    )


def _added(axis: int) -> Callable[[Tensor], Tensor]:
    return lambda dx: dx.sum(axis, keepdim=True).expand_as(dx)


def _blocks_fit(shape: Sequence[int], f: int, s: int) -> bool:
    """NumPy estira un bloque de una casilla: entre valores distintos, solo coincide con ella misma."""
    return all(size(n, f, s) * f in (1, n) for n in shape[2:])


def _reached(shape: Sequence[int], f: int, s: int) -> bool:
    """Si cada casilla tiene una ventana en la posición que le toca al dividir entre ``s``."""
    return all((n - 1) // s < size(n, f, s) for n in shape[2:])


#: Los que deciden lo mismo en la del máximo y en la de la media.
_WINDOWS: Decided = {
    _EVERYTHING: {
        **decisions.STRIDE,
        **decisions.SPAN,
        "bucles-cortos": decisions.SHORT_LOOPS,
        "gradiente-traspuesto": {"upstream_turned": True},
        "return-tras-una-fila": {"visits": only(0, 1, 2)},
        "return-tras-una-ventana": {"visits": only(0, 1, 2, 3)},
        "todo-ceros": {"kept": arrays.zeros_like},
        "empieza-en-la-entrada": {"base": Tensor.clone},
        "empieza-en-uno": {"base": arrays.ones_like},
        "sin-el-gradiente": {"amount": lambda g, v, top: 1},
        "en-la-esquina": {"share": lambda v, top: leading(everyone(v, top))},
    },
    _SIDE: {**decisions.SIDE, "posicion-de-la-entrada": decisions.POSITION_OF_INPUT},
    "": {"recorre-la-entrada-con-su-posicion": decisions.ALONG_THE_INPUT},
    _OBLONG: decisions.LOOPS,
    _SHAPE: {"resultado-traspuesto": {"layout": lambda dx: dx.swapaxes(2, 3)}},
    _BATCH: {
        "imagenes-por-canales": decisions.IMAGES_AS_CHANNELS,
        "solo-la-primera-imagen": {"visits": only(0)},
        "solo-el-primer-canal": {"visits": only(1)},
        "solo-la-ultima-imagen": {"visits": last(0)},
        "solo-el-ultimo-canal": {"visits": last(1)},
        "return-tras-un-canal": {"visits": only(0, 1)},
        "dividido-entre-el-lote": {"amount": lambda g, v, top: g / len(g)},
        "gradiente-de-la-primera-imagen": {"upstream": first(0)},
        "gradiente-del-primer-canal": {"upstream": first(1)},
        "todo-en-la-primera-imagen": {"kept": lambda dx: only(0)(_added(0)(dx))},
        "todo-en-el-primer-canal": {"kept": lambda dx: only(1)(_added(1)(dx))},
        "a-todos-los-canales": {"kept": _added(1)},
        "a-todas-las-imagenes": {"kept": _added(0)},
    },
}
_OF_OUTPUT = {"frame": lambda plane, counts, f: counts}
_SWAPPED = {"frame": lambda plane, counts, f: plane[::-1]}
_MAX: Decided = {
    _OVERLAP: {
        "sin-acumular": {"writes": "cell"},
        "pisar-la-ventana": {"writes": "window"},
    },
    "Solo falla «empates»": {
        "empate-duplicado": {"share": ties},
        "empate-repartido": {"share": shares.split},
        "ultimo-maximo": {"share": shares.last},
        "primer-maximo-por-columnas": {"share": lambda v, top: shares.turned(winner(shares.turned(v), top))},
        "comparar-con-todo-el-plano": {"share": ties, "in_plane": True},
        "primera-aparicion-en-el-plano": {"in_plane": True},
        "maximo-cero-descartado": {"share": lambda v, top: winner(v, top) & (top != 0)},
    },
    "«only … arrays can be converted to Python scalars»": {"empate-no-previsto": {"share": shares.alone}},
    "Reciben gradiente casillas que casi ganan": {
        "casi-empate": {"share": shares.nearly},
        "primer-casi-empate": {"share": lambda v, top: leading(shares.nearly(v, top))},
    },
    _EVERYTHING: {
        "por-la-activacion": {"amount": lambda g, v, top: v},
        "gradiente-por-el-maximo": {"amount": lambda g, v, top: v * g},
        "maximo-en-toda-la-ventana": {"share": everyone, "amount": lambda g, v, top: top * g},
        "ventana-por-el-gradiente": {"share": everyone, "amount": lambda g, v, top: v * g},
        "gradiente-en-toda-la-ventana": {"share": everyone},
        "gradiente-dividido": decisions.BY_AREA,
        "como-la-media": {"share": everyone, **decisions.BY_AREA},
        "como-una-relu": {"share": lambda v, top: v > 0},
        "minimo": {"share": lambda v, top: winner(v, v.amin(-1, keepdim=True))},
        "plano-entero": {"start": (at_zero, at_zero), "stop": (at_end, at_end)},
        "filas-por-columnas": either({"turned": True}, cut="skip"),
        "gradiente-sin-decimales": {"decimals": False},
        "maximo-en-valor-absoluto": {"share": shares.without_sign},
        "maximo-de-cada-fila": tuple({"share": shares.of_each_row(s)} for s in (winner, ties)),
        "maximo-de-cada-columna": (
            {"share": shares.of_each_column(winner)},
            {"share": shares.of_each_column(ties)},
        ),
        "posicion-sin-desplazar": {"target": (at_zero, at_zero), "cut": "index"},
        "stride-ignorado-al-leer": {
            "start": (by_one, by_one),
            "target": (by_stride, by_stride),
            "cut": "index",
        },
        "stride-ignorado-al-escribir-en-filas": {"target": (by_one, by_stride), "cut": "index"},
        "stride-ignorado-al-escribir-en-columnas": {"target": (by_stride, by_one), "cut": "index"},
        "stride-ignorado-al-escribir": {"target": (by_one, by_one), "cut": "index"},
        "fila-por-columna": {"window_turned": True},
    },
    # ninguna ayuda del cuaderno cuenta lo que se ve: según las ventanas, falla también la forma
    "": {
        "posicion-con-otro-ancho": (
            {"lands": _split_by(lambda s, plane: s)},
            {"lands": _split_by(lambda s, plane: plane[1])},
            {"lands": _unsplit},
        ),
    },
    "Falla donde toda la ventana es negativa": {
        "maximo-desde-cero": {"share": shares.from_zero},
        "nadie-por-debajo-de-cero": {"lowest": 0},
    },
    _SIDE: {"mascara-de-bloques": {"share": ties, **refuse(_blocks_fit, ValueError, "broadcast")}},
    _OBLONG: {"ancho-por-alto": _SWAPPED},
    _SHAPE: {"tamano-de-la-salida": either(_OF_OUTPUT, cut="index")},
    _BATCH: {
        "mascara-entre-canales": tuple({"share": s, "across": 1} for s in (ties, shares.first_of_channels)),
        "maximo-entre-canales": tuple(
            {"share": s, "across": 1, "amount": lambda g, v, top: g.sum(1, keepdim=True)}
            for s in (ties, shares.first_of_channels)
        ),
        "posiciones-de-todos": {"share": shares.won_somewhere, "amount": shares.of_the_last},
        "ventana-de-la-primera-imagen": {"read": first(0)},
        "ventana-del-primer-canal": {"read": first(1)},
    },
}
_AVERAGE: Decided = {
    _OVERLAP: {
        "sin-acumular": {"writes": "window"},
        "promediar-los-solapes": {"averaged": True},
        # donde no hay solapes es lo mismo que no dividir: con ventanas de otro lado no se nombra
        "dividir-entre-los-solapes": {
            **{"averaged": True, "start": (by_stride,) * 2, "stop": (after_side,) * 2, "refuses": None},
            **decisions.BY_NOTHING,
        },
    },
    "El gradiente de la media sale varias veces mayor o menor": {
        "sin-dividir": decisions.BY_NOTHING,
        **decisions.DIVISORS,
    },
    _SIDE: {
        **decisions.DIVISORS_WITH_STRIDE,
        "casilla-por-casilla": {
            **decisions.SIDE["ventana-de-lado-stride"],
            **refuse(_reached, IndexError, "bounds | range"),
        },
        "gradiente-repetido": {
            "target": (by_side, by_side),
            "frame": lambda plane, counts, f: [f * count for count in counts],
        },
    },
    _BATCH: {
        "dividir-tambien-entre-los-canales": decisions.BY_CHANNELS,
        "pisa-todos-los-canales": {"writes": "window", "kept": lambda dx: first(1)(dx.flip(1))},
        "pisa-todas-las-imagenes": {"writes": "window", "kept": lambda dx: first(0)(dx.flip(0))},
    },
    _OBLONG: {"ancho-por-alto": {**_SWAPPED, "cut": "slice"}},
    _SHAPE: {"tamano-de-la-salida": tuple({**_OF_OUTPUT, "cut": cut} for cut in ("slice", "index", "block"))},
    _EVERYTHING: {
        "filas-por-columnas": {"turned": True},
        "gradiente-sin-decimales": either({"decimals": False}, backwards=True),
        "parte-hacia-abajo": {"rounded": np.floor},
        "media-del-gradiente": _of_many(Tensor.mean),
        "suma-del-gradiente": _of_many(Tensor.sum),
        "como-el-maximo": {"share": winner, **decisions.BY_NOTHING},
        "por-la-activacion": {"amount": lambda g, v, top: v * g},
        "media-por-el-gradiente": {"amount": lambda g, v, top: v.sum(-1, keepdim=True) * g},
    },
}

#: Quien escribe casilla a casilla, o un bloque entero, no puede donde la ventana se sale del array.
_WORDS = "y falla al escribir casillas de fuera"
_MAY_NOT_FIT = (
    *("filas-por-columnas", "principio-por-la-ventana", "stride-dos-veces"),
    *("stride-sumado", "ancho-por-alto"),
)


def _mistakes(pool: Oracle, own: Decided, texts: Texts) -> list[Mistake]:
    texts = {**SHARED, **BACKWARD, **texts}
    return [*catalogue(pool, texts, own), *catalogue(pool, texts, _WINDOWS), *refusals(pool, _SIDE)]


_largest, _means = _mistakes(max_backward, _MAX, MAX), _mistakes(average_backward, _AVERAGE, AVERAGE)
MAX_MISTAKES = (*_largest, *also(_largest, ("ancho-por-alto",), "casilla-a-casilla", _WORDS, cut="index"))
AVERAGE_MISTAKES = (*_means, *also(_means, _MAY_NOT_FIT, "bloque-a-bloque", _WORDS, cut="block"))
