"""Unidad 03, el tamaño: ``output_size``. Oráculo: el tamaño que da ``torch.nn.functional.conv1d``."""

from collections.abc import Callable, Sequence
from math import ceil, floor, trunc

from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.catalogue import Choices, Decided, catalogue, either, said
from grader.exercises.conv_forward.window_mistakes import SAID as PLACES
from grader.exercises.drawing import Draw
from grader.exercises.walk import Sizes


def _size(n_prev: int, filter_size: int, stride: int, padding: int) -> int:
    import torch
    import torch.nn.functional as F

    # en un solo eje: el tamaño del otro sale igual, y así una entrada grande no cuesta su cuadrado
    x, w = torch.zeros(1, 1, n_prev), torch.zeros(1, 1, filter_size)
    return F.conv1d(x, w, None, stride, padding).shape[-1]


def output_shape(x: tuple[int, ...], filter_size: int, stride: int, padding: int) -> tuple[int, int]:
    """El alto y el ancho de la salida de una capa para una entrada de forma ``x`` (N, C, H, W)."""
    return Sizes.of([n + 2 * padding for n in x[2:]], filter_size, stride, padding).room


def _plain_sizes(d: Draw) -> Sequence[Arguments]:
    n = d.integer(8, 20)
    return [(n, 3, 1, 0), (n + 1, 5, 1, 0), (n, 2, 1, 0), (7, 7, 1, 0), (n, 1, 1, 0)]


def _padded_sizes(d: Draw) -> Sequence[Arguments]:
    """También con stride, que divide: así se ve si el padding queda fuera de la división."""
    n, k = d.integer(6, 15), d.integer(3, 7)
    with_stride = [(3 * k + 2, 4, 3, 1), (2 * k + 1, 3, 2, 2), (4 * k + 1, 3, 4, 1), (1, 3, 2, 1)]
    return [(n, 3, 1, 1), (n, 4, 1, 2), (n, 1, 1, 7), (n + 2, 5, 1, 1), *with_stride]


def _exact_sizes(d: Draw) -> Sequence[Arguments]:
    k = d.integer(3, 7)
    return [(2 * k + 1, 3, 2, 0), (3 * k + 2, 2, 3, 0), (2 * k + 2, 4, 2, 0), (4 * k + 2, 2, 4, 0)]


def _floor_sizes(d: Draw) -> Sequence[Arguments]:
    """Con restos a los dos lados de la mitad: así se distinguen suelo, techo y redondeo. Y con padding."""
    k = d.integer(3, 7)
    half_or_less = [(2 * k, 3, 2, 0), (3 * k, 2, 3, 0), (4 * k + 3, 2, 4, 0)]
    more_than_half = [(3 * k + 2, 3, 3, 0), (4 * k + 2, 3, 4, 0), (5 * k + 2, 3, 5, 0)]
    framed = [(1, 1, 3, 1), (2, 2, 3, 1), (2, 2, 5, 2), (4, 1, 3, 1), (6, 3, 2, 3), (6, 1, 2, 3)]
    return framed + half_or_less + more_than_half


Divide = Callable[[int], float]


def _student_size(
    n_prev: int,
    filter_size: int,
    stride: int,
    padding: int,
    *,
    asked: Callable[[int, int, int], tuple[int, int, int]] = lambda f, s, p: (f, s, p),
    refuses: Callable[[int, int], bool] = lambda room, s: False,
    frame: Callable[[int], int] = lambda p: 2 * p,
    side: Callable[[int], int] = lambda f: f,
    moves: Callable[[int, int], float] = lambda room, s: room / s,
    ones: tuple[int, int] = (0, 1),
    whole: Callable[[float], float] = floor,
    divided: Callable[[int, int, int, Divide], float] = lambda n, frame, f, divide: divide(n + frame - f),
) -> float:
    """La fórmula como la escribe un estudiante.

    ``asked`` es lo que se toma por filtro, stride y padding. ``moves`` dice cuántos saltos caben en un
    espacio, y ``divided``, qué parte de la cuenta es ese espacio. ``ones`` es lo que se suma antes y después
    de dividir, y ``refuses``, qué espacios y saltos no se admiten.
    """
    filter_size, stride, padding = asked(filter_size, stride, padding)
    if not stride:
        raise ZeroDivisionError("by zero")
    if refuses(n_prev + 2 * padding - filter_size, stride):
        raise AssertionError
    before, after = ones

    def divide(room: int) -> float:
        return whole(moves(room + before, stride))

    return divided(n_prev, frame(padding), side(filter_size), divide) + after


