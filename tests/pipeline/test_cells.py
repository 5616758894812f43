"""Qué es cada celda para nbgrader, también en una entrega que dice disparates."""

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.cells import Role, check_of, exercise_in, known, role_of
from tests.kit.sample_class import ROOT

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
    max_leaves=5,
)
FIELDS = ("grade_id", "grade", "solution", "locked", "task", "points", "checksum", "schema_version")


def test_the_cells_of_a_unit():
    cells = nbformat.read(ROOT / "notebooks/01_padding/padding.ipynb", as_version=4).cells
    roles = {name: role_of(cell) for name, cell in known(cells).items()}
    answer, question = roles["zero_padding"], roles["pregunta_relleno"]
    check = roles[check_of("zero_padding")]
    assert (check.automatic, check.locked, check.exercise, check.points) == (True, True, "zero_padding", 10)
    assert (answer.solution, answer.graded, answer.locked, answer.exercise) == (True, False, False, None)
    assert (question.solution, question.graded, question.automatic, question.points) == (True, True, False, 2)
    assert all(role.checksum for role in roles.values())
    assert any(role_of(c).demo for c in cells)
    assert [role_of(c) for c in cells if not c.metadata] == [Role()] * sum(not c.metadata for c in cells)


@pytest.mark.parametrize(
    ("name", "exercise"), [("check_f", "f"), ("f", None), ("", None), ("precheck_f", None)]
)
def test_the_name_says_which_exercise(name, exercise):
    assert exercise_in(name) == exercise
    assert exercise is None or check_of(exercise) == name


@given(JUNK | st.fixed_dictionaries({}, optional={"nbgrader": JUNK, "tags": JUNK}))
def test_any_metadata_is_no_metadata(metadata):
    assert isinstance(role_of({"metadata": metadata}), Role)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JUNK)), JUNK)
def test_wrong_types_give_nothing(told, tags):
    role = role_of({"metadata": {"nbgrader": told, "tags": tags}})
    assert isinstance(role.grade_id, str)
    assert role.graded == (told.get("grade") is True)
    assert role.solution == (told.get("solution") is True)
    assert not (role.automatic and role.solution)
    assert not role.demo
    assert not role.skips
    assert list(known([{"metadata": {"nbgrader": told}}])) == [role.grade_id] * bool(role.grade_id)
