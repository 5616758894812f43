"""Errores conocidos de ``convolve``: lo que cambia cada uno."""

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import same
from grader.exercises.catalogue import Decided, catalogue, said
from grader.exercises.convolve.program import (
    as_many_as_channels,
    as_many_as_rows,
    convolve,
    exactly,
    one_index,
    only,
    times,
    turned_once,
    turns,
    up_to_the_channels,
)

_FIRST = slice(1)

_DECIDED: Decided = {
    "Solo falla «sesgo»": {
        "sesgo-dentro": {"bias": lambda products, b, reduced: reduced(products + b)},
        "sesgo-por-canal": times(len),
        "sesgo-por-fila": times(lambda products: len(products) * products.shape[1]),
        # con un solo canal serían los de antes
        "sesgo-por-posicion": {
            "seen": same,
            **times(lambda products: products.shape[1] * products.shape[2]),
        },
        "sesgo-por-fila-del-filtro": {"seen": same, **times(lambda products: products.shape[1])},
        "sesgo-dos-veces": times(lambda products: 2),
        "sin-sesgo": times(lambda products: 0),
        "sesgo-restado": times(lambda products: -1),
        "sesgo-en-el-filtro": {"tilted": True, "bias": lambda products, b, reduced: reduced(products)},
    },
    "Con sesgo 0 da siempre 0": {
        "sesgo-multiplicado": {"bias": lambda products, b, reduced: reduced(products) * b},
    },
    "Falla «suma de productos, un canal», pero devuelve un número": {
        "filtro-rotado": {"turned": lambda W: W.flip(1, 2)},
        "filtro-invertido-en-todos-los-ejes": {"turned": lambda W: W.flip(0, 1, 2)},
        "filtro-reflejado": {"turned": lambda W: W.flip(2)},
        "filtro-cabeza-abajo": {"turned": lambda W: W.flip(1)},
        "filtro-transpuesto": {"turned": lambda W: W.transpose(1, 2)},
        "filtro-rotado-un-cuarto": turns(turned_once, 2, "turned"),
        "indice-repetido": turns(one_index, 4, "turned"),
        "producto-matricial": {"joined": np.matmul},
        "producto-matricial-cruzado": {"joined": lambda x, w: arrays.einsum("cij,djk->cidk", x, w)},
        "valor-absoluto": {"positive": True},
        "activacion-incluida": {"stored": lambda z: z.clip(min=0)},
        "resultado-sin-signo": ({"stored": np.abs}, {"reduced": lambda products: products.sum().abs()}),
    },
    "«La salida tiene forma (3,)…», «…(2, 2)…» o «…(3, 2, 2)…»": {
        "producto-matricial-sin-sumar": {"joined": np.matmul, "reduced": same},
        "un-numero-por-canal": {"reduced": lambda products: products.sum((1, 2))},
        "canales-sumados-y-nada-mas": {"reduced": lambda products: products.sum(0)},
        "un-numero-por-fila-o-columna": tuple(
            {"reduced": lambda products, axes=axes: products.sum(axes)} for axes in ((0, 1), (0, 2))
        ),
        "filas-o-columnas-sumadas": tuple(
            {"reduced": lambda products, axis=axis: products.sum(axis)} for axis in (1, 2)
        ),
        "productos-sin-sumar": {"reduced": same},
        "productos-sin-sumar-ni-sesgo": {"reduced": same, **times(lambda products: 0)},
    },
    "«La salida tiene forma (1, 1, 1)…»": {
        "numero-con-tres-ejes": {"stored": lambda z: z.reshape(1, 1, 1)},
        "numero-con-un-eje": {"stored": lambda z: z.reshape(1)},
    },
    "Pasa con un canal y falla «varios canales»": {
        "un-solo-canal": only(_FIRST),
        "ultimo-canal": only(slice(-1, None)),
        "ultimo-canal-sin-sesgo": {"reduced": np.sum, **only(slice(-1, None)), **times(lambda products: 0)},
        "canales-invertidos": {"turned": lambda W: W.flip(0)},
        "canales-y-filas-invertidos": {"turned": lambda W: W.flip(0, 1)},
        "primer-canal-de-la-ventana": {"given": lambda X: X[:1].expand_as(X)},
        "primer-canal-del-filtro": {"turned": lambda W: W[:1].expand_as(W)},
        "canales-cruzados": {"joined": lambda x, w: x.sum(0, keepdim=True) * w.sum(0, keepdim=True)},
        "sin-el-ultimo-canal": only(slice(-1)),
        "sin-el-primer-canal": only(slice(1, None)),
        "canales-promediados": (
            {"reduced": lambda products: products.sum() / len(products)},
            {"bias": lambda products, b, reduced: (reduced(products) + b) / len(products)},
        ),
    },
    "Cambias un número de la ventana y el resultado no cambia": {
        "primera-casilla": only(_FIRST, _FIRST, _FIRST),
        "primera-casilla-de-cada-canal": only(slice(None), _FIRST, _FIRST),
        "primera-fila": only(_FIRST, _FIRST),
        "ultima-fila": only(slice(-1, None), slice(-1, None)),
        "ultima-casilla": {"reduced": lambda products: products[-1, -1, -1]},
        "bucles-cortos": only(slice(None), slice(-1), slice(-1)),
        "bucles-desde-uno": only(slice(None), slice(1, None), slice(1, None)),
        "solo-la-diagonal": {"seen": lambda window: window.diagonal(0, 1, 2)[..., None]},
    },
    "«index 2 is out of bounds…»": {
        "lado-fijo-en-tres": exactly(None, 3),
        "lado-fijo-en-dos": exactly(None, 2),
        "canales-fijos-en-tres": exactly(3, None),
        "tres-canales-de-tres-por-tres": exactly(3, 3),
        "bucles-hasta-los-canales": {"seen": as_many_as_channels},
        "un-bucle-hasta-los-canales": (up_to_the_channels(1), up_to_the_channels(2)),
        "canales-hasta-el-lado": {"seen": as_many_as_rows},
    },
    "Con una ventana y un filtro de unos, no da cuántas casillas hay": {
        "media": {"reduced": np.mean},
        "maximo": {"reduced": np.max},
        "suma-por-suma": {"joined": lambda x, w: x.sum() * w.sum()},
        "sumas-en-vez-de-productos": {"joined": np.add},
    },
    "«name … is not defined», o da siempre el mismo número": {
        "siempre-el-sesgo": {"reduced": lambda products: products.sum() * 0},
        "siempre-cero": {"stored": lambda z: z.sum() * 0},
    },
    "El resultado sale sin decimales": {
        "parte-entera": (
            {"stored": np.trunc},
            {"reduced": lambda products: np.trunc(np.sum(products))},
            {"joined": lambda x, w: np.trunc(x * w)},
            {"joined": lambda x, w: np.trunc(x) * np.trunc(w)},
        )
    },
}
SAID = said("""
`sesgo-dentro`: tu resultado coincide con sumar el sesgo una vez por cada producto
→ El sesgo se suma una sola vez, cuando la suma de productos ya está hecha.
`sesgo-por-canal`: tu resultado coincide con sumar el sesgo una vez por cada canal
`sesgo-por-fila`: tu resultado coincide con sumar el sesgo una vez por cada fila de cada canal
`sesgo-por-posicion`: tu resultado coincide con sumar el sesgo una vez por cada posición del filtro
`sesgo-por-fila-del-filtro`: tu resultado coincide con sumar el sesgo una vez por cada fila del filtro
→ Mira dentro de qué bucle, o en qué suma, está el sesgo.
`sesgo-dos-veces`: tu resultado coincide con sumar el sesgo dos veces
→ Mira si el acumulador ya empieza en b, o si b está dos veces en lo que devuelves.
`sin-sesgo`: tu resultado coincide con no sumar el sesgo
→ Mira si b aparece en lo que devuelves.
`sesgo-restado`: tu resultado coincide con restar el sesgo
→ Mira el signo que lleva b en lo que devuelves.
`sesgo-en-el-filtro`: tu resultado coincide con sumar el sesgo a cada número del filtro
→ El sesgo se suma una sola vez, cuando la suma de productos ya está hecha.
`sesgo-multiplicado`: tu resultado coincide con multiplicar por el sesgo
→ Prueba con b = 0: el resultado tiene que ser la suma de productos, no 0.
`filtro-rotado`: tu resultado coincide con rotar el filtro 180°
→ En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.
`filtro-rotado-un-cuarto`: tu resultado coincide con rotar el filtro 90°
→ En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.
`indice-repetido`: tu resultado coincide con usar un mismo índice para las filas y las columnas, en la ventana
  o en el filtro
→ Mira qué índice va en cada eje: el de las filas y el de las columnas son distintos.
`filtro-invertido-en-todos-los-ejes`: tu resultado coincide con invertir el filtro en sus tres ejes,
  también en el de los canales
→ Mira si usas una función que invierte el filtro; aquí cada casilla va con la de su misma posición.
`filtro-reflejado`: tu resultado coincide con invertir el orden de las columnas del filtro
→ Mira si algún índice recorre las columnas de W de derecha a izquierda.
`filtro-cabeza-abajo`: tu resultado coincide con invertir el orden de las filas del filtro
→ Mira si algún índice recorre las filas de W de abajo arriba.
`filtro-transpuesto`: tu resultado coincide con trasponer el filtro
→ Mira si en algún punto intercambias filas y columnas de W.
`producto-matricial`: tu resultado coincide con sumar un producto de matrices en lugar de casilla a
  casilla
→ Compara `*` con `@` en una ventana de 2×2 hecha a mano.
`producto-matricial-cruzado`: tu resultado coincide con sumar np.dot(X, W), que cruza cada canal con todos
  los demás
→ Compara `*` con `np.dot` en una ventana de 2×2 hecha a mano.
`producto-matricial-sin-sumar`: tu resultado coincide con el producto de matrices de cada canal, sin sumar
→ Cuenta cuántos números devuelves, y compara `*` con `@` en una ventana de 2×2 hecha a mano.
`valor-absoluto`: tu resultado coincide con sumar los productos sin su signo
→ Un producto negativo resta: mira si en algún punto se pierde el signo.
`un-numero-por-canal`: tu resultado coincide con dar un número por canal
`canales-sumados-y-nada-mas`: tu resultado coincide con sumar los canales casilla a casilla, sin sumar
  filas ni columnas
→ Mira sobre qué ejes sumas: la salida es un solo número para toda la ventana.
`un-numero-por-fila-o-columna`: tu resultado coincide con dar un número por fila, o uno por columna
`filas-o-columnas-sumadas`: tu resultado coincide con sumar solo las filas, o solo las columnas, de cada canal
→ Mira sobre qué ejes sumas: la salida es un solo número para toda la ventana.
`productos-sin-sumar`: tu resultado coincide con los productos casilla a casilla, sin sumarlos
`productos-sin-sumar-ni-sesgo`: tu resultado coincide con los productos casilla a casilla, sin sumarlos y sin
  el sesgo
→ El resultado de una ventana es un solo número: mira qué se hace con los productos.
`numero-con-tres-ejes`: tu resultado coincide con el número correcto metido en un array de forma (1, 1, 1)
→ El número ya es el que toca: mira de dónde salen los tres ejes de tamaño 1.
`numero-con-un-eje`: tu resultado coincide con el número correcto metido en un array o una lista de un
  elemento
→ El número ya es el que toca: mira de dónde sale el eje de tamaño 1.
`un-solo-canal`: tu resultado coincide con usar solo el primer canal
→ Mira sobre qué ejes sumas: los canales también entran en la suma.
`ultimo-canal`: tu resultado coincide con usar solo el último canal
→ Mira si el acumulador vuelve a 0, o se sobrescribe, en cada vuelta del bucle de canales.
`ultimo-canal-sin-sesgo`: tu resultado coincide con usar solo el último canal, y sin el sesgo
→ Mira si cada canal se suma a lo que ya había, también al sesgo, o lo sustituye.
`canales-invertidos`: tu resultado coincide con unir los canales de la ventana con los del filtro en orden
  contrario
`canales-y-filas-invertidos`: tu resultado coincide con invertir el orden de los canales y de las filas del
  filtro
→ En W el primer eje es el de los canales: mira qué ejes invierte o recorre al revés tu código.
`primer-canal-de-la-ventana`: tu resultado coincide con multiplicar todos los canales del filtro por el
  primero de la ventana
`primer-canal-del-filtro`: tu resultado coincide con multiplicar todos los canales de la ventana por el
  primero del filtro
→ Mira con qué índices tomas la ventana y el filtro: los dos cambian de canal a la vez.
`canales-cruzados`: tu resultado coincide con multiplicar cada canal de la ventana por todos los del filtro
→ Cada canal de la ventana va solo con el mismo canal del filtro: mira sobre qué ejes multiplicas.
`sin-el-ultimo-canal`: tu resultado coincide con usar todos los canales menos el último
→ Cuenta cuántas vueltas da el bucle de los canales.
`sin-el-primer-canal`: tu resultado coincide con usar todos los canales menos el primero
→ En Python se cuenta desde 0: mira dónde empieza el bucle de los canales.
`canales-promediados`: tu resultado coincide con hacer la media de los canales en lugar de sumarlos
→ Los canales se suman, como las filas y las columnas.
`ultima-fila`: tu resultado coincide con usar solo la última fila del último canal
→ Mira en qué bucle se pone a 0 el acumulador.
`primera-casilla`: tu resultado coincide con usar solo la primera casilla de la ventana
→ Mira si hay un `return` dentro de los bucles.
`primera-casilla-de-cada-canal`: tu resultado coincide con usar solo la primera casilla de cada canal
→ Mira si eliges la casilla [0, 0] después de sumar los canales, o si un `return` corta los bucles.
`primera-fila`: tu resultado coincide con usar solo la primera fila del primer canal
→ Mira en qué bucle queda el `return`, según su sangría.
`ultima-casilla`: tu resultado coincide con usar solo la última casilla de la ventana
→ Mira si cada vuelta del bucle añade su producto a los anteriores o los sustituye.
`bucles-cortos`: tu resultado coincide con no usar la última fila ni la última columna
→ Un `range` de Python no incluye el final: cuenta cuántas vueltas da cada bucle.
`bucles-desde-uno`: tu resultado coincide con no usar la primera fila ni la primera columna
→ En Python se cuenta desde 0: mira dónde empieza cada bucle.
`solo-la-diagonal`: tu resultado coincide con usar solo la diagonal de cada canal
→ Mira si las filas y las columnas tienen cada una su índice.
`lado-fijo-en-tres`: tu función coincide con la que supone que la ventana es siempre de 3×3
`lado-fijo-en-dos`: tu función coincide con la que supone que la ventana es siempre de 2×2
→ Mira de dónde salen los límites de los bucles: la ventana puede tener otro lado.
`canales-fijos-en-tres`: tu función coincide con la que supone que la ventana tiene siempre 3 canales
`tres-canales-de-tres-por-tres`: tu función coincide con la que supone que la ventana tiene siempre 3 canales
  de 3×3
→ Mira de dónde salen los límites de los tres bucles: la ventana puede tener otros canales y otro lado.
`bucles-hasta-los-canales`: tu función coincide con la que recorre tantas filas y columnas como canales hay
`un-bucle-hasta-los-canales`: tu función coincide con la que recorre tantas filas, o tantas columnas, como
  canales hay
`canales-hasta-el-lado`: tu función coincide con la que recorre tantos canales como filas tiene la ventana
→ El número de canales y el lado de la ventana son cosas distintas: mira de qué eje sale cada límite.
`media`: tu resultado coincide con hacer la media de los productos en lugar de la suma
→ La convolución suma los productos; no los divide entre cuántos son.
`maximo`: tu resultado coincide con quedarse con el mayor de los productos
→ Cuenta cuántos productos influyen en el resultado: tienen que ser todos.
`suma-por-suma`: tu resultado coincide con multiplicar la suma de la ventana por la suma del filtro
→ Mira en qué orden multiplicas y sumas: primero va cada casilla con la suya.
`sumas-en-vez-de-productos`: tu resultado coincide con sumar la ventana y el filtro casilla a casilla
→ Mira qué operación une cada casilla de la ventana con la del filtro.
`activacion-incluida`: tu resultado coincide con cambiar por 0 los resultados negativos
→ Una convolución no lleva función de activación: el resultado puede ser negativo.
`resultado-sin-signo`: tu resultado coincide con quitar el signo a la suma
→ El resultado puede ser negativo: mira si en algún punto se pierde el signo.
`siempre-el-sesgo`: tu resultado es siempre el sesgo, como si los productos sumaran 0
`siempre-cero`: tu resultado es siempre 0
→ Mira si los productos salen de X y de W, los argumentos, y no de otros arrays del cuaderno; y si llegan a
  lo que devuelves.
`parte-entera`: tu resultado coincide con perder los decimales
→ Mira si conviertes el resultado a entero, o si lo guardas en un array de enteros.
""")
MISTAKES = tuple(catalogue(convolve, SAID, _DECIDED))
