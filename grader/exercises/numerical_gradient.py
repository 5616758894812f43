"""Unidad 04, la herramienta: ``numerical_gradient``. Oráculo: la derivación automática de PyTorch."""

from collections.abc import Callable, Sequence

import numpy as np
import torch

from grader.evidence import Formula
from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake

DEFAULT_EPS = 1e-5


def _value(f: Formula, x: torch.Tensor) -> torch.Tensor:
    """``f(x)`` con torch: lo mismo que calcula :class:`grader.evidence.Formula` con NumPy."""
    cubic, square, linear = (torch.from_numpy(c) for c in f.coefficients)
    return (cubic * x**3 + square * x**2 + linear * x).sum() + (x * x.roll(1)).sum()


def _gradient(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
    """El gradiente exacto más el término que la diferencia central de paso ``eps`` le añade a un cubo."""
    point = torch.from_numpy(x).requires_grad_()
    (exact,) = torch.autograd.grad(_value(f, point), point)
    return (exact + eps**2 * torch.from_numpy(f.coefficients[0])).detach().numpy()


def _one_sided(side: int) -> Callable[..., np.ndarray]:
    """La diferencia que mira solo hacia delante (``side = 1``) o solo hacia atrás (``side = -1``)."""

    def gradient(f: Formula, x: np.ndarray, eps: float = DEFAULT_EPS) -> np.ndarray:
        start = torch.from_numpy(x)
        result = np.zeros_like(x)
        for index in np.ndindex(x.shape):
            moved = start.clone()
            moved[index] += side * eps
            result[index] = ((_value(f, moved) - _value(f, start)) / (side * eps)).item()
        return result

    return gradient


def _formula(d: Draw, *shape: int) -> Formula:
    return Formula(tuple(d.array(*shape) for _ in range(3)))


def _points(*shapes: tuple[int, ...]) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [(_formula(d, *s), d.array(*s)) for s in shapes]


def _steps(d: Draw) -> Sequence[Arguments]:
    return [(_formula(d, n), d.array(n), eps) for n, eps in ((3, 0.5), (5, 0.1), (4, 0.25))]


EXERCISES = (
    Exercise(
        name="numerical_gradient",
        unit="04_conv_backward",
        parameters=("f", "x", "eps"),
        formula="la misma forma que x",
        oracle=_gradient,
        criteria=(
            Criterion("forma de la salida", 1, _points((2, 3), (4,), (1, 2, 2)), "shape"),
            Criterion("un vector", 1, _points((1,), (3,), (5,))),
            Criterion("arrays de varias dimensiones", 1, _points((2, 3), (3, 1, 2), (2, 2, 1, 2))),
            Criterion("usa el paso eps", 1, _steps),
            Criterion("no modifica la entrada", 1, _points((3,), (2, 2)), "inputs"),
        ),
        mistakes=(
            Mistake(
                "diferencia-hacia-delante",
                "tu resultado coincide con la diferencia hacia delante, (f(x + eps) - f(x)) / eps",
                "La diferencia central mira a los dos lados: f(x + eps) y f(x - eps).",
                _one_sided(1),
            ),
            Mistake(
                "diferencia-hacia-atras",
                "tu resultado coincide con la diferencia hacia atrás, (f(x) - f(x - eps)) / eps",
                "La diferencia central mira a los dos lados: f(x + eps) y f(x - eps).",
                _one_sided(-1),
            ),
            Mistake(
                "falta-dividir-entre-dos",
                "tu resultado coincide con el doble del gradiente",
                "Entre x + eps y x - eps hay una distancia de 2·eps.",
                lambda f, x, eps=DEFAULT_EPS: 2 * _gradient(f, x, eps),
            ),
            Mistake(
                "signo-cambiado",
                "tu resultado coincide con el gradiente cambiado de signo",
                "Mira qué valor de f restas de cuál.",
                lambda f, x, eps=DEFAULT_EPS: -_gradient(f, x, eps),
            ),
            Mistake(
                "eps-fijo",
                "tu resultado coincide con usar siempre el mismo paso, sin mirar eps",
                "Mira si el paso que usas es el argumento eps.",
                lambda f, x, eps=DEFAULT_EPS: _gradient(f, x),
            ),
        ),
    ),
)
