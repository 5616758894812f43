"""Errores conocidos de ``conv_backward`` en ``l_a_prev``, el gradiente de la entrada."""

import torch

from grader.exercises.base import Mistake
from grader.exercises.conv_backward.program import (
    Layer,
    backward,
    full_convolution,
    image_by_image,
    only,
    same,
    untransposed,
)

EMPTY = "Solo fallan «padding 0» y «casos límite», y l_a_prev «tiene forma (1, 2, 0, 0)»"
BASIC = "El mensaje nombra l_a_prev, y los otros dos casos básicos están bien"
FRAME = "l_a_prev «tiene forma (2, 3, 8, 7) y esperábamos forma (2, 3, 6, 5)»"
SHIFTED = "l_a_prev tiene su forma, pero los valores están corridos una fila y una columna"
STRIDE = "Fallan «stride mayor que 1», «stride que no divide» y «casos límite»"
REMAINDER = "«index … is out of bounds», o solo falla «stride que no divide»"
EDGE = "Solo falla «casos límite», o sale «index can't contain negative values»"
FILTERS = "Solo fallan «varios filtros» y «casos límite»"
CHANNELS = "El canal 0 está bien y los demás no"
BATCH = "Solo fallan «varias imágenes en el lote» y «casos límite»"


def shrunk(layer: Layer, wide: torch.Tensor) -> torch.Tensor:
    """El recorte ``[p:-p]``, vacío con padding 0."""
    place = slice(layer.p, -layer.p)
    return wide[:, :, place, place]


def corner(layer: Layer, wide: torch.Tensor) -> torch.Tensor:
    """El recorte que empieza en el marco."""
    return wide[:, :, : layer.x.shape[2], : layer.x.shape[3]]


def crossed(layer: Layer, wide: torch.Tensor) -> torch.Tensor:
    """El recorte con el alto y el ancho intercambiados."""
    rows, columns = (slice(layer.p, layer.p + n) for n in layer.x.shape[:1:-1])
    return wide[:, :, rows, columns]


_ACCUMULATE = "Un píxel que está en varias ventanas recibe la suma de lo que llega por cada una."
_START = "La ventana de la salida (i, j) empieza en la fila i·stride y en la columna j·stride."
_FORM = "Lo que se devuelve tiene la forma de layer_input: mira dónde empieza y dónde acaba el recorte."
_ALL_FILTERS = "Cada píxel recibe lo que reparten todos los filtros: mira si sumas o si pisas."
_ALL_IMAGES = "Cada imagen del lote tiene su propio gradiente: mira dónde creas el acumulador y dónde sales."
_ALL_CHANNELS = "Cada canal de la entrada recibe lo que llega por el mismo canal de cada filtro."

