"""Unidad 05: errores conocidos de la vuelta que no dependen de cómo se reparte el gradiente en la ventana."""

from collections.abc import Callable

import numpy as np
import torch

from grader.exercises.base import Mistake, Oracle
from grader.exercises.pooling.oracles import (
    STRIDE_NEXT,
    Side,
    only,
    repeated,
    spread,
    upstream,
    windows,
    winners,
)

Gradient = Callable[[np.ndarray, np.ndarray, Side, Side], np.ndarray]
Share = Callable[[torch.Tensor], torch.Tensor]

OVERLAP = "«ventanas separadas» está bien y falla «ventanas solapadas»"
SIDE = "Está bien si filter_size y stride son iguales; si no, falla"
EVERYTHING = "Solo están bien «forma de la salida» y «no modifica la entrada»"
SHAPE = "«La salida tiene forma (…) y esperábamos forma (…), es decir, la de layer_input»"
BATCH = "Solo fallan «varias imágenes y canales» y «casos límite» en la vuelta"

FIXED_NEXT = "Busca un índice fijo en 0 donde debería ir la variable del bucle."
_FIRST_NEXT = "Mira en qué bucle está el `return` y qué índices recorre cada bucle."
_AXES_NEXT = "Comprueba qué índice es el de la fila y cuál el de la columna."
_BOTH_NEXT = "Compara cómo calculas el principio de las filas y el de las columnas."


def shared_out(share: Share) -> Oracle:
    """Cada gradiente, repartido por su ventana según ``share(ventanas)``."""
    return lambda l_O, x, f, s: spread(share(windows(x, f, s)) * upstream(l_O), x, f, s)


def without_upstream(share: Share) -> Oracle:
    """Lo que reparte ``share(ventanas)``, sin multiplicarlo por el gradiente que llega."""
    return lambda l_O, x, f, s: spread(share(windows(x, f, s)), x, f, s)


