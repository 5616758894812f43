"""Errores conocidos de ``conv_backward`` en ``l_a_prev``, el gradiente de la entrada."""

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.catalogue import catalogue, said
from grader.exercises.conv_backward import ways
from grader.exercises.conv_backward.program import (
    Layer,
    backward,
    image_by_image,
    inner,
    joined,
    ones,
    only,
    repeated,
    same,
    untransposed,
)

BASIC = "El mensaje nombra l_a_prev, y los otros dos casos básicos están bien"
STRIDE = "Fallan «stride mayor que 1», «stride que no divide» y «casos límite»"
REMAINDER = "«index … is out of bounds», o solo falla «stride que no divide»"
EDGE = "Solo falla «casos límite», o sale «index can't contain negative values»"
FILTERS = "Solo fallan «varios filtros» y «casos límite»"
CHANNELS = "El canal 0 está bien y los demás no"
BATCH = "Solo fallan «varias imágenes en el lote» y «casos límite»"


def shrunk(layer: Layer, wide: Tensor) -> Tensor:
    """El recorte ``[p:-p]``, vacío con padding 0."""
    place = slice(layer.p, -layer.p)
    return wide[:, :, place, place]


def corner(layer: Layer, wide: Tensor) -> Tensor:
    """El recorte que empieza en el marco."""
    return wide[:, :, : layer.x.shape[2], : layer.x.shape[3]]


def crossed(layer: Layer, wide: Tensor) -> Tensor:
    """El recorte con el alto y el ancho intercambiados."""
    rows, columns = (slice(layer.p, layer.p + n) for n in layer.x.shape[:1:-1])
    return wide[:, :, rows, columns]


def unreached(layer: Layer, wide: Tensor) -> Tensor:
    """El recorte que empieza detrás del marco y acaba donde acabaría la imagen sin él."""
    rows, columns = layer.x.shape[2:]
    return wide[:, :, layer.p : rows, layer.p : columns]


