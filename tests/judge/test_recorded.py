"""Comprobar sin PyTorch: lo guardado está al día, y lo que se calcula con NumPy es lo que diría él."""

import json
import subprocess
import sys
from datetime import date

import numpy as np
import pytest

from grader import exercises
from grader.exercises import recorded, recording, showing, tables, unshown
from grader.exercises.base import outputs
from grader.judge.forecasts import forecast
from tests import untorched
from tests.kit.sample_class import ROOT

EXERCISES = {e.name: e for e in recording.recordable()}
#: El ejercicio del que se juzgan las soluciones sin PyTorch; de todos, con ``python -m tests.untorched``.
ONE = "relu_forward"


def python(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", EXERCISES)
def test_every_question_of_the_visible_seed_is_recorded_and_nothing_else(name: str) -> None:
    asked = {recorded.key(q.given) for q in EXERCISES[name].draw(None)}
    assert asked == recorded.keys(name), "Ejecuta python -m grader.exercises.recording"


def test_what_is_recorded_of_one_exercise_is_what_pytorch_says_today() -> None:
    # cada día de uno; de todos, con python -m grader.exercises.recording --check
    chosen = [*EXERCISES.values()][date.today().toordinal() % len(EXERCISES)]
    assert recording.stale([chosen]) == []


def test_another_value_another_shape_or_a_missing_question_is_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = EXERCISES["convolve"]
    right = recorded.by_key
    assert recording.stale([exercise]) == []
    monkeypatch.setattr(recorded, "by_key", lambda *asked: right(*asked) + 1e-6)
    assert recording.stale([exercise]) == ["convolve"]
    monkeypatch.setattr(recorded, "by_key", lambda *asked: right(*asked).reshape(1))
    assert recording.stale([exercise]) == ["convolve"]
    monkeypatch.setattr(recorded, "by_key", right)
    monkeypatch.setattr(recorded, "keys", lambda name: frozenset({"otra"}))
    assert recording.stale([exercise]) == ["convolve"]


def test_the_kind_of_result_is_kept() -> None:
    first = {name: recorded.find(name, EXERCISES[name].draw(None)[0].given) for name in EXERCISES}
    assert first["convolve"].shape == ()
    assert type(first["output_size"]) is int
    loss, params = first["train_step"]
    assert loss.shape == ()
    assert {*params} == {*EXERCISES["train_step"].draw(None)[0].arguments[0]}
    assert not first["zero_padding"].flags.writeable


def test_other_questions_are_asked_to_pytorch() -> None:
    question = EXERCISES["convolve"].draw("otra semilla")[0]
    assert recorded.find("convolve", question.given) is None
    assert np.array_equal(question.result, EXERCISES["convolve"].oracle(*question.given))


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("seed", [None, "otra semilla"])
def test_what_is_computed_without_pytorch_is_what_it_says(name: str, seed: str | None) -> None:
    exercise = EXERCISES[name]
    for question in exercise.draw(seed):
        expected, found = outputs(exercise.oracle(*question.given)), outputs(exercise.answer(*question.given))
        assert [f.shape for f in found] == [e.shape for e in expected]
        # la derivada numérica tiene su redondeo
        close = 1e-8 if name == "numerical_gradient" else 1e-12
        assert all(np.allclose(f, e, rtol=close, atol=close) for f, e in zip(found, expected, strict=True))


@pytest.mark.parametrize("name", EXERCISES)
def test_no_mistake_fails_because_of_how_it_is_written(name: str) -> None:
    """De un programa que no existe se creería que predice una excepción."""
    asked = [q for q in EXERCISES[name].draw(None) if q.criterion.looks_at == "values" and not q.is_aside]
    for question in asked[:: max(len(asked) // 3, 1)]:
        for mistake in EXERCISES[name].ways:
            said = forecast(question, (mistake,)).predicted
            broken = isinstance(said, AttributeError | NameError) or "argument" in str(said)
            assert not (isinstance(said, Exception) and broken), f"{mistake.id}: {said!r}"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("conv_forward", (np.ones((1, 2, 4, 4)), np.ones((3, 1, 2, 2)), np.ones(3), 1, 0)),
        ("conv_forward", (np.ones((1, 2, 4, 4)), np.ones((3, 2, 2, 2)), np.ones(1), 1, 0)),
        ("conv_forward", (np.ones((1, 2, 4, 4)), np.ones((3, 2, 5, 5)), np.ones(3), 1, 0)),
        ("conv_forward", (np.ones((1, 2, 4, 4)), np.ones((3, 2, 2, 2)), np.ones(3), 0, 0)),
        (
            "conv_backward",
            (np.ones((1, 3, 2, 2)), 0.1, np.ones((1, 2, 4, 4)), np.ones((3, 2, 2, 2)), np.ones(3), 1, 0),
        ),
        ("convolve", (np.ones((2, 3, 3)), np.ones((1, 3, 3)), 0.0)),
        ("max_pooling_forward", (np.ones((1, 1, 2, 3)), 3, 1)),
        ("max_pooling_backward", (np.ones((1, 1, 1, 1)), np.ones((1, 1, 3, 3)), 2, 1)),
        ("average_pooling_backward", (np.ones((1, 1, 1, 1)), np.ones((1, 1, 3, 3)), 2, 1)),
        ("windows", (np.ones((1, 1, 2, 3)), 3, 1)),
        ("im2col", (np.ones((1, 1, 2, 3)), 3, 1, 0)),
        ("col2im", (np.ones((3, 4)), (1, 1, 3, 3), 2, 1, 0)),
    ],
)
def test_what_pytorch_does_not_admit_is_refused_without_it(name: str, arguments: tuple) -> None:
    with pytest.raises(RuntimeError):
        EXERCISES[name].oracle(*arguments)
    with pytest.raises(ValueError):
        EXERCISES[name].answer(*arguments)


def test_one_value_that_is_not_a_number_does_not_spoil_the_other_windows() -> None:
    x = np.ones((1, 1, 4, 4))
    x[0, 0, 0, 0] = np.nan
    W, b = np.ones((1, 1, 2, 2)), np.zeros(1)
    expected = EXERCISES["conv_forward"].oracle(x, W, b, 1, 0)
    assert np.isnan(expected).sum() == 1
    assert np.array_equal(tables.conv2d(x, W, b), expected, equal_nan=True)
    assert np.array_equal(tables.max_pool(x, 2, 2), EXERCISES["max_pooling_forward"].oracle(x, 2, 2), True)


def test_checking_does_not_load_pytorch() -> None:
    code = (
        "import sys, numpy as np; from grader import check\n"
        "check(lambda X, pad: np.pad(X, [(0, 0)] * 2 + [(pad, pad)] * 2), 'zero_padding')\n"
        "from grader.pieces import conv_forward_fast\n"
        "from grader.figures import photo; photo.feature_maps()\n"
        "print('torch' in sys.modules)"
    )
    assert python("-c", code) == "False"


def test_the_same_is_said_without_pytorch(monkeypatch: pytest.MonkeyPatch) -> None:
    without = untorched.without_pytorch([ONE])
    monkeypatch.setattr(recorded, "find", lambda *asked: None)  # lo que dice PyTorch hoy
    assert untorched.verdicts([ONE]) == without


class TestCellsThatUseIt:
    """Las celdas de los cuadernos que usan PyTorch, donde no está."""

    def test_what_they_give_is_current(self) -> None:
        assert showing.is_current(), "Ejecuta python -m grader.exercises.recording"

    def test_the_ones_of_an_exercise_are_never_skipped(self) -> None:
        shown = showing.shown()
        using = {
            "".join(c["source"])
            for path in showing.SOLUTIONS.glob("*/*.ipynb")
            for c in json.loads(path.read_text("utf-8"))["cells"]
            if unshown.key_of("".join(c["source"])) in shown
        }
        assert using
        assert not [source for source in using if "check(" in source or "BEGIN SOLUTION" in source]

    def test_times_of_another_machine_are_not_shown(self) -> None:
        """Saldrían debajo de los de quien lo ejecuta, como si se pudieran comparar."""
        measured = [
            "".join(c["source"])
            for path in showing.SOLUTIONS.glob("*/*.ipynb")
            for c in json.loads(path.read_text("utf-8"))["cells"]
            if showing.MEASURES in c["metadata"].get("tags", ())
        ]
        told = [showing.shown().get(unshown.key_of(source)) for source in measured]
        assert [one["gives"] for one in told if one] == [[], []]

    def test_what_depends_on_them_goes_with_them(self) -> None:
        def cell(source: str, **metadata: object) -> dict:
            return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": []}

        graded = {"nbgrader": {"solution": True, "grade": False, "grade_id": "f"}}
        cells = [
            cell("x = 1"),
            cell("import torch\nz = 3\nx, y = 2, torch.ones(1)\nprint(z)"),
            cell("print(z)"),
            cell("def g():\n    return y"),
            cell("def h(y):\n    return y"),
            cell("def f():\n    return 1", **graded),
            cell("w, a = y, 1\nb = f()\nk = z\ndef m():\n    return f()"),
            cell("m()\nk"),
            cell("print(a)"),
            cell("b"),
            cell("y = 3"),
            cell("y + 1"),
            cell("import torch.nn.functional as F\nn = 1"),
            cell("F.pad"),
            cell("x"),
            cell("for x in (1, 2):\n    g = x\n    print(g)"),
            cell("%pip install torch"),
        ]
        needing = {c["source"]: runs for c, runs in showing._needing(cells)}
        assert needing == {
            cells[1]["source"]: "z = 3",
            cells[3]["source"]: "",
            cells[6]["source"]: "k = z\ndef m():\n    return f()",
            "print(a)": "",
            "b": "",
            cells[12]["source"]: "n = 1",
            "F.pad": "",
            "x": "",
        }

    def test_the_suspects_of_the_hunts_are_there(self) -> None:
        sources = [
            "".join(c["source"])
            for path in showing.SOLUTIONS.glob("*/*.ipynb")
            for c in json.loads(path.read_text("utf-8"))["cells"]
        ]
        runs = {s: showing.shown().get(unshown.key_of(s), {}).get("runs") for s in sources if "suspect(" in s}
        assert len([s for s, kept in runs.items() if kept is not None]) >= 4
        assert all("suspect(" in kept for kept in runs.values() if kept is not None)

    def test_a_hunt_says_that_the_suspect_is_defined(self, capsys: pytest.CaptureFixture) -> None:
        (key, *_) = (k for k, told in showing.shown().items() if "suspicious = suspect(" in told["runs"])
        unshown.show(key)
        assert "`suspicious` sí está definida: ya puedes llamarla." in capsys.readouterr().out

    def test_they_show_what_they_give(self, capsys: pytest.CaptureFixture) -> None:
        path = showing.SOLUTIONS / "01_padding" / "padding.ipynb"
        cells = json.loads(path.read_text("utf-8"))["cells"]
        source, output = next(
            ("".join(c["source"]), "".join(c["outputs"][0]["text"]))
            for c in cells
            if "import torch" in "".join(c["source"])
        )
        names = {"np": np, "zero_padding": lambda X, pad: None}
        exec("".join(unshown.replaced(source.splitlines(keepends=True))), names)
        assert names["X"].shape == (2, 3, 4, 5)
        said = capsys.readouterr().out
        assert said.startswith("PyTorch no está instalado")
        assert "con las funciones del curso: las tuyas no se han usado" in said
        assert "sí está definida" not in said
        assert said.endswith(output)
        assert unshown.replaced(["x = 1\n"]) == ["x = 1\n"]


def test_all_the_exercises_are_known_without_pytorch() -> None:
    code = "from grader import exercises; print(len(exercises.all_exercises()))"
    told = python("-c", f"import sys; sys.modules['torch'] = None; {code}")
    assert told == str(len(exercises.all_exercises()))
