"""Errores conocidos de ``col2im``."""

from collections.abc import Callable
from math import floor

import numpy as np

from grader.exercises import arrays
from grader.exercises.catalogue import catalogue, either, said
from grader.exercises.vectorization.program import COLUMNS, Tensor, col2im, stuck, written
from grader.exercises.vectorization.windows_mistakes import SAID as WINDOWS
from grader.exercises.vectorization.windows_mistakes import STRIDE
from grader.exercises.walk import CUT, OUTSIDE, Sizes

OVERLAP = "Donde las ventanas se solapan sale de menos"
EMPTY = "Con padding 0 sale un array vacío, o un error al recortar"
_UNDO = "El resultado es la imagen de partida, y no una suma"
_FRAME = "El resultado conserva el marco, o está corrido"
_REMAINDER = "Fallan los casos con stride que no divide"
_ELSEWHERE = "Los valores están en otro sitio"
_BATCH = "Todas las imágenes del lote reciben lo mismo"
_LINEAR = "No se cumple ⟨im2col(X), Y⟩ = ⟨X, col2im(Y)⟩"


def shrunk(wide: Tensor, x: tuple[int, ...], p: int) -> Tensor:
    """El recorte ``[p:-p]``, vacío con padding 0."""
    return wide[:, :, p:-p, p:-p]


def _divided(x: Tensor, times: Tensor) -> Tensor:
    return arrays.where(times > 0, x / times.clip(min=1), x)


def _transposed(wide: Tensor, x: tuple[int, ...], p: int) -> Tensor:
    return wide[:, :, p : p + x[3], p : p + x[2]]


def _wrapped(*axes: int) -> Callable[..., Tensor]:
    """Sin marco: lo que cae delante de la imagen, en ``axes``, va al final; lo demás, a ningún sitio."""

    def crop(wide: Tensor, x: tuple[int, ...], p: int) -> Tensor:
        for axis in (2, 3):
            kept = wide.narrow(axis, p, x[axis]).clone()
            if axis in axes:
                if p > x[axis]:
                    raise IndexError(OUTSIDE)
                kept.narrow(axis, x[axis] - p, p)[...] += wide.narrow(axis, 0, p)
            wide = kept
        return wide

    return crop


def _outside(wide: Tensor, x: tuple[int, ...], p: int) -> Tensor:
    """Lo mismo en los dos ejes, de quien tampoco mira si se sale por el final."""
    if wide[:, :, p + x[2] :].any() or wide[:, :, :, p + x[3] :].any():
        raise IndexError(OUTSIDE)
    return _wrapped(2, 3)(wide, x, p)


def _repeated(loops: int) -> Callable[[Tensor], Tensor]:
    def given(w: Tensor) -> Tensor:
        sizes = (w.shape[0], w.shape[2], w.shape[4])
        image, y, x = np.unravel_index(stuck(loops)(*sizes), sizes)
        return arrays.einsum(f"{COLUMNS}->nciujv", w[image, :, y, :, x])

    return given


def _unframed(z: Sizes) -> tuple[int, ...]:
    return z.counted(floor, frame=0)


