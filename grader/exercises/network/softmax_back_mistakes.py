"""Errores de ``softmax_cross_entropy`` en el gradiente: lo que se dice de cada uno y lo que decide."""

from grader.exercises import arrays
from grader.exercises.catalogue import Decided, catalogue, said
from grader.exercises.network.softmax_program import (
    columns_off,
    divided,
    each_turn,
    hot,
    hot_by_column,
    rows_off,
    softmax_loss,
)

_SAID = said("""
`gradiente-sin-dividir`: tu gradiente coincide con no dividir entre el número de imágenes
`gradiente-entre-n-dos-veces`: tu gradiente coincide con dividir dos veces entre el número de imágenes
→ La pérdida es una media: el gradiente se divide entre N, una vez.
`gradiente-dividido-en-el-bucle`: tu gradiente coincide con dividir el array entero entre N en cada vuelta del
  bucle
→ Se divide entre N una sola vez, cuando el bucle ha terminado: mira el margen de esa línea.
`gradiente-entre-k`: tu gradiente coincide con dividir entre el número de clases
`gradiente-entre-nk`: tu gradiente coincide con dividir también entre el número de clases
→ Se divide entre el número de imágenes: mira qué tamaño usas.
`sin-restar-uno`: tu gradiente coincide con las probabilidades entre N, sin restar 1 en la clase correcta
`devuelve-las-probabilidades`: tu gradiente coincide con las probabilidades
→ El gradiente es p − y, con y un 1 en la clase correcta: ¿qué pasa en esa columna?
`uno-sumado`: tu gradiente coincide con sumar 1 en la clase correcta en lugar de restarlo
`uno-restado-en-todas`: tu gradiente coincide con restar 1 en todas las clases
`logits-sin-softmax`: tu gradiente coincide con restar el 1 a los logits y no a las probabilidades
→ El gradiente es p − y, con y un 1 en la clase correcta y 0 en las demás.
`signo-del-gradiente`: tu gradiente coincide con cambiar de signo todas las casillas
→ Es p − y, no y − p: así el descenso sube la probabilidad de la clase correcta.
`solo-la-clase-correcta`: tu gradiente coincide con llenar solo la clase de cada imagen y dejar a 0 las
  demás
→ Subir otro logit también cambia la pérdida, porque baja la probabilidad de la clase correcta.
`respecto-a-las-probabilidades`: tu gradiente coincide con derivar la pérdida respecto a las probabilidades
→ Se pide respecto a los logits: falta la derivada de softmax.
`derivada-de-softmax`: tu gradiente coincide con poner p·(1 − p), la derivada de softmax, en la clase correcta
→ Eso es lo que cambia la probabilidad, no su logaritmo: falta una parte de la regla de la cadena.
`derivada-de-cada-probabilidad`: tu gradiente coincide con poner p·(1 − p), la derivada de softmax, en todas
  las clases
→ Eso dice cómo cambia cada probabilidad con su propio logit, sin mirar la etiqueta. Se pide cómo cambia la
pérdida.
`por-la-diagonal`: tu gradiente coincide con multiplicar p − y por p·(1 − p)
→ En p − y ya está la derivada de softmax: mira si la aplicas otra vez.
`resta-despues-de-dividir`: tu gradiente coincide con dividir entre N las probabilidades y no el 1 que se
  resta
`resta-uno-entre-n`: tu gradiente coincide con dividir entre N el 1 que se resta y no las probabilidades
→ Se divide todo p − y: las probabilidades y el 1.
`resta-filas-enteras`: tu gradiente coincide con restar 1 en las filas y, enteras, y falla si no existen
`resta-columnas-enteras`: tu gradiente coincide con restar 1 en las columnas y, en todas las imágenes
→ Un valor de cada fila se elige con dos índices: el de la fila y el de la columna.
`uno-en-otro-eje`: tu gradiente coincide con poner el 1 de cada etiqueta en su fila y no en su columna
→ Cada imagen es una fila: el 1 de la imagen i va en la fila i y en la columna y[i].
`gradiente-del-lote`: tu gradiente coincide con la suma sobre el lote, con un valor por clase
→ El gradiente tiene la forma de logits: cada imagen recibe el suyo.
`gradiente-a-cero`: tu gradiente vale 0 en todas las casillas
→ Si aún no lo has escrito, sigue por ahí; si no, mira si lo que calculas llega al array que devuelves.
""")

_TIMES = "La pérdida está bien y el gradiente sale N veces mayor, o menor"
_GRADIENT = "El gradiente tiene otro signo, o no resta 1 en la clase correcta"
_DIAGONAL = "El gradiente se queda en −1/p o en la derivada de la diagonal"

_DECIDED: Decided = {
    _TIMES: {
        "gradiente-sin-dividir": {"scaled": lambda g, k: g},
        "gradiente-entre-n-dos-veces": {"scaled": lambda g, k: divided(divided(g, k), k)},
        "gradiente-entre-k": {"scaled": lambda g, k: g / k},
        "gradiente-dividido-en-el-bucle": {"scaled": lambda g, k: each_turn(g)},
        "gradiente-entre-nk": {"scaled": lambda g, k: divided(g, k) / k},
    },
    _GRADIENT: {
        "sin-restar-uno": {"subtracted": lambda p, y: 0.0},
        "devuelve-las-probabilidades": {"subtracted": lambda p, y: 0.0, "scaled": lambda g, k: g},
        "uno-sumado": {"subtracted": lambda p, y: -hot(p, y)},
        "uno-restado-en-todas": {"subtracted": lambda p, y: 1.0},
        "logits-sin-softmax": {"base": lambda z, p: z, "subtracted": hot},
        "signo-del-gradiente": {"sign": -1},
        "resta-despues-de-dividir": {"subtracted": lambda p, y: len(p) * hot(p, y)},
        "resta-uno-entre-n": {"subtracted": lambda p, y: hot(p, y) / len(p), "scaled": lambda g, k: g},
        "resta-filas-enteras": {"subtracted": rows_off},
        "resta-columnas-enteras": {"subtracted": columns_off},
        "uno-en-otro-eje": {"subtracted": hot_by_column},
        "gradiente-del-lote": {"scaled": lambda g, k: divided(g, k).sum(0)},
        "gradiente-a-cero": {"scaled": lambda g, k: arrays.zeros_like(g)},
    },
    _DIAGONAL: {
        "solo-la-clase-correcta": {"chain": lambda g, p, y: g * hot(p, y)},
        "respecto-a-las-probabilidades": (
            {"chain": lambda g, p, y: -hot(p, y) / p},
            {"chain": lambda g, p, y: arrays.where(hot(p, y), -1 / p, 0.0)},
        ),
        "derivada-de-softmax": (
            {"chain": lambda g, p, y: arrays.where(hot(p, y), p * (1 - p), p)},
            {"chain": lambda g, p, y: arrays.where(hot(p, y), p * (1 - p), 0.0)},
            {"chain": lambda g, p, y: p[range(len(y)), y][:, None] * (hot(p, y) - p)},
            {"chain": lambda g, p, y: p[range(len(y)), y][:, None] * (p - hot(p, y))},
        ),
        "derivada-de-cada-probabilidad": (
            {"chain": lambda g, p, y: p * (1 - p)},
            {"chain": lambda g, p, y: -p * (1 - p)},
        ),
        "por-la-diagonal": {"chain": lambda g, p, y: g * p * (1 - p)},
    },
}

BACK_MISTAKES = tuple(catalogue(softmax_loss, _SAID, _DECIDED))
