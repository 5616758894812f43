"""Contar una excepción: en qué línea, qué dice y cómo se lee."""

from collections.abc import Sequence

from grader.allowed import ERROR_NAME
from grader.evidence import Raised
from grader.judge.readings import READINGS


def reading_of(error: Raised, parameters: Sequence[str] = ()) -> str:
    """Cómo se lee ``error`` si es de los frecuentes; vacío, si no."""
    return next((r.about(error) for r in READINGS.values() if r.fits(error, parameters)), "")


def said_by(error: Raised) -> str:
    """Lo que dice ``error`` en su primera línea, sin el punto del final: se pone dentro de una frase."""
    return error.message.partition("\n")[0].strip().removesuffix(".")


def told_error(error: Raised) -> str:
    """Una excepción, con la línea del estudiante."""
    if not error.type_name:
        return error.message
    where = f" en la línea {error.line_number}{_function(error)}: `{error.line}`" if error.line else ""
    said = said_by(error)
    if error.type_name == ERROR_NAME:
        return f"{said}." + (f" Lo usas{where}.{_came_from(error)}" if where else "")
    # de un ``raise`` suyo ya se lee en la línea
    repeated = "raise" in error.line and said in error.line
    detail = f" ({said})" if said and not repeated else ""
    return f"La función lanzó {error.type_name}{where}{detail}.{_came_from(error)}"


def stopped_at(error: Raised | None) -> str:
    """En qué línea del estudiante estaba una llamada que se detuvo; vacío, si no se sabe."""
    if error is None or not error.line:
        return ""
    return f" Estaba en la línea {error.line_number}{_function(error)}: `{error.line}`."


def _steps(error: Raised) -> list[str]:
    """Por qué líneas pasó, si fueron de más de una función del estudiante."""
    steps = [step for step in error.trace if ", en <" not in step]
    return steps if len(steps) > 1 and steps[-2] != steps[-1] else []


def _function(error: Raised) -> str:
    steps = _steps(error)
    return f" de `{steps[-1].partition(', en ')[2].partition(':')[0]}`" if steps else ""


def _came_from(error: Raised) -> str:
    """Por qué líneas se llegó a esa desde la función que se juzga, si está en otra del estudiante."""
    steps = [step.partition(": ") for step in reversed(_steps(error)[:-1])]
    told = [f"desde la {number.replace(', en ', ' de `')}`: `{code}`" for number, _, code in steps]
    return f" Se llega {'; y ahí, '.join(told)}." if told else ""
