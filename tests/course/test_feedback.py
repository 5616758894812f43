"""La página de comentarios: qué cuenta, que no carga ni ejecuta nada y que se lee en cualquier pantalla."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook

from grader import cli
from grader.course.collecting.people import Person, Register
from grader.course.feedback import markdown
from grader.course.feedback.page import _told_late
from grader.course.gradebook import tools
from grader.course.gradebook.marks import ExerciseMark, Mark
from grader.course.jobs import register
from grader.course.late import PerDay
from grader.course.layout import Course
from grader.errors import CourseError
from tests.kit.programs import call_grader, run_grader
from tests.kit.sample_class import all_samples, build_course
from tests.pipeline.test_inert import HOSTILE

UNIT = "01_padding"
LATE = "raul_j"
STUDENTS = (LATE, "sara_m", "ursula_v", "emilio_b")
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
ANSWER = """El filtro ve un borde **falso** de altura $1 - 0$:

$$\\left\\lfloor\\frac{n + 2p - f}{s}\\right\\rfloor + 1 + \\sum_{i=0}^{n} x_i w_i + \\sqrt{n^2 + m^2}$$

| relleno | un inconveniente que se explica con muchas palabras | ejemplo |
|---|---|---|
| reflejado | inventa | `np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode='reflect')` |

