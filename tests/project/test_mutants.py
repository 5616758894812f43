"""Las colecciones de ``tests/judged``: todo lo que está mal se rechaza y todo lo que está bien se acepta."""

import json
import re

import pytest

from grader import exercises
from tests.kit.programs import run_grader
from tests.kit.right import RIGHT
from tests.kit.sample_class import ROOT
from tests.mutants import campaign, collection, weak

FOLDER = ROOT / "tests/judged"
SOLUTIONS = collection.load(FOLDER)
MIN_WRONG, MIN_RIGHT = 500, 150

pytestmark = pytest.mark.student


def test_there_is_a_collection_for_every_function_with_known_mistakes():
    known = {name for name in RIGHT if exercises.get(name).mistakes}
    assert known
    assert known <= set(SOLUTIONS) <= set(RIGHT)


def test_the_collections_are_large():
    right = [s.right for found in SOLUTIONS.values() for s in found]
    assert right.count(False) >= MIN_WRONG
    assert right.count(True) >= MIN_RIGHT


@pytest.mark.parametrize("name", SOLUTIONS)
def test_the_judge_is_never_wrong(name):
    """Con entradas secretas, una parte: todas, en ``make mutants``."""
    wrong = [s for s in SOLUTIONS[name] if not s.right]
    right = [s for s in SOLUTIONS[name] if s.right]
    score = campaign.score(wrong[::6] + right[::2], campaign.SEEDS[1:])
    assert score.holds, score.failures
    assert score.wrong
    assert score.right
    assert sum(bool(s.mistakes) for s in wrong) >= 0.85 * len(wrong)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_every_known_mistake_has_a_solution_that_makes_it(name):
    ids = {m.id for m in exercises.get(name).mistakes}
    assert {m for s in SOLUTIONS[name] for m in s.mistakes} == ids


def test_the_convolution_functions_have_sixty_known_mistakes():
    assert sum(len(exercises.get(n).mistakes) for n in ("convolve", "conv_forward", "conv_backward")) >= 60


@pytest.mark.parametrize("name", SOLUTIONS)
def test_weak_checks_accept_what_is_right(name):
    for title, accepts in weak.checks(name).items():
        assert accepts(RIGHT[name]), title


def test_weak_checks_let_mistakes_through():
    """Si rechazaran lo mismo que el juez, no haría falta el juez."""
    wrong = [s for s in SOLUTIONS["conv_backward"] if not s.right]
    for title, accepts in weak.checks("conv_backward").items():
        assert any(campaign._quiet(accepts, s.function()) for s in wrong), title


@pytest.mark.parametrize("base", collection.bases(FOLDER), ids=lambda base: f"{base.exercise}: {base.title}")
def test_the_judge_accepts_every_base(base):
    """Así, lo que se rechaza de un cambio es por el cambio."""
    assert campaign._outcome(base).passed


CONVOLVE = """def convolve(X, W, b):
    total = 0
    for x, w in zip(X.ravel(), W.ravel()):
        total += x * w
    total += b
    return total
"""


def changed(folder, *lines, title="bucle", base=CONVOLVE):
    """El código de la solución equivocada que dicen ``lines``, a partir de ``base``."""
    (folder / "convolve").mkdir()
    cells = f"# %% base: {title}", base, "# %% Un cambio", *lines
    (folder / "convolve" / "wrong.py").write_text("\n".join(cells), "utf-8")
    (folder / "convolve" / "right.py").write_text(f"# %% En right.py\n{CONVOLVE}", "utf-8")
    wrong, right = collection.load(folder)["convolve"]
    assert (wrong.right, right.right, wrong.title) == (False, True, "Un cambio")
    return wrong.source


def test_a_change_replaces_lines_of_its_base(tmp_path):
    source = changed(tmp_path, "# error: sin-sesgo", "# - total += b", "# - return total", "# + return total")
    assert source == CONVOLVE.replace("    total += b\n", "")


