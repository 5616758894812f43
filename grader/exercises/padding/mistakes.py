"""Errores conocidos de ``zero_padding``: lo que cambia cada uno."""

from collections.abc import Callable

import numpy as np

from grader.exercises.catalogue import Decided, catalogue, either, said
from grader.exercises.padding.program import (
    Shape,
    both,
    erased_by,
    glued,
    lengthened,
    resized,
    uneven,
    zero_padding,
)


def _sides(rows: int, columns: int) -> Callable[[Shape], Shape]:
    """La forma con el alto y el ancho de otros ejes."""
    return lambda shape: (*shape[:2], shape[rows], shape[columns])


_by_rows, _by_columns, _turned = _sides(2, 2), _sides(3, 3), _sides(3, 2)

_DECIDED: Decided = {
    "«La salida tiene forma (…) y esperábamos forma (…)»": {
        "todos-los-ejes": {"axes": (0, 1, 2, 3)},
        "canales-al-final": {"axes": (1, 2)},
        "pad-repartido": {"sides": lambda p: (p // 2, p - p // 2)},
        "un-eje-de-mas": tuple({"axes": axes} for axes in ((1, 2, 3), (0, 2, 3))),
        "otros-ejes": tuple({"axes": axes} for axes in ((0, 1), (0, 2), (1, 3), (0, 3), (0, 1, 2))),
        "resultado-traspuesto": {"turned": True},
        "lote-perdido": ({"returned": lambda z: z[-1]}, {"returned": lambda z: z[0]}),
        "marco-encima-de-la-imagen": (
            {"instead": erased_by(lambda n, pad: -pad)},
            {"instead": erased_by(lambda n, pad: max(n - pad, 0))},
        ),
        "bloques-que-no-encajan": {"instead": glued},
        "salida-sin-sitio": {"stop": lambda before, n, after: before + n + 2 * after, "by_cells": True},
    },
    "Solo crece un eje, o no crece 2·pad": {
        "solo-filas": {"axes": (2,)},
        "solo-columnas": {"axes": (3,)},
        "marco-arriba-izquierda": {"sides": lambda p: (p, 0)},
        "marco-abajo-derecha": {"sides": lambda p: (0, p)},
        "padding-doble": {"width": lambda pad: 2 * pad},
        "marco-doble-en-un-eje": (
            {"across": lambda p: (2 * p, 2 * p)},
            {"sides": lambda p: (2 * p, 2 * p), "across": both},
        ),
        "un-anillo-de-mas": {"width": lambda pad: pad + 1},
        "un-anillo-de-menos": {"width": lambda pad: max(pad - 1, 0)},
        "sin-marco": {"width": lambda pad: 0},
        "pad-fijo-en-uno": {"width": lambda pad: 1},
    },
    "«could not broadcast input array…» y falla «pad = 0»": {
        "recorte-vacio": {"stop": lambda before, n, after: -after}
    },
    "«could not broadcast input array…» y falla «imagen no cuadrada»": {
        "supone-cuadrada": (
            {"read": _turned},
            {"read": _by_rows},
            {"read": _by_columns},
            {"made": _turned, "looped": _turned, "by_cells": True},
        ),
        "hueco-de-otra-forma": {"instead": uneven},
        "hueco-sin-desplazar": {"stop": lambda before, n, after: n},
        "fila-y-columna-cambiadas": {"crossed": True, "by_cells": True},
        "lados-cambiados": {"made": _turned},
        "ancho-desde-el-alto": ({"made": _by_rows}, {"made": _by_rows, "by_cells": True}),
        "alto-desde-el-ancho": ({"made": _by_columns}, {"made": _by_columns, "by_cells": True}),
        "columnas-hasta-el-alto": either({"looped": _by_rows}, by_cells=True),
        "filas-hasta-el-ancho": either({"looped": _by_columns}, by_cells=True),
    },
    "La forma está bien, pero falla «valores, pad = 1»": {
        "un-solo-lado": {"sides": lambda p: (0, 2 * p)},
        "todo-arriba": {"sides": lambda p: (2 * p, 0)},
        "columnas-a-un-lado": ({"across": lambda p: (0, 2 * p)}, {"across": lambda p: (2 * p, 0)}),
        "filas-a-un-lado": (
            {"sides": lambda p: (0, 2 * p), "across": both},
            {"sides": lambda p: (2 * p, 0), "across": both},
        ),
        "borde-repetido": {"mode": "edge"},
        "borde-reflejado": ({"mode": "reflect"}, {"mode": "symmetric"}),
        "borde-ciclico": {"mode": "wrap"},
        "constante-uno": {"start": 1},
        "todo-ceros": {"kept": (slice(0),)},
        "hueco-una-casilla-antes": either({"shift": lambda pad: -1}, by_cells=True),
        "hueco-una-casilla-despues": either({"shift": lambda pad: 1}, by_cells=True),
        "hueco-fijo-en-uno": either({"shift": lambda pad: 1 - pad}, by_cells=True),
        "numeros-seguidos": ({"instead": resized}, {"instead": lengthened}),
        "salida-de-enteros": {"stored": lambda z: np.trunc(z).astype(z.dtype)},
        "bucle-corto-en-un-eje": (
            {"looped": lambda shape: (*shape[:3], shape[3] - 1)},
            {"looped": lambda shape: (*shape[:2], shape[2] - 1, shape[3])},
        ),
        "bucle-corto": {"looped": lambda shape: (*shape[:2], shape[2] - 1, shape[3] - 1)},
    },
    "Falla «varias imágenes y canales» y pasa «valores, pad = 1»": {
        "imagenes-por-canales": (
            {"looped": lambda shape: (shape[0], *shape[:1], *shape[2:]), "by_cells": True},
            {"looped": lambda shape: (*shape[1:2], shape[1], *shape[2:]), "by_cells": True},
        ),
        "solo-primera-imagen": {"kept": (slice(1),)},
        "solo-ultima-imagen": {"kept": (slice(-1, None),)},
        "solo-primer-canal": {"kept": (slice(None), slice(1))},
        "solo-la-primera-matriz": {"kept": (slice(1), slice(1))},
        "primera-imagen-repetida": {"image_of": lambda X: X[:1]},
        "primer-canal-repetido": {"channel_of": lambda X: X[:, :1]},
    },
}
_SAID = said("""
`todos-los-ejes`: tu resultado coincide con rellenar los cuatro ejes
→ Mira qué ejes son filas y columnas en (N, C, H, W): solo esos dos llevan marco.
`canales-al-final`: tu resultado coincide con rellenar los ejes 1 y 2, como si los canales fueran al final
→ En este curso el orden es (N, C, H, W): las filas son el eje 2 y las columnas el 3.
`un-eje-de-mas`: tu resultado coincide con rellenar, además de filas y columnas, otro eje
`otros-ejes`: tu resultado coincide con rellenar ejes que no son los de filas y columnas
→ Cuenta los ejes de (N, C, H, W) desde 0: filas y columnas son los dos últimos.
`resultado-traspuesto`: tu resultado coincide con intercambiar las filas y las columnas
→ Mira en qué orden van el alto y el ancho en la salida.
`hueco-sin-desplazar`: tu función falla justo cuando pad no es 0, como con un hueco [pad:H, pad:W]
→ El hueco mide lo mismo que la imagen: si empieza en pad, mira dónde tiene que acabar.
`lote-perdido`: tu resultado coincide con devolver una sola imagen del lote, sin el eje de las imágenes
→ Mira si cada vuelta guarda la imagen en su sitio o sustituye a la anterior.
`marco-encima-de-la-imagen`: tu resultado coincide con poner a 0 el borde de la imagen, sin agrandarla
→ El marco va alrededor de la imagen, no encima: mira qué tamaño tiene el array en el que lo escribes.
`bloques-que-no-encajan`: tu función falla justo cuando pad no es 0, como al pegar ceros con el tamaño que la
  imagen tenía antes de crecer
→ Imprime la forma de lo que pegas en cada paso: después del primero, la imagen ya es más grande.
`hueco-de-otra-forma`: tu función falla en todos los casos, como al asignar la imagen a un hueco de otra
  forma
→ Imprime la forma de la salida y la del hueco: mira dónde empieza y dónde acaba en cada eje.
`salida-sin-sitio`: tu función falla justo cuando pad no es 0, como al copiar casilla a casilla en una salida
  del tamaño de la entrada
→ Imprime la forma de la salida y compárala con el último índice en el que escribes.
`imagenes-por-canales`: tu función coincide con la que recorre tantos canales como imágenes, o al revés
→ El primer eje es el de las imágenes y el segundo, el de los canales: mira hasta dónde llega cada bucle.
`pad-repartido`: tu resultado coincide con repartir pad entre los dos lados
→ pad es el ancho del marco en cada lado, no el total.
`solo-filas`: tu resultado coincide con añadir filas de ceros arriba y abajo, y ninguna columna
→ Compara la anchura de la salida con la de la entrada.
`solo-columnas`: tu resultado coincide con añadir columnas de ceros a los lados, y ninguna fila
→ Compara la altura de la salida con la de la entrada.
`marco-arriba-izquierda`: tu resultado coincide con poner pad filas solo arriba y pad columnas solo a la
  izquierda
→ Cuenta las filas de ceros que hay debajo de la imagen y las columnas que hay a su derecha.
`marco-abajo-derecha`: tu resultado coincide con poner pad filas solo abajo y pad columnas solo a la
  derecha
→ Cuenta las filas de ceros que hay encima de la imagen y las columnas que hay a su izquierda.
`padding-doble`: tu resultado coincide con poner un marco de ancho 2·pad en cada lado
→ Mira si el marco se añade dos veces, o si multiplicas por 2 algo que ya va a los dos lados.
`marco-doble-en-un-eje`: tu resultado coincide con un marco de ancho 2·pad en un eje y de pad en el otro
→ Cuenta las filas y las columnas de ceros que hay a cada lado: tienen que ser pad.
`un-anillo-de-mas`: tu resultado coincide con un marco de ancho pad + 1
`un-anillo-de-menos`: tu resultado coincide con un marco de ancho pad - 1
→ Cuenta cuántas vueltas da el bucle que añade el marco, o qué se suma a pad.
`sin-marco`: tu resultado coincide con la imagen de entrada, sin marco
→ Mira si lo que devuelves es el array con el marco o el de entrada.
`pad-fijo-en-uno`: tu resultado coincide con un marco de ancho 1 en todos los casos
→ Mira si el ancho del marco sale del argumento pad.
`recorte-vacio`: tu función falla justo cuando pad vale 0, como ocurre con un recorte [pad:-pad]
→ Con pad = 0, -pad también es 0: prueba en una celda qué da X[0:-0].
`lados-cambiados`: tu función hace lo mismo que crear la salida con el alto y el ancho cambiados entre sí
`supone-cuadrada`: tu función falla justo cuando el alto y el ancho son distintos
→ Mira dónde usas el alto y dónde el ancho: cada uno va con su eje, y en ese orden.
`ancho-desde-el-alto`: tu resultado coincide con una salida que toma también el ancho de las filas de la
  imagen
→ Mira con qué tamaño de X.shape se calcula el último eje de la salida.
`alto-desde-el-ancho`: tu resultado coincide con una salida que toma también el alto de las columnas de la
  imagen
→ Mira con qué tamaño de X.shape se calcula el eje 2 de la salida.
`columnas-hasta-el-alto`: tu función coincide con la que copia tantas columnas como filas tiene la imagen
`filas-hasta-el-ancho`: tu función coincide con la que copia tantas filas como columnas tiene la imagen
→ Mira hasta dónde llega cada bucle o cada corte: el alto y el ancho pueden ser distintos.
`columnas-a-un-lado`: tu resultado coincide con poner todas las columnas de ceros al mismo lado
`filas-a-un-lado`: tu resultado coincide con poner todas las filas de ceros al mismo lado
→ Compara cuántos ceros hay antes y después de la imagen en cada eje.
`un-solo-lado`: tu resultado coincide con poner todo el marco abajo y a la derecha
`todo-arriba`: tu resultado coincide con poner todo el marco arriba y a la izquierda
→ Mira en qué fila y en qué columna empieza la imagen dentro de la salida.
`borde-repetido`: tu resultado coincide con repetir los valores del borde en lugar de poner ceros
`borde-reflejado`: tu resultado coincide con reflejar la imagen en el marco, como en un espejo
→ Mira el modo con el que rellenas: lo que se pide es un valor constante, 0.
`borde-ciclico`: tu resultado coincide con seguir en el marco con el lado opuesto de la imagen
→ Mira el modo con el que rellenas, o si algún índice negativo da la vuelta.
`constante-uno`: tu resultado coincide con rellenar con unos
→ Mira con qué valor empieza el array de salida.
`hueco-una-casilla-antes`: tu función coincide con la que pone la imagen una fila más arriba y una columna más
  a la izquierda
`hueco-una-casilla-despues`: tu función coincide con la que pone la imagen una fila más abajo y una columna
  más a la derecha
→ Mira en qué casilla de la salida va la primera de la imagen: antes hay pad filas y pad columnas.
`hueco-fijo-en-uno`: tu función hace lo mismo que poner la imagen siempre en la fila 1 y la columna 1
→ Mira si el sitio en el que empieza el hueco sale del argumento pad.
`fila-y-columna-cambiadas`: tu función hace lo mismo que guardar en [columna, fila] lo que va en
  [fila, columna]
→ Mira el orden de los dos últimos índices con los que guardas en la salida.
`numeros-seguidos`: tu resultado coincide con escribir seguidos los números de X en un array más grande
→ Mira si cambias el tamaño del array sin decir en qué fila y columna va cada número.
`salida-de-enteros`: tu resultado coincide con perder los decimales
→ Mira de qué tipo es el array en el que guardas la salida.
`bucle-corto-en-un-eje`: tu resultado coincide con no copiar la última fila, o la última columna, de la imagen
→ `range(n)` ya acaba en n - 1: mira hasta dónde llega el bucle de las filas y el de las columnas.
`bucle-corto`: tu resultado coincide con no copiar la última fila ni la última columna de la imagen
→ `range(n)` ya acaba en n - 1: mira hasta dónde llegan los bucles de las filas y de las columnas.
`todo-ceros`: tu resultado coincide con un array de ceros de la forma correcta, sin la imagen
→ Mira si la imagen llega a copiarse dentro del array que devuelves.
`solo-primera-imagen`: tu resultado coincide con copiar solo la primera imagen del lote
→ Mira si el índice de la imagen está fijo, o si un `return` queda dentro del bucle.
`solo-ultima-imagen`: tu resultado coincide con copiar solo la última imagen del lote
→ Mira en qué bucle creas el array de la salida: cada vuelta empieza con uno nuevo.
`solo-primer-canal`: tu resultado coincide con copiar solo el primer canal de cada imagen
→ Mira si el índice del canal está fijo en los dos lados del igual.
`solo-la-primera-matriz`: tu resultado coincide con copiar solo el primer canal de la primera imagen
→ Mira cuántas veces se repite cada bucle antes de llegar al `return`.
`primera-imagen-repetida`: tu resultado coincide con copiar la primera imagen en todas las del lote
→ Mira con qué índice lees la imagen de X en cada vuelta.
`primer-canal-repetido`: tu resultado coincide con copiar el primer canal en todos los de cada imagen
→ Mira con qué índice lees el canal de X en cada vuelta.
""")
MISTAKES = tuple(catalogue(zero_padding, _SAID, _DECIDED))
