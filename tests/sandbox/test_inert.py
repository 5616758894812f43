"""Lo que hay en lugar de un paquete que no está: se deja usar de cualquier manera y no acierta nunca."""

import copy
import math
import warnings
from pathlib import Path
from typing import Any, Optional, Union

import numpy as np
import pytest

from grader import allowed
from grader.observing import describe, observe
from grader.sandbox import missing
from grader.sandbox.inert import InertModule, NoDisponibleAlCalificar

cv, torch, utils = InertModule("skvideo"), InertModule("torch"), InertModule("utils")
THING = cv.read("foto.png")

#: Usos que ni lanzan ni se quedan dando vueltas, con lo que dan.
USES = {
    "recorrerlo": (lambda: [*THING], []),
    "repetir mientras lo sea": (lambda: [1 for _ in iter(lambda: bool(THING), False)], []),
    "su longitud": (lambda: len(THING), 0),
    "como condición": (lambda: "sí" if THING else "no", "no"),
    "como tamaño": (lambda: np.zeros((2, THING)).shape, (2, 0)),
    "como índice": (lambda: [5, 6][THING], 5),
    "buscar en él": (lambda: 3 in THING, False),
    "como clave": (lambda: {cv.float32: 1}[cv.float32], 1),
    "compararlo consigo": (lambda: cv.a == cv.a, True),
    "compararlo": (lambda: bool(cv.a == 3 or cv.a < 3 or cv.a != 3), False),
    "en una ruta": (lambda: (Path(THING) / "x").name == "x", True),
    "un formato": (lambda: f"{THING:.3f}", "<skvideo.read: no está al calificar>"),
    "otro formato": (lambda: "%d %.1f" % (THING, THING), "0 nan"),  # noqa: UP031
    "su versión": (lambda: cv.__version__, "0.0.0"),
    "isinstance": (lambda: isinstance(3, cv.Image), False),
    "isinstance, con otro": (lambda: isinstance(3, int | cv.Image), True),
    "issubclass": (lambda: issubclass(int, cv.Image), False),
    "desempaquetar dos": (lambda: [*map(bool, _two(THING))], [False, False]),
    "desempaquetar el resto": (lambda: _rest(THING), []),
    "barra de progreso": (lambda: [*cv.tqdm(range(3), desc="x")], [0, 1, 2]),
    "barra con nombre": (lambda: [*cv.tqdm(iterable=[4, 5])], [4, 5]),
    "barra de barra": (lambda: [*cv.tqdm(cv.Loader([1, 2]))], [1, 2]),
    "su longitud es la de lo suyo": (lambda: len(cv.tqdm([4, 5])), 2),
    "trange": (lambda: [*cv.trange(1, 4)], [1, 2, 3]),
    "un texto no se recorre": (lambda: [*cv.open("abc")], []),
    "en un array": (lambda: np.isnan(np.array([THING, THING])).all(), True),
    "dentro de un array": (lambda: np.isnan(_put(THING)).all(), True),
}


def _two(value: Any) -> tuple[Any, Any]:
    a, b = value
    return a, b


def _rest(value: Any) -> list[Any]:
    _first, *rest, _last = value
    return rest


def _put(value: Any) -> np.ndarray:
    out = np.zeros((2, 3))
    out[0] = value
    out[1, :] += value
    return out


@pytest.mark.parametrize("use", USES)
def test_it_can_be_used_in_any_way(use: str) -> None:
    do, expected = USES[use]
    assert do() == expected


@pytest.mark.parametrize(
    "do",
    [
        lambda: THING + 1,
        lambda: np.ones(3) * THING,
        lambda: np.ones(3) @ THING,
        lambda: "a" + THING,
        lambda: [0] * THING,
        lambda: -THING,
        lambda: round(THING, 2),
        lambda: THING[..., ::-1],
        lambda: np.pad(THING, 1),
        lambda: THING.sum().item(),
        lambda: THING or cv.otro,
        lambda: copy.deepcopy(THING),
    ],
)
def test_what_comes_out_of_it_is_inert_too(do) -> None:
    assert type(do()) is NoDisponibleAlCalificar


@pytest.mark.parametrize(
    "do",
    [
        utils.f,
        lambda X: utils.f(X) + X,
        lambda X: float(utils.f(X)),
        lambda X: np.asarray(utils.f(X)),
        lambda X: [utils.f(X)],
        lambda X: (utils.f(X), utils.f(X)),
        lambda X: {"W": utils.f(X)},
        lambda X: np.zeros(3) + float(utils.f(X)),
    ],
)
def test_it_is_never_a_result(do) -> None:
    def numbers(value: Any) -> list[np.ndarray]:
        own = [] if value.array is None else [value.array]
        return own + [array for item in value.items for array in numbers(item)]

    assert not any(np.isfinite(array).any() for array in numbers(describe(do(np.ones(3)))))


