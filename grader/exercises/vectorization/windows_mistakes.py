"""Errores conocidos de ``windows``."""

from collections.abc import Callable
from math import ceil

import numpy as np

from grader.exercises.catalogue import catalogue, either, said, taken
from grader.exercises.conv_forward.mistakes import MISTAKES as LAYER
from grader.exercises.conv_forward.window_mistakes import SAID as FORWARD
from grader.exercises.vectorization.program import UNSHAPED, Tensor, windows
from grader.exercises.walk import SHORT, Sizes

ORDER = "La salida tiene 6 ejes, pero en otro orden"
STRIDE = "Fallan los casos con stride mayor que 1"
OBLONG = "Solo falla «imagen no cuadrada»"
FIRST = "Solo está bien la primera imagen, o el primer canal"
_INSIDE = "Dentro de cada ventana, las filas salen como columnas"
_COUNT = "Sobran o faltan ventanas"

#: Al guardar una ventana cortada, NumPy estira sin avisar un lado de una casilla.
ASSIGNED = {"grows": "ventana"}


def assumed_by_rows(x: Tensor, f: int, s: int) -> Tensor:
    """Los números de un array guardado por columnas, leídos de la memoria como si estuviera por filas."""
    return x if x.flags.c_contiguous else x.permute(3, 2, 1, 0).reshape(x.shape)


def _channels_last(x: Tensor, f: int, s: int) -> Tensor:
    """Los canales y las filas, como filas y columnas; en ellas tiene que caber la ventana."""
    return _room_for(x.permute(0, 3, 1, 2), f)


def _room_for(x: Tensor, f: int) -> Tensor:
    if min(x.shape[2:]) < f:
        raise ValueError("window shape | negative dimensions")
    return x


def some(z: Sizes) -> tuple[int, int]:
    """Las ventanas de ``range(0, n - f, stride)``, de quien las junta: alguna tiene que haber."""
    counts = z.counted(ceil, first=0)
    if min(counts) <= 0:
        raise ValueError("array to | axes don't match")
    return counts


