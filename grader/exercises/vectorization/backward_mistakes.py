"""Errores conocidos de ``conv_backward_fast``: los de la vuelta y los de pasar por productos de matrices."""

from math import floor

from grader.exercises import arrays, tables
from grader.exercises.arrays import Tensor, tensor
from grader.exercises.catalogue import catalogue, said, taken
from grader.exercises.conv_backward.mistakes import MISTAKES as SLOW
from grader.exercises.conv_backward.program import Layer, Reads, backward, joined, products
from grader.exercises.vectorization.col2im_mistakes import EMPTY
from grader.exercises.vectorization.program import UNSHAPED, written
from grader.exercises.vectorization.windows_mistakes import FIRST, STRIDE
from grader.exercises.walk import CUT

_ORDER = "l_O está en otro orden al multiplicar"
_INPUT = "W_new está bien y l_a_prev no"
_WEIGHTS = "l_a_prev está bien y W_new no"
_BIASES = "Falla b_new"


def _weights_last(layer: Layer, W: Tensor) -> Tensor:
    """Los pesos aplanados en el orden u, v, c y leídos en el orden c, u, v."""
    return W.permute(0, 2, 3, 1).reshape(W.shape)


def _channels_last(layer: Layer, dW: Tensor) -> Tensor:
    """Al revés: aplanados en el orden c, u, v y leídos en el orden u, v, c."""
    return dW.reshape(len(dW), *dW.shape[2:], dW.shape[1]).permute(0, 3, 1, 2)


def _unturned(layer: Layer, dW: Tensor) -> Tensor:
    """El gradiente (C·f·f, F) repartido con ``reshape`` en la forma de W."""
    return dW.flatten(1).T.reshape(dW.shape)


def _without_frame(layer: Layer) -> Tensor:
    """``col2im`` con padding 0, que solo encaja si así hay las mismas ventanas."""
    if layer.sizes.counted(floor, frame=0) != layer.room:
        raise ValueError(UNSHAPED)
    return tensor(tables.conv2d_input(layer.x.shape, layer.W, layer.g, layer.s))


def _untransposed(layer: Layer, g: Tensor, kernel: Tensor, reads: Reads) -> Tensor:
    """El gradiente (C·f·f, N·H'·W') pasado con ``reshape`` a la forma de las columnas."""
    return written("cuvnij")(products(layer, g, kernel, reads))


def _columns(layer: Layer) -> Tensor:
    """El gradiente de las columnas: (N·H'·W', C·f·f)."""
    return arrays.einsum("nfij,fcuv->nijcuv", layer.g, layer.W).flatten(3).flatten(0, 2)


def _without_stride(layer: Layer, g: Tensor) -> Tensor:
    """Las columnas de 1 en 1, que solo encajan con ``l_O`` si hay las mismas ventanas."""
    if tuple(n + 2 * layer.p - layer.f + 1 for n in layer.x.shape[2:]) != layer.room:
        raise ValueError(CUT)
    return g


_BY_POSITION, _BY_COLUMNS, _BY_FILTERS = joined(2, 3, 0, 1), joined(0, 3, 2, 1), joined(1, 0, 2, 3)

_SAID = said("""
`l-o-por-filtros`: l_a_prev y W_new coinciden con llevar los filtros de l_O al primer eje y pasarlo después
  a (N·H'·W', F) con reshape
`l-o-por-filtros-en-dw`: tu W_new coincide con llevar los filtros de l_O al primer eje y pasarlo después a
  (N·H'·W', F) con reshape
`l-o-por-filtros-en-la-entrada`: tu l_a_prev coincide con llevar los filtros de l_O al primer eje y pasarlo
  después a (N·H'·W', F) con reshape
`l-o-por-filtros-en-db`: tu b_new coincide con llevar los filtros de l_O al primer eje y pasarlo después a
  (N·H'·W', F) con reshape
→ En la matriz (N·H'·W', F) cada columna es de un filtro: mira a qué eje llevas los filtros antes del reshape.
`l-o-por-posicion`: l_a_prev y W_new coinciden con llevar las filas de l_O al orden y, x, n y las de las
  columnas al orden n, y, x
`l-o-por-columnas`: l_a_prev y W_new coinciden con llevar las filas de l_O al orden n, x, y
→ Compara en qué orden van las filas de l_O y las de las columnas.
`pesos-u-v-c`: tu l_a_prev coincide con aplanar W en el orden u, v, c
→ Las columnas van en orden c, u, v: compara con él el orden en que aplanas W.
`columnas-sin-marco`: tu función hace lo mismo que devolver el gradiente de las columnas a una imagen
  sin marco
→ Las columnas salen de la entrada con su marco: mira qué padding recibe col2im.
`columnas-sin-trasponer`: tu l_a_prev coincide con pasar el gradiente de las columnas, que salió de forma
  (C·f·f, N·H'·W'), a (N·H'·W', C·f·f) con reshape, sin trasponer
→ `reshape` no reordena: cada fila de lo que recibe col2im es una ventana entera.
`columnas-sin-col2im`: tu l_a_prev coincide con el gradiente de las columnas, (N·H'·W', C·f·f), sin devolverlo
  a la imagen
`columnas-con-reshape`: tu función coincide con pasar el gradiente de las columnas a la forma de layer_input
  con reshape
→ Un píxel está en varias columnas: col2im suma lo que llega por todas.
`columnas-sin-stride`: tu función falla justo cuando el stride cambia el número de ventanas, como la que saca
  las columnas de 1 en 1
→ Las columnas son las de la ida: mira qué stride recibe im2col.
`dw-sin-su-forma`: tu función coincide con la que resta a W el gradiente en forma de matriz, (F, C·f·f)
→ El gradiente de W tiene una fila por filtro: dale la forma de W antes del paso.
`db-por-ventanas`: tu función coincide con la que suma los filtros de cada ventana en lugar de las ventanas
  de cada filtro
→ Hay un sesgo por filtro: mira en qué eje de tu matriz están los filtros y cuál sumas.
`columnas-sin-padding`: tu función falla justo cuando el padding cambia el número de ventanas, como la que
  saca las columnas de la entrada sin marco
→ Las columnas salen de la entrada con su marco: mira qué padding recibe im2col.
`ventanas-sin-marco-en-dw`: tu W_new coincide con usar solo las ventanas de la entrada sin marco
→ El gradiente de W usa las mismas ventanas que la ida: mira de qué array las tomas.
`dw-u-v-c`: tu W_new coincide con repartir el gradiente de W como si sus columnas fueran u, v, c
→ Las columnas van en orden c, u, v: compara con él el orden en que repartes el gradiente de W.
`dw-sin-trasponer`: tu W_new coincide con pasar el gradiente (C·f·f, F) a la forma de W con reshape, sin
  trasponer
→ `reshape` no reordena: los filtros tienen que ir en el primer eje antes de repartir.
""")

