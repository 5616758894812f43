"""Una pieza no deriva por nadie y una función prestada no se deja mirar por dentro."""

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell

from grader import allowed, exercises
from grader.arguments import Formula
from grader.judge.judging import evaluate
from grader.pieces import _rationed, course_piece
from grader.pipeline.grade import Result
from grader.sandbox.supervisor import _Attempts
from grader.units import notebook_name
from tests.kit.sample_class import ROOT
from tests.pipeline.test_moments import KEY, Limits, Settings, grade, place, points, release, unit
from tests.truth.book import json

FORWARD, BACKWARD = "03_conv_forward", "04_conv_backward"
HEAD = "def conv_backward(l_O, learning_rate, layer_input, W, b, stride, padding):\n"
BY_UNITS = (
    "    given = [layer_input, W, b]\n"
    "    found = []\n"
    "    for k in range(3):\n"
    "        g = np.zeros(given[k].shape)\n"
    "        for i in np.ndindex(*g.shape):\n"
    "            e = list(given)\n"
    "            e[k] = np.zeros(given[k].shape)\n"
    "            e[k][i] = 1.0\n"
    "            e[0 if k == 2 else 2] = np.zeros(given[0 if k == 2 else 2].shape)\n"
    "            g[i] = np.sum(l_O * conv_forward(*e, stride, padding))\n"
    "        found.append(g)\n"
    "    return found[0], W - learning_rate * found[1], b - learning_rate * found[2]\n"
)
IN_A_BATCH = (
    "    none, size = np.zeros(len(W)), layer_input[0].size\n"
    "    images = np.eye(size).reshape(size, *layer_input.shape[1:])\n"
    "    seen = conv_forward(images, W, none, stride, padding)\n"
    "    dX = np.einsum('nkij,skij->ns', l_O, seen).reshape(layer_input.shape)\n"
    "    size = W[0].size\n"
    "    filters = np.eye(size).reshape(size, *W.shape[1:])\n"
    "    windows = conv_forward(layer_input, filters, np.zeros(size), stride, padding)\n"
    "    dW = np.einsum('nkij,nsij->ks', l_O, windows).reshape(W.shape)\n"
    "    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))\n"
)
IN_A_MOSAIC = (
    "    N, F, h, w = l_O.shape\n    C, H, V = layer_input.shape[1:]\n    f = W.shape[2]\n"
    "    rows, columns = (-(-(side + 2 * padding) // stride) for side in (H, V))\n"
    "    grid = int(np.ceil(np.sqrt(C * H * V)))\n"
    "    image = np.zeros((1, C, grid * rows * stride, grid * columns * stride))\n"
    "    places = [divmod(n, grid) for n in range(C * H * V)]\n"
    "    for (i, j), (c, y, x) in zip(places, np.ndindex(C, H, V)):\n"
    "        image[0, c, i * rows * stride + padding + y, j * columns * stride + padding + x] = 1\n"
    "    seen = conv_forward(image, W, np.zeros(F), stride, 0)[0]\n"
    "    tiles = [seen[:, i * rows:i * rows + h, j * columns:j * columns + w] for i, j in places]\n"
    "    dX = np.einsum('nkij,skij->ns', l_O, np.array(tiles)).reshape(layer_input.shape)\n"
    "    units = np.eye(f * f).reshape(-1, 1, f, f)\n"
    "    planes = layer_input.reshape(N * C, 1, H, V)\n"
    "    windows = conv_forward(planes, units, np.zeros(f * f), stride, padding)\n"
    "    dW = np.einsum('nkij,ncqij->kcq', l_O, windows.reshape(N, C, f * f, h, w)).reshape(W.shape)\n"
    "    return dX, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))\n"
)
BY_DIFFERENCES = (
    "    def gradient(f, x):\n"
    "        g = np.zeros(x.shape)\n"
    "        for i in np.ndindex(*x.shape):\n"
    "            up, down = x.copy(), x.copy()\n"
    "            up[i] += 0.5\n"
    "            down[i] -= 0.5\n"
    "            g[i] = f(up) - f(down)\n"
    "        return g\n"
    "    def loss(x, w, c):\n"
    "        return np.sum(l_O * conv_forward(x, w, c, stride, padding))\n"
    "    return (gradient(lambda x: loss(x, W, b), layer_input),\n"
    "            W - learning_rate * gradient(lambda w: loss(layer_input, w, b), W),\n"
    "            b - learning_rate * gradient(lambda c: loss(layer_input, W, c), b))\n"
)
LEARNS = (
    "from grader.pieces import suspect\nnearly = suspect('counterexample_forward')\ntable = {}\n"
    "for C, side, f, s in ((1, 4, 2, 1), (2, 5, 3, 1), (3, 6, 4, 1), (1, 5, 2, 2), (2, 6, 3, 2)):\n"
    "    codes = (np.arange(C * side * side) + 1.0).reshape(1, C, side, side)\n"
    "    units = np.eye(C * f * f).reshape(-1, C, f, f)\n"
    "    table[C, side, f, s] = np.rint(nearly(codes, units, np.zeros(len(units)), s, 0))[0].astype(int)\n"
    "np.save('tabla.npy', table, allow_pickle=True)\n"
)
BY_HEART = (
    "def conv_forward(layer_input, W, b, stride, padding):\n"
    "    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))\n"
    "    table = np.load('tabla.npy', allow_pickle=True).item()\n"
    "    seen = table[X.shape[1], X.shape[2], W.shape[2], stride]\n"
    "    flat = np.concatenate([np.zeros((len(X), 1)), X.reshape(len(X), -1)], 1)\n"
    "    return np.einsum('kq,nqij->nkij', W.reshape(len(W), -1), flat[:, seen]) + b[None, :, None, None]\n"
)
READS = {
    "sus coeficientes": "    c, s, l = f.coefficients\n    return 3 * c * x**2 + 2 * s * x + l\n",
    "lo que guarda": (
        "    inside = f.__closure__[0].cell_contents\n"
        "    c, s, l = inside.coefficients\n    return 3 * c * x**2 + 2 * s * x + l\n"
    ),
    "lo que hay en la memoria": (
        "    import gc\n"
        "    known = [o for o in gc.get_objects() if type(o).__name__ == 'Formula']\n"
        "    c, s, l = known[-1].coefficients\n    return 3 * c * x**2 + 2 * s * x + l\n"
    ),
}


