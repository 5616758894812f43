"""Las colecciones de ``tests/judged``: todo lo que está mal se rechaza y todo lo que está bien se acepta."""

import json

import pytest

from grader import exercises
from tests.kit.programs import run_grader
from tests.kit.right import RIGHT
from tests.kit.sample_class import ROOT
from tests.mutants import campaign, collection, weak

FOLDER = ROOT / "tests/judged"
SOLUTIONS = collection.load(FOLDER)
MIN_WRONG, MIN_RIGHT = 12, 8

pytestmark = pytest.mark.student


def test_there_is_a_collection_for_every_function():
    assert set(SOLUTIONS) == set(RIGHT)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_the_judge_is_never_wrong(name):
    score = campaign.score(SOLUTIONS[name])
    assert score.failures == ()
    assert score.holds
    assert score.wrong >= MIN_WRONG
    assert score.right >= MIN_RIGHT
    assert score.catalogued >= 0.85 * score.wrong


@pytest.mark.parametrize("name", [n for n in SOLUTIONS if n != "negative_image"])
def test_every_known_mistake_has_a_solution_that_makes_it(name):
    ids = {m.id for m in exercises.get(name).mistakes}
    assert len(ids) >= MIN_WRONG
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
