"""Contar una excepción: en qué línea, qué dice y cómo se lee."""

from collections.abc import Sequence

from grader.allowed import ERROR_NAME
from grader.evidence import Raised
from grader.judge.readings import READINGS


def reading_of(error: Raised, parameters: Sequence[str] = ()) -> str:
    """El nombre, en ``READINGS``, de la lectura de ``error``; vacío si ninguna habla de él."""
    return next((name for name, reading in READINGS.items() if reading.fits(error, parameters)), "")


def read_error(error: Raised, parameters: Sequence[str] = ()) -> str:
    """Una excepción, con la línea del estudiante y, si es de las frecuentes, cómo leerla."""
    if not error.type_name:
        return error.message
    where = f" en la línea {error.line_number}{_function(error)}: `{error.line}`" if error.line else ""
    said = error.message.partition("\n")[0]
    if error.type_name == ERROR_NAME:
        return said + (f" Lo usas{where}." if where else "")
    found = reading_of(error, parameters)
    detail = f" ({said})" if said else ""
    text = f"La función lanzó {error.type_name}{where}{detail}.{_came_from(error)}"
    return f"{text} {READINGS[found].text}" if found else text


def _steps(error: Raised) -> list[str]:
    """Por qué líneas pasó, si fueron de más de una función del estudiante."""
    steps = [step for step in error.trace if ", en <" not in step]
    return steps if len(steps) > 1 and steps[-2] != steps[-1] else []


def _function(error: Raised) -> str:
    steps = _steps(error)
    return f" de `{steps[-1].partition(', en ')[2].partition(':')[0]}`" if steps else ""


def _came_from(error: Raised) -> str:
    """Desde dónde se llegó a esa línea, si está en otra función del estudiante."""
    steps = _steps(error)
    if not steps:
        return ""
    number, _, code = steps[-2].partition(": ")
    return f" Se llega desde la {number.replace(', en ', ' de `')}`: `{code}`."
