"""Cazas del error: se pide una entrada que distinga la función correcta de una sospechosa.

La función del estudiante no recibe nada y devuelve los argumentos con los que hay que probar. El juez llama
con ellos al oráculo y a la sospechosa, que es un error conocido, y mira si los resultados difieren. Si hay
otras causas que también explicarían lo que se ve, la entrada las descarta: con ellas la función no fallaría.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from grader.exercises.base import ATOL, RTOL, Arguments, Criterion, Exercise, Oracle, outputs
from grader.exercises.bounds import MAX_WORK, work
from grader.exercises.drawing import Draw

MAX_ELEMENTS = 10_000
_NONE: Mapping[str, str | Oracle] = MappingProxyType({})


def hunt(
    name: str,
    target: Exercise,
    suspect: str | Oracle,
    code: str = "",
    others: Mapping[str, str | Oracle] = _NONE,
) -> Exercise:
    """La caza del error ``suspect`` (un ``id`` de ``target.mistakes`` o una función) de ``target``.

    ``code`` es el trozo que se enseña a quien la resuelve. ``others`` son las causas que hay que descartar:
    qué haría la función si fueran la suya, y su error.
    """
    wrong = _oracle(target, suspect)
    rivals = {what: _oracle(target, other) for what, other in others.items()}
    template = target.criteria[0].inputs(Draw(None))[0]

    def valid(arguments: Arguments) -> str | None:
        return _invalid(target, template, arguments)

    def separates(arguments: Arguments) -> str | None:
        if problem := _invalid(target, template, arguments):
            return problem
        given = as_floats(arguments)
        if same_result(target.answer, wrong, given):
            return "Con esta entrada las dos funciones dan lo mismo: todavía no delata el error."
        for what, rival in rivals.items():
            if not same_result(target.answer, rival, given):
                return (
                    f"La sospechosa falla, pero también fallaría una función que {what}: con esta entrada no "
                    "se sabe la causa."
                )
        return None

    separation = "aísla la causa" if others else "distingue la función correcta de la sospechosa"
    keeps_dtype = any(c.looks_at == "dtype" for c in target.criteria)

    def shown(*arguments: Any) -> Any:
        with np.errstate(all="ignore"):
            result = wrong(*as_floats(arguments))
        return result.astype(arguments[0].dtype) if keeps_dtype else result

    return Exercise(
        name=name,
        unit=target.unit,
        parameters=(),
        outputs=target.parameters[: len(template)],
        oracle=lambda: (),
        suspect=shown,
        code=code,
        criteria=(
            Criterion("la entrada es válida", 1, lambda d: [()], valid),
            Criterion(separation, 2, lambda d: [()], separates),
        ),
    )


def _oracle(target: Exercise, mistake: str | Oracle) -> Oracle:
    return mistake if callable(mistake) else next(m.oracle for m in target.mistakes if m.id == mistake)


def _invalid(target: Exercise, template: Arguments, arguments: Arguments) -> str | None:
    """Por qué ``target`` no se puede llamar con ``arguments``, o ``None``."""
    for name, example, given in zip(target.parameters, template, arguments, strict=False):
        if problem := _wrong_argument(name, example, given) or _not_square(name, given):
            return problem
    if work(target.parameters, arguments) > MAX_WORK:
        return "Con esa entrada hay demasiadas operaciones: prueba con otra más pequeña."
    try:
        right = outputs(target.answer(*as_floats(arguments)))
    except (RuntimeError, ValueError, IndexError, TypeError):
        shapes = ", ".join(
            f"{n} {g.shape}" if isinstance(g, np.ndarray) else f"{n} = {g}"
            for n, g in zip(target.parameters, arguments, strict=False)
        )
        return f"La función correcta no admite esa entrada: las formas no encajan ({shapes})."
    if not all(np.isfinite(r).all() for r in right):
        return "Con esa entrada el resultado correcto no es finito: usa números más pequeños."
    return None


def _wrong_argument(name: str, example: Any, given: Any) -> str | None:
    if isinstance(example, np.ndarray):
        if not isinstance(given, np.ndarray) or given.dtype.kind not in "fiu":
            return f"`{name}` debe ser un array de números."
        if given.ndim != example.ndim or given.size == 0 or given.size > MAX_ELEMENTS:
            return (
                f"`{name}` debe tener {example.ndim} ejes y entre 1 y {MAX_ELEMENTS} valores; "
                f"tiene forma {given.shape}."
            )
        return None if np.isfinite(given).all() else f"`{name}` tiene valores que no son finitos."
    if isinstance(example, int):
        lowest = 0 if name in ("pad", "padding") else 1
        if isinstance(given, bool) or not isinstance(given, int) or not lowest <= given <= 20:
            return f"`{name}` debe ser un entero entre {lowest} y 20."
        return None
    number = isinstance(given, int | float) and not isinstance(given, bool) and np.isfinite(given)
    return None if number else f"`{name}` debe ser un número."


def _not_square(name: str, given: Any) -> str | None:
    height, width = given.shape[-2:] if name == "W" else (0, 0)
    return f"`W` debe tener filtros cuadrados; aquí miden {height} × {width}." if height != width else None


def same_result(right: Oracle, wrong: Oracle, arguments: Arguments) -> bool:
    """Si las dos funciones dan lo mismo con ``arguments``; que la sospechosa falle también la delata."""
    expected = outputs(right(*arguments))
    try:
        obtained = outputs(wrong(*arguments))
    except Exception:
        return False
    return all(
        e.shape == o.shape and np.allclose(e, o, rtol=RTOL, atol=ATOL)
        for e, o in zip(expected, obtained, strict=True)
    )


def as_floats(arguments: Arguments) -> Arguments:
    """Los mismos argumentos con los arrays en float64: los oráculos derivan, y de enteros no se deriva."""
    return tuple(a.astype(float) if isinstance(a, np.ndarray) else a for a in arguments)


def square_only(oracle: Oracle, position: int) -> Callable[..., Any]:
    """``oracle`` escrito por quien supone que las imágenes son cuadradas: usa el alto también como ancho."""

    def suspect(*arguments: Any) -> Any:
        x = arguments[position]
        side = x.shape[2]
        square = np.zeros((*x.shape[:3], side))
        width = min(side, x.shape[3])
        square[..., :width] = x[..., :width]
        return oracle(*arguments[:position], square, *arguments[position + 1 :])

    return suspect
