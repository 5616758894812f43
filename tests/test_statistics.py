"""Las cuentas de una clase salen de sus filas."""

from collections import Counter

from grader.course.statistics import failure_counts, mistake_counts
from grader.course.store import Row
from tests.conftest import GradedClass
from tests.sample_class import all_samples


def row(student: str, mistakes: list[str], **criteria: bool) -> Row:
    data = {"points": 0, "max_points": 3, "criteria": criteria, "mistakes": mistakes}
    return Row(student, "02_convolve", "ok", "", 0, 3, {"convolve": data})


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


def test_counts_of_the_sample_class(graded_class: GradedClass):
    rows = [Row(**data) for data in graded_class.rows.values()]
    counts = mistake_counts(rows)
    for name in ("conv_forward", "max_pooling_backward"):
        expected = Counter(s.mistakes[name] for s in all_samples() if name in s.mistakes)
        assert set(expected) <= set(counts[name])
        assert all(counts[name][mistake] >= times for mistake, times in expected.items())
