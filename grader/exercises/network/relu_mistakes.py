"""La ReLU como la escribe un estudiante, con sus decisiones a la vista, y sus errores conocidos."""

from collections.abc import Callable

import numpy as np

from grader.exercises import arrays
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.catalogue import Decided, catalogue, said

Pair = Callable[[Tensor, Tensor], Tensor]


def _unpacked(z: Tensor, axes: int | None) -> None:
    """Lanza lo que da repartir la forma de ``z`` entre otro número de nombres."""
    if axes is not None and z.ndim != axes:
        raise ValueError("not enough values" if z.ndim < axes else "too many values")


def relu(
    Z: np.ndarray, *, axes: int | None = None, gate: Change = arrays.relu, then: Change = same
) -> np.ndarray:
    """Lo que da la ida; sin más argumentos, lo correcto. ``axes``: los ejes que exige."""
    z = tensor(Z)
    _unpacked(z, axes)
    return then(gate(z)).numpy()


def _positive(l_O: Tensor, z: Tensor) -> Tensor:
    return z > 0


def relu_back(
    l_O: np.ndarray,
    Z: np.ndarray,
    *,
    axes: int | None = None,
    passes: Pair = _positive,
    amount: Pair = lambda l_O, z: l_O,
    kept: Callable[[Tensor, Tensor], Tensor] = lambda found, mask: found,
) -> np.ndarray:
    """Lo que da la vuelta: ``amount`` por lo que deja pasar ``passes``; sin más argumentos, lo correcto."""
    g, z = tensor(l_O), tensor(Z)
    _unpacked(z, axes)
    mask = passes(g, z)
    return kept(amount(g, z) * mask.double(), mask).numpy()


def _leaky(slope: float) -> Change:
    return lambda z: arrays.leaky_relu(z, slope)


def _leak(slope: float) -> Pair:
    return lambda l_O, z: arrays.where(z > 0, 1.0, slope)


_SLOPES = (0.01, 0.1, 0.2, 0.05, 0.3, 0.001)

_AXES = said("""
`exige-cuatro-ejes`: tu función falla justo cuando Z no tiene cuatro ejes
`exige-dos-ejes`: tu función falla justo cuando Z no tiene dos ejes
→ La ReLU se aplica valor a valor: no hace falta saber cuántos ejes hay ni cuánto mide cada uno.
""")

_FORWARD = _AXES | said("""
`identidad`: tu resultado coincide con Z sin ningún cambio
→ Mira qué le pasa a un número negativo en tu función.
`valor-absoluto`: tu resultado coincide con el valor absoluto de Z
→ Un negativo no cambia de signo: en su lugar queda 0.
`minimo`: tu resultado coincide con quedarse con los negativos y poner 0 en los positivos
→ Entre 0 y cada número, mira si te quedas con el mayor o con el menor.
`signo-cambiado`: tu resultado coincide con cambiar de signo toda la salida
`al-reves`: tu resultado coincide con la ReLU de −Z
→ Mira dónde hay un signo menos, o el sentido de la comparación.
`con-fuga`: tu resultado coincide con una ReLU con fuga (*leaky*), que deja pasar parte de los negativos
`exponencial-en-los-negativos`: tu resultado coincide con una ELU, que en los negativos sigue una exponencial
→ Aquí los negativos se cambian por 0, sin pendiente.
`sigmoide`: tu resultado coincide con la función sigmoide
`tangente-hiperbolica`: tu resultado coincide con la tangente hiperbólica
`softplus`: tu resultado coincide con la versión suave de la ReLU, log(1 + exp(Z))
→ Mira qué función de activación se pide.
`positivos-al-cuadrado`: tu resultado coincide con elevar al cuadrado los positivos
→ Los positivos quedan como están: mira por qué los multiplicas.
`recortada`: tu resultado coincide con una ReLU que no deja pasar de un máximo
→ Los positivos no tienen techo: mira qué les pones por encima.
`maximo-con-uno`: tu resultado coincide con quedarse con el mayor entre cada número y 1
`desde-uno`: tu resultado coincide con poner 0 también a los números entre 0 y 1
→ Mira con qué número comparas.
`sin-decimales`: tu resultado coincide con perder los decimales
→ Mira de qué tipo es el array en el que guardas la salida.
`normalizada`: tu resultado coincide con dividir la ReLU entre su máximo
→ Los positivos quedan como están: mira entre qué los divides.
`mascara`: tu resultado coincide con un 1 donde Z es positivo y un 0 en los demás
`signo`: tu resultado coincide con el signo de Z
→ Saber dónde es positivo es la mitad: falta el valor que queda ahí.
`un-solo-numero`: tu función coincide con la que da un solo número, el mayor de todos
`maximo-por-un-eje`: tu función coincide con la que da el máximo de cada columna, como `np.max(Z, 0)`
→ Una cosa es el mayor de un array y otra, el mayor de cada número y 0: mira qué función de NumPy usas.
`solo-los-positivos`: tu función coincide con la que devuelve solo los positivos, en una fila
→ La salida tiene la forma de Z: donde había un negativo queda un 0.
`aplanada`: tu función coincide con la que devuelve todos los valores en una fila
→ La salida tiene la forma de Z: mira dónde la pierde.
""")

