"""``train_step`` como lo escribe un estudiante, con sus decisiones a la vista."""

from collections.abc import Callable

import numpy as np

from grader.exercises import arrays, tables
from grader.exercises.arrays import Change, Tensor, same, tensor
from grader.exercises.network.relu_mistakes import Pair
from grader.remembering import last_kept

Tensors = dict[str, Tensor]
#: El gradiente que llega y lo que vio la ida.
Back = Callable[[Tensor, Tensor], Tensor]
#: De los logits y las etiquetas, la pérdida y su gradiente.
Error = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]
#: Los parámetros de la red, en orden.
EVERYTHING = ("conv1_W", "conv1_b", "conv2_W", "conv2_b", "linear_W", "linear_b")


def _largest(a: Tensor) -> Tensor:
    return tensor(tables.max_pool(a, 2, 2))


def _to_the_largest(g: Tensor, a: Tensor) -> Tensor:
    return tensor(tables.max_gradient(g, a, 2, 2))


def to_all(g: Tensor, a: Tensor) -> Tensor:
    """La vuelta de la media: a cada casilla, su parte."""
    return g.repeat_interleave(2, 2).repeat_interleave(2, 3) / 4


def mean_pool(a: Tensor) -> Tensor:
    """La media de cada ventana de 2 × 2."""
    return a.unflatten(3, (-1, 2)).unflatten(2, (-1, 2)).mean((3, 5))


def positive(g: Tensor, z: Tensor) -> Tensor:
    """La vuelta de la ReLU, como debe ser."""
    return g * (z > 0)


def same_gradient(g: Tensor, z: Tensor) -> Tensor:
    """El gradiente que llega, entero."""
    return g


