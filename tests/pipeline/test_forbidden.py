"""Lo que un ejercicio no deja usar tiene un solo veredicto: el de ``check`` en el cuaderno y el de la nota.

Cada celda se ejecuta en un intérprete de IPython con PyTorch y un SciPy de mentira, y se califica como una
entrega. Da igual cómo esté escrita: cuenta lo que la función llega a ejecutar.
"""

import json
import re
import subprocess
import sys

import pytest

from grader.judge.verdict import Verdict
from grader.pipeline.grade import grade
from grader.pipeline.intake import Unit
from grader.sandbox.settings import Limits, Settings
from grader.units import notebook_name
from tests.kit import moodle
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT

pytestmark = on_linux

FORBIDDEN = {
    "np.correlate": """
def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel())[0] + b
""",
    "np.convolve": """
def convolve(X, W, b):
    return np.convolve(X.ravel(), W.ravel()[::-1], "valid")[0] + b
""",
    "importada": """
from numpy import correlate
def convolve(X, W, b):
    return correlate(X.ravel(), W.ravel())[0] + b
""",
    "la de dentro": """
def convolve(X, W, b):
    return np._core.multiarray.correlate(X.ravel(), W.ravel(), 0)[0] + b
""",
    "la de dentro, desde C": """
import operator
def convolve(X, W, b):
    return operator.methodcaller("correlate2", X.ravel(), W.ravel(), 0)(np._core.multiarray)[0] + b
""",
    "np.ma": """
def convolve(X, W, b):
    return np.ma.correlate(X.ravel(), W.ravel(), "valid").data[0] + b
""",
    "polymul": """
def convolve(X, W, b):
    return np.polymul(X.ravel(), W.ravel()[::-1])[X.size - 1] + b
""",
    "poly1d": """
def convolve(X, W, b):
    return (np.poly1d(X.ravel()) * np.poly1d(W.ravel()[::-1])).coeffs[X.size - 1] + b
""",
    "numpy.polynomial": """
from numpy.polynomial import Polynomial
def convolve(X, W, b):
    return (Polynomial(X.ravel()) * Polynomial(W.ravel()[::-1])).coef[X.size - 1] + b
""",
    "sys.modules": """
import sys
def convolve(X, W, b):
    return sys.modules["numpy"].correlate(X.ravel(), W.ravel())[0] + b
""",
    "methodcaller": """
from operator import methodcaller
def convolve(X, W, b):
    return methodcaller("corre" "late", X.ravel(), W.ravel())(np)[0] + b
""",
    "resolve_name": """
import pkgutil
def convolve(X, W, b):
    return pkgutil.resolve_name("numpy:correlate")(X.ravel(), W.ravel())[0] + b
""",
    "pickle": """
import pickle
def convolve(X, W, b):
    return pickle.loads(b"cnumpy\\ncorrelate\\n.")(X.ravel(), W.ravel())[0] + b
""",
    "getmembers": """
import inspect
def convolve(X, W, b):
    return dict(inspect.getmembers(np))["correlate"](X.ravel(), W.ravel())[0] + b
""",
    "match": """
def convolve(X, W, b):
    match np:
        case object(correlate=found):
            return found(X.ravel(), W.ravel())[0] + b
""",
    "guardada en una lista": """
kept = []
kept.append(np.correlate)
def convolve(X, W, b):
    return kept[0](X.ravel(), W.ravel())[0] + b
""",
    "valor por omisión": """
def convolve(X, W, b, *, how=np.correlate):
    return how(X.ravel(), W.ravel())[0] + b
""",
    "otro código": """
def convolve(X, W, b):
    return np.outer(X.ravel(), W.ravel())[0] + b
names = tuple("correlate" if n == "outer" else n for n in convolve.__code__.co_names)
convolve.__code__ = convolve.__code__.replace(co_names=names)
""",
    "sangrada": """
    def convolve(X, W, b):
        return np.correlate(X.ravel(), W.ravel())[0] + b
""",
    "con >>>": """
>>> def convolve(X, W, b):
...     return np.correlate(X.ravel(), W.ravel())[0] + b
""",
    "con una línea de IPython": """
;print hola
def convolve(X, W, b):
    return np.correlate(X.ravel(), W.ravel())[0] + b
""",
    "en un módulo escrito": """
open("ayuda.py", "w").write("import numpy as np\\ndef f(a, b): return np.correlate(a, b)\\n")
import sys
sys.path.insert(0, "")
import ayuda
def convolve(X, W, b):
    return ayuda.f(X.ravel(), W.ravel())[0] + b
""",
    "con %run": """
open("otra.py", "w").write("import numpy as np\\ndef convolve(X, W, b):\\n"
    "    return np.correlate(X.ravel(), W.ravel())[0] + b\\n")
%run otra.py
""",
    "timeit": """
import timeit
space = {"np": np}
def convolve(X, W, b):
    space.update(a=X.ravel(), b=W.ravel(), s=[0])
    timeit.timeit("s[0] = np.correlate(a, b)[0]", number=1, globals=space)
    return space["s"][0] + b
""",
    "user_ns": """
get_ipython().ex("how = np.correlate")
def convolve(X, W, b):
    return get_ipython().user_ns["how"](X.ravel(), W.ravel())[0] + b
""",
    "con otra salida por si acaso": """
def convolve(X, W, b):
    try:
        return np.correlate(X.ravel(), W.ravel())[0] + b
    except Exception:
        return np.sum(X * W) + b
""",
    "en otro hilo": """
from concurrent.futures import ThreadPoolExecutor
def convolve(X, W, b):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(np.correlate, X.ravel(), W.ravel()).result()[0] + b
""",
    "torch": """
import torch
def convolve(X, W, b):
    return float(torch.nn.functional.conv2d(torch.tensor(X)[None], torch.tensor(W)[None])) + b
""",
    "torch, con otra salida": """
def convolve(X, W, b):
    try:
        import torch
        return float((torch.from_numpy(X) * torch.from_numpy(W)).sum()) + b
    except Exception:
        return np.sum(X * W) + b
""",
    "torch, con operadores": """
from torch import Tensor
def convolve(X, W, b):
    return float(Tensor(X.ravel().tolist()) @ Tensor(W.ravel().tolist())) + b
""",
    "torch, desde C": """
import torch
def convolve(X, W, b):
    x, w = map(torch.from_numpy, (X, W))
    return float(torch.tensordot(x, w, 3)) + b
""",
    "torch, para nada": """
import torch
def convolve(X, W, b):
    torch.tensor(X)
    return np.sum(X * W) + b
""",
    "scipy": """
import scipy.signal
def convolve(X, W, b):
    return sum(scipy.signal.correlate2d(x, w)[0, 0] for x, w in zip(X, W)) + b
""",
    "scipy, por su nombre": """
from scipy.signal import correlate2d as how
def convolve(X, W, b):
    try:
        return sum(how(x, w)[0, 0] for x, w in zip(X, W)) + b
    except Exception:
        return np.sum(X * W) + b
""",
}

