"""Unidad 03, un mapa: ``feature_map``, una imagen y un filtro. Oráculo: ``torch.nn.functional.conv2d``."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.exercises import arrays, tables
from grader.exercises.arrays import Change, same
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.catalogue import catalogue, either, said, taken
from grader.exercises.conv_forward.mistakes import MISTAKES as LAYER
from grader.exercises.conv_forward.program import STRETCHED, forward, only
from grader.exercises.conv_forward.size_mistakes import INHERITED
from grader.exercises.drawing import Draw, kept
from grader.exercises.tensors import tensor


def one_map(X: np.ndarray, W: np.ndarray, b: float, stride: int) -> np.ndarray:
    """El mapa de características de PyTorch; el oráculo del ejercicio."""
    import torch.nn.functional as F

    x, w, bias = map(tensor, (X[None], W[None], np.array([b])))
    return F.conv2d(x, w, bias, stride)[0, 0].numpy()


def _map(
    X: np.ndarray,
    W: np.ndarray,
    b: float,
    stride: int,
    *,
    by_channel: bool = False,
    shaped: Callable[[np.ndarray], np.ndarray] = lambda z: z,
    turn: Change = same,
    **choices: Any,
) -> np.ndarray:
    """El mapa como lo escribe un estudiante: la capa, con una imagen, un filtro y sin padding."""
    W = turn(arrays.tensor(W[None]))[0].numpy()  # antes de separar los canales, que también puede cambiar
    parts = [(X[c : c + 1], W[c : c + 1]) for c in range(len(X))] if by_channel else [(X, W)]
    maps = [forward(x[None], w[None], np.array([b]), stride, 0, **choices)[0, 0] for x, w in parts]
    return shaped(np.stack(maps) if by_channel else maps[0])


_VALUES = "Los valores fallan desde la casilla [0, 0]"
_SHAPE = "La forma de la salida no es la esperada"
_STRIDE = "Los valores fallan solo con stride mayor que 1"
_CUT = "«operands could not be broadcast together…» o «…esas formas no encajan entre sí»"
_OUTSIDE = "«index 2 is out of bounds…»"
_ZEROS = "Hay casillas con 0 y solo algunas están bien"
_BIAS = "Solo falla «sesgo y casos límite»"

_SAID = said("""
`un-mapa-por-canal`: tu resultado coincide con dar un mapa por cada canal
→ Los canales también se suman: una ventana entera da un solo número.
`un-eje-de-mas`: tu resultado coincide con el mapa correcto dentro de un eje de más
→ Compara la forma de lo que devuelves con `(H', W')`: el filtro es uno y no lleva eje.
`mapa-en-fila`: tu resultado coincide con el mapa correcto escrito en una sola fila
→ Compara la forma de lo que devuelves con `(H', W')`.
`marco-en-el-tamano`: tu función hace lo mismo que contar un marco de ancho 1 en el tamaño de la salida
→ X ya llega con su marco: mira qué padding usas para calcular el tamaño.
`marco-de-mas`: tu resultado coincide con poner otro marco de ceros alrededor de X
→ X ya llega con su marco: mira si algo lo agranda.
`solo-la-primera-casilla`: tu resultado coincide con calcular solo la casilla [0, 0]
→ Mira si hay un `return` dentro de los dos bucles.
`solo-la-primera-fila`: tu resultado coincide con calcular solo la primera fila de la salida
→ Mira en qué bucle queda el `return`, según su sangría.
""")

_DECIDED = {
    _SHAPE: {
        "un-mapa-por-canal": {"by_channel": True},
        "un-eje-de-mas": {"shaped": lambda z: z[None]},
        "mapa-en-fila": {"shaped": lambda z: z.flatten()},
        "marco-de-mas": {"framed": lambda x, p: arrays.pad(x, (1, 1, 1, 1))},
    },
    _CUT: {
        "marco-en-el-tamano": either(
            {"count": lambda z: tuple((n + 2 - z.f) // z.s + 1 for n in z.n)}, **STRETCHED
        ),
    },
    _ZEROS: {
        "solo-la-primera-casilla": {"saved": only(..., slice(1), slice(1))},
        "solo-la-primera-fila": {"saved": only(..., slice(1), slice(None))},
    },
}

_TAKEN = {
    _VALUES: (
        *("filtro-rotado", "filtro-invertido-en-todos-los-ejes", "filtro-reflejado", "filtro-cabeza-abajo"),
        *("filtro-transpuesto", "producto-matricial", "un-solo-canal", "ultimo-canal"),
        *("canal-fijo-en-la-entrada", "canal-fijo-en-el-filtro", "suma-por-suma", "media-de-la-ventana"),
        *("canales-promediados", "suma-sin-reiniciar", "salida-de-enteros", "filtro-rotado-un-cuarto"),
        *("indice-repetido", "canales-invertidos", "canales-y-filas-invertidos", "bucles-cortos"),
        *("bucles-desde-uno", "columnas-u-v-c", "pesos-u-v-c", "pesos-v-u-c", "canales-cruzados"),
        "ultimo-canal-sin-sesgo",
    ),
    _SHAPE: (
        *("falta-la-ultima-ventana", "ancho-desde-el-alto", "alto-desde-el-ancho", "salida-transpuesta"),
        *("salida-reformada", "tamanos-cambiados", "exige-imagen-cuadrada", "ventanas-cortadas"),
        *("falta-la-ultima-ventana-en-un-eje", "stride-y-filtro-cambiados", "fila-de-largo-el-alto"),
    ),
    _STRIDE: (
        *("stride-ignorado", "stride-solo-en-filas", "stride-solo-en-columnas", "stride-fijo-en-uno"),
        *("exige-stride-igual-a-f", "columnas-sin-stride", "filas-sin-stride", "stride-igual-a-f"),
    ),
    _CUT: (
        *("falla-si-el-stride-no-divide", "tamano-redondeado", "saltos-redondeados"),
        *("exige-que-el-stride-divida", "ventana-fuera-con-stride", "ventana-de-lado-stride"),
        *("falla-si-stride-no-es-f", "salto-de-f", "ventanas-traspuestas", "ventana-hasta-f"),
        *("ventana-corta", "ventana-larga", "stride-en-la-entrada", "tamano-sin-stride", "suma-el-stride"),
        *("lado-desde-los-canales", "filtro-fijo-en-tres", "tamano-solo-dividido"),
        "inicio-y-final-cruzados",
    ),
    _OUTSIDE: (
        *("posicion-de-la-entrada", "recorre-la-entrada", "falla-si-no-es-cuadrada"),
        *("fila-y-columna-cambiadas", "una-vuelta-por-casilla"),
    ),
    _ZEROS: (
        *("todo-ceros", "posiciones-sin-rellenar", "bucle-corto", "columnas-hasta-el-alto"),
        *("filas-hasta-el-ancho", "activacion-incluida", "bucle-corto-en-un-eje"),
        "mapa-a-saltos",
    ),
    _BIAS: (
        *("sin-sesgo", "sesgo-dentro", "sesgo-por-canal", "sesgo-restado", "sesgo-dos-veces"),
        *("sesgo-por-posicion", "sesgo-por-fila", "sesgo-por-fila-del-filtro", "sesgo-multiplicado"),
    ),
}


Setting = tuple[tuple[int, int, int], int, int, str]


def _call(d: Draw, shape: tuple[int, int, int], f: int, stride: int, how: str) -> Arguments:
    """Una imagen guardada como dice ``how`` (:meth:`Draw.stored`), su filtro y un sesgo: con ``0``, el 0."""
    return (
        d.stored(how, *shape),
        kept(d.array(shape[0], f, f), how),
        0.0 if "0" in how else d.number(),
        stride,
    )


def _calls(*settings: Setting) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [_call(d, *s) for s in settings]


# con estas y las demás, cada pareja de propiedades está en algún criterio de valores
# (tests/judge/test_coverage.py); la última letra, 0, es un sesgo 0
_LIMITS = _calls(
    ((2, 4, 6), 3, 1, ""),
    ((3, 5, 4), 2, 2, ""),
    ((4, 3, 4), 2, 1, ""),
    ((2, 6, 5), 3, 2, ""),
    ((1, 2, 2), 1, 2, "nc"),
    ((2, 4, 5), 4, 3, "nc0"),
    ((3, 2, 1), 1, 1, "nc0"),
    ((1, 2, 1), 1, 4, ""),
    ((1, 2, 2), 2, 2, "n"),
    ((1, 3, 4), 3, 4, "nc0"),
    ((3, 1, 2), 1, 2, "c0"),
    ((2, 1, 1), 1, 1, "nc0"),
)
_PLAIN = _calls(
    ((1, 4, 5), 2, 1, "0"), ((2, 5, 5), 3, 1, "0"), ((3, 6, 4), 2, 1, "0"), ((4, 3, 6), 3, 1, "0")
)
_MIXED = _calls(((2, 6, 5), 3, 1, ""), ((3, 7, 5), 3, 2, ""), ((1, 5, 8), 2, 3, ""))


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    X, W, b, stride = arguments
    y0, x0, f = index[0] * stride, index[1] * stride, W.shape[-1]
    name = f"ventana de las filas {y0}:{y0 + f}, columnas {x0}:{x0 + f}"
    windows = X[:, y0 : y0 + f, x0 : x0 + f]
    each = [
        pair for c in range(len(X)) for pair in ((f"{name}, canal {c}", windows[c]), (f"W, canal {c}", W[c]))
    ]
    return [*each, ("b", np.asarray(b))]


FEATURE_MAP = Exercise(
    name="feature_map",
    unit="03_conv_forward",
    parameters=("X", "W", "b", "stride"),
    formula="(H', W'), con H' = ⌊(H - f) / stride⌋ + 1, y lo mismo en columnas",
    axes=(("fila", "columna"),),
    oracle=one_map,
    uses=("output_size",),
    inherited=INHERITED,
    live=lambda X, W, b, stride: tables.conv2d(X[None], W[None], np.array([b]), stride)[0, 0],
    window=_window,
    criteria=(
        Criterion("forma de la salida", 1, _MIXED, "shape"),
        Criterion("valores, stride 1", 1, _PLAIN),
        Criterion(
            "stride mayor que 1",
            1,
            _calls(
                ((2, 7, 7), 3, 2, "0"),
                ((3, 8, 5), 2, 3, "0"),
                ((1, 7, 11), 3, 4, "0"),
                ((2, 8, 6), 3, 2, "0"),
                ((1, 8, 8), 3, 3, "0"),
            ),
        ),
        Criterion("sesgo y casos límite", 1, _LIMITS),
        Criterion("no modifica la entrada", 1, _PLAIN, "inputs", like="valores, stride 1", whole=0),
    ),
    mistakes=(*catalogue(_map, _SAID, _DECIDED), *taken(LAYER, _TAKEN, _map)),
)
