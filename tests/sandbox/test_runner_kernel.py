"""El ejecutor frente a un kernel de verdad: las mismas celdas dan las mismas salidas.

Lo que difiere a propósito está en :data:`DIFFERENT`, con su porqué, y en ``seen``, que iguala lo que no puede
coincidir entre dos procesos.
"""

import re
import symtable
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from grader.cells import role_of
from grader.pieces import services
from grader.sandbox.plan import plan
from grader.sandbox.settings import Settings
from grader.sandbox.supervisor import run
from grader.units import notebook_name
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT

pytestmark = on_linux

UNITS = sorted(p.name for p in (ROOT / "solutions").iterdir() if p.is_dir())
#: Dentro no hay PyTorch ni las figuras y controles del curso, y ``check`` no dice nada: lo dice el juez. Y lo
#: que se tarda es cada vez otra cosa.
ABSENT = re.compile(
    r"\btorch\b|\bgrader\.student\b|\bF\.|\bfigures\b|\bwidgets\b|\bphoto\.|\bsetup_check\b|\bcheck\("
    r"|\bperf_counter\b"
)
#: Estas figuras se piden detrás de los datos que usan las celdas siguientes: se quita solo su línea.
FIGURE_LINE = re.compile(r"^(backward|pooling|drawn|digits)\..*$|^from grader\.figures import digits$", re.M)
MAGICS = TransformerManager()

#: Celdas de un cuaderno cualquiera, que deben dar lo mismo en los dos.
SAME = [
    "print('a'); print('b', end=''); 3",
    "import sys\nprint('bien'); print('mal', file=sys.stderr); print('bien otra vez')",
    "1; 2",
    "x = 5",
    "x;",
    "None",
    "'texto'",
    "_",
    "In[1], Out[7]",
    "import numpy as np\nnp.arange(2000).reshape(40, 50)",
    "np.random.default_rng(0).normal(size=(2, 3))",
    "np.float64(3.5), {'b': [1], 'a': {3, 1}}, f'{1e-7:.3g} ñ €'",
    "[list(range(40)), 'x' * 100]",
    "%precision 3\n3.14159",
    "%precision\nnp.set_printoptions(precision=2); np.linspace(0, 1, 7)",
    "1 / 0",
    "print('antes'); raise ValueError('mío')",
    "def f(:\n    pass",
    "no_existe",
    "try:\n    1 / 0\nexcept ZeroDivisionError:\n    raise KeyError('otra')",
    "raise ExceptionGroup('grupo', [ValueError('uno'), TypeError('dos')])",
    "def recursiva(n): return recursiva(n + 1)\nrecursiva(0)",
    "class Raro:\n    def __repr__(self): raise ValueError('no me dejo ver')\nRaro()",
    "assert 1 == 2, 'no son iguales'",
    "sys.exit(1)",
    "raise KeyboardInterrupt",
    "import warnings\nwarnings.warn('cuidado')\nnp.array([1.0, -1.0]) / 0",
    "import logging\nlogging.warning('aviso')",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])",
    "plt.plot([1, 2]);",
    "plt.plot([1]); plt.show(); plt.plot([2]); plt.show(); print('fin')",
    "fig, ax = plt.subplots(1, 2); ax[0].imshow(np.eye(3)); ax[1].set_title('ñ')\nplt.show()",
    "fig",
    "plt.figure(); plt.close()",
    "%matplotlib inline\nplt.hist([1, 2, 2]); plt.title('con magia')",
    "from IPython.display import HTML, Markdown, clear_output, display\ndisplay(1, 'dos', np.ones(2))",
    "display(Markdown('**hola**')); HTML('<b>hola</b>')",
    "class Dos:\n    def _repr_html_(self): return '<p>'\n    def __repr__(self): return 'Dos()'\nDos()",
    "print('borrado'); clear_output(); print('queda')",
    "for i in range(3):\n    clear_output(wait=True); print(i)",
    "print('se queda'); clear_output(wait=True)",
    "handle = display('uno', display_id='marca'); handle.update('dos'); print('fin')",
    "for i in range(3):\n    print(i, end='\\r', flush=True)",
    "sys.stdout.write('sin salto'), sys.stdout.isatty(), sys.stdout.encoding",
    "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as kept: print('dentro')\n"
    "kept.getvalue()",
    "import threading\nt = threading.Thread(target=print, args=('desde un hilo',)); t.start(); t.join()",
    "%%capture kept\nprint('capturado')",
    "kept.stdout",
    "%timeit -n1 -r1 -q 1 + 1",
    "%%writefile modulo.py\nz = 3",
    "import modulo\nmodulo.z",
    "import asyncio\nawait asyncio.sleep(0)\n'listo'",
    "help(len)",
    "len?",
    "__name__, get_ipython() is not None",
    "print('sigue vivo')",
]

#: Celdas que dan otra cosa, y por qué: (código, salida del kernel, salida del ejecutor).
DIFFERENT = {
    "no se ejecutan otros programas": ("!echo hola", "hola", "no se ejecutan otros programas"),
    "el mensaje de input() es nuestro; el tipo del error, el mismo": (
        "input('nombre: ')",
        "StdinNotImplementedError",
        "StdinNotImplementedError",
    ),
    "PyTorch es un paquete vacío": ("import torch\ntorch.zeros(2)", "tensor", "no está al calificar"),
}


