"""Un día de un docente en formgrader, en un navegador de verdad y con la configuración del curso.

Publica, recoge por el intercambio de nbgrader, califica, corrige a mano y da comentarios, todo con los
botones; lo que sale es lo mismo que con las órdenes ``grader``, y lo que puso a mano no se pierde.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.course.gradebook import tools
from grader.course.layout import Course
from tests.kit.lab import SCREENSHOTS, Server, formgrader
from tests.kit.programs import call_grader
from tests.kit.sample_class import ROOT, all_samples, build_course

pytestmark = pytest.mark.browser

UNIT, NAME, QUESTION = "00_inicio", "inicio", "pregunta_bordes"
IN_TIME, LATE = "ana_g", "gonzalo_n"
CONFIG = """
c.Exchange.root = "{exchange}"
c.Exchange.path_includes_course = False
c.ExchangeCollect.check_owner = False
c.AssignLatePenalties.plugin_class = "grader.course.late.PerDay"
"""
HANDED_IN = {IN_TIME: "2026-11-01 09:00:00 UTC", LATE: "2026-11-02 09:00:00 UTC"}
ONE = ("--workers", "1")  # con dos entregas, otro proceso solo añade lo que tarda en cargar PyTorch
COMMENT = "Casi: el hombro cambia **de arriba abajo**.\n\n<script>window.__pwned = 1</script>"


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """Un curso sin nada publicado ni entregado."""
    folder = tmp_path_factory.mktemp("curso")
    root = build_course(folder / "curso", [])
    shutil.rmtree(root / "notebooks" / UNIT)
    (folder / "intercambio").mkdir(mode=0o777)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(CONFIG.format(exchange=folder / "intercambio"))
    return root


@pytest.fixture(scope="module")
def server(course, tmp_path_factory) -> Iterator[Server]:
    with formgrader(course, tmp_path_factory.mktemp("jupyter")) as running:
        yield running


class Formgrader:
    """formgrader en una pestaña, manejado como una persona."""

    def __init__(self, browser: Any, server: Server) -> None:
        self.server = server
        self.page = browser.new_page(viewport={"width": 1280, "height": 900})
        self.page.set_default_timeout(90_000)
        self.outside: list[str] = []
        self.page.on("request", self._note)
        self.page.goto(f"{server.url}/formgrader?token={server.token}")

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self.server.url, "data:")):
            self.outside.append(request.url)

    def go(self, place: str) -> None:
        self.page.goto(f"{self.server.url}/formgrader/{place}")
        self.wait()

    def wait(self) -> None:
        """Espera a que no quede ninguna petición (``wait_for_function`` usa ``eval``, que la CSP impide)."""
        while self.page.evaluate("jQuery.active"):
            self.page.wait_for_timeout(50)

    def press(self, row: str, icon: str) -> str:
        """Pulsa el botón de la fila y devuelve lo que dice el cuadro de diálogo, que cierra."""
        self.page.locator(f"tr:has-text('{row}') a:has(.glyphicon-{icon})").first.click()
        dialog = self.page.locator(".modal.in .modal-body")
        dialog.wait_for()
        text = dialog.inner_text()
        self.page.locator(".modal.in .modal-footer button").click()
        self.page.locator(".modal").wait_for(state="detached")
        self.wait()
        return text

    def screenshot(self, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"formgrader_{name}.png", full_page=True)


def book(root: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{root / 'gradebook.db'}")


def marks(root: Path) -> dict[str, tuple]:
    """De cada estudiante: puntos de cada celda, sin lo puesto a mano, y penalización."""
    with book(root) as found:
        return {
            one.student.id: (
                {g.cell.name: (g.auto_score, g.max_score) for g in one.grades},
                one.late_submission_penalty,
            )
            for one in found.notebook_submissions(NAME, UNIT)
        }


def by_hand(root: Path) -> tuple[float | None, str | None, float | None]:
    with book(root) as found:
        where = (QUESTION, NAME, UNIT, LATE)
        one = found.find_submission_notebook(*where[1:])
        grade, comment = found.find_grade(*where), found.find_comment(*where)
        return grade.manual_score, comment.manual_comment, one.late_submission_penalty


def hand_in(root: Path) -> None:
    """Lo que deja ``nbgrader submit`` en el intercambio."""
    inbound = root.parent / "intercambio" / "cnn_desde_cero" / "inbound"
    for sample in (s for s in all_samples() if s.unit == UNIT and s.student in HANDED_IN):
        folder = inbound / f"{sample.student}+{UNIT}+{HANDED_IN[sample.student]}+x"
        folder.mkdir()
        (folder / f"{NAME}.ipynb").write_bytes(answered(sample.notebook(ROOT / "notebooks")))
        (folder / "timestamp.txt").write_text(HANDED_IN[sample.student])


def answered(data: bytes) -> bytes:
    notebook = nbformat.reads(data.decode(), 4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == QUESTION:
            cell.source = "Porque $1 - 1 = 0$ en lo liso."
    return nbformat.writes(notebook).encode()


def publish_and_collect(day: Formgrader, course: Path) -> None:
    """Pone la fecha de entrega, publica y recoge."""
    day.go("manage_assignments")
    day.page.locator(f"tr:has-text('{UNIT}') a:has(.glyphicon-pencil)").click()
    day.page.locator(".modal.in .modal-duedate").fill("2026-11-01T10:00")
    day.page.locator(".modal.in .save").click()
    day.page.locator(".modal").wait_for(state="detached")
    assert "Success" in day.press(UNIT, "education")
    published = [json.loads((r / "notebooks" / UNIT / f"{NAME}.ipynb").read_bytes()) for r in (course, ROOT)]
    assert published[0] == published[1]
    assert "Success" in day.press(UNIT, "cloud-upload")
    hand_in(course)
    assert "Success" in day.press(UNIT, "cloud-download")
    assert {p.name for p in (course / "submitted").iterdir()} == set(HANDED_IN)


def grade_by_hand(day: Formgrader, course: Path) -> None:
    """Escribe en la página los puntos y el comentario de la pregunta."""
    with book(course) as found:
        submission = found.find_submission_notebook(NAME, UNIT, LATE).id
    day.go(f"submissions/{submission}/?index=0")
    day.page.locator(f"#{QUESTION}").fill("1.5")
    day.page.locator(f"#{QUESTION}-comment").fill(COMMENT)
    with day.page.expect_response(lambda r: "/api/comment/" in r.url and r.request.method == "PUT"):
        day.page.locator(f"#{QUESTION}_extra_credit").focus()
    day.wait()
    day.screenshot("revision")


def points_of(root: Path, student: str) -> float:
    """Los puntos que se califican solos."""
    return sum(points or 0 for points, _ in marks(root)[student][0].values())


def test_a_whole_day(browser: Any, course, server):
    day = Formgrader(browser, server)
    publish_and_collect(day, course)

    # el botón da las notas de la terminal, con la penalización de un día
    day.go(f"manage_submissions/{UNIT}")
    for student in HANDED_IN:
        assert "Success" in day.press(student, "flash")
    day.screenshot("entregas")
    graded, auto = marks(course), points_of(course, LATE)
    assert marks(same_by_command(course)) == graded
    assert graded[IN_TIME][1] is None
    assert graded[LATE][1] == pytest.approx(auto / 10) != 0

    grade_by_hand(day, course)
    assert by_hand(course) == (1.5, COMMENT, graded[LATE][1])

    # lo puesto a mano sobrevive a otra entrega y a volver a juzgar, y entra en la penalización
    path = course / "submitted" / LATE / UNIT / f"{NAME}.ipynb"
    path.write_bytes(answered(right_notebook()))
    done = call_grader("autograde", UNIT, *ONE, "--course", course)
    assert done.returncode == 0, done.stdout + done.stderr
    better = points_of(course, LATE)
    assert better > auto
    kept = (1.5, COMMENT, pytest.approx((better + 1.5) / 10))
    assert by_hand(course) == kept
    done = call_grader("rejudge", UNIT, *ONE, "--course", course)
    assert done.returncode == 0, done.stdout
    assert by_hand(course) == kept

    # comentarios con el botón: la misma página que escribe la orden
    day.go("manage_assignments")
    assert "Success" in day.press(UNIT, "comment")
    page = course / "feedback" / LATE / UNIT / f"{NAME}.html"
    written = page.read_text("utf-8")
    assert "Casi: el hombro cambia <strong>de arriba abajo</strong>." in written
    assert "<script" not in written
    assert f"−{(better + 1.5) / 10:g}" in written
    assert re.search(r"02/11/2026 \d\d:00 \([^)]+\) · 23 h tarde", written)
    page.unlink()
    tools.feedback(Course.at(course), UNIT)
    assert page.read_text("utf-8") == written

    # y el botón de calificar otra vez tampoco lo pierde
    day.go(f"manage_submissions/{UNIT}")
    assert "Success" in day.press(LATE, "flash")
    assert by_hand(course) == kept
    assert day.outside == []
    day.page.close()


def right_notebook() -> bytes:
    """El cuaderno de quien lo hizo bien, entregado por otra persona."""
    right = next(s for s in all_samples() if s.unit == UNIT and s.student == IN_TIME)
    return right.notebook(ROOT / "notebooks")


def same_by_command(course: Path) -> Path:
    """Otro curso con las mismas entregas, clave y fecha, calificado con ``grader autograde``."""
    other = course.parent / "por_orden"
    build_course(other, [])
    shutil.copy(course / "nbgrader_config.py", other)
    shutil.copytree(course / "submitted", other / "submitted")
    shutil.copytree(course / ".grader", other / ".grader", ignore=shutil.ignore_patterns("registered"))
    with book(other) as found:
        found.add_assignment(UNIT, duedate="2026-11-01 10:00:00 UTC")
    done = call_grader("autograde", UNIT, *ONE, "--course", other)
    assert done.returncode == 0, done.stdout + done.stderr
    return other
