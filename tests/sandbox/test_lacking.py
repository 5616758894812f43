"""Lo que una celda da por hecho en Jupyter y al calificar no hay: la celda sigue, y se apunta qué faltó."""

from pathlib import Path
from typing import Any

import pytest

from grader.sandbox.plan import plan
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.supervisor import Run, run
from tests.kit.programs import on_linux

pytestmark = on_linux

FAST = Limits(cell=5, call=2, exercise=3)
ISOLATED = Settings(FAST)
OWN = Settings(FAST, isolation="ninguno")

#: Celdas que siguen: lo que echan de menos y lo que imprimen en su última línea.
GO_ON = {
    "from google.colab import drive, files\ndrive.mount('/content/drive')\nprint([*files.upload()])": (
        ["google.colab"],
        "[]",
    ),
    "import plotly.express as px, requests\npx.line([1]).show()\nprint(bool(requests.get('x').ok))": (
        ["plotly", "requests"],
        "False",
    ),
    "from utils import *\nfrom utils.dibujos import *\nimport importlib, utils\n"
    "print(importlib.reload(utils) is utils)": (
        ["utils", "utils.*"],
        "True",
    ),
    "exec('import otra')\nprint('sigue')": (["otra"], "sigue"),
    "def f():\n    import perezoso\n    return perezoso.x\nprint(bool(f()))": (["perezoso"], "False"),
    "from grader import figures\nfigures.pooling(3)\nprint('sigue')": (["grader.figures"], "sigue"),
    "!pip install -q numpy\nprint('sigue')": (["!pip"], "sigue"),
    "%pip install x\n%conda install y\n%mamba list\n%uv add z\nprint('sigue')": (
        ["%pip", "%conda", "%mamba", "%uv"],
        "sigue",
    ),
    "x = !ls\nprint(x, x.s == '')": (["!ls"], "[] True"),
    "get_ipython().system('ls')\n%ls\nprint('sigue')": (["!ls"], "sigue"),
    "%%bash --out salida\necho hola": (["%%bash"], None),
    "%%sh\necho hola": (["%%sh"], None),
    "%%!\necho hola": (["!echo"], None),
    "%%perl\nprint 1": (["%%perl"], None),
    "%%cosa\nx": (["%%cosa"], None),
    "%load_ext tensorboard\n%tensorboard --logdir x\n%run nada.py\nprint('sigue')": (
        ["%load_ext", "%tensorboard", "%run"],
        "sigue",
    ),
    "%matplotlib widget\n%matplotlib notebook\n%matplotlib qt\nprint('sigue')": (["%matplotlib"], "sigue"),
    "import matplotlib\nmatplotlib.use('TkAgg')\nprint('inline' in matplotlib.get_backend())": (
        ["matplotlib.use"],
        "True",
    ),
    "import matplotlib.pyplot as plt\nplt.style.use(['ggplot', 'seaborn'])\n"
    "with plt.style.context('otro'):\n    print(plt.rcParams['axes.axisbelow'])": (["plt.style.use"], "True"),
    "import os\nos.chdir('/content/drive/MyDrive')\nprint(os.listdir('.') is not None)": (
        ["os.chdir"],
        "True",
    ),
    "import os\nprint(os.system('ls') != 0, repr(os.popen('ls').read()))": (
        ["os.system", "os.popen"],
        "True ''",
    ),
    "import subprocess as s\nd = s.run(['nvidia-smi'], capture_output=True, text=True, check=True)\n"
    "print(repr(d.stdout), d.returncode, s.check_output('ls', shell=True), s.getoutput('ls') == '')": (
        ["subprocess"],
        "'' 127 b'' True",
    ),
    "from subprocess import *\nprint(call(['ls']) == check_call(['ls']) == 127)": (["subprocess"], "True"),
    "import subprocess\nwith subprocess.Popen('ls', stdout=-1, text=True) as p:\n"
    "    print([*p.stdout], p.wait())": (
        ["subprocess"],
        "[] 127",
    ),
    "try:\n    import cupy as xp\nexcept ImportError:\n    import numpy as xp\nprint(xp.__name__)": (
        ["cupy"],
        "numpy",
    ),
    "try:\n    import google.colab\n    colab = True\nexcept:\n    colab = False\nprint(colab)": (
        [],
        "False",
    ),
    "try:\n    import numba\nexcept ModuleNotFoundError:\n    print('falta')\n    raise\nprint('sigue')": (
        ["numba"],
        "sigue",
    ),
    "try:\n    import torch\nexcept ImportError:\n    torch = None\nprint(torch.__name__)": (
        ["torch"],
        "torch",
    ),
    "import importlib.util\nprint(importlib.util.find_spec('sklearn'))": ([], "None"),
    "import subprocess\ntry:\n    subprocess.run(['nvidia-smi'])\n"
    "except FileNotFoundError:\n    print('sin GPU')": (
        ["subprocess"],
        "sin GPU",
    ),
    "import os\ntry:\n    os.chdir('/content')\nexcept OSError:\n    print('no es Colab')": (
        ["os.chdir"],
        "no es Colab",
    ),
    "from grader.digits import load_digits\nprint(*(part.shape for part in load_digits()[:2]))": (
        [],
        "(1437, 1, 8, 8) (1437,)",
    ),
    "import platform, ctypes.util\nctypes.util.find_library('m')\nprint(platform.processor() is not None)": (
        [],
        "True",
    ),
}
#: Lo que sigue siendo un error, como en Jupyter.
FAIL = {
    "import numpy.nada": "ModuleNotFoundError",
    "import socket\nsocket.create_connection(('127.0.0.1', 9), 1)": "Error",
    "%timeit": None,
    "import plotly\n1 / 0": "ZeroDivisionError",
}


