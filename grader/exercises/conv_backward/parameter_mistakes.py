"""Errores conocidos de ``conv_backward`` en ``W_new`` o en ``b_new``."""

import torch
import torch.nn.functional as F

from grader.exercises.base import Mistake
from grader.exercises.conv_backward import input_mistakes as entry
from grader.exercises.conv_backward.oracles import Layer, from_windows_of, only, untransposed, wrong

BROADCAST = "«non-broadcastable output operand…» u «operands could not be broadcast…»"
WEIGHTS = "W_new falla en la primera casilla y b_new está bien"
SAME = "W_new o b_new valen lo mismo que antes"
BIASES = "Falla «b_new, caso básico» y W_new está bien"
COLUMN = "b_new «tiene forma (4, 4)»"


def _stuck_at_the_end(layer: Layer) -> torch.Tensor:
    """Las ventanas de la entrada sin marco; NumPy estira sin avisar las que se quedan en una fila."""
    missing = []
    for size, count in zip(layer.x.shape[2:], layer.g.shape[2:], strict=True):
        cut = {min(max(size - y * layer.stride, 0), layer.f) for y in range(count)}
        if not cut <= {1, layer.f}:
            raise ValueError("broadcast")
        missing.append(max((count - 1) * layer.stride + layer.f - size, 0))
    x = F.pad(layer.x, (0, missing[1], 0, missing[0]), mode="replicate")
    return from_windows_of(layer, x)


def _per_image(layer: Layer, dX: torch.Tensor, dW: torch.Tensor, db: torch.Tensor) -> tuple:
    """NumPy resta un gradiente de los sesgos con un valor por imagen, o avisa de que no encaja."""
    b = layer.b.numpy() - layer.rate * layer.g.sum((1, 2, 3)).numpy()
    return dX, layer.W - layer.rate * dW, b


_WINDOW = "La ventana de la salida (i, j) empieza en la fila i·stride y en la columna j·stride."
_SUM_OVER_BATCH = "En este curso se suma sobre el lote; no se divide entre N."
_RESET = "Mira en qué bucle pones a cero los acumuladores de W y de b."
_LEAVES = "Mira si el bucle de las imágenes llega al final o si algo lo corta en la primera."
_AXES = "Cada sesgo recibe solo lo que llega por su filtro: mira sobre qué ejes sumas."
_ROWS = "`reshape` no cambia el orden de los datos: mira qué imagen y qué filtro hay en cada fila."
_MADE_WITH = "Cada filtro tiene su gradiente: mira en qué posición del acumulador sumas."

