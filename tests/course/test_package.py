"""Lo que recibe un estudiante: qué lleva, que se instala en un entorno nuevo y que con eso se trabaja."""

import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement

from grader import exercises
from grader.course.handout import package
from grader.course.layout import Course
from grader.errors import CourseError
from tests.kit.programs import call_grader
from tests.kit.sample_class import ROOT
from tests.kit.student_folder import edit, finish, hand_out, write

START, PADDING = "00_inicio", "01_padding"


@dataclass(frozen=True)
class Place:
    """El paquete abierto en una carpeta y un entorno en el que el corrector es solo el suyo."""

    folder: Path
    programs: Path

    @property
    def wheel(self) -> Path:
        (path,) = self.folder.glob("*.whl")
        return path

    def run(self, *command: str | Path, **variables: str) -> subprocess.CompletedProcess:
        """Ejecuta un programa como quien ha activado el entorno."""
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
        return subprocess.run(
            [shutil.which(str(command[0]), path=path), *map(str, command[1:])],
            cwd=self.folder,
            env=kept | {"PATH": path, "PYTHONUTF8": "1", "COLUMNS": "200"} | variables,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Un entorno nuevo: lo pesado (torch, Jupyter) es lo de este; el corrector sale del paquete."""
    folder = tmp_path_factory.mktemp("alumno") / "curso de redes"
    package.write(Course.at(ROOT), [START, PADDING], folder)
    home = folder.parent / "entorno"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = programs / Path(sys.executable).with_stem("python").name
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    Path(paths["purelib"], "lo_pesado.pth").write_text(sysconfig.get_paths()["purelib"], "utf-8")
    made = Place(folder, programs)
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*map(str, pip), "--ignore-installed", str(made.wheel)], check=True)
    return made


@pytest.mark.student
def test_the_package_holds_what_a_student_needs_and_nothing_else(place: Place) -> None:
    names = {p.relative_to(place.folder).as_posix() for p in place.folder.rglob("*") if p.is_file()}
    assert names >= {
        "README.md",
        "environment.yml",
        ".gitignore",
        ".github/workflows/comprobar.yml",
        "nbgrader_config.json",
        "notebooks/00_inicio/inicio.ipynb",
        "notebooks/01_padding/padding.ipynb",
        place.wheel.name,
    }
    with zipfile.ZipFile(place.wheel) as wheel:
        packed = wheel.namelist()
        texts = [wheel.read(n).decode("utf-8", "replace") for n in packed]
    assert "grader/exercises/padding/exercise.py" in packed
    assert "grader/published/01_padding/padding.ipynb" in packed
    assert {n.partition("/")[0].partition("-")[0] for n in packed} == {"grader", "cnn_desde_cero"}
    texts += [(place.folder / n).read_text("utf-8") for n in names if not n.endswith(".whl")]
    for unit in (START, PADDING):
        for block in solutions(unit):
            assert not [t for t in texts if block in t]
    key = ROOT / ".grader" / "clave"
    assert not key.exists() or not [t for t in texts if key.read_text() in t]


def solutions(unit: str) -> list[str]:
    """Las soluciones de una unidad que tienen más de dos líneas o de 20 letras, sin marcas."""
    path = next((ROOT / "solutions" / unit).glob("*.ipynb"))
    sources = [c.source for c in nbformat.read(path, as_version=4).cells if "### BEGIN SOLUTION" in c.source]
    blocks = [
        s.partition("### BEGIN SOLUTION\n")[2].partition("### END SOLUTION")[0].strip() for s in sources
    ]
    return [b for b in blocks if len(b) > 20]


@pytest.mark.student
def test_the_list_of_files_of_the_wheel_is_right(place: Place) -> None:
    with zipfile.ZipFile(place.wheel) as wheel:
        (record,) = [n for n in wheel.namelist() if n.endswith(".dist-info/RECORD")]
        listed = {
            name: (digest, size)
            for name, digest, size in csv.reader(io.StringIO(wheel.read(record).decode()))
        }
        assert set(listed) == set(wheel.namelist())
        assert listed.pop(record) == ("", "")
        for name, (digest, size) in listed.items():
            data = wheel.read(name)
            found = urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            assert (digest, size) == (f"sha256={found}", str(len(data)))


@pytest.mark.student
def test_jupyter_hides_from_students_the_panel_of_teachers(place: Place) -> None:
    code = "from jupyterlab_server.config import get_static_page_config as f; print(f(level='sys_prefix'))"
    done = place.run("python", "-c", code)
    assert done.stdout.strip() == "{'disabledExtensions': {'@jupyter/nbgrader:create-assignment': True}}"


def test_environment_of_the_package_is_the_one_of_the_project(place: Place) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {r.name: str(r.specifier) for r in map(Requirement, project["dependencies"]) if not r.marker}
    *lines, by_pip = yaml.safe_load((place.folder / "environment.yml").read_text("utf-8"))["dependencies"]
    real = {conda: name for name, conda in package.CONDA_NAMES.items()}
    given = {real.get(r.name, r.name): str(r.specifier) for r in map(Requirement, lines)}
    assert given.pop("python") == project["requires-python"]
    assert given.pop("pip") == ""
    assert given == wanted
    assert by_pip == {"pip": [f"./{place.wheel.name}"]}


def test_the_guide_names_the_files_that_are_there(place: Place) -> None:
    guide = (place.folder / "README.md").read_text("utf-8")
    assert f"python -m pip install {place.wheel.name}" in guide
    assert "{" not in guide
    assert "environment.yml" in guide
    assert (place.folder / "environment.yml").is_file()
    for order in (
        "grader abrir 1",
        "grader abrir padding",
        "grader check padding",
        "grader entrega 01_padding",
    ):
        assert order in guide
    assert "`00_inicio`" in guide


def test_the_guide_names_only_the_units_that_are_there() -> None:
    guide = package._guide(["03_conv_forward", "05_pooling"], "corrector.whl")
    assert "grader abrir 3" in guide and "grader entrega 03_conv_forward" in guide
    assert "padding" not in guide and "00_inicio" not in guide and "{" not in guide


@pytest.mark.student
def test_a_unit_is_finished_and_handed_in_with_only_the_package(place: Place) -> None:
    where = place.run("python", "-c", "import grader; print(grader.__file__)")
    assert str(place.programs.parent) in where.stdout
    finish(place.folder / "notebooks", PADDING)
    checked = place.run("grader", "check", "notebooks/01_padding/padding.ipynb")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    handed = place.run("grader", "entrega", PADDING)
    assert handed.returncode == 0, handed.stdout + handed.stderr
    assert "01_padding: todo en orden, 13 de 13 puntos" in handed.stdout
    assert zipfile.ZipFile(place.folder / "01_padding.zip").namelist() == ["padding.ipynb"]
    shown = place.run("python", "-m", "grader", "progress")
    assert "Ahora toca: empieza 00_inicio." in shown.stdout, shown.stdout + shown.stderr


def steps(place: Place) -> dict[str, str]:
    """Las órdenes del flujo de trabajo, por el nombre de su paso."""
    flow = yaml.safe_load((place.folder / ".github/workflows/comprobar.yml").read_text("utf-8"))
    assert set(flow[True]) == {"push", "workflow_dispatch"}  # «on» es verdadero en YAML
    assert flow["permissions"] == {"contents": "read"}
    (job,) = flow["jobs"].values()
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


@pytest.mark.skipif(os.name == "nt", reason="los pasos son de bash")
def test_the_workflow_runs_and_shows_the_table(place: Place, tmp_path: Path) -> None:
    def rename_kernel(notebook: nbformat.NotebookNode) -> None:
        notebook.metadata.kernelspec = {"name": "conda-env-cnn-py", "display_name": "cnn"}

    finish(place.folder / "notebooks", PADDING)
    edit(place.folder / "notebooks", PADDING, rename_kernel)
    install, check, execute = steps(place).values()
    assert "pip install ./*.whl" in install
    summary = tmp_path / "resumen.md"
    done = place.run("bash", "-e", "-c", check, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line for line in summary.read_text("utf-8").splitlines() if line.startswith("|")]
    assert rows == [
        "| Unidad | Ejercicio | Puntos | Resultado | Falla en |",
        "|---|---|--:|---|---|",
        f"| 00_inicio | `todos` | 0/{sum(e.points for e in exercises.of_unit(START)):g} | · sin empezar |  |",
        "| 01_padding | `zero_padding` | 10/10 | ✔ bien |  |",
        "| 01_padding | `counterexample_padding` | 3/3 | ✔ bien |  |",
    ]
    done = place.run("bash", "-e", "-c", execute)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "padding.ipynb" in done.stdout
    assert "inicio.ipynb" not in done.stdout
    assert "passed" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="los pasos son de bash")
def test_the_workflow_is_red_if_something_started_fails_and_green_if_nothing_is(
    place: Place, tmp_path: Path
) -> None:
    shutil.rmtree(place.folder / "notebooks")
    hand_out(place.folder / "notebooks", START, PADDING)
    _, check, execute = steps(place).values()
    summary = tmp_path / "resumen.md"
    assert place.run("bash", "-e", "-c", check, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    assert place.run("bash", "-e", "-c", execute).returncode == 0
    write(place.folder / "notebooks", PADDING, zero_padding="def zero_padding(X, pad):\n    return X | 1\n")
    assert place.run("bash", "-e", "-c", check, GITHUB_STEP_SUMMARY=str(summary)).returncode == 1
    assert "| 01_padding | `zero_padding` | 0/10 | ✘ falla | todo |" in summary.read_text("utf-8")


def test_without_the_source_the_wheel_comes_from_the_installed_package(place: Place, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from grader.course.handout import wheel;"
        f"print(wheel.build(Path({str(tmp_path)!r}), {{}}, Path({str(tmp_path)!r})).name)"
    )
    done = place.run("python", "-c", code)
    assert done.stdout.strip() == place.wheel.name, done.stderr
    with zipfile.ZipFile(tmp_path / place.wheel.name) as again, zipfile.ZipFile(place.wheel) as first:
        assert set(again.namelist()) == set(first.namelist())
        name = "grader/judge/judging.py"
        assert again.read(name) == first.read(name)


def test_the_command_writes_a_zip_that_opens_in_its_own_folder(tmp_path: Path) -> None:
    course = tmp_path / "curso"
    shutil.copytree(ROOT / "solutions" / START, course / "solutions" / START)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    done = call_grader("release", "--paquete", "reparto/alumnos.zip", "--course", course, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    names = zipfile.ZipFile(tmp_path / "reparto" / "alumnos.zip").namelist()
    assert {n.partition("/")[0] for n in names} == {"cnn-desde-cero"}
    assert "cnn-desde-cero/notebooks/00_inicio/inicio.ipynb" in names
    assert "notebooks/00_inicio/inicio.ipynb" in done.stdout
    assert not [p for p in (tmp_path / "reparto").iterdir() if p.name != "alumnos.zip"]


def test_nothing_of_the_teacher_is_overwritten_or_given_away(tmp_path: Path) -> None:
    mine = tmp_path / "mio"
    mine.mkdir()
    (mine / "notas.txt").write_text("hola", "utf-8")
    with pytest.raises(CourseError, match="ya existe"):
        package.write(Course.at(ROOT), [START], mine)
    course = tmp_path / "curso"
    shutil.copytree(ROOT / "solutions" / START, course / "notebooks" / START)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    with pytest.raises(CourseError, match="contiene una solución"):
        package.write(Course.at(course), [START], tmp_path / "alumnos.zip")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["curso", "mio"]
