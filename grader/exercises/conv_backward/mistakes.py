"""Errores conocidos de ``conv_backward``: los de cada salida y los que cambian varias a la vez."""

import torch
import torch.nn.functional as F

from grader.exercises.base import Mistake
from grader.exercises.conv_backward import input_mistakes as entry
from grader.exercises.conv_backward import parameter_mistakes as parameter
from grader.exercises.conv_backward.oracles import Gradient, Layer, Step, crop, from_windows_of, wrong

STEP = "Fallan b_new y W_new, y los gradientes parecen correctos"
FIXED = "Falla «padding 0», o los casos con padding 2"
SQUARE = "Solo fallan «imagen no cuadrada» y «casos límite»"
ORDER = "l_a_prev tiene la forma de W, o W_new la de b"


def _with_frame(choose: int) -> dict[str, Gradient]:
    """Los gradientes de quien siempre rellena con ``choose`` ceros, valga lo que valga padding."""

    def framed(layer: Layer) -> torch.Tensor:
        wide = F.pad(layer.x, (choose,) * 4)
        if any(n > size for n, size in zip(layer.reach, wide.shape[2:], strict=True)):
            raise ValueError("broadcast")
        return wide

    def dX(layer: Layer) -> torch.Tensor:
        wide = framed(layer)
        rows, columns = (slice(n) for n in layer.reach)
        result = torch.zeros_like(wide)
        result[:, :, rows, columns] = layer.dX(x=crop(wide, rows, columns), padding=0)
        rows, columns = (slice(choose, choose + n) for n in layer.x.shape[2:])
        return crop(result, rows, columns)

    return {"dX": dX, "dW": lambda s: from_windows_of(s, framed(s))}


def _as_tall_as_wide(*arguments: object) -> Step:
    """El alto de la salida se usa también como ancho."""
    l_O, *rest = arguments
    height, width = l_O.shape[2:]
    if width < height:
        raise IndexError("is out of bounds")
    g = l_O.copy()
    g[..., height:] = 0
    return wrong()(g, *rest)


def _rounded_up(*arguments: object) -> Step:
    """El bucle recorre una ventana de más cuando el stride no divide."""
    _, _, layer_input, W, _, stride, padding = arguments
    if any((n + 2 * padding - W.shape[-1]) % stride for n in layer_input.shape[2:]):
        raise IndexError("is out of bounds")
    return wrong()(*arguments)


def _image_after_image(layer: Layer) -> torch.Tensor:
    """``l_O`` como si el paso se diera tras cada imagen con lo acumulado hasta ella."""
    return layer.g * torch.arange(len(layer.g), 0, -1)[:, None, None, None]


def _stepped(sign: float, rate: bool) -> object:
    def finish(layer: Layer, dX: torch.Tensor, dW: torch.Tensor, db: torch.Tensor) -> tuple:
        step = sign * (layer.rate if rate else 1.0)
        return dX, layer.W + step * dW, layer.b + step * db

    return finish


MISTAKES = (
    *entry.MISTAKES,
    *parameter.MISTAKES,
    Mistake(
        "signo-del-paso",
        "W_new y b_new coinciden con sumar el gradiente en lugar de restarlo",
        "El descenso va en contra del gradiente: mira el signo de la actualización.",
        wrong(finish=_stepped(1, rate=True)),
        help=STEP,
    ),
    Mistake(
        "sin-tasa",
        "W_new y b_new coinciden con un paso sin la tasa de aprendizaje",
        "Mira si learning_rate multiplica al gradiente.",
        wrong(finish=_stepped(-1, rate=False)),
        help=STEP,
    ),
    Mistake(
        "sin-tasa-y-signo",
        "W_new y b_new coinciden con sumar el gradiente sin la tasa de aprendizaje",
        "Compara tu actualización con la fórmula del paso 4: signo y factor.",
        wrong(finish=_stepped(1, rate=False)),
        help=STEP,
    ),
    Mistake(
        "devuelve-gradientes",
        "devuelves los gradientes de W y b en lugar de los parámetros actualizados",
        "W_new es W después de dar el paso de descenso.",
        wrong(finish=lambda s, dX, dW, db: (dX, dW, db)),
        help=STEP,
    ),
    Mistake(
        "devuelve-pasos",
        "devuelves la tasa por el gradiente en lugar de los parámetros actualizados",
        "W_new es W después de dar el paso de descenso, no el paso.",
        wrong(finish=lambda s, dX, dW, db: (dX, s.rate * dW, s.rate * db)),
        help=STEP,
    ),
    Mistake(
        "paso-en-cada-imagen",
        "W_new y b_new coinciden con dar un paso tras cada imagen con todo lo acumulado hasta ella",
        "El paso se da una sola vez: mira si la actualización está dentro de algún bucle.",
        wrong(dW=lambda s: s.dW(g=_image_after_image(s)), db=lambda s: s.db(g=_image_after_image(s))),
        help=entry.BATCH,
    ),
    Mistake(
        "parametros-primero",
        "lo que devuelves coincide con lo pedido, pero con W_new y b_new delante de l_a_prev",
        "El orden es (l_a_prev, W_new, b_new).",
        wrong(finish=lambda s, dX, dW, db: (s.W - s.rate * dW, s.b - s.rate * db, dX)),
        help=ORDER,
    ),
    Mistake(
        "sesgos-antes-que-pesos",
        "W_new y b_new coinciden con lo pedido, pero con el orden cambiado",
        "El orden es (l_a_prev, W_new, b_new).",
        wrong(finish=lambda s, dX, dW, db: (dX, s.b - s.rate * db, s.W - s.rate * dW)),
        help=ORDER,
    ),
    Mistake(
        "padding-fijo",
        "lo que devuelves coincide con rellenar siempre con un marco de ancho 1",
        "El ancho del marco es el argumento padding: mira dónde lo usas.",
        wrong(**_with_frame(1)),
        help=FIXED,
    ),
    Mistake(
        "padding-ignorado",
        "tu función coincide con la que trabaja sin marco y falla donde la ventana se sale",
        "Las ventanas son las de la ida, que se tomaron de la entrada con su marco.",
        wrong(**_with_frame(0)),
        help=parameter.BROADCAST,
    ),
    Mistake(
        "salida-cuadrada",
        "tu función coincide con la que recorre tantas columnas de l_O como filas",
        "El alto y el ancho de l_O pueden ser distintos: lee los dos.",
        _as_tall_as_wide,
        help=SQUARE,
    ),
    Mistake(
        "tamano-hacia-arriba",
        "tu función falla justo cuando el stride no divide, como la que cuenta una ventana de más",
        "Los tamaños de la salida ya están en l_O.shape.",
        _rounded_up,
        help=entry.REMAINDER,
    ),
)
