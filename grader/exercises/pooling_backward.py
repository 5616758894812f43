"""Unidad 05, la vuelta: ``max_pooling_backward`` y ``average_pooling_backward``.

Oráculos: la derivación automática de ``F.max_pool2d`` y ``F.avg_pool2d``. ``F.max_pool2d`` da el gradiente al
primer máximo; ``torch.amax`` lo reparte entre los empatados, así que no sirve.
"""

from collections.abc import Callable, Sequence

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake
from grader.exercises.output_size import output_shape
from grader.exercises.pooling_forward import (
    BATCH,
    FLOOR,
    GAPS,
    LIMITS,
    MIXED,
    OBLONG,
    OVERLAP,
    SEPARATE,
    STRIDE_NEXT,
    Pool,
    Shape,
)


def _backward(pool: Pool) -> Callable[..., np.ndarray]:
    def gradient(l_O: np.ndarray, layer_input: np.ndarray, f: int, s: int) -> np.ndarray:
        x = torch.from_numpy(layer_input.copy()).requires_grad_()
        return torch.autograd.grad(pool(x, f, s), x, torch.from_numpy(l_O))[0].numpy()

    return gradient


_max_back, _average_back = _backward(F.max_pool2d), _backward(F.avg_pool2d)


def _upstream(*settings: tuple[Shape, int, int], tied: bool = False) -> Callable[[Draw], Sequence[Arguments]]:
    """Entradas de la vuelta. Sin ``tied`` los valores de cada imagen son distintos: no hay empates."""

    def draw(d: Draw) -> Sequence[Arguments]:
        made = []
        for shape, f, s in settings:
            size = int(np.prod(shape))
            values = d.generator.permutation(size).reshape(shape) / 10.0 - size / 20.0
            x = np.maximum(np.round(values / (size / 60.0)), 0.0) if tied else values
            made.append((d.array(*shape[:2], *output_shape(shape, f, s, 0)), x, f, s))
        return made

    return draw


def _criteria(*own: Criterion) -> tuple[Criterion, ...]:
    return (
        Criterion("forma de la salida", 1, _upstream(*MIXED), "shape"),
        Criterion("ventanas separadas", 2, _upstream(*SEPARATE)),
        Criterion("ventanas solapadas", 2, _upstream(*OVERLAP)),
        Criterion("stride mayor que la ventana", 1, _upstream(*GAPS)),
        Criterion("stride que no divide", 1, _upstream(*FLOOR)),
        Criterion("imagen no cuadrada", 1, _upstream(*OBLONG)),
        Criterion("varias imágenes y canales", 1, _upstream(*BATCH)),
        *own,
        Criterion("casos límite", 1, _upstream(*LIMITS)),
        Criterion("no modifica la entrada", 1, _upstream(*SEPARATE), "inputs"),
    )


def _scatter(
    l_O: np.ndarray, x: np.ndarray, f: int, s: int, share: Callable, write: str = "suma"
) -> np.ndarray:
    """Reparte cada gradiente por su ventana según ``share(ventana)``.

    ``write`` dice cómo se escribe: ``"suma"``, ``"ventana"`` (pisa la ventana entera) o ``"casilla"`` (pisa
    solo las casillas a las que les toca algo).
    """
    out = np.zeros_like(x)
    height, width = l_O.shape[2:]
    for i in range(height):
        for j in range(width):
            place = (slice(None), slice(None), slice(i * s, i * s + f), slice(j * s, j * s + f))
            part = share(x[place]) * l_O[:, :, i : i + 1, j : j + 1]
            out[place] = {
                "suma": out[place] + part,
                "ventana": part,
                "casilla": np.where(part != 0, part, out[place]),
            }[write]
    return out


def _all_ties(window: np.ndarray) -> np.ndarray:
    return (window == window.max(axis=(2, 3), keepdims=True)).astype(float)


def _split_ties(window: np.ndarray) -> np.ndarray:
    ties = _all_ties(window)
    return ties / ties.sum(axis=(2, 3), keepdims=True)


def _first(window: np.ndarray) -> np.ndarray:
    flat = window.reshape(*window.shape[:2], -1)
    return np.eye(flat.shape[-1])[flat.argmax(-1)].reshape(window.shape)


def _last(window: np.ndarray) -> np.ndarray:
    return _first(window[:, :, ::-1, ::-1])[:, :, ::-1, ::-1]


def _even(window: np.ndarray) -> np.ndarray:
    return np.full_like(window, 1 / (window.shape[2] * window.shape[3]))


def _scattered(share: Callable, write: str = "suma") -> Callable[..., np.ndarray]:
    return lambda l_O, x, f, s: _scatter(l_O, x, f, s, share, write)


