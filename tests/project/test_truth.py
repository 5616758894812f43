"""La campaña de la verdad en pequeño, y que se daría cuenta si un sitio dijera otra cosa."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from grader import exercises
from grader.cells import role_of
from grader.pipeline import worker
from grader.sandbox.settings import Settings
from tests.kit.programs import on_linux
from tests.truth import campaign, corpus, field, kernel, trial
from tests.truth.book import Book, check_of, solved
from tests.truth.corpus import Case
from tests.truth.habits import FAMILIES, WEIGHTS, all_habits
from tests.truth.trial import Compared, Outcome

pytestmark = on_linux

SEED = 2026
UNIT = "01_padding"


@pytest.fixture(scope="module", autouse=True)
def kernels() -> Iterator[None]:
    """Un proceso del que salen los núcleos de todas las pruebas."""
    with kernel.warmed():
        yield


def case(book: Book, **known: object) -> Case:
    about = {"kind": "costumbre", "family": "prueba", "name": "prueba", "written": book.written} | known
    return Case(unit=book.unit, data=book.data, **about)


def row(outcome: Outcome, name: str) -> Compared:
    return next(r for r in outcome.exercises if r.exercise == name)


def test_every_place_says_the_same_of_a_right_notebook() -> None:
    outcome = trial.attempt(case(solved(UNIT), honest=True), b"clave")
    assert outcome.holds, outcome
    assert outcome.exercises
    for found in outcome.exercises:
        assert found.kernel == found.terminal == found.grade == found.max_points
        assert found.validate


def test_a_wrong_notebook_is_wrong_everywhere() -> None:
    book = solved(UNIT)
    book.write("zero_padding", "def zero_padding(X, pad):\n    return X")
    outcome = trial.attempt(case(book), b"clave")
    assert outcome.holds, outcome
    found = row(outcome, "zero_padding")
    assert found.kernel == found.terminal < found.max_points
    assert not found.validate
    assert not outcome.kept


def test_a_check_that_is_never_reached_is_not_passed(tmp_path: Path) -> None:
    book = solved(UNIT)
    book.after(check_of("zero_padding"), book.take("zero_padding"))
    heard = kernel.listen(case(book).lay(tmp_path))
    assert heard.best("zero_padding") is None
    assert heard.validated[check_of("zero_padding")] is False
    assert heard.best("counterexample_padding").full


def test_listening_changes_nothing_of_what_is_seen(tmp_path: Path) -> None:
    """La misma salida que en el cuaderno del docente, y nada nuevo a la vista del código."""
    book = solved(UNIT)
    book.end("print(sorted(n for n in globals() if 'listen' in n), 'torch' in dir(), len(In) > 1)")
    path = case(book).lay(tmp_path)
    heard = kernel.listen(path)
    executed = heard.executed
    assert [t.exercise for t in heard.told] == ["zero_padding", "counterexample_padding"]
    assert executed.cells[-1].outputs[0].text == "[] True True\n"
    solution = nbformat.read(corpus.ROOT / "solutions" / UNIT / path.name, as_version=4)
    shown = [c.outputs for c in (*executed.cells, *solution.cells) if c.source == "check(zero_padding)"]
    assert shown[0] == shown[1]


def test_a_kernel_that_starts_early_is_like_any_other(tmp_path: Path, monkeypatch) -> None:
    """Bifurcado o desde cero: el mismo camino, las mismas variables y figuras, y el mismo veredicto."""
    book = solved(UNIT)
    book.notebook.cells = [c for c in book.cells if not role_of(c).demo]
    book.end(
        "import os, sys, threading\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "print(sys.path, plt.get_backend(), sorted(os.environ), threading.active_count(), sys.argv[1:2])",
        "print([m for m in sys.modules if m.startswith('grader')], np.random.get_state()[2])",
    )
    path = case(book).lay(tmp_path)
    early = kernel.listen(path)
    monkeypatch.delenv(kernel.SOCKET)
    cold = kernel.listen(path)
    assert early.told == cold.told
    assert early.validated == cold.validated
    outputs = [[c.outputs for c in heard.executed.cells if c.cell_type == "code"] for heard in (early, cold)]
    assert outputs[0] == outputs[1]


def test_what_is_captured_is_heard_and_the_best_counts(tmp_path: Path) -> None:
    book = solved(UNIT)
    wrong = "def zero_padding(X, pad):\n    return 0"
    book.after(check_of("zero_padding"), wrong, "%%capture\ncheck(zero_padding)")
    heard = kernel.listen(case(book).lay(tmp_path))
    assert [t.full for t in heard.told if t.exercise == "zero_padding"] == [True, False]
    assert heard.best("zero_padding").full


def test_a_kernel_that_dies_leaves_what_was_heard(tmp_path: Path) -> None:
    book = solved(UNIT)
    book.after(check_of("zero_padding"), "import os\nos._exit(3)")
    heard = kernel.listen(case(book).lay(tmp_path))
    assert not heard.ended
    assert [t.exercise for t in heard.told] == ["zero_padding"]


def test_a_cell_that_never_ends_does_not_stop_the_rest(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(kernel, "CELL_SECONDS", 3)
    book = solved(UNIT)
    book.before(check_of("zero_padding"), "while True:\n    pass")
    heard = kernel.listen(case(book).lay(tmp_path))
    assert [t.full for t in heard.told] == [True, True]


@pytest.mark.parametrize("place", ["kernel", "terminal", "validate", "confined"])
def test_any_place_that_disagrees_is_noticed(place: str) -> None:
    good = Compared("convolve", 10, kernel=10, validate=True, terminal=10, grade=10, confined=10)
    checks = {"convolve": 1}
    assert trial.differences(good, False, checks) == []
    bad = dataclasses.replace(good, **{place: False if place == "validate" else 7})
    assert len(trial.differences(bad, False, checks)) >= 1


def test_a_grade_that_only_the_notebook_disagrees_with_is_noticed(monkeypatch) -> None:
    """La nota pierde lo que el cuaderno daba: diferencia, y un correcto que no conserva sus puntos."""
    real = trial.grade
    empty = solved(UNIT)
    empty.write("zero_padding", "zero_padding = None")
    monkeypatch.setattr(trial, "grade", lambda _, *rest: real(empty.data, *rest))
    poor = worker.work(empty.data, trial.unit_of(UNIT), b"clave", Settings())
    monkeypatch.setattr(worker, "work", lambda *_: poor)
    outcome = trial.attempt(case(solved(UNIT), honest=True), b"clave")
    assert outcome.differences
    assert not outcome.kept
    assert not outcome.holds


def test_what_only_secret_inputs_see_is_told_apart() -> None:
    seen = Compared("convolve", 10, 10, validate=True, terminal=10, grade=8, confined=10, detail="sesgo")
    assert trial.differences(seen, False, {"convolve": 1}) == []
    assert trial.of_the_inputs(seen) == "convolve: 10 con las visibles y 8 con las secretas; sesgo"
    assert trial.of_the_inputs(dataclasses.replace(seen, confined=8)) == ""


def test_what_is_not_allowed_may_not_have_all_the_points() -> None:
    full = Compared("convolve", 10, kernel=10, validate=True, terminal=10, grade=10, confined=10)
    none = Compared("convolve", 10, kernel=0, validate=False, terminal=0, grade=0, confined=0)
    assert trial.differences(full, True, {"convolve": 1})
    assert not trial.differences(none, True, {"convolve": 1})


def test_a_lost_answer_is_noticed() -> None:
    book = solved(UNIT)
    data, key = book.data, b"clave"
    graded = worker.work(data, trial.unit_of(UNIT), key, Settings())
    assert trial.lost_answers(graded, book.written) == ()
    text = book.written["pregunta_relleno"]
    stub = nbformat.reads(trial.unit_of(UNIT).release.decode(), as_version=4)
    untouched = dataclasses.replace(graded, notebook=nbformat.writes(stub))
    assert trial.lost_answers(untouched, {"pregunta_relleno": text}) == ("pregunta_relleno",)


def test_failures_close_the_campaign_with_an_error() -> None:
    fine = Outcome("costumbre", "celdas", "una", UNIT, honest=True)
    bad = {"differences": ("x: no",), "lost": ("pregunta",), "kept": False}
    assert campaign.summarized([fine], 0).holds
    for name, value in bad.items():
        assert not campaign.summarized([dataclasses.replace(fine, **{name: value})], 0).holds


def test_cases_are_always_the_same_and_varied() -> None:
    first, second = corpus.habits(SEED), corpus.habits(SEED)
    assert [c.data for c in first] == [c.data for c in second]
    assert len({c.data for c in first}) > 300
    assert {h.family for h in all_habits()} == set(FAMILIES)
    assert {c.unit for c in first} == set(WEIGHTS)
    assert sum(c.honest for c in first) > 250
    assert sum(bool(c.refused) for c in first) >= 10
    assert {c.kind for c in corpus.everything(SEED)} == set(corpus.KINDS)


def test_every_habit_changes_the_notebook() -> None:
    """Una costumbre que no cambia nada no prueba nada."""
    for habit in all_habits():
        books = [habit.book(SEED, draw) for draw in range(2)]
        plain = {b.unit: solved(b.unit).data for b in books}
        assert any(b.data != plain[b.unit] for b in books), habit.name
        assert all(e.name for b in books for e in exercises.of_unit(b.unit))
    assert len(field.CASES) > 10


def test_the_short_campaign_holds() -> None:
    found = corpus.sample(corpus.everything(SEED), 16, SEED)
    cases = [case for kind in corpus.KINDS for case in [c for c in found if c.kind == kind][:1]]
    assert {c.kind for c in cases} == set(corpus.KINDS)
    outcomes = campaign.run(cases, workers=2)
    summary = campaign.summarized(outcomes, SEED)
    assert summary.differences == []
    assert summary.lost_answers == []
    assert summary.honest_lost == []
    assert summary.notebooks + len(summary.unopened) == len(cases)
