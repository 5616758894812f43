"""Lo que se observa al llamar a la función de un estudiante: datos, nunca objetos suyos.

Este módulo lo comparten el juez (proceso de confianza) y el ejecutor (proceso aislado), así que solo
depende de NumPy y de la biblioteca estándar.
"""

import linecache
import sysconfig
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

MAX_RESULT_BYTES = 16 * 2**20
MAX_MESSAGE_CHARS = 500
MAX_TRACE_LINES = 5
NUMERIC_KINDS = frozenset("biufc")
# las de ahora: el código de una entrega puede poner otras en su lugar
_array_equal, _allclose = np.array_equal, np.allclose

_NOT_STUDENT = tuple(
    {
        str(Path(path).resolve())
        for path in (
            sysconfig.get_paths()["stdlib"],
            Path(np.__file__).parent.parent,
            Path(__file__).parent,
        )
    }
)


@dataclass(frozen=True)
class Value:
    """Un resultado reducido a datos.

    ``kind`` es ``"array"``, ``"scalar"``, ``"sequence"`` (tupla o lista de resultados), ``"none"``,
    ``"huge"`` (demasiado grande para juzgarlo) u ``"other"`` (algo que no es numérico).
    """

    kind: str
    type_name: str
    array: np.ndarray | None = None
    items: tuple["Value", ...] = ()


@dataclass(frozen=True)
class Raised:
    """Una excepción: tipo, mensaje y la última línea escrita por el estudiante.

    ``trace`` son las líneas de su propio código por las que pasó, de fuera adentro.
    """

    type_name: str
    message: str
    line_number: int | None = None
    line: str = ""
    trace: tuple[str, ...] = ()


@dataclass(frozen=True)
class Call:
    """Una llamada: devolvió ``value``, lanzó ``error`` o agotó el tiempo.

    ``changed`` son las posiciones de los argumentos que la función modificó.
    """

    value: Value | None = None
    error: Raised | None = None
    timed_out: bool = False
    changed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """Lo observado en un ejercicio.

    ``status``: ``"ok"``, ``"missing"`` (la función no existe), ``"timeout"`` o ``"crash"``.
    ``calls`` puede ser más corta que las llamadas pedidas si el proceso no llegó a todas.
    """

    status: str
    calls: tuple[Call, ...] = ()
    detail: str = ""


@dataclass(frozen=True)
class Observed:
    """Lo observado al ejecutar un cuaderno: la evidencia de cada ejercicio y lo que llamó la atención.

    ``ran`` es la huella de las celdas que se ejecutaron.
    """

    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    ran: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Formula:
    """Una función de array a número que se puede enviar como dato: ``suma(a·x³ + b·x² + c·x + x·x')``.

    ``coefficients`` son ``a``, ``b`` y ``c``, con la forma de ``x``; ``v`` es ``x`` desplazado una casilla.
    """

    coefficients: tuple[np.ndarray, np.ndarray, np.ndarray]

    def __call__(self, x: np.ndarray) -> float:
        cubic, square, linear = self.coefficients
        x = np.asarray(x)
        return float(np.sum(cubic * x**3 + square * x**2 + linear * x + x * np.roll(x, 1)))


@dataclass
class _Budget:
    items: int = 64
    depth: int = field(default=4)


def describe(result: Any) -> Value:
    """Reduce ``result`` a un :class:`Value`; copia los números y descarta el objeto."""
    return _describe(result, _Budget())


def _describe(result: Any, budget: _Budget) -> Value:
    type_name = type(result).__name__
    if result is None:
        return Value("none", type_name)
    if isinstance(result, np.ndarray):
        return _describe_array(result, "array", type_name)
    if isinstance(result, bool | int | float | complex | np.generic):
        return _describe_array(result, "scalar", type_name)
    if isinstance(result, tuple | list):
        return _describe_sequence(result, type_name, budget)
    return Value("other", type_name)


