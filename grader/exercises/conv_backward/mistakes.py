"""Errores conocidos de ``conv_backward``: los de cada salida y los que cambian varias a la vez."""

from collections.abc import Callable
from math import ceil, floor

from grader.exercises.arrays import Tensor
from grader.exercises.catalogue import Choices, catalogue, either, said
from grader.exercises.conv_backward import input_mistakes as entry
from grader.exercises.conv_backward import parameter_mistakes as parameter
from grader.exercises.conv_backward.program import backward, image_after_image, joined
from grader.exercises.conv_forward.window_mistakes import SAID as FORWARD
from grader.exercises.walk import SHORT

#: Quien suma ``l_O`` entero para los sesgos, aunque no lo recorra entero.
_ALL_BIASED = {"db_count": lambda z: z.room}


def _steps(step: Callable[..., Tensor]) -> Choices:
    return {"w_step": step, "b_step": step}


SAID = FORWARD | said("""
`signo-del-paso`: W_new y b_new coinciden con sumar el gradiente en lugar de restarlo
→ El descenso va en contra del gradiente: mira el signo de la actualización.
`sin-tasa`: W_new y b_new coinciden con un paso sin la tasa de aprendizaje
→ Mira si learning_rate multiplica al gradiente.
`sin-tasa-y-signo`: W_new y b_new coinciden con sumar el gradiente sin la tasa de aprendizaje
→ Compara tu actualización con la fórmula del paso 4: signo y factor.
`devuelve-gradientes`: devuelves los gradientes de W y b en lugar de los parámetros actualizados
→ W_new es W después de dar el paso de descenso.
`devuelve-pasos`: devuelves la tasa por el gradiente en lugar de los parámetros actualizados
→ W_new es W después de dar el paso de descenso, no el paso.
`paso-en-cada-imagen`: W_new y b_new coinciden con dar un paso tras cada imagen con todo lo acumulado hasta
  ella
→ El paso se da una sola vez: mira si la actualización está dentro de algún bucle.
`parametros-primero`: lo que devuelves coincide con lo pedido, pero con W_new y b_new delante de l_a_prev
`sesgos-antes-que-pesos`: W_new y b_new coinciden con lo pedido, pero con el orden cambiado
→ El orden es (l_a_prev, W_new, b_new).
`l-o-por-ventanas`: l_a_prev y W_new coinciden con pasar l_O a (N·H'·W', F) con reshape, sin llevar antes
  los filtros al último eje
→ `reshape` no reordena: mira en qué eje de l_O están los filtros antes de juntar los demás.
`padding-fijo`: lo que devuelves coincide con rellenar siempre con un marco de ancho 1
→ El ancho del marco es el argumento padding: mira dónde lo usas.
`padding-ignorado`: tu función coincide con la que trabaja sin marco y falla donde la ventana se sale
→ Las ventanas son las de la ida, que se tomaron de la entrada con su marco.
`salida-cuadrada`: tu función coincide con la que recorre tantas columnas de l_O como filas
`salida-cuadrada-en-columnas`: tu función coincide con la que recorre tantas filas de l_O como columnas
→ El alto y el ancho de l_O pueden ser distintos: lee los dos.
`tamano-hacia-arriba`: tu función falla justo cuando el stride no divide, como la que cuenta una ventana de
  más
`cuenta-sin-marco`: tu función coincide con la que cuenta las ventanas sin el marco
`cuenta-sin-marco-ni-stride`: tu función coincide con la que cuenta las ventanas sin el marco ni el stride
`falta-la-ultima-ventana`: tu función coincide con la que no recorre la última fila ni la última columna de
  l_O
`falta-la-ultima-fila`: tu función coincide con la que no recorre la última fila de l_O
`falta-la-ultima-columna`: tu función coincide con la que no recorre la última columna de l_O
`tamano-redondeado`: tu función falla justo cuando redondear el tamaño de l_O cuenta una ventana de más
→ Los tamaños de la salida ya están en l_O.shape.
`tasa-dos-veces`: W_new y b_new coinciden con un paso con la tasa de aprendizaje al cuadrado
→ Mira cuántas veces multiplicas por learning_rate.
`stride-ignorado`: l_a_prev y W_new coinciden con mover las ventanas de 1 en 1
→ La ventana de la casilla (y, x) empieza en la fila y·stride y en la columna x·stride.
`stride-solo-en-filas`: l_a_prev y W_new coinciden con usar el stride en las filas, pero no en las columnas
`stride-solo-en-columnas`: l_a_prev y W_new coinciden con usar el stride en las columnas, pero no en las filas
→ Compara cómo calculas dónde empieza la ventana en las filas y en las columnas.
`ventanas-traspuestas`: tu función coincide con la que empieza la ventana (y, x) en la fila x y en la columna
  y
→ Mira qué índice de l_O da la fila de la ventana y cuál la columna.
`l-o-traspuesto`: tu función coincide con la que lee l_O con la fila y la columna intercambiadas
→ Mira en qué orden van los índices de l_O.
`tamanos-cambiados`: tu función falla justo cuando el alto y el ancho de l_O son distintos
→ El alto de l_O es el tercer eje y el ancho, el cuarto: mira en qué orden los lees.
`recorre-la-entrada`: tu función coincide con la que recorre tantas posiciones como casillas tiene la entrada
→ Se recorre la salida: sus tamaños están en l_O.shape.
`stride-doble`: tu función coincide con la que multiplica dos veces por el stride
→ Cuenta cuántas veces entra el stride en el inicio de la ventana.
`ventana-de-lado-stride`: tu función coincide con la que toma ventanas de lado stride en lugar de f
`ventana-de-lado-tres`: tu función coincide con la que toma siempre ventanas de 3 × 3
→ Imprime la forma de la ventana: tiene que ser la del filtro.
""")

