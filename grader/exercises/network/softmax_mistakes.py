"""Errores conocidos de ``softmax_cross_entropy``: lo que se dice de cada uno y lo que decide."""

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, same
from grader.exercises.catalogue import Decided, catalogue, either, said
from grader.exercises.network.softmax_back_mistakes import BACK_MISTAKES
from grader.exercises.network.softmax_program import (
    binary,
    clipped,
    each_turn,
    hot,
    log_of_sum,
    one_by_one,
    only_p,
    plus,
    predicted,
    row_of_label,
    softmax_loss,
    without_keepdims,
)

_SAID = said("""
`sin-restar-el-maximo`: tu resultado coincide con una softmax a la que no se le resta el máximo: con números
  grandes la exponencial se desborda y sale inf o nan
→ Restar a cada fila su máximo no cambia las probabilidades, y así ninguna exponencial pasa de 1.
`minimo-por-maximo`: tu resultado coincide con restar a cada fila su mínimo, y no su máximo: con números muy
  separados la exponencial se desborda
→ Para que ninguna exponencial pase de 1, lo que queda no puede ser positivo: ¿qué hay que restar a cada fila?
`maximo-por-columnas`: tu resultado coincide con restar a cada columna su máximo
`maximo-del-lote`: tu resultado coincide con restar a todas las imágenes el máximo del lote: en las que quedan
  muy por debajo, todas las exponenciales son 0
→ Para que las probabilidades de una imagen no cambien, a toda su fila se le resta lo mismo.
`log-de-la-probabilidad`: tu pérdida coincide con calcular la probabilidad y tomar después su logaritmo: si es
  tan pequeña que se redondea a 0, sale inf
→ Restar el máximo no lo evita. Escribe el logaritmo del cociente como una resta: ¿hace falta pasar por p?
`perdida-siempre-nan`: tu pérdida vale nan con todas las entradas, como el logaritmo de un número negativo
→ Imprime lo que le llega al logaritmo. `g = p` no copia: son dos nombres del mismo array, y al restar 1 en
uno cambia el otro.
`log-de-cero`: tu resultado coincide con multiplicar por 0 el logaritmo de una probabilidad 0, que da nan
→ 0 · log 0 no es 0 para NumPy: mira si necesitas el logaritmo de las clases que no son la correcta.
`maximo-sin-devolver`: tu pérdida coincide con restar el máximo en la suma de exponenciales y no en el logit
  de la clase correcta
→ Si al logaritmo de la suma le falta el máximo, al otro lado de la resta también tiene que faltar.
`softmax-por-columnas`: tu resultado coincide con normalizar por columnas, entre las imágenes
`softmax-del-lote`: tu resultado coincide con normalizar el lote entero
`sin-normalizar`: tu resultado coincide con exponenciales sin dividir entre su suma
`sigmoide`: tu resultado coincide con usar la función sigmoide en lugar de softmax
`sin-exponencial`: tu resultado coincide con dividir los logits entre su suma, sin exponencial
`softmax-dos-veces`: tu resultado coincide con aplicar softmax dos veces
→ Imprime la suma de cada fila de tus probabilidades: debe ser 1.
`sin-keepdims`: tu función coincide con la que resta o divide por filas sin conservar el eje, y falla si no
  hay tantas imágenes como clases
→ Imprime la forma del máximo, o de la suma, de cada fila: ¿es una columna?
`perdida-sumada`: tu pérdida coincide con la suma sobre el lote
`perdida-entre-n-dos-veces`: tu pérdida coincide con dividir dos veces entre el número de imágenes
→ La pérdida es la media del lote: cuenta cuántas veces divides entre N.
`perdida-dividida-en-el-bucle`: tu pérdida coincide con dividir entre N en cada vuelta del bucle lo que llevas
  sumado
→ Se divide entre N una sola vez, cuando el bucle ha terminado: mira el margen de esa línea.
`perdida-de-la-ultima-imagen`: tu pérdida coincide con la de la última imagen
→ Mira si en el bucle la pérdida de cada imagen se suma a lo que había.
`perdida-entre-k`: tu pérdida coincide con dividir la suma entre el número de clases
→ La suma sobre el lote se divide entre el número de imágenes: mira qué tamaño usas.
`media-de-todo`: tu pérdida coincide con hacer la media también entre las clases
→ Hay un término por imagen, el de su clase: se divide entre N, no entre N·K.
`todas-las-clases`: tu pérdida coincide con sumar los logaritmos de todas las clases
`media-de-todas-las-clases`: tu pérdida coincide con la media de los logaritmos de todas las clases
→ Solo cuenta el de la clase correcta de cada imagen.
`signo-de-la-perdida`: tu pérdida coincide con la correcta con el signo cambiado
→ El logaritmo de una probabilidad no es positivo, y la pérdida no es negativa.
`logaritmo-en-base-2`: tu pérdida coincide con usar el logaritmo en base 2
`logaritmo-en-base-10`: tu pérdida coincide con usar el logaritmo en base 10
→ Es el logaritmo natural, `np.log`: solo con él el gradiente es el de la fórmula.
`sin-logaritmo`: tu pérdida coincide con la de la probabilidad sin su logaritmo
→ Mira qué se hace con la probabilidad de la clase correcta.
`logaritmo-de-uno-menos-p`: tu pérdida coincide con la del logaritmo de 1 − p en la clase correcta
→ Imprime lo que le llega al logaritmo: ¿es todavía la probabilidad, o ya le has restado el 1 del gradiente?
`formula-binaria`: tu pérdida coincide con la fórmula de dos clases aplicada a cada una
→ Con softmax solo cuenta el logaritmo de la clase correcta: las demás ya están en la suma.
`error-cuadratico`: tu pérdida coincide con el error cuadrático entre las probabilidades y la etiqueta
→ Se pide la entropía cruzada.
`entropia`: tu pérdida coincide con la entropía de las probabilidades, sin mirar la etiqueta
→ El logaritmo lleva delante un 1 en la clase correcta y un 0 en las demás, no otra probabilidad.
`etiqueta-como-fila`: tu pérdida coincide con `p[y]`, que elige filas enteras, y falla si una etiqueta no es
  una fila
`todas-las-etiquetas`: tu pérdida coincide con `p[:, y]`, que mira en cada imagen las etiquetas de todas
→ Un valor de cada fila se elige con dos índices: el de la fila y el de la columna.
`etiqueta-de-la-primera-imagen`: tu resultado coincide con dar a todas las imágenes la etiqueta de la primera
→ Mira con qué índice lees y.
`etiqueta-corrida`: tu resultado coincide con restar 1 a cada etiqueta
→ Las clases se cuentan desde 0.
`clase-predicha`: tu resultado coincide con usar la clase más probable en lugar de la etiqueta
→ Lo que se quiere que suba es la probabilidad de la clase correcta, y, no la de la que gana.
`epsilon`: tu resultado casi coincide: lo explica un número pequeño sumado dentro del logaritmo
`probabilidades-recortadas`: tu resultado casi coincide: lo explica un recorte de las probabilidades
→ Eso cambia la pérdida de una imagen muy mal clasificada. No calcules el logaritmo de la probabilidad: es una
resta.
`una-perdida-por-imagen`: tu función coincide con la que devuelve la pérdida de cada imagen
→ La pérdida es un solo número: la media de las del lote.
`orden-cambiado`: lo que devuelves coincide con lo pedido, pero con el gradiente delante
→ El orden es (loss, gradient).
`solo-la-primera-imagen`: tu resultado coincide con mirar solo la primera imagen del lote
→ Mira dónde está el `return` y qué recorre tu bucle.
""")