def _cross_entropy(logits: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    p = logits.softmax(1)
    p[range(len(y)), y] -= 1
    return arrays.cross_entropy(logits, y), p / len(y)


def hot_prediction(logits: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """La pérdida correcta, con el gradiente que empuja hacia la clase que ya gana."""
    return arrays.cross_entropy(logits, y), _cross_entropy(logits, logits.argmax(1))[1]


def all_predicted(logits: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """La pérdida y el gradiente, como si la clase que ya gana fuera la etiqueta."""
    return _cross_entropy(logits, logits.argmax(1))


def by_rows(a: Tensor) -> Tensor:
    """En el orden de los ejes, como ``reshape``."""
    return a.flatten(1)


def activation(z: Tensor, a: Tensor) -> Tensor:
    """Lo que mira la vuelta del pooling, como debe ser."""
    return a


def _conv(x: Tensor, given: Tensors, layer: str, without: tuple[str, ...]) -> Tensor:
    b = None if layer in without else given[f"{layer}_b"]
    return tensor(tables.conv2d(x, given[f"{layer}_W"], b, padding=1))


def _conv_back(x: Tensor, g: Tensor) -> tuple[Tensor, Tensor]:
    """El gradiente de los pesos y el de los sesgos."""
    found = tensor(tables.conv2d(x.transpose(0, 1), g.transpose(0, 1), None, padding=1))
    return found.transpose(0, 1), g.sum((0, 2, 3))


def descend(parameter: Tensor, gradient: Tensor, rate: float, images: int) -> Tensor:
    """El paso, como debe ser."""
    return parameter - rate * gradient


def _logits(
    given: Tensors,
    x: Tensor,
    act1: Change,
    act2: Change,
    pool1: Change,
    pool2: Change,
    flat: Change,
    bias: Pair,
    without: tuple[str, ...],
) -> tuple[Tensor, ...]:
    """Lo que da cada paso de la ida."""
    z1 = _conv(x, given, "conv1", without)
    a1 = act1(z1)
    p1 = pool1(a1)
    z2 = _conv(p1, given, "conv2", without)
    a2 = act2(z2)
    p2 = pool2(a2)
    z3 = bias(flat(p2) @ given["linear_W"], given["linear_b"])
    return z1, a1, p1, z2, a2, p2, z3


@last_kept
def _gradients(
    params: dict[str, np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    images: slice,
    act1: Change,
    act2: Change,
    gate1: Back,
    gate2: Back,
    pool1: Change,
    pool2: Change,
    unpool1: Back,
    unpool2: Back,
    looked1: Pair,
    looked2: Pair,
    flat: Change,
    unflat: Back,
    linear_input: Change | None,
    bias: Pair,
    without: tuple[str, ...],
    head: Change,
    head_gate: Back,
    error: Error,
    linear_after: Back | None,
    conv2_after: Back | None,
) -> tuple[Tensor, Tensors]:
    """La pérdida y el gradiente de cada parámetro.

    ``linear_after`` y ``conv2_after`` dan los pesos con los que vuelve esa capa, si no son los de la ida.
    """
    old = {name: tensor(a) for name, a in params.items()}
    x, y = tensor(X)[images], tensor(y)[images]
    z1, a1, p1, z2, a2, p2, z3 = _logits(old, x, act1, act2, pool1, pool2, flat, bias, without)
    loss, g = error(head(z3), y)
    g = head_gate(g, z3)
    found = {"linear_W": (linear_input or flat)(p2).T @ g, "linear_b": g.sum(0)}
    W = old["linear_W"]
    g = unflat(g @ (linear_after(found["linear_W"], W) if linear_after else W).T, p2)
    g = gate2(unpool2(g, looked2(z2, a2)), z2)
    found["conv2_W"], found["conv2_b"] = _conv_back(p1, g)
    W = old["conv2_W"]
    W = conv2_after(found["conv2_W"], W) if conv2_after else W
    g = tensor(tables.conv2d_input(p1.shape, W, g, padding=1))
    g = gate1(unpool1(g, looked1(z1, a1)), z1)
    found["conv1_W"], found["conv1_b"] = _conv_back(x, g)
    return loss, found


def train(
    params: dict[str, np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    learning_rate: float,
    *,
    images: slice = slice(None),
    act1: Change = arrays.relu,
    act2: Change = arrays.relu,
    gate1: Back = positive,
    gate2: Back = positive,
    pool1: Change = _largest,
    pool2: Change = _largest,
    unpool1: Back = _to_the_largest,
    unpool2: Back = _to_the_largest,
    looked1: Pair = activation,
    looked2: Pair = activation,
    flat: Change = by_rows,
    unflat: Back = lambda g, a: g.reshape(a.shape),
    linear_input: Change | None = None,
    bias: Pair = np.add,
    without: tuple[str, ...] = (),
    head: Change = same,
    head_gate: Back = same_gradient,
    error: Error = _cross_entropy,
    told: Callable[[Tensor, int], Tensor] = lambda loss, images: loss,
    updated_linear: bool = False,
    updated_conv2: bool = False,
    step: Callable[[Tensor, Tensor, float, int], Tensor] = descend,
    stepped: tuple[str, ...] = EVERYTHING,
    frozen: tuple[str, ...] = (),
    late: bool = False,
    named: Callable[[str], str] = str,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """La pérdida y los parámetros nuevos; sin más argumentos, lo correcto.

    Los que acaban en 1 y en 2 son de la primera y de la segunda capa; ``looked``, lo que mira la vuelta del
    pooling; ``without``, las convoluciones que no suman el sesgo; ``stepped``, los parámetros que dan el paso
    ``step`` y no el correcto; ``frozen``, los que no se mueven; ``named`` dice cuál de los nuevos se guarda
    con cada nombre.
    """
    x, y_kept = tensor(X)[images], tensor(y)[images]

    def after(name: str) -> Back:
        def moved(gradient: Tensor, parameter: Tensor) -> Tensor:
            if name in frozen:
                return parameter
            own = step if name in stepped else descend
            return own(parameter, gradient, learning_rate, len(x))

        return moved

    linear_after = after("linear_W") if updated_linear else None
    conv2_after = after("conv2_W") if updated_conv2 else None
    loss, gradients = _gradients(
        *(params, X, y, images, act1, act2, gate1, gate2, pool1, pool2, unpool1, unpool2, looked1, looked2),
        *(flat, unflat, linear_input, bias, without, head, head_gate, error, linear_after, conv2_after),
    )
    new = {name: after(name)(gradients[name], tensor(params[name])) for name in params}
    if late:
        logits = _logits(new, x, act1, act2, pool1, pool2, flat, bias, without)[-1]
        loss = error(head(logits), y_kept)[0]
    return told(loss, len(x)).numpy().copy(), {name: new[named(name)].numpy().copy() for name in params}