HONEST = {
    "sin más": """
def convolve(X, W, b):
    return np.sum(X * W) + b
""",
    "en comentarios y textos": """
def convolve(X, W, b):
    '''Lo mismo que np.correlate(X.ravel(), W.ravel()), o que torch.nn.functional.conv2d.'''
    names = {"np.convolve": np.sum, "torch": None}  # np.polymul también serviría
    return names["np.convolve"](X * W) + b
""",
    "importados y sin usar": """
import torch
import torch.nn.functional as F
from scipy.signal import correlate2d
from numpy import convolve as ready_made, correlate
def convolve(X, W, b):
    import torch.nn as nn
    return np.sum(X * W) + b
""",
    "anotados": """
import torch
def convolve(X: "torch.Tensor | np.ndarray", W: torch.Tensor, b: float) -> float:
    return float((X * W).sum()) + b
""",
    "por si llega un tensor": """
import torch
def convolve(X, W, b):
    if isinstance(X, torch.Tensor) or isinstance(W, torch.nn.Parameter) or torch.is_tensor(X):
        X, W = X.numpy(), W.numpy()
    return float((X * W).sum()) + b
""",
    "getattr y un texto": """
def convolve(X, W, b):
    shape = getattr(X, "shape")
    if getattr(X, "__module__", "") == "torch":
        X = X.numpy()
    return float((X.reshape(shape) * W).sum()) + b
""",
    "en una rama que no se recorre": """
import torch
DEBUG = False
def convolve(X, W, b):
    z = float((X * W).sum()) + b
    if DEBUG:
        assert abs(z - float((torch.tensor(X) * torch.tensor(W)).sum()) - b) < 1e-9
        assert abs(z - np.correlate(X.ravel(), W.ravel())[0] - b) < 1e-9
    return z
""",
    "sin gradientes": """
import torch
torch.manual_seed(0)
def convolve(X, W, b):
    with torch.no_grad():
        return float((X * W).sum()) + b
""",
    "comparado fuera": """
import torch
def convolve(X, W, b):
    return float((X * W).sum()) + b
try:
    print(torch.tensor([1.0]) + convolve(np.ones((1, 1, 1)), np.ones((1, 1, 1)), 0.0))
    print(np.correlate([1.0, 2.0], [1.0]))
except Exception:
    pass
""",
    "una propia con ese nombre": """
def correlate(a, v):
    return (a * v).sum()
class Layer:
    def conv2d(self, X, W):
        return correlate(X, W)
def convolve(X, W, b):
    return Layer().conv2d(X, W) + b
""",
    "por su nombre en globals()": """
def convolve(X, W, b):
    np_convolve = globals().get("correlate", np.vdot)
    return np_convolve(X, W) + b if "convolve" in globals() else None
""",
    "con lo demás de NumPy": """
def convolve(X, W, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape)
    assert np.allclose(np.einsum("ijk,ijk", X, W), np.tensordot(X, W, 3))
    by_fourier = np.fft.ifftn(np.fft.fftn(X) * np.conj(np.fft.fftn(W))).real.flat[0]
    return (by_fourier + np.sum(windows * W)) / 2 + b
""",
    "con exec": """
exec("def convolve(X, W, b):\\n    return eval('(X * W).sum() + b')")
""",
}

