"""La campaña de cuadernos estropeados en pequeño, y que se daría cuenta si el corrector fallara."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from grader.pipeline import worker
from grader.sandbox.settings import Settings
from tests.fuzz import campaign, code, corpus, deserved, mutations, raw, trial, wire
from tests.fuzz.trial import Case
from tests.kit.programs import on_linux
from tests.kit.whole import WHOLE

pytestmark = on_linux

CASES = 70
SEED = 2025
UNIT = "01_padding"


@pytest.fixture(scope="module")
def start() -> corpus.Seed:
    """Una entrega correcta, sin estropear."""
    return next(s for s in corpus.seeds() if s.name == f"solutions/{UNIT}")


@pytest.fixture(scope="module")
def graded(start: corpus.Seed) -> worker.Graded:
    done = worker.work(start.data, corpus.units()[UNIT], trial.KEY, Settings(trial.LIMITS))
    assert done.points == done.max_points
    return done


def changed(start: corpus.Seed, change: Callable[[dict], object]) -> Case:
    """``start`` con ``change`` hecho a cada celda con código de quien entrega."""
    notebook = raw.parsed(start.data)
    answers = deserved.published(start.unit).answers
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") in answers:
            change(cell)
    return Case(start, json.dumps(notebook).encode(), (("código", "prueba"),))


def test_no_case_fails() -> None:
    summary = campaign.summarized(campaign.run(CASES, SEED, workers=2), SEED)
    assert summary.failures == []
    assert summary.holds
    assert summary.tried == CASES
    assert summary.unreadable < CASES / 2, "casi ninguno llega a calificarse: la campaña no prueba nada"
    assert summary.judged > CASES / 20
    assert summary.same_code > CASES / 10


def test_cases_are_always_the_same_and_varied() -> None:
    made = [trial.case(SEED, number) for number in range(600 if WHOLE else 300)]
    assert trial.case(SEED, 7).data == made[7].data
    seen = {kind for one in made for kind in one.applied}
    groups = {**mutations.FAMILIES, "código": code.MUTATIONS, "bytes": raw.MUTATIONS}
    assert seen == {(family, m.__name__) for family, found in groups.items() for m in found}
    assert len({one.data for one in made}) > len(made) * 5 // 6
    assert {one.start.unit for one in made} == set(corpus.WEIGHTS)


def test_points_for_missing_code_are_noticed(start, graded, monkeypatch) -> None:
    empty = changed(start, lambda cell: cell.update(source="pass"))
    assert trial.examined(empty).failure == ""
    monkeypatch.setattr(worker, "work", lambda *_: graded)
    assert trial.examined(empty).failure == "above"


def test_points_for_wrong_code_are_noticed(start, graded, monkeypatch) -> None:
    wrong = changed(
        start, lambda cell: cell.update(source=["".join(cell["source"]).replace("pad", "0 * pad")])
    )
    wrong = replace(wrong, data=wrong.data.replace(b"def zero_0 * pad", b"def zero_pad"))
    assert trial.examined(wrong).failure == ""
    monkeypatch.setattr(worker, "work", lambda *_: graded)
    assert trial.examined(wrong).failure == "above"


def test_points_from_anything_but_the_code_are_noticed(start, graded, monkeypatch) -> None:
    """El mismo código: se compara con lo que saca el cuaderno de partida."""
    same = changed(start, lambda cell: cell["metadata"].update(tags=["skip-execution"]))
    assert trial.examined(same).same_code
    monkeypatch.setattr(trial, "_of_start", cache(lambda _: dict.fromkeys(graded.exercises, 1.0)))
    assert trial.examined(same).failure == "above"


def test_code_with_the_label_of_a_check_is_still_code(start) -> None:
    moved = changed(start, lambda cell: cell["metadata"]["nbgrader"].update(grade_id="check_zero_padding"))
    found = trial.examined(moved)
    assert (found.same_code, found.failure) == (True, "")


def test_errors_and_endless_runs_are_noticed(start, monkeypatch) -> None:
    made = Case(start, start.data, ())

    def fails(*_: object) -> None:
        raise RuntimeError("avería de prueba")

    monkeypatch.setattr(worker, "work", fails)
    assert trial.examined(made).failure == "raised"
    monkeypatch.setattr(worker, "work", lambda *_: time.sleep(60))
    monkeypatch.setattr(trial, "HANG_SECONDS", 1)
    assert trial.examined(made).failure == "hung"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"locked": true', '"locked": false'),
        ('"points": ', '"points": 1'),
        ('"text/plain": "', '"text/plain": "9'),
        ('"cell_type": "code"', '"cell_type": "otra"'),
    ],
)
def test_a_wrong_notebook_is_noticed(start, graded, monkeypatch, old: str, new: str) -> None:
    notebook = json.dumps(json.loads(graded.notebook))
    broken = replace(graded, notebook=notebook.replace(old, new))
    assert broken.notebook != notebook
    monkeypatch.setattr(worker, "work", lambda *_: broken)
    assert trial.examined(Case(start, start.data, ())).failure == "malformed"


def test_an_unreadable_one_without_a_reason_is_noticed(start, monkeypatch) -> None:
    refused = worker.refuse(UNIT, "unexpected token")
    monkeypatch.setattr(worker, "work", lambda *_: refused)
    assert trial.examined(Case(start, b"", ())).failure == "malformed"


@pytest.mark.parametrize("hostile", [False, True], ids=["directo", "encerrado"])
def test_what_code_deserves(start: corpus.Seed, hostile: bool) -> None:
    def points(*cells: str) -> float:
        names = ["zero_padding"]
        return deserved.deserved(UNIT, cells, names, trial.KEY, trial.LIMITS, hostile=hostile)["zero_padding"]

    right = "def zero_padding(X, pad):\n    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))"
    full = points(right)
    assert full > 0
    assert points(right, "zero_padding = None") == 0
    assert 0 < points(right.replace("(pad, pad)))", "(pad, 0)))")) + points(right) < 2 * full + 1
    assert points("x = 1") == 0
    assert points("def zero_padding(X, pad):\n    while True: pass") == 0
    assert points("import os\nos._exit(0)", right) in (0, full)


def test_no_answer_of_a_runner_breaks_who_reads_it() -> None:
    summary = wire.campaign(600, SEED)
    assert summary.failures == []
    assert summary.messages >= 600


@pytest.mark.parametrize(
    ("kind", "ran"),
    [
        ("lanza", lambda one: 1 / 0),
        ("gana", lambda one: 100.0),
        ("gasta", lambda one: bytes(wire.MEMORY * 2)[0]),
    ],
)
def test_an_answer_that_breaks_something_is_noticed(kind: str, ran) -> None:
    assert {f["kind"] for f in wire.campaign(1, SEED, ran).failures} == {kind}


def test_the_answers_are_always_the_same_and_varied() -> None:
    made = [wire.case(SEED, number) for number in range(30)]
    assert wire.case(SEED, 7).said == made[7].said
    assert len({one.said for one in made}) == 30
    assert len({one.exercise.name for one in made}) > 5
