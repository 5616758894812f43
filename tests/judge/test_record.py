"""El veredicto como datos: la forma que tiene en los archivos, y que se lee lo que se escribe."""

import json

import numpy as np
import pytest

from grader.judge.judging import evaluate
from grader.judge.record import ShownVerdict, VerdictRecord, cell_output
from grader.judge.verdict import Verdict


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    """El de una función que pone un marco de ancho 1 con cualquier ``pad``."""
    return evaluate("zero_padding", lambda X, pad: np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1))))


def through_a_file(data):
    return json.loads(json.dumps(data))


def test_the_shape_of_a_record(verdict):
    data = VerdictRecord.of(verdict).to_json()
    assert list(data) == ["points", "max_points", "criteria", "mistake", "mistakes", "message"]
    assert data["criteria"] == {c.name: c.passed for c in verdict.criteria}
    assert 0 < data["points"] < data["max_points"] == 10
    assert data["mistake"] == data["mistakes"][0] == verdict.mistakes[0].id
    assert data["message"] == verdict.message
    assert VerdictRecord.from_json(through_a_file(data)) == VerdictRecord.of(verdict)
    assert through_a_file(data) == data


def test_what_a_record_says(verdict):
    record = VerdictRecord.of(verdict)
    assert record.failed == [c.name for c in verdict.criteria if not c.passed] != []
    assert record.started
    right = VerdictRecord(points=1, max_points=1, criteria={"forma": True})
    assert (right.mistake, right.failed) == (None, [])
    assert not VerdictRecord(points=0, max_points=1, criteria={"forma": False}).started


def test_a_record_of_before_had_no_list_of_mistakes():
    old = {"points": 1, "max_points": 2, "criteria": {"forma": True}, "mistake": None}
    assert VerdictRecord.from_json(old).mistakes == ()


@pytest.mark.parametrize(
    "change",
    [
        {"points": "10"},
        {"max_points": None},
        {"criteria": ["forma"]},
        {"criteria": {"forma": "sí"}},
        {"mistakes": "uno"},
        {"mistakes": [1]},
        {"mistakes": None},
        {"message": ["uno"]},
    ],
)
def test_what_is_not_a_record_is_refused(verdict, change):
    with pytest.raises(ValueError, match="veredicto"):
        VerdictRecord.from_json(VerdictRecord.of(verdict).to_json() | change)


@pytest.mark.parametrize("junk", [None, [], 3, "x", {}, {"points": 1, "max_points": 2}])
def test_neither_is_anything_else(junk):
    with pytest.raises(ValueError, match="veredicto"):
        VerdictRecord.from_json(junk)


def test_the_shape_in_a_cell(verdict):
    output = cell_output(verdict)
    (data,) = output["metadata"].values()
    assert list(output["metadata"]) == ["grader"]
    assert list(data) == ["points", "max_points", "criteria", "message", "remarks"]
    assert all(list(c) == ["name", "passed", "points", "max_points"] for c in data["criteria"])
    assert sum(c["points"] for c in data["criteria"]) == data["points"] == float(output["data"]["text/plain"])
    assert data["message"][0].startswith("Tu resultado coincide con")
    assert through_a_file(output) == output
    stream = {"output_type": "stream", "name": "stdout", "text": "hola"}
    assert ShownVerdict.in_outputs([stream, through_a_file(output)]) == ShownVerdict.of(verdict)
    assert ShownVerdict.in_outputs([stream]) is None
