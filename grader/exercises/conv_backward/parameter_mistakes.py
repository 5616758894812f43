"""Errores conocidos de ``conv_backward`` en ``W_new`` o en ``b_new``."""

from grader.exercises.base import Mistake
from grader.exercises.conv_backward import input_mistakes as entry
from grader.exercises.conv_backward.program import backward, last_place, only, untransposed

BROADCAST = "«non-broadcastable output operand…» u «operands could not be broadcast…»"
WEIGHTS = "W_new falla en la primera casilla y b_new está bien"
SAME = "W_new o b_new valen lo mismo que antes"
BIASES = "Falla «b_new, caso básico» y W_new está bien"
COLUMN = "b_new «tiene forma (4, 4)»"


_WINDOW = "La ventana de la salida (i, j) empieza en la fila i·stride y en la columna j·stride."
_SUM_OVER_BATCH = "En este curso se suma sobre el lote; no se divide entre N."
_SUM = "Lo que llega por cada ventana se suma: mira entre qué divides."
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
        backward(dw_turn=lambda s, dW: dW.flip(2, 3)),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-traspuesto",
        "tu W_new coincide con usar el gradiente de W con filas y columnas intercambiadas",
        "Compara la fila y la columna de cada peso con las del píxel de la ventana que multiplicó.",
        backward(dw_turn=lambda s, dW: dW.transpose(2, 3)),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-asignado",
        "tu W_new coincide con guardar solo lo de la última ventana",
        "Cada peso se usa en todas las ventanas de todas las imágenes: mira si sumas o si pisas.",
        backward(dw_g=last_place),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-de-todos-los-filtros",
        "tu W_new coincide con sumar en cada filtro los gradientes de todos",
        _MADE_WITH,
        backward(dw_part=lambda s, dW: dW.sum(0, keepdim=True).expand_as(s.W)),
        help=entry.FILTERS,
    ),
    Mistake(
        "dw-primer-filtro",
        "tu W_new coincide con actualizar solo el primer filtro",
        _MADE_WITH,
        backward(dw_part=only(0, 0)),
        help=entry.FILTERS,
    ),
    Mistake(
        "dw-primer-canal",
        "tu W_new coincide con actualizar solo el primer canal de cada filtro",
        "Cada canal del filtro tiene su gradiente, que sale del mismo canal de la ventana.",
        backward(dw_part=only(1, 0)),
        help=entry.CHANNELS,
    ),
    Mistake(
        "dw-canal-repetido",
        "tu W_new coincide con usar el primer canal de la entrada para todos los canales del filtro",
        "Cada canal del filtro tiene su gradiente, que sale del mismo canal de la ventana.",
        backward(dw_part=lambda s, dW: dW[:, :1].expand_as(s.W)),
        help=entry.CHANNELS,
    ),
    Mistake(
        "stride-ignorado-en-dw",
        "tu W_new coincide con tomar las ventanas de 1 en 1",
        _WINDOW,
        backward(dw_step=lambda s, f: (1, 1)),
        help=entry.STRIDE,
    ),
    Mistake(
        "stride-solo-en-filas-en-dw",
        "tu W_new coincide con usar el stride en las filas de las ventanas, pero no en las columnas",
        _WINDOW,
        backward(dw_step=lambda s, f: (s, 1)),
        help=entry.STRIDE,
    ),
    Mistake(
        "stride-solo-en-columnas-en-dw",
        "tu W_new coincide con usar el stride en las columnas de las ventanas, pero no en las filas",
        _WINDOW,
        backward(dw_step=lambda s, f: (1, s)),
        help=entry.STRIDE,
    ),
    Mistake(
        "dw-sin-marco",
        "tu función falla cuando la ventana se sale de la entrada, como al tomarla de layer_input sin marco",
        "El gradiente de W usa las mismas ventanas que la ida: mira de qué array las tomas.",
        backward(dw_framed=False),
        help=BROADCAST,
    ),
    Mistake(
        "ultima-imagen",
        "tu W_new coincide con usar solo el gradiente de la última imagen del lote",
        _RESET,
        backward(dw_g=only(0, -1)),
        help=entry.BATCH,
    ),
    Mistake(
        "primera-imagen-en-dw",
        "tu W_new coincide con usar solo el gradiente de la primera imagen del lote",
        _LEAVES,
        backward(dw_g=only(0, 0)),
        help=entry.BATCH,
    ),
    Mistake(
        "media-del-lote",
        "tu W_new coincide con usar la media del lote en lugar de la suma",
        _SUM_OVER_BATCH,
        backward(dw_times=lambda s: 1 / len(s.x)),
        help=entry.BATCH,
    ),
    Mistake(
        "reshape-sin-trasponer-en-dw",
        "tu W_new coincide con pasar l_O a (F, -1) sin llevar antes los filtros al primer eje",
        _ROWS,
        backward(dw_g=untransposed),
        help=entry.EDGE,
    ),
    Mistake(
        "w-sin-actualizar",
        "tu W_new es igual que W",
        "Mira si lo que devuelves es el resultado del paso o el array de partida.",
        backward(w_step=lambda W, dW, rate: W),
        help=SAME,
    ),
    Mistake(
        "db-de-todos-los-filtros",
        "tu b_new coincide con sumar en cada sesgo los gradientes de todos los filtros",
        _AXES,
        backward(db_sum=lambda g: g.sum().expand(g.shape[1])),
        help=entry.FILTERS,
    ),
    Mistake(
        "db-primer-filtro",
        "tu b_new coincide con actualizar solo el primer sesgo",
        "Hay un sesgo por filtro: mira en qué posición del acumulador sumas.",
        backward(db_g=only(1, 0)),
        help=entry.FILTERS,
    ),
    Mistake(
        "db-asignado",
        "tu b_new coincide con guardar solo el último valor de l_O de cada filtro",
        "El sesgo se suma en todas las casillas de su mapa: mira si sumas o si pisas.",
        backward(db_sum=lambda g: g[-1, :, -1, -1]),
        help=BIASES,
    ),
    Mistake(
        "db-doble",
        "tu b_new coincide con sumar dos veces el gradiente de cada sesgo",
        "Cuenta cuántas veces se suma cada casilla de l_O.",
        backward(db_times=lambda s: 2.0),
        help=BIASES,
    ),
    Mistake(
        "db-promedio",
        "tu b_new coincide con la media de l_O en lugar de la suma",
        "En cada casilla el sesgo pesa 1: lo que llega por todas se suma, sin dividir.",
        backward(db_sum=lambda g: g.mean((0, 2, 3))),
        help=BIASES,
    ),
    Mistake(
        "db-por-imagen",
        "tu b_new coincide con sumar l_O por imagen en lugar de por filtro",
        _AXES,
        backward(db_sum=lambda g: g.sum((1, 2, 3))),
        help=BROADCAST,
    ),
    Mistake(
        "db-en-columna",
        "tu b_new coincide con restar a b una columna: sale una tabla con todas las combinaciones",
        "Imprime la forma del gradiente de los sesgos: tiene que ser la de b.",
        backward(db_sum=lambda g: g.sum((0, 2, 3))[:, None]),
        help=COLUMN,
    ),
    Mistake(
        "db-sin-sumar-el-lote",
        "tu b_new coincide con un juego de sesgos para cada imagen",
        "Todas las imágenes comparten los sesgos: mira si sumas también sobre el lote.",
        backward(db_sum=lambda g: g.sum((2, 3))),
        help=entry.BATCH,
    ),
    Mistake(
        "ultima-imagen-en-db",
        "tu b_new coincide con usar solo el gradiente de la última imagen del lote",
        _RESET,
        backward(db_g=only(0, -1)),
        help=entry.BATCH,
    ),
    Mistake(
        "primera-imagen-en-db",
        "tu b_new coincide con usar solo el gradiente de la primera imagen del lote",
        _LEAVES,
        backward(db_g=only(0, 0)),
        help=entry.BATCH,
    ),
    Mistake(
        "media-en-db",
        "tu b_new coincide con usar la media del lote en lugar de la suma",
        _SUM_OVER_BATCH,
        backward(db_times=lambda s: 1 / len(s.x)),
        help=entry.BATCH,
    ),
    Mistake(
        "reshape-sin-trasponer-en-db",
        "tu b_new coincide con pasar l_O a (F, -1) sin llevar antes los filtros al primer eje",
        _ROWS,
        backward(db_g=untransposed),
        help=entry.EDGE,
    ),
    Mistake(
        "b-sin-actualizar",
        "tu b_new es igual que b",
        "Mira si lo que devuelves es el resultado del paso o el array de partida.",
        backward(b_step=lambda b, db, rate: b),
        help=SAME,
    ),
    Mistake(
        "signo-en-w",
        "tu W_new coincide con sumar el gradiente en lugar de restarlo",
        "Compara el paso de W con el de b.",
        backward(w_step=lambda W, dW, rate: W + rate * dW),
        help=WEIGHTS,
    ),
    Mistake(
        "signo-en-b",
        "tu b_new coincide con sumar el gradiente en lugar de restarlo",
        "Compara el paso de b con el de W.",
        backward(b_step=lambda b, db, rate: b + rate * db),
        help=BIASES,
    ),
    Mistake(
        "sin-tasa-en-w",
        "tu W_new coincide con un paso sin la tasa de aprendizaje",
        "Compara el paso de W con el de b.",
        backward(w_step=lambda W, dW, rate: W - dW),
        help=WEIGHTS,
    ),
    Mistake(
        "sin-tasa-en-b",
        "tu b_new coincide con un paso sin la tasa de aprendizaje",
        "Compara el paso de b con el de W.",
        backward(b_step=lambda b, db, rate: b - db),
        help=BIASES,
    ),
    Mistake(
        "dw-ultimo-filtro",
        "tu W_new coincide con actualizar solo el último filtro",
        _MADE_WITH,
        backward(dw_part=only(0, -1)),
        help=entry.FILTERS,
    ),
    Mistake(
        "dw-ultimo-canal",
        "tu W_new coincide con actualizar solo el último canal de cada filtro",
        "Cada canal del filtro tiene su gradiente, que sale del mismo canal de la ventana.",
        backward(dw_part=only(1, -1)),
        help=entry.CHANNELS,
    ),
    Mistake(
        "dw-entre-f",
        "tu W_new coincide con dividir el gradiente entre el lado del filtro",
        _SUM,
        backward(dw_times=lambda s: 1 / s.f),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-entre-f2",
        "tu W_new coincide con dividir el gradiente entre las casillas del filtro",
        _SUM,
        backward(dw_times=lambda s: 1 / s.f**2),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-entre-casillas",
        "tu W_new coincide con dividir el gradiente entre las casillas de un mapa de l_O",
        _SUM,
        backward(dw_times=lambda s: 1 / (s.room[0] * s.room[1])),
        help=WEIGHTS,
    ),
    Mistake(
        "dw-con-los-pesos",
        "tu W_new coincide con multiplicar l_O por el filtro en lugar de por la ventana",
        "El peso multiplicó a un píxel de la ventana: eso es lo que queda al derivar respecto al peso.",
        backward(dw_turn=lambda s, dW: s.W * s.g.sum((0, 2, 3))[:, None, None, None]),
        help=WEIGHTS,
    ),
    Mistake(
        "l-o-traspuesto-en-dw",
        "tu W_new coincide con leer l_O con la fila y la columna intercambiadas",
        "Mira en qué orden van los índices de l_O cuando acumulas.",
        backward(dw_swapped="salida"),
        help=WEIGHTS,
    ),
    Mistake(
        "db-por-filas",
        "tu b_new coincide con sumar l_O por filas en lugar de por filtro",
        _AXES,
        backward(db_sum=lambda g: g.sum((0, 1, 3))),
        help=BROADCAST,
    ),
    Mistake(
        "db-por-columnas",
        "tu b_new coincide con sumar l_O por columnas en lugar de por filtro",
        _AXES,
        backward(db_sum=lambda g: g.sum((0, 1, 2))),
        help=BROADCAST,
    ),
    Mistake(
        "db-entre-casillas",
        "tu b_new coincide con dividir el gradiente entre las casillas de un mapa de l_O",
        "En cada casilla el sesgo pesa 1: lo que llega por todas se suma, sin dividir.",
        backward(db_times=lambda s: 1 / (s.room[0] * s.room[1])),
        help=BIASES,
    ),
    Mistake(
        "db-entre-f2",
        "tu b_new coincide con dividir el gradiente entre las casillas del filtro",
        "En cada casilla el sesgo pesa 1: lo que llega por todas se suma, sin dividir.",
        backward(db_times=lambda s: 1 / s.f**2),
        help=BIASES,
    ),
)
