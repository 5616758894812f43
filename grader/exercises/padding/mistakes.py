"""``zero_padding`` como lo escribe un estudiante, y sus errores conocidos: lo que cada uno cambia."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.exercises.catalogue import Decided, catalogue, either, said
from grader.exercises.tensors import tensor

Pair = tuple[int, int]
Shape = tuple[int, ...]


def padded(X: np.ndarray, pad: int) -> np.ndarray:
    """``X`` con un marco de ``pad`` por cada lado de sus dos últimos ejes; el oráculo del ejercicio."""
    import torch.nn.functional as F

    return F.pad(tensor(X), (pad, pad, pad, pad)).numpy()


def _same(given: Any) -> Any:
    """Nada cambia."""
    return given


def _both(p: int) -> Pair:
    """Lo mismo a los dos lados."""
    return p, p


def _zero_padding(
    X: np.ndarray,
    pad: int,
    *,
    width: Callable[[int], int] = _same,
    axes: Shape = (2, 3),
    sides: Callable[[int], Pair] = _both,
    across: Callable[[int], Pair] | None = None,
    image_of: Callable[[np.ndarray], np.ndarray] = _same,
    channel_of: Callable[[np.ndarray], np.ndarray] = _same,
    mode: str = "constant",
    read: Callable[[Shape], Shape] = _same,
    made: Callable[[Shape], Shape] = _same,
    looped: Callable[[Shape], Shape] | None = None,
    start: float = 0,
    stop: Callable[[int, int, int], int] = lambda before, n, after: before + n,
    by_cells: bool = False,
    kept: tuple[slice, ...] = (),
    turned: bool = False,
) -> np.ndarray:
    """Hace un array con sitio para el marco y copia la imagen en el hueco.

    De ``width`` sale el ancho del marco; de ``sides``, lo que va antes y después en cada eje de ``axes``, o
    de ``across``, si las columnas no van como las filas. ``read`` es la forma que se cree que tiene X;
    ``made``, la que se usa para hacer el array, que empieza con ``start``, y ``looped``, lo que se recorre.
    ``stop`` es dónde acaba el hueco de la imagen en los ejes con marco. Solo se copia lo que está en
    ``kept``; con ``by_cells``, casilla a casilla, y con ``turned``, filas y columnas cambiadas.
    """
    each = [sides] * 3 + [across or sides]
    margins = [each[axis](width(pad)) if axis in axes else (0, 0) for axis in range(X.ndim)]
    image = np.broadcast_to(channel_of(image_of(X)), X.shape)
    if mode != "constant":
        return np.pad(image, margins, mode)
    shape = read(X.shape)
    reached = looped(shape) if looped else shape
    if looped:
        if by_cells and any(last > n for last, n in zip(reached, X.shape, strict=True)):
            raise IndexError("out of bounds")
        image = image[tuple(map(slice, reached))]
    slot = tuple(
        slice(before, stop(before, reached[axis], after) if axis in axes else reached[axis])
        for axis, (before, after) in enumerate(margins)
    )
    out = np.full([n + sum(margin) for n, margin in zip(made(shape), margins, strict=True)], start, X.dtype)
    if by_cells and any(where.stop > n for where, n in zip(slot, out.shape, strict=True)):
        raise IndexError("out of bounds")
    try:
        out[kept][slot] = image[kept]
    except ValueError:
        raise ValueError("could not broadcast input array") from None
    return out.swapaxes(2, 3) if turned else out


def _sides(rows: int, columns: int) -> Callable[[Shape], Shape]:
    """La forma con el alto y el ancho de otros ejes."""
    return lambda shape: (*shape[:2], shape[rows], shape[columns])


_by_rows, _by_columns, _turned = _sides(2, 2), _sides(3, 3), _sides(3, 2)

_DECIDED: Decided = {
    "«La salida tiene forma (…) y esperábamos forma (…)»": {
        "todos-los-ejes": {"axes": (0, 1, 2, 3)},
        "canales-al-final": {"axes": (1, 2)},
        "pad-repartido": {"sides": lambda p: (p // 2, p - p // 2)},
        "un-eje-de-mas": tuple({"axes": axes} for axes in ((1, 2, 3), (0, 2, 3))),
        "otros-ejes": tuple({"axes": axes} for axes in ((0, 1), (0, 2), (1, 3), (0, 3), (0, 1, 2))),
        "resultado-traspuesto": {"turned": True},
        "hueco-sin-desplazar": {"stop": lambda before, n, after: n},
    },
    "Solo crece un eje, o no crece 2·pad": {
        "solo-filas": {"axes": (2,)},
        "solo-columnas": {"axes": (3,)},
        "marco-arriba-izquierda": {"sides": lambda p: (p, 0)},
        "marco-abajo-derecha": {"sides": lambda p: (0, p)},
        "padding-doble": {"width": lambda pad: 2 * pad},
        "sin-marco": {"width": lambda pad: 0},
        "pad-fijo-en-uno": {"width": lambda pad: 1},
    },
    "«could not broadcast input array…» y falla «pad = 0»": {
        "recorte-vacio": {"stop": lambda before, n, after: -after}
    },
    "«could not broadcast input array…» y falla «imagen no cuadrada»": {
        "supone-cuadrada": (
            {"read": _turned},
            {"read": _by_rows},
            {"read": _by_columns},
            {"made": _turned, "looped": _turned, "by_cells": True},
        ),
        "lados-cambiados": {"made": _turned},
        "ancho-desde-el-alto": ({"made": _by_rows}, {"made": _by_rows, "by_cells": True}),
        "alto-desde-el-ancho": ({"made": _by_columns}, {"made": _by_columns, "by_cells": True}),
        "columnas-hasta-el-alto": either({"looped": _by_rows}, by_cells=True),
        "filas-hasta-el-ancho": either({"looped": _by_columns}, by_cells=True),
    },
    "La forma está bien, pero falla «valores, pad = 1»": {
        "un-solo-lado": {"sides": lambda p: (0, 2 * p)},
        "todo-arriba": {"sides": lambda p: (2 * p, 0)},
        "columnas-a-un-lado": ({"across": lambda p: (0, 2 * p)}, {"across": lambda p: (2 * p, 0)}),
        "filas-a-un-lado": (
            {"sides": lambda p: (0, 2 * p), "across": _both},
            {"sides": lambda p: (2 * p, 0), "across": _both},
        ),
        "borde-repetido": {"mode": "edge"},
        "borde-reflejado": ({"mode": "reflect"}, {"mode": "symmetric"}),
        "borde-ciclico": {"mode": "wrap"},
        "constante-uno": {"start": 1},
        "todo-ceros": {"kept": (slice(0),)},
        "bucle-corto": {"looped": lambda shape: (*shape[:2], shape[2] - 1, shape[3] - 1)},
    },
    "Solo falla «varias imágenes y canales»": {
        "imagenes-por-canales": (
            {"looped": lambda shape: (shape[0], *shape[:1], *shape[2:]), "by_cells": True},
            {"looped": lambda shape: (*shape[1:2], shape[1], *shape[2:]), "by_cells": True},
        ),
        "solo-primera-imagen": {"kept": (slice(1),)},
        "solo-ultima-imagen": {"kept": (slice(-1, None),)},
        "solo-primer-canal": {"kept": (slice(None), slice(1))},
        "solo-la-primera-matriz": {"kept": (slice(1), slice(1))},
        "primera-imagen-repetida": {"image_of": lambda X: X[:1]},
        "primer-canal-repetido": {"channel_of": lambda X: X[:, :1]},
    },
}
_SAID = said("""
`todos-los-ejes`: tu resultado coincide con rellenar los cuatro ejes
→ Mira qué ejes son filas y columnas en (N, C, H, W): solo esos dos llevan marco.
`canales-al-final`: tu resultado coincide con rellenar los ejes 1 y 2, como si los canales fueran al final
→ En este curso el orden es (N, C, H, W): las filas son el eje 2 y las columnas el 3.
`un-eje-de-mas`: tu resultado coincide con rellenar, además de filas y columnas, otro eje
`otros-ejes`: tu resultado coincide con rellenar ejes que no son los de filas y columnas
→ Cuenta los ejes de (N, C, H, W) desde 0: filas y columnas son los dos últimos.
`resultado-traspuesto`: tu resultado coincide con intercambiar las filas y las columnas
→ Mira en qué orden van el alto y el ancho en la salida.
`hueco-sin-desplazar`: tu función falla justo cuando pad no es 0, como con un hueco [pad:H, pad:W]
→ El hueco mide lo mismo que la imagen: si empieza en pad, mira dónde tiene que acabar.
`imagenes-por-canales`: tu función coincide con la que recorre tantos canales como imágenes, o al revés
→ El primer eje es el de las imágenes y el segundo, el de los canales: mira hasta dónde llega cada bucle.
`pad-repartido`: tu resultado coincide con repartir pad entre los dos lados
→ pad es el ancho del marco en cada lado, no el total.
`solo-filas`: tu resultado coincide con añadir filas de ceros arriba y abajo, y ninguna columna
→ Compara la anchura de la salida con la de la entrada.
`solo-columnas`: tu resultado coincide con añadir columnas de ceros a los lados, y ninguna fila
→ Compara la altura de la salida con la de la entrada.
`marco-arriba-izquierda`: tu resultado coincide con poner pad filas solo arriba y pad columnas solo a la
  izquierda