MISTAKES = (
    Mistake(
        "dw-rotado",
        "tu W_new coincide con usar el gradiente de W rotado 180°",
        "El gradiente de W se acumula ventana a ventana, en el mismo orden que en la ida.",
        wrong(dW=lambda s: s.dW().flip(2, 3)),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-traspuesto",
        "tu W_new coincide con usar el gradiente de W con filas y columnas intercambiadas",
        "Compara la fila y la columna de cada peso con las del píxel de la ventana que multiplicó.",
        wrong(dW=lambda s: s.dW().transpose(2, 3)),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-asignado",
        "tu W_new coincide con guardar solo lo de la última ventana",
        "Cada peso se usa en todas las ventanas de todas las imágenes: mira si sumas o si pisas.",
        wrong(dW=lambda s: s.dW(g=only(only(only(s.g, 0, -1), 2, -1), 3, -1))),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-de-todos-los-filtros",
        "tu W_new coincide con sumar en cada filtro los gradientes de todos",
        _MADE_WITH,
        wrong(dW=lambda s: s.dW().sum(0, keepdim=True).expand_as(s.W)),
        help=entry.FILTERS,
    ),
    Mistake(
        "dw-primer-filtro",
        "tu W_new coincide con actualizar solo el primer filtro",
        _MADE_WITH,
        wrong(dW=lambda s: only(s.dW(), 0, 0)),
        help=entry.FILTERS,
    ),
    Mistake(
        "dw-primer-canal",
        "tu W_new coincide con actualizar solo el primer canal de cada filtro",
        "Cada canal del filtro tiene su gradiente, que sale del mismo canal de la ventana.",
        wrong(dW=lambda s: only(s.dW(), 1, 0)),
        help=entry.CHANNELS,
    ),
    Mistake(
        "dw-canal-repetido",
        "tu W_new coincide con usar el primer canal de la entrada para todos los canales del filtro",
        "Cada canal del filtro tiene su gradiente, que sale del mismo canal de la ventana.",
        wrong(dW=lambda s: s.dW()[:, :1].expand_as(s.W)),
        help=entry.CHANNELS,
    ),
    Mistake(
        "stride-ignorado-en-dw",
        "tu W_new coincide con tomar las ventanas de 1 en 1",
        _WINDOW,
        wrong(dW=lambda s: s.moved_by(1, 1).dW()),
        help=entry.STRIDE,
    ),
    Mistake(
        "stride-solo-en-filas-en-dw",
        "tu W_new coincide con usar el stride en las filas de las ventanas, pero no en las columnas",
        _WINDOW,
        wrong(dW=lambda s: s.moved_by(s.stride, 1).dW()),
        help=entry.STRIDE,
    ),
    Mistake(
        "stride-solo-en-columnas-en-dw",
        "tu W_new coincide con usar el stride en las columnas de las ventanas, pero no en las filas",
        _WINDOW,
        wrong(dW=lambda s: s.moved_by(1, s.stride).dW()),
        help=entry.STRIDE,
    ),
    Mistake(
        "dw-sin-marco",
        "tu función falla cuando la ventana se sale de la entrada, como al tomarla de layer_input sin marco",
        "El gradiente de W usa las mismas ventanas que la ida: mira de qué array las tomas.",
        wrong(dW=_stuck_at_the_end),
        help=BROADCAST,
    ),
    Mistake(
        "ultima-imagen",
        "tu W_new coincide con usar solo el gradiente de la última imagen del lote",
        _RESET,
        wrong(dW=lambda s: s.dW(g=only(s.g, 0, -1))),
        help=entry.BATCH,
    ),
    Mistake(
        "primera-imagen-en-dw",
        "tu W_new coincide con usar solo el gradiente de la primera imagen del lote",
        _LEAVES,
        wrong(dW=lambda s: s.dW(g=only(s.g, 0, 0))),
        help=entry.BATCH,
    ),
    Mistake(
        "media-del-lote",
        "tu W_new coincide con usar la media del lote en lugar de la suma",
        _SUM_OVER_BATCH,
        wrong(dW=lambda s: s.dW() / len(s.x)),
        help=entry.BATCH,
    ),
    Mistake(
        "reshape-sin-trasponer-en-dw",
        "tu W_new coincide con pasar l_O a (F, -1) sin llevar antes los filtros al primer eje",
        _ROWS,
        wrong(dW=lambda s: s.dW(g=untransposed(s))),
        help=entry.EDGE,
    ),
    Mistake(
        "w-sin-actualizar",
        "tu W_new es igual que W",
        "Mira si lo que devuelves es el resultado del paso o el array de partida.",
        wrong(dW=lambda s: torch.zeros_like(s.W)),
        help=SAME,
    ),
    Mistake(
        "db-de-todos-los-filtros",
        "tu b_new coincide con sumar en cada sesgo los gradientes de todos los filtros",
        _AXES,
        wrong(db=lambda s: s.db().sum().expand_as(s.b)),
        help=entry.FILTERS,
    ),
    Mistake(
        "db-primer-filtro",
        "tu b_new coincide con actualizar solo el primer sesgo",
        "Hay un sesgo por filtro: mira en qué posición del acumulador sumas.",
        wrong(db=lambda s: only(s.db(), 0, 0)),
        help=entry.FILTERS,
    ),
    Mistake(
        "db-asignado",
        "tu b_new coincide con guardar solo el último valor de l_O de cada filtro",
        "El sesgo se suma en todas las casillas de su mapa: mira si sumas o si pisas.",
        wrong(db=lambda s: s.g[-1, :, -1, -1]),
        help=BIASES,
    ),
    Mistake(
        "db-doble",
        "tu b_new coincide con sumar dos veces el gradiente de cada sesgo",
        "Cuenta cuántas veces se suma cada casilla de l_O.",
        wrong(db=lambda s: 2 * s.db()),
        help=BIASES,
    ),
    Mistake(
        "db-promedio",
        "tu b_new coincide con la media de l_O en lugar de la suma",
        "En cada casilla el sesgo pesa 1: lo que llega por todas se suma, sin dividir.",
        wrong(db=lambda s: s.g.mean((0, 2, 3))),
        help=BIASES,
    ),
    Mistake(
        "db-por-imagen",
        "tu b_new coincide con sumar l_O por imagen en lugar de por filtro",
        _AXES,
        wrong(finish=_per_image),
        help=BROADCAST,
    ),
    Mistake(
        "db-en-columna",
        "tu b_new coincide con restar a b una columna: sale una tabla con todas las combinaciones",
        "Imprime la forma del gradiente de los sesgos: tiene que ser la de b.",
        wrong(db=lambda s: s.db()[:, None]),
        help=COLUMN,
    ),
    Mistake(
        "db-sin-sumar-el-lote",
        "tu b_new coincide con un juego de sesgos para cada imagen",
        "Todas las imágenes comparten los sesgos: mira si sumas también sobre el lote.",
        wrong(db=lambda s: s.g.sum((2, 3))),
        help=entry.BATCH,
    ),
    Mistake(
        "ultima-imagen-en-db",
        "tu b_new coincide con usar solo el gradiente de la última imagen del lote",
        _RESET,
        wrong(db=lambda s: s.db(g=s.g[-1:])),
        help=entry.BATCH,
    ),
    Mistake(
        "primera-imagen-en-db",
        "tu b_new coincide con usar solo el gradiente de la primera imagen del lote",
        _LEAVES,
        wrong(db=lambda s: s.db(g=s.g[:1])),
        help=entry.BATCH,
    ),
    Mistake(
        "media-en-db",
        "tu b_new coincide con usar la media del lote en lugar de la suma",
        _SUM_OVER_BATCH,
        wrong(db=lambda s: s.db() / len(s.x)),
        help=entry.BATCH,
    ),
    Mistake(
        "reshape-sin-trasponer-en-db",
        "tu b_new coincide con pasar l_O a (F, -1) sin llevar antes los filtros al primer eje",
        _ROWS,
        wrong(db=lambda s: s.db(g=untransposed(s))),
        help=entry.EDGE,
    ),
    Mistake(
        "b-sin-actualizar",
        "tu b_new es igual que b",
        "Mira si lo que devuelves es el resultado del paso o el array de partida.",
        wrong(db=lambda s: torch.zeros_like(s.b)),
        help=SAME,
    ),
)