_SAID = WINDOWS | said("""
`sin-acumular`: tu resultado coincide con asignar (`=`) donde hay que acumular (`+=`)
→ Un píxel que está en varias ventanas recibe la suma de lo que llega por cada una; y `+=` con índices
  repetidos solo suma una vez.
`primera-ventana`: tu resultado coincide con quedarse, en cada casilla, con lo que llega por la primera
  ventana
→ Mira si sumas o si pisas al recorrer las casillas de la ventana; y `+=` con índices repetidos solo suma
  una vez.
`media-de-los-solapes`: tu resultado coincide con dividir cada casilla entre las ventanas que la tocan
→ Aquí no se deshace im2col: se suma todo lo que llega a cada casilla, sin dividir.
`entre-f2`: tu resultado coincide con dividir cada casilla entre f·f
→ Lo que llega por cada ventana se suma: mira entre qué divides.
`recorte-vacio`: tu resultado queda vacío justo cuando el padding es 0, como con un recorte [p:-p]
→ Con padding = 0, -padding también es 0: di dónde acaba la imagen sin restar.
`borde-sin-quitar`: tu resultado coincide con no quitar el marco
→ Lo que se devuelve tiene la forma shape: quita el marco al final.
`recorte-de-un-solo-lado`: tu resultado coincide con quitar el marco solo por arriba y por la izquierda
`recorte-traspuesto`: tu resultado coincide con recortar tantas filas como columnas tiene la imagen, y al
  revés
→ Lo que se devuelve tiene la forma shape: mira dónde empieza y dónde acaba el recorte.
`recorte-desde-la-esquina`: tu resultado coincide con quedarse con la esquina de arriba a la izquierda, que
  incluye el marco
→ En el array con marco, la imagen no empieza en la fila 0: empieza donde acaba el marco.
`recorte-hasta-h-y-w`: tu resultado coincide con acabar el recorte en H y en W, que cuentan sin el marco
→ La imagen empieza donde acaba el marco, y mide H y W desde ahí: imprime dónde acaba tu recorte.
`recorte-fijo`: tu resultado coincide con quitar siempre un marco de ancho 1
→ El ancho del marco es padding, que puede valer 0, 1, 2…
`indice-negativo`: tu resultado coincide con sumar al final de la imagen lo que cae en el marco de delante
→ Un índice negativo no falla, cuenta desde el final: imprime las filas y las columnas en las que escribes.
`escribe-fuera`: tu función falla justo cuando algo cae en el marco de detrás, como al escribir sin marco
→ Imprime las filas y las columnas en las que escribes: las del marco no son de la imagen.
`tamano-sin-padding`: tu función hace lo mismo que contar las ventanas que habría sin padding
→ Las columnas salen de la imagen con su marco; mira si el número de ventanas cuenta con él.
`stride-ignorado`: tu resultado coincide con repartir en ventanas movidas de 1 en 1
→ La ventana (y, x) empieza en la fila y·stride y en la columna x·stride.
`sin-resto`: a tu resultado le faltan las filas y columnas del final a las que no llega el stride
→ La forma la manda shape; lo que ninguna ventana alcanza vale 0.
`columnas-u-v-c`: tu resultado coincide con leer cada fila en el orden u, v, c: el canal, el último
`columnas-c-v-u`: tu resultado coincide con leer cada fila en el orden c, v, u: la ventana, por columnas
`columnas-v-u-c`: tu resultado coincide con leer cada fila en el orden v, u, c: todo al revés
→ Las columnas van en orden c, u, v: mira la forma que les das al separarlas.
`filas-por-posicion`: tu resultado coincide con leer las filas en el orden y, x, n: la posición antes que la
  imagen
`filas-por-columnas`: tu resultado coincide con leer las filas en el orden n, x, y
`filas-sin-avanzar`: tu resultado coincide con repartir la misma fila en varias ventanas
→ Las filas van en orden n, y, x: mira la forma que les das al separarlas.
`reshape-sin-trasponer`: tu resultado coincide con pasar columns con reshape a (N, C, H', W', f, f), sin
  llevar después cada eje a su sitio
`reshape-con-la-ventana-delante`: tu resultado coincide con pasar columns con reshape a (N, C, f, f, H',
  W'), sin llevar después cada eje a su sitio
→ `reshape` no reordena: separa primero los ejes en el orden en que están y lleva después cada uno a su sitio.
`reshape-por-trasponer`: tu resultado coincide con pasar columns con reshape, sin trasponer, a los ejes de la
  matriz que tiene una columna por ventana
→ Aquí cada ventana es una fila: mira si hace falta trasponer antes de separar los ejes.
`ventana-rotada`: tu resultado coincide con girar cada ventana 180° antes de sumarla
→ Cada número vuelve a la casilla de la que salió: mira si algún índice va hacia atrás.
`primera-imagen-en-todas`: tu resultado coincide con dar a todas las imágenes lo que le toca a la primera
`lote-sumado`: tu resultado coincide con dar a cada imagen la suma de lo que les toca a todas
→ Cada fila de columns es de una sola imagen: mira a cuál sumas.
`solo-primera-imagen`: tu resultado coincide con llenar solo la primera imagen y dejar a 0 las demás
`ultima-imagen`: tu resultado coincide con llenar solo la última imagen y dejar a 0 las demás
→ Mira dónde creas el acumulador y hasta dónde llega el bucle de las imágenes.
`primer-canal-en-todos`: tu resultado coincide con dar a todos los canales lo que le toca al primero
`canales-sumados`: tu resultado coincide con dar a cada canal lo que les toca a todos
→ Cada columna de columns es de un solo canal: mira a cuál la sumas.
""")


def _only_image(position: int) -> dict[str, object]:
    def kept(w: Tensor) -> Tensor:
        result = arrays.zeros_like(w)
        result[position] = w[position]
        return result

    return {"given": kept}