def test_as_a_decorator_it_gives_what_it_decorates() -> None:
    @cv.njit
    def plain() -> int:
        return 1

    @cv.njit("f8(f8)", parallel=True)
    def with_options() -> int:
        return 2

    @cv.cache()
    class Point:
        x = 3

    assert (plain(), with_options(), Point.x) == (1, 2, 3)


def test_it_can_be_inherited_from() -> None:
    class Point:
        pass

    class Net(cv.nn.Module, Point, option=True):
        def __init__(self, size: int) -> None:
            super().__init__(size, name="red")
            self.layer = cv.nn.Linear(size)

    net = Net(3)
    assert isinstance(net, cv.nn.Module)
    assert issubclass(Net, cv.nn.Module)
    assert isinstance(net, Point)
    assert not isinstance(net, cv.nn.Linear)
    assert net
    assert type(net.parameters()) is type(net(net.layer)) is NoDisponibleAlCalificar


def test_it_can_be_caught() -> None:
    with pytest.raises(cv.ReadError, match="mal"):
        raise cv.ReadError("mal")
    try:
        raise KeyError("x")
    except (cv.exceptions.Slow, cv.HTTPError):
        caught = False
    except KeyError:
        caught = True
    assert caught
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=cv.OldWarning)


def test_it_can_be_in_annotations() -> None:
    def f(a: cv.A, b: Optional[cv.B], c: cv.C | None, d: Union[int, cv.D[int, 3]]) -> list[cv.E]: ...  # noqa: UP007, UP045

    assert set(f.__annotations__) == {"a", "b", "c", "d", "return"}


def test_it_can_be_waited_for_and_entered() -> None:
    with cv.tqdm(total=3) as bar:
        bar.update(1)
        bar.set_description("x")
    coroutine = _waits()
    with pytest.raises(StopIteration, match="sigue"):
        coroutine.send(None)


async def _waits() -> str:
    async with cv.session() as session:
        await session.install("x")
    return "sigue"


def test_an_assertion_about_it_does_not_stop_a_cell() -> None:
    """En Jupyter, quien compara lo suyo con PyTorch sigue adelante."""
    exec("assert torch.allclose(1, 2)\nassert torch.x, 'no son iguales'", {"torch": torch})
    assert not bool(torch.x)
    assert ("sí" if torch.x else "no") == "no"


def test_using_what_is_not_allowed_is_noted_only_while_judged() -> None:
    weights = torch.ones(3)

    def computes(X: np.ndarray) -> Any:
        return X * 2 if torch.is_tensor(X) else torch.flip(X, (0,)).numpy()

    def multiplies(X: np.ndarray) -> Any:
        return X * weights

    def prepares(X: np.ndarray, dtype: Any = torch.float32) -> Any:
        with torch.no_grad():
            return X * 2 if not torch.is_tensor(X) else X

    for function in (computes, multiplies):
        seen = observe(function, [np.ones(3)])
        assert seen.error.type_name == allowed.ERROR_NAME
        assert "`torch`" in seen.error.message
    assert (observe(prepares, [np.ones(3)]).value.array == 2).all()
    assert observe(utils.f, [np.ones(3)]).value.kind == "other"


def test_what_was_missed_is_a_few_short_names() -> None:
    missing.taken()
    InertModule("google.colab").drive.mount("/content")
    torch.nn.functional.relu(1)
    missing.note("!" + "<b>x " * 100)
    assert missing.taken()[:2] == ["google.colab", "torch"]
    assert missing.taken() == []
    for number in range(100):
        missing.note(f"p{number}")
    names = missing.taken()
    assert len(names) == missing.MAX_NAMES
    assert missing.trusted(names) == tuple(names)


@pytest.mark.parametrize(
    "told", [None, "torch", {"a": 1}, [3, None, ["x"]], ["<b>"], ["a b"], ["x" * 61], [""]]
)
def test_what_a_runner_says_it_missed_is_not_believed(told: Any) -> None:
    assert missing.trusted(told) == ()
    assert len(missing.trusted(["a"] * 10**6)) == 1
    assert len(missing.trusted([f"p{n}" for n in range(1000)])) == missing.MAX_NAMES


def test_as_a_number_it_is_not_one() -> None:
    assert math.isnan(float(THING))
    assert math.isnan(complex(THING).real)
