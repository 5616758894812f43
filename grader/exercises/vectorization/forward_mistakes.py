"""Errores conocidos de ``conv_forward_fast``: los de la capa y los de pasar por un producto de matrices."""

from collections.abc import Callable
from math import floor
from typing import Any

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.catalogue import catalogue, said, taken
from grader.exercises.conv_forward.mistakes import MISTAKES as SLOW
from grader.exercises.conv_forward.program import ORDERS, forward
from grader.exercises.vectorization.im2col_mistakes import ONE_SIDED
from grader.exercises.vectorization.program import UNSHAPED, written
from grader.exercises.vectorization.windows_mistakes import FIRST, OBLONG, STRIDE
from grader.exercises.walk import CUT, Sizes

_PLACE = "Los valores son los esperados, en otro sitio"
_ORDER = "Los filtros y las columnas no van en el mismo orden"
_BIAS = "El sesgo se suma donde no debe, o no se suma"
_PADDING = "Fallan los casos con padding"
_SHAPES = "«operands could not be broadcast together…» o «matmul: …mismatch…»"


def by_row(z: Tensor, b: Tensor, kernel: Tensor) -> Tensor:
    """``matriz + b[:, None]`` con la matriz (N·H'·W', F): NumPy reparte b por filas, si encaja."""
    rows = z.permute(0, 2, 3, 1).flatten(0, 2)
    if len(rows) not in (1, len(b)) and len(b) > 1:
        raise ValueError(CUT)
    added = rows + b[:, None]
    if added.shape != rows.shape:
        raise ValueError("cannot reshape array")
    return added.unflatten(0, (z.shape[0], *z.shape[2:])).permute(0, 3, 1, 2)


def _reshaped(z: Tensor, order: tuple[int, int, int, int]) -> Tensor:
    return z.permute(*order).reshape(z.shape)


def _by_columns(z: Tensor) -> Tensor:
    """Las filas n, y, x, leídas como n, x, y."""
    images, filters, height, width = z.shape
    return z.permute(0, 2, 3, 1).reshape(images, width, height, filters).permute(0, 3, 2, 1)


def _last_cell(W: Tensor) -> Tensor:
    """Los filtros con un 0 en todas sus casillas, menos en la última."""
    last = arrays.zeros_like(W)
    last[:, :, -1, -1] = W[:, :, -1, -1]
    return last


_SAID = said("""
`reshape-sin-trasponer`: tu resultado coincide con pasar la matriz (F, N·H'·W') a (N, F, H', W') con
  reshape, sin llevar antes cada eje a su sitio
`reshape-desde-las-ventanas`: tu resultado coincide con pasar la matriz (N·H'·W', F) a (N, F, H', W') con
  reshape, sin llevar antes cada eje a su sitio
→ `reshape` no reordena: separa primero los ejes en el orden en que están y lleva después cada uno a su sitio.
`filas-por-posicion`: tu resultado coincide con leer las filas del producto en el orden n, y, x cuando están
  en el orden y, x, n
→ Mira en qué orden van las filas de tus columnas y en cuál las separas.
`filas-por-columnas`: tu resultado coincide con leer las filas del producto en el orden n, x, y cuando están
  en el orden n, y, x
→ Mira en qué orden van las filas de tus columnas y en cuál las separas.
`ultima-casilla`: tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`): solo cuenta la última
  casilla de cada filtro
→ Lo que da cada casilla del filtro se suma a lo de las demás: mira qué queda tras cada vuelta.
`marco-en-un-lado`: tu resultado coincide con poner el marco solo a un lado de cada eje
→ Imprime la entrada con su marco: el alto y el ancho crecen 2·padding.
`columnas-u-v-c`: tu resultado coincide con multiplicar columnas en el orden u, v, c por pesos en el orden
  c, u, v
→ Compara el orden de los ejes que juntas en las columnas y en W.
`pesos-u-v-c`: tu resultado coincide con multiplicar columnas en el orden c, u, v por pesos en el orden u,
  v, c
→ Compara el orden de los ejes que juntas en las columnas y en W.
`pesos-v-u-c`: tu resultado coincide con multiplicar columnas en el orden c, u, v por pesos en el orden v,
  u, c
→ Compara el orden de los ejes que juntas en las columnas y en W: `.T` da la vuelta a todos los ejes.
`pesos-sin-trasponer`: tu resultado coincide con pasar W a (C·f·f, F) con reshape, sin trasponer
→ `reshape` no reordena: imprime la primera columna de tus pesos y compárala con el primer filtro.
`ventanas-sin-trasponer`: tu resultado coincide con pasar las ventanas (N, C, H', W', f, f) a columnas con
  reshape, sin llevar antes cada eje a su sitio
→ `reshape` no reordena: mira en qué orden están los ejes antes del reshape.
`columnas-sin-padding`: tu función falla justo cuando el padding cambia el número de ventanas, como la que
  saca las columnas de la entrada sin marco
→ Las columnas salen de la entrada con su marco: mira qué padding recibe im2col.
`salida-sin-padding`: tu función falla justo cuando el padding cambia el número de ventanas, como la que
  calcula H' y W' sin contarlo
→ El producto tiene una fila por cada ventana de la entrada con su marco: mira con qué tamaños lo repartes.
`salida-con-un-padding`: tu función falla justo cuando el padding cambia el número de ventanas, como la que
  cuenta uno solo, al calcular H' y W' o al sacar las columnas
→ El marco está a los dos lados: mira cuántas veces entra el padding en cada cuenta.
`columnas-sin-stride`: tu función falla justo cuando el stride cambia el número de ventanas, como la que saca
  las columnas de 1 en 1
→ El producto tiene una fila por ventana: mira qué stride recibe im2col.
`reparto-cuadrado`: tu función falla justo cuando el alto y el ancho de la salida son distintos, como la que
  reparte el producto en tantas columnas como filas
→ El producto tiene N·H'·W' filas: mira con qué eje de la entrada calculas H' y W'.
`columnas-de-una-imagen`: tu función falla justo cuando hay varias imágenes, como la que saca las columnas
  solo de la primera
→ El producto tiene N·H'·W' filas: imprime la forma de lo que recibe im2col.
`sesgo-por-filas`: tu función hace lo mismo que sumar b[:, None] a la matriz (N·H'·W', F)
→ Compara la forma de b con la de la matriz: ¿en qué eje están los filtros?
""")