<script>window.__pwned = 1</script> ![foto](http://127.0.0.1:9/x.png)
"""
UNSEEN = "\u202e nimda \u2066\x9b\x1b[2J\x08\x07"
PLOT = """import matplotlib.pyplot as plt
plt.imshow(np.eye(3)); plt.show()
print("una línea muy larga " * 40)
raise ValueError("</pre><script>window.__pwned = 1</script>")"""


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """Cuatro entregas; una, tardía, contestada y con una figura y un error."""
    samples = [s for s in all_samples() if s.unit == UNIT and s.student in STUDENTS]
    root = build_course(tmp_path_factory.mktemp("curso"), samples)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write('\nc.AssignLatePenalties.plugin_class = "grader.course.late.PerDay"\n')
        config.write('c.Grader.zone = "America/Mexico_City"\n')
    path = root / "submitted" / LATE / UNIT / "padding.ipynb"
    notebook = nbformat.read(path, 4)
    cells = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}
    cells["pregunta_relleno"].source = f"{ANSWER}\n{UNSEEN}\n"
    notebook.cells += [new_code_cell(f"# {UNSEEN}\n{PLOT}"), new_markdown_cell(f"Una nota mía. {UNSEEN}")]
    nbformat.write(notebook, path)
    (path.parent / "timestamp.txt").write_text("2026-11-03 12:00:00 UTC\n")
    register(Course.at(root), UNIT)
    with gradebook(root) as book:
        book.update_or_create_assignment(UNIT, duedate="2026-11-01 10:00:00 UTC")
        book.update_or_create_student(LATE, first_name="Raúl <b>", last_name="Jiménez")
    done = call_grader("autograde", UNIT, "--course", root)
    assert done.returncode == 0, done.stdout + done.stderr
    with gradebook(root) as book:
        grade = book.find_grade("pregunta_relleno", "padding", UNIT, LATE)
        grade.manual_score, grade.needs_manual_grade = 1.5, False  # como hace formgrader
        comment = book.find_comment("pregunta_relleno", "padding", UNIT, LATE)
        comment.manual_comment = "Bien razonado: mira `np.pad` y compara con $0.5$."
        book.db.commit()
    return root


def gradebook(root: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{root / 'gradebook.db'}")


def page_of(root: Path, student: str) -> str:
    return (root / "feedback" / student / UNIT / "padding.html").read_text("utf-8")


def visible(page: str) -> str:
    """Lo que se lee, sin etiquetas y con los espacios juntos."""
    body = re.sub(r"<style>.*?</style>|</?(?:span|code)[^>]*>", "", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.fixture(scope="module")
def pages(course) -> dict[str, str]:
    done = call_grader("feedback", UNIT, "--course", course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{UNIT}: {len(STUDENTS)} de {len(STUDENTS)} páginas en feedback/*/{UNIT}/" in done.stdout
    return {student: page_of(course, student) for student in STUDENTS}


def test_the_page_tells_marks_reasons_code_and_comments(course, pages):
    text = visible(pages[LATE])
    row = json.loads((course / "evidence" / LATE / UNIT / "record.json").read_text())
    with gradebook(course) as book:
        found = book.find_submission_notebook("padding", UNIT, LATE)
        total, penalty, out_of = found.score, found.late_submission_penalty, found.max_score
    assert total == row["points"] + 1.5
    # dos días y dos horas son tres empezados; cuentan también los puntos a mano
    assert penalty == pytest.approx(0.3 * total)
    assert f"{total - penalty:g} de {out_of:g} puntos" in text
    assert f"Penalización por retraso −{penalty:g}" in text
    assert "03/11/2026 06:00 (America/Mexico_City) · 2 días y 2 h tarde (30 %)" in text
    assert "Unidad 1. Padding: un marco de ceros" in text
    assert "Raúl &lt;b&gt; Jiménez (raul_j)" in text
    assert "zero_padding ◐ en parte 9 / 10" in text
    assert "✘ falla conserva el tipo de los datos 0 / 1" in text
    assert "Falla «conserva el tipo de los datos»." in text
    assert "1.5 de 2 puntos" in text
    assert "Bien razonado: mira np.pad y compara con 0.5 ." in text
    assert "En una página escaneada el fondo es blanco" in text  # el enunciado
    assert "lienzo = np.zeros" in text
    assert '<img src="data:image/png;base64,' in pages[LATE]
    assert "Una nota mía." in text
    assert "Tomamos una matriz de 2 × 3" not in text  # lo que no escribió no se repite


def test_a_known_mistake_is_named_with_its_next_step(course, pages):
    row = json.loads((course / "evidence" / "sara_m" / UNIT / "record.json").read_text())
    assert row["exercises"]["zero_padding"]["mistake"] == "pad-repartido"
    text = visible(pages["sara_m"])
    assert "Tu resultado coincide con" in text
    assert "sin puntos 0 / 2" in text  # la pregunta, sin contestar
    assert "Dejaste la celda como se publicó." in text


def test_an_ungraded_answer_is_pending(course, tmp_path):
    root = tmp_path / "copia"
    shutil.copytree(course, root, symlinks=True)
    with gradebook(root) as book:
        grade = book.find_grade("pregunta_relleno", "padding", UNIT, LATE)
        grade.manual_score, grade.needs_manual_grade = None, True
        book.db.commit()
    assert tools.feedback(Course.at(root), UNIT, LATE)
    text = visible(page_of(root, LATE))
    assert "Pregunta escrita 1 pendiente 0 / 2" in text
    assert "Faltan puntos por poner" in text


def test_the_page_has_no_script_nothing_remote_no_solution_and_no_hidden_value(course, pages):
    solution = nbformat.read(course / "solutions" / UNIT / "padding.ipynb", 4)
    secret = [
        line.strip()
        for cell in solution.cells
        if "### BEGIN SOLUTION" in cell.source
        for line in cell.source.partition("### BEGIN SOLUTION")[2].partition("### END")[0].splitlines()
        if len(line.strip()) > 25
    ]
    assert secret
    for page in pages.values():
        assert page.index(POLICY) < page.index("<title>")
        assert not re.search(r"<(script|link|iframe|object|embed|form|base|svg|video|audio)\b", page)
        assert not re.search(r"<[^>]*\s(srcset|poster|action|on\w+)\s*=", page)
        assert not re.search(r"<[^>]*\ssrc=(?!\"data:image/png;base64,)", page)
        assert not re.search(r"url\(|@import", page)
        assert not [line for line in secret if line in unescape(visible(page))]
        assert not re.search(r"vale -?\d|esperábamos -?\d|\[\[", visible(page).partition("Tu código")[0])
    assert "&lt;script&gt;window.__pwned" in pages[LATE]


def test_what_is_not_seen_does_not_reach_the_page(pages):
    assert set(UNSEEN) & set(pages[LATE]) == set(" nimda[2J")
    assert pages[LATE].count("nimda") == 3


def test_nbgrader_writes_the_same_page(course, pages):
    shutil.rmtree(course / "feedback")
    done = run_grader("generate_feedback", UNIT, program="nbgrader", cwd=course)
    assert done.returncode == 0, done.stderr
    assert {student: page_of(course, student) for student in STUDENTS} == pages


def test_only_one_student(course, pages):
    others = course / "feedback" / "sara_m" / UNIT / "padding.html"
    before = others.stat()
    register = Register.of(Course.at(course))
    register.students[LATE] = Person("Raúl J.", email="raul@uni.example")
    register.save()
    done = call_grader("feedback", "--student", "raul@uni.example", "--course", course)
    assert f"✔ {UNIT}: 1 de 1 páginas en feedback/{LATE}/{UNIT}/" in done.stdout
    assert (others.stat().st_ino, others.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert page_of(course, LATE) == pages[LATE]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--student", "nadie"], "No sabemos quién es «nadie»"),
        (
            ["02_convolve"],
            "No hay nada calificado en 02_convolve: ejecuta antes grader autograde 02_convolve",
        ),
        (["99_nada"], "No existe la unidad 99_nada"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(course, words, message, monkeypatch, capsys):
    """En este proceso: cada orden aparte tarda segundos en cargar nbgrader."""
    monkeypatch.setattr("sys.argv", ["grader", "feedback", *words, "--course", str(course)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 2
    assert message in " ".join(capsys.readouterr().out.split())


def test_a_broken_notebook_costs_its_own_page_only(course, tmp_path):
    root = tmp_path / "copia"
    shutil.copytree(course, root, symlinks=True)
    broken = root / "autograded" / "sara_m" / UNIT / "padding.ipynb"
    broken.chmod(0o644)
    broken.write_text("{")
    shutil.rmtree(root / "feedback", ignore_errors=True)
    with pytest.raises(CourseError, match=r"sara_m \(.*grader autograde 01_padding"):
        tools.feedback(Course.at(root), UNIT)
    assert {p.parents[1].name for p in (root / "feedback").glob("*/*/*.html")} == {*STUDENTS} - {"sara_m"}


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "light"), (390, "dark")])
def test_it_is_accessible_and_fits(browser: Any, course, pages, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    for student in STUDENTS:
        # axe es un programa que se añade a la página: sin CSP, solo para él
        context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto((course / "feedback" / student / UNIT / "padding.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, student
        found = Axe().run(page).response["violations"]
        context.close()
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], student


@pytest.mark.browser
def test_the_policy_does_not_break_the_page(browser: Any, course, pages, tmp_path):
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on(
        "request", lambda r: complaints.append(r.url) if not r.url.startswith(("file:", "data:")) else None
    )
    page.goto((course / "feedback" / LATE / UNIT / "padding.html").as_uri())
    assert page.evaluate("[...document.images].every((i) => i.complete && i.naturalWidth > 10)")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px"
    )  # el estilo está
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
    assert complaints == []


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markdown_is_only_text(source):
    shown = markdown.html(source)
    tags = " ".join(re.findall(r"<[a-zA-Z][^>]*>", shown))
    assert not re.search(r"<(script|img|svg|style|iframe|details|summary|javascript)\b", tags), shown
    assert not re.search(r"\bon\w+\s*=|(href|src)\s*=\s*.?\s*(javascript|data)", tags), shown


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<script>window.x=1</script>}",
        r"\text{&lt;script>window.x=1&lt;/script>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{background:url(http://a.b)}{x}",
        r"\class{x}{y}",
        "{" * 900,
        r"\left(" * 100,
        "x" * 5000,
    ],
)
def test_hostile_formulas_are_inert(latex):
    shown = markdown.html(f"${latex}$")
    assert set(re.findall(r"<(?!/)([a-zA-Z]+)", shown)) <= {
        "math", "mrow", "mtext", "mi", "mo", "mn", "code", "mspace", "mstyle", "mpadded", "p", "span"
    }  # fmt: skip
    assert not re.search(r"<[^>]*(href|style|class=(?!\"scroll\"))", shown)


def test_only_what_is_listed_comes_out(monkeypatch):
    """Aunque lo que escribe las piezas se equivoque: aquí, dejando pasar el HTML tal cual."""
    for name in ("inline_html", "block_html"):
        monkeypatch.setattr(markdown._Inert, name, lambda _, html: html)
    shown = markdown.html("".join(f"{source}\n\n" for source in HOSTILE))
    assert set(re.findall(r"<(?!/)([a-zA-Z]+)", shown)) <= {"p", "pre", "code", "a", "math", "mi", "mrow"}
    assert not re.search(r"<[^>]*(\bon\w+=|style=|javascript|data:)", shown)


@pytest.mark.parametrize(
    "image",
    [
        "javascript:alert(1)",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "data:text/html;base64,PHN2Zz4=",
        "http://a.b/c.png",
        'data:image/png;base64,AAAA" onerror="alert(1)',
    ],
)
def test_only_pasted_images_are_shown(image):
    good = "data:image/png;base64,iVBORw0K"
    source = (
        "![uno](attachment:a.png) ![dos](attachment:b.png) ![tres](http://a.b/c.png) [x](attachment:a.png)"
    )
    shown = markdown.html(source, {"a.png": good, "b.png": image})
    assert re.findall(r"(?:src|href|onerror)=[^>]*", shown) == [f'src="{good}" alt="uno"']


def test_formulas_are_drawn_without_a_program():
    shown = markdown.html(r"La salida mide $\lfloor n / s \rfloor + 1$ y $\frac{1}{2}$.")
    assert "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>" in shown
    assert "⌊" in shown
    assert "$" not in shown


@pytest.mark.parametrize(
    ("seconds", "penalty"), [(0, None), (60, 1.0), (86_400, 1.0), (86_401, 2.0), (30 * 86_400, 10.0)]
)
def test_each_started_day_costs(seconds, penalty):
    assert PerDay().late_submission_penalty("ana", 10.0, seconds) == penalty


def test_the_cost_of_a_day_is_a_setting():
    assert PerDay(percent=25, grace_minutes=5).late_submission_penalty("ana", 8.0, 299) is None
    assert PerDay(percent=25, grace_minutes=5).late_submission_penalty("ana", 8.0, 301) == 2.0


@pytest.mark.parametrize(
    ("seconds", "points", "lost", "told"),
    [
        (0, 10, 0, ""),
        (30, 10, 1, "menos de un minuto tarde (10 %)"),
        (60, 10, 0, "1 minuto tarde"),
        (86_400, 10, 1, "1 día tarde (10 %)"),
        (86_430, 10, 2, "algo más de 1 día tarde (20 %)"),
        (86_760, 3.33, 0.67, "1 día y 6 minutos tarde (20 %)"),
        (2 * 86_400 + 7_500, 8, 0.6, "2 días y 2 h tarde (7.5 %)"),
        (86_400, 0, 0, "1 día tarde"),
    ],
)
def test_how_late_and_what_it_costs(seconds, points, lost, told):
    exercise = ExerciseMark("check_e", points, 10, points)
    assert _told_late(seconds, Mark("ana", UNIT, 10, lost, (exercise,))) == told
