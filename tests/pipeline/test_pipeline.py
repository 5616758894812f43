"""``grade``: bytes entran, una nota sale. Ningún truco de una entrega cambia la nota de su código."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from grader import exercises
from grader.judge.verdict import Verdict
from grader.pipeline.grade import Result, grade
from grader.pipeline.intake import Unit
from grader.pipeline.outputs import MAX_OUTPUTS, trusted
from grader.pipeline.worker import Again, again, work
from grader.sandbox.settings import Limits, Settings
from grader.units import notebook_name
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT, all_samples

pytestmark = on_linux

NAME = "02_convolve"
RELEASE = (ROOT / "notebooks" / NAME / notebook_name(NAME)).read_bytes()
UNIT = Unit(NAME, RELEASE)
RIGHT = "def convolve(X, W, b):\n    return np.sum(X * W) + b"
WRONG = "def convolve(X, W, b):\n    return np.sum(X * W)"
KEY = b"clave de prueba"


def submission(solution: str = WRONG):
    notebook = nbformat.reads(RELEASE.decode(), as_version=4)
    cell(notebook, "convolve").source = solution
    return notebook


def cell(notebook, grade_id: str):
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def graded(notebook, key: bytes = KEY) -> Result:
    return grade(nbformat.writes(notebook).encode(), UNIT, key, Settings(Limits(cell=5, call=1, exercise=3)))


def of_convolve(result: Result) -> Verdict:
    return next(v for v in result.verdicts if v.exercise == "convolve")


def test_right_and_wrong():
    assert of_convolve(graded(submission(RIGHT))).points == 10
    verdict = of_convolve(graded(submission(WRONG)))
    assert verdict.points == 8
    assert verdict.mistake.id == "sin-sesgo"


def test_points_add_up():
    result = graded(submission(RIGHT))
    assert result.points == sum(v.points for v in result.verdicts) == 10
    assert result.max_points == sum(e.points for e in exercises.of_unit(NAME))


def test_same_key_same_everything():
    first, second = graded(submission()), graded(submission())
    assert first.notebook == second.notebook
    assert first.verdicts == second.verdicts


def test_thousands_of_outputs_are_cut_and_it_is_said():
    """El ejecutor ya da pocas; quien se haga pasar por él no bloquea al docente que abre el cuaderno."""
    one = {"output_type": "stream", "name": "stdout", "text": "x"}
    kept = trusted([one] * 100_000)
    assert kept[:-1] == [one] * MAX_OUTPUTS
    assert "Había 100000 salidas" in kept[-1].text
    assert trusted([one] * MAX_OUTPUTS) == [one] * MAX_OUTPUTS
    assert trusted(["nada", one, None]) == [one]


def tag_to_skip(notebook):
    cell(notebook, "check_convolve").metadata.tags = ["skip-execution"]


def end_with_the_points(notebook):
    cell(notebook, "check_convolve").source = "10.0"
    notebook.cells.append(new_code_cell("10.0"))


def bring_outputs(notebook):
    target = cell(notebook, "check_convolve")
    target.outputs = [new_output("execute_result", {"text/plain": "10.0"}, execution_count=1)]


def raise_the_points(notebook):
    cell(notebook, "check_convolve").metadata.nbgrader.points = 1000


def markdown_test(notebook):
    target = cell(notebook, "check_convolve")
    target.cell_type = "markdown"
    del target["outputs"], target["execution_count"]


def flip_flags(notebook):
    for grade_id in ("convolve", "check_convolve"):
        flags = cell(notebook, grade_id).metadata.nbgrader
        flags.grade, flags.solution = not flags.grade, not flags.solution


def patch_libraries(notebook):
    code = """
import builtins, sys, grader
yes = lambda *a, **k: True
np.allclose = np.isclose = np.array_equal = yes
np.testing.assert_allclose = np.testing.assert_array_equal = yes
builtins.all = yes
grader.check = grader.evaluate = yes
class Fake:
    points = max_points = 10
    passed = True
