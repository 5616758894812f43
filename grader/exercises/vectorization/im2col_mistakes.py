"""Errores conocidos de ``im2col``."""

from collections.abc import Callable
from functools import partial

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import tensor
from grader.exercises.catalogue import catalogue, either, said, taken
from grader.exercises.conv_forward.mistakes import MISTAKES as LAYER
from grader.exercises.conv_forward.program import frame
from grader.exercises.vectorization.program import Tensor, im2col, stuck, written
from grader.exercises.vectorization.windows_mistakes import ASSIGNED, FIRST, OBLONG, STRIDE, crossed, some
from grader.exercises.vectorization.windows_mistakes import MISTAKES as WINDOW_MISTAKES
from grader.exercises.vectorization.windows_mistakes import SAID as WINDOWS
from grader.exercises.walk import OUTSIDE, SHORT

_ROWS = "Las filas son las esperadas, en otro orden"
_INSIDE = "En cada fila están los números esperados, en otro orden"
_SHAPE = "La salida tiene forma (…) y esperábamos forma (…), es decir, (N·H'·W', C·f·f)"
_PADDING = "Fallan los casos con padding"
_COUNT = "Sobran o faltan filas"


def everywhere(x: Tensor, p: int) -> Tensor:
    """``np.pad(x, p)``: también hay marco antes y después de las imágenes y de los canales."""
    return arrays.pad(x, (p,) * 8)


def _ones(x: Tensor, p: int) -> Tensor:
    """Un marco de unos."""
    return arrays.pad(x, (p,) * 4) + (1 - arrays.pad(arrays.ones_like(x), (p,) * 4))


#: El marco, solo delante o solo detrás.
ONE_SIDED = tuple({"framed": frame(*sides)} for sides in ((1, 0, 1, 0), (0, 1, 0, 1)))


def _in_places(places: Callable[[int, int, int], np.ndarray]) -> Callable[[Tensor], Tensor]:
    """Las filas, guardadas una tras otra en los sitios que da ``places(N, H', W')``: la última manda."""

    def shaped(windows: Tensor) -> Tensor:
        rows = windows.flatten(3).flatten(0, 2).numpy()
        where = places(*windows.shape[:3]).ravel()
        if where.max() >= len(rows):
            raise IndexError(OUTSIDE)
        out = np.zeros_like(rows)
        for place, row in zip(where, rows, strict=True):
            out[place] = row
        return tensor(out)

    return shaped


def _crowded(axis: int, images: int, height: int, width: int) -> np.ndarray:
    """Las filas de cada imagen, desde la fila n·H' o n·W' y no desde n·H'·W'."""
    apart = (images, height, width)[axis]
    return sum(np.ogrid[: images * apart : apart, : height * width : width, :width])


def _listed(windows: Tensor) -> Tensor:
    """``np.array`` de las filas: sin ninguna, tampoco hay columnas."""
    rows = windows.flatten(3).flatten(0, 2)
    return rows if len(rows) else arrays.zeros(0)


_SAID = WINDOWS | said("""
`filas-por-posicion`: tus filas coinciden con las correctas en el orden y, x, n: la posición antes que la
  imagen
`filas-por-columnas`: tus filas coinciden con las correctas en el orden n, x, y: primero se baja y luego se
  avanza
→ Las filas van en orden n, y, x: imprime los ejes del array justo antes del último reshape.
`filas-contadas-con-el-alto`: tu función hace lo mismo que guardar la ventana (y, x) en la fila y·H' + x
→ Antes de la ventana (y, x) hay y filas de ventanas: ¿cuántas ventanas tiene cada una?
`imagenes-que-se-pisan`: tu función hace lo mismo que empezar las filas de cada imagen antes de que acaben las
  de la anterior
→ Antes de la imagen n hay n imágenes enteras: ¿cuántas filas tiene cada una?
`filas-desde-cero`: tu resultado coincide con guardar las ventanas de cada imagen desde la fila 0, encima de
  las anteriores
→ Mira si la cuenta de filas vuelve a empezar con cada imagen.
`filas-sin-avanzar`: tu resultado coincide con guardar varias ventanas en la misma fila, una encima de otra
→ Cada ventana tiene su fila: mira en qué bucle avanza la cuenta de filas.
`columnas-u-v-c`: cada fila coincide con la correcta en el orden u, v, c: el canal, el último
`columnas-c-v-u`: cada fila coincide con la correcta en el orden c, v, u: la ventana, leída por columnas
`columnas-v-u-c`: cada fila coincide con la correcta en el orden v, u, c: todo al revés
→ Las columnas van en orden c, u, v: imprime los ejes del array justo antes del último reshape.
`reshape-sin-trasponer`: tu resultado coincide con repartir con reshape un array (N, C, H', W', f, f), sin
  llevar antes cada eje a su sitio
`reshape-con-la-ventana-delante`: tu resultado coincide con repartir con reshape un array (N, C, f, f, H',
  W'), sin llevar antes cada eje a su sitio
`reshape-por-trasponer`: tu resultado coincide con pasar a su forma con reshape, sin trasponer, la matriz que
  tiene una columna por ventana
→ `reshape` no reordena: antes de él, los ejes de las ventanas van delante de los que hay dentro de ellas.
`traspuesta`: tu resultado coincide con trasponer la matriz: una columna por ventana
→ Aquí cada ventana es una fila: mira la forma de lo que devuelves.
`una-fila-por-canal`: tu resultado coincide con poner cada canal de una ventana en una fila aparte
→ Una fila es una ventana entera: lleva las f·f casillas de un canal, luego las del siguiente…
`lote-sin-juntar`: tu resultado coincide con dejar las imágenes en un eje aparte
→ Las ventanas de todas las imágenes van seguidas, en una sola matriz.
`una-sola-imagen`: tu resultado coincide con las filas de la primera imagen, sin las demás
→ Mira cuántas imágenes recorres y cuántas filas creas.
`un-solo-canal`: tu resultado coincide con las columnas del primer canal, sin las demás
→ Cada ventana abarca todos los canales: mira cuántas columnas creas.
`padding-en-todos-los-ejes`: tu resultado coincide con rellenar también el lote y los canales
→ Imprime la forma de la entrada con su marco: solo crecen el alto y el ancho.
`marco-de-unos`: tu resultado coincide con llenar el marco de unos
→ El marco se llena de ceros, que no cambian ninguna suma: mira con qué valor rellenas.
`fila-partida`: tu resultado coincide con filas de C·f números
→ Una fila es una ventana entera: cuenta sus números con C canales y f × f casillas.
`marco-en-un-lado`: tu resultado coincide con poner el marco solo a un lado de cada eje
→ Imprime la entrada con su marco: el alto y el ancho crecen 2·padding.
`ventanas-traspuestas`: tu función coincide con la que empieza la ventana (y, x) en la fila x y en la
  columna y
→ Mira con qué eje de la entrada va cada tamaño y cada índice.
""")