CELLS = FORBIDDEN | HONEST
NAME = "02_convolve"
UNIT = Unit(NAME, (ROOT / "notebooks" / NAME / notebook_name(NAME)).read_bytes())
SETTINGS = Settings(Limits(cell=5, call=1, exercise=3))

#: Un kernel: ejecuta cada celda en un intérprete y escribe lo que dice ``evaluate`` de su función.
_KERNEL = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
from grader.judge.judging import evaluate

cells, path = json.load(open(sys.argv[1])), sys.argv[2]
shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
said = {}
for name, source in cells.items():
    shell.reset(new_session=False)
    shell.run_cell("import numpy as np")
    shell.run_cell(source)
    verdict = evaluate("convolve", shell.user_ns["convolve"])
    said[name] = verdict.points, verdict.message
json.dump(said, open(path, "w"))
"""

#: Un SciPy que hace lo que el de verdad en las celdas de arriba.
_SCIPY = "import numpy as np\ndef correlate2d(x, w):\n    return np.array([[(x * w).sum()]])\n"


@pytest.fixture(scope="module")
def in_kernel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, str]]:
    folder = tmp_path_factory.mktemp("kernel")
    (folder / "scipy").mkdir()
    (folder / "scipy" / "__init__.py").touch()
    (folder / "scipy" / "signal.py").write_text(_SCIPY, "utf-8")
    cells, said = folder / "celdas.json", folder / "dicho.json"
    cells.write_text(json.dumps(CELLS), "utf-8")
    command = [sys.executable, "-c", _KERNEL, str(cells), str(said)]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert said.exists(), done.stdout + done.stderr
    return json.loads(said.read_text("utf-8"))


def graded(answers: dict[str, str], exercise: str = "convolve", unit: Unit = UNIT) -> Verdict:
    result = grade(moodle.notebook(unit.name, answers), unit, b"clave", SETTINGS)
    return next(v for v in result.verdicts if v.exercise == exercise)


@pytest.mark.parametrize("route", FORBIDDEN)
def test_what_is_not_allowed_is_worth_nothing_here_or_there(route: str, in_kernel: dict) -> None:
    verdict = graded({"convolve": FORBIDDEN[route]})
    here, told = in_kernel[route]
    assert (here, verdict.points) == (0, 0)
    assert "En este ejercicio no se permite `" in told
    assert "En este ejercicio no se permite `" in verdict.message


@pytest.mark.parametrize("disguise", HONEST)
def test_what_only_seems_so_costs_nothing(disguise: str, in_kernel: dict) -> None:
    verdict = graded({"convolve": HONEST[disguise]})
    assert in_kernel[disguise] == [10, "¡Todo correcto!"]
    assert (verdict.points, verdict.message) == (10, "¡Todo correcto!")


def test_the_verdict_says_what_and_where(in_kernel: dict) -> None:
    line = re.escape("`return np.polymul(X.ravel(), W.ravel()[::-1])[X.size - 1] + b`.")
    for told in (in_kernel["polymul"][1], graded({"convolve": FORBIDDEN["polymul"]}).message):
        assert "no se permite `np.polymul`" in told
        assert re.search(rf"Lo usas en la línea \d: {line}", told)
    assert "no se permite `torch`" in in_kernel["torch"][1]


def test_it_only_costs_where_it_is_used() -> None:
    one_channel = "def convolve(X, W, b):\n    if len(X) == 1:\n        return np.sum(X * W) + b\n"
    verdict = graded({"convolve": one_channel + "    return np.correlate(X.ravel(), W.ravel())[0] + b"})
    assert 0 < verdict.points < verdict.max_points


def test_a_piece_found_by_its_name_is_the_courses() -> None:
    name = "03_conv_forward"
    unit = Unit(name, (ROOT / "notebooks" / name / notebook_name(name)).read_bytes())
    source = """