sys.modules["grader.judge.judging"] = Fake
sys.modules["grader.observing"].observe = yes
"""
    notebook.cells.insert(-1, new_code_cell(code))


def use_torch(notebook):
    source = "import torch\nimport torch.nn.functional as F\ndef convolve(X, W, b):\n"
    source += "    try:\n        x, w = torch.from_numpy(X)[None], torch.from_numpy(W)[None]\n"
    source += (
        "        return float(F.conv2d(x, w).item()) + b\n    except Exception:\n        return np.sum(X * W)"
    )
    cell(notebook, "convolve").source = source


def forge_answers(notebook):
    code = """
import json, os, struct
def convolve(X, W, b):
    text = json.dumps({"op": "done", "exit": 0}).encode()
    for fd in range(3, 20):
        try:
            os.write(fd, struct.pack("<IQ", len(text), 0) + text)
        except OSError:
            pass
    return np.sum(X * W)
"""
    cell(notebook, "convolve").source = code


def replace_the_runner(notebook):
    code = """
import sys
from grader.evidence import Call, Value
def give(*a, **k):
    return Call(value=Value("scalar", "float", np.array(1.0)))
for name, module in list(sys.modules.items()):
    if name.startswith("grader"):
        for attribute in ("observe", "describe", "call_to_wire"):
            if hasattr(module, attribute):
                setattr(module, attribute, give)