def _fitting(frame: int) -> Callable[[Sizes], tuple[int, ...]]:
    """Solo encaja si con un marco de ``frame`` veces el padding hay las mismas ventanas."""

    def made(z: Sizes) -> tuple[int, ...]:
        if z.counted(floor, frame=frame) != z.room:
            raise ValueError(UNSHAPED)
        return z.room

    return made


def _one_by_one(z: Sizes) -> tuple[int, ...]:
    """Solo encaja si de 1 en 1 hay las mismas ventanas."""
    if tuple(n + 2 * z.p - z.f + 1 for n in z.n) != z.room:
        raise ValueError(UNSHAPED)
    return z.room


def _alone(x: Tensor) -> Tensor:
    """Las columnas de la primera imagen, que solo encajan si no hay más."""
    if len(x) > 1:
        raise ValueError(UNSHAPED)
    return x


def _square(z: Sizes) -> tuple[int, ...]:
    if len(set(z.room)) > 1:
        raise ValueError(UNSHAPED)
    return z.room


_DECIDED = {
    OBLONG: {"reparto-cuadrado": {"made": _square}},
    FIRST: {"columnas-de-una-imagen": {"images": _alone}},
    _PLACE: {
        # el sesgo, en la matriz o al final, con b[:, None, None]
        "reshape-sin-trasponer": (
            {"turned": lambda z: _reshaped(z, (1, 0, 2, 3))},
            {"arranged": lambda z: _reshaped(z, (1, 0, 2, 3))},
        ),
        "reshape-desde-las-ventanas": {"turned": lambda z: _reshaped(z, (0, 2, 3, 1))},
        "filas-por-columnas": {"turned": _by_columns},
        "filas-por-posicion": {
            "turned": lambda z: z.permute(2, 3, 0, 1).reshape(z.permute(0, 2, 3, 1).shape).permute(0, 3, 1, 2)
        },
    },
    _ORDER: {
        **ORDERS,
        "ventanas-sin-trasponer": {"laid": written("ncijuv")},
        "ultima-casilla": {"turn": _last_cell},
    },
    _BIAS: {"sesgo-por-filas": {"bias": by_row}},
    STRIDE: {"columnas-sin-stride": {"made": _one_by_one}},
    _PADDING: {
        "marco-en-un-lado": ONE_SIDED,
        "salida-sin-padding": {"made": _fitting(0)},
        "salida-con-un-padding": {"made": _fitting(1)},
        # sin marco, a lo que mide la entrada le faltan dos por cada lado
        "columnas-sin-padding": {"framed": lambda x, p: x, "made": _fitting(4)},
    },
}

_TAKEN = {
    _PLACE: ("salida-transpuesta", "filtros-al-final", "filtros-delante-del-lote"),
    _ORDER: ("filtro-rotado", "filtro-transpuesto"),
    _BIAS: (
        *("sin-sesgo", "sesgo-restado", "sesgo-del-primer-filtro", "sesgo-dentro", "sesgo-por-columnas"),
        *("suma-de-los-sesgos", "sesgo-dos-veces"),
    ),
    _PADDING: ("sin-padding", "padding-fijo-en-uno", "padding-doble", "padding-con-valores-del-borde"),
    STRIDE: ("stride-ignorado", "stride-fijo-en-uno", "stride-solo-en-filas", "stride-solo-en-columnas"),
    _SHAPES: (
        "falla-con-padding",
        "ventanas-sin-marco",
        "falla-si-el-stride-no-divide",
        "exige-que-el-stride-divida",
    ),
    OBLONG: ("ancho-desde-el-alto", "tamanos-cambiados", "salida-reformada"),
    "": ("activacion-incluida",),
    FIRST: (
        *("primera-imagen-en-todas", "ultima-imagen-en-todas", "lote-sumado", "solo-primera-imagen"),
        *("un-solo-canal", "ultimo-canal", "primer-filtro-en-todos", "media-de-la-ventana"),
    ),
}


def _fast(*arguments: Any, **choices: Any) -> np.ndarray:
    """La ida; las ventanas, o las columnas, también se copian en un array que ya está hecho."""
    return forward(*arguments, cut=CUT, **choices)


MISTAKES = (*catalogue(_fast, _SAID, _DECIDED), *taken(SLOW, _TAKEN, _fast))

#: Los que se ven si el que está mal es ``im2col``.
INHERITED = (
    *("padding-con-valores-del-borde", "falla-si-el-stride-no-divide", "exige-que-el-stride-divida"),
    *("primera-imagen-en-todas", "stride-solo-en-columnas", "columnas-de-una-imagen", "columnas-sin-padding"),
    *("ultima-imagen-en-todas", "ventanas-sin-trasponer", "salida-con-un-padding", "stride-solo-en-filas"),
    *("columnas-sin-stride", "filas-por-columnas", "filas-por-posicion", "filtro-transpuesto"),
    *("salida-sin-padding", "salida-transpuesta", "ventanas-sin-marco", "falla-con-padding", "filtro-rotado"),
    *("tamanos-cambiados", "stride-ignorado", "columnas-u-v-c"),
)
