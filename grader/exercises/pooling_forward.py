"""Unidad 05, la ida: ``max_pooling_forward`` y ``average_pooling_forward``.

Oráculos: ``F.max_pool2d`` y ``F.avg_pool2d``.
"""

from collections.abc import Callable, Sequence

import numpy as np
import torch
import torch.nn.functional as F

from grader.exercises.base import Arguments, Criterion, Draw, Exercise, Mistake
from grader.exercises.output_size import output_shape

Pool = Callable[[torch.Tensor, int, int], torch.Tensor]
Shape = tuple[int, int, int, int]

# (forma de la entrada, filter_size, stride)
SEPARATE = (((1, 1, 4, 4), 2, 2), ((1, 1, 6, 6), 3, 3), ((1, 1, 8, 8), 2, 2))
OVERLAP = (((1, 1, 6, 6), 3, 1), ((1, 1, 5, 5), 2, 1), ((1, 1, 8, 8), 4, 2), ((1, 1, 9, 9), 3, 2))
GAPS = (((1, 1, 8, 8), 2, 3), ((1, 1, 9, 9), 1, 4), ((1, 1, 8, 8), 2, 6))
FLOOR = (((1, 1, 5, 5), 2, 2), ((1, 1, 7, 7), 3, 3), ((1, 1, 8, 8), 3, 3))
OBLONG = (((1, 1, 4, 6), 2, 2), ((1, 1, 8, 4), 2, 2), ((1, 1, 3, 9), 3, 3))
BATCH = (((3, 2, 4, 4), 2, 2), ((2, 4, 4, 4), 2, 2), ((1, 3, 6, 6), 3, 3))
MIXED = (((2, 3, 6, 8), 2, 2), ((3, 2, 9, 6), 3, 3), ((2, 4, 5, 7), 3, 1))
LIMITS = (((2, 3, 4, 4), 4, 1), ((3, 2, 5, 4), 1, 1), ((2, 3, 7, 9), 3, 2))
STRIDE_NEXT = "La ventana (i, j) empieza en la fila i·stride y en la columna j·stride."


def _forward(pool: Pool) -> Callable[..., np.ndarray]:
    return lambda x, f, s: pool(torch.from_numpy(x), f, s).numpy()


max_pool, average_pool = _forward(F.max_pool2d), _forward(F.avg_pool2d)


def _inputs(*settings: tuple[Shape, int, int], kind: str = "array") -> Callable[[Draw], Sequence[Arguments]]:
    return lambda d: [(getattr(d, kind)(*shape), f, s) for shape, f, s in settings]


def _criteria(kind: str, own: Criterion) -> tuple[Criterion, ...]:
    """Los criterios de la ida, con valores de la clase ``kind``, más el propio de cada función."""

    def draw(settings: tuple[tuple[Shape, int, int], ...]) -> Callable[[Draw], Sequence[Arguments]]:
        return _inputs(*settings, kind=kind)

    return (
        Criterion("forma de la salida", 1, draw(MIXED), "shape"),
        Criterion("ventanas separadas", 2, draw(SEPARATE)),
        Criterion("ventanas solapadas", 1, draw(OVERLAP)),
        Criterion("stride mayor que la ventana", 1, draw(GAPS)),
        Criterion("stride que no divide", 1, draw(FLOOR)),
        Criterion("imagen no cuadrada", 1, draw(OBLONG)),
        Criterion("varias imágenes y canales", 1, draw(BATCH)),
        own,
        Criterion("casos límite", 1, draw(LIMITS)),
        Criterion("no modifica la entrada", 1, draw(SEPARATE), "inputs"),
    )


def _window(arguments: Arguments, index: tuple[int, ...]) -> list[tuple[str, np.ndarray]]:
    layer_input, f, stride = arguments
    image, channel, row, column = index
    y, x = row * stride, column * stride
    name = f"ventana de la imagen {image}, canal {channel}, filas {y}:{y + f}, columnas {x}:{x + f}"
    return [(name, layer_input[image, channel, y : y + f, x : x + f])]


