"""Errores conocidos de ``numerical_gradient``."""

from collections.abc import Callable

import numpy as np
import torch

from grader.arguments import Formula
from grader.exercises.base import Mistake
from grader.remembering import last_kept

DEFAULT_EPS = 1e-5

ONE_NUMBER = "«La salida tiene forma () y esperábamos forma (2, 3)»"
ONE_AXIS = "«La salida tiene forma (2,) y esperábamos forma (2, 3)»"
ZEROS = "«La salida vale 0 y esperábamos…»"
ALMOST = "Sale casi bien («5.34693 y esperábamos 5.34694»), o falla «no modifica la entrada»"
FACTOR = "Sale el doble, la mitad o un número diminuto"
STEP = "Solo falla «usa el paso eps»"
SIGN = "El número es el esperado, con otro signo o sin decimales"
PLACES = "Está bien un valor, o una fila, y los demás son 0 o se repiten"

Gradient = Callable[..., np.ndarray]


def value(f: Formula, x: torch.Tensor) -> torch.Tensor:
    """``f(x)`` con torch: lo mismo que calcula :class:`grader.arguments.Formula` con NumPy."""
    cubic, square, linear = (torch.from_numpy(c) for c in f.coefficients)
    return (cubic * x**3 + square * x**2 + linear * x).sum() + (x * x.roll(1)).sum()


