"""Los caminos que un ejercicio no permite: se ven, cuestan lo que él dice y no hay falsas alarmas."""

import sys
from dataclasses import replace

import pytest

from grader import check, evaluate, exercises
from grader.exercises.base import FORBIDDEN_CONVOLUTION
from grader.judge import policy
from tests.kit.right import RIGHT
from tests.kit.sample_class import ROOT, all_samples
from tests.mutants import collection

pytestmark = pytest.mark.student

USES = {
    "directa": "def f(x):\n    return np.convolve(x, x)",
    "con otro nombre": "import numpy\ndef f(x):\n    return numpy.correlate(x, x)",
    "importada": "from numpy import convolve as c\ndef f(x):\n    return c(x, x)",
    "dentro": "def f(x):\n    from numpy import convolve\n    return convolve(x, x)",
    "con ayuda": "def g(x):\n    return np.convolve(x, x)\ndef f(x):\n    return g(x)",
    "lambda": "f = lambda x: np.convolve(x, x)",
    "clase": "class F:\n    def __call__(self, x):\n        return np.convolve(x, x)\nf = F()",
    "scipy": "from scipy import signal\ndef f(x):\n    return signal.convolve2d(x, x)",
    "torch": "import torch.nn.functional as F\ndef f(x):\n    return F.conv2d(x, x)",
    "programa": "import subprocess\ndef f(x):\n    return subprocess.run(['ls'])",
    "getattr": "def f(x):\n    return getattr(np, 'convolve')(x, x)",
    "con otro nombre de módulo": "tools = np\ndef f(x):\n    return tools.convolve(x, x)",
    "con asterisco": "from numpy import *\ndef f(x):\n    return convolve(x, x)",
    "dentro de un if": "if True:\n    def f(x):\n        return np.convolve(x, x)",
    "con una magia": "t = %time 1\ndef f(x):\n    return np.convolve(x, x)",
    "polinomios": "def f(x):\n    return np.polymul(x, x)",
    "definida con exec": "exec('def f(x): return np.convolve(x, x)')",
    "polinomios, otra vez": "def f(x):\n    return np.polynomial.polynomial.polymul(x, x)",
    "exec": "def f(x):\n    exec('import numpy')\n    return x",
    "otra definición después, sin usar": "def f(x):\n    return np.correlate(x, x)\n"
    "def unused():\n    def f(x):\n        return 0",
    "como atributo de otra clase": "def f(x):\n    return np.correlate(x, x)\nclass Notes:\n    f = 3",
    "dos definiciones": "def f(x):\n    return np.correlate(x, x)\nif False:\n    def f(x):\n        pass",
    "en un atributo": "class T:\n    pass\ntools = T()\ntools.g = np.correlate\n"
    "def f(x):\n    return tools.g(x, x)",
    "con anotación": "product: object = np.correlate\ndef f(x):\n    return product(x, x)",
    "en una tupla": "product, other = np.correlate, 1\ndef f(x):\n    return product(x, x)",
    "en un bucle": "for product in (np.correlate,):\n    pass\ndef f(x):\n    return product(x, x)",
    "por omisión": "def f(x, g=abs):\n    return g(x, x)\nf.__defaults__ = (np.correlate,)",
    "vars": "def f(x):\n    return vars(np)['correlate'](x, x)",
    "attrgetter": "from operator import attrgetter\ndef f(x):\n    return attrgetter('correlate')(np)(x, x)",
    "morsa": "def f(x):\n    return (t := np).correlate(x, x)",
    "en una lista": "def f(x):\n    return [np][0].correlate(x, x)",
    "por dentro": "def f(x):\n    return np._core.multiarray.correlate(x, x)",
    "por otro paquete": "def f(x):\n    return np.ma.correlate(x, x)",
    "globals": "def f(x):\n    return 0\nglobals()['f'] = lambda x: np.correlate(x, x)",
    "setattr": "import sys\nsetattr(sys, 'g', np.correlate)\ndef f(x):\n    return sys.g(x, x)",
    "magia de celda": "%%capture\ndef f(x):\n    return np.correlate(x, x)",
    "run_cell": "get_ipython().run_cell('def f(x):\\n    return np.corr' 'elate(x, x)')",
    "escrita en otro archivo": "open('m.py', 'w')\nfrom m import f\nnp.correlate([1], [1])",
    "global dentro": "def f(x):\n    global out\n    return out(x, x)\nout = np.correlate",
    "en una lista por comprensión": "def f(x):\n    [np for np in ()]\n    return np.correlate(x, x)",
    "sistema": "import os\ndef f(x):\n    os.system('ls')",
}
HONEST = {
    "import que sobra": "import torch\nimport scipy\ndef f(x):\n    return x",
    "otra celda": "import torch\nprint(torch.ones(1))\ndef g(x):\n    return torch.sum(x)\n"
    "def f(x):\n    return x",
    "nombre propio": "def convolve(x):\n    return x\ndef f(x):\n    return convolve(x)",
    "en un texto": "def f(x):\n    'No usa np.convolve'\n    # ni torch.conv2d\n    return x",
    "magias": "%timeit 1\n!ls\ndef f(x):\n    return x",
    "sin terminar": "def f(x:\n    return np.convolve(x)",
    "nada": "",
    "una variable con nombre de otra celda": "import torch\nX = torch.ones(3)\ndef f(X):\n    return X + 1",
    "un resultado con el nombre del de PyTorch": "import torch\nresult = torch.ones(3)\n"
    "def f(x):\n    result = x + 1\n    return result",
    "un bucle con el nombre de otra celda": "out = np.convolve([1], [1])\n"
    "def f(x):\n    return [out for out in x]",
    "los filtros se llaman F": "import torch.nn.functional as F\nF.relu\n"
    "def f(x, W):\n    F, C, H, K = W.shape\n    return F * C",
    "un parámetro de lambda": "import torch as t\nt.ones(1)\nf = lambda t: t + 1",
    "una clase con un método propio": "class Layer:\n    def convolve(self, x):\n        return x\n"
    "layers = [Layer()]\ndef f(x):\n    return layers[0].convolve(x)",
    "asterisco y función propia": "from numpy import *\ndef convolve(x):\n    return x\n"
    "def f(x):\n    return convolve(x)",
    "except con nombre de módulo": "import torch as error\ndef f(x):\n    try:\n        return x\n"
    "    except ValueError as error:\n        return str(error)",
}


