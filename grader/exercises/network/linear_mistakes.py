"""``linear_forward`` como la escribe un estudiante, con sus decisiones a la vista, y sus errores."""

from collections.abc import Callable

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.catalogue import Decided, catalogue, said
from grader.exercises.convolve.mistakes import SAID as ONE_WINDOW

#: Lo que dice NumPy si los ejes interiores de un producto no coinciden: con ``@``, con ``np.dot`` o con
#: ``einsum``.
NOT_ALIGNED = "mismatch in its core dimension | not aligned | broadcast"

#: Y si dos formas no encajan al sumarlas.
NO_FIT = "broadcast"

Product = Callable[[Tensor, Tensor], Tensor]


def product(a: Tensor, b: Tensor) -> Tensor:
    """``a @ b``, con el error de NumPy."""
    if a.shape[-1] != b.shape[0]:
        raise ValueError(NOT_ALIGNED)
    return a @ b


def fitted(a: Tensor, b: Tensor) -> Tensor:
    """``a + b``, como reparte NumPy, con su error."""
    try:
        return a + b
    except ValueError:
        raise ValueError(NO_FIT) from None


def linear(
    X: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    *,
    weights: Change = same,
    times: Product = product,
    scale: Callable[[Tensor, Tensor], float] = lambda x, w: 1.0,
    images: Change = same,
    bias: Callable[[Tensor, Tensor, Tensor], Tensor] = lambda z, b, x: fitted(z, b),
    saved: Change = same,
    then: Change = same,
) -> np.ndarray:
    """Lo que da la ida; sin más argumentos, lo correcto."""
    x, w, own = (tensor(a) for a in (X, W, b))
    found = bias(times(images(x), weights(w)) * scale(x, w), own, x)
    return then(saved(found)).numpy().copy()


def by_row(z: Tensor, b: Tensor, x: Tensor) -> Tensor:
    """El sesgo como una columna: uno por fila de ``z``."""
    return fitted(z, b[:, None])


def _of_its_row(z: Tensor, b: Tensor, x: Tensor) -> Tensor:
    """``b[n]`` en un bucle."""
    if len(z) > len(b):
        raise IndexError("out of bounds")
    return z + b[: len(z), None]


def _in_turns(z: Tensor, b: Tensor, x: Tensor) -> Tensor:
    """``b[n % len(b)]``: vuelve a empezar si hay más filas que sesgos."""
    return z + b[arrays.arange(len(z)) % len(b)][:, None]


def only(where: slice) -> Change:
    """Las filas de fuera de ``where`` se quedan a 0."""

    def kept(z: Tensor) -> Tensor:
        out = arrays.zeros_like(z)
        out[where] = z[where]
        return out

    return kept


def _times_bias(number: Callable[[Tensor], float]) -> dict[str, object]:
    return {"bias": lambda z, b, x: fitted(z, number(x) * b)}


_SAID = ONE_WINDOW | said("""
`w-traspuesta`: tu función coincide con la que multiplica por la traspuesta de W, o falla si W no es cuadrada
→ Escribe debajo de cada array su forma: X es (N, D) y W es (D, M).
`orden-cambiado`: tu función coincide con la que multiplica W por X, en ese orden, o falla si no encajan
→ En un producto de matrices el orden importa: escribe la forma de cada una y mira qué ejes quedan juntos.
`x-traspuesta`: tu función coincide con la que multiplica por la traspuesta de X, o falla si no encaja
→ Cada fila de X es una imagen, y cada fila del resultado también.
`w-reformada`: tu resultado coincide con cambiar la forma de W con reshape y trasponerla después
→ reshape no cambia el orden de los números; trasponer, sí. Imprime W antes y después.
`todo-traspuesto`: tu función coincide con la que multiplica las dos traspuestas, `W.T @ X.T`, y falla al
  sumar el sesgo si no encaja
→ Así sale una fila por clase y una columna por imagen. Escribe qué forma tiene cada array: X es (N, D), W es
(D, M) y la salida, (N, M).
`casilla-a-casilla`: tu función coincide con la que multiplica X y W casilla a casilla, o falla si no encajan
→ `*` multiplica cada número con el de su misma casilla; aquí se suman productos de filas y columnas.
`suma-por-suma`: tu resultado coincide con multiplicar la suma de cada fila de X por la de cada columna de W
→ Mira en qué orden multiplicas y sumas.
`ultima-caracteristica`: tu resultado coincide con usar solo la última característica
`primera-caracteristica`: tu resultado coincide con usar solo la primera característica
→ Mira si en el bucle de las características cada vuelta se suma a lo que había.
`media-de-productos`: tu resultado coincide con hacer la media de los productos en lugar de la suma
`dividida-entre-n`: tu resultado coincide con dividir el producto entre el número de imágenes
→ En la ida no se divide entre nada: mira qué operación reúne los productos.
`activacion-incluida`: tu resultado coincide con cambiar por 0 los valores negativos de la salida
`sigmoide-incluida`: tu resultado coincide con pasar la salida por la función sigmoide
`softmax-incluida`: tu resultado coincide con convertir la salida en probabilidades
→ Esta capa no lleva función de activación: eso va aparte.
`sin-decimales`: tu resultado coincide con perder los decimales
→ Mira de qué tipo es el array en el que guardas la salida.
`salida-traspuesta`: tu resultado coincide con intercambiar filas y columnas en la salida
→ La salida tiene una fila por imagen y una columna por clase.
`sesgo-en-los-pesos`: tu resultado coincide con sumar el sesgo a los pesos, antes de multiplicar
→ El sesgo se suma al producto, una vez por casilla: mira a qué array lo sumas.
`sesgo-por-fila`: tu función coincide con la que elige el sesgo por la fila y no por la columna, o falla si no
  lo hay
→ b tiene un número por clase, y las clases son las columnas.
`primer-sesgo`: tu resultado coincide con usar en todas las clases el sesgo de la primera
`suma-de-los-sesgos`: tu resultado coincide con sumar en cada casilla los sesgos de todas las clases
`media-de-los-sesgos`: tu resultado coincide con sumar en cada casilla la media de los sesgos
→ Cada clase tiene su sesgo: mira si usas b entero donde va uno de sus números, o uno donde van todos.
`sesgo-por-caracteristica`: tu resultado coincide con sumar el sesgo una vez por cada característica
`sesgo-por-imagen`: tu resultado coincide con sumar el sesgo una vez por cada imagen
→ El sesgo se suma una vez por casilla: mira en qué bucle, o en qué suma, está.
`solo-la-primera-imagen`: tu resultado coincide con calcular solo la primera imagen del lote
`solo-la-ultima-imagen`: tu resultado coincide con calcular solo la última imagen del lote
→ Mira dónde está el `return` y en qué fila de la salida guardas cada vuelta.
`una-sola-fila`: tu función coincide con la que devuelve solo la fila de la primera imagen
→ La salida tiene una fila por imagen: mira si se te ha quedado un índice, como en X[0].
`lote-en-una-fila`: tu función coincide con la que suma todas las imágenes en una sola fila
→ La salida tiene una fila por imagen: mira sobre qué eje sumas.
`primera-imagen-en-todas`: tu resultado coincide con usar la primera imagen en todas las del lote
→ Mira con qué índice lees X en cada vuelta.
`lote-promediado`: tu resultado coincide con usar en todas las filas la imagen media del lote
`lote-sumado`: tu resultado coincide con usar en todas las filas la suma de las imágenes del lote
→ Cada imagen da su propia fila: mira sobre qué eje sumas.
""")