_DECIDED = {
    "Fallan b_new y W_new, y los gradientes parecen correctos": {
        "signo-del-paso": _steps(lambda P, d, rate: P + rate * d),
        "sin-tasa": _steps(lambda P, d, rate: P - d),
        "sin-tasa-y-signo": _steps(lambda P, d, rate: P + d),
        "devuelve-gradientes": _steps(lambda P, d, rate: d),
        "devuelve-pasos": _steps(lambda P, d, rate: rate * d),
        "tasa-dos-veces": _steps(lambda P, d, rate: P - rate * rate * d),
    },
    entry.BATCH: {
        "paso-en-cada-imagen": {"dw_g": image_after_image, "db_g": image_after_image},
    },
    entry.FILTERS: {"l-o-por-ventanas": {"dw_g": joined(0, 1, 2, 3), "dx_g": joined(0, 1, 2, 3)}},
    "l_a_prev tiene la forma de W, o W_new la de b": {
        "parametros-primero": {"order": (1, 2, 0)},
        "sesgos-antes-que-pesos": {"order": (0, 2, 1)},
    },
    "Falla «padding 0», o los casos con padding 2": {
        "padding-fijo": {"padding": lambda p: 1},
        "cuenta-sin-marco": either({"count": lambda z: z.counted(floor, frame=0)}, **_ALL_BIASED),
    },
    parameter.BROADCAST: {
        "padding-ignorado": {"padding": lambda p: 0},
        "stride-doble": either({"step": lambda s, f: (s * s, s * s)}, grows=""),
        "salto-de-f": either({"step": lambda s, f: (f, f)}, grows=""),
        "ventana-de-lado-stride": either({"side": lambda s, f: s}, grows=""),
        "ventana-de-lado-tres": either({"side": lambda s, f: 3}, grows=""),
    },
    "Fallan «imagen no cuadrada» y «casos límite»": {
        "salida-cuadrada": either({"count": lambda z: (z.room[0],) * 2}, **_ALL_BIASED),
        "ventanas-traspuestas": either({"swapped": "ventana"}, grows=""),
        "l-o-traspuesto": either({"swapped": "salida"}, db_swapped=""),
        "tamanos-cambiados": {"count": lambda z: z.room[::-1]},
        "salida-cuadrada-en-columnas": either({"count": lambda z: (z.room[1],) * 2}, **_ALL_BIASED),
        "exige-imagen-cuadrada": {"refuses": lambda z: z.n[0] != z.n[1]},
    },
    entry.REMAINDER: {
        "tamano-hacia-arriba": {"count": lambda z: z.counted(ceil)},
        "tamano-redondeado": {"count": lambda z: z.counted(round)},
        "recorre-la-entrada": either({"count": lambda z: z.n}, **_ALL_BIASED),
        "cuenta-sin-marco-ni-stride": either(
            {"count": lambda z: tuple(n - z.f + 1 for n in z.n)}, **_ALL_BIASED
        ),
        "exige-que-el-stride-divida": {"refuses": lambda z: any((n + 2 * z.p - z.f) % z.s for n in z.n)},
    },
    entry.STRIDE: {
        "stride-ignorado": {"step": lambda s, f: (1, 1)},
        "stride-solo-en-filas": {"step": lambda s, f: (s, 1)},
        "stride-solo-en-columnas": {"step": lambda s, f: (1, s)},
        "exige-stride-igual-a-f": {"refuses": lambda z: z.s != z.f},
    },
    # fallan los tres casos básicos, y de eso no trata ninguna ayuda del cuaderno
    "": {
        "falta-la-ultima-ventana": tuple(way for short in SHORT for way in either(short, **_ALL_BIASED)),
        "falta-la-ultima-fila": either({"count": lambda z: (z.room[0] - 1, z.room[1])}, **_ALL_BIASED),
        "falta-la-ultima-columna": either({"count": lambda z: (z.room[0], z.room[1] - 1)}, **_ALL_BIASED),
    },
}

MISTAKES = (*entry.MISTAKES, *parameter.MISTAKES, *catalogue(backward, SAID, _DECIDED))
