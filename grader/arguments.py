"""Qué puede recibir una función: aquí, y en ningún otro sitio, se copia, compara, envía, resume y nombra.

Un argumento es un array de números, un número, un texto, ``None``, una función que se conoce por su nombre
(:class:`Formula`) o una tupla, una lista o un diccionario de argumentos. Lo comparten el juez y el ejecutor:
este módulo solo depende de NumPy y de la biblioteca estándar.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

NUMERIC_KINDS = frozenset("biufc")
DIGEST_CHARS = 16
MAX_WORDS = 60
# las de ahora: el código de una entrega puede poner otras en su lugar
_array_equal, _allclose = np.array_equal, np.allclose


class NotAnArgument(TypeError):
    """Un objeto que no es un argumento: no se puede enviar ni resumir."""


@dataclass(frozen=True)
class Formula:
    """Una función de array a número que se puede enviar como dato: ``suma(a·x³ + b·x² + c·x + x·x')``.

    ``coefficients`` son ``a``, ``b`` y ``c``, con la forma de ``x``; ``x'`` es ``x`` desplazado una casilla.
    """

    coefficients: tuple[np.ndarray, np.ndarray, np.ndarray]

    def __call__(self, x: np.ndarray) -> float:
        cubic, square, linear = self.coefficients
        x = np.asarray(x)
        return float(np.sum(cubic * x**3 + square * x**2 + linear * x + x * np.roll(x, 1)))

    def opaque(self) -> Callable[[np.ndarray], float]:
        """La misma función, sin sus coeficientes a la vista."""

        def f(x: np.ndarray) -> float:
            return self(x)

        _OPAQUE[f] = self
        return f

    @classmethod
    def of(cls, f: "Formula | Callable[[np.ndarray], float]") -> "Formula":
        """La fórmula que hay detrás de ``f``: la usa quien calcula lo que un error conocido daría."""
        return f if isinstance(f, cls) else _OPAQUE[f]


_OPAQUE: WeakKeyDictionary[Callable[[np.ndarray], float], Formula] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Lent:
    """Una función que se queda quien la envía: quien la recibe pregunta por ``name`` cada vez."""

    name: str


#: Las funciones que se pueden enviar, por su nombre: sus campos son argumentos.
_FUNCTIONS: dict[str, type] = {"formula": Formula, "lent": Lent}
#: Cómo empieza y acaba lo escrito de cada contenedor, para que ninguno se confunda con otro.
_MARKS = {tuple: (b"(", b")"), list: (b"[", b"]"), dict: (b"{", b"}")}
_NAMES = {kind: name for name, kind in _FUNCTIONS.items()}


def copied(value: Any) -> Any:
    """Una copia de ``value`` que no comparte nada que se pueda modificar.

    De un array se conservan el orden en memoria y si es de solo lectura.
    """
    if isinstance(value, np.ndarray):
        return _kept(np.array(value, order=_order(value), copy=True, subok=False), value.flags.writeable)
    if isinstance(value, tuple | list):
        return (tuple if isinstance(value, tuple) else list)(map(copied, value))
    if isinstance(value, dict):
        return {key: copied(inside) for key, inside in value.items()}
    return type(value)(*map(copied, _parts(value))) if type(value) in _NAMES else value


def _order(array: np.ndarray) -> str:
    """Cómo está en la memoria: por columnas, o por filas, como casi todos."""
    return "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"


def _kept(array: np.ndarray, writeable: bool) -> np.ndarray:
    array.flags.writeable = writeable
    return array


def _parts(function: Any) -> Iterator[Any]:
    """Los campos de una función que se conoce por su nombre."""
    return (getattr(function, field.name) for field in fields(function))


def same(before: Any, after: Any) -> bool:
    """Si dos argumentos son iguales, por dentro también.

    Salvo el redondeo de quien suma y resta lo mismo para dejar un valor como estaba.
    """
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        return _alike(before, after)
    if isinstance(before, tuple | list):
        return len(before) == len(after) and all(map(same, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(same(before[key], after[key]) for key in before)
    if type(before) in _NAMES:
        return all(map(same, _parts(before), _parts(after)))
    return bool(before == after) or repr(before) == repr(after)  # NaN también es igual a NaN


def _alike(before: np.ndarray, after: np.ndarray) -> bool:
    return (
        before.shape == after.shape
        and before.dtype == after.dtype
        # casi siempre son iguales: saberlo cuesta diez veces menos que ``allclose``
        and (
            _array_equal(before, after)
            or bool(_allclose(before, after, rtol=1e-12, atol=1e-12, equal_nan=True))
        )
    )


def to_data(value: Any) -> Any:
    """``value`` como datos de JSON, con los arrays tal cual donde van. Lanza ``NotAnArgument`` si no lo es.

    Lo que JSON no distingue lleva su nombre: ``{"$tuple": […]}``, ``{"$dict": [[clave, valor], …]}``…
    """
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.ndarray | np.generic):
        return _array_to_data(value)
    if isinstance(value, list):
        return [*map(to_data, value)]
    if isinstance(value, tuple):
        return {"$tuple": [*map(to_data, value)]}
    return _object_to_data(value)


def _array_to_data(value: np.ndarray | np.generic) -> Any:
    if value.dtype.kind not in NUMERIC_KINDS:
        raise NotAnArgument(f"no es un argumento: un array de tipo {value.dtype}")
    if isinstance(value, np.generic):
        return {"$scalar": np.asarray(value)}
    order, writeable = _order(value), value.flags.writeable
    return value if writeable and order == "C" else {"$kept": [order, writeable, value]}


def _object_to_data(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {"$dict": [[to_data(key), to_data(inside)] for key, inside in value.items()]}
    if type(value) is complex:
        return {"$complex": [value.real, value.imag]}
    if type(value) in _NAMES:
        return {"$function": [_NAMES[type(value)], *map(to_data, _parts(value))]}
    raise NotAnArgument(f"no es un argumento: {type(value).__name__}")


def from_data(data: Any) -> Any:
    """El argumento que escribió :func:`to_data`; lanza ``ValueError`` si no se entiende."""
    try:
        return _restored(data)
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"argumento ilegible: {type(error).__name__}") from None


def _restored(data: Any) -> Any:
    if isinstance(data, list):
        return [*map(_restored, data)]
    if not isinstance(data, dict):
        return data
    ((tag, inside),) = data.items()
    return _READERS[tag](inside)


_READERS: dict[str, Callable[[Any], Any]] = {
    "$tuple": lambda inside: tuple(map(_restored, inside)),
    "$dict": lambda pairs: {_restored(key): _restored(value) for key, value in pairs},
    "$scalar": lambda array: array[()],
    "$complex": lambda parts: complex(*parts),
    "$kept": lambda parts: _kept(np.array(parts[2], order=str(parts[0])), bool(parts[1])),
    "$function": lambda parts: _FUNCTIONS[parts[0]](*map(_restored, parts[1:])),
}


def digest(arguments: Sequence[Any]) -> str:
    """El principio del SHA-256 de ``arguments``: con él se sabe si se llamó con estos.

    Dos listas de argumentos distintas se escriben distinto. Lanza ``NotAnArgument`` si alguno no lo es.
    """
    pieces: list[bytes] = []
    for argument in arguments:
        pieces += [*_written(argument), b"|"]
    return hashlib.sha256(b"".join(pieces)).hexdigest()[:DIGEST_CHARS]


def _written(value: Any) -> Iterator[bytes]:
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind in NUMERIC_KINDS:
        yield from (value.dtype.str.encode(), _layout(value), repr(value.shape).encode(), value.tobytes())
        yield b";"
    elif value is None or type(value) in (bool, int, float, complex, str):
        yield from (repr(value).encode(), b";")
    elif isinstance(value, tuple | list | dict):
        first, last = next(marks for kind, marks in _MARKS.items() if isinstance(value, kind))
        yield first
        for inside in value.items() if isinstance(value, dict) else value:
            yield from _written(inside)
        yield last
    elif type(value) in _NAMES:
        # una fórmula va sin su nombre y con sus coeficientes sueltos: así está en la evidencia ya guardada
        yield b"" if isinstance(value, Formula) else f"{_NAMES[type(value)]}:".encode()
        for part in _parts(value):
            for inside in part if isinstance(part, tuple) else (part,):
                yield from _written(inside)
    else:
        raise NotAnArgument(f"no es un argumento: {type(value).__name__}")


def _layout(value: np.ndarray | np.generic) -> bytes:
    """En qué se distingue de un array corriente: por filas y que se puede modificar."""
    if isinstance(value, np.generic):
        return b"scalar"
    return b"F" * (_order(value) == "F") + b"r" * (not value.flags.writeable)


def is_shape(value: Any) -> bool:
    """Si ``value`` es como la forma de un array: una tupla de enteros."""
    return isinstance(value, tuple) and bool(value) and all(type(n) is int for n in value)


def words(name: str, value: Any) -> str:
    """Cómo contar que el argumento ``name`` era ``value``, en pocas palabras."""
    if isinstance(value, np.ndarray):
        return f"{name} de forma {value.shape}"
    if isinstance(value, int | float | np.number) and not np.iscomplexobj(value):
        return f"{name} = {value:.6g}"
    if isinstance(value, str | complex) or value is None or is_shape(value):
        return f"{name} = {value!r}"[:MAX_WORDS]
    if isinstance(value, dict):
        return f"{name} (diccionario: {', '.join(map(str, value))})"[:MAX_WORDS]
    if isinstance(value, tuple | list):
        return f"{name} ({'tupla' if isinstance(value, tuple) else 'lista'} de {len(value)})"
    return name
