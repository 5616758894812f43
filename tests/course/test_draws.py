"""Con qué entradas se juzga cada entrega: iguales en una pasada y al repetirla, otras en la siguiente."""

import json
import shutil
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from grader.course import autograding, draws
from grader.course.layout import Course, Submission
from grader.sandbox import wire
from grader.sandbox.settings import Settings
from tests.kit.programs import call_grader
from tests.kit.sample_class import all_samples, build_course

UNIT = "01_padding"
STUDENTS = ("ana_g", "olga_n", "quetzal_r")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    wanted = [s for s in all_samples() if s.unit == UNIT and s.student in STUDENTS]
    found = Course.at(build_course(tmp_path / "curso", wanted))
    found.course_key()
    return found


def submission(course: Course, student: str) -> Submission:
    return Submission(student, UNIT, course.root / "submitted" / student / UNIT)


def hand_in_again(course: Course, student: str) -> None:
    path = submission(course, student).path
    path.write_bytes(path.read_bytes() + b"\n")


def inputs(course: Course, student: str) -> list[str]:
    """Las huellas de los argumentos con los que se llamó a su función, según la evidencia."""
    data = (course.root / "evidence" / student / UNIT / "evidence.bin").read_bytes()
    message = wire.read_message(BytesIO(zlib.decompress(data)))
    return message["exercises"]["zero_padding"]["inputs"]


def grade(course: Course) -> int:
    return autograding.autograde(course, [UNIT], autograding.Options(1)).worked


def record(course: Course, student: str) -> dict:
    found = json.loads((course.root / "evidence" / student / UNIT / "record.json").read_bytes())
    return {name: value for name, value in found.items() if name not in ("seconds", "fingerprint")}


def test_the_class_shares_its_inputs_and_who_hands_in_later_has_others(course: Course):
    late = submission(course, STUDENTS[2])
    given = late.path.read_bytes()
    late.path.unlink()
    grade(course)
    first = inputs(course, STUDENTS[0])
    assert inputs(course, STUDENTS[1]) == first
    late.path.write_bytes(given)
    hand_in_again(course, STUDENTS[1])
    assert grade(course) == 2
    second = inputs(course, STUDENTS[1])
    assert not set(second) & set(first)
    assert inputs(course, STUDENTS[2]) == second
    assert inputs(course, STUDENTS[0]) == first
    hand_in_again(course, STUDENTS[1])
    assert grade(course) == 1
    assert not set(inputs(course, STUDENTS[1])) & {*first, *second}


def test_the_same_class_with_the_same_key_has_the_same_inputs(course: Course, tmp_path: Path):
    twin, other = (Course.at(shutil.copytree(course.root, tmp_path / name)) for name in ("otro", "ajeno"))
    (other.root / ".grader" / "clave").write_bytes(b"otra clave")
    for place in (course, twin, other):
        grade(place)
    assert record(twin, STUDENTS[1]) == record(course, STUDENTS[1])
    assert inputs(twin, STUDENTS[0]) == inputs(course, STUDENTS[0])
    assert not set(inputs(other, STUDENTS[0])) & set(inputs(course, STUDENTS[0]))


def test_a_run_that_was_cut_goes_on_with_the_same_inputs(course: Course):
    draws.share(course, [UNIT])  # como si se hubiera cortado aquí
    hand_in_again(course, STUDENTS[2])
    grade(course)
    assert inputs(course, STUDENTS[0]) == inputs(course, STUDENTS[1])
    assert not set(inputs(course, STUDENTS[2])) & set(inputs(course, STUDENTS[0]))


def test_another_version_of_the_grader_asks_the_same(course: Course):
    grade(course)
    before = {s: inputs(course, s) for s in STUDENTS}
    for student in STUDENTS:
        path = course.root / "evidence" / student / UNIT / "record.json"
        path.write_text(json.dumps(json.loads(path.read_bytes()) | {"fingerprint": "otra versión"}))
    hand_in_again(course, STUDENTS[0])
    assert grade(course) == 3
    assert {s: inputs(course, s) for s in STUDENTS[1:]} == {s: before[s] for s in STUDENTS[1:]}
    assert not set(inputs(course, STUDENTS[0])) & set(before[STUDENTS[0]])


def test_one_graded_alone_keeps_its_own_inputs(course: Course):
    """Como hace el botón de formgrader; ``autograde`` no la repite, ni ``rejudge`` la echa de menos."""
    alone = submission(course, STUDENTS[0])
    autograding.saved_or_graded(course, alone, Settings())
    own = inputs(course, STUDENTS[0])
    grade(course)
    assert inputs(course, STUDENTS[0]) == own
    assert not set(inputs(course, STUDENTS[1])) & set(own)
    done = call_grader("rejudge", UNIT, "--course", course.root)
    assert "Entregas juzgadas de nuevo: 3; cambian de puntos: 0" in done.stdout


def test_the_same_notebook_of_another_student_is_another_submission(course: Course):
    """Si no, quien entregara después lo de otro tendría las entradas que el otro ya conoce."""
    first, copied = submission(course, STUDENTS[0]), submission(course, STUDENTS[1])
    notebook = first.path.read_bytes()
    copied.path.unlink()
    draws.share(course, [UNIT])
    copied.path.write_bytes(notebook)
    draws.share(course, [UNIT])
    assert draws.key_for(course, first, notebook) != draws.key_for(course, copied, notebook)


def test_a_damaged_note_is_no_note(course: Course):
    """Se juzga con las entradas propias: cuesta calificarla otra vez y nada más."""
    draws.share(course, [UNIT])
    one = submission(course, STUDENTS[1])
    notebook = one.path.read_bytes()
    shared, note = (
        draws.key_for(course, one, notebook),
        course.root / ".grader" / "draws" / UNIT / STUDENTS[1],
    )
    own = draws.key_for(course, one, notebook + b"otro")
    for damage in (b"", b"medio", b"\xff\xfe", b"uno dos tres"):
        note.write_bytes(damage)
        assert draws.key_for(course, one, notebook) not in (shared, own)
    draws.share(course, [UNIT])
    assert draws.key_for(course, one, notebook) != shared  # los demás ya tenían el suyo


def test_keys_differ_by_student_and_unit(tmp_path: Path):
    course = Course(tmp_path)
    everyone = [Submission(s, u, tmp_path) for s in ("ana", "ana/0", "an") for u in ("01_a", "a")]
    assert len({draws.key_for(course, one, b"") for one in everyone}) == 6