MISTAKES = (
    Mistake(
        "recorte-vacio",
        "tu l_a_prev queda vacío justo cuando el padding es 0, como con un recorte [p:-p]",
        "Con padding = 0, -padding también es 0: di dónde acaba la imagen sin restar.",
        backward(dx_crop=shrunk),
        help=EMPTY,
    ),
    Mistake(
        "recorte-de-un-solo-lado",
        "tu l_a_prev coincide con quitar el marco solo por arriba y por la izquierda",
        _FORM,
        backward(dx_crop=lambda s, wide: wide[:, :, s.p :, s.p :]),
        help=FRAME,
    ),
    Mistake(
        "recorte-desde-la-esquina",
        "tu l_a_prev coincide con quedarse con la esquina de arriba a la izquierda, que incluye el marco",
        "En el array con marco, la imagen no empieza en la fila 0: empieza donde acaba el marco.",
        backward(dx_crop=corner),
        help=SHIFTED,
    ),
    Mistake(
        "recorte-fijo",
        "tu l_a_prev coincide con quitar siempre un marco de ancho 1",
        "El ancho del marco es padding, que puede valer 0, 1, 2…",
        backward(dx_crop=lambda s, wide: wide[:, :, 1:-1, 1:-1]),
        help=FRAME,
    ),
    Mistake(
        "borde-sin-quitar",
        "tu l_a_prev coincide con el correcto, pero con el marco del padding todavía puesto",
        "Lo que se devuelve tiene la forma de layer_input: quita el marco al final.",
        backward(dx_crop=same),
        help=FRAME,
    ),
    Mistake(
        "sin-acumular",
        "tu l_a_prev coincide con el de asignar (`=`) donde hay que acumular (`+=`)",
        _ACCUMULATE,
        backward(dx_adds="= cada filtro"),
        help=BASIC,
    ),
    Mistake(
        "sin-acumular-entre-ventanas",
        "tu l_a_prev coincide con sumar los filtros y asignar (`=`) cada ventana encima de las anteriores",
        _ACCUMULATE,
        backward(dx_adds="= cada ventana"),
        help=BASIC,
    ),
    Mistake(
        "filtro-rotado",
        "tu l_a_prev coincide con usar el filtro rotado 180° donde no toca",
        "Si repartes ventana a ventana, cada peso vuelve a la casilla que multiplicó, sin girarlo.",
        backward(dx_kernel=lambda s, W: W.flip(2, 3)),
        help=BASIC,
    ),
    Mistake(
        "filtro-traspuesto",
        "tu l_a_prev coincide con usar cada filtro con sus filas y columnas intercambiadas",
        "Cada peso vuelve a la casilla que multiplicó: compara la fila y la columna de cada uno.",
        backward(dx_kernel=lambda s, W: W.transpose(2, 3)),
        help=BASIC,
    ),
    Mistake(
        "stride-ignorado-en-la-entrada",
        "tu l_a_prev coincide con repartir el gradiente en ventanas movidas de 1 en 1",
        _START,
        backward(dx_step=lambda s, f: (1, 1)),
        help=STRIDE,
    ),
    Mistake(
        "stride-solo-en-filas-en-la-entrada",
        "tu l_a_prev coincide con usar el stride en las filas, pero no en las columnas",
        _START,
        backward(dx_step=lambda s, f: (s, 1)),
        help=STRIDE,
    ),
    Mistake(
        "stride-solo-en-columnas-en-la-entrada",
        "tu l_a_prev coincide con usar el stride en las columnas, pero no en las filas",
        _START,
        backward(dx_step=lambda s, f: (1, s)),
        help=STRIDE,
    ),
    Mistake(
        "completa-sin-intercalar",
        "tu l_a_prev coincide con la convolución completa de l_O sin intercalar ceros",
        "La convolución completa, tal cual, solo vale con stride 1: mira cómo separar las casillas de l_O.",
        backward(dx_way=full_convolution(dilated=False, trimmed=True)),
        help=STRIDE,
    ),
    Mistake(
        "completa-sin-resto",
        "a tu l_a_prev le faltan las filas y columnas del final a las que no llega el stride",
        "La forma la manda layer_input; lo que ninguna ventana alcanza tiene gradiente 0.",
        backward(dx_way=full_convolution(trimmed=True)),
        help=REMAINDER,
    ),
    Mistake(
        "completa-con-marco-negativo",
        "tu función falla justo cuando el padding es mayor que f - 1, como al rellenar con f - 1 - padding",
        "Un marco de ancho negativo no existe: piensa qué habría que hacer en lugar de rellenar.",
        backward(dx_way=full_convolution()),
        help=EDGE,
    ),
    Mistake(
        "primer-filtro-en-la-entrada",
        "tu l_a_prev coincide con lo que reparte el primer filtro, sin los demás",
        _ALL_FILTERS,
        backward(dx_g=only(1, 0)),
        help=FILTERS,
    ),
    Mistake(
        "ultimo-filtro-en-la-entrada",
        "tu l_a_prev coincide con lo que reparte el último filtro, sin los demás",
        _ALL_FILTERS,
        backward(dx_g=only(1, -1)),
        help=FILTERS,
    ),
    Mistake(
        "primer-canal-en-la-entrada",
        "tu l_a_prev coincide con el correcto en el primer canal y vale 0 en los demás",
        _ALL_CHANNELS,
        backward(dx_part=only(1, 0)),
        help=CHANNELS,
    ),
    Mistake(
        "canal-repetido-en-la-entrada",
        "tu l_a_prev coincide con dar a todos los canales lo que le toca al primero",
        _ALL_CHANNELS,
        backward(dx_kernel=lambda s, W: W[:, :1].expand_as(W)),
        help=CHANNELS,
    ),
    Mistake(
        "primera-imagen-en-la-entrada",
        "tu l_a_prev coincide con el correcto en la primera imagen y vale 0 en las demás",
        _ALL_IMAGES,
        backward(dx_part=only(0, 0)),
        help=BATCH,
    ),
    Mistake(
        "ultima-imagen-en-la-entrada",
        "tu l_a_prev coincide con el correcto en la última imagen y vale 0 en las demás",
        _ALL_IMAGES,
        backward(dx_part=only(0, -1)),
        help=BATCH,
    ),
    Mistake(
        "media-en-la-entrada",
        "tu l_a_prev coincide con el correcto dividido entre el número de imágenes",
        "Cada imagen tiene su gradiente; en este curso no se divide entre N.",
        backward(dx_times=lambda s: 1 / len(s.x)),
        help=BATCH,
    ),
    Mistake(
        "reshape-sin-trasponer-en-la-entrada",
        "tu l_a_prev coincide con pasar l_O a (F, -1) sin llevar antes los filtros al primer eje",
        "`reshape` no cambia el orden de los datos: mira qué imagen y qué filtro hay en cada fila.",
        backward(dx_g=untransposed),
        help=EDGE,
    ),
    Mistake(
        "pesos-nuevos-en-la-entrada",
        "tu l_a_prev coincide con usar los pesos ya actualizados",
        "La ida se hizo con los pesos viejos: mira en qué momento das el paso.",
        backward(updated=True),
        help=BASIC,
    ),
    Mistake(
        "entrada-actualizada",
        "tu l_a_prev coincide con layer_input menos la tasa por el gradiente",
        "La capa anterior necesita el gradiente mismo: layer_input no es un parámetro.",
        backward(dx_then=lambda s, dX: s.x - s.rate * dX),
        help=BASIC,
    ),
    Mistake(
        "tasa-en-la-entrada",
        "tu l_a_prev coincide con el gradiente multiplicado por la tasa de aprendizaje",
        "La tasa solo entra en la actualización de W y de b.",
        backward(dx_times=lambda s: s.rate),
        help=BASIC,
    ),
    Mistake(
        "por-la-entrada",
        "tu l_a_prev coincide con el gradiente multiplicado por layer_input",
        "En la capa, a cada píxel lo multiplica un peso: eso es lo que queda al derivar respecto al píxel.",
        backward(dx_then=lambda s, dX: dX * s.x),
        help=BASIC,
    ),
    Mistake(
        "con-derivada-de-relu",
        "tu l_a_prev coincide con poner a 0 el gradiente donde layer_input no es positivo",
        "Esta capa no tiene función de activación: su vuelta solo deshace la convolución.",
        backward(dx_then=lambda s, dX: dX * (s.x > 0)),
        help=BASIC,
    ),
    Mistake(
        "recorte-vacio-por-imagen",
        "tu función falla justo cuando el padding es 0, como al guardar cada imagen con un recorte [p:-p]",
        "Con padding = 0, -padding también es 0: di dónde acaba la imagen sin restar.",
        backward(dx_crop=image_by_image(shrunk)),
        help=EMPTY,
    ),
    Mistake(
        "recorte-fijo-por-imagen",
        "tu función falla justo cuando el padding no es 1, como al guardar cada imagen con un recorte [1:-1]",
        "El ancho del marco es padding, que puede valer 0, 1, 2…",
        backward(dx_crop=image_by_image(lambda s, wide: wide[:, :, 1:-1, 1:-1])),
        help=EMPTY,
    ),
    Mistake(
        "recorte-traspuesto",
        "tu l_a_prev coincide con recortar tantas filas como columnas tiene la imagen, y al revés",
        _FORM,
        backward(dx_crop=crossed),
        help=FRAME,
    ),
    Mistake(
        "entrada-a-cero",
        "tu l_a_prev vale 0 en todas las casillas",
        "Mira si lo que se acumula llega al array que devuelves.",
        backward(dx_then=lambda s, dX: torch.zeros_like(dX)),
        help=BASIC,
    ),
    Mistake(
        "columnas-reflejadas-en-la-entrada",
        "tu l_a_prev coincide con invertir el orden de las columnas del filtro",
        "Cada peso vuelve a la casilla que multiplicó: compara la columna de cada uno.",
        backward(dx_kernel=lambda s, W: W.flip(3)),
        help=BASIC,
    ),
    Mistake(
        "filas-reflejadas-en-la-entrada",
        "tu l_a_prev coincide con invertir el orden de las filas del filtro",
        "Cada peso vuelve a la casilla que multiplicó: compara la fila de cada uno.",
        backward(dx_kernel=lambda s, W: W.flip(2)),
        help=BASIC,
    ),
    Mistake(
        "ultimo-canal-en-la-entrada",
        "tu l_a_prev coincide con el correcto en el último canal y vale 0 en los demás",
        _ALL_CHANNELS,
        backward(dx_part=only(1, -1)),
        help=CHANNELS,
    ),
    Mistake(
        "canales-sumados-en-la-entrada",
        "tu l_a_prev coincide con dar a cada canal lo que les toca a todos",
        _ALL_CHANNELS,
        backward(dx_kernel=lambda s, W: W.sum(1, keepdim=True).expand_as(W)),
        help=CHANNELS,
    ),
    Mistake(
        "entre-f-en-la-entrada",
        "tu l_a_prev coincide con el gradiente dividido entre el lado del filtro",
        "Lo que llega por cada ventana se suma: mira entre qué divides.",
        backward(dx_times=lambda s: 1 / s.f),
        help=BASIC,
    ),
    Mistake(
        "entre-f2-en-la-entrada",
        "tu l_a_prev coincide con el gradiente dividido entre las casillas del filtro",
        "Lo que llega por cada ventana se suma: mira entre qué divides.",
        backward(dx_times=lambda s: 1 / s.f**2),
        help=BASIC,
    ),
    Mistake(
        "entre-casillas-en-la-entrada",
        "tu l_a_prev coincide con el gradiente dividido entre las casillas de un mapa de l_O",
        "Lo que llega por cada ventana se suma: mira entre qué divides.",
        backward(dx_times=lambda s: 1 / (s.room[0] * s.room[1])),
        help=BASIC,
    ),
    Mistake(
        "signo-en-la-entrada",
        "tu l_a_prev coincide con el gradiente con el signo cambiado",
        "El signo de menos es del paso de descenso, no del gradiente.",
        backward(dx_times=lambda s: -1.0),
        help=BASIC,
    ),
    Mistake(
        "l-o-traspuesto-en-la-entrada",
        "tu l_a_prev coincide con leer l_O con la fila y la columna intercambiadas",
        "Mira en qué orden van los índices de l_O cuando repartes.",
        backward(dx_swapped="salida"),
        help=BASIC,
    ),
)