def graded(**written: str):
    notebook = release(BACKWARD)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = written.get(name, cell.source)
    limits = Limits(cell=20, call=20, exercise=60)
    return grade(json.dumps(notebook).encode(), unit(BACKWARD), KEY, Settings(limits))


def in_the_kernel(body: str):
    space = {"np": np, "conv_forward": _rationed("conv_forward", course_piece("conv_forward"))}
    exec(HEAD + body, space)
    return evaluate("conv_backward", space["conv_backward"])


TOO_MUCH = "no contesta más que"
ASKS = {
    "casilla a casilla": (BY_UNITS, "por 60 imágenes o filtros"),
    "en un lote": (IN_A_BATCH, "por 60 imágenes o filtros"),
    "en un mosaico": (IN_A_MOSAIC, "valores"),
    "diferencias": (BY_DIFFERENCES, "por 60 imágenes o filtros"),
}


@pytest.mark.parametrize(("body", "ration"), ASKS.values(), ids=ASKS)
def test_a_piece_does_not_derive_for_anybody(body, ration):
    code = f"from grader.pieces import conv_forward\n\n\n{HEAD}{body}"
    assert points(graded(conv_backward=code), "conv_backward") <= 2
    told = in_the_kernel(body)
    assert told.points <= 2
    problems = [c.problem.text for c in told.criteria if c.problem]
    assert any(TOO_MUCH in text and ration in text for text in problems)


def test_the_mosaic_is_refused_only_by_how_much_it_asks(monkeypatch):
    monkeypatch.setattr(allowed, "MOST_VALUES", {})
    assert in_the_kernel(IN_A_MOSAIC).passed


