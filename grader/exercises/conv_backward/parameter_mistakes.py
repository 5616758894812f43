"""Errores conocidos de ``conv_backward`` en ``W_new`` o en ``b_new``."""

from collections.abc import Callable
from math import prod

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor
from grader.exercises.catalogue import catalogue, said
from grader.exercises.conv_backward import input_mistakes as entry
from grader.exercises.conv_backward.program import (
    backward,
    image_after_image,
    joined,
    last_place,
    ones,
    only,
    repeated,
    untransposed,
)
from grader.exercises.conv_backward.ways import truncated_weights, whole_biases, whole_weights

BROADCAST = "«non-broadcastable output operand…» u «operands could not be broadcast…»"

_SAID = said("""
`dw-rotado`: tu W_new coincide con usar el gradiente de W rotado 180°
→ El gradiente de W se acumula ventana a ventana, en el mismo orden que en la ida.
`dw-traspuesto`: tu W_new coincide con usar el gradiente de W con filas y columnas intercambiadas
→ Compara la fila y la columna de cada peso con las del píxel de la ventana que multiplicó.
`dw-asignado`: tu W_new coincide con guardar solo lo de la última ventana
→ Cada peso se usa en todas las ventanas de todas las imágenes: mira si sumas o si pisas.
`dw-de-todos-los-filtros`: tu W_new coincide con sumar en cada filtro los gradientes de todos
`dw-primer-filtro`: tu W_new coincide con actualizar solo el primer filtro
`dw-ultimo-filtro`: tu W_new coincide con actualizar solo el último filtro
→ Cada filtro tiene su gradiente: mira en qué posición del acumulador sumas.
`dw-primer-canal`: tu W_new coincide con actualizar solo el primer canal de cada filtro
`dw-canal-repetido`: tu W_new coincide con usar el primer canal de la entrada para todos los canales del
  filtro
`dw-ultimo-canal`: tu W_new coincide con actualizar solo el último canal de cada filtro
→ Cada canal del filtro tiene su gradiente, que sale del mismo canal de la ventana.
`dw-canales-sumados`: tu W_new coincide con sumar los canales de la ventana: todos los canales de un filtro
  reciben lo mismo
→ Cada canal del filtro tiene su gradiente: imprime la forma de lo que sumas, que debe ser la de W[k].
`stride-ignorado-en-dw`: tu W_new coincide con tomar las ventanas de 1 en 1
`stride-solo-en-filas-en-dw`: tu W_new coincide con usar el stride en las filas de las ventanas, pero no en
  las columnas
`stride-solo-en-columnas-en-dw`: tu W_new coincide con usar el stride en las columnas de las ventanas, pero no
  en las filas
→ La ventana de la casilla (y, x) empieza en la fila y·stride y en la columna x·stride.
`dw-sin-marco`: tu función falla cuando la ventana se sale de la entrada, como al tomarla de layer_input sin
  marco
→ El gradiente de W usa las mismas ventanas que la ida: mira de qué array las tomas.
`ultima-imagen`: tu W_new coincide con usar solo el gradiente de la última imagen del lote
`ultima-imagen-en-db`: tu b_new coincide con usar solo el gradiente de la última imagen del lote
→ Mira en qué bucle pones a cero los acumuladores de W y de b, o si asignas con `=` donde hay que acumular.
`primera-imagen-en-dw`: tu W_new coincide con usar solo el gradiente de la primera imagen del lote
`primera-imagen-en-db`: tu b_new coincide con usar solo el gradiente de la primera imagen del lote
→ Mira si el bucle de las imágenes llega al final o si algo lo corta en la primera.
`l-o-de-la-primera-imagen-en-dw`: tu W_new coincide con usar en todas las imágenes el l_O de la primera
`ventanas-de-la-primera-imagen`: tu W_new coincide con usar en todas las imágenes las ventanas de la primera
`l-o-de-la-primera-imagen-en-db`: tu b_new coincide con sumar el l_O de la primera imagen tantas veces como
  imágenes hay
→ Mira con qué índice lees lo que se repite: tiene que cambiar en cada vuelta de su bucle.
`ventanas-de-todas-las-imagenes`: tu W_new coincide con multiplicar cada casilla de l_O por la suma de las
  ventanas de todas las imágenes
→ Cada casilla de l_O va con la ventana de su imagen: mira con qué índice lees el primer eje de la entrada.
`media-del-lote`: tu W_new coincide con usar la media del lote en lugar de la suma
`media-en-db`: tu b_new coincide con usar la media del lote en lugar de la suma
→ En este curso se suma sobre el lote; no se divide entre N.
`reshape-sin-trasponer-en-dw`: tu W_new coincide con pasar l_O a (F, -1) sin llevar antes los filtros al
  primer eje
`reshape-sin-trasponer-en-db`: tu b_new coincide con pasar l_O a (F, -1) sin llevar antes los filtros al
  primer eje
→ `reshape` no cambia el orden de los datos: mira qué imagen y qué filtro hay en cada fila.
`l-o-por-ventanas-en-dw`: tu W_new coincide con pasar l_O a (N·H'·W', F) con reshape, sin llevar antes los
  filtros al último eje
`l-o-por-ventanas-en-db`: tu b_new coincide con pasar l_O a (N·H'·W', F) con reshape, sin llevar antes los
  filtros al último eje
→ `reshape` no reordena: mira en qué eje de l_O están los filtros antes de juntar los demás.
`paso-en-cada-imagen-en-w`: tu W_new coincide con dar un paso tras cada imagen con todo lo acumulado hasta
  ella
`paso-en-cada-imagen-en-b`: tu b_new coincide con dar un paso tras cada imagen con todo lo acumulado hasta
  ella
→ El paso se da una sola vez, al final: lo de las primeras imágenes se resta otra vez con cada imagen.
`w-sin-actualizar`: tu W_new es igual que W
`b-sin-actualizar`: tu b_new es igual que b
→ Mira si lo que devuelves es el resultado del paso o el array de partida.
`w-a-cero`: tu W_new vale 0 en todas las casillas
`b-a-cero`: tu b_new vale 0 en todas las casillas
→ Si aún no la has escrito, sigue por ahí; si no, mira si lo que se acumula llega al array que devuelves.
`db-de-todos-los-filtros`: tu b_new coincide con sumar en cada sesgo los gradientes de todos los filtros
`db-por-imagen`: tu b_new coincide con sumar l_O por imagen en lugar de por filtro
`db-por-filas`: tu b_new coincide con sumar l_O por filas en lugar de por filtro
`db-por-columnas`: tu b_new coincide con sumar l_O por columnas en lugar de por filtro
→ Cada sesgo recibe solo lo que llega por su filtro: mira sobre qué ejes sumas.
`db-todo-en-cada-vuelta`: tu b_new coincide con sumar en cada vuelta los valores de todos los filtros
→ En cada vuelta, a un sesgo solo le llega la casilla de l_O de esa vuelta: mira qué sumas dentro del bucle.
`db-el-mapa-en-cada-vuelta`: tu b_new coincide con sumar el mapa entero de cada filtro una vez por vuelta del
  bucle
→ Suma una casilla en cada vuelta, o todas de una vez fuera de los bucles.
`db-primer-filtro`: tu b_new coincide con actualizar solo el primer sesgo
→ Hay un sesgo por filtro: mira en qué posición del acumulador sumas.
`db-asignado`: tu b_new coincide con guardar solo el último valor de l_O de cada filtro
→ El sesgo se suma en todas las casillas de su mapa: mira si sumas o si pisas.
`db-doble`: tu b_new coincide con sumar dos veces el gradiente de cada sesgo
→ Cuenta cuántas veces se suma cada casilla de l_O.
`db-promedio`: tu b_new coincide con la media de l_O en lugar de la suma
`db-entre-casillas`: tu b_new coincide con dividir el gradiente entre las casillas de un mapa de l_O
`db-entre-f2`: tu b_new coincide con dividir el gradiente entre las casillas del filtro
→ En cada casilla el sesgo pesa 1: lo que llega por todas se suma, sin dividir.
`db-en-columna`: tu b_new coincide con restar a b una columna: sale una tabla con todas las combinaciones
→ Imprime la forma del gradiente de los sesgos: tiene que ser la de b.
`db-sin-sumar-el-lote`: tu b_new coincide con un juego de sesgos para cada imagen
→ Todas las imágenes comparten los sesgos: mira si sumas también sobre el lote.
`db-sin-sumar-el-mapa`: tu función coincide con la que suma l_O sobre las imágenes, pero no sobre todas las
  casillas del mapa
→ Imprime la forma del gradiente de los sesgos: tiene que ser la de b.
`sin-l-o-en-dw`: tu W_new coincide con sumar las ventanas sin multiplicarlas por l_O
`sin-l-o-en-db`: tu b_new coincide con contar las casillas de l_O en lugar de sumarlas
→ A cada derivada la multiplica lo que llega por su casilla: mira si l_O está en lo que sumas.
`acumulador-desde-w`: tu W_new coincide con acumular el gradiente encima de una copia de W
`acumulador-desde-b`: tu b_new coincide con acumular el gradiente encima de una copia de b
→ El acumulador empieza a cero: imprime lo que vale antes del bucle.
`dw-por-canal`: tu W_new coincide con sumar el gradiente tantas veces como canales hay
`db-por-canal`: tu b_new coincide con sumar el gradiente tantas veces como canales hay
`db-por-peso`: tu b_new coincide con sumar el gradiente tantas veces como pesos tiene un filtro
→ Mira dentro de qué bucles está esa suma y sobre qué ejes actúa.
`dw-de-enteros`: tu W_new coincide con acumular el gradiente en un array de enteros, que pierde los decimales
`db-de-enteros`: tu b_new coincide con acumular el gradiente en un array de enteros, que pierde los decimales
→ Imprime el `dtype` del array en el que acumulas.
`dw-con-los-canales-delante`: tu W_new coincide con pasar el gradiente (C, F, f, f) a la forma de W con
  reshape
→ `reshape` no cambia el orden de los datos: mira en qué eje están los filtros y en cuál los canales.
`devuelve-dw`: tu W_new coincide con el gradiente de W, sin dar el paso
`devuelve-el-paso-de-w`: tu W_new coincide con la tasa por el gradiente, sin restarlo de W
→ W_new es W después de dar el paso de descenso.
`devuelve-db`: tu b_new coincide con el gradiente de b, sin dar el paso
`devuelve-el-paso-de-b`: tu b_new coincide con la tasa por el gradiente, sin restarlo de b
→ b_new es b después de dar el paso de descenso.
`tasa-por-w`: tu W_new coincide con multiplicar por la tasa de aprendizaje también W
`tasa-por-b`: tu b_new coincide con multiplicar por la tasa de aprendizaje también b
→ La tasa multiplica solo al gradiente: mira los paréntesis del paso.
`signo-en-w`: tu W_new coincide con sumar el gradiente en lugar de restarlo
`sin-tasa-en-w`: tu W_new coincide con un paso sin la tasa de aprendizaje
→ Mira en el paso de W qué signo lleva y por qué número se multiplica su gradiente.
`signo-en-b`: tu b_new coincide con sumar el gradiente en lugar de restarlo
`sin-tasa-en-b`: tu b_new coincide con un paso sin la tasa de aprendizaje
→ Mira en el paso de b qué signo lleva y por qué número se multiplica su gradiente.
`dw-entre-f`: tu W_new coincide con dividir el gradiente entre el lado del filtro
`dw-entre-f2`: tu W_new coincide con dividir el gradiente entre las casillas del filtro
`dw-entre-casillas`: tu W_new coincide con dividir el gradiente entre las casillas de un mapa de l_O
→ Lo que llega por cada ventana se suma: mira entre qué divides.
`dw-con-los-pesos`: tu W_new coincide con multiplicar l_O por el filtro en lugar de por la ventana
→ El peso multiplicó a un píxel de la ventana: eso es lo que queda al derivar respecto al peso.
`l-o-traspuesto-en-dw`: tu W_new coincide con leer l_O con la fila y la columna intercambiadas
→ Mira en qué orden van los índices de l_O cuando acumulas.
""")