def _shrunk(frame: Callable[[int], int]) -> tuple[Choices, ...]:
    """Con menos marco puede faltar espacio: ``int`` no redondea un número negativo como ``//``."""
    return either({"frame": frame}, whole=trunc)


_DECIDED: Decided = {
    "Falla «stride que no divide»": {
        "redondeo-arriba": {"whole": ceil},
        "redondeo-al-mas-cercano": {"whole": lambda jumps: round(jumps + 1) - 1},
        "redondeo-antes-de-sumar": {"whole": round},
        "sin-redondeo": {"whole": lambda jumps: jumps},
        "exige-que-el-stride-divida": {"refuses": lambda room, s: room % s > 0},
    },
    "Fallan casi todos los criterios": {
        "falta-el-uno": {"ones": (0, 0)},
        "uno-de-mas": {"ones": (0, 2)},
        "uno-restado": {"ones": (0, -1)},
        "uno-restado-al-espacio": {"ones": (-1, 1)},
        "uno-sumado-dos-veces": {"ones": (1, 1)},
        "sin-filtro": {"side": lambda f: 0},
        "solo-dividir-hacia-arriba": {
            "divided": lambda n, frame, f, divide: divide(n),
            "ones": (0, 0),
            "whole": ceil,
        },
        "resta-al-reves": either({"divided": lambda n, frame, f, divide: divide(f + frame - n)}, whole=trunc),
        "mitad-del-filtro": ({"side": lambda f: f // 2}, {"side": lambda f: f // 2 * 2}),
        "solo-dividir": {"divided": lambda n, frame, f, divide: divide(n), "ones": (0, 0)},
        "tamano-de-la-entrada": {"divided": lambda n, frame, f, divide: n, "ones": (0, 0)},
        "filtro-fijo-en-tres": {"side": lambda f: 3},
        "padding-fijo-en-uno": {"frame": lambda p: 2},
        "uno-sumado-al-padding": (
            {"frame": lambda p: 2 * (p + 1), "ones": (0, 0)},
            {"frame": lambda p: 2 * (p + 1)},
        ),
        "filtro-sumado": {"side": lambda f: -f},
        "ventanas-cortadas": {"side": lambda f: 0, "ones": (-1, 1)},
        "stride-y-filtro-cambiados": {"asked": lambda f, s, p: (s, f, p)},
        "stride-y-padding-cambiados": {"asked": lambda f, s, p: (f, p, s)},
        "padding-y-filtro-cambiados": {"asked": lambda f, s, p: (p, s, f)},
        "uno-en-el-divisor": {"moves": lambda room, s: room / (s + 1), "ones": (0, 0)},
    },
    "Falla «con padding» y pasa «sin padding, stride 1»": {
        "padding-una-vez": _shrunk(lambda p: p),
        "sin-padding": _shrunk(lambda p: 0),
        "padding-restado": _shrunk(lambda p: -2 * p),
        "padding-fuera-de-la-division": {"divided": lambda n, frame, f, divide: divide(n - f) + frame},
        "padding-cuatro-veces": {"frame": lambda p: 4 * p},
    },
    "Falla «stride mayor que 1» y pasa «sin padding, stride 1»": {
        "sin-stride": {"moves": lambda room, s: room},
        "resto-de-la-division": {"moves": lambda room, s: room % s},
        "multiplica-por-el-stride": {"moves": lambda room, s: room * s},
        # a la parte entera de todo le toca el techo de lo que se resta
        "division-solo-del-filtro": either(
            {"divided": lambda n, frame, f, divide: n + frame - divide(f)}, whole=ceil
        ),
        "division-por-separado": (
            {"divided": lambda n, frame, f, divide: divide(n + frame) - divide(f)},
            {"divided": lambda n, frame, f, divide: divide(n) - divide(f) + divide(frame)},
        ),
        "division-solo-del-padding": {"divided": lambda n, frame, f, divide: n - f + divide(frame)},
        "filtro-fuera-de-la-division": {"divided": lambda n, frame, f, divide: divide(n + frame) - f},
        "uno-dentro-de-la-division": {"ones": (1, 0)},
    },
}
_SAID = PLACES | said("""
`redondeo-arriba`: tu resultado coincide con redondear hacia arriba
`redondeo-al-mas-cercano`: tu resultado coincide con redondear al entero más cercano
→ Una ventana que no cabe entera no se cuenta: se toma la parte entera.
`redondeo-antes-de-sumar`: tu resultado coincide con redondear el número de saltos al entero más cercano y
  sumar 1
→ Un salto que no cabe entero no se da: se toma la parte entera.
`sin-redondeo`: tu resultado coincide con la fórmula sin quedarse con la parte entera
→ Compara `/` con `//` cuando el stride no divide.
`falta-el-uno`: tu resultado coincide con la fórmula sin sumar 1
`uno-de-mas`: tu resultado coincide con contar una ventana de más
→ Cuenta a mano las ventanas de tamaño 3 que caben en una fila de 3 casillas.
`uno-restado`: tu resultado coincide con restar 1 al final en lugar de sumarlo
→ Cuenta a mano las ventanas de tamaño 3 que caben en una fila de 3 casillas.
`uno-restado-al-espacio`: tu resultado coincide con no contar la ventana que acaba justo en la última casilla
→ Prueba con una fila tan larga como la ventana, en la que cabe una: mira si restas 1 de más, o si cuentas
  saltos y no ventanas.
`uno-sumado-dos-veces`: tu resultado coincide con sumar 1 al espacio y otra vez al final
→ Mira cuántas veces aparece el 1 en tu cálculo y qué cuenta cada una.
`uno-sumado-al-padding`: tu resultado coincide con sumar 1 al padding
→ Mira a qué parte de la cuenta se suma el 1: prueba sin padding, con una fila tan larga como la ventana.
`ventanas-cortadas`: tu resultado coincide con contar también las ventanas que se salen de la entrada
→ Una ventana que no cabe entera no se cuenta: mira en qué posición empieza la última.
`filtro-sumado`: tu resultado coincide con sumar el tamaño del filtro en lugar de restarlo
→ Con un filtro mayor caben menos ventanas: mira con qué signo entra filter_size en tu cálculo.
`stride-y-filtro-cambiados`: tu función hace lo mismo que cambiar entre sí el stride y el tamaño del filtro
`stride-y-padding-cambiados`: tu función hace lo mismo que cambiar entre sí el stride y el padding
`padding-y-filtro-cambiados`: tu función hace lo mismo que cambiar entre sí el padding y el tamaño del filtro
→ Mira el orden de los parámetros en la cabecera y el papel de cada uno en la cuenta.
`sin-filtro`: tu resultado coincide con la fórmula sin restar el tamaño del filtro
→ Mira si filter_size aparece en tu cálculo.
`solo-dividir-hacia-arriba`: tu resultado coincide con dividir el tamaño de la entrada entre el stride y
  redondear hacia arriba
→ Esa fórmula es de otro tipo de padding, que no se elige: aquí cuentan los cuatro argumentos.
`resta-al-reves`: tu resultado coincide con restar la entrada al filtro, y no el filtro a la entrada
→ Lo que queda para moverse es la entrada, con su marco, menos lo que ocupa el filtro.
`mitad-del-filtro`: tu resultado coincide con usar la mitad entera del filtro, filter_size // 2
→ Prueba con un filtro de lado par y otro impar: la ventana ocupa filter_size casillas.
`solo-dividir`: tu resultado coincide con dividir el tamaño de la entrada entre el stride y nada más
→ Mira cuáles de los cuatro argumentos aparecen en tu cálculo.
`tamano-de-la-entrada`: tu resultado coincide con el tamaño de la entrada
→ Eso solo ocurre con un padding concreto; mira si usas el que recibe la función.
`filtro-fijo-en-tres`: tu resultado coincide con un filtro de lado 3 en todos los casos
→ Mira si el tamaño del filtro sale del argumento filter_size.
`padding-una-vez`: tu resultado coincide con sumar el padding una sola vez
→ El marco se pone a los dos lados.
`sin-padding`: tu resultado coincide con la fórmula sin el padding
→ Mira si padding aparece en tu cálculo.
`padding-restado`: tu resultado coincide con restar el padding
→ El marco agranda la entrada: mira con qué signo entra en tu cálculo.
`padding-fuera-de-la-division`: tu resultado coincide con sumar el padding después de dividir entre el
  stride
→ Mira qué parte de la cuenta queda entre paréntesis: el marco también se recorre a saltos.
`padding-cuatro-veces`: tu resultado coincide con sumar el padding cuatro veces
→ En una dimensión hay dos lados; los otros dos cuentan en la otra dimensión.
`sin-stride`: tu resultado coincide con la fórmula sin dividir entre el stride
→ Mira si stride aparece en tu cálculo.
`resto-de-la-division`: tu resultado coincide con sumar 1 al resto de dividir entre el stride
→ Compara `%` con `//`: se cuentan los saltos que caben, no lo que sobra.
`multiplica-por-el-stride`: tu resultado coincide con multiplicar por el stride
→ Con saltos más largos caben menos ventanas: mira qué operación haces con stride.
`division-solo-del-filtro`: tu resultado coincide con dividir entre el stride solo el tamaño del filtro
`division-solo-del-padding`: tu resultado coincide con dividir entre el stride solo lo que añade el padding
→ Python divide antes de sumar y restar: mira qué parte de la cuenta queda entre paréntesis.
`division-por-separado`: tu resultado coincide con dividir por separado cada parte del espacio
→ Al dividir por separado se redondea más de una vez: primero se suma y se resta, y después se divide.
`filtro-fuera-de-la-division`: tu resultado coincide con restar el filtro después de dividir entre el
  stride
→ Mira qué parte de la cuenta queda entre paréntesis: se divide todo el espacio para moverse.
`uno-dentro-de-la-division`: tu resultado coincide con sumar 1 antes de dividir entre el stride
→ La primera ventana no depende del stride: mira qué queda dentro de los paréntesis.
`uno-en-el-divisor`: tu resultado coincide con dividir entre stride + 1
→ Mira qué parte de la cuenta queda entre paréntesis: el 1 no acompaña al stride.
""")


OUTPUT_SIZE = Exercise(
    name="output_size",
    unit="03_conv_forward",
    parameters=("n_prev", "filter_size", "stride", "padding"),
    formula="⌊(n_prev + 2·padding - filter_size) / stride⌋ + 1",
    oracle=_size,
    criteria=(
        Criterion("sin padding, stride 1", 1, _plain_sizes),
        Criterion("con padding", 1, _padded_sizes),
        Criterion("stride mayor que 1", 1, _exact_sizes),
        Criterion("stride que no divide", 2, _floor_sizes),
        Criterion("devuelve un entero", 1, _exact_sizes, "integer", like="stride mayor que 1"),
    ),
    mistakes=tuple(catalogue(_student_size, _SAID, _DECIDED)),
)
