"""La terminal del estudiante: ``grader check``, ``grader progress`` y ``grader entrega``."""

import json
import zipfile
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell

from grader import exercises
from grader.judge import judging
from grader.student import handin, notebooks, running, standing
from grader.student.panel import NOWHERE, TEACHERS, panel
from tests.kit.programs import run_grader
from tests.kit.sample_class import ROOT
from tests.kit.student_folder import cell, edit, finish, hand_out, write

pytestmark = pytest.mark.student

START, PADDING = "00_inicio", "01_padding"
FULL = sum(e.points for e in exercises.of_unit(START))


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Dos unidades recién repartidas, con la terminal abierta en su carpeta."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return hand_out(tmp_path, START, PADDING)


BODIES = {
    "bien": "return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))",
    "float32": "return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad))).astype(np.float32)",
    "todos los ejes": "return np.pad(X, pad)",
    "pad = 0": (
        "out = np.zeros((*X.shape[:2], X.shape[2] + 2 * pad, X.shape[3] + 2 * pad), X.dtype)\n"
        "    out[:, :, pad:-pad, pad:-pad] = X\n    return out"
    ),
    "error": "return X.nada",
    "None": "X * 2",
    "escribe en la entrada": "X[...] = 0\n    return X",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_the_verdict_is_the_one_of_check_in_the_notebook(mine: Path, body: str) -> None:
    source = f"def zero_padding(X, pad):\n    {body}\n"
    path = write(mine, PADDING, zero_padding=source)
    result = running.run(notebooks.load(path), running.own_settings())
    namespace = {"np": np}
    exec(source, namespace)
    here = judging.evaluate("zero_padding", namespace["zero_padding"])
    there = result.verdicts[0]
    assert (there.exercise, there.points, there.remarks) == ("zero_padding", here.points, here.remarks)
    assert [(c.name, c.passed) for c in there.criteria] == [(c.name, c.passed) for c in here.criteria]
    assert [m.id for m in there.mistakes] == [m.id for m in here.mistakes]
    if here.first_difference:
        assert there.message == here.message


def test_check_says_what_holds_and_what_fails(mine: Path, grader) -> None:
    finish(mine, START)
    code, output = grader("check", mine / START / "inicio.ipynb")
    assert code == 0
    assert "✔ bien" in output
    write(mine, PADDING, zero_padding=f"def zero_padding(X, pad):\n    {BODIES['todos los ejes']}\n")
    summary, data = mine / "resumen.md", mine / "datos.json"
    summary.write_text("# Lo de antes\n", "utf-8")
    code, output = grader("check", mine, "--resumen", summary, "--json", data)
    assert code == 1
    assert "✘ falla" in output
    assert "rellenar los cuatro" in output  # el error conocido, como en el cuaderno
    text = summary.read_text("utf-8")
    assert text.startswith("# Lo de antes\n")
    assert "| 00_inicio | `negative_image` | 4/4 | ✔ bien |  |" in text
    assert "| 01_padding | `zero_padding` |" in text
    assert "`counterexample_padding` | 0/3 | · sin escribir" in text
    rows = {row["unit"]: row for row in json.loads(data.read_text("utf-8"))}
    assert rows[START]["points"] == rows[START]["max_points"] == FULL
    assert rows[PADDING]["exercises"]["zero_padding"]["passed"] is False


def test_check_through_the_program_itself(mine: Path) -> None:
    finish(mine, START)
    done = run_grader("check", START, cwd=mine)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "negative_image" in done.stdout


def test_notebooks_not_started_do_not_count_if_asked(mine: Path, grader) -> None:
    finish(mine, START)
    code, output = grader("check", mine, "--empezados")
    assert code == 0
    assert "sin empezar" in output
    assert grader("check", mine)[0] == 1
    assert grader("check") == (code, output)  # sin decir cuáles, es lo que se pide


def test_of_what_is_right_only_the_remark_is_told(mine: Path, grader) -> None:
    write(mine, START, negative_image="def negative_image(X):\n    return (1 - X).astype(np.float32)\n")
    code, output = grader("check", START)
    assert code == 0
    assert output.count("✔ negative_image: ") == 1
    assert "float32" in output.replace("\n", " ")
    assert output.count("✔ bien") == 1  # la de la tabla


def test_check_finds_the_notebooks_from_the_folder_of_a_unit(
    mine: Path, grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(mine, START)
    monkeypatch.chdir(mine / START)
    assert "negative_image" in grader("check")[1]
    monkeypatch.chdir("/")
    code, output = grader("check")
    assert code == 2
    assert "Ve a la carpeta que los contiene" in output


def test_one_notebook_that_cannot_be_read_does_not_hide_the_others(mine: Path, grader) -> None:
    finish(mine, START)
    (mine / PADDING / "padding.ipynb").write_text("{", "utf-8")
    code, output = grader("check", mine)
    assert code == 2
    assert "negative_image" in output
    assert "no es JSON válido" in output


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nada.ipynb", "No existe"),
        ("notas.txt", "no es un cuaderno"),
        ("vacia", "no hay cuadernos"),
        ("otro.ipynb", "no es el cuaderno de ninguna unidad"),
        ("convolve.ipynb", "contiene las celdas de 00_inicio"),
    ],
)
def test_bad_input_is_one_clear_line(mine: Path, grader, name: str, words: str) -> None:
    (mine / "notas.txt").write_text("hola", "utf-8")
    (mine / "vacia").mkdir()
    (mine / "otro.ipynb").write_text(
        '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "utf-8"
    )
    (mine / "convolve.ipynb").write_bytes((mine / START / "inicio.ipynb").read_bytes())
    code, output = grader("check", name)
    assert code == 2
    assert words in output


