"""``linear_backward`` como la escribe un estudiante, con sus decisiones a la vista, y sus errores."""

from collections.abc import Callable

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.catalogue import Choices, Decided, catalogue, said, taken
from grader.exercises.conv_backward.input_mistakes import SAID as ENTRY
from grader.exercises.conv_backward.mistakes import MISTAKES as LAYER
from grader.exercises.conv_backward.mistakes import SAID as CONVOLUTION
from grader.exercises.network.linear_mistakes import NO_FIT, NOT_ALIGNED, only, product

#: El nuevo valor de un parámetro: ``(parámetro, gradiente, tasa)``.
Update = Callable[[Tensor, Tensor, float], Tensor]
#: Lo que se hace con un gradiente, que depende de ``l_O`` y de la entrada: ``(gradiente, l_O, X)``.
Then = Callable[[Tensor, Tensor, Tensor], Tensor]


def _descend(parameter: Tensor, gradient: Tensor, rate: float) -> Tensor:
    return parameter - rate * gradient


def _left(gradient: Tensor, l_O: Tensor, x: Tensor) -> Tensor:
    return gradient


def linear_back(
    l_O: np.ndarray,
    learning_rate: float,
    X: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    *,
    updated: bool = False,
    dx_weights: Change = lambda w: w.T,
    dx_then: Then = _left,
    moved: Callable[[Tensor, Tensor, float], Tensor] = lambda dX, x, rate: dX,
    images: Change = same,
    dw: Callable[[Tensor, Tensor], Tensor] = lambda x, g: product(x.T, g),
    dw_then: Then = _left,
    db: Callable[[Tensor], Tensor] = lambda g: g.sum(0),
    db_then: Then = _left,
    w_step: Update = _descend,
    b_step: Update = _descend,
    order: tuple[int, int, int] = (0, 1, 2),
) -> tuple[np.ndarray, ...]:
    """Lo que da la vuelta; sin más argumentos, lo correcto. ``updated``: usa los pesos ya actualizados."""
    g, x, w, own = (tensor(a) for a in (l_O, X, W, b))
    try:
        W_new = w_step(w, dw_then(dw(images(x), g), g, x), learning_rate)
        b_new = b_step(own, db_then(db(g), g, x), learning_rate)
        dX = dx_then(product(g, dx_weights(W_new if updated else w)), g, x)
        made = (moved(dX, x, learning_rate), W_new, b_new)
    except ValueError as error:
        raise ValueError(NOT_ALIGNED if str(error) == NOT_ALIGNED else NO_FIT) from None
    return tuple(made[i].numpy().copy() for i in order)


def _row_by_row(g: Tensor) -> Tensor:
    """En un bucle sobre las clases, la suma de la fila de ese número."""
    if len(g) < g.shape[1]:
        raise IndexError("out of bounds")
    return g.sum(1)[: g.shape[1]]


def _steps(step: Update) -> Choices:
    return {"w_step": step, "b_step": step}


def _by_images(power: int) -> Then:
    return lambda gradient, g, x: float(len(g)) ** power * gradient


