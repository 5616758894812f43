"""Las cuentas de una clase salen de sus filas."""

from collections import Counter
from dataclasses import replace

import pytest

from grader.course.store import Row
from grader.judge.record import VerdictRecord
from grader.report.statistics import (
    failure_counts,
    histogram,
    mean_mark,
    mistake_counts,
    open_units,
    repeated_failures,
    summary,
)
from tests.kit.programs import GradedClass
from tests.kit.sample_class import all_samples


def row(student: str, mistakes: list[str], **criteria: bool) -> Row:
    found = VerdictRecord(points=0, max_points=3, criteria=criteria, mistakes=tuple(mistakes))
    return Row(
        student=student,
        unit="02_convolve",
        status="ok",
        detail="",
        points=0,
        max_points=3,
        exercises={"convolve": found},
    )


def test_counts_of_a_small_class():
    rows = [
        row("ana", ["sin-sesgo"], forma=True, valores=False),
        row("eva", ["sin-sesgo", "filtro-rotado"], forma=False, valores=False),
        row("leo", [], forma=True, valores=True),
    ]
    assert mistake_counts(rows) == {"convolve": Counter({"sin-sesgo": 2, "filtro-rotado": 1})}
    assert next(iter(mistake_counts(rows)["convolve"])) == "sin-sesgo"
    assert failure_counts(rows) == {"convolve": Counter({"valores": 2, "forma": 1})}
    assert mistake_counts([]) == {}


def test_a_failure_repeated_in_another_unit_or_another_submission():
    first, second = (
        row("ana", ["sin-sesgo"], forma=True, bordes=False),
        row("ana", [], forma=False, bordes=True),
    )
    other = replace(first, unit="03_conv_forward", exercises={"conv_forward": first.exercises["convolve"]})
    nothing = replace(first.exercises["convolve"], criteria={"forma": False, "bordes": False}, mistakes=())
    hopeless = replace(other, exercises={"conv_forward": nothing})
    assert repeated_failures([first]) == []
    assert repeated_failures([first, other]) == [
        "el error «sin-sesgo» en convolve, conv_forward",
        "el fallo en varias unidades: «bordes»",
    ]
    assert repeated_failures([first], [first, second]) == [
        "el error «sin-sesgo» en convolve (otra vez)",
        "el fallo al volver a entregar: «bordes»",
    ]
    assert repeated_failures([second], [first]) == []
    assert repeated_failures([first, hopeless]) == []


def test_spread_of_some_numbers():
    assert summary([]) is None
    found = summary([0.5])
    assert (found.count, found.mean, found.median, found.first_quartile) == (1, 0.5, 0.5, 0.5)
    found = summary([0, 1, 2, 3, 10])
    assert (found.mean, found.median, found.first_quartile, found.third_quartile) == (3.2, 2, 1, 3)
    assert (found.minimum, found.maximum) == (0, 10)
    assert histogram([0, 0.1, 0.3, 0.1 + 0.7, 1, 1.2, -1]) == (2, 1, 0, 1, 0, 0, 0, 0, 1, 2)
    assert mean_mark([]) is None
    assert mean_mark([row("ana", []), replace(row("ana", []), points=3)]) == pytest.approx(0.5)


def test_a_unit_is_open_when_half_the_class_or_the_deadline_says_so():
    handed_in = {"01_padding": {"ana", "eva"}, "02_convolve": {"ana"}, "03_conv_forward": set()}
    assert open_units(handed_in, 4) == ["01_padding"]
    assert open_units(handed_in, 4, ["03_conv_forward"]) == ["01_padding", "03_conv_forward"]
    assert open_units({"01_padding": set()}, 0) == []


def test_counts_of_the_sample_class(graded_class: GradedClass):
    rows = [Row.from_json(data) for data in graded_class.rows.values()]
    counts = mistake_counts(rows)
    for name in ("conv_forward", "max_pooling_backward"):
        expected = Counter(s.mistakes[name] for s in all_samples() if name in s.mistakes)
        assert set(expected) <= set(counts[name])
        assert all(counts[name][mistake] >= times for mistake, times in expected.items())
