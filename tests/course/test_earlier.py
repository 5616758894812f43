"""Lo que se publicó antes se guarda al publicar y al calificar."""

import json
import shutil
from pathlib import Path

import pytest

from grader.cells import role_of
from grader.course import earlier
from grader.course import release as releasing
from grader.course.layout import Course
from grader.errors import CourseError
from grader.pipeline.recognition import alike
from tests.kit.sample_class import ROOT

UNIT = "01_padding"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Un curso de una unidad, con lo publicado de antes de que se guardara nada."""
    for name in ("solutions", "notebooks"):
        shutil.copytree(ROOT / name / UNIT, tmp_path / name / UNIT)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return Course.at(tmp_path)


def rewrite(course: Course, told: str) -> str:
    """Cambia el primer texto sin nombre de la solución y dice cómo era."""
    path = course.root / "solutions" / UNIT / "padding.ipynb"
    notebook = json.loads(path.read_bytes())
    cell = [c for c in notebook["cells"] if c["cell_type"] == "markdown" and not role_of(c).grade_id][1]
    before, cell["source"] = "".join(cell["source"]), told
    path.write_text(json.dumps(notebook), "utf-8")
    return alike(before)


def test_what_was_published_is_kept_when_publishing_again(course):
    first = rewrite(course, "Uno: un texto que se publica después.")
    assert not course.unit(UNIT).gone
    releasing.release(course, [UNIT])
    assert first in course.unit(UNIT).gone
    rewrite(course, "Dos: otro texto, que se publica al final.")
    releasing.release(course, [UNIT])
    assert {first, "Uno: un texto que se publica después."} < course.unit(UNIT).gone
    assert "Dos: otro texto, que se publica al final." not in course.unit(UNIT).gone


def test_what_is_there_when_marking_is_kept_whoever_published_it(course):
    """Desde formgrader, por ejemplo, que no pasa por la orden."""
    earlier.keep(course.root, UNIT)
    seen = earlier.file_of(course.root, UNIT).read_bytes()
    earlier.keep(course.root, UNIT)
    assert earlier.file_of(course.root, UNIT).read_bytes() == seen
    assert not course.unit(UNIT).gone, "lo de hoy no es de antes"
    assert course.unit(UNIT).digest == Course(course.root).unit(UNIT).digest


def test_a_broken_file_is_told(course):
    earlier.keep(course.root, UNIT)
    earlier.file_of(course.root, UNIT).write_text("{")
    with pytest.raises(CourseError, match=r"No se entiende .*01_padding\.json"):
        course.unit(UNIT)
