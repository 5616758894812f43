"""Las convoluciones ya hechas de NumPy, que en el ejecutor no están."""

import numpy as np
import pytest

from grader import allowed
from grader.sandbox import convolutions
from grader.sandbox.plan import plan
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.supervisor import Run, run
from tests.kit.programs import on_linux

pytestmark = on_linux
both = pytest.mark.parametrize("zygote", [True, False], ids=["cigoto", "de cero"])

X = np.array([1.0, 2.0, 3.0])


def run_cells(*cells: str, zygote: bool = True) -> Run:
    settings = Settings(Limits(cell=10, call=2, exercise=5), zygote=zygote)
    return run(plan(dict(enumerate(["import numpy as np", *cells])), {"f": [(X,)]}), settings)


def printed(done: Run, cell: int = 1) -> str:
    return "".join("".join(output.get("text", [output])) for output in done.outputs[cell])


@both
def test_in_a_cell_they_give_what_numpy_gives(zygote: bool) -> None:
    calls = {
        "np.convolve([1, 2, 3], [0, 1, 0.5])": np.convolve([1, 2, 3], [0, 1, 0.5]),
        "np.convolve([1], [1, 2, 3], 'same')": np.convolve([1], [1, 2, 3], "same"),
        "np.correlate([1, 2j, 3], [0, 1j], 'full')": np.correlate([1, 2j, 3], [0, 1j], "full"),
        "np.correlate(np.arange(4)[::-1], [True, False])": np.correlate(np.arange(4)[::-1], [True, False]),
        "np.polymul([1, 2], [3, 4])": np.polymul([1, 2], [3, 4]),
        "(np.poly1d([1, 2]) ** 3).coeffs": (np.poly1d([1, 2]) ** 3).coeffs,
        "np.ma.convolve([1, 2], [3, 4])": np.ma.convolve([1, 2], [3, 4]),
        "np.polynomial.chebyshev.chebmul([1, 2], [3])": np.polynomial.chebyshev.chebmul([1, 2], [3]),
    }
    lines = [f"r = {call}; print(r.tolist(), r.dtype)" for call in calls]
    done = run_cells("\n".join(lines), zygote=zygote)
    assert printed(done).splitlines() == [f"{r.tolist()} {r.dtype}" for r in calls.values()]


SEARCH = """
import gc, importlib, inspect, shutil, sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec

compiled = np._core._multiarray_umath

def loaded(path):
    loader = ExtensionFileLoader("_multiarray_umath", path)
    return importlib.util.module_from_spec(ModuleSpec("_multiarray_umath", loader, origin=path)).correlate

def copied():
    shutil.copy(compiled.__spec__.origin, "copia.so")
    return loaded("./copia.so")

def again():
    for name in [n for n in sys.modules if n.startswith("numpy")]:
        del sys.modules[name]
    return importlib.import_module("numpy").correlate.__wrapped__

ways = {
    "atributo": lambda: compiled.correlate,
    "antiguo": lambda: np.core.multiarray.correlate2,
    "recargado": lambda: importlib.reload(compiled).correlate,
    "otra vez": lambda: importlib.util.module_from_spec(compiled.__spec__).correlate,
    "mismo archivo": lambda: loaded(compiled.__spec__.origin),
    "copia": copied,
    "ctypes": lambda: __import__("ctypes").PyDLL(compiled.__spec__.origin),
    "gc": lambda: next(o for o in gc.get_objects() if inspect.isbuiltin(o) and o.__name__ in names),
    "módulos": lambda: next(
        v for m in list(sys.modules.values()) for v in list(vars(m).values())
        if inspect.isbuiltin(v) and v.__name__ in names
    ),
    "sin módulos": again,
}
names = ("correlate", "correlate2")
for way, get in ways.items():
    try:
        found = get()
        print(way, "sí" if inspect.isbuiltin(found) or not inspect.isfunction(found) else "no")
    except BaseException as error:
        print(way, "no")
"""


@both
def test_there_is_no_way_to_the_compiled_ones(zygote: bool) -> None:
    lines = printed(run_cells(SEARCH, zygote=zygote)).splitlines()
    assert sum(line.endswith(" no") for line in lines) == 10
    assert [line for line in lines if line.endswith(" sí")] == []


def used(done: Run) -> str:
    (call,) = done.evidence["f"].calls
    return call.error.message if call.error and call.error.type_name == allowed.ERROR_NAME else ""


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("np.convolve(x, x)", "np.convolve"),
        ("np.correlate(x, x)", "np.correlate"),
        ("np.polymul(x, x)", "np.polymul"),
        ("np.poly1d(x) * np.poly1d(x)", "np.convolve"),
        ("kept(x, x)", "np.convolve"),
    ],
)
def test_while_a_function_is_judged_they_are_not_allowed(body: str, name: str) -> None:
    function = f"def f(x):\n    try:\n        return {body}\n    except Exception:\n        return x"
    done = run_cells(f"kept = np.convolve\n{function}")
    assert used(done) == allowed.sentence(name)
    assert done.evidence["f"].calls[0].error.line == f"return {body}"


def test_the_supervisor_does_not_answer_then() -> None:
    """Quien pide por el canal sin pasar por NumPy tampoco llega: lo decide este lado."""
    source = (
        "from grader.sandbox import channel\nones = np.ones(2)\n"
        "print(channel.ask('numpy.convolve', [ones, ones, 2], {}))\n"
        "def f(x):\n    return channel.ask('numpy.convolve', [x, x, 2], {})"
    )
    done = run_cells(source)
    assert "[1. 2. 1.]" in printed(done)
    (call,) = done.evidence["f"].calls
    assert (call.value, call.error.type_name) == (None, "ValueError")


@pytest.mark.parametrize(
    "given",
    [
        (np.ones(10**5), np.ones(10**5), 0),
        (np.ones(convolutions.MAX_VALUES), np.ones(1), 0),
        (np.ones((2, 2)), np.ones(2), 0),
        (np.array(["a"]), np.ones(2), 0),
        ([1.0], np.ones(2), 0),
        ({}, None, 0),
        (np.ones(2), np.ones(2), 3),
        (np.ones(2), np.ones(2), -1),
        (np.ones(2), np.ones(2), True),
        (np.ones(2), np.ones(2), np.ones(2)),
    ],
)
def test_only_small_arrays_of_numbers_are_computed(given: tuple) -> None:
    for service in convolutions.SERVICES.values():
        with pytest.raises(ValueError, match="convoluci"):
            service(*given)


def test_a_cell_is_told_why() -> None:
    done = run_cells("np.convolve(np.ones(10**5), np.ones(10**5))\n", "np.convolve([1, 2], [3], 'todo')")
    told = [done.outputs[cell][0]["evalue"] for cell in (1, 2)]
    assert told[0] == "al calificar no se hacen convoluciones de NumPy tan grandes"
    assert told[1] == "el modo de una convolución es uno de valid, same, full"
