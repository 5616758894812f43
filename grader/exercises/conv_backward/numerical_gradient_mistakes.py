"""``numerical_gradient`` como lo escribe un estudiante, y sus errores conocidos: lo que cada uno cambia."""

from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np

from grader.arguments import Formula
from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.catalogue import Choices, Decided, catalogue, said
from grader.remembering import last_kept

DEFAULT_EPS = 1e-5


def value(f: Formula, x: Tensor) -> Tensor:
    """``f`` en cada punto de ``x``, aplanado en el último eje: lo mismo que da ``Formula``."""
    cubic, square, linear = (tensor(c).flatten() for c in Formula.of(f).coefficients)
    return (((cubic * x + square) * x + linear + x.roll(1, -1)) * x).sum(-1)


@last_kept
def gradient(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    """El gradiente exacto más el término que la diferencia central de paso ``eps`` le añade a un cubo."""
    import torch

    cubic, square, linear = (torch.from_numpy(c).flatten() for c in Formula.of(f).coefficients)
    point = torch.from_numpy(x).flatten().requires_grad_()
    value = (((cubic * point + square) * point + linear + point.roll(1)) * point).sum()
    (exact,) = torch.autograd.grad(value, point)
    return (exact + eps**2 * cubic).reshape(x.shape).numpy()


Shape = tuple[int, ...]
Pair = tuple[float, float]


def _one_by_one(shape: Shape) -> Tensor:
    """Qué valores se mueven en cada vuelta del bucle: uno, y cada vez otro."""
    return arrays.eye(prod(shape))


def _numerical_gradient(
    f: Formula,
    x: np.ndarray,
    eps: float = DEFAULT_EPS,
    *,
    step: Callable[[float], float] = same,
    size: Callable[[Tensor, float], Any] = lambda start, eps: eps,
    turns: Callable[[Shape], Tensor] = _one_by_one,
    ends: Pair = (1, -1),
    first: Pair | None = None,
    left: Callable[[float, float], Pair] = lambda high, low: (0, 0),
    divisor: Callable[[Tensor, float], Any] = lambda distance, eps: distance * eps,
    joined: Callable[..., Tensor] = lambda ahead, behind, divisor: (ahead - behind) / divisor,
    signed: Change = same,
    stored: Change = same,
    placed: Callable[[Tensor, Shape], Tensor] = lambda found, shape: found.reshape(shape),
    kept: Callable[[Tensor], Any] = lambda found: ...,
    shaped: Change = same,
) -> np.ndarray:
    """Mueve los valores de cada vuelta, resta lo que da ``f`` en los dos extremos y divide.

    ``ends`` es cuántos pasos se aleja cada extremo; ``first``, en la primera vuelta. ``left``, cuántos se
    queda alejado de los valores ya movidos. ``placed`` lleva lo calculado a su posición.
    """
    eps, start = step(eps), tensor(x).flatten()
    moves = turns(x.shape) * size(start, eps)
    before = moves.cumsum(0) - moves
    reach = tensor([first or ends, *[ends] * (len(moves) - 1)])
    lags = tensor(left(*ends))
    ahead, behind = value(f, start + reach.T[..., None] * moves + lags[:, None, None] * before)
    found = signed(joined(ahead, behind, divisor(reach[:, 0] - reach[:, 1], eps)))
    found = placed(stored(found), x.shape)
    result = arrays.zeros_like(found)
    result[kept(found)] = found[kept(found)]
    return shaped(result).numpy()


def _by_rows(shape: Shape) -> Tensor:
    """En cada vuelta, todos los valores que comparten el primer índice."""
    return arrays.eye(shape[0]).repeat_interleave(prod(shape[1:]), 1)


def _all(shape: Shape) -> Tensor:
    """Una sola vuelta, con todos los valores."""
    return arrays.ones(1, prod(shape))


def _copied(found: Tensor, shape: Shape) -> Tensor:
    """Lo de cada vuelta, repetido en lo que se movió."""
    return found.reshape(-1, *[1] * (len(shape) - 1)).expand(shape).clone()


def _beyond_the_rows(found: Tensor, shape: Shape) -> Tensor:
    if prod(shape) > shape[0]:
        raise IndexError("is out of bounds")
    return _copied(found, shape)


def _by_two(shape: Shape) -> Tensor:
    """Dos bucles: en cada vuelta, los valores que comparten los dos primeros índices."""
    if len(shape) < 2:
        raise IndexError("out of range")
    return arrays.eye(prod(shape[:2])).repeat_interleave(prod(shape[2:]), 1)


def _copied_by_two(found: Tensor, shape: Shape) -> Tensor:
    return found.reshape(*shape[:2], *[1] * (len(shape) - 2)).expand(shape).clone()


def _without_last(found: Tensor) -> Tensor:
    return arrays.arange(found.size).reshape(found.shape) < found.size - 1


def _flat_point(shape: Shape) -> Tensor:
    """``f`` recibe el vector aplanado, que al operarlo con otra forma puede no encajar."""
    if 1 < shape[-1] < prod(shape):
        raise ValueError("broadcast")
    return _one_by_one(shape)


def _over(number: float) -> Choices:
    """Divide entre ``number`` pasos, estén los extremos donde estén."""
    return {"divisor": lambda distance, eps: number * eps}


_FORWARD, _BACKWARD = {"ends": (1, 0)}, {"ends": (0, -1)}

_DECIDED: Decided = {
    "Sale casi bien («5.34693 y esperábamos 5.34694»), o falla «no modifica la entrada»": {
        "diferencia-hacia-delante": _FORWARD,
        "diferencia-hacia-atras": _BACKWARD,
        # solo hay un primer valor si se mueven de uno en uno
        "primero-de-un-solo-lado": {"first": (1, 0), "turns": _one_by_one},
        "punto-sin-restaurar": {"left": lambda high, low: (low or high,) * 2},
        "movimientos-acumulados": {"left": lambda high, low: (high, low)},
    },
    "Sale el doble, la mitad o un número diminuto": {
        "delante-entre-dos-eps": {**_FORWARD, **_over(2)},
        "atras-entre-dos-eps": {**_BACKWARD, **_over(2)},
        "falta-dividir-entre-dos": _over(1),
        "la-mitad": _over(4),
        "sin-dividir": {"divisor": lambda distance, eps: 1},
        "entre-eps-al-cuadrado": (
            {"divisor": lambda distance, eps: eps**2},
            {"divisor": lambda distance, eps: 2 * eps**2},
        ),
        "entre-el-numero-de-valores": {"stored": lambda found: found / len(found)},
        "dividir-solo-entre-dos": {"divisor": lambda distance, eps: 2},
        "parentesis-del-divisor": {"divisor": lambda distance, eps: 2 / eps},
        "paso-proporcional": {"size": lambda start, eps: eps * start},
    },
    "«La salida vale 0 y esperábamos…»": {"mismo-array": {"signed": lambda change: 0 * change}},
    "El número es el esperado, con otro signo o sin decimales": {
        "signo-cambiado": {"signed": np.negative},
        "valor-absoluto": {"signed": np.abs},
        "truncado-a-entero": {"stored": np.trunc},
    },
    "Solo falla «usa el paso eps»": {
        "eps-fijo": tuple({"step": lambda eps, own=own: own} for own in (DEFAULT_EPS, 1e-4, 1e-3, 1e-2, 0.1)),
        "medio-paso": {"step": lambda eps: eps / 2},
    },
    "«La salida tiene forma () y esperábamos forma (2, 3)»": {
        "todos-a-la-vez": {"turns": _all, "placed": lambda found, shape: found.reshape(())},
        "todos-a-la-vez-y-copiado": {"turns": _all, "placed": _copied},
    },
    "«La salida tiene forma (2,) y esperábamos forma (2, 3)»": {
        "un-valor-por-fila": {"turns": _by_rows, "placed": lambda found, shape: found},
    },
    "Está bien un valor, o una fila, y los demás son 0 o se repiten": {
        "filas-enteras": {"turns": _by_rows, "placed": _copied},
        "solo-la-primera-fila": {"kept": lambda found: 0 if found.ndim > 1 else ...},
        "solo-el-primer-valor": {"kept": lambda found: (0,) * found.ndim},
        "solo-el-ultimo-valor": {"kept": lambda found: (-1,) * found.ndim},
        "falta-el-ultimo-valor": {"kept": _without_last},
    },
    # ninguna ayuda del cuaderno cuenta lo que se ve
    "": {
        "parentesis-del-numerador": {"joined": lambda ahead, behind, divisor: ahead - behind / divisor},
        "suma-en-lugar-de-resta": {"joined": lambda ahead, behind, divisor: (ahead + behind) / divisor},
        "indice-plano": {"turns": _by_rows, "placed": _beyond_the_rows},
        "dos-bucles": {"turns": _by_two, "placed": _copied_by_two},
        "gradiente-aplanado": {"shaped": np.ravel},
        "f-recibe-un-vector": {"turns": _flat_point},
        "gradiente-traspuesto": {"shaped": lambda found: found.T},
    },
}
_SAID = said("""
`diferencia-hacia-delante`: tu resultado coincide con la diferencia hacia delante, (f(x + eps) - f(x)) /
  eps
`diferencia-hacia-atras`: tu resultado coincide con la diferencia hacia atrás, (f(x) - f(x - eps)) / eps
→ La diferencia central mira a los dos lados: f(x + eps) y f(x - eps).
`delante-entre-dos-eps`: tu resultado coincide con (f(x + eps) - f(x)) / (2·eps)
`atras-entre-dos-eps`: tu resultado coincide con (f(x) - f(x - eps)) / (2·eps)
→ Mira en qué dos puntos se evalúa f de verdad y qué distancia hay entre ellos.
`primero-de-un-solo-lado`: tu resultado coincide con la diferencia hacia delante en el primer valor y la
  central en los demás
→ El primer valor no es especial: también se puede mover hacia los dos lados.
`falta-dividir-entre-dos`: tu resultado coincide con el doble del gradiente
`la-mitad`: tu resultado coincide con la mitad del gradiente
`sin-dividir`: tu resultado coincide con f(x + eps) - f(x - eps), sin dividir
`dividir-solo-entre-dos`: tu resultado coincide con (f(x + eps) - f(x - eps)) / 2
→ Entre x + eps y x - eps hay una distancia de 2·eps.
`entre-eps-al-cuadrado`: tu resultado coincide con dividir entre el cuadrado de eps
→ Entre los dos puntos hay una distancia de 2·eps, sin cuadrados.
`entre-el-numero-de-valores`: tu resultado coincide con dividir el gradiente entre el número de valores de x
→ Cada derivada es de un solo valor: mira si haces una media.
`parentesis-del-divisor`: tu resultado coincide con dividir entre 2 y multiplicar después por eps
→ Python hace `/` y `*` de izquierda a derecha: mira qué queda dividiendo.
`parentesis-del-numerador`: tu resultado coincide con dividir solo f(x - eps) y restarlo de f(x + eps)
→ Python divide antes de restar: mira qué queda encima de la barra.
`suma-en-lugar-de-resta`: tu resultado coincide con sumar f(x + eps) y f(x - eps) en lugar de restarlos
→ Una derivada mide cuánto cambia f de un punto al otro: compara tu numerador con la fórmula.
`f-recibe-un-vector`: tu función falla con más de un eje, como la que evalúa f en x aplanado
→ Imprime la forma de lo que recibe f: tiene que ser la de x.
`gradiente-traspuesto`: tu resultado coincide con el gradiente traspuesto
→ El resultado tiene la forma de x: mira con qué índice guardas cada derivada.
`mismo-array`: tu resultado vale 0 en todas las posiciones
→ Comprueba si los dos puntos son dos arrays y si guardas algo en el resultado.
`signo-cambiado`: tu resultado coincide con el gradiente cambiado de signo
→ Mira qué valor de f restas de cuál.
`valor-absoluto`: tu resultado coincide con el gradiente en valor absoluto
→ Una derivada puede ser negativa: mira si quitas el signo a la diferencia.
`truncado-a-entero`: tu resultado coincide con el gradiente sin sus decimales
→ Imprime el `dtype` del array en el que guardas las derivadas.
`eps-fijo`: tu resultado coincide con usar siempre el mismo paso, sin mirar eps
→ Mira si el paso que usas es el argumento eps.
`medio-paso`: tu resultado coincide con moverse eps/2 hacia cada lado
→ En la fórmula de la unidad cada punto se aleja eps de x.
`paso-proporcional`: tu resultado coincide con mover cada valor en proporción a sí mismo
→ El paso se suma y se resta, y es el mismo para todos los valores.
`punto-sin-restaurar`: tu resultado coincide con dejar cada valor movido, sin devolverlo a su sitio, antes de
  pasar al siguiente
`movimientos-acumulados`: tu resultado coincide con dos puntos que se crean una vez y se van alejando de x
→ Imprime el punto en cada vuelta del bucle: solo un valor debe estar movido.
`todos-a-la-vez`: tu resultado coincide con mover todos los valores a la vez: es un solo número
→ Cada derivada parcial mueve un valor y deja quietos los demás.
`todos-a-la-vez-y-copiado`: tu resultado coincide con repetir en cada posición la suma de todas las
  derivadas
→ Mira si mueves un solo valor cada vez y si guardas su derivada solo en su posición.
`un-valor-por-fila`: tu resultado coincide con una sola derivada por fila, la de mover la fila entera
`filas-enteras`: tu resultado coincide con mover filas enteras y copiar su derivada en toda la fila
→ Mira la forma de x[0]: con un solo índice se mueve una fila entera.
`indice-plano`: tu función falla con más de un eje, como la que usa los índices de 0 a x.size en el
  primero
→ Con x de forma (2, 3) hay 6 valores, pero x[2] no existe: mira qué índices recorres.
`dos-bucles`: tu función coincide con la que recorre filas y columnas y falla si no hay dos ejes
→ x puede tener cualquier número de ejes: mira qué recorre `np.ndindex(x.shape)`.
`solo-la-primera-fila`: tu resultado coincide con calcular solo la primera fila: las demás valen 0
`solo-el-primer-valor`: tu resultado coincide con calcular solo el primer valor: los demás valen 0
→ Cada posición de x tiene su derivada: mira cuándo sale el bucle y qué posiciones recorre.
`falta-el-ultimo-valor`: tu resultado coincide con no calcular el último valor, que vale 0
→ Compara el último índice del bucle con el número de valores de x.
`solo-el-ultimo-valor`: tu resultado coincide con calcular solo el último valor: los demás valen 0
→ Mira en qué momento creas el array del resultado.
`gradiente-aplanado`: tu resultado tiene los valores del gradiente, pero en un solo eje
→ El resultado tiene la forma de x.
""")
MISTAKES = tuple(catalogue(_numerical_gradient, _SAID, _DECIDED))
