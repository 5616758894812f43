"""Un curso nuevo: su carpeta, sus enlaces y nada del modelo que llegue a un estudiante."""

import json
import re
from pathlib import Path

import pytest
from traitlets.config import Config
from typer.testing import CliRunner

from grader import __version__
from grader.cli.commands import app
from grader.course import release, starting
from grader.course.formgrader.links import PublishedLinks, published
from grader.course.late import PerDay
from grader.course.layout import Course
from grader.course.settings import GENERATE, OPTIONS, PER_DAY, course_config, settings
from grader.errors import CourseError
from tests.kit.programs import call_grader
from tests.kit.sample_class import ROOT, build_course

UNITS = ["00_inicio", "01_padding"]
LINK = (
    "# Título\n\n[Abrir en Colab](https://colab.research.google.com/github/USUARIO/cnn-desde-cero/blob/main/"
    "notebooks/01_padding/padding.ipynb)\n\n**Al terminar**"
)
CELL = 'if "google.colab" in sys.modules:\n    %pip install --quiet git+https://github.com/USUARIO/cnn-desde-cero'


def new(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["nuevo", *map(str, words)])
    return done.exit_code, done.output + str(done.exception or "")


def test_a_course_of_ones_own_is_published_with_its_own_links(tmp_path: Path) -> None:
    folder = tmp_path / "redes-2026"
    code, output = new(folder, "--unidades", ",".join(UNITS), "--repo", "ana/redes")
    assert code == 0, output
    course = Course.at(folder)
    assert course.units(folder="solutions") == UNITS
    assert course_config(course).CourseDirectory.course_id == "redes-2026"
    settings(course)
    for path in release.release(course, UNITS[1:]).written:
        text = path.read_text("utf-8")
        assert "github/ana/redes/blob/main/notebooks/01_padding/padding.ipynb" in text
        assert f"github.com/ana/redes/raw/main/cnn_desde_cero-{__version__}-py3-none-any.whl" in text
        assert "USUARIO" not in text
    assert release.outdated(course, UNITS[1:]) == []
    guide = (folder / "README.md").read_text("utf-8")
    assert "ana/redes" in guide
    assert "`00_inicio`, `01_padding`" in guide
    assert not re.search(r"\{\w+\}", guide)
    assert {"/submitted/", "/gradebook.db", "/.grader/"} <= set((folder / ".gitignore").read_text().split())


def test_without_a_repository_there_are_no_links() -> None:
    assert published(LINK, "") == "# Título\n\n**Al terminar**"
    assert "USUARIO" not in published(CELL, "")
    compile(published(CELL, ""), "celda", "exec")
    assert f"%pip install cnn_desde_cero-{__version__}-py3-none-any.whl" in published(CELL, "")
    assert "Sube al panel «Archivos»" in published(CELL, "")
    both = "[Colab](https://x/USUARIO/cnn-desde-cero/a) · [Binder](https://y/USUARIO/cnn-desde-cero/b) · otra"
    assert "USUARIO" not in published(both, "")
    assert published("nada\n\n\n\nque cambiar", "") == "nada\n\n\n\nque cambiar"


@pytest.mark.parametrize(
    ("source", "repo", "message"),
    [("Escribe a USUARIO.", "", "USUARIO, que no es nadie"), (LINK, "no vale", "usuario/curso")],
)
def test_no_placeholder_is_published(source: str, repo: str, message: str) -> None:
    import nbformat

    config = Config()
    config.Grader.repo = repo
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])
    with pytest.raises(Exception, match=message):
        PublishedLinks(config=config).preprocess(notebook, {})


def test_the_published_notebooks_have_no_placeholder() -> None:
    for path in (ROOT / "notebooks").glob("*/*.ipynb"):
        assert "USUARIO" not in json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False), path


def test_what_publishes_is_what_nbgrader_does_and_ours() -> None:
    """Si nbgrader añade un paso a los suyos, hay que añadirlo aquí."""
    from nbgrader.converters import GenerateAssignment

    theirs = [p.__name__ for p in GenerateAssignment.preprocessors.default_args[0]]
    assert [name.rpartition(".")[2] for name in GENERATE] == ["PublishedLinks", "Published", *theirs]


