"""Errores conocidos de ``zero_padding``."""

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Mistake, Oracle


def padded(X: np.ndarray, pad: int, **options: object) -> np.ndarray:
    """``X`` con un marco de ``pad`` por cada lado de sus dos últimos ejes; el oráculo del ejercicio."""
    return F.pad(torch.from_numpy(X), (pad, pad, pad, pad), **options).numpy()


def _margins(left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> Oracle:
    """Como el oráculo, con un marco de ``pad`` por el número que se da a cada lado."""

    def oracle(X: np.ndarray, pad: int) -> np.ndarray:
        widths = tuple(int(times * pad) for times in (left, right, top, bottom))
        return F.pad(torch.from_numpy(X), widths).numpy()

    return oracle


def _everywhere(X: np.ndarray, pad: int) -> np.ndarray:
    return F.pad(torch.from_numpy(X), (pad,) * 8).numpy()


def _channels_last(X: np.ndarray, pad: int) -> np.ndarray:
    return F.pad(torch.from_numpy(X), (0, 0, pad, pad, pad, pad, 0, 0)).numpy()


def _total(X: np.ndarray, pad: int) -> np.ndarray:
    before, after = pad // 2, pad - pad // 2
    return F.pad(torch.from_numpy(X), (before, after, before, after)).numpy()


def _empty_crop(X: np.ndarray, pad: int) -> np.ndarray:
    if pad == 0:
        raise ValueError("could not broadcast input array")
    return padded(X, pad)


def _square_only(X: np.ndarray, pad: int) -> np.ndarray:
    if X.shape[2] != X.shape[3]:
        raise ValueError("could not broadcast input array")
    return padded(X, pad)


def _square_output(axis: int) -> Oracle:
    """El array de salida tiene tantas filas como columnas: las que tocan al eje ``axis``."""

    def oracle(X: np.ndarray, pad: int) -> np.ndarray:
        side = X.shape[axis] + 2 * pad
        out = np.zeros((*X.shape[:2], side, side))
        out[..., pad : pad + X.shape[2], pad : pad + X.shape[3]] = X
        return out

    return oracle


def _kept(X: np.ndarray, pad: int, images: slice, channels: slice) -> np.ndarray:
    some = np.zeros_like(X)
    some[images, channels] = X[images, channels]
    return padded(some, pad)


def _mirrored(X: np.ndarray, pad: int) -> np.ndarray:
    # el modo «reflect» de PyTorch no admite un marco mayor que la imagen y el de NumPy sí
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="reflect")


def _wrapped(X: np.ndarray, pad: int) -> np.ndarray:
    rows, columns = (torch.arange(-pad, n + pad) % n for n in X.shape[2:])
    return torch.from_numpy(X)[:, :, rows][..., columns].numpy()


# los títulos de las ayudas del cuaderno
_SHAPE = "«La salida tiene forma (…) y esperábamos forma (…)»"
_WIDTH = "Solo crece un eje, o no crece 2·pad"
_ZERO_PAD = "«could not broadcast input array…» y solo falla «pad = 0»"
_OBLONG = "«could not broadcast input array…» y falla «imagen no cuadrada»"
_BORDER = "La forma está bien, pero falla «valores, pad = 1»"
_BATCH = "Solo falla «varias imágenes y canales»"