def _blocks(X: np.ndarray, filter_size: int, stride: int, *, split: bool) -> np.ndarray:
    """``X`` partido en bloques con ``reshape``; con ``split``, con los ejes de cada uno en su sitio."""
    f, (images, channels, height, width) = filter_size, X.shape
    if height % f or width % f:
        raise ValueError(UNSHAPED)
    count = (height // f, width // f)
    if split:
        return X.reshape(images, channels, count[0], f, count[1], f).swapaxes(3, 4)
    return X.reshape(images, channels, *count, f, f)


def crossed(program: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """``program``, con el lado de la ventana y el stride cambiados entre sí."""

    def swapped(X: np.ndarray, filter_size: int, stride: int, *padding: int) -> np.ndarray:
        if min(X.shape[2:]) + 2 * sum(padding) < stride:
            raise ValueError("window shape | negative dimensions")
        return program(X, stride, filter_size, *padding)

    return swapped


def _of_the_batch(X: np.ndarray, filter_size: int, stride: int) -> np.ndarray:
    """Ventanas sobre las imágenes y los canales, y saltos en los dos ejes que quedan."""
    if min(X.shape[:2]) < filter_size:
        raise ValueError("window shape")
    every = np.lib.stride_tricks.sliding_window_view(X, (filter_size, filter_size), axis=(0, 1))
    return every[:, :, ::stride, ::stride]


_BLOCKS = said("""
`bloques`: tu función coincide con partir X en bloques de f × f, y falla donde los bloques no la cubren
`bloques-sin-trasponer`: tu función coincide con pasar X con reshape a (N, C, H/f, W/f, f, f), y falla donde
  los números no llenan esa forma
→ Las ventanas pueden solaparse o dejar huecos: no siempre son bloques, y `reshape` no repite ningún número.
`ventanas-del-lote`: tu función coincide con la que toma las ventanas en los dos primeros ejes, o falla si ahí
  no caben
→ Las filas y las columnas de una imagen son los ejes 2 y 3: mira sobre cuáles tomas las ventanas.
""")

SAID = FORWARD | said("""
`ejes-de-la-ventana-delante`: tu resultado coincide con poner los ejes de la ventana delante de los de
  la posición: (N, C, f, f, H', W')
`canales-junto-a-la-ventana`: tu resultado coincide con poner los ejes en el orden (N, H', W', C, f, f)
`posicion-delante-del-lote`: tu resultado coincide con poner los ejes en el orden (H', W', N, C, f, f)
→ Imprime la forma de lo que devuelves y di de qué es cada eje: se piden (N, C, H', W', f, f).
`posicion-traspuesta`: tu resultado coincide con intercambiar la fila y la columna de la posición
→ La fila de la ventana va antes que su columna: mira el orden del tercer eje y del cuarto.
`ventana-traspuesta`: tu resultado coincide con intercambiar filas y columnas dentro de cada ventana
→ Mira el orden de los dos últimos ejes, o qué salto lleva cada uno.
`ventana-rotada`: tu resultado coincide con girar cada ventana 180°
→ Una ventana se lee en el orden de la imagen: mira si algún corte va hacia atrás.
`stride-dentro-de-la-ventana`: tu resultado coincide con saltar de stride en stride dentro de cada ventana,
  y no entre ventanas
`stride-entre-imagenes-y-canales`: tu resultado coincide con saltar de stride en stride entre imágenes y
  entre canales, y no entre ventanas
→ Mira sobre qué ejes saltas: los de la posición son el tercero y el cuarto.
`stride-en-la-imagen`: tu resultado coincide con quedarse primero con una de cada stride filas y columnas de
  X y tomar después ventanas movidas de 1 en 1
→ Entre dos ventanas hay stride casillas; dentro de una, ninguna se salta: mira a qué aplicas el stride.
`canales-al-final`: tu resultado coincide con leer la entrada como (N, H, W, C)
→ En este curso los canales son el segundo eje: mira sobre qué ejes tomas las ventanas.
`stride-dos-veces`: tu resultado coincide con mover la ventana stride · stride casillas
→ Cuenta cuántas veces entra el stride en lo que se mueve la ventana.
`stride-solo-en-filas`: tu resultado coincide con usar el stride en las filas, pero no en las columnas
`stride-solo-en-columnas`: tu resultado coincide con usar el stride en las columnas, pero no en las filas
→ Compara lo que haces con el eje de las filas y con el de las columnas.
`salto-de-f`: tu función coincide con la que mueve la ventana tantas casillas como su lado
→ Lo que se mueve la ventana es stride, no su lado.
`ventana-de-lado-stride`: tu resultado coincide con tomar ventanas de lado stride
→ Imprime la forma de una ventana: su lado es filter_size.
`lado-y-stride-cambiados`: tu función coincide con la que toma ventanas de lado stride movidas de filter_size
  en filter_size
→ Mira qué número es el lado de la ventana y cuál, lo que se mueve.
`ancho-desde-el-alto`: tu función hace lo mismo que contar tantas columnas de ventanas como filas
`tamanos-cambiados`: tu función hace lo mismo que cambiar entre sí las filas y las columnas de ventanas
→ Mira con qué eje de X calculas cada tamaño.
`orden-por-filas-supuesto`: tu resultado coincide con leer la memoria como si el array estuviera guardado
  por filas, y falla cuando está por columnas
→ Los saltos en bytes de un array están en su `.strides`: compáralos con los que usas.
`falta-la-ultima-ventana`: tu resultado coincide con dejarse la última fila y la última columna de ventanas
→ Cuenta a mano las ventanas de tamaño 3 que caben en una fila de 3 casillas.
`tamano-hacia-arriba`: tu función falla justo cuando el stride no divide, como la que redondea hacia arriba
→ Una ventana que no cabe entera no se cuenta.
`tamano-sin-filtro`: tu función hace lo mismo que contar las ventanas sin restar el lado del filtro
→ Mira qué se divide entre el stride: el espacio que le queda a la ventana para moverse.
`una-sola-imagen`: tu resultado coincide con mirar la primera imagen, sin las demás
`primera-imagen-en-todas`: tu resultado coincide con usar la primera imagen en todas las del lote
→ Mira con qué índice lees el primer eje de X.
`primer-canal-en-todos`: tu resultado coincide con usar el primer canal en todos
→ Mira con qué índice lees el segundo eje de X.
""")

_DECIDED = {
    ORDER: {
        "ejes-de-la-ventana-delante": {"order": "ncuvij"},
        "canales-junto-a-la-ventana": {"order": "nijcuv"},
        "posicion-delante-del-lote": {"order": "ijncuv"},
        "canales-al-final": (
            {"stored": _channels_last, "order": "nijcuv"},
            {
                **{"stored": _channels_last, "order": "nijcuv", "strides": lambda s: 1},
                "then": lambda w, s: w[:, :, ::s, ::s],
            },
        ),
        "posicion-traspuesta": {"order": "ncjiuv"},
    },
    _INSIDE: {
        "ventana-traspuesta": {"order": "ncijvu"},
        "ventana-rotada": {"laid": lambda w: w.flip(3, 5)},
    },
    "": {"salida-de-enteros": {"laid": Tensor.trunc}},
    STRIDE: {
        "stride-dentro-de-la-ventana": {"strides": lambda s: 1, "then": lambda w, s: w[..., ::s, ::s]},
        "stride-entre-imagenes-y-canales": {"strides": lambda s: 1, "then": lambda w, s: w[::s, ::s]},
        "stride-en-la-imagen": tuple(
            {"strides": lambda s: 1, "stored": lambda x, f, s, fit=fit: fit(x[:, :, ::s, ::s], f)}
            for fit in (_room_for, lambda x, f: x)
        ),
        "stride-dos-veces": {"strides": lambda s: s * s},
        "stride-solo-en-filas": either(
            {"step": lambda s, f: (s, 1)}, count=lambda z: (z.room[0], z.n[1] - z.f + 1)
        ),
        "stride-solo-en-columnas": either(
            {"step": lambda s, f: (1, s)}, count=lambda z: (z.n[0] - z.f + 1, z.room[1])
        ),
        "salto-de-f": either({"step": lambda s, f: (f, f)}, **ASSIGNED),
        "ventana-de-lado-stride": {"sides": lambda f, s: s},
    },
    OBLONG: {
        "ancho-desde-el-alto": either({"count": lambda z: (z.room[0],) * 2}, **ASSIGNED),
        "tamanos-cambiados": either({"count": lambda z: z.room[::-1]}, **ASSIGNED),
    },
    "Falla con arrays guardados por columnas": {
        "orden-por-filas-supuesto": {"stored": assumed_by_rows},
    },
    _COUNT: {
        "falta-la-ultima-ventana": (*SHORT, {"count": some}),
        "tamano-hacia-arriba": either({"count": lambda z: z.counted(ceil)}, **ASSIGNED),
        "tamano-sin-filtro": either({"count": lambda z: tuple(n // z.s for n in z.n)}, **ASSIGNED),
    },
    FIRST: {
        "una-sola-imagen": {"laid": lambda w: w[:1]},
        "primera-imagen-en-todas": {"laid": lambda w: w[:1].expand(w.shape)},
        "primer-canal-en-todos": {"laid": lambda w: w[:, :1].expand(w.shape)},
    },
}

_TAKEN = {
    STRIDE: ("stride-fijo-en-uno", "stride-ignorado"),
    OBLONG: ("exige-imagen-cuadrada",),
    _COUNT: ("exige-que-el-stride-divida",),
}

MISTAKES = (
    *catalogue(windows, SAID, _DECIDED),
    *taken(LAYER, _TAKEN, windows),
    *catalogue(
        _blocks, _BLOCKS, {"": {"bloques": {"split": True}, "bloques-sin-trasponer": {"split": False}}}
    ),
    *catalogue(crossed(windows), SAID, {"": {"lado-y-stride-cambiados": {}}}),
    *catalogue(_of_the_batch, _BLOCKS, {"": {"ventanas-del-lote": {}}}),
)