def run_cells(*cells: str, settings: Settings = ISOLATED) -> Run:
    return run(plan(dict(enumerate(cells)), {"nadie_la_define": [()]}), settings)


def printed(outputs: list[Any]) -> str:
    return "".join("".join(o.get("text", ())) for o in outputs)


@pytest.fixture(scope="module", params=[ISOLATED, OWN], ids=["encerrado", "ninguno"])
def done(request: pytest.FixtureRequest) -> dict[str, tuple[list[Any], list[str]]]:
    """Las salidas y lo que faltó en cada celda, en un ejecutor por celda: ninguna prepara a otra."""
    found = {}
    for cell in (*GO_ON, *FAIL):
        ran = run_cells(cell, settings=request.param)
        found[cell] = (ran.outputs[0], [*ran.lacking[0]])
    return found


@pytest.mark.parametrize("cell", GO_ON)
def test_a_cell_goes_on(cell: str, done) -> None:
    lacking, last = GO_ON[cell]
    outputs, missed = done[cell]
    assert [o for o in outputs if o["output_type"] == "error"] == []
    assert missed == lacking
    if last is not None:
        assert printed(outputs).splitlines()[-1] == last
    if any(name.startswith(("!", "%")) for name in missed):
        assert "Al calificar" in printed(outputs)


@pytest.mark.parametrize("cell", FAIL)
def test_what_fails_in_jupyter_fails_here(cell: str, done) -> None:
    errors = [o["ename"] for o in done[cell][0] if o["output_type"] == "error"]
    assert [name for name in errors if (FAIL[cell] or "") in name] == errors
    assert bool(errors) == (FAIL[cell] is not None)


@pytest.mark.parametrize("settings", [ISOLATED, OWN], ids=["encerrado", "ninguno"])
def test_no_program_is_ever_run(tmp_path: Path, settings: Settings) -> None:
    touch = f"touch {tmp_path}/vivo"
    run_cells(
        f"!{touch}",
        f"x = !{touch}",
        f"%sx {touch}",
        f"%system {touch}",
        f"%%bash\n{touch}",
        f"%%script sh\n{touch}",
        f"%%!\n{touch}",
        f"import os, subprocess\nos.system('{touch}'); os.popen('{touch}').read()",
        f"subprocess.run('{touch}', shell=True); subprocess.call('{touch}', shell=True)",
        f"subprocess.Popen(['touch', '{tmp_path}/vivo']); subprocess.getoutput('{touch}')",
        f"from IPython.utils.process import getoutput\ngetoutput('{touch}')",
        f"get_ipython().system_raw('{touch}')\nget_ipython().getoutput('{touch}')",
        settings=settings,
    )
    assert not [*tmp_path.iterdir()]


def test_a_library_is_told_the_truth() -> None:
    """Quien pregunta si hay otro paquete no es el estudiante: NumPy, Matplotlib e IPython, como siempre."""
    ran = run_cells(
        "import matplotlib.cbook, sys\nfrom importlib import import_module\n"
        "try:\n    get_ipython().extension_manager._load_extension('nada')\n"
        "except ModuleNotFoundError as error:\n    print(error.name)\n"
        "import matplotlib.units, matplotlib.dates\nprint([n for n in sys.modules if n == 'pandas'])"
    )
    assert printed(ran.outputs[0]) == "nada\n[]\n"


def test_a_file_written_by_a_cell_is_imported() -> None:
    ran = run_cells(
        "%%writefile ayuda.py\nimport torch, otra\nz = 3", "import ayuda\nprint(ayuda.z, ayuda.otra.x)"
    )
    assert printed(ran.outputs[1]) == "3 <otra.x: no está al calificar>\n"


def test_what_is_missed_is_of_each_cell() -> None:
    ran = run_cells("import numba", "x = 1", "numba.njit(3)", "%pip list")
    assert ran.lacking == {0: ("numba",), 1: (), 2: ("numba",), 3: ("%pip",)}