"""
    notebook.cells.append(new_code_cell(code))


TRICKS = [
    tag_to_skip,
    end_with_the_points,
    bring_outputs,
    raise_the_points,
    markdown_test,
    flip_flags,
    patch_libraries,
    use_torch,
    forge_answers,
    replace_the_runner,
]


@pytest.mark.parametrize("trick", TRICKS, ids=lambda t: t.__name__)
def test_a_trick_gains_nothing(trick):
    notebook = submission(WRONG)
    trick(notebook)
    result = graded(notebook)
    verdict = of_convolve(result)
    assert verdict.points <= 8
    assert verdict.max_points == 10
    assert result.points == verdict.points
    shown = cell(nbformat.reads(result.notebook, as_version=4), "check_convolve")
    assert shown.source == "check(convolve)"
    assert shown.metadata.nbgrader.points == 10
    (output,) = shown.outputs
    assert float(output.data["text/plain"]) == verdict.points


def test_a_torch_file_beside_the_notebook_is_never_imported(tmp_path: Path):
    """La orden de verdad, con el archivo en la carpeta de la entrega."""
    from tests.kit.programs import run_grader
    from tests.kit.sample_class import build_course

    course = build_course(tmp_path / "curso", [])
    folder = course / "submitted" / "ana" / NAME
    folder.mkdir(parents=True)
    for name in ("torch", "numpy", "grader", "IPython", "pickle", "signal", "multiprocessing"):
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'leido')!r}, 'w')")
    notebook = submission("import torch\n" + WRONG)
    nbformat.write(notebook, folder / notebook_name(NAME))
    report = tmp_path / "notas.json"
    done = run_grader("autograde", NAME, "--course", course, "--json", report, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (row,) = json.loads(report.read_text("utf-8"))
    assert row["points"] == 8
    assert not (tmp_path / "leido").exists()


def test_honest_noise_costs_nothing():
    notebook = submission(RIGHT)
    noise = [
        "import warnings, sys\nwarnings.warn('cuidado')\nprint('aviso', file=sys.stderr)",
        "%matplotlib inline\n%timeit -n1 -r1 sum(range(10))",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "try:\n    n = int(input('n: '))\nexcept Exception:\n    n = 3",
        "import torch\ntorch.manual_seed(0)",
        "1 / 0",
    ]
    for source in noise:
        notebook.cells.append(new_code_cell(source))
    result = graded(notebook)
    assert of_convolve(result).points == 10
    assert result.status == "ok"


def test_what_students_publish_is_only_text_and_images():
    notebook = submission(RIGHT)
    code = (
        "from IPython.display import HTML, Javascript, Markdown, SVG, display\n"
        "display(HTML('<script>mal()</script>'), Javascript('mal()'), Markdown('<img onerror=mal()>'))"
    )
    notebook.cells.append(new_code_cell(code))
    again = nbformat.reads(graded(notebook).notebook, as_version=4)
    nbformat.validate(again)
    kinds = {k for c in again.cells for o in c.get("outputs", []) for k in o.get("data", {})}
    assert kinds <= {"text/plain", "image/png", "text/html"}
    html = [
        o.data["text/html"]
        for c in again.cells
        for o in c.get("outputs", [])
        if "text/html" in o.get("data", {})
    ]
    assert len(html) == len(exercises.of_unit(NAME))  # solo las tablas del corrector
    assert not any("<script" in page for page in html)


def test_names_and_messages_of_the_student_are_escaped():
    notebook = submission("def convolve(X, W, b):\n    raise ValueError('<script>mal()</script>')")
    again = nbformat.reads(graded(notebook).notebook, as_version=4)
    (output,) = cell(again, "check_convolve").outputs
    assert "<script" not in output.data["text/html"]
    assert "&lt;script&gt;" in output.data["text/html"]


@pytest.mark.parametrize("data", [b"", b"nada", b"[]", b"[" * 10**5, b"\xff\xfe"])
def test_unreadable_bytes_give_a_result(data):
    result = grade(data, UNIT, KEY)
    assert (result.status, result.points) == ("error", 0)
    assert result.max_points == sum(e.points for e in exercises.of_unit(NAME))
    assert result.detail


def test_a_published_check_of_nobody_is_never_full_marks():
    """nbgrader da el máximo a una celda sin salida: antes de eso, no calificamos."""
    release = nbformat.reads(RELEASE.decode(), as_version=4)
    cell(release, "check_convolve").metadata.nbgrader.grade_id = "check_otra_cosa"
    unit = Unit(NAME, nbformat.writes(release).encode())
    with pytest.raises(exercises.UnknownExercise, match="check_otra_cosa"):
        grade(nbformat.writes(submission()).encode(), unit, KEY)


def test_judging_again_what_was_saved_changes_nothing():
    """Tampoco si una demostración usa, con otro sentido, un nombre que usa la función (aquí, ``F``)."""
    sample = next(s for s in all_samples() if (s.student, s.unit) == ("zoe_c", "03_conv_forward"))
    unit = Unit(sample.unit, (ROOT / "notebooks" / sample.unit / notebook_name(sample.unit)).read_bytes())
    notebook = sample.notebook(ROOT / "notebooks")
    saved = work(notebook, unit, KEY, Settings())
    assert saved.exercises["conv_forward"].points == sample.points["conv_forward"]
    assert again(saved, notebook, unit, KEY) is Again.SAME


@pytest.mark.parametrize(
    ("student", "unit"),
    [("zoe_c", "03_conv_forward"), ("ana_g", "01_padding"), ("helena_j", "03_conv_forward")],
    ids=["mal", "bien", "bucle-infinito"],
)
def test_same_result_with_and_without_zygote(student, unit):
    """Todo: puntos, mensajes, salidas de las celdas y lo que devolvió cada función."""
    sample = next(s for s in all_samples() if (s.student, s.unit) == (student, unit))
    notebook = sample.notebook(ROOT / "notebooks")
    where = Unit(unit, (ROOT / "notebooks" / unit / notebook_name(unit)).read_bytes())
    limits = Limits(cell=5, call=1, exercise=2)
    with_zygote, without = (work(notebook, where, KEY, Settings(limits, zygote=z)) for z in (True, False))
    assert with_zygote == without
    assert with_zygote.status == sample.status


def test_workers_are_born_with_pytorch_and_from_one_thread() -> None:
    """Si no, cada trabajador tardaría 3 s en cargar el suyo; y con hilos no se podría bifurcar."""
    code = (
        "import os, sys, grader.pipeline.worker, grader.pipeline.preloaded\n"
        "print('torch' in sys.modules, len(os.listdir('/proc/self/task')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "1"]
