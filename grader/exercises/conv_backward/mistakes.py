"""Errores conocidos de ``conv_backward``: los de cada salida y los que cambian varias a la vez."""

from collections.abc import Callable
from math import ceil

import torch

from grader.exercises.base import Mistake, Variation
from grader.exercises.conv_backward import input_mistakes as entry
from grader.exercises.conv_backward import parameter_mistakes as parameter
from grader.exercises.conv_backward.program import backward, image_after_image

STEP = "Fallan b_new y W_new, y los gradientes parecen correctos"
FIXED = "Falla «padding 0», o los casos con padding 2"
SQUARE = "Solo fallan «imagen no cuadrada» y «casos límite»"
ORDER = "l_a_prev tiene la forma de W, o W_new la de b"


def _stepping(step: Callable[..., torch.Tensor]) -> Variation:
    return backward(w_step=step, b_step=step)


MISTAKES = (
    *entry.MISTAKES,
    *parameter.MISTAKES,
    Mistake(
        "signo-del-paso",
        "W_new y b_new coinciden con sumar el gradiente en lugar de restarlo",
        "El descenso va en contra del gradiente: mira el signo de la actualización.",
        _stepping(lambda P, d, rate: P + rate * d),
        help=STEP,
    ),
    Mistake(
        "sin-tasa",
        "W_new y b_new coinciden con un paso sin la tasa de aprendizaje",
        "Mira si learning_rate multiplica al gradiente.",
        _stepping(lambda P, d, rate: P - d),
        help=STEP,
    ),
    Mistake(
        "sin-tasa-y-signo",
        "W_new y b_new coinciden con sumar el gradiente sin la tasa de aprendizaje",
        "Compara tu actualización con la fórmula del paso 4: signo y factor.",
        _stepping(lambda P, d, rate: P + d),
        help=STEP,
    ),
    Mistake(
        "devuelve-gradientes",
        "devuelves los gradientes de W y b en lugar de los parámetros actualizados",
        "W_new es W después de dar el paso de descenso.",
        _stepping(lambda P, d, rate: d),
        help=STEP,
    ),
    Mistake(
        "devuelve-pasos",
        "devuelves la tasa por el gradiente en lugar de los parámetros actualizados",
        "W_new es W después de dar el paso de descenso, no el paso.",
        _stepping(lambda P, d, rate: rate * d),
        help=STEP,
    ),
    Mistake(
        "paso-en-cada-imagen",
        "W_new y b_new coinciden con dar un paso tras cada imagen con todo lo acumulado hasta ella",
        "El paso se da una sola vez: mira si la actualización está dentro de algún bucle.",
        backward(dw_g=image_after_image, db_g=image_after_image),
        help=entry.BATCH,
    ),
    Mistake(
        "parametros-primero",
        "lo que devuelves coincide con lo pedido, pero con W_new y b_new delante de l_a_prev",
        "El orden es (l_a_prev, W_new, b_new).",
        backward(order=(1, 2, 0)),
        help=ORDER,
    ),
    Mistake(
        "sesgos-antes-que-pesos",
        "W_new y b_new coinciden con lo pedido, pero con el orden cambiado",
        "El orden es (l_a_prev, W_new, b_new).",
        backward(order=(0, 2, 1)),
        help=ORDER,
    ),
    Mistake(
        "padding-fijo",
        "lo que devuelves coincide con rellenar siempre con un marco de ancho 1",
        "El ancho del marco es el argumento padding: mira dónde lo usas.",
        backward(padding=lambda p: 1),
        help=FIXED,
    ),
    Mistake(
        "padding-ignorado",
        "tu función coincide con la que trabaja sin marco y falla donde la ventana se sale",
        "Las ventanas son las de la ida, que se tomaron de la entrada con su marco.",
        backward(padding=lambda p: 0),
        help=parameter.BROADCAST,
    ),
    Mistake(
        "salida-cuadrada",
        "tu función coincide con la que recorre tantas columnas de l_O como filas",
        "El alto y el ancho de l_O pueden ser distintos: lee los dos.",
        backward(count=lambda z: (z.room[0],) * 2),
        help=SQUARE,
    ),
    Mistake(
        "tamano-hacia-arriba",
        "tu función falla justo cuando el stride no divide, como la que cuenta una ventana de más",
        "Los tamaños de la salida ya están en l_O.shape.",
        backward(count=lambda z: z.counted(ceil)),
        help=entry.REMAINDER,
    ),
)