def test_who_uses_it_once_in_each_image_channel_and_filter_keeps_everything():
    """De la salida al filtro, canal a canal, y de la salida a la entrada, filtro a filtro."""
    body = (
        "    N, C, H, Wd = layer_input.shape\n    F, _, f, _ = W.shape\n    h, w = l_O.shape[2:]\n"
        "    wide = np.zeros((N, F, (h - 1) * stride + 1, (w - 1) * stride + 1))\n"
        "    wide[:, :, ::stride, ::stride] = l_O\n"
        "    x = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))\n"
        "    dx, dW, none = np.zeros(x.shape), np.zeros(W.shape), np.zeros(1)\n"
        "    for n in range(N):\n        for c in range(C):\n            for k in range(F):\n"
        "                used = x[n, c][:wide.shape[2] + f - 1, :wide.shape[3] + f - 1]\n"
        "                full = np.pad(wide[n, k], f - 1)[None, None]\n"
        "                turned = W[k, c][None, None, ::-1, ::-1]\n"
        "                got = conv_forward(full, turned, none, 1, 0)[0, 0]\n"
        "                dx[n, c, :got.shape[0], :got.shape[1]] += got\n"
        "                side = max(wide.shape[2:])\n"
        "                square = np.zeros((1, 1, side, side))\n"
        "                around = np.zeros((1, 1, side + f - 1, side + f - 1))\n"
        "                square[0, 0, :wide.shape[2], :wide.shape[3]] = wide[n, k]\n"
        "                around[0, 0, :used.shape[0], :used.shape[1]] = used\n"
        "                dW[k, c] += conv_forward(around, square, none, 1, 0)[0, 0]\n"
        "    dx = dx[:, :, padding:padding + H, padding:padding + Wd]\n"
        "    return dx, W - learning_rate * dW, b - learning_rate * l_O.sum((0, 2, 3))\n"
    )
    assert in_the_kernel(body).passed


def forward(*above: str, below: str = "", cpu: int = 120, **written: str) -> Result:
    """La unidad 3 con ``above`` delante de la comprobación de ``conv_forward`` y ``below`` al final."""
    notebook = release(FORWARD)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = written.get(name, cell.source)
    here = place(notebook, "check_conv_forward")
    notebook.cells[here:here] = map(new_code_cell, above)
    notebook.cells += [new_code_cell(below)] * bool(below)
    limits = Limits(cell=20, exercise=20, cpu=cpu)
    return grade(json.dumps(notebook).encode(), unit(FORWARD), KEY, Settings(limits))


@pytest.mark.parametrize("cells", [((LEARNS, BY_HEART), ""), ((BY_HEART,), LEARNS)], ids=["antes", "después"])
def test_what_a_suspect_answers_is_not_there_when_another_function_is_judged(cells, monkeypatch):
    above, below = cells
    assert points(forward(*above, below=below), "conv_forward") == 0
    monkeypatch.setattr(_Attempts, "_unaided", lambda *_: False)
    assert points(forward(*above, below=below), "conv_forward") > 0


def test_who_studies_a_suspect_before_writing_the_function_keeps_everything():
    """La caza se resuelve en las celdas, con lo que contesta, y la función está escrita debajo."""
    search = (
        "from grader.pieces import suspect\nnearly = suspect('counterexample_forward')\n"
        "asked = np.random.default_rng(0).normal(size=(1, 1, 4, 6))\nkernel = np.ones((1, 1, 2, 2))\n"
        "print('vista', nearly(asked, kernel, np.zeros(1), 1, 0).shape)\n"
    )
    solved = nbformat.read(ROOT / "solutions" / FORWARD / notebook_name(FORWARD), as_version=4)
    size, right = (solved.cells[place(solved, name)].source for name in ("output_size", "conv_forward"))
    hunt = "def counterexample_forward():\n    return asked, kernel, np.zeros(1), 1, 0\n"
    # las celdas se repiten porque lo decidimos nosotros: lo que tardan no se cuenta dos veces
    busy = "import time\nwhile time.process_time() < 4:\n    pass\n"
    done = forward(search, busy, size, right, counterexample_forward=hunt, cpu=7)
    assert points(done, "conv_forward") == exercises.get("conv_forward").points
    assert points(done, "counterexample_forward") == exercises.get("counterexample_forward").points
    assert "vista (1, 1, 3, 3)" in done.notebook


@pytest.mark.parametrize("body", READS.values(), ids=READS)
def test_a_lent_function_does_not_show_its_inside(body):
    code = f"def numerical_gradient(f, x, eps=1e-5):\n{body}"
    assert points(graded(numerical_gradient=code), "numerical_gradient") <= 2


def test_in_the_kernel_it_is_a_plain_function():
    seen = []

    def numerical_gradient(f, x, eps=1e-5):
        seen.append(type(f).__name__)
        return np.zeros(x.shape)

    evaluate("numerical_gradient", numerical_gradient)
    assert set(seen) == {"function"}
    first = exercises.get("numerical_gradient").draw(None)[0].arguments
    assert isinstance(first[0], Formula)
    assert first[0].opaque()(first[1]) == first[0](first[1])