def in_a_kernel(cells: Iterable[str], folder: Path) -> list[list[Any]]:
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    where = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=120, allow_errors=True, kernel_name="python3", resources=where).execute()
    return [cell.outputs for cell in notebook.cells]


def in_the_runner(cells: Iterable[str], unit: str = "") -> list[list[Any]]:
    sources = dict(enumerate(cells))
    # hace falta un ejercicio para que se ejecute algo: uno que nadie define
    done = run(plan(sources, {"nadie_la_define": [()]}), Settings(), services(unit) if unit else None)
    assert done.notices == []
    return [done.outputs[position] for position in sources]


def seen(outputs: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Las salidas de una celda, sin lo que no puede coincidir entre dos procesos.

    Cada corriente va entera, porque el kernel junta trozos según cuándo los manda; de lo que se muestra, el
    texto y si hay imagen, que es lo que conservamos (el HTML lo ejecutaría un navegador); y de un error, su
    tipo y su mensaje, porque la traza nombra archivos temporales.
    """
    streams = {"stdout": "", "stderr": ""}
    shown: list[Any] = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            streams[output["name"]] += "".join(output["text"])
        elif kind == "error":
            shown.append((kind, output["ename"], neutral(output["evalue"])))
        else:
            data = output["data"]
            shown.append((kind, neutral(data.get("text/plain", "")), "image/png" in data))
    return {name: neutral(text) for name, text in streams.items()} | {"shown": shown}


def possible(sources: Iterable[str]) -> list[str]:
    """Las celdas sin nada de lo que falta dentro ni de lo que definen las que lo tienen."""
    kept, missing = [], set[str]()
    for source in sources:
        table = symtable.symtable(MAGICS.transform_cell(source), "celda", "exec")
        defined = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
        if ABSENT.search(source) or (used_in(table) - defined) & missing:
            missing |= defined
        else:
            kept.append(source)
            missing -= defined
    return kept


def used_in(table: symtable.SymbolTable) -> set[str]:
    """Los nombres del cuaderno que usa una celda, también dentro de sus funciones."""
    whole = table.get_type() == "module"
    names = {s.get_name() for s in table.get_symbols() if s.is_referenced() and (whole or s.is_global())}
    return names.union(*map(used_in, table.get_children()))


def neutral(text: str) -> str:
    """``text`` sin direcciones de memoria, nombres de archivo de las celdas ni el aviso de ``grader.pieces``.

    Ese aviso dice si se usa tu función o la del curso; al calificar es siempre la del curso y no se repite.
    """
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    text = re.sub(r".* \(unidad \w+\): usamos .*\n", "", text)
    return re.sub(r"[\w/.-]*ipykernel_\d+/\d+\.py|<ipython-input-[\w-]+>|\b\d+\.py\b", "CELDA", text)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Any]]:
    """Lo que dieron en el kernel y en el ejecutor las celdas de ``SAME`` y de ``DIFFERENT``."""
    cells = [*SAME, *(code for code, _, _ in DIFFERENT.values())]
    pairs = zip(in_a_kernel(cells, tmp_path_factory.mktemp("kernel")), in_the_runner(cells), strict=True)
    return {cell: (seen(ours), seen(theirs)) for cell, (ours, theirs) in zip(cells, pairs, strict=True)}


@pytest.mark.parametrize("cell", SAME)
def test_a_cell_gives_the_same_as_in_a_kernel(cell: str, both) -> None:
    kernel, runner = both[cell]
    assert runner == kernel


@pytest.mark.parametrize("why", DIFFERENT)
def test_what_differs_is_what_we_say(why: str, both) -> None:
    code, in_kernel, in_runner = DIFFERENT[why]
    kernel, runner = both[code]
    assert runner != kernel
    assert in_kernel in str(kernel)
    assert in_runner in str(runner)


#: Lo que solo habla con quien estudia: al calificar no dice nada.
SAID = ("prediccion(", "resumen(")


@pytest.mark.parametrize("unit", UNITS)
def test_a_solution_gives_the_same_as_in_a_kernel(unit: str, tmp_path: Path) -> None:
    notebook = nbformat.read(ROOT / "solutions" / unit / notebook_name(unit), as_version=4)
    sources = [
        FIGURE_LINE.sub("", c.source)
        for c in notebook.cells
        if c.cell_type == "code" and role_of(c).exercise is None and not c.source.startswith(SAID)
    ]
    cells = possible(sources)
    kernel, runner = in_a_kernel(cells, tmp_path), in_the_runner(cells, unit)
    for cell, ours, theirs in zip(cells, runner, kernel, strict=True):
        assert seen(ours) == seen(theirs), cell
    assert len(cells) >= 2
    assert not any(output["output_type"] == "error" for outputs in kernel for output in outputs)


def test_exit_ends_nothing() -> None:
    """En un cuaderno reinicia el kernel; aquí no puede costar las celdas que vienen después."""
    ended, after = in_the_runner(["exit", "print('sigue')"])
    assert ended == []
    assert seen(after)["stdout"] == "sigue\n"