def test_nothing_is_overwritten_and_nothing_is_left_half_done(tmp_path: Path) -> None:
    full = tmp_path / "llena"
    full.mkdir()
    (full / "algo.txt").write_text("mío")
    with pytest.raises(CourseError, match="ya existe"):
        starting.start(full)
    with pytest.raises(CourseError, match="No existe la unidad 99_nada"):
        starting.start(tmp_path / "otra", ["99_nada"])
    with pytest.raises(CourseError, match="usuario/curso"):
        starting.start(tmp_path / "otra", repo="https://github.com/ana/redes")
    with pytest.raises(CourseError, match="--desde"):
        starting.start(tmp_path / "otra", source=full)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["llena"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('c.Grader.weights = {"01_padding": 1', r"línea \d+, «c.Grader.weights = .*»: no es Python válido"),
        ("    c.Grader.zone = ''", r"línea \d+.*no es Python válido"),
        ("c.Grader.scale_points = sí", r"línea \d+, «c.Grader.scale_points = sí»: falla \(NameError: .*\)"),
        ("import no_existe_nada", r"línea \d+.*ModuleNotFoundError"),
        ("c.Grader.weigths = {}", r"c.Grader.weigths.*quisiste decir c.Grader.weights\?.*isolation, limits"),
        (
            'c.Grader.scale_points = "no"',
            r"línea \d+, «c.Grader.scale_points = \"no\"», tiene que ser `True`",
        ),
        ("c.Grader.share_group_marks = 1", r"línea \d+, «c.Grader.share_group_marks = 1», tiene que ser"),
        ("c.Grader.zygote = None", r"línea \d+, «c.Grader.zygote = None», tiene que ser `True` o `False`"),
        ('c.Grader.solutions = "siempre"', r"línea \d+, .*puede ser «passed», «deadline» o «never»"),
        (
            "c.PerDay.porcentaje = 5",
            r"c.PerDay.porcentaje, que no existe: ¿quisiste decir c.PerDay.percent\?",
        ),
        ("c.Grader.nada_parecido = 1", r"c.Grader.nada_parecido, que no existe. Las opciones son: .*weights"),
    ],
)
def test_a_slip_in_the_configuration_is_told_in_one_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "nbgrader_config.py"
    path.write_text((ROOT / "nbgrader_config.py").read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(CourseError) as caught:
        course_config(Course.at(tmp_path))
    told = str(caught.value)
    assert re.search(message, told) and "nbgrader_config.py" in told and "\n" not in told
    if "línea" in message:
        number = len(path.read_text("utf-8").splitlines())
        assert f"línea {number}," in told
        assert told.endswith("Corrígelo y repite la orden.")


def test_the_options_of_the_penalty_are_those_it_has() -> None:
    assert set(PerDay.class_own_traits(config=True)) == PER_DAY


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('c.Grader.exam = ["no_existe"]', "nombra no_existe"),
        ('c.Grader.units = ["09_otra"]', "nombra 09_otra"),
    ],
)
def test_what_the_configuration_names_is_looked_at_by_every_order_that_writes(
    tmp_path: Path, line: str, message: str
) -> None:
    build_course(tmp_path, [])
    with (tmp_path / "nbgrader_config.py").open("a") as config:
        config.write(f"{line}\n")
    (tmp_path / "submitted").mkdir()
    unit = UNITS[0]
    for words in (["autograde"], ["rejudge"], ["plazo", unit, "2026-11-20 23:59"], ["release"]):
        with pytest.raises(CourseError, match=message):
            call_grader(*words, "--course", tmp_path)


def test_the_options_told_are_known(tmp_path: Path) -> None:
    """Lo que el manual y la plantilla escriben de ``c.Grader``, y lo que se lee en el código."""
    texts = [
        ROOT / "docs" / "docente.md",
        *(ROOT / "grader").rglob("*.py"),
        *(ROOT / "grader").rglob("*.txt"),
    ]
    said = {o for p in texts for o in re.findall(r"\bc\.Grader\.([a-z_]+)", p.read_text("utf-8"))}
    assert {"weights", "limits", "repo"} <= said <= OPTIONS


def test_from_another_course(tmp_path: Path) -> None:
    assert starting.start(tmp_path / "uno", UNITS[:1]) == UNITS[:1]
    assert new(tmp_path / "dos", "--desde", tmp_path / "uno")[0] == 0
    assert Course.at(tmp_path / "dos").units(folder="solutions") == UNITS[:1]