SAID = said("""
`recorte-vacio`: tu l_a_prev queda vacío justo cuando el padding es 0, como con un recorte [p:-p]
`recorte-vacio-por-imagen`: tu función falla justo cuando el padding es 0, como al guardar cada imagen con un
  recorte [p:-p]
→ Con padding = 0, -padding también es 0: di dónde acaba la imagen sin restar.
`recorte-de-un-solo-lado`: tu l_a_prev coincide con quitar el marco solo por arriba y por la izquierda
`recorte-traspuesto`: tu l_a_prev coincide con recortar tantas filas como columnas tiene la imagen, y al revés
`recorte-corto`: a tu l_a_prev le faltan la última fila y la última columna de la imagen
`recorte-sin-sumar-el-marco`: tu l_a_prev coincide con acabar el recorte en la fila H y en la columna W
→ Lo que se devuelve tiene la forma de layer_input: mira dónde empieza y dónde acaba el recorte.
`recorte-desde-la-esquina`: tu l_a_prev coincide con quedarse con la esquina de arriba a la izquierda, que
  incluye el marco
→ En el array con marco, la imagen no empieza en la fila 0: empieza donde acaba el marco.
`recorte-fijo`: tu l_a_prev coincide con quitar siempre un marco de ancho 1
`recorte-fijo-por-imagen`: tu función falla justo cuando el padding no es 1, como al guardar cada imagen con
  un recorte [1:-1]
→ El ancho del marco es padding, que puede valer 0, 1, 2…
`borde-sin-quitar`: tu l_a_prev coincide con no quitar el marco del padding
→ Lo que se devuelve tiene la forma de layer_input: quita el marco al final.
`sin-acumular`: tu l_a_prev coincide con asignar (`=`) donde hay que acumular (`+=`)
`sin-acumular-entre-ventanas`: tu l_a_prev coincide con sumar los filtros y asignar (`=`) cada ventana encima
  de las anteriores
→ Un píxel que está en varias ventanas recibe la suma de lo que llega por cada una.
`filtro-rotado`: tu l_a_prev coincide con usar el filtro rotado 180° respecto a como debe ir
→ Si repartes ventana a ventana, cada peso vuelve a la casilla que multiplicó, sin girarlo; si haces la
  convolución completa de l_O, el filtro va girado.
`filtro-traspuesto`: tu l_a_prev coincide con usar cada filtro con sus filas y columnas intercambiadas
→ Cada peso vuelve a la casilla que multiplicó: compara la fila y la columna de cada uno.
`stride-ignorado-en-la-entrada`: tu l_a_prev coincide con repartir el gradiente en ventanas movidas de 1 en 1
`stride-solo-en-filas-en-la-entrada`: tu l_a_prev coincide con usar el stride en las filas, pero no en las
  columnas
`stride-solo-en-columnas-en-la-entrada`: tu l_a_prev coincide con usar el stride en las columnas, pero no en
  las filas
→ La ventana de la casilla (y, x) empieza en la fila y·stride y en la columna x·stride.
`completa-sin-intercalar`: tu l_a_prev coincide con la convolución completa de l_O sin intercalar ceros
`completa-que-se-acaba`: tu función falla con stride, como la que recorre la convolución completa de l_O sin
  intercalar ceros
`completa-repetida`: tu l_a_prev coincide con repetir stride veces cada casilla de l_O en lugar de intercalar
  ceros
→ Con stride, la convolución completa lleva ceros entre las casillas de l_O y, si no divide, al final.
`completa-sin-resto`: a tu l_a_prev le faltan las filas y columnas del final a las que no llega el stride
→ Faltan los ceros del final: la forma la manda layer_input; lo que no alcanza ninguna ventana vale 0.
`completa-con-marco-negativo`: tu función falla justo cuando el padding es mayor que f - 1, como al rellenar
  con f - 1 - padding
→ Un marco de ancho negativo no existe: piensa qué habría que hacer en lugar de rellenar.
`primer-filtro-en-la-entrada`: tu l_a_prev coincide con lo que reparte el primer filtro, sin los demás
`ultimo-filtro-en-la-entrada`: tu l_a_prev coincide con lo que reparte el último filtro, sin los demás
→ Cada píxel recibe lo que reparten todos los filtros: mira si sumas o si pisas.
`primer-canal-en-la-entrada`: tu l_a_prev coincide con repartir solo en el primer canal: los demás valen 0
`canal-repetido-en-la-entrada`: tu l_a_prev coincide con dar a todos los canales lo que le toca al primero
`ultimo-canal-en-la-entrada`: tu l_a_prev coincide con repartir solo en el último canal: los demás valen 0
`canales-sumados-en-la-entrada`: tu l_a_prev coincide con dar a cada canal lo que les toca a todos
→ Cada canal de la entrada recibe lo que llega por el mismo canal de cada filtro.
`primera-imagen-en-la-entrada`: tu l_a_prev coincide con repartir solo en la primera imagen: las demás
  valen 0
`ultima-imagen-en-la-entrada`: tu l_a_prev coincide con repartir solo en la última imagen: las demás valen 0
→ Cada imagen del lote tiene su propio gradiente: mira dónde creas el acumulador y dónde sales.
`l-o-de-la-primera-imagen-en-la-entrada`: tu l_a_prev coincide con repartir en todas las imágenes el l_O de la
  primera
`primer-filtro-repetido-en-la-entrada`: tu l_a_prev coincide con usar en todos los filtros los pesos del
  primero
→ Mira con qué índice lees lo que se repite: tiene que cambiar en cada vuelta de su bucle.
`media-en-la-entrada`: tu l_a_prev coincide con dividir el gradiente entre el número de imágenes
→ Cada imagen tiene su gradiente; en este curso no se divide entre N.
`reshape-sin-trasponer-en-la-entrada`: tu l_a_prev coincide con pasar l_O a (F, -1) sin llevar antes los
  filtros al primer eje
→ `reshape` no cambia el orden de los datos: mira qué imagen y qué filtro hay en cada fila.
`l-o-por-ventanas-en-la-entrada`: tu l_a_prev coincide con pasar l_O a (N·H'·W', F) con reshape, sin llevar
  antes los filtros al último eje
→ `reshape` no reordena: mira en qué eje de l_O están los filtros antes de juntar los demás.
`pesos-nuevos-en-la-entrada`: tu l_a_prev coincide con usar los pesos ya actualizados
`pesos-movidos-por-imagen`: tu l_a_prev coincide con dar un paso tras cada imagen y repartir la siguiente con
  los pesos ya movidos
`pesos-movidos-por-casilla`: tu l_a_prev coincide con dar un paso en cada casilla de l_O y repartir con los
  pesos ya movidos
→ La ida se hizo con los pesos viejos: mira en qué momento das el paso.
`entrada-actualizada`: tu l_a_prev coincide con layer_input menos la tasa por el gradiente
→ La capa anterior necesita el gradiente mismo: layer_input no es un parámetro.
`tasa-en-la-entrada`: tu l_a_prev coincide con el gradiente multiplicado por la tasa de aprendizaje
→ La tasa solo entra en la actualización de W y de b.
`por-la-entrada`: tu l_a_prev coincide con el gradiente multiplicado por layer_input
`ventana-en-la-entrada`: tu l_a_prev coincide con multiplicar l_O por la ventana en lugar de por el filtro
`sin-filtro-en-la-entrada`: tu l_a_prev coincide con repartir l_O sin multiplicarlo por los pesos
→ En la capa, a cada píxel lo multiplica un peso: eso es lo que queda al derivar respecto al píxel.
`sin-l-o-en-la-entrada`: tu l_a_prev coincide con repartir los pesos sin multiplicarlos por l_O
→ A cada derivada la multiplica lo que llega por su casilla: mira si l_O está en lo que sumas.
`acumulador-desde-la-entrada`: tu l_a_prev coincide con acumular encima de una copia de layer_input
→ El acumulador empieza a cero: imprime lo que vale antes del bucle.
`por-canal-en-la-entrada`: tu l_a_prev coincide con repartir lo mismo tantas veces como canales hay
→ Mira dentro de qué bucles está esa suma y sobre qué ejes actúa.
`enteros-en-la-entrada`: tu l_a_prev coincide con acumular en un array de enteros, que pierde los decimales
→ Imprime el `dtype` del array en el que acumulas.
`con-derivada-de-relu`: tu l_a_prev coincide con poner a 0 el gradiente donde layer_input no es positivo
→ Esta capa no tiene función de activación: su vuelta solo deshace la convolución.
`entrada-a-cero`: tu l_a_prev vale 0 en todas las casillas
→ Si aún no la has escrito, sigue por ahí; si no, mira si lo que se acumula llega al array que devuelves.
`columnas-reflejadas-en-la-entrada`: tu l_a_prev coincide con invertir el orden de las columnas del filtro
→ Cada peso vuelve a la casilla que multiplicó: compara la columna de cada uno.
`filas-reflejadas-en-la-entrada`: tu l_a_prev coincide con invertir el orden de las filas del filtro
→ Cada peso vuelve a la casilla que multiplicó: compara la fila de cada uno.
`entre-f-en-la-entrada`: tu l_a_prev coincide con el gradiente dividido entre el lado del filtro
`entre-f2-en-la-entrada`: tu l_a_prev coincide con el gradiente dividido entre las casillas del filtro
`entre-filtros-en-la-entrada`: tu l_a_prev coincide con la media de lo que reparten los filtros
`entre-casillas-en-la-entrada`: tu l_a_prev coincide con el gradiente dividido entre las casillas de un mapa
  de l_O
→ Lo que llega por cada ventana se suma: mira entre qué divides.
`signo-en-la-entrada`: tu l_a_prev coincide con el gradiente con el signo cambiado
→ El signo de menos es del paso de descenso, no del gradiente.
`l-o-traspuesto-en-la-entrada`: tu l_a_prev coincide con leer l_O con la fila y la columna intercambiadas
→ Mira en qué orden van los índices de l_O cuando repartes.
""")