_SAID = (
    ENTRY
    | CONVOLUTION
    | said("""
`w-sin-trasponer`: tu función coincide con la que calcula l_a_prev con W sin trasponer, o falla si no es
  cuadrada
→ l_O es (N, M) y l_a_prev es (N, D): escribe qué forma debe tener lo que multiplica a l_O.
`w-reformada`: tu l_a_prev coincide con usar reshape donde hay que trasponer W
→ reshape no cambia el orden de los números; trasponer, sí.
`entrada-actualizada`: tu l_a_prev coincide con X menos la tasa por el gradiente
→ La capa anterior necesita el gradiente mismo: X no es un parámetro.
`entrada-dividida`: tu l_a_prev coincide con el gradiente dividido entre el número de imágenes
→ Cada imagen tiene su gradiente; lo que haya que dividir entre N ya viene en l_O.
`con-derivada-de-relu`: tu l_a_prev coincide con poner a 0 el gradiente donde X no es positivo
→ Esta capa no tiene función de activación: su vuelta solo deshace el producto.
`por-la-entrada`: tu l_a_prev coincide con el gradiente multiplicado por X
→ Al derivar respecto a X queda lo que multiplica a X.
`devuelve-la-entrada`: tu l_a_prev es igual que X
→ Se pide el gradiente respecto a X, no X.
`entrada-de-la-ultima-clase`: tu l_a_prev coincide con usar solo la última clase
`entrada-de-la-primera-clase`: tu l_a_prev coincide con usar solo la primera clase
→ A una característica le llega gradiente de todas las clases: mira si en su bucle cada vuelta se suma a lo
que había.
`entrada-del-lote`: tu l_a_prev coincide con dar a todas las imágenes la suma de sus gradientes
`entrada-promediada`: tu l_a_prev coincide con dar a todas las imágenes la media de sus gradientes
→ Cada imagen tiene su propio gradiente: mira sobre qué eje sumas.
`pesos-divididos`: tu W_new coincide con dividir su gradiente entre el número de imágenes
`sesgos-divididos`: tu b_new coincide con dividir su gradiente entre el número de imágenes
`divididos-otra-vez`: W_new y b_new coinciden con dividir sus gradientes entre el número de imágenes
→ La pérdida es una media y esa división ya viene en l_O: aquí se suma sobre el lote.
`pesos-multiplicados`: tu W_new coincide con multiplicar su gradiente por el número de imágenes
`multiplicados-por-n`: W_new y b_new coinciden con multiplicar sus gradientes por el número de imágenes
→ Sobre el lote se suma, una vez cada imagen: mira qué haces además.
`pesos-de-la-primera-imagen`: tu W_new coincide con mirar solo la primera imagen
`pesos-de-la-ultima-imagen`: tu W_new coincide con mirar solo la última imagen
→ Los pesos se usan en todas las imágenes: mira si cada vuelta se suma a lo que había.
`pesos-traspuestos`: tu función coincide con la que resta a W su gradiente traspuesto, o falla si no es
  cuadrada
→ El gradiente de W tiene la forma de W, (D, M): mira el orden del producto.
`pesos-reformados`: tu W_new coincide con pasar el gradiente traspuesto, (M, D), a la forma de W con reshape
→ reshape no cambia el orden de los números: escribe el producto en el orden que da ya la forma (D, M).
`x-reformada`: tu W_new coincide con usar reshape donde hay que trasponer X
→ reshape no cambia el orden de los números; trasponer, sí.
`pesos-suma-por-suma`: tu W_new coincide con multiplicar la suma de X por la de l_O
→ Mira en qué orden multiplicas y sumas.
`pesos-sin-x`: tu W_new coincide con usar un gradiente que no depende de X
→ A cada peso lo multiplica un valor de X: eso queda al derivar respecto al peso.
`sesgos-de-la-primera-imagen`: tu b_new coincide con mirar solo la primera imagen
`sesgos-de-la-ultima-imagen`: tu b_new coincide con mirar solo la última imagen
→ El sesgo se suma en todas las imágenes: mira sobre qué eje sumas.
`sesgos-con-la-suma-total`: tu b_new coincide con restar a todos los sesgos la suma de l_O entero
`sesgos-con-la-media-total`: tu b_new coincide con restar a todos los sesgos la media de l_O entero
→ Cada clase tiene su sesgo, y su gradiente es la suma de su columna.
`sesgos-por-el-otro-eje`: tu función coincide con la que suma l_O por filas para el sesgo, o falla si no
  encaja
→ b tiene un número por clase: imprime la forma de lo que le restas.
`sesgos-sin-sumar`: tu función coincide con la que no suma l_O sobre el lote, y b_new sale con una fila por
  imagen
→ b tiene un número por clase: falta reunir lo que llega de todas las imágenes.
`sesgos-en-una-fila`: tu b_new sale con un eje de más: una tabla de una sola fila
→ b es de una dimensión: mira si la suma sobre el lote conserva el eje de las imágenes.
`sin-paso`: W_new y b_new son los parámetros de antes
→ Mira si el paso llega a lo que devuelves.
`pesos-sin-paso`: tu W_new es igual que W
`sesgos-sin-paso`: tu b_new es igual que b
→ Mira si el paso llega a lo que devuelves: los dos parámetros se actualizan.
`tasa-fija`: W_new y b_new coinciden con un paso de tasa fija, que no es learning_rate
→ La tasa es un argumento: mira con qué número multiplicas los gradientes.
`tasa-entre`: W_new y b_new coinciden con dividir el gradiente entre la tasa de aprendizaje
→ La tasa multiplica al gradiente.
""")
)

_ENTRY = "Solo falla l_a_prev"
_PARAMETERS = "Fallan W_new y b_new, y l_a_prev está bien"
_TIMES_N = "Los gradientes salen N veces más pequeños, o más grandes"
_BIAS = "b_new tiene otra forma o el mismo cambio en todas las clases"
_BATCH = "Solo está bien la primera imagen, o todas dan lo mismo"
_ALIGN = (
    "«matmul: Input operand 1 has a mismatch in its core dimension…» o «operands could not be broadcast…»"
)
_OTHER = "La salida tiene la forma correcta y otros valores"