_NEGATIVE = "Salen números negativos, o positivos donde esperábamos 0"
_POSITIVE = "Los positivos salen cambiados o recortados"
_ONE = "Sale 1 donde esperábamos un número de Z o de l_O"
_NO_AXIS = "La salida es un solo número, o le falta un eje"
_UNPACK = "«not enough values to unpack…» o «too many values to unpack…» en la ReLU"

_UNPACKED: Decided = {_UNPACK: {"exige-cuatro-ejes": {"axes": 4}, "exige-dos-ejes": {"axes": 2}}}

_FORWARD_DECIDED: Decided = _UNPACKED | {
    _NEGATIVE: {
        "identidad": {"gate": same},
        "valor-absoluto": {"gate": np.abs},
        "minimo": {"gate": lambda z: z.clamp(max=0)},
        "signo-cambiado": {"gate": lambda z: -arrays.relu(z)},
        "al-reves": {"gate": lambda z: arrays.relu(-z)},
        "con-fuga": tuple({"gate": _leaky(slope)} for slope in _SLOPES),
        "exponencial-en-los-negativos": {"gate": lambda z: arrays.where(z > 0, z, np.expm1(z))},
    },
    _POSITIVE: {
        "sigmoide": {"gate": arrays.sigmoid},
        "tangente-hiperbolica": {"gate": np.tanh},
        "softplus": {"gate": lambda z: np.logaddexp(z, arrays.zeros_like(z))},
        "positivos-al-cuadrado": {"gate": lambda z: z * arrays.relu(z)},
        "recortada": ({"gate": lambda z: z.clamp(0, 1)}, {"gate": lambda z: z.clamp(0, 6)}),
        "maximo-con-uno": {"gate": lambda z: z.clamp(min=1)},
        "desde-uno": {"gate": lambda z: z * (z > 1)},
        "sin-decimales": {"then": np.trunc},
        "normalizada": {"then": lambda a: a / a.max()},
    },
    _ONE: {"mascara": {"gate": lambda z: (z > 0).double()}, "signo": {"gate": np.sign}},
    _NO_AXIS: {
        "un-solo-numero": ({"gate": np.max}, {"then": np.max}),
        "maximo-por-un-eje": {"gate": lambda z: z.amax(0)},
        "solo-los-positivos": {"gate": lambda z: z[z > 0]},
        "aplanada": {"then": Tensor.flatten},
    },
}