def _one_by_one(pool: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """Tantas ventanas como pide el stride, pero movidas de 1 en 1."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        height, width = output_shape(x.shape, f, s, 0)
        return pool(x, f, 1)[:, :, :height, :width]

    return result


def _stride_as_size(pool: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """Ventanas de lado ``stride``, recortadas si se salen."""

    def result(x: np.ndarray, f: int, s: int) -> np.ndarray:
        height, width = output_shape(x.shape, f, s, 0)
        if s > f:
            edge = np.pad(x, ((0, 0), (0, 0), (0, s), (0, s)), constant_values=np.nan)
            kept = edge[:, :, : height * s, : width * s].reshape(*x.shape[:2], height, s, width, s)
            reduce = np.nanmax if pool is max_pool else np.nanmean
            return reduce(kept, axis=(3, 5))
        return pool(x[:, :, : height * s, : width * s].copy(), s, s)

    return result


_PARAMETERS = ("layer_input", "filter_size", "stride")
_FORMULA = "(N, C, n_H, n_W), con n = ⌊(n_prev - filter_size) / stride⌋ + 1"

EXERCISES = (
    Exercise(
        name="max_pooling_forward",
        unit="05_pooling",
        parameters=_PARAMETERS,
        formula=_FORMULA,
        oracle=max_pool,
        window=_window,
        criteria=_criteria(
            "positive", Criterion("valores negativos", 1, _inputs(*SEPARATE, kind="negative"))
        ),
        mistakes=(
            Mistake(
                "maximo-desde-cero",
                "tu resultado coincide con empezar el máximo en 0, que gana a todos los negativos",
                "Si buscas el máximo a mano, empieza por el primer valor de la ventana.",
                lambda x, f, s: np.maximum(max_pool(x, f, s), 0),
            ),
            Mistake(
                "stride-ignorado",
                "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1",
                STRIDE_NEXT,
                _one_by_one(max_pool),
            ),
            Mistake(
                "ventana-de-lado-stride",
                "tu resultado coincide con usar ventanas de lado stride en lugar de filter_size",
                "El tamaño de la ventana es filter_size; stride es cuánto se mueve.",
                _stride_as_size(max_pool),
            ),
            Mistake(
                "entre-canales",
                "tu resultado coincide con tomar el máximo de todos los canales a la vez",
                "El pooling trata cada canal por separado.",
                lambda x, f, s: np.broadcast_to(
                    max_pool(x, f, s).max(1, keepdims=True), max_pool(x, f, s).shape
                ),
            ),
            Mistake(
                "minimo",
                "tu resultado coincide con el mínimo de cada ventana",
                "Mira el sentido de la comparación.",
                lambda x, f, s: -max_pool(-x, f, s),
            ),
            Mistake(
                "media-por-maximo",
                "tu resultado coincide con la media de cada ventana",
                "Aquí se pide el máximo.",
                average_pool,
            ),
        ),
    ),
    Exercise(
        name="average_pooling_forward",
        unit="05_pooling",
        parameters=_PARAMETERS,
        formula=_FORMULA,
        oracle=average_pool,
        window=_window,
        criteria=_criteria("array", Criterion("valores enteros", 1, _inputs(*SEPARATE, kind="whole"))),
        mistakes=(
            Mistake(
                "suma-sin-dividir",
                "tu resultado coincide con la suma de la ventana, sin dividir",
                "La media es la suma entre el número de valores de la ventana.",
                lambda x, f, s: average_pool(x, f, s) * f * f,
            ),
            Mistake(
                "dividir-entre-el-lado",
                "tu resultado coincide con dividir entre filter_size en lugar de entre el área",
                "Cuenta cuántos valores hay en una ventana de filter_size × filter_size.",
                lambda x, f, s: average_pool(x, f, s) * f,
            ),
            Mistake(
                "maximo-por-media",
                "tu resultado coincide con el máximo de cada ventana",
                "Aquí se pide la media.",
                max_pool,
            ),
            Mistake(
                "stride-ignorado",
                "la forma es la correcta y los valores coinciden con mover la ventana de 1 en 1",
                STRIDE_NEXT,
                _one_by_one(average_pool),
            ),
            Mistake(
                "ventana-de-lado-stride",
                "tu resultado coincide con usar ventanas de lado stride en lugar de filter_size",
                "El tamaño de la ventana es filter_size; stride es cuánto se mueve.",
                _stride_as_size(average_pool),
            ),
            Mistake(
                "entre-canales",
                "tu resultado coincide con hacer la media de todos los canales a la vez",
                "El pooling trata cada canal por separado.",
                lambda x, f, s: average_pool(x, f, s).mean(1, keepdims=True).repeat(x.shape[1], 1),
            ),
            Mistake(
                "media-truncada",
                "tu resultado coincide con guardar la media sin decimales",
                "Mira de qué tipo es el array en el que guardas la salida.",
                lambda x, f, s: np.trunc(average_pool(x, f, s)),
            ),
        ),
    ),
)