_DECIDED: Decided = {
    _ENTRY: {
        "w-reformada": {"dx_weights": lambda w: w.reshape(w.shape[::-1])},
        "tasa-en-la-entrada": {"moved": lambda dX, x, rate: rate * dX},
        "entrada-de-la-ultima-clase": {"dx_weights": lambda w: only(slice(-1, None))(w.T)},
        "entrada-de-la-primera-clase": {"dx_weights": lambda w: only(slice(1))(w.T)},
        "entrada-actualizada": {"moved": lambda dX, x, rate: x - rate * dX},
        "entrada-a-cero": {"moved": lambda dX, x, rate: arrays.zeros_like(x)},
        "signo-en-la-entrada": {"dx_then": lambda dX, g, x: -dX},
        "con-derivada-de-relu": {"dx_then": lambda dX, g, x: dX * (x > 0)},
        "por-la-entrada": {"dx_then": lambda dX, g, x: dX * x},
        "devuelve-la-entrada": {"moved": lambda dX, x, rate: x},
        "entrada-del-lote": {"dx_then": lambda dX, g, x: dX.sum(0).expand_as(x)},
        "entrada-promediada": {"dx_then": lambda dX, g, x: dX.mean(0).expand_as(x)},
    },
    _ALIGN: {
        "w-sin-trasponer": {"dx_weights": same},
        "pesos-traspuestos": {"dw": lambda x, g: product(g.T, x)},
    },
    _TIMES_N: {
        "entrada-dividida": {"dx_then": _by_images(-1)},
        "pesos-divididos": {"dw_then": _by_images(-1)},
        "sesgos-divididos": {"db_then": _by_images(-1)},
        "divididos-otra-vez": {"dw_then": _by_images(-1), "db_then": _by_images(-1)},
        "pesos-multiplicados": {"dw_then": _by_images(1)},
        "multiplicados-por-n": {"dw_then": _by_images(1), "db_then": _by_images(1)},
    },
    _BATCH: {
        "pesos-de-la-primera-imagen": {"images": only(slice(1))},
        "pesos-de-la-ultima-imagen": {"images": only(slice(-1, None))},
        "sesgos-de-la-primera-imagen": {"db": lambda g: g[0]},
        "sesgos-de-la-ultima-imagen": {"db": lambda g: g[-1]},
    },
    _OTHER: {
        "pesos-reformados": {"dw": lambda x, g: product(g.T, x).reshape(x.shape[1], g.shape[1])},
        "x-reformada": {"dw": lambda x, g: product(x.reshape(x.shape[::-1]), g)},
        "pesos-suma-por-suma": {"dw": lambda x, g: x.sum(0)[:, None] * g.sum(0)},
        "pesos-sin-x": {"dw": lambda x, g: g.sum(0).expand(x.shape[1], -1)},
    },
    _BIAS: {
        "sesgos-con-la-suma-total": {"db": np.sum},
        "sesgos-con-la-media-total": {"db": np.mean},
        "sesgos-por-el-otro-eje": (
            {"db": lambda g: g.sum(1)},
            {"db": lambda g: g.sum(1)[: g.shape[1]]},
            {"db": _row_by_row},
        ),
        "sesgos-sin-sumar": {"db": same},
        "sesgos-en-una-fila": {"db": lambda g: g.sum(0, keepdim=True)},
    },
    _PARAMETERS: {
        "sin-paso": _steps(lambda P, d, rate: P),
        "pesos-sin-paso": {"w_step": lambda P, d, rate: P},
        "sesgos-sin-paso": {"b_step": lambda P, d, rate: P},
        "tasa-fija": tuple(_steps(lambda P, d, rate, own=own: P - own * d) for own in (0.1, 0.01, 0.001)),
        "tasa-entre": _steps(lambda P, d, rate: P - d / rate),
    },
}

_TAKEN = {
    _ENTRY: ("pesos-nuevos-en-la-entrada",),
    _PARAMETERS: (
        *("signo-del-paso", "sin-tasa", "sin-tasa-y-signo", "tasa-dos-veces", "devuelve-gradientes"),
        *("devuelve-pasos", "signo-en-w", "sin-tasa-en-w", "signo-en-b", "sin-tasa-en-b"),
    ),
    # ninguna ayuda del cuaderno habla del orden
    "": ("parametros-primero", "sesgos-antes-que-pesos", "w-a-cero", "b-a-cero"),
}

BACKWARD_MISTAKES = (*catalogue(linear_back, _SAID, _DECIDED), *taken(LAYER, _TAKEN, linear_back))