_ALIGN = (
    "«matmul: Input operand 1 has a mismatch in its core dimension…» o «operands could not be broadcast…»"
)
_OTHER = "La salida tiene la forma correcta y otros valores"
_BIAS = "Falta el sesgo, o suma más de una vez"
_BATCH = "Solo está bien la primera imagen, o todas dan lo mismo"


def _cell_by_cell(x: Tensor, w: Tensor) -> Tensor:
    try:
        return x * w
    except ValueError:
        raise ValueError(NO_FIT) from None


_DECIDED: Decided = {
    _ALIGN: {
        "w-traspuesta": {"weights": lambda w: w.T},
        "orden-cambiado": {"times": lambda x, w: product(w, x)},
        "x-traspuesta": {"images": lambda x: x.T},
        "todo-traspuesto": {"times": lambda x, w: product(w.T, x.T)},
        "casilla-a-casilla": {"times": _cell_by_cell},
        "salida-traspuesta": {"then": lambda z: z.T},
        "sesgo-por-fila": ({"bias": by_row}, {"bias": _of_its_row}, {"bias": _in_turns}),
    },
    _OTHER: {
        "w-reformada": {"weights": lambda w: w.reshape(w.shape[::-1]).T},
        "suma-por-suma": {"times": lambda x, w: x.sum(1, keepdim=True) * w.sum(0)},
        "ultima-caracteristica": {"times": lambda x, w: x[:, -1:] * w[-1:]},
        "primera-caracteristica": {"times": lambda x, w: x[:, :1] * w[:1]},
        "media-de-productos": {"scale": lambda x, w: 1 / len(w)},
        "dividida-entre-n": {"scale": lambda x, w: 1 / len(x)},
        "activacion-incluida": {"then": arrays.relu},
        "sigmoide-incluida": {"then": arrays.sigmoid},
        "softmax-incluida": {"then": lambda z: z.softmax(1)},
        "sin-decimales": {"saved": np.trunc},
    },
    _BIAS: {
        "sin-sesgo": {"bias": lambda z, b, x: z},
        "sesgo-restado": {"bias": lambda z, b, x: fitted(z, -b)},
        "primer-sesgo": {"bias": lambda z, b, x: z + b[0]},
        "suma-de-los-sesgos": {"bias": lambda z, b, x: z + b.sum()},
        "media-de-los-sesgos": {"bias": lambda z, b, x: z + b.mean()},
        "sesgo-por-caracteristica": _times_bias(lambda x: x.shape[1]),
        "sesgo-por-imagen": _times_bias(len),
        "sesgo-en-los-pesos": {"bias": lambda z, b, x: z + x.sum(1, keepdim=True) * b},
        "sesgo-dos-veces": _times_bias(lambda x: 2),
    },
    _BATCH: {
        "solo-la-primera-imagen": {"saved": only(slice(1))},
        "solo-la-ultima-imagen": {"saved": only(slice(-1, None))},
        "una-sola-fila": {"then": lambda z: z[0]},
        "lote-en-una-fila": {"images": lambda x: x.sum(0, keepdim=True), "then": lambda z: z[0]},
        "primera-imagen-en-todas": {"images": lambda x: x[:1].expand_as(x)},
        "lote-promediado": {"images": lambda x: x.mean(0).expand_as(x)},
        "lote-sumado": {"images": lambda x: x.sum(0).expand_as(x)},
    },
}

FORWARD_MISTAKES = tuple(catalogue(linear, _SAID, _DECIDED))
