"""Unidad 05: errores conocidos de la ida que no dependen de cómo se resume cada ventana.

Dónde empieza y acaba la ventana, qué tamaño tiene la salida y dónde se guarda cada valor.
"""

from collections.abc import Callable
from math import ceil

import numpy as np
import torch

from grader.exercises.base import Mistake, Oracle
from grader.exercises.pooling.oracles import (
    STRIDE_NEXT,
    Pool,
    max_pool,
    only,
    reduced,
    repeated,
    sizes,
    spans,
)

_STRIDE = "La forma es correcta, pero solo coincide la casilla [0, 0]"
_SIDE = "«ventanas separadas» está bien, pero falla «ventanas solapadas» o «stride mayor que la ventana»"
_RESHAPE = "«cannot reshape array of size…»"
_INDEX = "«index 4 is out of bounds…»"
_SHAPE = "«La salida tiene forma (…) y esperábamos forma (…)»"
BATCH = "Solo fallan «varias imágenes y canales» y «casos límite»"
OTHER = "En cada casilla sale otro número de su ventana"
_MOVED = "Los valores son los esperados, pero están en otro sitio"
_SIDE_NEXT = "El tamaño de la ventana es filter_size; stride es cuánto se mueve."
_AXES_NEXT = "Comprueba qué eje es el de las filas y cuál el de las columnas, en la entrada y en la salida."
_FIRST_NEXT = "Mira en qué bucle está el `return` y qué índices recorre cada bucle."
_FIXED_NEXT = "Busca un índice fijo en 0 donde debería ir la variable del bucle."
_SIZE_NEXT = "Calcula a mano la fórmula del tamaño con una entrada de 6 × 6, ventanas de 3 y stride 1."
_FLOOR_NEXT = "Una ventana que no cabe entera no cuenta: el tamaño se redondea hacia abajo."


def _along(pool: Pool, masks: Callable[[int, int, int, int], torch.Tensor]) -> Oracle:
    """``pool`` de las ventanas ``masks(n, count, f, s)`` de cada eje, de tamaño ``n`` y ``count`` salidas."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        axes = zip(x.shape[2:], sizes(x, f, s), strict=True)
        return reduced(pool, x, *(masks(n, count, f, s) for n, count in axes))

    return result


def _square(pool: Pool, axis: int) -> Oracle:
    """Los dos tamaños de la salida salen del eje ``axis`` de la imagen: 0 es el alto y 1, el ancho."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        count = sizes(x, f, s)[axis]
        return reduced(pool, x, *(spans(n, count, f, s) for n in x.shape[2:]))

    return result


def _without_stride(pool: Pool, rows: bool, columns: bool) -> Oracle:
    """Tantas ventanas como pide el stride, pero movidas de 1 en 1 por filas, por columnas o por las dos."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        height, width = sizes(x, f, s)
        return pool(x, f, (1 if rows else s, 1 if columns else s))[:, :, :height, :width]

    return result


def _swapped_windows(pool: Pool) -> Oracle:
    """La casilla (i, j) mira las filas de j y las columnas de i."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        height, width = sizes(x, f, s)
        return reduced(
            pool, x.swapaxes(2, 3), spans(x.shape[3], height, f, s), spans(x.shape[2], width, f, s)
        )

    return result


def _channels_last(pool: Pool) -> Oracle:
    """La entrada leída como (N, H, W, C)."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        first = np.moveaxis(x, 3, 1)
        height, width = sizes(first, f, s)
        out = reduced(pool, first, spans(x.shape[1], height, f, s), spans(x.shape[2], width, f, s))
        return np.moveaxis(out, 1, 3)

    return result


def _reshape(pool: Pool) -> Oracle:
    """El truco de cambiar la forma a bloques de f × f: falla si no cubren la imagen."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        if x.shape[2] % f or x.shape[3] % f:
            raise ValueError("reshape")
        return pool(x, f, f)

    return result


def _index_of_the_input(pool: Pool) -> Oracle:
    """Escribe en la salida en la posición de la entrada en la que empieza la ventana."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        if s > 1 and max(sizes(x, f, s)) > 1:
            raise IndexError("bounds")
        return pool(x, f, s)

    return result


def _mixed_order(pool: Pool) -> Oracle:
    """Los valores, guardados con los canales al final, vueltos a repartir en la forma de la salida."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        out = pool(x, f, s)
        return out.transpose(0, 2, 3, 1).reshape(out.shape)

    return result