@last_kept
def gradient(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    """El gradiente exacto más el término que la diferencia central de paso ``eps`` le añade a un cubo."""
    point = torch.from_numpy(x).requires_grad_()
    (exact,) = torch.autograd.grad(value(f, point), point)
    return (exact + eps**2 * torch.from_numpy(f.coefficients[0])).detach().numpy()


def _then(change: Callable[[np.ndarray, float], np.ndarray]) -> Gradient:
    """El gradiente correcto, cambiado al final."""
    return lambda f, x, eps=DEFAULT_EPS: change(gradient(f, x, eps), eps)


def _differences(high: float, low: float, distance: float) -> Gradient:
    """Una diferencia entre ``x + high·eps`` y ``x + low·eps``, dividida entre ``distance·eps``."""

    def difference(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
        start = torch.from_numpy(x)
        moves = eps * torch.eye(x.size, dtype=start.dtype).reshape(-1, *x.shape)
        parts = [(value(f, start + high * m) - value(f, start + low * m)) for m in moves]
        return (torch.stack(parts) / (distance * eps)).reshape(x.shape).numpy()

    return difference


def _first_one_sided(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    result = gradient(f, x, eps).copy()
    result.flat[0] = _differences(1, 0, 1)(f, x, eps).flat[0]
    return result


def _drifting(high: float, low: float) -> Gradient:
    """Los puntos se quedan movidos: arrastran ``high·eps`` y ``low·eps`` de los valores anteriores."""

    def drift(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
        start, result = torch.from_numpy(x), np.zeros_like(x)
        before, here = torch.zeros(x.size, dtype=start.dtype), torch.zeros(x.size, dtype=start.dtype)
        for i in range(x.size):
            here[i] = eps
            ends = (start + (m * before + s * here).reshape(x.shape) for m, s in ((high, 1), (low, -1)))
            ahead, behind = (value(f, end) for end in ends)
            result.flat[i] = (ahead - behind) / (2 * eps)
            here[i], before[i] = 0.0, eps
        return result

    return drift


def _rows(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    """Una derivada por fila: se mueven a la vez todos los valores que comparten el primer índice."""
    start, parts = torch.from_numpy(x), []
    for row in range(len(x)):
        step = torch.zeros_like(start)
        step[row] = eps
        parts.append((value(f, start + step) - value(f, start - step)) / (2 * eps))
    return torch.stack(parts).numpy()


def _row_copied(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    return np.broadcast_to(_rows(f, x, eps).reshape(-1, *[1] * (x.ndim - 1)), x.shape)


def _beyond_the_rows(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    if x.size > len(x):
        raise IndexError("is out of bounds")
    return _row_copied(f, x, eps)


def _together(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    """Todos los valores se mueven a la vez: un solo número."""
    start = torch.from_numpy(x)
    return ((value(f, start + eps) - value(f, start - eps)) / (2 * eps)).numpy()


def _proportional(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    """El paso es ``eps·x`` y la división, entre ``2·eps``."""
    return x * gradient(f, x, 0.0) + eps**2 * x**3 * f.coefficients[0]


def _kept(where: Callable[[np.ndarray], object]) -> Gradient:
    """Solo se rellena una parte del resultado; lo demás se queda a 0."""

    def keep(result: np.ndarray, _: float) -> np.ndarray:
        kept = np.zeros_like(result)
        kept[where(result)] = result[where(result)]
        return kept

    return _then(keep)


_BOTH_SIDES = "La diferencia central mira a los dos lados: f(x + eps) y f(x - eps)."
_DISTANCE = "Entre x + eps y x - eps hay una distancia de 2·eps."
_RESTORE = "Imprime el punto en cada vuelta del bucle: solo un valor debe estar movido."
_WHERE = "Cada posición de x tiene su derivada: mira cuándo sale el bucle y qué posiciones recorre."
_ROW = "Mira la forma de x[0]: con un solo índice se mueve una fila entera."

MISTAKES = (
    Mistake(
        "diferencia-hacia-delante",
        "tu resultado coincide con la diferencia hacia delante, (f(x + eps) - f(x)) / eps",
        _BOTH_SIDES,
        _differences(1, 0, 1),
        help=ALMOST,
    ),
    Mistake(
        "diferencia-hacia-atras",
        "tu resultado coincide con la diferencia hacia atrás, (f(x) - f(x - eps)) / eps",
        _BOTH_SIDES,
        _differences(0, -1, 1),
        help=ALMOST,
    ),
    Mistake(
        "delante-entre-dos-eps",
        "tu resultado coincide con (f(x + eps) - f(x)) / (2·eps)",
        "Mira en qué dos puntos se evalúa f de verdad y qué distancia hay entre ellos.",
        _differences(1, 0, 2),
        help=FACTOR,
    ),
    Mistake(
        "atras-entre-dos-eps",
        "tu resultado coincide con (f(x) - f(x - eps)) / (2·eps)",
        "Mira en qué dos puntos se evalúa f de verdad y qué distancia hay entre ellos.",
        _differences(0, -1, 2),
        help=FACTOR,
    ),
    Mistake(
        "primero-de-un-solo-lado",
        "tu resultado coincide con la diferencia hacia delante en el primer valor y la central en los demás",
        "El primer valor no es especial: también se puede mover hacia los dos lados.",
        _first_one_sided,
        help=ALMOST,
    ),
    Mistake(
        "falta-dividir-entre-dos",
        "tu resultado coincide con el doble del gradiente",
        _DISTANCE,
        _then(lambda g, eps: 2 * g),
        help=FACTOR,
    ),
    Mistake(
        "la-mitad",
        "tu resultado coincide con la mitad del gradiente",
        _DISTANCE,
        _then(lambda g, eps: g / 2),
        help=FACTOR,
    ),
    Mistake(
        "sin-dividir",
        "tu resultado coincide con f(x + eps) - f(x - eps), sin dividir",
        _DISTANCE,
        _then(lambda g, eps: g * (2 * eps)),
        help=FACTOR,
    ),
    Mistake(
        "dividir-solo-entre-dos",
        "tu resultado coincide con (f(x + eps) - f(x - eps)) / 2",
        _DISTANCE,
        _then(lambda g, eps: g * eps),
        help=FACTOR,
    ),
    Mistake(
        "parentesis-del-divisor",
        "tu resultado coincide con dividir entre 2 y multiplicar después por eps",
        "Python hace `/` y `*` de izquierda a derecha: mira qué queda dividiendo.",
        _then(lambda g, eps: g * eps**2),
        help=FACTOR,
    ),
    Mistake(
        "mismo-array",
        "tu resultado vale 0 en todas las posiciones",
        "Comprueba si los dos puntos son dos arrays y si guardas algo en el resultado.",
        _then(lambda g, eps: 0 * g),
        help=ZEROS,
    ),
    Mistake(
        "signo-cambiado",
        "tu resultado coincide con el gradiente cambiado de signo",
        "Mira qué valor de f restas de cuál.",
        _then(lambda g, eps: -g),
        help=SIGN,
    ),
    Mistake(
        "valor-absoluto",
        "tu resultado coincide con el gradiente en valor absoluto",
        "Una derivada puede ser negativa: mira si quitas el signo a la diferencia.",
        _then(lambda g, eps: abs(g)),
        help=SIGN,
    ),
    Mistake(
        "truncado-a-entero",
        "tu resultado coincide con el gradiente sin sus decimales",
        "Imprime el `dtype` del array en el que guardas las derivadas.",
        _then(lambda g, eps: np.trunc(g)),
        help=SIGN,
    ),
    Mistake(
        "eps-fijo",
        "tu resultado coincide con usar siempre el mismo paso, sin mirar eps",
        "Mira si el paso que usas es el argumento eps.",
        lambda f, x, eps=DEFAULT_EPS: gradient(f, x),
        help=STEP,
    ),
    Mistake(
        "medio-paso",
        "tu resultado coincide con moverse eps/2 hacia cada lado",
        "En la fórmula de la unidad cada punto se aleja eps de x.",
        lambda f, x, eps=DEFAULT_EPS: gradient(f, x, eps / 2),
        help=STEP,
    ),
    Mistake(
        "paso-proporcional",
        "tu resultado coincide con mover cada valor en proporción a sí mismo",
        "El paso se suma y se resta, y es el mismo para todos los valores.",
        _proportional,
        help=FACTOR,
    ),
    Mistake(
        "punto-sin-restaurar",
        "tu resultado coincide con dejar cada valor en x - eps antes de pasar al siguiente",
        _RESTORE,
        _drifting(-1, -1),
        help=ALMOST,
    ),
    Mistake(
        "movimientos-acumulados",
        "tu resultado coincide con dos puntos que se crean una vez y se van alejando de x",
        _RESTORE,
        _drifting(1, -1),
        help=ALMOST,
    ),
    Mistake(
        "todos-a-la-vez",
        "tu resultado coincide con mover todos los valores a la vez: es un solo número",
        "Cada derivada parcial mueve un valor y deja quietos los demás.",
        _together,
        help=ONE_NUMBER,
    ),
    Mistake(
        "todos-a-la-vez-y-copiado",
        "tu resultado coincide con repetir en cada posición la suma de todas las derivadas",
        "Mira si mueves un solo valor cada vez y si guardas su derivada solo en su posición.",
        lambda f, x, eps=DEFAULT_EPS: np.broadcast_to(_together(f, x, eps), x.shape),
        help=ONE_NUMBER,
    ),
    Mistake(
        "un-valor-por-fila",
        "tu resultado coincide con una sola derivada por fila, la de mover la fila entera",
        _ROW,
        _rows,
        help=ONE_AXIS,
    ),
    Mistake(
        "filas-enteras",
        "tu resultado coincide con mover filas enteras y copiar su derivada en toda la fila",
        _ROW,
        _row_copied,
        help=PLACES,
    ),
    Mistake(
        "indice-plano",
        "tu función falla con más de un eje, como la que usa los índices de 0 a x.size en el primero",
        "Con x de forma (2, 3) hay 6 valores, pero x[2] no existe: mira qué índices recorres.",
        _beyond_the_rows,
        help=ONE_AXIS,
    ),
    Mistake(
        "solo-la-primera-fila",
        "tu resultado coincide con el gradiente en la primera fila y vale 0 en las demás",
        _WHERE,
        _kept(lambda g: 0 if g.ndim > 1 else ...),
        help=PLACES,
    ),
    Mistake(
        "solo-el-primer-valor",
        "tu resultado coincide con el gradiente en el primer valor y vale 0 en los demás",
        _WHERE,
        _kept(lambda g: (0,) * g.ndim),
        help=PLACES,
    ),
    Mistake(
        "solo-el-ultimo-valor",
        "tu resultado coincide con el gradiente en el último valor y vale 0 en los demás",
        "Mira en qué momento creas el array del resultado.",
        _kept(lambda g: (-1,) * g.ndim),
        help=PLACES,
    ),
    Mistake(
        "gradiente-aplanado",
        "tu resultado tiene los valores del gradiente, pero en un solo eje",
        "El resultado tiene la forma de x.",
        _then(lambda g, eps: g.ravel()),
        help=ONE_AXIS,
    ),
)
