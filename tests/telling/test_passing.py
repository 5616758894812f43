"""Lo que se enseña tras pasar: el error de una caza y la solución del curso, que antes no se puede leer."""

import json
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from traitlets.config import Config

from grader import checking, exercises
from grader.checking import CheckFailed, check
from grader.course.handout import solutions
from grader.course.layout import Course
from grader.telling import passing, sealing
from tests.kit.sample_class import ROOT

NAME, TEXT = "relu_forward", "def relu_forward(Z):\n    # el máximo con 0\n    return np.maximum(Z, 0)"
GRADED = [e for e in exercises.all_exercises().values() if not e.suspect]


@pytest.fixture
def packed(monkeypatch, tmp_path):
    """Deja en el paquete la solución de ``NAME``, que se abre en ``opens``."""

    def put(**opens):
        path = tmp_path / "soluciones.json"
        path.write_bytes(sealing.packed({NAME: TEXT}, opens))
        monkeypatch.setattr(sealing, "SOLUTIONS", path)
        sealing._packed.cache_clear()
        return path

    yield put
    sealing._packed.cache_clear()


def test_it_is_shown_to_who_passes_and_to_nobody_else(packed, capsys, monkeypatch):
    monkeypatch.setattr(checking, "_seen_in_exam", set())  # un examen calla hasta que acaba el proceso
    path = packed()
    assert "np.maximum" not in path.read_text("utf-8")
    with pytest.raises(CheckFailed):
        check(lambda Z: Z, NAME)
    assert "np.maximum" not in capsys.readouterr().out
    check(lambda Z: Z * (Z > 0), NAME)
    assert capsys.readouterr().out.endswith(
        f"`{NAME}`: la solución comentada del curso\n\n    " + TEXT.replace("\n", "\n    ") + "\n"
    )
    check(lambda Z: Z * (Z > 0), NAME, exam=True)
    assert "np.maximum" not in capsys.readouterr().out


def test_before_the_deadline_it_only_says_when(packed, capsys):
    now = datetime.now(UTC)
    packed(**{"07_red": now + timedelta(hours=1)})
    passing.after_passing(NAME, now)
    early = capsys.readouterr().out
    passing.after_passing(NAME, now + timedelta(hours=2))
    assert early.startswith("Desde el ")
    assert "np.maximum" not in early
    assert "np.maximum" in capsys.readouterr().out


def test_with_another_key_nothing_is_read():
    sealed = sealing.seal(TEXT, b"una")
    assert sealing.unseal(sealed, b"una") == TEXT
    assert [sealing.unseal(s, b"otra") for s in (sealed, "", "no es base64", sealed[:40])] == [""] * 4


def test_a_damaged_file_is_as_none(packed):
    path = packed()
    for text in ("", "[]", json.dumps({"sealed": {NAME: 3}}), json.dumps({"sealed": []})):
        path.write_text(text, "utf-8")
        sealing._packed.cache_clear()
        assert sealing.solution_of(exercises.get(NAME)) is None


@pytest.mark.parametrize("exercise", GRADED, ids=lambda e: e.name)
def test_the_key_does_not_hang_on_the_last_digits(exercise):
    """Otra máquina puede dar otros últimos decimales: ningún valor está junto a un redondeo."""
    found = [np.ravel(v).astype(float) for v in exercise.draw(None)[0].expected]
    scaled = np.concatenate(found)[: sealing.VALUES] * 10**sealing.DECIMALS
    assert np.abs(scaled % 1 - 0.5).min() > 1e-5


def of_the_course(**told):
    told = Config({"Grader": told}).Grader
    found = solutions.packed(Course.at(ROOT), ["07_red"], told, {"train_step"})
    return json.loads(found or "{}")


def test_the_course_says_whose_solutions_are_given(monkeypatch):
    due = datetime(2026, 12, 1, tzinfo=UTC)
    every = of_the_course()["sealed"]
    asked = {e.name for e in exercises.of_unit("07_red") if not e.suspect}
    assert set(every) == asked - {"train_step"}, "lo que es de examen, no"
    text = sealing.unseal(every[NAME], sealing.key_of(exercises.get(NAME)))
    assert text.startswith("def relu_forward(Z):")
    assert "SOLUTION" not in text
    assert of_the_course(solutions="never") == {}
    monkeypatch.setattr(solutions, "deadlines", lambda course: {"07_red": None})
    assert of_the_course(solutions="deadline") == {}
    monkeypatch.setattr(solutions, "deadlines", lambda course: {"07_red": due})
    assert of_the_course(solutions="deadline")["opens"] == {"07_red": due.isoformat()}


def test_a_solved_hunt_shows_its_error_marked(capsys):
    for exercise in exercises.all_exercises().values():
        if exercise.code:
            passing.after_passing(exercise.name)
            assert passing.MARK in capsys.readouterr().out
    lines = ["a = 1", f"b = <2>  {passing.MARK}"]
    html = passing.Code("Título", lines)._repr_html_()
    assert f"<strong>b = &lt;2&gt;  {passing.MARK}</strong>" in html
    assert "<strong>a" not in html
