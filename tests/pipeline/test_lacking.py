"""Lo que falta al calificar, de los bytes a la nota: no cuesta nada; si algo sale mal, se dice."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grader.judge.verdict import Verdict
from grader.pipeline import archive
from grader.pipeline.grade import Result, grade, rejudged
from grader.pipeline.intake import Unit, admit
from grader.pipeline.worker import Again, again, work
from grader.sandbox.settings import Limits, Settings
from grader.units import notebook_name
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT
from tests.kit.student_folder import cell

pytestmark = on_linux

NAME = "01_padding"
UNIT = Unit(NAME, (ROOT / "notebooks" / NAME / notebook_name(NAME)).read_bytes())
KEY = b"clave de prueba"
FAST = Settings(Limits(cell=5, call=2, exercise=4))
CALLS_HELPER = "def zero_padding(X, pad):\n    return rellena(X, pad)"
HELPER = "def rellena(X, pad):\n    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))"
LOOP = """def zero_padding(X, pad):
    N, C, H, W = X.shape
    out = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=X.dtype)
    for n in {}:
        out[n, :, pad:pad + H, pad:pad + W] = X[n]
    return out"""

#: Lo que alguien deja delante de una función suya en la misma celda.
BEFORE = [
    "from google.colab import drive\ndrive.mount('/content/drive')\nimport os\nos.chdir('/content/drive')",
    "import plotly.graph_objects as go, requests\nfig = go.Figure(); fig.update_layout(title='x').show()",
    "import matplotlib.pyplot as plt\nplt.style.use('seaborn')",
    "import seaborn as sns\nsns.set_theme()\nfig, ax = sns.subplots(1, 2)\nax.plot([1])",
    "import cv2\nimg = cv2.imread('a.png')\nh, w, c = img.shape\nprint(f'{h:>5} {w}', img.dtype == np.uint8)",
    "import torch\nassert torch.allclose(torch.ones(2), torch.ones(2)), 'mal'\nprint(torch.__version__)",
    "from utils import *\nfrom mis_cosas.padding import rellena_mal, PAD as p",
    "!pip install -q numpy\n%pip install tqdm\n%conda install numpy",
    "x = !ls\nprint(x)",
    "%matplotlib notebook\n%load_ext nada",
    "import subprocess\nd = subprocess.run(['nvidia-smi'], capture_output=True, text=True)\n"
    "if 'NVIDIA' in d.stdout:\n    1 / 0",
]
#: Soluciones que usan en la función algo que falta y no calcula nada.
WITHIN = [
    "from tqdm.auto import tqdm\n" + LOOP.format("tqdm(range(N))"),
    "from tqdm import trange\n" + LOOP.format("trange(N, desc='imágenes')"),
    "from rich.progress import track\n" + LOOP.format("track(range(N), description='x')"),
    "import tqdm.notebook as t\n" + LOOP.format("(bar := t.tqdm(range(N)))"),
    "from numba import njit, prange\n@njit(parallel=True, cache=True)\n" + LOOP.format("prange(N)"),
    "import numba\n@numba.jit\n" + LOOP.format("numba.prange(0, N)"),
    "try:\n    import cupy as xp\nexcept ImportError:\n    xp = np\n"
    + LOOP.format("range(N)").replace("np.z", "xp.z"),
    "from nptyping import NDArray\n"
    + LOOP.format("range(N)").replace("(X, pad)", "(X: NDArray[int], pad) -> NDArray | None"),
]


def graded(*, solution: str = CALLS_HELPER, extra: tuple[str, ...] = ()) -> Result:
    return grade(handed_in(solution, extra), UNIT, KEY, FAST)


def handed_in(solution: str, extra: tuple[str, ...]) -> bytes:
    notebook = nbformat.reads(UNIT.release.decode(), as_version=4)
    target = cell(notebook, "zero_padding")
    target.source = solution
    at = notebook.cells.index(target)
    notebook.cells[at:at] = [new_code_cell(source) for source in extra]
    return nbformat.writes(notebook).encode()


def of_padding(result: Result) -> Verdict:
    return next(v for v in result.verdicts if v.exercise == "zero_padding")


def said(result: Result) -> list[str]:
    return [notice for notice in result.notices if "Al calificar" in notice]


@pytest.mark.parametrize("before", BEFORE)
def test_a_helper_in_the_same_cell_survives(before: str) -> None:
    result = graded(extra=(f"{before}\n\n{HELPER}",))
    assert of_padding(result).points == 10
    cells = nbformat.reads(result.notebook, as_version=4).cells
    assert [o.ename for c in cells for o in c.get("outputs", ()) if o.output_type == "error"] == []


@pytest.mark.parametrize("solution", WITHIN)
def test_a_function_that_uses_it_keeps_its_points(solution: str) -> None:
    assert of_padding(graded(solution=solution)).points == 10


@pytest.mark.parametrize(
    "solution",
    [
        "from utils import rellena\n" + CALLS_HELPER,
        "from utils import rellena\n" + CALLS_HELPER.replace("return", "return 0 * X +"),
        "import torch\ndef zero_padding(X, pad):\n"
        "    return torch.nn.functional.pad(torch.tensor(X), [pad] * 4).numpy()",
        "import cv2\ndef zero_padding(X, pad):\n    return np.asarray(cv2.copyMakeBorder(X, pad))",
    ],
)
def test_what_is_not_there_gives_no_points(solution: str) -> None:
    assert of_padding(graded(solution=solution)).points == 0


def test_what_was_missed_is_told_only_if_it_could_cost_something() -> None:
    extra = (
        "import numba",
        "import utils, torch\n!pip list",
        "from utils import *\nfrom grader import figures",
    )
    solved = nbformat.read(ROOT / "solutions" / NAME / notebook_name(NAME), as_version=4)
    hunt = cell(solved, "counterexample_padding").source
    first = 1 + next(
        i
        for i, c in enumerate(nbformat.reads(handed_in("", extra).decode(), as_version=4).cells)
        if c.source == extra[0]
    )
    lost = [
        f"Al calificar no está `numba` (celda {first}).",
        f"Al calificar no está `utils` (celda {first + 1}).",
        f"Al calificar no está `torch` (celda {first + 1}).",
        f"Al calificar no se ejecuta `!pip` (celda {first + 1}).",
    ]
    assert said(graded(extra=extra)) == lost
    everything = (*extra, f"{HELPER}\n{hunt}")
    whole = grade(_with_hunt(handed_in(CALLS_HELPER, everything), hunt), UNIT, KEY, FAST)
    assert whole.points == whole.max_points
    assert said(whole) == []
    broken = grade(_with_hunt(handed_in(CALLS_HELPER, (*everything, "1 / 0")), hunt), UNIT, KEY, FAST)
    assert broken.points == broken.max_points
    assert said(broken) == lost


def _with_hunt(data: bytes, hunt: str) -> bytes:
    notebook = nbformat.reads(data.decode(), as_version=4)
    cell(notebook, "counterexample_padding").source = hunt
    return nbformat.writes(notebook).encode()


def test_what_was_missed_is_told_again_when_judging_again() -> None:
    data = handed_in(CALLS_HELPER, ("from utils import rellena\n%conda list",))
    saved = work(data, UNIT, KEY, FAST)
    assert len(said(saved)) == 2
    assert again(saved, data, UNIT, KEY) is Again.SAME
    observed = archive.read(saved.evidence).observed
    told = rejudged(admit(data, UNIT), UNIT, KEY, observed, saved.notebook)
    assert said(told) == said(saved)