_DECIDED = {
    _ROWS: {
        "filas-por-posicion": {"rows": "ijn"},
        "filas-por-columnas": {"rows": "nji"},
        "filas-contadas-con-el-alto": {
            "shaped": _in_places(lambda n, h, w: sum(np.ogrid[: n * h * w : h * w, : h * h : h, :w]))
        },
        "imagenes-que-se-pisan": tuple({"shaped": _in_places(partial(_crowded, axis))} for axis in (1, 2)),
        "filas-desde-cero": {"shaped": _in_places(lambda n, h, w: np.tile(np.arange(h * w), n))},
        "filas-sin-avanzar": tuple({"shaped": _in_places(stuck(loops))} for loops in range(3)),
    },
    _INSIDE: {
        "columnas-u-v-c": {"inside": "uvc"},
        "columnas-c-v-u": {"inside": "cvu"},
        "columnas-v-u-c": {"inside": "vuc"},
        "reshape-sin-trasponer": {"laid": written("ncijuv")},
        "reshape-con-la-ventana-delante": {"laid": written("ncuvij")},
        "reshape-por-trasponer": {"laid": written("cuvnij")},
    },
    _SHAPE: {
        "traspuesta": {"shaped": lambda w: w.flatten(3).flatten(0, 2).T},
        "una-fila-por-canal": {"shaped": lambda w: w.flatten(4).flatten(0, 3)},
        "fila-partida": {"shaped": lambda w: w.reshape(-1, w.shape[3] * w.shape[4])},
        "lote-sin-juntar": {"shaped": lambda w: w.flatten(3).flatten(1, 2)},
        "una-sola-imagen": {"images": lambda x: x[:1]},
        "un-solo-canal": {"images": lambda x: x[:, :1]},
    },
    _PADDING: {
        "padding-en-todos-los-ejes": {"framed": everywhere},
        "marco-de-unos": {"framed": _ones},
        "marco-en-un-lado": ONE_SIDED,
        "falla-con-padding": either({"unframed": True}, **ASSIGNED),
    },
    _COUNT: {
        "falta-la-ultima-ventana": (
            *SHORT,
            {"count": some},
            {**SHORT[1], "shaped": _listed},
        )
    },
    OBLONG: {"ventanas-traspuestas": either({"swapped": "ventana"}, **ASSIGNED)},
}

#: De la capa y de ``windows``, los que deciden lo mismo aquí.
_OF_LAYER = {
    _PADDING: (
        *("sin-padding", "padding-fijo-en-uno", "padding-doble", "padding-a-un-solo-lado"),
        "padding-con-valores-del-borde",
    ),
    STRIDE: ("stride-fijo-en-uno", "stride-ignorado", "stride-solo-en-filas", "stride-solo-en-columnas"),
    FIRST: ("primera-imagen-en-todas", "ultima-imagen-en-todas"),
    _COUNT: ("tamano-sin-padding", "exige-que-el-stride-divida"),
}
_OF_WINDOWS = {
    _INSIDE: ("ventana-rotada",),
    "": ("salida-de-enteros",),
    STRIDE: ("salto-de-f",),
    OBLONG: ("ancho-desde-el-alto", "tamanos-cambiados"),
    FIRST: ("primer-canal-en-todos",),
    _COUNT: ("tamano-hacia-arriba",),
}

MISTAKES = (
    *catalogue(im2col, _SAID, _DECIDED),
    *taken(LAYER, _OF_LAYER, im2col),
    *taken(WINDOW_MISTAKES, _OF_WINDOWS, im2col),
    *catalogue(crossed(im2col), _SAID, {"": {"lado-y-stride-cambiados": {}}}),
)

#: Los que se ven si el que está mal es ``windows``.
INHERITED = (
    *("exige-que-el-stride-divida", "falta-la-ultima-ventana", "lado-y-stride-cambiados", "stride-ignorado"),
    *("primera-imagen-en-todas", "stride-solo-en-columnas", "primer-canal-en-todos", "stride-solo-en-filas"),
    *("ancho-desde-el-alto", "tamano-hacia-arriba", "filas-por-columnas", "stride-fijo-en-uno", "salto-de-f"),
    *("salida-de-enteros", "tamanos-cambiados", "una-sola-imagen", "columnas-c-v-u", "ventana-rotada"),
)