→ Cuenta las filas de ceros que hay debajo de la imagen y las columnas que hay a su derecha.
`marco-abajo-derecha`: tu resultado coincide con poner pad filas solo abajo y pad columnas solo a la
  derecha
→ Cuenta las filas de ceros que hay encima de la imagen y las columnas que hay a su izquierda.
`padding-doble`: tu resultado coincide con poner un marco de ancho 2·pad en cada lado
→ Mira si el marco se añade dos veces, o si multiplicas por 2 algo que ya va a los dos lados.
`sin-marco`: tu resultado coincide con la imagen de entrada, sin marco
→ Mira si lo que devuelves es el array con el marco o el de entrada.
`pad-fijo-en-uno`: tu resultado coincide con un marco de ancho 1 en todos los casos
→ Mira si el ancho del marco sale del argumento pad.
`recorte-vacio`: tu función falla justo cuando pad vale 0, como ocurre con un recorte [pad:-pad]
→ Con pad = 0, -pad también es 0: prueba en una celda qué da X[0:-0].
`lados-cambiados`: tu función hace lo mismo que crear la salida con el alto y el ancho cambiados entre sí
`supone-cuadrada`: tu función falla justo cuando el alto y el ancho son distintos
→ Mira dónde usas el alto y dónde el ancho: cada uno va con su eje, y en ese orden.
`ancho-desde-el-alto`: tu resultado coincide con una salida que toma también el ancho de las filas de la
  imagen
