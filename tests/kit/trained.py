"""La red ya entrenada que enseña la unidad 0: ``python -m tests.kit.trained`` la entrena y la guarda.

Es la de la unidad 7, en PyTorch. Una prueba la vuelve a entrenar y mira que salga la guardada.
"""

import numpy as np
import torch
import torch.nn.functional as F

from grader.digits import load_digits
from tests.kit.sample_class import ROOT

PLACE = ROOT / "grader" / "digits" / "trained.npz"
EPOCHS, BATCH, LEARNING_RATE, SEED = 20, 32, 0.2, 0


def initial_params(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Los parámetros de partida: al azar, con la escala de He y otros (2015); los sesgos, 0."""
    return {
        "conv1_W": rng.normal(size=(8, 1, 3, 3)) * np.sqrt(2 / 9),
        "conv1_b": np.zeros(8),
        "conv2_W": rng.normal(size=(16, 8, 3, 3)) * np.sqrt(2 / 72),
        "conv2_b": np.zeros(16),
        "linear_W": rng.normal(size=(64, 10)) * 0.01,
        "linear_b": np.zeros(10),
    }


def logits(params: dict[str, torch.Tensor], X: torch.Tensor) -> torch.Tensor:
    """La salida de la red, (N, 10)."""
    a = F.max_pool2d(F.relu(F.conv2d(X, params["conv1_W"], params["conv1_b"], padding=1)), 2)
    a = F.max_pool2d(F.relu(F.conv2d(a, params["conv2_W"], params["conv2_b"], padding=1)), 2)
    return a.flatten(1) @ params["linear_W"] + params["linear_b"]


def train() -> dict[str, np.ndarray]:
    """Entrena la red y da sus parámetros, en media precisión: sobra para una figura."""
    rng = np.random.default_rng(SEED)
    params = {name: torch.tensor(v, requires_grad=True) for name, v in initial_params(rng).items()}
    optimizer = torch.optim.SGD(params.values(), lr=LEARNING_RATE)
    X, y, _, _ = map(torch.from_numpy, load_digits())
    for _ in range(EPOCHS):
        order = rng.permutation(len(X))
        for start in range(0, len(X), BATCH):
            batch = order[start : start + BATCH]
            loss = F.cross_entropy(logits(params, X[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return {name: v.detach().numpy().astype(np.float16) for name, v in params.items()}


if __name__ == "__main__":
    np.savez_compressed(PLACE, **train())