def test_a_renamed_download_is_known_by_its_cells(mine: Path, grader) -> None:
    path = finish(mine, START).rename(mine / "inicio (1).ipynb")
    assert grader("check", path)[0] == 0


def test_code_that_ends_or_never_ends_stays_in_its_process(mine: Path, grader) -> None:
    path = finish(mine, PADDING)
    write(mine, PADDING, zero_padding="def zero_padding(X, pad):\n    while True:\n        pass\n")

    def leave(notebook) -> None:
        notebook.cells.append(new_code_cell("import os\nos._exit(3)"))

    edit(mine, PADDING, leave)
    code, output = grader("check", path, "--segundos", "1")
    assert code == 1
    assert "tardó demasiado" in output
    assert "terminó el proceso" in output


def test_progress_runs_only_what_changed(mine: Path) -> None:
    ran: list[str] = []
    first = standing.standing(mine, ran.append)
    assert ran == []
    assert [u.state for u in first.units[:3]] == ["sin empezar", "sin empezar", "falta"]
    assert first.next_step == "empieza 00_inicio."
    finish(mine, START)
    write(mine, PADDING, zero_padding=f"def zero_padding(X, pad):\n    {BODIES['pad = 0']}\n")
    second = standing.standing(mine, ran.append)
    assert ran == [START, PADDING]
    assert [u.state for u in second.units[:2]] == ["hecha", "en marcha"]
    assert second.units[0].points == FULL
    assert second.next_step == "01_padding, `zero_padding`: falla «pad = 0»."
    assert standing.standing(mine, ran.append) == second
    assert ran == [START, PADDING]
    finish(mine, PADDING)
    third = standing.standing(mine, ran.append)
    assert ran == [START, PADDING, PADDING]
    assert "has terminado" in third.next_step


