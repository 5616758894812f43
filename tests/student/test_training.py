"""Entrenar con ``train_step``: en cada paso, lo mismo que PyTorch, y al final, una red que lee dígitos."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader.digits import load_digits
from tests.kit import trained
from tests.kit.right import RIGHT
from tests.kit.sample_class import ROOT
from tests.mutants.collection import load

X, Y, X_TEST, Y_TEST = load_digits()
STYLES = ("Sin piezas, con ventanas deslizantes", "Una clase por capa")
TOLERANCE = 1e-10
RATE = 0.2
Params = dict[str, np.ndarray]


def styles() -> dict[str, Callable[..., Any]]:
    """La solución del cuaderno y otras dos maneras de escribirla."""
    found = {s.title: s for s in load(ROOT / "tests" / "judged")["train_step"] if s.right}
    return {"la del cuaderno": RIGHT["train_step"], **{t: found[t].function() for t in STYLES}}


def batches(steps: int, size: int) -> Iterator[np.ndarray]:
    """Lotes de ``size`` dígitos, barajados en cada vuelta a todos ellos."""
    generator, waiting = np.random.default_rng(7), np.empty(0, dtype=int)
    for _ in range(steps):
        if len(waiting) < size:
            waiting = generator.permutation(len(X))
        batch, waiting = waiting[:size], waiting[size:]
        yield batch


def train(step: Callable[..., Any], steps: int, size: int) -> tuple[Params, float]:
    """Entrena a la vez con ``step`` y con PyTorch; da los parámetros y la mayor diferencia en un paso."""
    params = trained.initial_params(np.random.default_rng(0))
    twin = {name: torch.tensor(values, requires_grad=True) for name, values in params.items()}
    optimizer, worst = torch.optim.SGD(twin.values(), lr=RATE), 0.0
    for batch in batches(steps, size):
        loss, params = step(params, X[batch], Y[batch], RATE)
        expected = F.cross_entropy(
            trained.logits(twin, torch.from_numpy(X[batch])), torch.from_numpy(Y[batch])
        )
        optimizer.zero_grad()
        expected.backward()
        optimizer.step()
        gaps = [np.abs(values - twin[name].detach().numpy()).max() for name, values in params.items()]
        worst = max(worst, abs(float(loss) - expected.item()), *map(float, gaps))
    return params, worst


@pytest.mark.parametrize("style", ["la del cuaderno", *STYLES])
def test_three_hundred_steps_are_those_of_torch(style: str) -> None:
    _, worst = train(styles()[style], steps=300, size=16)
    assert worst < TOLERANCE


def test_a_step_that_is_almost_right_is_seen() -> None:
    """Con una tasa una millonésima mayor, las dos redes se separan: la comparación puede fallar."""
    right = RIGHT["train_step"]
    _, worst = train(lambda params, X, y, rate: right(params, X, y, rate * (1 + 1e-6)), steps=5, size=16)
    assert worst > TOLERANCE


def test_it_reads_at_least_95_percent_of_the_digits_it_has_not_seen() -> None:
    params, worst = train(RIGHT["train_step"], steps=540, size=32)
    said = trained.logits(
        {n: torch.from_numpy(v) for n, v in params.items()}, torch.from_numpy(X_TEST)
    ).argmax(1)
    assert worst < TOLERANCE
    assert np.mean(said.numpy() == Y_TEST) >= 0.95
