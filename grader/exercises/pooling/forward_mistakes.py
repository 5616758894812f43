"""Unidad 05: errores conocidos de la ida, ``max_pooling_forward`` y ``average_pooling_forward``."""

from collections.abc import Callable

import numpy as np
import torch

from grader.exercises.base import Mistake
from grader.exercises.pooling.oracles import (
    average_pool,
    max_pool,
    sizes,
    windows,
)
from grader.exercises.pooling.window_mistakes import BATCH, OTHER, window_mistakes

_NEGATIVE = "La salida vale 0 y esperábamos un número negativo"
_PLANE = "Todas las casillas de un mapa de salida valen lo mismo"
_SIDE = "«ventanas separadas» está bien, pero falla «ventanas solapadas» o «stride mayor que la ventana»"
_FACTOR = "La media sale varias veces mayor o menor de lo que debe"
_WHOLE = "Los valores salen sin decimales"
_GROWS = "La primera casilla está bien y las demás dependen de las anteriores"
_CHANNELS_NEXT = "El pooling trata cada canal por separado."


def _over(*axes: int) -> Callable[[np.ndarray, str], np.ndarray]:
    return lambda out, how: np.broadcast_to(getattr(out, how)(axes, keepdims=True), out.shape)


MAX_MISTAKES = (
    Mistake(
        "maximo-desde-cero",
        "tu resultado coincide con empezar el máximo en 0, que gana a todos los negativos",
        "Si buscas el máximo a mano, empieza por el primer valor de la ventana.",
        lambda x, f, s: np.maximum(max_pool(x, f, s), 0),
        help=_NEGATIVE,
    ),
    Mistake(
        "maximo-en-valor-absoluto",
        "tu resultado coincide con el máximo de los valores sin su signo",
        "Entre −5 y −2, el máximo es −2: el signo cuenta.",
        lambda x, f, s: max_pool(np.abs(x), f, s),
        help=OTHER,
    ),
    Mistake(
        "maximo-sin-decimales",
        "tu resultado coincide con guardar el máximo sin decimales",
        "Mira de qué tipo es el array en el que guardas la salida.",
        lambda x, f, s: np.trunc(max_pool(x, f, s)),
        help=_WHOLE,
    ),
    Mistake(
        "maximo-sin-reiniciar",
        "tu resultado coincide con arrastrar el máximo de una ventana a las siguientes",
        "Mira en qué bucle empieza la búsqueda: cada ventana necesita la suya.",
        lambda x, f, s: np.maximum.accumulate(max_pool(x, f, s).ravel()).reshape(max_pool(x, f, s).shape),
        help=_GROWS,
    ),
    Mistake(
        "posicion-del-maximo",
        "tu resultado coincide con la posición del máximo dentro de su ventana",
        "Distingue la posición del máximo de su valor.",
        lambda x, f, s: windows(x, f, s).argmax(2).reshape(max_pool(x, f, s).shape).numpy(),
        help=OTHER,
    ),
    Mistake(
        "entre-canales",
        "tu resultado coincide con tomar el máximo de todos los canales a la vez",
        _CHANNELS_NEXT,
        lambda x, f, s: _over(1)(max_pool(x, f, s), "max"),
        help=BATCH,
    ),
    Mistake(
        "entre-imagenes",
        "tu resultado coincide con tomar el máximo de todas las imágenes del lote a la vez",
        "Cada imagen del lote se trata por separado.",
        lambda x, f, s: _over(0)(max_pool(x, f, s), "max"),
        help=BATCH,
    ),
    Mistake(
        "entre-imagenes-y-canales",
        "tu resultado coincide con tomar el máximo de todas las imágenes y todos los canales a la vez",
        "Mira de qué ejes toma el máximo tu código: solo deben ser dos.",
        lambda x, f, s: _over(0, 1)(max_pool(x, f, s), "max"),
        help=BATCH,
    ),
    Mistake(
        "plano-entero",
        "tu resultado coincide con el máximo de cada canal entero, no de la ventana",
        "Imprime la `shape` de lo que resumes: debe ser la de una ventana.",
        lambda x, f, s: np.broadcast_to(x.max((2, 3), keepdims=True), max_pool(x, f, s).shape),
        help=_PLANE,
    ),
    Mistake(
        "minimo",
        "tu resultado coincide con el mínimo de cada ventana",
        "Mira el sentido de la comparación.",
        lambda x, f, s: -max_pool(-x, f, s),
        help=OTHER,
    ),
    Mistake(
        "media-por-maximo",
        "tu resultado coincide con la media de cada ventana",
        "Aquí se pide el máximo.",
        average_pool,
        help=OTHER,
    ),
    *window_mistakes(max_pool),
)

