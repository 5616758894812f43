"""Los puntos: los de las celdas son los de los criterios, los textos los dicen y cada unidad pesa lo suyo."""

import json
import re
import shutil
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader import checking, exercises
from grader.cells import known, role_of
from grader.checking import CheckFailed, check
from grader.course import choosing, points, published
from grader.course import release as releasing
from grader.course.gradebook import term
from grader.course.gradebook.marks import open_gradebook
from grader.course.layout import Course
from grader.course.spreadsheets import grade_table
from grader.errors import CourseError
from grader.evidence import Evidence
from grader.judge.judging import evaluate, judge, planned_calls
from grader.judge.render import number
from grader.judge.verdict import brief
from grader.observing import observe
from grader.pipeline.grade import unreadable
from grader.pipeline.intake import Unit
from grader.pipeline.reading import Draft
from grader.pipeline.versions import code_digest
from grader.student.notebooks import unit_inside
from grader.student.standing import ExerciseStanding, Standing, UnitStanding
from grader.units import checked_in, notebook_name, units_in
from tests.kit.moodle import Given, fill_gradebook
from tests.kit.sample_class import ROOT

UNITS = ("01_padding", "03_conv_forward")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Un curso de dos unidades."""
    for name in ("solutions", "notebooks"):
        for unit in UNITS:
            shutil.copytree(ROOT / name / unit, tmp_path / name / unit)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return Course.at(tmp_path)


def say(course: Course, line: str) -> None:
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write(f"\n{line}\n")


def edit(course: Course, unit: str, change: Callable[[Any], None], folder: str = "solutions") -> None:
    path = course.root / folder / unit / notebook_name(unit)
    notebook = json.loads(path.read_bytes())
    change(notebook)
    path.write_text(json.dumps(notebook), "utf-8")


def worth(name: str, value: float) -> Callable[[Any], None]:
    def change(notebook: Any) -> None:
        known(notebook["cells"])[name]["metadata"]["nbgrader"]["points"] = value

    return change


def text_of(course: Course, unit: str) -> str:
    path = course.root / "notebooks" / unit / notebook_name(unit)
    return "\n\n".join("".join(c["source"]) for c in json.loads(path.read_bytes())["cells"])


def test_doubled_points_are_refused_and_then_scaled(course):
    """32 puntos donde los criterios suman 16: la clase entera tendría la mitad."""
    edit(course, "03_conv_forward", worth("check_conv_forward", 32))
    before = text_of(course, "03_conv_forward")
    told = "«check_conv_forward»: vale 32 puntos y sus criterios suman 16"
    with pytest.raises(CourseError, match=told):
        releasing.release(course, UNITS)
    assert text_of(course, "03_conv_forward") == before
    assert any(told in problem for problem in points.problems(course, "03_conv_forward"))
    say(course, "c.Grader.scale_points = True")
    releasing.release(course, ["03_conv_forward"])
    after = text_of(course, "03_conv_forward")
    assert "**Puntos:** 32" in after and "**Puntos:** 16" not in after
    assert "**Puntos:** 48 (43 de los" in after, "el total del principio también"
    unit = course.unit("03_conv_forward")
    by_name = {e.name: e for e in unit.asked}
    assert by_name["conv_forward"].points == sum(c.weight for c in by_name["conv_forward"].criteria) == 32
    assert by_name["output_size"] is exercises.get("output_size")
    assert sum(v.max_points for v in unreadable(unit, "").verdicts) == 32 + 6 + 5 + 3


@pytest.mark.parametrize("points_", [1, 7, 10, 12.5, 33])
def test_a_scaled_exercise_adds_up_to_its_points(points_):
    exercise = exercises.get("zero_padding")
    scaled = exercise.worth(points_)
    assert round(sum(c.weight for c in scaled.criteria), 9) == scaled.points == points_
    assert scaled is exercise.worth(points_)
    assert [a.arguments[1] for a in scaled.draw("x")] == [b.arguments[1] for b in exercise.draw("x")]


def test_points_of_the_release_that_are_not_a_number_do_not_count():
    release = (ROOT / "notebooks/01_padding/padding.ipynb").read_bytes()
    assert Unit("01_padding", release).points["zero_padding"] == 10
    for value in (b'"10"', b"true", b"-3"):
        changed = release.replace(b'"points": 10', b'"points": ' + value)
        assert "zero_padding" not in Unit("01_padding", changed).points


def test_a_cell_that_nobody_can_grade_is_refused_when_publishing(course):
    def change(notebook: Any) -> None:
        cell = known(notebook["cells"])["check_zero_padding"]
        cell["source"], cell["metadata"]["nbgrader"]["grade_id"] = "assert zero_padding", "prueba_propia"

    edit(course, "01_padding", change)
    with pytest.raises(CourseError, match=r"«prueba_propia»: nadie sabe calificarla.*assert"):
        releasing.release(course, ["01_padding"])


def test_texts_say_what_the_cells_are_worth():
    cells = [
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": "**Puntos:** 15 (10 del ejercicio y 2 de la pregunta)",
        },
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": "**Puntos:** 10\n\nCon eso, 5 puntos.\n\n| qué | puntos |\n|---|---|\n| formas | 4 |",
        },
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "check_f", "grade": True, "points": 20}}},
        {"cell_type": "markdown", "metadata": {}, "source": "## Pregunta escrita (2 puntos)"},
        {
            "cell_type": "markdown",
            "metadata": {"nbgrader": {"grade_id": "p", "grade": True, "solution": True, "points": 3}},
        },
    ]
    cells = [{"source": "", **cell} for cell in cells]
    published.put_points(cells)
    assert cells[0]["source"] == "**Puntos:** 23 (20 del ejercicio y 3 de la pregunta)"
    assert cells[1]["source"] == (
        "**Puntos:** 20\n\nCon eso, 10 puntos.\n\n| qué | puntos |\n|---|---|\n| formas | 8 |"
    )
    assert cells[3]["source"] == "## Pregunta escrita (3 puntos)"


@pytest.mark.parametrize("unit", sorted(p.name for p in (ROOT / "solutions").iterdir() if p.is_dir()))
def test_the_texts_of_the_course_already_say_it(unit):
    cells = json.loads((ROOT / "solutions" / unit / notebook_name(unit)).read_bytes())["cells"]
    for cell in cells:
        cell["source"] = "".join(cell["source"])
    # lo que se añade al final, como dice CONTRIBUTING.md, lo cuenta release
    cells = [*takewhile(lambda c: not c["source"].startswith("## Para recordar"), cells)]
    before = [c["source"] for c in cells]
    published.put_points(cells)
    assert [c["source"] for c in cells] == before


def test_units_left_out_are_removed_and_not_mentioned(course):
    say(course, 'c.Grader.units = ["03_conv_forward"]')
    assert choosing.course_units(course) == ["03_conv_forward"]
    done = releasing.release(course, choosing.course_units(course))
    assert done.removed == ("01_padding",) and course.units() == ["03_conv_forward"]
    text = text_of(course, "03_conv_forward")
    assert "../0" not in text and "unidad 1" not in text and "unidades 1 y 2" not in text
    assert "la unidad 2" not in text and "01_padding" not in text
    path = course.root / "notebooks/03_conv_forward/conv_forward.ipynb"
    assert units_in(json.loads(path.read_bytes())["metadata"]) == ["03_conv_forward"]
    assert releasing.outdated(course, ["03_conv_forward"]) == []
    with pytest.raises(CourseError, match="No está en el curso la unidad 01_padding"):
        choosing.course_units(course, ["01_padding"])
    say(course, 'c.Grader.units = ["09_otra"]')
    with pytest.raises(CourseError, match="nombra 09_otra"):
        choosing.course_units(course)


EVERY = sorted(p.name for p in (ROOT / "solutions").iterdir() if p.is_dir())


@pytest.mark.parametrize("unit", EVERY)
def test_no_text_mentions_a_unit_that_is_left_out(unit):
    """Ni por su nombre ni por su número, también entre paréntesis, tras un salto o de dos en dos."""
    cells = json.loads((ROOT / "solutions" / unit / notebook_name(unit)).read_bytes())["cells"]
    for missing in [*([u] for u in EVERY if u != unit), [u for u in EVERY if u != unit]]:
        told = [{**cell, "source": "".join(cell["source"])} for cell in cells]
        published.leave_out(told, unit, missing)
        text = "\n".join(cell["source"] for cell in told if cell["cell_type"] == "markdown")
        numbers = "".join(str(int(name[:2])) for name in missing)
        found = re.findall(rf"unidad(?:es)?\s(?:\d\s[ye]\s)?[{numbers}]\b|unidades\s[{numbers}]\b", text)
        assert not found, missing
        assert not [name for name in missing if name in text]


def test_a_published_unit_without_solution_is_removed(course):
    shutil.rmtree(course.root / "solutions" / "01_padding")
    assert any("01_padding: no es una unidad" in p for p in releasing.outdated(course, ["03_conv_forward"]))
    assert releasing.release(course, ["03_conv_forward"]).removed == ("01_padding",)


def test_exam_cells_and_unknown_exam_exercises(course):
    say(course, 'c.Grader.exam = ["zero_padding"]')
    releasing.release(course, ["01_padding"])
    path = course.root / "notebooks/01_padding/padding.ipynb"
    cells = known(json.loads(path.read_bytes())["cells"])
    assert "".join(cells["check_zero_padding"]["source"]) == "check(zero_padding, exam=True)"
    assert "".join(cells["check_counterexample_padding"]["source"]) == "check(counterexample_padding)"
    assert role_of(cells["check_zero_padding"]).checksum
    say(course, 'c.Grader.exam = ["no_existe"]')
    with pytest.raises(CourseError, match=r"^c.Grader.exam.*nombra no_existe[^\n]*$"):
        releasing.release(course, ["01_padding"])


@pytest.fixture
def kernel(monkeypatch):
    """Un núcleo recién arrancado, del que Jupyter no dice el cuaderno."""
    monkeypatch.setattr(checking, "_seen_in_exam", set())
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)


def test_an_exam_says_only_if_it_works(capsys, kernel, monkeypatch):
    def zero_padding(X, pad):
        return X

    with pytest.raises(CheckFailed, match=r"^✘ zero_padding: no funciona$"):
        check(zero_padding, exam=True)
    assert capsys.readouterr().out == "✘ zero_padding: no funciona\n"
    check(exercises.get("zero_padding").oracle, name="zero_padding", exam=True)
    assert capsys.readouterr().out == "✔ zero_padding: funciona\n"
    with pytest.raises(CheckFailed, match=r"^✘ zero_padding: no funciona$"):
        check(zero_padding)
    monkeypatch.setattr(checking, "_seen_in_exam", set())
    with pytest.raises(CheckFailed):
        check(zero_padding)
    assert "valores" in capsys.readouterr().out, "para practicar, todo"


def test_another_cell_of_an_exam_notebook_says_no_more(capsys, kernel, monkeypatch, course):
    """Aunque se instalara el paquete de otro curso y nadie haya ejecutado todavía la celda publicada."""
    say(course, 'c.Grader.exam = ["zero_padding"]')
    releasing.release(course, ["01_padding"])
    monkeypatch.setenv("JPY_SESSION_NAME", str(course.root / "notebooks/01_padding/padding.ipynb"))
    with pytest.raises(CheckFailed, match=r"^✘ zero_padding: no funciona$"):
        check(lambda X, pad: X, "zero_padding")
    assert capsys.readouterr().out == "✘ zero_padding: no funciona\n"


def test_the_points_of_the_check_are_those_of_the_mark(capsys, kernel, course):
    """La celda vale el doble que sus criterios: en el cuaderno se ve lo mismo que en la nota."""
    edit(course, "01_padding", worth("check_zero_padding", 20))
    say(course, "c.Grader.scale_points = True")
    releasing.release(course, ["01_padding"])
    path = course.root / "notebooks/01_padding/padding.ipynb"
    cells = known(json.loads(path.read_bytes())["cells"])
    line = "".join(cells["check_zero_padding"]["source"])
    assert line == "check(zero_padding, points=20)" and checked_in(line) == "zero_padding"
    assert "".join(cells["check_counterexample_padding"]["source"]) == "check(counterexample_padding)"
    bare = [Draft(kind="code", source=source, role=role_of({})) for source in (line, "x = 1")]
    assert unit_inside(bare) == "01_padding"

    def zero_padding(X, pad):
        return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad))) if pad else X[:, :, :0]

    with pytest.raises(CheckFailed):
        exec(line, {"check": check, "zero_padding": zero_padding})
    shown = capsys.readouterr().out
    (asked,) = (e for e in Unit("01_padding", path.read_bytes()).asked if e.name == "zero_padding")
    calls = tuple(observe(zero_padding, arguments) for arguments in planned_calls(asked, None))
    graded = judge(asked, None, Evidence(status="ok", calls=calls))
    assert 0 < graded.points < graded.max_points == 20
    assert f"{number(graded.points)} de 20 puntos" in shown


@pytest.mark.parametrize("points", [0, -1, float("nan"), "20", True, None])
def test_points_that_are_no_points_are_those_of_the_criteria(capsys, kernel, points):
    check(exercises.get("zero_padding").oracle, "zero_padding", points=points)
    assert "10 de 10 puntos" in capsys.readouterr().out


def test_what_the_terminal_tells_of_an_exam_has_no_criteria():
    told = brief(evaluate("zero_padding", lambda X, pad: X))
    assert (told.points, told.max_points, told.mistakes, told.remarks) == (0, 10, (), ())
    assert [c.name for c in told.criteria] == ["funciona"] and told.message == "No funciona."
    left = ExerciseStanding("zero_padding", points=0, max_points=10, failing=("funciona",))
    unit = UnitStanding("01_padding", "en marcha", (left,))
    assert Standing((unit,)).next_step == "01_padding, `zero_padding`: no funciona."


def test_weights_and_the_mark_of_the_course(course):
    padding = {"check_zero_padding": Given(5, 10), "pregunta_relleno": Given(None, 2, manual=1)}
    forward = {"check_conv_forward": Given(16, 16, pending=True)}
    fill_gradebook(course.root, "01_padding", {"ana": padding, "eva": padding})
    fill_gradebook(course.root, "03_conv_forward", {"ana": forward})
    assert grade_table(course).header[-1] == "03_conv_forward estado", "sin pesos no hay nota del curso"
    say(course, 'c.Grader.weights = {"01_padding": 20, "03_conv_forward": 80}')
    with open_gradebook(course) as gradebook:
        found = term.totals(course, gradebook, ["ana", "eva", "pol"])
    assert found["ana"] == term.Total(points=90, out_of=100, pending=True)
    assert found["eva"] == term.Total(points=10, out_of=100, missing=("03_conv_forward",))
    assert found["pol"].points == 0
    table = grade_table(course, ["01_padding"])
    assert table.header[-2:] == ("nota del curso (de 100)", "estado de la nota del curso")
    assert [row[-2:] for row in table.rows] == [(90, "falta revisar"), (10, "sin 03_conv_forward")]


def test_the_columns_are_in_the_order_in_which_they_are_asked(course):
    taught = ["output_size", "feature_map", "conv_forward"]
    asked = {f"check_{name}": Given(1, 4) for name in sorted(taught)}
    fill_gradebook(course.root, "03_conv_forward", {"ana": {"pregunta_a": Given(None, 2, manual=1)} | asked})
    header = grade_table(course, ["03_conv_forward"]).header
    columns = [h.split()[1] for h in header if h.startswith("03_conv_forward")]
    assert columns[:4] == [*taught, "pregunta_a"]


@pytest.mark.parametrize(
    "told", ['{"09_otra": 1}', '{"01_padding": -1}', '{"01_padding": "mucho"}', "[1, 2]"]
)
def test_weights_that_are_not_right_are_said(course, told):
    say(course, f"c.Grader.weights = {told}")
    with pytest.raises(CourseError, match="weights"):
        term.weights(course)


OWN = '''"""Un ejercicio del curso."""

import numpy as np
import torch

from grader.exercises.base import Criterion, Exercise
from grader.exercises.drawing import Draw


def _double(X: np.ndarray) -> np.ndarray:
    return (2 * torch.from_numpy(X)).numpy()


def _arrays(d: Draw) -> list[tuple[np.ndarray]]:
    return [(d.array(1, 2, 3, 3),)]


EXERCISES = (
    Exercise(
        name="double",
        unit="09_propia",
        parameters=("X",),
        oracle=_double,
        criteria=(Criterion("valores", 3, _arrays),),
    ),
)
'''


def test_own_exercises_are_found_without_installing(course):
    before = code_digest()
    folder = course.root / "exercises" / "double"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(OWN)
    try:
        Course.at(course.root)
        assert exercises.get("double").unit == "09_propia"
        assert evaluate("double", lambda X: X + X).passed and not evaluate("double", lambda X: X).passed
        assert code_digest() != before, "si cambia, se vuelve a calificar"
    finally:
        exercises.use(course.root / "no_esta")
    assert "double" not in exercises.all_exercises() and code_digest() == before