_DECIDED = {
    "Solo fallan «padding 0» y «casos límite», y l_a_prev «tiene forma (1, 2, 0, 0)»": {
        "recorte-vacio": {"dx_crop": shrunk},
        "recorte-vacio-por-imagen": {"dx_crop": image_by_image(shrunk)},
        "recorte-fijo-por-imagen": {"dx_crop": image_by_image(lambda s, wide: wide[:, :, 1:-1, 1:-1])},
    },
    "l_a_prev «tiene forma (2, 3, 8, 7) y esperábamos forma (2, 3, 6, 5)»": {
        "recorte-de-un-solo-lado": {"dx_crop": lambda s, wide: wide[:, :, s.p :, s.p :]},
        "recorte-fijo": {"dx_crop": lambda s, wide: wide[:, :, 1:-1, 1:-1]},
        "borde-sin-quitar": {"dx_crop": same},
        "recorte-traspuesto": {"dx_crop": crossed},
    },
    "l_a_prev tiene su forma, pero los valores están corridos una fila y una columna": {
        "recorte-desde-la-esquina": {"dx_crop": corner}
    },
    BASIC: {
        "sin-acumular": {"dx_adds": "= cada filtro"},
        "sin-acumular-entre-ventanas": {"dx_adds": "= cada ventana"},
        "filtro-rotado": {"dx_kernel": lambda s, W: W.flip(2, 3)},
        "filtro-traspuesto": {"dx_kernel": lambda s, W: W.transpose(2, 3)},
        "pesos-nuevos-en-la-entrada": {"updated": True},
        "entrada-actualizada": {"dx_then": lambda s, dX: s.x - s.rate * dX},
        "tasa-en-la-entrada": {"dx_times": lambda s: s.rate},
        "por-la-entrada": {"dx_then": lambda s, dX: dX * s.x},
        "con-derivada-de-relu": {"dx_then": lambda s, dX: dX * (s.x > 0)},
        "entrada-a-cero": {"dx_then": lambda s, dX: arrays.zeros_like(dX)},
        "columnas-reflejadas-en-la-entrada": {"dx_kernel": lambda s, W: W.flip(3)},
        "filas-reflejadas-en-la-entrada": {"dx_kernel": lambda s, W: W.flip(2)},
        "entre-f-en-la-entrada": {"dx_times": lambda s: 1 / s.f},
        "entre-f2-en-la-entrada": {"dx_times": lambda s: 1 / s.f**2},
        "entre-casillas-en-la-entrada": {"dx_times": lambda s: 1 / (s.room[0] * s.room[1])},
        "ventana-en-la-entrada": {"dx_gives": ways.from_windows},
        "sin-filtro-en-la-entrada": {"dx_kernel": ones},
        "sin-l-o-en-la-entrada": {"dx_g": ones},
        "acumulador-desde-la-entrada": {"dx_then": lambda s, dX: s.x + dX},
        "por-canal-en-la-entrada": {"dx_times": lambda s: s.W.shape[1]},
        "enteros-en-la-entrada": (
            {"dx_way": ways.whole_input},
            {"dx_gives": ways.truncated_terms},
        ),
        "pesos-movidos-por-casilla": tuple(
            {"dx_gives": ways.moved_by_place(after)} for after in (False, True)
        ),
        "signo-en-la-entrada": {"dx_times": lambda s: -1.0},
        "l-o-traspuesto-en-la-entrada": {"dx_swapped": "salida"},
    },
    STRIDE: {
        "stride-ignorado-en-la-entrada": {"dx_step": lambda s, f: (1, 1)},
        "stride-solo-en-filas-en-la-entrada": {"dx_step": lambda s, f: (s, 1)},
        "stride-solo-en-columnas-en-la-entrada": {"dx_step": lambda s, f: (1, s)},
        "completa-sin-intercalar": (
            {"dx_way": ways.full_convolution(dilated=False, trimmed=True)},
            {"dx_way": ways.full_and_cropped(dilated=False)},
        ),
        "completa-que-se-acaba": tuple({"dx_way": ways.slid_over(p)} for p in ("marco", "entrada", "justo")),
        "completa-repetida": tuple({"dx_way": ways.repeated_places(whole)} for whole in (False, True)),
    },
    REMAINDER: {
        "completa-sin-resto": (
            {"dx_way": ways.full_convolution(trimmed=True)},
            {"dx_way": ways.full_and_cropped()},
        )
    },
    EDGE: {
        "completa-con-marco-negativo": {"dx_way": ways.full_convolution()},
        "reshape-sin-trasponer-en-la-entrada": {"dx_g": untransposed},
    },
    FILTERS: {
        "primer-filtro-en-la-entrada": {"dx_g": only(1, 0)},
        "ultimo-filtro-en-la-entrada": {"dx_g": only(1, -1)},
        "primer-filtro-repetido-en-la-entrada": {"dx_kernel": repeated(0)},
        "l-o-por-ventanas-en-la-entrada": {"dx_g": joined(0, 1, 2, 3)},
        "entre-filtros-en-la-entrada": {"dx_times": lambda s: 1 / len(s.W)},
    },
    CHANNELS: {
        "primer-canal-en-la-entrada": {"dx_part": only(1, 0)},
        "canal-repetido-en-la-entrada": {"dx_kernel": lambda s, W: W[:, :1].expand_as(W)},
        "ultimo-canal-en-la-entrada": {"dx_part": only(1, -1)},
        "canales-sumados-en-la-entrada": {"dx_kernel": lambda s, W: W.sum(1, keepdim=True).expand_as(W)},
    },
    BATCH: {
        "primera-imagen-en-la-entrada": {"dx_part": only(0, 0)},
        "ultima-imagen-en-la-entrada": {"dx_part": only(0, -1)},
        "media-en-la-entrada": {"dx_times": lambda s: 1 / len(s.x)},
        "l-o-de-la-primera-imagen-en-la-entrada": {"dx_g": repeated(0)},
        "pesos-movidos-por-imagen": tuple(
            {"dx_gives": ways.moved_by_image(again)} for again in (False, True)
        ),
    },
    # ninguna ayuda del cuaderno cuenta lo que se ve
    "": {
        "recorte-corto": {"dx_crop": lambda s, wide: inner(s, wide)[:, :, :-1, :-1]},
        "recorte-sin-sumar-el-marco": {"dx_crop": unreached},
    },
}

MISTAKES = tuple(catalogue(backward, SAID, _DECIDED))
