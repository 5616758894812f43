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
}

#: De qué combinaciones de tres, y no solo de dos, se piden todas.
TRIPLES = ("padding", "stride", "lados")


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
    "conv_forward": lambda x, W, b, s, p: _conv(x, W, s, p) | _bias(b),
    "numerical_gradient": _point,
    "conv_backward": lambda l_O, rate, x, W, b, s, p: _conv(x, W, s, p),
    "max_pooling_forward": _pool,
    "average_pooling_forward": _pool,
    "max_pooling_backward": lambda l_O, x, f, s: _pool(x, f, s) | _tie(x, f, s),
    "average_pooling_backward": lambda l_O, x, f, s: _pool(x, f, s),
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


def _geometries(name: str) -> Iterator[Facts]:
    """Todas las formas pequeñas de una entrada de ``name``."""
    framed = name.startswith(FRAMED)
    if "pooling" in name or name == "windows" or framed:
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
    """En una ventana de una casilla no hay empates, y por filas se guarda igual que por columnas."""
    values = {value for _, value in chosen}
    return {"hay un empate", "f = 1"} <= values or (name == "convolve" and {_BY_COLUMNS, "f = 1"} <= values)


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