def test_a_change_keeps_the_margin_of_the_lines_it_replaces(tmp_path):
    source = changed(tmp_path, "# - total += x * w", "# + if x:", "# +     total += x * w")
    assert "\n        if x:\n            total += x * w\n    total += b\n" in source


def test_a_change_may_only_delete(tmp_path):
    assert changed(tmp_path, "# - total += b") == CONVOLVE.replace("    total += b\n", "")


def test_what_several_solutions_share_is_written_once(tmp_path):
    changed(tmp_path, "# - total += b")
    path = tmp_path / "convolve" / "right.py"
    shared = "def joined(x, w):\n    return x * w\n"
    path.write_text(f"# %% común: producto\n{shared}\n# %% Así\n# con: producto\n{CONVOLVE}", "utf-8")
    *_, right = collection.load(tmp_path)["convolve"]
    assert (right.title, right.source) == ("Así", f"{shared}\n\n{CONVOLVE}")
    path.write_text(f"# %% Así\n# con: otra cosa\n{CONVOLVE}", "utf-8")
    with pytest.raises(collection.CollectionError, match=r"falta «común: otra cosa» en right\.py"):
        collection.load(tmp_path)


def test_a_base_without_code_is_in_right(tmp_path):
    source = changed(tmp_path, "# - total += b", title="En right.py", base="")
    assert source == CONVOLVE.replace("    total += b\n", "")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["# - total -= b"], "«bucle» tiene que estar una vez, y está 0:\n\ntotal -= b"),
        (["# - total += b", "# -     return total"], "está 0"),
        (["# - total = 0", "# + total = 1"], "está 2"),
        (["# + total = 1"], "líneas «# -»"),
        (["# - total += b", "return 0"], "líneas «# -»"),
        (["# %% base: otra"], "«base: otra» no lleva código ni está en right.py"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(tmp_path, lines, words):
    twice = CONVOLVE.replace("    total += b\n", "    total += b\n    if b is None:\n        total = 0\n")
    with pytest.raises(collection.CollectionError, match=re.escape(words)) as refused:
        changed(tmp_path, *lines, base=twice)
    assert str(refused.value).startswith("convolve")


def test_a_judge_that_fails_is_noticed(tmp_path):
    folder = tmp_path / "convolve"
    folder.mkdir()
    right = "def convolve(X, W, b):\n    return np.sum(X * W) + b\n"
    wrong = "def convolve(X, W, b):\n    return np.sum(X * W)\n"
    (folder / "wrong.py").write_text(f"# %% No está mal\n{right}# %% Otra causa\n# error: rotado\n{wrong}")
    (folder / "right.py").write_text(f"# %% No está bien\n{wrong}")
    ids = {m.id for m in exercises.get("convolve").mistakes}
    assert "rotado" not in ids
    done = run_grader("-m", "tests.mutants", "--solutions", tmp_path, program="python", cwd=ROOT)
    assert done.returncode == 1
    assert "no hay ningún error conocido" in done.stderr
    text = (folder / "wrong.py").read_text()
    (folder / "wrong.py").write_text(text.replace("rotado", sorted(ids - {"sesgo-olvidado"})[0]))
    report = tmp_path / "m.json"
    done = run_grader(
        "-m", "tests.mutants", "--solutions", tmp_path, "--json", report, program="python", cwd=ROOT
    )
    assert done.returncode == 1
    for words in ("está mal y el juez la acepta", "no la acepta", "recibe el nombre de otro error"):
        assert words in done.stdout
    data = json.loads(report.read_text())["convolve"]
    assert (data["wrong"], data["rejected"], data["right"], data["accepted"]) == (2, 1, 1, 0)
    assert set(data["weak"]) == set(weak.checks("convolve"))


def test_without_collections_it_says_where_they_are(tmp_path):
    done = run_grader("-m", "tests.mutants", "--solutions", tmp_path, program="python", cwd=ROOT)
    assert done.returncode == 1
    assert "tests/judged" in done.stderr