@pytest.mark.parametrize("source", USES.values(), ids=USES)
def test_forbidden_routes_are_seen(source):
    assert policy.used_routes(policy.read([source]), "f", FORBIDDEN_CONVOLUTION)


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST)
def test_honest_code_raises_no_alarm(source):
    assert policy.used_routes(policy.read([source]), "f", FORBIDDEN_CONVOLUTION) == ()


def test_no_alarm_in_the_right_solutions():
    folder = ROOT / "tests/judged"
    for name, solutions in collection.load(folder).items():
        for solution in solutions:
            found = policy.used_routes(policy.read([solution.source]), name, exercises.get(name).forbidden)
            assert not (solution.right and found), (solution.title, found)
    for sample in all_samples():
        if sample.source.suffix == ".py" and not any(sample.lost.values()):
            for name in sample.points:
                source = sample.source.read_text("utf-8")
                assert policy.used_routes(policy.read([source]), name, exercises.get(name).forbidden) == (), (
                    sample.source
                )


@pytest.mark.parametrize(("cost", "points"), [(1.0, 0.0), (0.5, 5.0), (0.0, 10.0)])
def test_it_costs_what_the_exercise_says(cost, points):
    exercise = replace(exercises.get("convolve"), forbidden_cost=cost)
    verdict = evaluate("convolve", RIGHT["convolve"])
    source = "def convolve(X, W, b):\n    return np.correlate(X.ravel(), W.ravel())[0] + b"
    judged, notice = policy.apply(exercise, verdict, policy.read([source]))
    assert judged.points == points
    assert "numpy.correlate" in notice
    assert any("numpy.correlate" in remark for remark in judged.remarks)


def test_the_student_is_warned(capsys):
    import numpy as np

    def convolve(X, W, b):
        return np.correlate(X.ravel(), W.ravel())[0] + b

    check(convolve)
    assert "no está permitido" in capsys.readouterr().out


def test_reading_costs_what_the_code_measures():
    """Con magias, IPython tardaría el cuadrado: 40 s con lo que cabe en una celda."""

    def calls(lines: int) -> int:
        """Cuántas funciones se llaman para leer una celda de ``lines`` líneas, y el doble sin magias."""
        source = "\n".join(
            [*(f"a{i} = %pwd" for i in range(lines)), *("x = (1, 2)" for _ in range(2 * lines)), "torch"]
        )
        events = []
        sys.setprofile(lambda frame, event, argument: events.append(event == "call"))
        try:
            routes = policy.used_routes(policy.read([source]), "f", FORBIDDEN_CONVOLUTION)
        finally:
            sys.setprofile(None)
        assert routes == ()
        return sum(events)

    assert calls(200) > 200
    assert calls(800) < 5 * calls(200)


def test_who_did_not_write_the_function_is_told_nothing():
    exercise = exercises.get("convolve")
    nothing = evaluate("convolve", lambda X, W, b: None)
    other_cell = policy.read(["import torch\ntorch.ones(1)\nnp.correlate([1], [1])"])
    assert policy.apply(exercise, nothing, other_cell) == (nothing, "")
    wrong = policy.read(["def convolve(X, W, b):\n    np.correlate(X, W)"])
    assert "numpy.correlate" in policy.apply(exercise, nothing, wrong)[1]