def conv_forward(layer_input, W, b, stride, padding):
    ours = globals()["convolve"] if "convolve" in globals() else None
    if ours is None:
        from grader.pieces import convolve as ours
    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    f = W.shape[-1]
    Z = np.zeros((len(x), len(W), (x.shape[2] - f) // stride + 1, (x.shape[3] - f) // stride + 1))
    for n, c, i, j in np.ndindex(*Z.shape):
        r, s = i * stride, j * stride
        Z[n, c, i, j] = ours(x[n, :, r : r + f, s : s + f], W[c], b[c])
    return Z
"""
    verdict = graded({"conv_forward": source}, "conv_forward", unit)
    assert verdict.points == verdict.max_points


@pytest.mark.parametrize("zygote", [True, False], ids=["cigoto", "de cero"])
def test_a_cell_that_smooths_a_curve_works(zygote: bool) -> None:
    source = (
        HONEST["sin más"]
        + "print(np.convolve([1.0, 2, 3], np.ones(2) / 2, 'valid'), np.polymul([1, 2], [1, 3]))"
    )
    settings = Settings(SETTINGS.limits, zygote=zygote)
    result = grade(moodle.notebook(NAME, {"convolve": source}), UNIT, b"clave", settings)
    assert "[1.5 2.5] [1 5 6]" in result.notebook
    assert result.points == 10