def _describe_array(result: Any, kind: str, type_name: str) -> Value:
    try:
        plain = np.asarray(result)
        if plain.dtype.kind not in NUMERIC_KINDS:
            return Value("other", f"{type_name} de tipo {plain.dtype}")
        if plain.nbytes > MAX_RESULT_BYTES:
            return Value("huge", f"{type_name} de forma {plain.shape}")
        return Value(kind, type_name, np.array(plain, order="C", copy=True, subok=False))
    except Exception:
        return Value("other", type_name)


def _describe_sequence(result: Sequence[Any], type_name: str, budget: _Budget) -> Value:
    """Una lista de números anidada es un array disfrazado; una tupla de arrays son varios resultados."""
    nested = any(isinstance(item, np.ndarray | tuple | list) for item in result[:8])
    if isinstance(result, list) and not any(isinstance(item, np.ndarray) for item in result[:8]):
        try:
            return _describe_array(np.array(result), "array", type_name)
        except Exception:
            return Value("other", type_name)
    if len(result) > budget.items or (nested and budget.depth == 0):
        return Value("other", f"{type_name} de {len(result)} elementos")
    inner = _Budget(budget.items, budget.depth - 1)
    return Value("sequence", type_name, items=tuple(_describe(item, inner) for item in result))


def describe_error(error: BaseException) -> Raised:
    """Resume una excepción y busca la última línea que escribió el estudiante."""
    try:
        message = str(error)[:MAX_MESSAGE_CHARS]
    except Exception:
        message = ""
    name = type(error).__name__
    frames = _student_frames(error.__traceback__)
    if not frames:
        if isinstance(error, SyntaxError):
            return Raised(name, message, error.lineno, (error.text or "").strip()[:MAX_MESSAGE_CHARS])
        return Raised(name, message)
    last = frames[-1]
    trace = tuple(f"línea {f.lineno}, en {f.name}: {_source_line(f)}" for f in frames[-MAX_TRACE_LINES:])
    return Raised(name, message, last.lineno, _source_line(last), trace)


def _student_frames(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    frames = traceback.extract_tb(trace, limit=-200) if trace else []
    return [f for f in frames if not _is_library(f.filename)]


def _source_line(frame: traceback.FrameSummary) -> str:
    return linecache.getline(frame.filename, frame.lineno or 0).strip()[:MAX_MESSAGE_CHARS]


def _is_library(filename: str) -> bool:
    if filename.startswith("<") and not filename.startswith("<ipython-input"):
        return filename.startswith("<frozen") or filename.startswith("<__array_function__")
    return str(Path(filename)).startswith(_NOT_STUDENT)


def copy_arguments(arguments: Sequence[Any]) -> list[Any]:
    """Copia los arrays de ``arguments``: cada llamada recibe los suyos."""
    return [a.copy() if isinstance(a, np.ndarray) else a for a in arguments]


def observe(
    function: Callable[..., Any],
    arguments: Sequence[Any],
    catch: type[BaseException] = Exception,
) -> Call:
    """Llama a ``function`` con copias de ``arguments`` y cuenta lo que pasó.

    ``catch`` es lo que se atrapa: ``Exception`` en el cuaderno, ``BaseException`` en el ejecutor.
    """
    given = copy_arguments(arguments)
    try:
        value = describe(function(*given))
    except catch as error:
        return Call(error=describe_error(error), changed=_changed(arguments, given))
    return Call(value=value, changed=_changed(arguments, given))


def _changed(original: Sequence[Any], given: Sequence[Any]) -> tuple[int, ...]:
    return tuple(
        position
        for position, (before, after) in enumerate(zip(original, given, strict=True))
        if isinstance(before, np.ndarray) and not _alike(before, after)
    )


def _alike(before: np.ndarray, after: np.ndarray) -> bool:
    """Iguales salvo el redondeo de quien suma y resta lo mismo para dejar un valor como estaba."""
    return (
        before.shape == after.shape
        and before.dtype == after.dtype
        # casi siempre son iguales: saberlo cuesta diez veces menos que ``allclose``
        and (
            _array_equal(before, after)
            or bool(_allclose(before, after, rtol=1e-12, atol=1e-12, equal_nan=True))
        )
    )