def overwritten(share: Share) -> Oracle:
    """Cada ventana, escrita entera encima de las anteriores."""

    def result(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
        parts = share(windows(x, f, s)) * upstream(l_O)
        (height, width), (n_H, n_W) = x.shape[2:], l_O.shape[2:]
        rows = (torch.arange(height) // s).clamp(max=n_H - 1)
        columns = (torch.arange(width) // s).clamp(max=n_W - 1)
        last = (rows[:, None] * n_W + columns).double().numpy()[None, None]
        return spread(parts * (windows(last, f, s) == torch.arange(n_H * n_W)), x, f, s)

    return result


def even(seen: torch.Tensor) -> torch.Tensor:
    """La misma parte para cada casilla de la ventana."""
    return torch.full_like(seen, 1 / seen.shape[2])


def corner(seen: torch.Tensor) -> torch.Tensor:
    """1 en la primera casilla de cada ventana."""
    return winners(torch.zeros_like(seen))


def blown_up(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
    """Cada gradiente, repetido en un bloque de f × f."""
    return l_O.repeat(f, 2).repeat(f, 3)


def _without_stride(gradient: Gradient, rows: bool, columns: bool) -> Oracle:
    """Ventanas movidas de 1 en 1 por filas, por columnas o por las dos, tantas como tiene ``l_O``."""

    def result(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
        step = (1 if rows else s, 1 if columns else s)
        whole = np.zeros(
            (*l_O.shape[:2], *((n - f) // k + 1 for n, k in zip(x.shape[2:], step, strict=True)))
        )
        whole[:, :, : l_O.shape[2], : l_O.shape[3]] = l_O
        return gradient(whole, x, f, step)

    return result


def _short_loop(gradient: Gradient) -> Oracle:
    """Los bucles no llegan a la última fila ni a la última columna de ``l_O``."""

    def result(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
        seen = np.zeros_like(l_O)
        seen[:, :, :-1, :-1] = l_O[:, :, :-1, :-1]
        return gradient(seen, x, f, s)

    return result


def _swapped_upstream(gradient: Gradient) -> Oracle:
    """Lee ``l_O[j, i]`` en lugar de ``l_O[i, j]``."""

    def result(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
        if l_O.shape[2] != l_O.shape[3]:
            raise IndexError("bounds")
        return gradient(l_O.swapaxes(2, 3).copy(), x, f, s)

    return result


def _in_the_first(axis: int, gradient: Gradient) -> Oracle:
    """Lo de todos los elementos de ``axis`` se suma en el primero."""

    def result(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
        out = np.zeros_like(x)
        out[(slice(None),) * axis + (slice(0, 1),)] = gradient(l_O, x, f, s).sum(axis, keepdims=True)
        return out

    return result


def _to_all(axis: int, result: np.ndarray) -> np.ndarray:
    return np.broadcast_to(result.sum(axis, keepdims=True), result.shape)


def gradient_mistakes(gradient: Gradient) -> tuple[Mistake, ...]:
    """Los errores de ``gradient`` que no dependen de cómo se reparte dentro de la ventana."""
    return (
        Mistake(
            "stride-ignorado",
            "los gradientes coinciden con ventanas movidas de 1 en 1",
            STRIDE_NEXT,
            _without_stride(gradient, rows=True, columns=True),
            help=EVERYTHING,
        ),
        Mistake(
            "stride-ignorado-en-filas",
            "los gradientes coinciden con ventanas movidas de 1 en 1 al bajar de fila",
            _BOTH_NEXT,
            _without_stride(gradient, rows=True, columns=False),
            help=EVERYTHING,
        ),
        Mistake(
            "stride-ignorado-en-columnas",
            "los gradientes coinciden con ventanas movidas de 1 en 1 al cambiar de columna",
            _BOTH_NEXT,
            _without_stride(gradient, rows=False, columns=True),
            help=EVERYTHING,
        ),
        Mistake(
            "bucles-cortos",
            "tu resultado coincide con no usar la última fila ni la última columna de l_O",
            "Imprime hasta dónde llegan tus bucles y compáralo con la `shape` de l_O.",
            _short_loop(gradient),
            help=EVERYTHING,
        ),
        Mistake(
            "gradiente-traspuesto",
            "tu resultado coincide con leer l_O con la fila y la columna cambiadas",
            _AXES_NEXT,
            _swapped_upstream(gradient),
            help=EVERYTHING,
        ),
        Mistake(
            "resultado-traspuesto",
            "tu resultado coincide con el gradiente traspuesto: las filas son columnas",
            _AXES_NEXT,
            lambda l_O, x, f, s: gradient(l_O, x, f, s).swapaxes(2, 3),
            help=SHAPE,
        ),
        Mistake(
            "solo-la-primera-imagen",
            "la primera imagen está bien y las demás se quedan a 0",
            _FIRST_NEXT,
            lambda l_O, x, f, s: only(0, gradient(l_O, x, f, s)),
            help=BATCH,
        ),
        Mistake(
            "solo-el-primer-canal",
            "el primer canal está bien y los demás se quedan a 0",
            _FIRST_NEXT,
            lambda l_O, x, f, s: only(1, gradient(l_O, x, f, s)),
            help=BATCH,
        ),
        Mistake(
            "gradiente-de-la-primera-imagen",
            "tu resultado coincide con usar el l_O de la primera imagen para todo el lote",
            FIXED_NEXT,
            lambda l_O, x, f, s: gradient(repeated(0, l_O), x, f, s),
            help=BATCH,
        ),
        Mistake(
            "gradiente-del-primer-canal",
            "tu resultado coincide con usar el l_O del primer canal para todos los demás",
            FIXED_NEXT,
            lambda l_O, x, f, s: gradient(repeated(1, l_O), x, f, s),
            help=BATCH,
        ),
        Mistake(
            "todo-en-la-primera-imagen",
            "tu resultado coincide con sumar lo de todo el lote en la primera imagen",
            FIXED_NEXT,
            _in_the_first(0, gradient),
            help=BATCH,
        ),
        Mistake(
            "todo-en-el-primer-canal",
            "tu resultado coincide con sumar lo de todos los canales en el primero",
            FIXED_NEXT,
            _in_the_first(1, gradient),
            help=BATCH,
        ),
        Mistake(
            "a-todos-los-canales",
            "tu resultado coincide con dar a cada canal lo que llega a todos ellos",
            "Cada canal de l_O corresponde a un solo canal de la entrada.",
            lambda l_O, x, f, s: _to_all(1, gradient(l_O, x, f, s)),
            help=BATCH,
        ),
        Mistake(
            "a-todas-las-imagenes",
            "tu resultado coincide con dar a cada imagen lo que llega a todo el lote",
            "Cada imagen de l_O corresponde a una sola imagen de la entrada.",
            lambda l_O, x, f, s: _to_all(0, gradient(l_O, x, f, s)),
            help=BATCH,
        ),
    )
