"""Unidad 07: ``train_step``, un paso de la red entera. Oráculo: PyTorch, con un paso de ``optim.SGD``."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from grader.exercises import arrays, tables
from grader.exercises.arrays import Tensor, tensor
from grader.exercises.autograd import sgd_step
from grader.exercises.base import Arguments, Criterion, Exercise
from grader.exercises.drawing import Draw
from grader.exercises.network.step_mistakes import MISTAKES

Params = dict[str, np.ndarray]

#: Los parámetros de la red, en orden, y sus ejes.
AXES = {
    "conv1_W": ("filtro", "canal", "fila", "columna"),
    "conv1_b": ("filtro",),
    "conv2_W": ("filtro", "canal", "fila", "columna"),
    "conv2_b": ("filtro",),
    "linear_W": ("característica", "clase"),
    "linear_b": ("clase",),
}
SIDE = 8
PIXELS_LEFT = 4
#: Lo que separa al menos el máximo de cada ventana de los demás y de 0: sin empates que decida el redondeo.
_APART = 1e-6


def _train_step(params: Params, X: np.ndarray, y: np.ndarray, learning_rate: float) -> tuple[float, Params]:
    import torch
    import torch.nn.functional as F

    given = {name: torch.from_numpy(a.copy()).requires_grad_() for name, a in params.items()}
    x = torch.from_numpy(X)
    for layer in ("conv1", "conv2"):
        x = F.max_pool2d(F.relu(F.conv2d(x, given[f"{layer}_W"], given[f"{layer}_b"], padding=1)), 2)
    loss = F.cross_entropy(x.flatten(1) @ given["linear_W"] + given["linear_b"], torch.from_numpy(y))
    found = dict(zip(given, torch.autograd.grad(loss, [*given.values()]), strict=True))
    new = {name: sgd_step(params[name], g.numpy(), learning_rate) for name, g in found.items()}
    return loss.detach().numpy(), new


#: Filtros de la primera y de la segunda capa, clases e imágenes.
Setting = tuple[int, int, int, int]


def shapes(first: int, second: int, classes: int) -> dict[str, tuple[int, ...]]:
    """La forma de cada parámetro de una red."""
    found = (
        (first, 1, 3, 3),
        (first,),
        (second, first, 3, 3),
        (second,),
        (PIXELS_LEFT * second, classes),
        (classes,),
    )
    return dict(zip(AXES, found, strict=True))


def draw_params(d: Draw, first: int, second: int, classes: int) -> Params:
    """Unos parámetros con los que ninguna capa se apaga ni se dispara."""
    found = {}
    for name, shape in shapes(first, second, classes).items():
        inputs = 36 if name.endswith("_b") else int(np.prod(shape[1:])) if len(shape) == 4 else shape[0]
        found[name] = d.array(*shape) / (2 * inputs**0.5)
    return found


def _step(d: Draw, first: int, second: int, classes: int, images: int) -> Arguments:
    y = d.generator.integers(0, classes, size=images)
    rate = round(0.01 * d.integer(5, 60), 2)
    while True:
        params, X = draw_params(d, first, second, classes), d.array(images, 1, SIDE, SIDE) / 3
        if all(map(_has_clear_maxima, _before_relu(params, X))):
            return params, X, y, rate


def _before_relu(params: Params, X: np.ndarray) -> Iterator[Tensor]:
    """Lo que da cada capa de convolución."""
    given, x = {name: tensor(a) for name, a in params.items()}, tensor(X)
    for layer in ("conv1", "conv2"):
        z = tensor(tables.conv2d(x, given[f"{layer}_W"], given[f"{layer}_b"], padding=1))
        yield z
        x = tables.max_pool(arrays.relu(z), 2, 2)


def _has_clear_maxima(z: Tensor) -> bool:
    """Si en cada ventana de ``z`` se sabe a qué casilla vuelve el gradiente, o que no vuelve a ninguna.

    Con dos máximos iguales, o con un máximo de 0, lo decidiría el orden en que suma cada convolución.
    """
    windows = z.unflatten(3, (-1, 2)).unflatten(2, (-1, 2)).permute(0, 1, 2, 4, 3, 5).flatten(4)
    second, best = np.moveaxis(np.sort(windows)[..., -2:], -1, 0)
    return bool(((best < -_APART) | (best > second.clip(min=0) + _APART)).all())


def _steps(*settings: Setting) -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [_step(d, *setting) for setting in settings]


_REAL = (8, 16, 10, 2)
_OTHERS = _steps((3, 5, 4, 4), (2, 3, 5, 1), (4, 3, 2, 5), (5, 2, 2, 1))


def _after(name: str, weight: float, *settings: Setting) -> Criterion:
    position = 1 + [*AXES].index(name)
    return Criterion(name, weight, _steps(*settings), output=position)


_LOSS = _steps(_REAL, (3, 4, 6, 3))

TRAIN_STEP = Exercise(
    name="train_step",
    unit="07_red",
    parameters=("params", "X", "y", "learning_rate"),
    outputs=("loss", *(f"params['{name}']" for name in AXES)),
    formula=("", *["la de antes del paso"] * len(AXES)),
    axes=((), *AXES.values()),
    oracle=_train_step,
    criteria=(
        Criterion("claves y formas", 1, _steps((3, 2, 5, 3)), "shape"),
        Criterion("la pérdida, antes del paso", 3, _LOSS, output=0),
        _after("linear_b", 1, (2, 4, 3, 3)),
        _after("linear_W", 2, (3, 2, 4, 2)),
        _after("conv2_b", 1, (3, 4, 3, 2)),
        _after("conv2_W", 2, (2, 5, 2, 3)),
        _after("conv1_b", 1, (4, 3, 3, 3)),
        _after("conv1_W", 2, _REAL),
        Criterion("redes de otros tamaños", 2, _OTHERS),
        Criterion("no modifica la entrada", 1, _LOSS, "inputs", like="la pérdida, antes del paso"),
    ),
    mistakes=MISTAKES,
    uses=("relu_forward", "relu_backward", "linear_forward", "linear_backward", "softmax_cross_entropy"),
)