def _summed(every: tuple[int, ...] | None, *turns: int) -> Callable[[Tensor], Tensor]:
    """La suma de ``every``, una vez por vuelta de los bucles que recorren los ejes ``turns``."""
    return lambda g: (g.sum(every) * prod(g.shape[axis] for axis in turns)).expand(g.shape[1])


_DECIDED = {
    "W_new falla en la primera casilla y b_new está bien": {
        "dw-rotado": {"dw_turn": lambda s, dW: dW.flip(2, 3)},
        "dw-traspuesto": {"dw_turn": lambda s, dW: dW.transpose(2, 3)},
        "dw-asignado": {"dw_g": last_place},
        "signo-en-w": {"w_step": lambda W, dW, rate: W + rate * dW},
        "sin-tasa-en-w": {"w_step": lambda W, dW, rate: W - dW},
        "dw-entre-f": {"dw_times": lambda s: 1 / s.f},
        "dw-entre-f2": {"dw_times": lambda s: 1 / s.f**2},
        "dw-entre-casillas": {"dw_times": lambda s: 1 / (s.room[0] * s.room[1])},
        "sin-l-o-en-dw": {"dw_g": ones},
        "acumulador-desde-w": {"dw_turn": lambda s, dW: s.W + dW},
        "dw-por-canal": {"dw_times": lambda s: s.W.shape[1]},
        "dw-canales-sumados": {"dw_part": lambda s, dW: dW.sum(1, keepdim=True).expand_as(s.W)},
        "dw-de-enteros": ({"dw_turn": whole_weights}, {"dw_turn": truncated_weights}),
        "devuelve-dw": {"w_step": lambda W, dW, rate: dW},
        "devuelve-el-paso-de-w": {"w_step": lambda W, dW, rate: rate * dW},
        "tasa-por-w": {"w_step": lambda W, dW, rate: rate * (W - dW)},
        "dw-con-los-pesos": {"dw_turn": lambda s, dW: s.W * s.g.sum((0, 2, 3))[:, None, None, None]},
        "l-o-traspuesto-en-dw": {"dw_swapped": "salida"},
    },
    entry.FILTERS: {
        "dw-de-todos-los-filtros": {"dw_part": lambda s, dW: dW.sum(0, keepdim=True).expand_as(s.W)},
        "dw-primer-filtro": {"dw_part": only(0, 0)},
        "db-de-todos-los-filtros": {"db_sum": lambda g: g.sum().expand(g.shape[1])},
        "db-primer-filtro": {"db_g": only(1, 0)},
        "dw-ultimo-filtro": {"dw_part": only(0, -1)},
        "l-o-por-ventanas-en-dw": {"dw_g": joined(0, 1, 2, 3)},
        "l-o-por-ventanas-en-db": {"db_g": joined(0, 1, 2, 3)},
        "dw-con-los-canales-delante": {"dw_turn": lambda s, dW: dW.transpose(0, 1).reshape(dW.shape)},
    },
    entry.CHANNELS: {
        "dw-primer-canal": {"dw_part": only(1, 0)},
        "dw-canal-repetido": {"dw_part": lambda s, dW: dW[:, :1].expand_as(s.W)},
        "dw-ultimo-canal": {"dw_part": only(1, -1)},
    },
    entry.STRIDE: {
        "stride-ignorado-en-dw": {"dw_step": lambda s, f: (1, 1)},
        "stride-solo-en-filas-en-dw": {"dw_step": lambda s, f: (s, 1)},
        "stride-solo-en-columnas-en-dw": {"dw_step": lambda s, f: (1, s)},
    },
    BROADCAST: {
        "dw-sin-marco": {"dw_framed": False},
        "db-por-imagen": {"db_sum": lambda g: g.sum((1, 2, 3))},
        "db-por-filas": {"db_sum": lambda g: g.sum((0, 1, 3))},
        "db-por-columnas": {"db_sum": lambda g: g.sum((0, 1, 2))},
        "db-sin-sumar-el-mapa": tuple(
            {"db_sum": lambda g, axes=axes: g.sum(axes)} for axes in (0, (0, 2), (0, 3))
        ),
    },
    entry.BATCH: {
        "ultima-imagen": {"dw_g": only(0, -1)},
        "primera-imagen-en-dw": {"dw_g": only(0, 0)},
        "l-o-de-la-primera-imagen-en-dw": {"dw_g": repeated(0)},
        "ventanas-de-la-primera-imagen": {"dw_x": repeated(0)},
        "ventanas-de-todas-las-imagenes": {"dw_x": lambda s, x: x.sum(0, keepdim=True).expand_as(x)},
        "paso-en-cada-imagen-en-w": {"dw_g": image_after_image},
        "paso-en-cada-imagen-en-b": {"db_g": image_after_image},
        "l-o-de-la-primera-imagen-en-db": {"db_g": repeated(0)},
        "media-del-lote": {"dw_times": lambda s: 1 / len(s.x)},
        "db-sin-sumar-el-lote": {"db_sum": lambda g: g.sum((2, 3))},
        "ultima-imagen-en-db": {"db_g": only(0, -1)},
        "primera-imagen-en-db": {"db_g": only(0, 0)},
        "media-en-db": {"db_times": lambda s: 1 / len(s.x)},
    },
    entry.EDGE: {
        "reshape-sin-trasponer-en-dw": {"dw_g": untransposed},
        "reshape-sin-trasponer-en-db": {"db_g": untransposed},
    },
    "W_new o b_new valen lo mismo que antes": {
        "w-sin-actualizar": {"w_step": lambda W, dW, rate: W},
        "b-sin-actualizar": {"b_step": lambda b, db, rate: b},
    },
    "": {
        "w-a-cero": {"w_step": lambda W, dW, rate: arrays.zeros_like(W)},
        "b-a-cero": {"b_step": lambda b, db, rate: arrays.zeros_like(b)},
    },
    "Falla «b_new, caso básico» y W_new está bien": {
        "db-asignado": {"db_sum": lambda g: g[-1, :, -1, -1]},
        "db-doble": {"db_times": lambda s: 2.0},
        "db-promedio": {"db_sum": lambda g: g.mean((0, 2, 3))},
        "signo-en-b": {"b_step": lambda b, db, rate: b + rate * db},
        "sin-tasa-en-b": {"b_step": lambda b, db, rate: b - db},
        "sin-l-o-en-db": {"db_g": ones},
        "acumulador-desde-b": {"db_from": lambda s: s.b},
        "db-por-canal": {"db_times": lambda s: s.W.shape[1]},
        "db-por-peso": {"db_times": lambda s: s.W[0].size},
        "db-todo-en-cada-vuelta": tuple({"db_sum": _summed(None, *t)} for t in ((0, 2, 3), (2, 3), (0,))),
        "db-el-mapa-en-cada-vuelta": tuple(
            {"db_sum": _summed((0, 2, 3), *turns)} for turns in ((0, 2, 3), (2, 3), (0,), (0, 1, 2, 3))
        ),
        "db-de-enteros": (
            {"db_sum": whole_biases},
            {"db_sum": lambda g: np.trunc(g).sum((0, 2, 3))},
            {"db_sum": lambda g: np.trunc(g.sum((0, 2, 3)))},
        ),
        "devuelve-db": {"b_step": lambda b, db, rate: db},
        "devuelve-el-paso-de-b": {"b_step": lambda b, db, rate: rate * db},
        "tasa-por-b": {"b_step": lambda b, db, rate: rate * (b - db)},
        "db-entre-casillas": {"db_times": lambda s: 1 / (s.room[0] * s.room[1])},
        "db-entre-f2": {"db_times": lambda s: 1 / s.f**2},
    },
    "b_new «tiene forma (4, 4)»": {
        "db-en-columna": (
            {"db_sum": lambda g: g.sum((0, 2, 3))[:, None]},
            {"db_sum": lambda g: g.sum((0, 2, 3), keepdim=True)},
        ),
    },
}

MISTAKES = tuple(catalogue(backward, _SAID, _DECIDED))