def test_progress_does_not_keep_what_another_grader_or_an_exam_changes(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    finish(mine, START)
    standing.standing(mine, ran.append)
    for name, value in (("code_digest", b"otro"), ("exam_exercises", frozenset({"negative_image"}))):
        monkeypatch.setattr(standing, name, lambda value=value: value)
        standing.standing(mine, ran.append)
    assert ran == [START] * 3


@pytest.mark.parametrize("saved", ["{", "[]", '{"00_inicio": 3}', "falsa"])
def test_progress_does_not_believe_a_store_that_makes_no_sense(mine: Path, saved: str) -> None:
    write(mine, START, negative_image="def negative_image(X):\n    return X\n")
    if saved == "falsa":
        true = standing.standing(mine).units[0]
        store = json.loads((mine / standing.STORE).read_text("utf-8"))
        finish(mine, START)  # otro código con los puntos del anterior
        (mine / standing.STORE).write_text(json.dumps(store), "utf-8")
        assert standing.standing(mine).units[0].points == FULL > true.points
    else:
        (mine / standing.STORE).write_text(saved, "utf-8")
        assert standing.standing(mine).units[0].points < 4


def test_what_is_started_comes_before_what_is_not(mine: Path) -> None:
    write(mine, PADDING, zero_padding=f"def zero_padding(X, pad):\n    {BODIES['pad = 0']}\n")
    found = standing.standing(mine)
    assert found.units[0].state == "sin empezar"
    assert found.next_step == "01_padding, `zero_padding`: falla «pad = 0»."


def test_an_unanswered_question_is_what_is_left(mine: Path) -> None:
    finish(mine, START)
    write(mine, START, pregunta_bordes="ESCRIBE AQUÍ TU RESPUESTA\n")
    found = standing.standing(mine)
    assert (found.units[0].answered, found.units[0].questions) == (0, 1)
    assert found.next_step == "00_inicio: responde la pregunta escrita."


def test_progress_in_the_terminal(mine: Path, grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mine / START)  # desde la carpeta de una unidad se ven todas
    code, output = grader("progress")
    assert code == 0
    assert "Ahora toca: empieza 00_inicio." in output
    assert "0/13" in output
    (mine / "vacia").mkdir()
    code, output = grader("progress", mine / "vacia" / "mas")
    assert code == 2
    assert "No hay cuadernos" in output


def test_the_panel_is_a_table_and_a_text(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mine / PADDING / "padding.ipynb").write_text("<b>", "utf-8")
    monkeypatch.chdir(mine / START)
    shown = panel()
    page, text = shown._repr_html_(), repr(shown)
    assert page.count("<tr>") == 1 + len(notebooks.units())
    assert "<th scope='col'" in page
    for words in ("00_inicio", "no se puede leer", "no está aquí", "Ahora toca"):
        assert words in page
        assert words in text


def test_the_panel_of_the_teachers_notebooks_is_always_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Es la salida guardada en solutions/: no depende de las unidades que haya ni deja nada escrito."""
    assert repr(panel(str(ROOT / "solutions"))) == TEACHERS
    assert not (ROOT / "solutions" / standing.STORE).exists()
    monkeypatch.chdir(tmp_path)
    assert NOWHERE in panel()._repr_html_()


def test_hand_in_of_a_finished_unit(mine: Path, grader) -> None:
    path = finish(mine, START)
    (mine / START / "foto.png").write_bytes(b"x")
    code, output = grader("entrega", START)
    assert code == 0
    assert f"todo en orden, {FULL:g} de {FULL:g} puntos" in output
    assert "Se quedan fuera, porque solo se califica el cuaderno: foto.png" in output
    with zipfile.ZipFile(mine / f"{START}.zip") as bundle:
        assert bundle.namelist() == ["inicio.ipynb"]
        assert bundle.read("inicio.ipynb") == path.read_bytes()


def test_hand_in_says_what_is_left_and_still_makes_the_zip(mine: Path, grader) -> None:
    code, output = grader("entrega", PADDING, "--out", mine / "mio.zip")
    assert code == 0
    assert "Ejercicio sin escribir (0 de 10 puntos)." in output
    assert "Pregunta escrita sin responder." in output
    assert zipfile.ZipFile(mine / "mio.zip").namelist() == ["padding.ipynb"]


def spoil(notebook) -> None:
    """Lo que le pasa a un cuaderno trabajado sin cuidado."""
    cells = notebook.cells
    cell(notebook, "check_zero_padding").source = "check(zero_padding)  # lista"
    cells.remove(cell(notebook, "check_counterexample_padding"))
    cells.append(cell(notebook, "pregunta_relleno").copy())
    cells.insert(0, new_code_cell("datos = open('datos.csv').read()"))
    cells.insert(1, new_code_cell("despues + 1"))
    cells.append(new_code_cell("despues = 1"))
    for position, one in enumerate(cells):
        one.id = f"celda-{position}"


def test_hand_in_finds_every_kind_of_problem(mine: Path, grader) -> None:
    finish(mine, PADDING)
    edit(mine, PADDING, spoil)
    (mine / PADDING / "datos.csv").write_text("1,2", "utf-8")
    code, output = grader("entrega", PADDING)
    assert code == 0
    for words in (
        "Cambiaste una celda que no hay que tocar",
        "déjala así:\n     check(zero_padding)\n",
        "Falta una celda del cuaderno original.",
        "Dónde: celda check(counterexample_padding)",
        "Dónde: apartado «Pregunta escrita (2 puntos)»",
        "Una celda está repetida",
        "da FileNotFoundError",
        "da NameError",
        "celda que empieza por «despues + 1»",
        "El cuaderno usa «datos.csv»",
        "13 de 13 puntos",
    ):
        assert words in output, words
    with zipfile.ZipFile(mine / f"{PADDING}.zip") as bundle:
        assert bundle.namelist() == ["padding.ipynb"]


def test_two_questions_of_the_same_section_are_told_apart() -> None:
    notebook = handin.load(ROOT / "notebooks/05_pooling/pooling.ipynb")
    where = [found.where for found in handin._questions(notebook)]
    assert where == ["apartado «Para pensar», pregunta 1", "apartado «Para pensar», pregunta 2"]


def test_hand_in_says_nothing_of_what_runs_in_jupyter(mine: Path, grader) -> None:
    """Una celda que usa algo que al calificar no está, o lo que habría definido, allí no falla."""
    finish(mine, PADDING)
    sources = [
        "antes + 1",
        "import cv2\nimport matplotlib.pyplot as plt\nplt.imshow(cv2.imread('a.png'))\ndef ver(X): pass",
        "ver(3)",
        "!pip install -q cosa",
        "from dibujos import *",
        "dibuja(3)",
        "x = !ls\nprint(x[0])",
        "{}['clave'] + 1",
    ]

    def add(notebook) -> None:
        notebook.cells[1:1] = [new_code_cell(source) for source in sources]

    edit(mine, PADDING, add)
    code, output = grader("entrega", PADDING)
    assert code == 0
    assert output.count("Al ejecutar todo de arriba abajo") == 2
    assert "celda que empieza por «antes + 1»" in output
    assert "da KeyError" in output


@pytest.mark.parametrize("case", ["otra unidad", "otro cuaderno", "no está", "roto", "unidad desconocida"])
def test_no_zip_when_the_file_is_not_the_right_one(mine: Path, grader, case: str) -> None:
    path, unit = mine / PADDING / "padding.ipynb", PADDING
    words = {
        "otra unidad": "contiene las celdas de 00_inicio",
        "otro cuaderno": "no contiene ninguno de sus ejercicios",
        "no está": "No encontramos 01_padding/padding.ipynb",
        "roto": "no es JSON válido",
        "unidad desconocida": "Las del curso son: 00_inicio",
    }[case]
    if case == "otra unidad":
        path.write_bytes((mine / START / "inicio.ipynb").read_bytes())
    elif case == "otro cuaderno":
        path.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "utf-8")
    elif case == "no está":
        path.unlink()
    elif case == "roto":
        path.write_text("{", "utf-8")
    else:
        unit = "patata"
    code, output = grader("entrega", unit)
    assert code == 2
    assert words in output
    assert not list(mine.glob("*.zip"))


def test_a_place_where_nothing_can_be_written(mine: Path, grader) -> None:
    finish(mine, START)
    code, output = grader("entrega", START, "--out", mine / "no" / "existe.zip")
    assert code == 2
    assert "Indica otro sitio con --out" in output


@pytest.mark.parametrize("command", [("check", "padding.ipynb"), ("progress",), ("entrega", "01_padding")])
def test_what_somebody_handed_in_runs_confined(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Quien corrige puede mirar una entrega con las órdenes de estudiante: no es su código."""
    folder = tmp_path / "curso" / "submitted" / "ana"
    hand_out(folder, PADDING)
    finish(folder, PADDING)
    mark = tmp_path / "huella"

    def add(notebook: nbformat.NotebookNode) -> None:
        notebook.cells.append(new_code_cell(f"open({str(mark)!r}, 'w').close()"))

    edit(folder, PADDING, add)
    where = folder / PADDING if command[0] == "check" else folder
    run_grader(*command, cwd=where)
    assert mark.exists(), "sin un curso alrededor es lo propio, y se ejecuta como tal"
    mark.unlink()
    (tmp_path / "curso" / "nbgrader_config.py").write_text("c = get_config()", "utf-8")
    edit(folder, PADDING, lambda notebook: notebook.cells.append(new_code_cell("otra = 1")))
    done = run_grader(*command, cwd=where)
    assert not mark.exists()
    assert "zero_padding" in done.stdout or "01_padding" in done.stdout


@pytest.mark.parametrize(("course", "first"), [(False, "Si estudias"), (True, "Si enseñas")])
def test_the_help_begins_with_what_is_for_the_reader(tmp_path: Path, course: bool, first: str) -> None:
    if course:
        (tmp_path / "nbgrader_config.py").touch()
    said = run_grader("--help", cwd=tmp_path).stdout
    titles = sorted(("Si estudias", "Si enseñas"), key=said.index)
    assert titles[0] == first
    inside = run_grader("export", "--help", cwd=tmp_path).stdout
    assert "Si estudias" not in inside
    assert "Si enseñas" in inside