_BACKWARD = _FORWARD | said("""
`sin-derivada`: tu resultado coincide con devolver l_O entero
`distinto-de-cero`: tu resultado coincide con dejar pasar el gradiente donde Z no es 0
→ Donde Z es negativo, la salida es 0 y no se mueve aunque Z cambie un poco: ¿qué gradiente le toca?
`cero-incluido`: tu resultado coincide con dejar pasar el gradiente también donde Z es 0
`medio-en-cero`: tu resultado coincide con dejar pasar la mitad del gradiente donde Z es 0
→ En Z = 0 hay que elegir y, como PyTorch, elegimos que el gradiente sea 0.
`donde-es-negativo`: tu resultado coincide con dejar pasar el gradiente donde Z es negativo, o no es positivo
→ Mira el sentido de la comparación.
`con-fuga`: tu resultado coincide con la derivada de una ReLU con fuga (*leaky*)
→ Donde Z es negativo la pendiente es 0, no un número pequeño.
`signo-de-z`: tu resultado coincide con multiplicar l_O por el signo de Z
→ Donde Z es negativo la pendiente es 0, no −1.
`mascara-del-gradiente`: tu resultado coincide con mirar el signo de l_O, y no el de Z
`mascara-de-los-dos`: tu resultado coincide con poner a 0 también el gradiente negativo
`argumentos-cambiados`: tu resultado coincide con cambiar entre sí l_O y Z
→ Un gradiente puede ser negativo y pasar: quien decide es Z, que es lo que vio la ida.
`gradiente-sin-signo`: tu resultado coincide con quitar el signo al gradiente que pasa
→ Un gradiente puede ser negativo y pasar: mira dónde pierde el signo.
`mascara-sumada`: tu resultado coincide con sumar a l_O un 1 donde Z es positivo
→ La regla de la cadena multiplica: lo que llega, por la derivada de la ReLU.
`por-z`: tu resultado coincide con l_O multiplicado por Z
`por-la-salida`: tu resultado coincide con l_O multiplicado por la salida de la ReLU
`relu-del-producto`: tu resultado coincide con la ReLU de l_O · Z
`la-ida`: tu resultado coincide con la salida de la ida, sin l_O
→ La derivada de la ReLU vale 0 o 1: mira qué es lo que multiplica a l_O.
`mascara`: tu resultado coincide con un 1 donde Z es positivo y un 0 en los demás
→ Esa es la derivada de la ReLU: falta lo que dice la regla de la cadena, que la multiplica.
`un-solo-numero`: tu función coincide con la que suma el gradiente en un solo número
`donde-pasa`: tu función coincide con la que devuelve solo los valores que pasan, en una fila
→ El gradiente tiene la forma de Z: donde no pasa queda un 0.
""")

_LEAKS = "Pasa gradiente por donde Z no es positivo"
_OWN_SIGN = "El gradiente se anula según su propio signo, y no según el de Z"
_TIMES = "El gradiente sale multiplicado por Z"

_BACKWARD_DECIDED: Decided = _UNPACKED | {
    _LEAKS: {
        "sin-derivada": {"passes": lambda l_O, z: arrays.ones_like(z)},
        "distinto-de-cero": {"passes": lambda l_O, z: z != 0},
        "cero-incluido": {"passes": lambda l_O, z: z >= 0},
        "medio-en-cero": {"passes": lambda l_O, z: (np.sign(z) + 1) / 2},
        "donde-es-negativo": ({"passes": lambda l_O, z: z < 0}, {"passes": lambda l_O, z: z <= 0}),
        "con-fuga": tuple({"passes": _leak(slope)} for slope in _SLOPES),
        "signo-de-z": (
            {"passes": lambda l_O, z: np.sign(z)},
            {"passes": lambda l_O, z: arrays.where(z > 0, 1.0, -1.0)},
            {"passes": lambda l_O, z: arrays.where(z >= 0, 1.0, -1.0)},
        ),
    },
    _NEGATIVE: {"signo-cambiado": {"amount": lambda l_O, z: -l_O}},
    _OWN_SIGN: {
        "mascara-del-gradiente": {"passes": lambda l_O, z: l_O > 0},
        "mascara-de-los-dos": (
            {"passes": lambda l_O, z: (l_O > 0) & (z > 0)},
            {"amount": lambda l_O, z: arrays.relu(l_O)},
        ),
        "gradiente-sin-signo": {"amount": lambda l_O, z: l_O.abs()},
        "argumentos-cambiados": {"passes": lambda l_O, z: l_O > 0, "amount": lambda l_O, z: z},
    },
    _TIMES: {
        "por-z": {"passes": lambda l_O, z: arrays.ones_like(z), "amount": lambda l_O, z: l_O * z},
        "relu-del-producto": {
            "passes": lambda l_O, z: l_O * z > 0,
            "amount": lambda l_O, z: l_O * z,
        },
        "por-la-salida": {"amount": lambda l_O, z: l_O * z},
        "la-ida": {"amount": lambda l_O, z: z},
    },
    _ONE: {
        "mascara": {"amount": lambda l_O, z: arrays.ones_like(z)},
        "mascara-sumada": {
            "passes": lambda l_O, z: arrays.ones_like(z),
            "amount": lambda l_O, z: l_O + (z > 0),
        },
    },
    _NO_AXIS: {
        "un-solo-numero": {"kept": lambda found, mask: found.sum()},
        "donde-pasa": {"kept": lambda found, mask: found[mask.astype(bool)]},
    },
    _POSITIVE: {"sin-decimales": {"kept": lambda found, mask: found.trunc()}},
}

FORWARD_MISTAKES = tuple(catalogue(relu, _FORWARD, _FORWARD_DECIDED))
BACKWARD_MISTAKES = tuple(catalogue(relu_back, _BACKWARD, _BACKWARD_DECIDED))