def _at_stride_one(back: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """Las ventanas empiezan en i, j y no en i·stride, j·stride."""

    def result(l_O: np.ndarray, x: np.ndarray, f: int, s: int) -> np.ndarray:
        share = _first if back is _max_back else _even
        return _scatter(l_O, x, f, 1, share)

    return result


_PARAMETERS = ("l_O", "layer_input", "filter_size", "stride")

EXERCISES = (
    Exercise(
        name="max_pooling_backward",
        unit="05_pooling",
        parameters=_PARAMETERS,
        formula="la de layer_input",
        oracle=_max_back,
        criteria=_criteria(
            Criterion("empates", 2, _upstream(*SEPARATE, *SEPARATE, tied=True)),
        ),
        mistakes=(
            Mistake(
                "sin-acumular",
                "tu resultado coincide con el de asignar (`=`) donde hay que acumular (`+=`)",
                "Una casilla que gana en varias ventanas recibe la suma de sus gradientes.",
                _scattered(_first, "casilla"),
            ),
            Mistake(
                "pisar-la-ventana",
                "tu resultado coincide con escribir cada ventana entera encima de las anteriores",
                "Acumula con `+=`: una casilla puede estar en varias ventanas.",
                _scattered(_first, "ventana"),
            ),
            Mistake(
                "empate-duplicado",
                "tu resultado coincide con dar el gradiente entero a todos los máximos empatados",
                "El gradiente va solo al primer máximo, por filas: mira qué da `argmax`.",
                _scattered(_all_ties),
            ),
            Mistake(
                "empate-repartido",
                "tu resultado coincide con repartir el gradiente entre los máximos empatados",
                "El gradiente va entero al primer máximo, por filas: mira qué da `argmax`.",
                _scattered(_split_ties),
            ),
            Mistake(
                "ultimo-maximo",
                "tu resultado coincide con dar el gradiente al último de los máximos empatados",
                "Con `>=` gana el último; con `>`, el primero.",
                _scattered(_last),
            ),
            Mistake(
                "por-la-activacion",
                "tu resultado coincide con poner el valor de la entrada en lugar del gradiente que llega",
                "A la casilla ganadora le llega l_O, no el máximo.",
                lambda l_O, x, f, s: _scatter(np.ones_like(l_O), x, f, s, lambda w: _first(w) * w),
            ),
            Mistake(
                "stride-ignorado",
                "los gradientes coinciden con ventanas movidas de 1 en 1",
                STRIDE_NEXT,
                _at_stride_one(_max_back),
            ),
            Mistake(
                "como-la-media",
                "tu resultado coincide con repartir el gradiente por toda la ventana",
                "En max pooling, solo la casilla ganadora influye en la salida.",
                _average_back,
            ),
        ),
    ),
    Exercise(
        name="average_pooling_backward",
        unit="05_pooling",
        parameters=_PARAMETERS,
        formula="la de layer_input",
        oracle=_average_back,
        criteria=_criteria(),
        mistakes=(
            Mistake(
                "sin-acumular",
                "tu resultado coincide con el de asignar (`=`) donde hay que acumular (`+=`)",
                "Una casilla que está en varias ventanas recibe una parte de cada una.",
                _scattered(_even, "ventana"),
            ),
            Mistake(
                "sin-dividir",
                "tu resultado coincide con dar a cada casilla el gradiente entero, sin dividir",
                "Cada valor pesa 1 / (filter_size · filter_size) en la media.",
                lambda l_O, x, f, s: _average_back(l_O, x, f, s) * f * f,
            ),
            Mistake(
                "dividir-entre-el-lado",
                "tu resultado coincide con dividir entre filter_size en lugar de entre el área",
                "Cuenta cuántos valores hay en una ventana de filter_size × filter_size.",
                lambda l_O, x, f, s: _average_back(l_O, x, f, s) * f,
            ),
            Mistake(
                "dividir-entre-las-ventanas",
                "tu resultado coincide con dividir entre el número de ventanas",
                "Se divide entre los valores que tiene una ventana, no entre cuántas ventanas hay.",
                lambda l_O, x, f, s: _average_back(l_O, x, f, s) * f * f / (l_O.shape[2] * l_O.shape[3]),
            ),
            Mistake(
                "stride-ignorado",
                "los gradientes coinciden con ventanas movidas de 1 en 1",
                STRIDE_NEXT,
                _at_stride_one(_average_back),
            ),
            Mistake(
                "como-el-maximo",
                "tu resultado coincide con dar todo el gradiente a la casilla más grande",
                "En la media, todas las casillas de la ventana influyen por igual.",
                _max_back,
            ),
        ),
    ),
)