def window_mistakes(pool: Pool) -> tuple[Mistake, ...]:
    """Los errores de ``pool`` que no dependen de cómo se resume una ventana."""
    return (
        Mistake(
            "stride-ignorado",
            "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1",
            STRIDE_NEXT,
            _without_stride(pool, rows=True, columns=True),
            help=_STRIDE,
        ),
        Mistake(
            "stride-ignorado-en-filas",
            "los valores coinciden con mover la ventana de 1 en 1 al bajar de fila",
            "Compara cómo calculas el principio de las filas y el de las columnas.",
            _without_stride(pool, rows=True, columns=False),
            help=_STRIDE,
        ),
        Mistake(
            "stride-ignorado-en-columnas",
            "los valores coinciden con mover la ventana de 1 en 1 al cambiar de columna",
            "Compara cómo calculas el principio de las filas y el de las columnas.",
            _without_stride(pool, rows=False, columns=True),
            help=_STRIDE,
        ),
        Mistake(
            "stride-solo-en-el-principio",
            "tu resultado coincide con usar el stride donde empieza la ventana y no donde acaba",
            "Imprime dónde empieza y dónde acaba la ventana de la casilla [1, 1]: su lado es filter_size.",
            _along(
                pool, lambda n, c, f, s: spans(n, c, n, s) & (torch.arange(n) < torch.arange(c)[:, None] + f)
            ),
            help=_SIDE,
        ),
        Mistake(
            "ventana-de-lado-stride",
            "tu resultado coincide con usar ventanas de lado stride en lugar de filter_size",
            _SIDE_NEXT,
            _along(pool, lambda n, count, f, s: spans(n, count, s, s)),
            help=_SIDE,
        ),
        Mistake(
            "ventana-corta",
            "tu resultado coincide con ventanas a las que les faltan la última fila y la última columna",
            "Un rango de Python no incluye el final: cuenta cuántas casillas tiene tu ventana.",
            _along(pool, lambda n, count, f, s: spans(n, count, f - 1, s)),
            help=_SIDE,
        ),
        Mistake(
            "ventana-larga",
            "tu resultado coincide con ventanas que tienen una fila y una columna de más",
            "Un rango de Python no incluye el final: cuenta cuántas casillas tiene tu ventana.",
            _along(pool, lambda n, count, f, s: spans(n, count, f + 1, s)),
            help=_SIDE,
        ),
        Mistake(
            "stride-igual-a-la-ventana",
            "tu resultado coincide con mover la ventana de filter_size en filter_size",
            _SIDE_NEXT,
            lambda x, f, s: pool(x, f, f),
            help=_SIDE,
        ),
        Mistake(
            "bloques-que-no-encajan",
            "tu resultado coincide con partir la imagen en bloques, y falla donde los bloques no la cubren",
            "Las ventanas pueden solaparse, dejar huecos o no llegar al borde: no siempre son bloques.",
            _reshape(pool),
            help=_RESHAPE,
        ),
        Mistake(
            "posicion-de-la-entrada",
            "tu función falla cuando el stride es mayor que 1, como si la posición de la ventana en la "
            "entrada fuera también la de la salida",
            "Si avanzas por la entrada, lleva aparte la cuenta de la fila y la columna de la salida.",
            _index_of_the_input(pool),
            help=_INDEX,
        ),
        Mistake(
            "ancho-del-alto",
            "tu resultado coincide con calcular el ancho de la salida a partir del alto de la imagen",
            "Mira de qué eje de la entrada sale cada tamaño de la salida.",
            _square(pool, 0),
            help=_SHAPE,
        ),
        Mistake(
            "alto-del-ancho",
            "tu resultado coincide con calcular el alto de la salida a partir del ancho de la imagen",
            "Mira de qué eje de la entrada sale cada tamaño de la salida.",
            _square(pool, 1),
            help=_SHAPE,
        ),
        Mistake(
            "tamano-hacia-arriba",
            "tu resultado coincide con redondear el tamaño hacia arriba y dejar incompleta la última ventana",
            _FLOOR_NEXT,
            _along(pool, lambda n, count, f, s: spans(n, ceil((n - f) / s) + 1, f, s)),
            help=_SHAPE,
        ),
        Mistake(
            "tamano-redondeado",
            "tu resultado coincide con redondear el tamaño al entero más cercano",
            _FLOOR_NEXT,
            _along(pool, lambda n, count, f, s: spans(n, round((n - f) / s + 1), f, s)),
            help=_SHAPE,
        ),
        Mistake(
            "ventanas-incompletas",
            "tu resultado coincide con empezar ventanas hasta el borde, aunque no quepan enteras",
            _FLOOR_NEXT,
            _along(pool, lambda n, count, f, s: spans(n, ceil(n / s), f, s)),
            help=_SHAPE,
        ),
        Mistake(
            "tamano-sin-restar-la-ventana",
            "la salida tiene el tamaño de la entrada dividido entre el stride, sin contar con filter_size",
            _SIZE_NEXT,
            _along(pool, lambda n, count, f, s: spans(n, n // s, f, s)),
            help=_SHAPE,
        ),
        Mistake(
            "tamano-sin-el-uno",
            "a la salida le faltan la última fila y la última columna, como al olvidar el 1 de la fórmula",
            _SIZE_NEXT,
            _along(pool, lambda n, count, f, s: spans(n, count - 1, f, s)),
            help=_SHAPE,
        ),
        Mistake(
            "tamano-con-el-uno-dentro",
            "la forma coincide con sumar el 1 de la fórmula del tamaño antes de dividir",
            "Comprueba el orden de las operaciones de la fórmula del tamaño.",
            _along(pool, lambda n, count, f, s: spans(n, (n - f + 1) // s, f, s)),
            help=_SHAPE,
        ),
        Mistake(
            "salida-traspuesta",
            "tu resultado coincide con la salida traspuesta: las filas son columnas",
            _AXES_NEXT,
            lambda x, f, s: pool(x, f, s).swapaxes(2, 3),
            help=_MOVED,
        ),
        Mistake(
            "filas-por-columnas",
            "tu resultado coincide con usar la fila de la salida para las columnas de la ventana, y al revés",
            _AXES_NEXT,
            _swapped_windows(pool),
            help=_MOVED,
        ),
        Mistake(
            "canales-al-final",
            "tu resultado coincide con leer la entrada como (N, H, W, C)",
            "En este curso los canales son el segundo eje: (N, C, H, W).",
            _channels_last(pool),
            help=_SHAPE,
        ),
        Mistake(
            "valores-repartidos-en-otro-orden",
            "están todos los valores, pero repartidos entre los canales en otro orden",
            "`reshape` no mueve ningún valor: mira en qué orden los habías guardado.",
            _mixed_order(pool),
            help=_MOVED,
        ),
        Mistake(
            "solo-la-primera-imagen",
            "la primera imagen está bien y las demás se quedan a 0",
            _FIRST_NEXT,
            lambda x, f, s: only(0, pool(x, f, s)),
            help=BATCH,
        ),
        Mistake(
            "siempre-la-primera-imagen",
            "tu resultado coincide con mirar la primera imagen para todo el lote",
            _FIXED_NEXT,
            lambda x, f, s: pool(repeated(0, x), f, s),
            help=BATCH,
        ),
        Mistake(
            "solo-el-primer-canal",
            "el primer canal está bien y los demás se quedan a 0",
            _FIRST_NEXT,
            lambda x, f, s: only(1, pool(x, f, s)),
            help=BATCH,
        ),
        Mistake(
            "siempre-el-primer-canal",
            "tu resultado coincide con mirar el primer canal para todos los demás",
            _FIXED_NEXT,
            lambda x, f, s: pool(repeated(1, x), f, s),
            help=BATCH,
        ),
        Mistake(
            "primer-valor",
            "tu resultado coincide con el primer valor de cada ventana",
            "Imprime la ventana entera y lo que calculas con ella.",
            _along(max_pool, lambda n, count, f, s: spans(n, count, 1, s)),
            help=OTHER,
        ),
    )
