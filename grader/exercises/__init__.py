"""Qué se pide en cada unidad: un módulo por unidad, una entrada por ejercicio."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from grader.exercises.base import Criterion, Draw, Exercise, Mistake

__all__ = [
    "Criterion",
    "Draw",
    "Exercise",
    "Mistake",
    "UnknownExercise",
    "all_exercises",
    "get",
    "of_unit",
    "one_thread",
]


class UnknownExercise(KeyError):
    """No hay ningún ejercicio con ese nombre."""

    def __str__(self) -> str:
        return self.args[0]


@cache
def all_exercises() -> dict[str, Exercise]:
    """Todos los ejercicios por nombre, en el orden del curso. La primera vez carga torch."""
    from grader.exercises import (
        conv_backward,
        conv_forward,
        convolve,
        hunts,
        numerical_gradient,
        output_size,
        padding,
        pooling_backward,
        pooling_forward,
        start,
    )

    modules = (
        start,
        padding,
        convolve,
        output_size,
        conv_forward,
        numerical_gradient,
        conv_backward,
        pooling_forward,
        pooling_backward,
    )
    found = {e.name: e for module in modules for e in module.EXERCISES}
    every = [*found.values(), *hunts.all_hunts(found)]
    return {e.name: e for e in sorted(every, key=lambda e: e.unit)}


def get(name: str) -> Exercise:
    """El ejercicio ``name``; lanza ``UnknownExercise`` con la lista de los que hay."""
    try:
        return all_exercises()[name]
    except KeyError:
        known = ", ".join(all_exercises())
        raise UnknownExercise(
            f"No hay ningún ejercicio llamado «{name}». Los del curso son: {known}."
        ) from None


@contextmanager
def one_thread() -> Iterator[None]:
    """PyTorch con un solo hilo: con tensores tan pequeños, repartir el trabajo cuesta más que hacerlo."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def of_unit(unit: str) -> tuple[Exercise, ...]:
    """Los ejercicios de ``unit`` (por ejemplo ``"01_padding"``), en orden."""
    return tuple(e for e in all_exercises().values() if e.unit == unit)