MISTAKES = (
    Mistake(
        "todos-los-ejes",
        "tu resultado coincide con rellenar los cuatro ejes",
        "Mira qué ejes son filas y columnas en (N, C, H, W): solo esos dos llevan marco.",
        _everywhere,
        _SHAPE,
    ),
    Mistake(
        "canales-al-final",
        "tu resultado coincide con rellenar los ejes 1 y 2, como si los canales fueran al final",
        "En este curso el orden es (N, C, H, W): las filas son el eje 2 y las columnas el 3.",
        _channels_last,
        _SHAPE,
    ),
    Mistake(
        "pad-repartido",
        "tu resultado coincide con repartir pad entre los dos lados",
        "pad es el ancho del marco en cada lado, no el total.",
        _total,
        _SHAPE,
    ),
    Mistake(
        "solo-filas",
        "tu resultado coincide con añadir filas de ceros arriba y abajo, y ninguna columna",
        "Compara la anchura de la salida con la de la entrada.",
        _margins(top=1, bottom=1),
        _WIDTH,
    ),
    Mistake(
        "solo-columnas",
        "tu resultado coincide con añadir columnas de ceros a los lados, y ninguna fila",
        "Compara la altura de la salida con la de la entrada.",
        _margins(left=1, right=1),
        _WIDTH,
    ),
    Mistake(
        "marco-arriba-izquierda",
        "tu resultado coincide con poner pad filas solo arriba y pad columnas solo a la izquierda",
        "Cuenta las filas de ceros que hay debajo de la imagen y las columnas que hay a su derecha.",
        _margins(left=1, top=1),
        _WIDTH,
    ),
    Mistake(
        "marco-abajo-derecha",
        "tu resultado coincide con poner pad filas solo abajo y pad columnas solo a la derecha",
        "Cuenta las filas de ceros que hay encima de la imagen y las columnas que hay a su izquierda.",
        _margins(right=1, bottom=1),
        _WIDTH,
    ),
    Mistake(
        "padding-doble",
        "tu resultado coincide con poner un marco de ancho 2·pad en cada lado",
        "Mira si el marco se añade dos veces, o si multiplicas por 2 algo que ya va a los dos lados.",
        _margins(2, 2, 2, 2),
        _WIDTH,
    ),
    Mistake(
        "sin-marco",
        "tu resultado coincide con la imagen de entrada, sin marco",
        "Mira si lo que devuelves es el array con el marco o el de entrada.",
        _margins(),
        _WIDTH,
    ),
    Mistake(
        "pad-fijo-en-uno",
        "tu resultado coincide con un marco de ancho 1 en todos los casos",
        "Mira si el ancho del marco sale del argumento pad.",
        lambda X, pad: padded(X, 1),
        _WIDTH,
    ),
    Mistake(
        "recorte-vacio",
        "tu función falla justo cuando pad vale 0, como ocurre con un recorte [pad:-pad]",
        "Con pad = 0, -pad también es 0: prueba en una celda qué da X[0:-0].",
        _empty_crop,
        _ZERO_PAD,
    ),
    Mistake(
        "supone-cuadrada",
        "tu función falla justo cuando el alto y el ancho son distintos",
        "Mira dónde usas el alto y dónde el ancho: cada uno va con su eje, y en ese orden.",
        _square_only,
        _OBLONG,
    ),
    Mistake(
        "ancho-desde-el-alto",
        "tu resultado coincide con una salida que toma también el ancho de las filas de la imagen",
        "Mira con qué tamaño de X.shape se calcula el último eje de la salida.",
        _square_output(2),
        _OBLONG,
    ),
    Mistake(
        "alto-desde-el-ancho",
        "tu resultado coincide con una salida que toma también el alto de las columnas de la imagen",
        "Mira con qué tamaño de X.shape se calcula el eje 2 de la salida.",
        _square_output(3),
        _OBLONG,
    ),
    Mistake(
        "un-solo-lado",
        "tu resultado coincide con poner todo el marco abajo y a la derecha",
        "Mira en qué fila y en qué columna empieza la imagen dentro de la salida.",
        _margins(right=2, bottom=2),
        _BORDER,
    ),
    Mistake(
        "todo-arriba",
        "tu resultado coincide con poner todo el marco arriba y a la izquierda",
        "Mira en qué fila y en qué columna empieza la imagen dentro de la salida.",
        _margins(left=2, top=2),
        _BORDER,
    ),
    Mistake(
        "borde-repetido",
        "tu resultado coincide con repetir los valores del borde en lugar de poner ceros",
        "Mira el modo con el que rellenas: lo que se pide es un valor constante, 0.",
        lambda X, pad: padded(X, pad, mode="replicate"),
        _BORDER,
    ),
    Mistake(
        "borde-reflejado",
        "tu resultado coincide con reflejar la imagen en el marco, como en un espejo",
        "Mira el modo con el que rellenas: lo que se pide es un valor constante, 0.",
        _mirrored,
        _BORDER,
    ),
    Mistake(
        "borde-ciclico",
        "tu resultado coincide con seguir en el marco con el lado opuesto de la imagen",
        "Mira el modo con el que rellenas, o si algún índice negativo da la vuelta.",
        _wrapped,
        _BORDER,
    ),
    Mistake(
        "constante-uno",
        "tu resultado coincide con rellenar con unos",
        "Mira con qué valor empieza el array de salida.",
        lambda X, pad: padded(X, pad, value=1),
        _BORDER,
    ),
    Mistake(
        "todo-ceros",
        "tu resultado coincide con un array de ceros de la forma correcta, sin la imagen",
        "Mira si la imagen llega a copiarse dentro del array que devuelves.",
        lambda X, pad: padded(0 * X, pad),
        _BORDER,
    ),
    Mistake(
        "solo-primera-imagen",
        "tu resultado coincide con copiar solo la primera imagen del lote",
        "Mira si el índice de la imagen está fijo, o si un `return` queda dentro del bucle.",
        lambda X, pad: _kept(X, pad, slice(1), slice(None)),
        _BATCH,
    ),
    Mistake(
        "solo-primer-canal",
        "tu resultado coincide con copiar solo el primer canal de cada imagen",
        "Mira si el índice del canal está fijo en los dos lados del igual.",
        lambda X, pad: _kept(X, pad, slice(None), slice(1)),
        _BATCH,
    ),
    Mistake(
        "solo-la-primera-matriz",
        "tu resultado coincide con copiar solo el primer canal de la primera imagen",
        "Mira cuántas veces se repite cada bucle antes de llegar al `return`.",
        lambda X, pad: _kept(X, pad, slice(1), slice(1)),
        _BATCH,
    ),
    Mistake(
        "primera-imagen-repetida",
        "tu resultado coincide con copiar la primera imagen en todas las del lote",
        "Mira con qué índice lees la imagen de X en cada vuelta.",
        lambda X, pad: padded(X[:1].repeat(len(X), axis=0), pad),
        _BATCH,
    ),
    Mistake(
        "primer-canal-repetido",
        "tu resultado coincide con copiar el primer canal en todos los de cada imagen",
        "Mira con qué índice lees el canal de X en cada vuelta.",
        lambda X, pad: padded(X[:, :1].repeat(X.shape[1], axis=1), pad),
        _BATCH,
    ),
)