_EPSILONS = (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-6, 1e-5, 1e-16)

_NAN = "Sale nan o inf con números grandes"
_SUMS = "Las probabilidades de una imagen no suman 1"
_TIMES_N = "La pérdida sale N veces mayor, o N veces menor"
_OTHER_LOSS = "La pérdida tiene otro signo, otra base o usa otra clase"
_ALMOST = "Casi coincide: la diferencia está en los últimos decimales"
_ORDER = "La pérdida es un array, o el orden de los resultados está cambiado"


def _of_columns(e: Tensor) -> Tensor:
    return e.sum(0)


_UNSHIFTED = {"shift": lambda z: 0.0}
_OF_P = {"log": np.log}
_MAX_ACROSS = without_keepdims(lambda z: z.amax(1))
_SUM_ACROSS = without_keepdims(lambda e: e.sum(1))

_DECIDED: Decided = {
    _NAN: {
        "sin-restar-el-maximo": (
            _UNSHIFTED,
            {**_UNSHIFTED, "again": True},
            {"log_p": lambda z, moved: z - log_of_sum(z)},
            {**_UNSHIFTED, **_OF_P},
            {**_UNSHIFTED, **_OF_P, "picked": one_by_one},
        ),
        "maximo-sin-devolver": {"log_p": lambda z, moved: z - log_of_sum(moved)},
        "maximo-por-columnas": either({"shift": lambda z: z.amax(0)}, again=True),
        "maximo-del-lote": either({"shift": np.max}, again=True),
        "log-de-la-probabilidad": _OF_P,
        "log-de-cero": {**_OF_P, "picked": one_by_one},
        "perdida-siempre-nan": {"log": lambda p: (p - 1).log()},
        "minimo-por-maximo": (
            *either({"shift": lambda z: z.amin(1, keepdim=True)}, again=True),
            {"shift": lambda z: z.amin(1, keepdim=True), **_OF_P},
        ),
    },
    _SUMS: {
        "softmax-por-columnas": (
            *either({"total": _of_columns}, again=True),
            {"total": _of_columns, "shift": lambda z: z.amax(0)},
            {"total": _of_columns, "shift": np.max},
            only_p(_of_columns),
        ),
        "softmax-del-lote": (*either({"total": np.sum}, shift=np.max), only_p(np.sum)),
        "sin-normalizar": (*either({"total": lambda e: 1.0}, **_UNSHIFTED), only_p(lambda e: 1.0)),
        "sigmoide": {"probabilities": arrays.sigmoid},
        "sin-exponencial": (
            {"probabilities": lambda z: z / z.sum(1, keepdim=True)},
            {"power": same},
            {"power": same, **_OF_P},
            {"power": same, **_UNSHIFTED},
        ),
        "softmax-dos-veces": {"probabilities": lambda z: z.softmax(1).softmax(1)},
        "sin-keepdims": (
            {"shift": _MAX_ACROSS},
            {"total": _SUM_ACROSS},
            {"shift": _MAX_ACROSS, "total": _SUM_ACROSS},
        ),
    },
    _TIMES_N: {
        "perdida-sumada": {"reduced": lambda terms, k: terms.sum()},
        "perdida-entre-n-dos-veces": {"reduced": lambda terms, k: terms.mean() / len(terms)},
        "perdida-dividida-en-el-bucle": {"reduced": lambda terms, k: each_turn(terms).sum()},
        "perdida-de-la-ultima-imagen": (
            {"reduced": lambda terms, k: terms[-1]},
            {"reduced": lambda terms, k: terms[-1] / len(terms)},
        ),
        "perdida-entre-k": {"reduced": lambda terms, k: terms.sum() / k},
        "media-de-todo": {"reduced": lambda terms, k: terms.mean() / k},
        "todas-las-clases": {"picked": lambda lp, y: lp.sum(1)},
        "media-de-todas-las-clases": either({"picked": lambda lp, y: lp.mean(1)}, **_OF_P),
    },
    _OTHER_LOSS: {
        "signo-de-la-perdida": {"reduced": lambda terms, k: -terms.mean()},
        "logaritmo-en-base-2": (
            {"log": np.log2},
            {"log": np.log2, "picked": one_by_one},
            *either({"log_total": np.log2}, again=True),
        ),
        "logaritmo-en-base-10": ({"log": np.log10}, *either({"log_total": np.log10}, again=True)),
        "logaritmo-de-uno-menos-p": {"log": lambda p: (1 - p).log()},
        "sin-logaritmo": ({"log": lambda p: p}, {"log": lambda p: p - 1}),
        "formula-binaria": (
            {"loss": lambda p, y: -binary(p, y).sum(1).mean()},
            {"loss": lambda p, y: -binary(p, y).mean()},
            {"loss": lambda p, y: -binary(p, y).sum()},
        ),
        "error-cuadratico": (
            {"loss": lambda p, y: ((p - hot(p, y)) ** 2).sum(1).mean()},
            {"loss": lambda p, y: ((p - hot(p, y)) ** 2).mean()},
            {"loss": lambda p, y: ((p - hot(p, y)) ** 2).sum(1).mean() / 2},
        ),
        "entropia": (
            {"loss": lambda p, y: -(p * p.log()).sum(1).mean()},
            {"loss": lambda p, y: -arrays.where(p == 0, 0.0, p * p.log()).sum(1).mean()},
        ),
        "etiqueta-como-fila": either({"picked": row_of_label}, **_OF_P),
        "todas-las-etiquetas": {"picked": lambda lp, y: lp[:, y].flatten()},
        "etiqueta-de-la-primera-imagen": (
            {"labels": lambda y: y[:1].expand_as(y)},
            {"loss_labels": lambda y: y[:1].expand_as(y)},
        ),
        "etiqueta-corrida": (
            {"labels": lambda y: y - 1},
            {"loss_labels": lambda y: y - 1},
            {"subtracted": lambda p, y: hot(p, y - 1)},
        ),
        "clase-predicha": (
            {"picked": predicted, "subtracted": lambda p, y: hot(p, p.argmax(1))},
            {"picked": predicted},
            {"subtracted": lambda p, y: hot(p, p.argmax(1))},
        ),
        "solo-la-primera-imagen": {
            "reduced": lambda terms, k: terms[0],
            "scaled": lambda g, k: g * (arrays.arange(len(g)) == 0)[:, None],
        },
    },
    _ALMOST: {
        "epsilon": tuple({"log": plus(eps)} for eps in _EPSILONS),
        "probabilidades-recortadas": tuple(
            {"log": clipped(eps, most)} for eps in _EPSILONS for most in (1, 1 - eps)
        ),
    },
    _ORDER: {
        "una-perdida-por-imagen": {"reduced": lambda terms, k: terms},
        "orden-cambiado": {"swapped": True},
    },
}


MISTAKES = (*catalogue(softmax_loss, _SAID, _DECIDED), *BACK_MISTAKES)