→ Mira con qué tamaño de X.shape se calcula el último eje de la salida.
`alto-desde-el-ancho`: tu resultado coincide con una salida que toma también el alto de las columnas de la
  imagen
→ Mira con qué tamaño de X.shape se calcula el eje 2 de la salida.
`columnas-hasta-el-alto`: tu función coincide con la que copia tantas columnas como filas tiene la imagen
`filas-hasta-el-ancho`: tu función coincide con la que copia tantas filas como columnas tiene la imagen
→ Mira hasta dónde llega cada bucle o cada corte: el alto y el ancho pueden ser distintos.
`columnas-a-un-lado`: tu resultado coincide con poner todas las columnas de ceros al mismo lado
`filas-a-un-lado`: tu resultado coincide con poner todas las filas de ceros al mismo lado
→ Compara cuántos ceros hay antes y después de la imagen en cada eje.
`un-solo-lado`: tu resultado coincide con poner todo el marco abajo y a la derecha
`todo-arriba`: tu resultado coincide con poner todo el marco arriba y a la izquierda
→ Mira en qué fila y en qué columna empieza la imagen dentro de la salida.
`borde-repetido`: tu resultado coincide con repetir los valores del borde en lugar de poner ceros
`borde-reflejado`: tu resultado coincide con reflejar la imagen en el marco, como en un espejo
→ Mira el modo con el que rellenas: lo que se pide es un valor constante, 0.
`borde-ciclico`: tu resultado coincide con seguir en el marco con el lado opuesto de la imagen
→ Mira el modo con el que rellenas, o si algún índice negativo da la vuelta.
`constante-uno`: tu resultado coincide con rellenar con unos
→ Mira con qué valor empieza el array de salida.
`bucle-corto`: tu resultado coincide con no copiar la última fila ni la última columna de la imagen
→ `range(n)` ya acaba en n - 1: mira hasta dónde llegan los bucles de las filas y de las columnas.
`todo-ceros`: tu resultado coincide con un array de ceros de la forma correcta, sin la imagen
→ Mira si la imagen llega a copiarse dentro del array que devuelves.
`solo-primera-imagen`: tu resultado coincide con copiar solo la primera imagen del lote
→ Mira si el índice de la imagen está fijo, o si un `return` queda dentro del bucle.
`solo-ultima-imagen`: tu resultado coincide con copiar solo la última imagen del lote
→ Mira en qué bucle creas el array de la salida: cada vuelta empieza con uno nuevo.
`solo-primer-canal`: tu resultado coincide con copiar solo el primer canal de cada imagen
→ Mira si el índice del canal está fijo en los dos lados del igual.
`solo-la-primera-matriz`: tu resultado coincide con copiar solo el primer canal de la primera imagen
→ Mira cuántas veces se repite cada bucle antes de llegar al `return`.
`primera-imagen-repetida`: tu resultado coincide con copiar la primera imagen en todas las del lote
→ Mira con qué índice lees la imagen de X en cada vuelta.
`primer-canal-repetido`: tu resultado coincide con copiar el primer canal en todos los de cada imagen
→ Mira con qué índice lees el canal de X en cada vuelta.
""")
MISTAKES = tuple(catalogue(_zero_padding, _SAID, _DECIDED))