_DECIDED = {
    _ORDER: {
        "l-o-por-filtros": {"dw_g": _BY_FILTERS, "dx_g": _BY_FILTERS},
        "l-o-por-filtros-en-dw": {"dw_g": _BY_FILTERS},
        "l-o-por-filtros-en-la-entrada": {"dx_g": _BY_FILTERS},
        "l-o-por-posicion": {"dw_g": _BY_POSITION, "dx_g": _BY_POSITION},
        "l-o-por-columnas": {"dw_g": _BY_COLUMNS, "dx_g": _BY_COLUMNS},
    },
    _INPUT: {
        "pesos-u-v-c": {"dx_kernel": _weights_last},
        "columnas-sin-marco": {"dx_way": _without_frame},
        "columnas-sin-trasponer": {"dx_gives": _untransposed},
        "columnas-sin-col2im": {"dx_way": _columns},
        "columnas-con-reshape": {"dx_way": lambda layer: _columns(layer).reshape(layer.x.shape)},
    },
    _WEIGHTS: {
        "columnas-sin-padding": {"dw_framed": False, "dw_grows": ""},
        "ventanas-sin-marco-en-dw": {
            "dw_framed": False,
            "dw_count": lambda z: z.counted(floor, frame=0),
        },
        "columnas-sin-stride": {"dw_g": _without_stride},
        "dw-sin-su-forma": {"dw_turn": lambda layer, dW: dW.flatten(1)},
        "dw-u-v-c": {"dw_turn": _channels_last},
        "dw-sin-trasponer": {"dw_turn": _unturned},
    },
    _BIASES: {
        "l-o-por-filtros-en-db": {"db_g": _BY_FILTERS},
        "db-por-ventanas": {"db_sum": lambda g: g.sum(1).flatten()},
    },
}

_TAKEN = {
    _ORDER: (
        *("reshape-sin-trasponer-en-dw", "reshape-sin-trasponer-en-la-entrada"),
        *("reshape-sin-trasponer-en-db", "l-o-por-ventanas", "l-o-por-ventanas-en-dw"),
        "l-o-por-ventanas-en-la-entrada",
    ),
    _INPUT: (
        *("sin-acumular-entre-ventanas", "pesos-nuevos-en-la-entrada", "filtro-rotado", "filtro-traspuesto"),
        *("borde-sin-quitar", "recorte-desde-la-esquina", "recorte-de-un-solo-lado"),
        *("entrada-actualizada", "tasa-en-la-entrada", "signo-en-la-entrada", "media-en-la-entrada"),
        *("completa-sin-resto", "completa-sin-intercalar", "completa-con-marco-negativo"),
    ),
    _WEIGHTS: (
        *("dw-rotado", "dw-traspuesto", "signo-en-w", "sin-tasa-en-w", "media-del-lote"),
        *("w-sin-actualizar", "devuelve-gradientes", "sin-tasa", "signo-del-paso"),
        *("sesgos-antes-que-pesos", "parametros-primero"),
    ),
    _BIASES: (
        *("db-de-todos-los-filtros", "db-por-filas", "db-por-columnas", "db-por-imagen"),
        *("db-sin-sumar-el-lote", "db-promedio", "media-en-db", "sin-tasa-en-b"),
        *("signo-en-b", "b-sin-actualizar", "db-sin-sumar-el-mapa", "l-o-por-ventanas-en-db"),
    ),
    EMPTY: ("recorte-vacio",),
    "": ("entrada-a-cero", "w-a-cero", "b-a-cero"),
    STRIDE: ("stride-ignorado", "stride-ignorado-en-la-entrada", "stride-ignorado-en-dw"),
    FIRST: (
        *("primera-imagen-en-la-entrada", "primera-imagen-en-dw", "primera-imagen-en-db"),
        *("ultima-imagen", "ultima-imagen-en-db"),
    ),
}

MISTAKES = (*catalogue(backward, _SAID, _DECIDED), *taken(SLOW, _TAKEN))

#: Los que se ven si el que está mal es ``im2col`` o ``col2im``.
INHERITED = (
    *("stride-ignorado-en-la-entrada", "primera-imagen-en-la-entrada", "sin-acumular-entre-ventanas"),
    *("recorte-desde-la-esquina", "recorte-de-un-solo-lado", "stride-ignorado-en-dw", "columnas-sin-padding"),
    *("columnas-sin-stride", "completa-sin-resto", "filtro-traspuesto", "borde-sin-quitar", "dw-traspuesto"),
    *("filtro-rotado", "recorte-vacio", "dw-rotado"),
)
