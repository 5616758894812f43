"""Una respuesta fuera de su celda, o dibujada, hasta el libro de notas, formgrader y los comentarios."""

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.course.test_feedback import visible
from tests.kit.lab import formgrader
from tests.kit.programs import run_grader
from tests.kit.sample_class import ROOT, build_course
from tests.pipeline import test_answers as places
from tests.pipeline.test_answers import ANSWER, QUESTION, SOLVED, at
from tests.pipeline.test_pictures import drawing

UNIT = "01_padding"
PICTURE = 'src="data:image/png;base64,'
RELEASE = ROOT / "notebooks" / UNIT / "padding.ipynb"


def drawn(notebook) -> None:
    """Solo se añade la imagen: el texto de la celda queda como se publicó."""
    notebook.cells[at(notebook)].attachments = {"a.png": {"image/png": drawing(size=(300, 200))}}


def defined_elsewhere(notebook) -> None:
    """La función, en otra celda y con la suya borrada; la pregunta, sin contestar."""
    cell = notebook.cells[at(notebook, "zero_padding")]
    notebook.cells.insert(2, nbformat.v4.new_code_cell("def ayuda():\n    pass\n\n\n" + cell.source))
    notebook.cells.insert(0, notebook.cells.pop(at(notebook, "importaciones")))
    del notebook.cells[at(notebook, "zero_padding")]


def defined_below_the_stub(notebook) -> None:
    cell = notebook.cells[at(notebook, "zero_padding")]
    published = nbformat.read(RELEASE, as_version=4)
    solved, cell.source = cell.source, published.cells[at(published, "zero_padding")].source
    notebook.cells.insert(at(notebook, "check_zero_padding"), nbformat.v4.new_code_cell(solved))


PENDING: dict[str, Callable] = {
    "abajo": places.in_the_cell_below,
    "comentario": places.in_comments,
    "enunciado": places.in_the_statement_without_its_cell,
    "kaggle": places.saved_by_kaggle,
    "dibujo": drawn,
}
BLANK: dict[str, Callable] = {"otra_celda": defined_elsewhere, "segunda": defined_below_the_stub}


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    root = build_course(tmp_path_factory.mktemp("curso"), [])
    for student, change in (PENDING | BLANK).items():
        notebook = nbformat.read(RELEASE, as_version=4)
        notebook.cells[at(notebook, "zero_padding")].source = SOLVED
        change(notebook)
        folder = root / "submitted" / student / UNIT
        folder.mkdir(parents=True)
        (folder / "padding.ipynb").write_text(json.dumps(notebook), "utf-8")
    done = run_grader("autograde", UNIT, "--course", root, "--json", root / "notas.json", "--feedback")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def pages(course) -> dict[str, str]:
    return {p.parents[1].name: p.read_text("utf-8") for p in course.glob("feedback/*/*/padding.html")}


def test_it_stays_pending_and_the_row_says_so(course):
    rows = {row["student"]: row for row in json.loads((course / "notas.json").read_text("utf-8"))}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for student in PENDING:
            grade = book.find_grade(QUESTION, "padding", UNIT, student)
            assert (grade.auto_score, grade.needs_manual_grade) == (None, True), student
            assert rows[student]["exercises"]["zero_padding"]["points"] == 10
            told = any("míral" in n and QUESTION in n for n in rows[student]["notices"])
            assert told == (student != "dibujo"), rows[student]["notices"]
        for student in BLANK:
            grade = book.find_grade(QUESTION, "padding", UNIT, student)
            assert (grade.auto_score, grade.needs_manual_grade) == (0, False), student


def test_the_student_reads_it_beside_the_question(pages):
    for student in PENDING:
        text = visible(pages[student])
        question = text.partition("Pregunta escrita 1 0 de 2")[2].partition("Volver arriba")[0]
        assert "Pregunta escrita 1 pendiente" in text, student
        assert (ANSWER in question) == (student != "dibujo"), student
        assert "No se califica" not in text
    assert PICTURE in pages["dibujo"]
    assert visible(pages["kaggle"]).count(ANSWER) == 1  # no se repite en las demás celdas


def test_a_right_function_is_never_said_to_be_missing(pages):
    for student in PENDING | BLANK:
        exercise = visible(pages[student]).partition("Ejercicio zero_padding")[2].partition("Volver")[0]
        assert "10 de 10 puntos" in exercise, student
        assert "np.pad(X" in exercise, student
        assert "no tiene la celda" not in exercise
        assert "Dejaste la celda como se publicó" not in exercise


def test_the_teacher_reads_it_in_formgrader(course, tmp_path):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        ids = {s: book.find_submission_notebook("padding", UNIT, s).id for s in ("abajo", "dibujo")}
    with formgrader(course, tmp_path) as server:
        for student, submission in ids.items():
            request = urllib.request.Request(
                f"{server.url}/formgrader/submissions/{submission}",
                headers={"Authorization": f"token {server.token}"},
            )
            with urllib.request.urlopen(request, timeout=60) as response:
                page = response.read().decode()
            answer = page.partition(f'id="{QUESTION}"')[2].partition(f'id="{QUESTION}-comment"')[0]
            assert (ANSWER if student == "abajo" else PICTURE) in answer