_DECIDED = {
    OVERLAP: {
        "sin-acumular": {"keeps": "última"},
        "primera-ventana": {"keeps": "primera"},
    },
    _UNDO: {"media-de-los-solapes": {"then": _divided}},
    EMPTY: {"recorte-vacio": {"crop": shrunk}},
    _FRAME: {
        "borde-sin-quitar": {"crop": lambda wide, x, p: wide},
        "recorte-de-un-solo-lado": {"crop": lambda wide, x, p: wide[:, :, p:, p:]},
        "recorte-desde-la-esquina": {"crop": lambda wide, x, p: wide[:, :, : x[2], : x[3]]},
        "recorte-hasta-h-y-w": {"crop": lambda wide, x, p: wide[:, :, p : x[2], p : x[3]]},
        "recorte-fijo": {"crop": lambda wide, x, p: wide[:, :, 1:-1, 1:-1]},
        "recorte-traspuesto": {"crop": _transposed},
        "indice-negativo": tuple({"crop": _wrapped(*axes)} for axes in ((2, 3), (2,), (3,))),
        "escribe-fuera": {"crop": _outside},
        "tamano-sin-padding": either({"split": _unframed, "count": _unframed}, in_turn=True),
    },
    STRIDE: {
        "stride-ignorado": {"step": lambda s, f: (1, 1)},
        "stride-solo-en-filas": {"step": lambda s, f: (s, 1)},
        "stride-solo-en-columnas": {"step": lambda s, f: (1, s)},
        "salto-de-f": either({"step": lambda s, f: (f, f)}, grows=""),
    },
    _REMAINDER: {
        "sin-resto": {"fits": True},
        "exige-que-el-stride-divida": {"refuses": lambda z: any((n + 2 * z.p - z.f) % z.s for n in z.n)},
    },
    _ELSEWHERE: {
        "columnas-u-v-c": {"inside": "uvc"},
        "columnas-c-v-u": {"inside": "cvu"},
        "columnas-v-u-c": {"inside": "vuc"},
        "filas-por-posicion": {"order": "ijn"},
        "filas-por-columnas": {"order": "nji"},
        "filas-sin-avanzar": tuple({"given": _repeated(loops)} for loops in range(3)),
        "reshape-sin-trasponer": {"given": written(read="ncijuv")},
        "reshape-con-la-ventana-delante": {"given": written(read="ncuvij")},
        "reshape-por-trasponer": tuple({"given": written(read=read)} for read in ("cuvnij", "cuvijn")),
    },
    "": {"salida-de-enteros": either({"decimals": False}, backwards=True)},
    _BATCH: {
        "primera-imagen-en-todas": {"given": lambda w: w[:1].expand(w.shape)},
        "lote-sumado": {"given": lambda w: w.sum(0, keepdim=True).expand(w.shape)},
        "solo-primera-imagen": _only_image(0),
        "ultima-imagen": _only_image(-1),
    },
    _LINEAR: {
        "ventana-rotada": {"given": lambda w: w.flip(3, 5)},
        "entre-f2": {"given": lambda w: w / w.shape[3] ** 2},
        "primer-canal-en-todos": {"given": lambda w: w[:, :1].expand(w.shape)},
        "canales-sumados": {"given": lambda w: w.sum(1, keepdim=True).expand(w.shape)},
    },
}

_OPEN = said("""
`salto-sin-final`: tu función falla cuando el corte llega hasta el final de la imagen y toca más casillas que
  ventanas hay
→ Cada casilla de la ventana va a H' filas y W' columnas: di también dónde acaba el corte.
""")


def _open_ended(
    columns: np.ndarray, shape: tuple[int, int, int, int], filter_size: int, stride: int, padding: int
) -> np.ndarray:
    """Las ventanas, con cortes ``u::stride`` que no dicen dónde acaban."""
    images, channels, *sides = shape
    f, p = filter_size, padding
    room = [(n + 2 * p - f) // stride + 1 for n in sides]
    given = columns.reshape(images, *room, channels, f, f).transpose(0, 3, 1, 2, 4, 5)
    wide = np.zeros((images, channels, *(n + 2 * p for n in sides)))
    for u, v in np.ndindex(f, f):
        try:
            wide[:, :, u::stride, v::stride] += given[..., u, v]
        except ValueError:
            raise ValueError(CUT) from None
    return wide[:, :, p : p + shape[2], p : p + shape[3]]


MISTAKES = (
    *catalogue(col2im, _SAID, _DECIDED),
    *catalogue(_open_ended, _OPEN, {"": {"salto-sin-final": {}}}),
)
