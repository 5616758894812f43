"""En cada sorteo está cada pareja de propiedades que puede darse, y hay puntos que dependen de ella.

Una función que solo falla con dos cosas a la vez (padding 0 y una imagen no cuadrada, por ejemplo) tiene que
perder algún punto. Qué parejas pueden darse se calcula probando todas las formas pequeñas.

No se piden arrays de solo lectura: lo que delatan lo mira «no modifica la entrada», y quien la deja como
estaba no falla. De enteros, solo donde se promete el tipo del resultado.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

import numpy as np
import pytest

from grader import exercises
from tests.kit.right import RIGHT

pytestmark = pytest.mark.student

SEEDS = (None, *(f"sorteo {i}" for i in range(5)))
Facts = dict[str, str]
Seen = frozenset[tuple[str, str]]

_BY_COLUMNS = "guardado por columnas"

#: Lo que no depende de las formas: todo puede darse con todo.
FREE = {
    "lote": {"N: 1", "N: varios"},
    "canales": {"C: 1", "C: varios"},
    "filtros": {"F: 1", "F: varios"},
    "tipo": {"enteros", "decimales"},
    "signo": {"todo negativo", "no todo negativo"},
    "memoria": {"guardado por filas", _BY_COLUMNS},
    "sesgo": {"sesgo 0", "sesgo distinto de 0"},
    "empates": {"hay un empate", "no hay empates"},
    "paso": {"se da eps", "no se da eps"},
    "ceros": {"hay ceros", "no hay ceros"},
    "etiquetas": {"etiquetas repetidas", "etiquetas distintas"},
    "tamaño": {"logits grandes", "logits pequeños"},
}

#: De qué combinaciones de tres, y no solo de dos, se piden todas.
TRIPLES = ("padding", "stride", "lados")


#: Parejas que no pueden darse juntas.
APART = (
    {"hay un empate", "f = 1"},
    {"un solo eje", _BY_COLUMNS},
    {"todo negativo", "hay ceros"},
    {"D: 1", _BY_COLUMNS},
    {"N: 1", "etiquetas repetidas"},
    {"N > K", "etiquetas distintas"},
)


def _some(n: int, word: str) -> str:
    return f"{word}: 1" if n == 1 else f"{word}: varios"


def _sides(height: int, width: int) -> str:
    return "H = W" if height == width else "H < W" if height < width else "H > W"


def _window(f: int) -> str:
    return "f = 1" if f == 1 else "f par" if f % 2 == 0 else "f impar"


def _walk(sides: tuple[int, ...], f: int, s: int, p: int = 0) -> Facts:
    """De cómo recorre una imagen una ventana de lado ``f``."""
    rooms = [n + 2 * p - f for n in sides]
    return {
        "stride": f"stride {s}" if s < 3 else "stride 3 o más",
        "resto": "el stride no divide" if any(r % s for r in rooms) else "el stride divide",
        "ventana": _window(f),
        "cuántas": "una sola ventana" if all(r < s for r in rooms) else "varias ventanas",
        "solape": "ventanas separadas" if s >= f else "ventanas solapadas",
        "huecos": "stride mayor que f" if s > f else "stride hasta f",
    }


def _frame(p: int, f: int) -> Facts:
    return {
        "padding": f"padding {p}" if p < 2 else "padding 2 o más",
        "marco": "padding mayor que f - 1" if p > f - 1 else "padding hasta f - 1",
    }


def _batch(shape: tuple[int, ...]) -> Facts:
    images, channels, *sides = shape
    return {"lote": _some(images, "N"), "canales": _some(channels, "C"), "lados": _sides(*sides)}


def _array(x: np.ndarray, *but: str) -> Facts:
    by_columns = x.flags.f_contiguous and not x.flags.c_contiguous
    facts = {
        "tipo": "enteros" if x.dtype.kind == "i" else "decimales",
        "signo": "todo negativo" if (x < 0).all() else "no todo negativo",
        "memoria": _BY_COLUMNS if by_columns else "guardado por filas",
    }
    return {name: fact for name, fact in facts.items() if name not in but}


def _tie(x: np.ndarray, f: int, s: int) -> Facts:
    """Si hay una ventana con su máximo repetido."""
    windows = np.lib.stride_tricks.sliding_window_view(x, (f, f), (2, 3))[:, :, ::s, ::s].reshape(-1, f * f)
    repeated = (windows == windows.max(1, keepdims=True)).sum(1) > 1
    return {"empates": "hay un empate" if repeated.any() else "no hay empates"}


def _conv(x: np.ndarray, W: np.ndarray, stride: int, padding: int) -> Facts:
    f = W.shape[-1]
    walk = _walk(x.shape[2:], f, stride, padding)
    return _batch(x.shape) | {"filtros": _some(len(W), "F")} | walk | _frame(padding, f) | _array(x, "tipo")


def _pool(x: np.ndarray, f: int, s: int) -> Facts:
    return _batch(x.shape) | _walk(x.shape[2:], f, s) | _array(x, "tipo")


def _pad(X: np.ndarray, pad: int) -> Facts:
    small = "pad de un lado de la imagen o más" if pad >= min(X.shape[2:]) else "pad menor que la imagen"
    return _batch(X.shape) | {"padding": _frame(pad, 1)["padding"], "marco": small} | _array(X)


def _point(f: object, x: np.ndarray, *eps: float) -> Facts:
    return {
        "ejes": f"{x.ndim} ejes" if x.ndim < 3 else "3 ejes o más",
        "tamaño": "un solo valor" if x.size == 1 else "varios valores",
        "paso": "se da eps" if eps else "no se da eps",
    }


def _relu(Z: np.ndarray) -> Facts:
    axes = "un solo eje" if Z.ndim == 1 else f"{Z.ndim} ejes"
    return {"ejes": axes, "ceros": "hay ceros" if (Z == 0).any() else "no hay ceros"} | _array(Z, "tipo")


def _sizes(n: int, first: str, m: int, second: str) -> str:
    return f"{first} {'=' if n == m else '<' if n < m else '>'} {second}"


def _layer(features: int, classes: int) -> Facts:
    found = {"características": _some(features, "D"), "clases": _some(classes, "M")}
    return found | {"forma": _sizes(features, "D", classes, "M")}


def _linear(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> Facts:
    return {"lote": _some(len(X), "N")} | _layer(*W.shape) | _array(X, "tipo") | _bias(b)


def _scores(images: int, classes: int) -> Facts:
    two = "dos clases" if classes == 2 else "varias clases"
    return {"lote": _some(images, "N"), "clases": two, "forma": _sizes(images, "N", classes, "K")}


def _softmax(logits: np.ndarray, y: np.ndarray) -> Facts:
    repeated = "etiquetas repetidas" if len({*y}) < len(y) else "etiquetas distintas"
    large = "logits grandes" if (abs(logits) > 700).any() else "logits pequeños"
    return _scores(*logits.shape) | {"etiquetas": repeated, "tamaño": large} | _array(logits, "tipo")


def _network(images: int, first: int, second: int, classes: int) -> Facts:
    facts = {"red": "F1 < F2" if first < second else "F1 > F2"}
    return facts | {k: v for k, v in _scores(images, classes).items() if k != "forma"}


def _step(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, rate: float) -> Facts:
    return _network(len(X), len(params["conv1_b"]), len(params["conv2_b"]), len(params["linear_b"]))


def _bias(b: object) -> Facts:
    return {"sesgo": "sesgo distinto de 0" if np.any(b) else "sesgo 0"}


def _columns(columns: np.ndarray, shape: tuple[int, ...], f: int, s: int, p: int) -> Facts:
    return _batch(shape) | _walk(shape[2:], f, s, p) | _frame(p, f) | _array(columns, "tipo")


FACTS: dict[str, Callable[..., Facts]] = {
    "negative_image": lambda X: _batch(X.shape) | _array(X, "signo", "tipo"),
    "zero_padding": _pad,
    "convolve": lambda X, W, b: (
        {"canales": _some(len(X), "C"), "ventana": _window(X.shape[-1])} | _bias(b) | _array(X, "tipo")
    ),
    "output_size": lambda n, f, s, p: _walk((n,), f, s, p) | _frame(p, f),
    "feature_map": lambda x, W, b, s: (
        {"canales": _some(len(x), "C"), "lados": _sides(*x.shape[1:])}
        | _walk(x.shape[1:], W.shape[-1], s)
        | _array(x, "tipo")
        | _bias(b)
    ),
    "conv_forward": lambda x, W, b, s, p: _conv(x, W, s, p) | _bias(b),
    "numerical_gradient": _point,
    "conv_backward": lambda l_O, rate, x, W, b, s, p: _conv(x, W, s, p),
    "max_pooling_forward": _pool,
    "average_pooling_forward": _pool,
    "max_pooling_backward": lambda l_O, x, f, s: _pool(x, f, s) | _tie(x, f, s),
    "average_pooling_backward": lambda l_O, x, f, s: _pool(x, f, s),
    "relu_forward": _relu,
    "relu_backward": lambda l_O, Z: _relu(Z),
    "linear_forward": _linear,
    "linear_backward": lambda l_O, rate, X, W, b: _linear(X, W, b),
    "softmax_cross_entropy": _softmax,
    "train_step": _step,
    "windows": _pool,
    "im2col": lambda x, f, s, p: (
        _batch(x.shape) | _walk(x.shape[2:], f, s, p) | _frame(p, f) | _array(x, "tipo")
    ),
    "col2im": _columns,
    "conv_forward_fast": lambda x, W, b, s, p: _conv(x, W, s, p) | _bias(b),
    "conv_backward_fast": lambda l_O, rate, x, W, b, s, p: _conv(x, W, s, p),
}
#: Las que rellenan la entrada antes de recorrerla con ventanas, o lo contrario.
FRAMED = ("conv_", "im2col", "col2im")


def _shapes() -> Iterator[tuple[int, ...]]:
    return product((1, 2), (1, 2), range(1, 7), range(1, 7))


def _walks(paddings: Iterable[int]) -> Iterator[tuple[tuple[int, int], int, int, int]]:
    for height, width, f, s, p in product(range(1, 7), range(1, 7), range(1, 5), range(1, 5), paddings):
        if min(height, width) + 2 * p >= f:
            yield (height, width), f, s, p


_LAYERS = [_layer(features, classes) for features, classes in product(range(1, 4), repeat=2)]
_AXES = [{"ejes": _relu(np.ones((2,) * axes))["ejes"]} for axes in range(1, 5)]
#: Todas las formas pequeñas de las entradas de la unidad 07.
NETWORK: dict[str, list[Facts]] = {
    "relu_forward": _AXES,
    "relu_backward": _AXES,
    "linear_forward": _LAYERS,
    "linear_backward": _LAYERS,
    "softmax_cross_entropy": [_scores(n, k) for n, k in product(range(1, 5), range(2, 5))],
    "train_step": [_network(n, first, 2, k) for n, first, k in product((1, 2), (1, 3), (2, 3))],
}


def _geometries(name: str) -> Iterator[Facts]:
    """Todas las formas pequeñas de una entrada de ``name``."""
    framed = name.startswith(FRAMED)
    if "pooling" in name or name in ("windows", "feature_map") or framed:
        for sides, f, s, p in _walks(range(4) if framed else (0,)):
            yield _walk(sides, f, s, p) | {"lados": _sides(*sides)} | (_frame(p, f) if framed else {})
    elif name == "output_size":
        for sides, f, s, p in _walks(range(4)):
            yield _walk(sides[:1], f, s, p) | _frame(p, f)
    elif name == "zero_padding":
        for shape, pad in product(_shapes(), range(4)):
            yield {k: v for k, v in _pad(np.zeros(shape), pad).items() if k in ("lados", "padding", "marco")}
    elif name == "numerical_gradient":
        for shape in ((1,), (2,), (1, 1), (2, 1), (1, 1, 1), (2, 1, 1)):
            yield {k: v for k, v in _point(None, np.zeros(shape)).items() if k != "paso"}
    elif name in NETWORK:
        yield from NETWORK[name]
    else:
        shapes = {"convolve": ("f = 1", "f par", "f impar"), "negative_image": ("H = W", "H < W", "H > W")}
        for value in shapes[name]:
            yield {"ventana" if name == "convolve" else "lados": value}


def _together(facts: Facts, names: Iterable[tuple[str, ...]]) -> set[Seen]:
    return {frozenset((n, facts[n]) for n in chosen) for chosen in names}


def _combinations(facts: Iterable[str], triples: bool) -> list[tuple[str, ...]]:
    pairs = [*combinations(sorted(facts), 2)]
    return [*pairs, TRIPLES] if triples else pairs


def _impossible(name: str, chosen: Seen) -> bool:
    """Lo que una ventana de una casilla, o un array de una fila, no pueden tener."""
    values = {value for _, value in chosen}
    flat = {"convolve": "f = 1", "softmax_cross_entropy": "N: 1"}.get(
        name, "N: 1" if "linear" in name else ""
    )
    return any(pair <= values for pair in APART) or {_BY_COLUMNS, flat} <= values


def drawn(name: str, seed: object) -> list[Facts]:
    """Las propiedades de las entradas con las que se miran los valores."""
    questions = exercises.get(name).draw(seed)
    return [FACTS[name](*q.arguments) for q in questions if q.criterion.looks_at == "values"]


def wanted(name: str, found: list[Facts]) -> set[Seen]:
    """Las parejas (y, en las capas, los tríos) que pueden darse."""
    geometries = [*{frozenset(g.items()): g for g in _geometries(name)}.values()]
    free = {n: FREE[n] for n in found[0] if n not in geometries[0]}
    triples = name.startswith(FRAMED)
    names = _combinations(found[0], triples)
    possible: set[Seen] = set()
    for chosen in names:
        shapes = {tuple((n, g[n]) for n in chosen if n in g) for g in geometries}
        others = [[(n, value) for value in free[n]] for n in chosen if n in free]
        possible |= {frozenset((*shape, *rest)) for shape in shapes for rest in product(*others)}
    return {p for p in possible if not _impossible(name, p)}


def missing(name: str, found: list[Facts]) -> set[Seen]:
    """Las que pueden darse y no se dan en ``found``."""
    names = _combinations(found[0], name.startswith(FRAMED))
    return wanted(name, found) - {seen for facts in found for seen in _together(facts, names)}


def test_every_function_says_what_its_inputs_are_like():
    assert set(FACTS) <= set(RIGHT)


@pytest.mark.parametrize("name", [name for name in RIGHT if name in FACTS])
def test_every_pair_of_properties_is_drawn_where_values_are_compared(name):
    for seed in SEEDS:
        absent = missing(name, drawn(name, seed))
        told = sorted(" con ".join(value for _, value in sorted(chosen)) for chosen in absent)
        assert not absent, f"{name}, sorteo {seed!r}: ningún criterio de valores prueba {'; '.join(told)}"
