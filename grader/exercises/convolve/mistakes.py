"""``convolve`` como lo escribe un estudiante, y sus errores conocidos: lo que cada uno cambia."""

from collections.abc import Callable

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Tensor, tensor
from grader.exercises.catalogue import Choices, Decided, catalogue, said

Change = Callable[[Tensor], Tensor]


def one_window(X: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    """La ventana ``X`` con el filtro ``W``, los dos de forma (C, f, f); el oráculo del ejercicio."""
    import torch
    import torch.nn.functional as F

    x, w = torch.from_numpy(X)[None], torch.from_numpy(W)[None]
    return F.conv2d(x, w, torch.tensor([b], dtype=x.dtype)).reshape(()).numpy()


def _same(given: Tensor) -> Tensor:
    """Nada cambia."""
    return given


def _convolve(
    X: np.ndarray,
    W: np.ndarray,
    b: float,
    *,
    given: Change = _same,
    turned: Change = _same,
    seen: Change = _same,
    joined: Callable[[Tensor, Tensor], Tensor] = np.multiply,
    positive: bool = False,
    reduced: Change = np.sum,
    bias: Callable[[Tensor, float, Change], Tensor] = lambda products, b, reduced: reduced(products) + b,
    stored: Change = _same,
) -> np.ndarray:
    """Junta las casillas de la ventana con las del filtro, reduce los productos y suma el sesgo.

    ``seen`` son las casillas que se miran; ``bias`` dice cómo entra el sesgo, y ``stored``, cómo se guarda.
    """
    products = joined(seen(given(tensor(X))), seen(turned(tensor(W))))
    return stored(bias(products.abs() if positive else products, b, reduced)).numpy()


def _times(count: Callable[[Tensor], int]) -> Choices:
    """El sesgo se suma ``count(products)`` veces."""
    return {"bias": lambda products, b, reduced: reduced(products) + count(products) * b}


def _three_by_three(window: Tensor) -> Tensor:
    if window.shape[1] < 3:
        raise IndexError("out of bounds")
    return window[:, :3, :3]


def _as_many_as_channels(window: Tensor) -> Tensor:
    channels, side, _ = window.shape
    if channels > side:
        raise IndexError("out of bounds")
    return window[:, :channels, :channels]


def _only(*where: slice) -> Choices:
    """Solo se miran las casillas ``where``."""
    return {"seen": lambda window: window[where]}


_FIRST = slice(1)

_DECIDED: Decided = {
    "Solo falla «sesgo»": {
        "sesgo-dentro": {"bias": lambda products, b, reduced: reduced(products + b)},
        "sesgo-por-canal": _times(len),
        "sesgo-por-fila": _times(lambda products: len(products) * products.shape[1]),
        "sesgo-dos-veces": _times(lambda products: 2),
        "sin-sesgo": _times(lambda products: 0),
        "sesgo-restado": _times(lambda products: -1),
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
        "producto-matricial": {"joined": np.matmul},
        "producto-matricial-cruzado": {"joined": lambda x, w: arrays.einsum("cij,djk->cidk", x, w)},
        "valor-absoluto": {"positive": True},
        "activacion-incluida": {"stored": lambda z: z.clip(min=0)},
    },
    "«La salida tiene forma (3,)…», «…(2, 2)…» o «…(3, 2, 2)…»": {
        "producto-matricial-sin-sumar": {"joined": np.matmul, "reduced": _same},
        "un-numero-por-canal": {"reduced": lambda products: products.sum((1, 2))},
        "canales-sumados-y-nada-mas": {"reduced": lambda products: products.sum(0)},
        "productos-sin-sumar": {"reduced": _same},
    },
    "«La salida tiene forma (1, 1, 1)…»": {
        "numero-con-tres-ejes": {"stored": lambda z: z.reshape(1, 1, 1)},
        "numero-con-un-eje": {"stored": lambda z: z.reshape(1)},
    },
    "Pasa con un canal y falla «varios canales»": {
        "un-solo-canal": _only(_FIRST),
        "ultimo-canal": _only(slice(-1, None)),
        "primer-canal-de-la-ventana": {"given": lambda X: X[:1].expand_as(X)},
        "primer-canal-del-filtro": {"turned": lambda W: W[:1].expand_as(W)},
        "canales-cruzados": {"joined": lambda x, w: x.sum(0, keepdim=True) * w.sum(0, keepdim=True)},
        "sin-el-ultimo-canal": _only(slice(-1)),
        "canales-promediados": {"reduced": lambda products: products.sum() / len(products)},
    },
    "Cambias un número de la ventana y el resultado no cambia": {
        "primera-casilla": _only(_FIRST, _FIRST, _FIRST),
        "primera-fila": _only(_FIRST, _FIRST),
        "ultima-casilla": {"reduced": lambda products: products[-1, -1, -1]},
        "bucles-cortos": _only(slice(None), slice(-1), slice(-1)),
        "bucles-desde-uno": _only(slice(None), slice(1, None), slice(1, None)),
        "solo-la-diagonal": {"seen": lambda window: window.diagonal(0, 1, 2)[..., None]},
    },
    "«index 2 is out of bounds…»": {
        "lado-fijo-en-tres": {"seen": _three_by_three},
        "bucles-hasta-los-canales": {"seen": _as_many_as_channels},
    },
    "Con una ventana y un filtro de unos, no da cuántas casillas hay": {
        "media": {"reduced": np.mean},
        "maximo": {"reduced": np.max},
        "suma-por-suma": {"joined": lambda x, w: x.sum() * w.sum()},
        "sumas-en-vez-de-productos": {"joined": np.add},
    },
    "El resultado sale sin decimales": {"parte-entera": {"stored": np.trunc}},
}
SAID = said("""
`sesgo-dentro`: tu resultado coincide con sumar el sesgo una vez por cada producto
→ El sesgo se suma una sola vez, cuando la suma de productos ya está hecha.
`sesgo-por-canal`: tu resultado coincide con sumar el sesgo una vez por cada canal
`sesgo-por-fila`: tu resultado coincide con sumar el sesgo una vez por cada fila de cada canal
→ Mira dentro de qué bucle, o en qué suma, está el sesgo.
`sesgo-dos-veces`: tu resultado coincide con sumar el sesgo dos veces
→ Mira si el acumulador ya empieza en b, o si b está dos veces en lo que devuelves.
`sin-sesgo`: tu resultado coincide con no sumar el sesgo
→ Mira si b aparece en lo que devuelves.
`sesgo-restado`: tu resultado coincide con restar el sesgo
→ Mira el signo que lleva b en lo que devuelves.
`sesgo-multiplicado`: tu resultado coincide con multiplicar por el sesgo
→ Prueba con b = 0: el resultado tiene que ser la suma de productos, no 0.
`filtro-rotado`: tu resultado coincide con rotar el filtro 180°
→ En este curso la ventana y el filtro se multiplican casilla a casilla, sin girar nada.
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
`productos-sin-sumar`: tu resultado coincide con los productos casilla a casilla, sin sumarlos
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
`primer-canal-de-la-ventana`: tu resultado coincide con multiplicar todos los canales del filtro por el
  primero de la ventana
`primer-canal-del-filtro`: tu resultado coincide con multiplicar todos los canales de la ventana por el
  primero del filtro
→ Mira con qué índices tomas la ventana y el filtro: los dos cambian de canal a la vez.
`canales-cruzados`: tu resultado coincide con multiplicar cada canal de la ventana por todos los del filtro
→ Cada canal de la ventana va solo con el mismo canal del filtro: mira sobre qué ejes multiplicas.
`sin-el-ultimo-canal`: tu resultado coincide con usar todos los canales menos el último
→ Cuenta cuántas vueltas da el bucle de los canales.
`canales-promediados`: tu resultado coincide con hacer la media de los canales en lugar de sumarlos
→ Los canales se suman, como las filas y las columnas.
`primera-casilla`: tu resultado coincide con usar solo la primera casilla de la ventana
→ Mira si hay un `return` dentro de los bucles.
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
`lado-fijo-en-tres`: tu resultado coincide con suponer que la ventana es siempre de 3×3
→ Mira de dónde salen los límites de los bucles: la ventana puede tener otro lado.
`bucles-hasta-los-canales`: tu función coincide con la que recorre tantas filas y columnas como canales hay
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
`parte-entera`: tu resultado coincide con perder los decimales
→ Mira si conviertes el resultado a entero, o si lo guardas en un array de enteros.
""")
MISTAKES = tuple(catalogue(_convolve, SAID, _DECIDED))
