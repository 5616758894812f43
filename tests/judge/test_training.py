"""La red de la unidad 07 aprende, y a cada paso es la misma que la de PyTorch."""

from functools import cache

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from grader.digits import load_digits
from tests.kit.right import RIGHT
from tests.kit.sample_class import ROOT
from tests.mutants.collection import load

pytestmark = pytest.mark.student

STEPS, RATE = 300, 0.2
EPOCHS, BATCHES = 12, 45
#: Dos maneras de escribirlo que no son la del docente: sin ninguna pieza, y con una clase por capa.
OTHERS = ("Sin piezas, con ventanas deslizantes", "Una clase por capa")
X_TRAIN, Y_TRAIN, X_TEST, Y_TEST = load_digits()


def initial_params():
    rng = np.random.default_rng(0)
    shapes = {"conv1_W": (8, 1, 3, 3), "conv2_W": (16, 8, 3, 3), "linear_W": (64, 10)}
    return {
        name: array
        for key, shape in shapes.items()
        for name, array in (
            (key, rng.normal(size=shape) / np.sqrt(np.prod(shape[1:]) if len(shape) == 4 else 640)),
            (f"{key[:-1]}b", np.zeros(shape[-1] if len(shape) == 2 else shape[0])),
        )
    }


@cache
def batches():
    rng = np.random.default_rng(7)
    return [b for _ in range(EPOCHS) for b in np.array_split(rng.permutation(len(X_TRAIN)), BATCHES)]


def logits(given, X):
    a = torch.from_numpy(X)
    for layer in ("conv1", "conv2"):
        a = F.max_pool2d(F.relu(F.conv2d(a, given[f"{layer}_W"], given[f"{layer}_b"], padding=1)), 2)
    return a.flatten(1) @ given["linear_W"] + given["linear_b"]


@cache
def twin():
    """La pérdida y los parámetros de PyTorch después de cada paso."""
    given = {name: torch.tensor(a, requires_grad=True) for name, a in initial_params().items()}
    optimizer = torch.optim.SGD(given.values(), lr=RATE)
    seen = []
    for batch in batches()[:STEPS]:
        optimizer.zero_grad()
        loss = F.cross_entropy(logits(given, X_TRAIN[batch]), torch.from_numpy(Y_TRAIN[batch]))
        loss.backward()
        optimizer.step()
        seen.append((loss.item(), {name: t.detach().numpy().copy() for name, t in given.items()}))
    return seen


def styles():
    right = {s.title: s for s in load(ROOT / "tests/judged")["train_step"] if s.right}
    return {"la del docente": RIGHT["train_step"], **{title: right[title].function() for title in OTHERS}}


@pytest.mark.parametrize("title", ["la del docente", *OTHERS])
def test_every_step_is_that_of_pytorch(title):
    train_step, params, worst = styles()[title], initial_params(), 0.0
    for batch, (loss, expected) in zip(batches()[:STEPS], twin(), strict=True):
        told, params = train_step(params, X_TRAIN[batch], Y_TRAIN[batch], RATE)
        gaps = [np.abs(params[name] - expected[name]).max() for name in expected]
        worst = max(worst, abs(told - loss), *gaps)
    assert worst < 1e-10
    assert twin()[-1][0] < twin()[0][0] / 2, "si no aprendiera, ser iguales no diría nada"


def test_it_learns_the_digits():
    params = initial_params()
    for batch in batches():
        _, params = RIGHT["train_step"](params, X_TRAIN[batch], Y_TRAIN[batch], RATE)
    given = {name: torch.from_numpy(a) for name, a in params.items()}
    assert np.mean(logits(given, X_TEST).argmax(1).numpy() == Y_TEST) >= 0.95