AVERAGE_MISTAKES = (
    Mistake(
        "suma-sin-dividir",
        "tu resultado coincide con la suma de la ventana, sin dividir",
        "La media es la suma entre el número de valores de la ventana.",
        lambda x, f, s: average_pool(x, f, s) * f * f,
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-el-lado",
        "tu resultado coincide con dividir entre filter_size en lugar de entre el área",
        "Cuenta cuántos valores hay en una ventana de filter_size × filter_size.",
        lambda x, f, s: average_pool(x, f, s) * f,
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-el-plano",
        "tu resultado coincide con dividir entre el número de casillas de la imagen",
        "Se divide entre los valores que tiene una ventana.",
        lambda x, f, s: average_pool(x, f, s) * f * f / (x.shape[2] * x.shape[3]),
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-las-ventanas",
        "tu resultado coincide con dividir entre el número de ventanas",
        "Se divide entre los valores que tiene una ventana, no entre cuántas ventanas hay.",
        lambda x, f, s: average_pool(x, f, s) * f * f / np.prod(sizes(x, f, s)),
        help=_FACTOR,
    ),
    Mistake(
        "dividir-entre-el-stride",
        "tu resultado coincide con dividir entre el cuadrado del stride",
        "El número de valores de una ventana no depende de cuánto se mueve.",
        lambda x, f, s: average_pool(x, f, s) * f * f / (s * s),
        help=_SIDE,
    ),
    Mistake(
        "dividir-tambien-entre-los-canales",
        "tu resultado coincide con dividir también entre el número de canales",
        "Cada canal se resume por separado: cuenta los valores de una ventana de un solo canal.",
        lambda x, f, s: average_pool(x, f, s) / x.shape[1],
        help=BATCH,
    ),
    Mistake(
        "maximo-por-media",
        "tu resultado coincide con el máximo de cada ventana",
        "Aquí se pide la media.",
        max_pool,
        help=OTHER,
    ),
    Mistake(
        "mediana-por-media",
        "tu resultado coincide con la mediana de cada ventana",
        "La media usa el valor de todas las casillas, no solo su orden.",
        lambda x, f, s: torch.quantile(windows(x, f, s), 0.5, 2).reshape(max_pool(x, f, s).shape).numpy(),
        help=OTHER,
    ),
    Mistake(
        "media-de-extremos",
        "tu resultado coincide con el punto medio entre el mayor y el menor de cada ventana",
        "En la media cuentan todos los valores de la ventana.",
        lambda x, f, s: (max_pool(x, f, s) - max_pool(-x, f, s)) / 2,
        help=OTHER,
    ),
    Mistake(
        "media-sin-signo",
        "tu resultado coincide con la media de los valores sin su signo",
        "Entre −5 y 2, la media es −1.5: el signo cuenta.",
        lambda x, f, s: average_pool(np.abs(x), f, s),
        help=OTHER,
    ),
    Mistake(
        "entre-canales",
        "tu resultado coincide con hacer la media de todos los canales a la vez",
        _CHANNELS_NEXT,
        lambda x, f, s: _over(1)(average_pool(x, f, s), "mean"),
        help=BATCH,
    ),
    Mistake(
        "suma-de-canales",
        "tu resultado coincide con sumar todos los canales y dividir entre el área de una ventana",
        _CHANNELS_NEXT,
        lambda x, f, s: _over(1)(average_pool(x, f, s), "sum"),
        help=BATCH,
    ),
    Mistake(
        "entre-imagenes",
        "tu resultado coincide con hacer la media de todas las imágenes del lote a la vez",
        "Cada imagen del lote se trata por separado.",
        lambda x, f, s: _over(0)(average_pool(x, f, s), "mean"),
        help=BATCH,
    ),
    Mistake(
        "entre-imagenes-y-canales",
        "tu resultado coincide con hacer la media de todas las imágenes y todos los canales a la vez",
        "Mira en qué ejes hace la media tu código: solo deben ser dos.",
        lambda x, f, s: _over(0, 1)(average_pool(x, f, s), "mean"),
        help=BATCH,
    ),
    Mistake(
        "plano-entero",
        "tu resultado coincide con la media de cada canal entero, no de la ventana",
        "Imprime la `shape` de lo que resumes: debe ser la de una ventana.",
        lambda x, f, s: np.broadcast_to(x.mean((2, 3), keepdims=True), average_pool(x, f, s).shape),
        help=_PLANE,
    ),
    Mistake(
        "media-truncada",
        "tu resultado coincide con guardar la media sin decimales",
        "Mira de qué tipo es el array en el que guardas la salida.",
        lambda x, f, s: np.trunc(average_pool(x, f, s)),
        help=_WHOLE,
    ),
    Mistake(
        "media-hacia-abajo",
        "tu resultado coincide con la media redondeada hacia abajo",
        "Mira con qué operación divides y si conserva los decimales.",
        lambda x, f, s: np.floor(average_pool(x, f, s)),
        help=_WHOLE,
    ),
    Mistake(
        "media-redondeada",
        "tu resultado coincide con la media redondeada al entero más cercano",
        "La media no se redondea, aunque los valores sean enteros.",
        lambda x, f, s: np.round(average_pool(x, f, s)),
        help=_WHOLE,
    ),
    Mistake(
        "suma-sin-reiniciar",
        "tu resultado coincide con arrastrar la suma de una ventana a las siguientes",
        "Mira en qué bucle vuelve a 0 la suma: cada ventana necesita la suya.",
        lambda x, f, s: average_pool(x, f, s).cumsum().reshape(average_pool(x, f, s).shape),
        help=_GROWS,
    ),
    *window_mistakes(average_pool),
)
