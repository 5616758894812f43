"""El proyecto: publicación al día, entorno coherente, órdenes del README y complemento de pytest."""

import re
import shutil
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import nbformat
import pytest
import yaml
from nbclient import NotebookClient
from packaging.requirements import Requirement

from grader import exercises
from grader.units import notebook_name
from tests.kit.programs import GradedClass, call_grader, run_grader
from tests.kit.sample_class import ROOT
from tests.kit.student_folder import hand_out, write
from tests.kit.whole import WHOLE, only_whole

UNITS = sorted(p.name for p in (ROOT / "solutions").iterdir() if p.is_dir())
CONDA_NAMES = {"pytorch-cpu": "torch", "matplotlib-base": "matplotlib"}


def read(folder: str, unit: str):
    return nbformat.read(ROOT / folder / unit / notebook_name(unit), as_version=4)


def test_environment_has_the_packages_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needs = [*project["dependencies"], *project["optional-dependencies"]["torch"]]
    wanted = {r.name: str(r.specifier) for r in map(Requirement, needs)}
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    lines = environment["dependencies"]
    by_pip = [name for line in lines if isinstance(line, dict) for name in line["pip"] if name != "-e ."]
    listed = [Requirement(line) for line in [*lines, *by_pip] if isinstance(line, str)]
    given = {CONDA_NAMES.get(r.name, r.name): str(r.specifier) for r in listed}
    assert given.pop("python") == project["requires-python"]
    given.pop("pip")
    assert given == wanted


def test_makefile_pins_a_torch_the_project_accepts() -> None:
    pinned = Requirement(re.search(r"^TORCH\s*:=\s*(\S+)", (ROOT / "Makefile").read_text(), re.M).group(1))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (wanted,) = map(Requirement, project["optional-dependencies"]["torch"])
    assert wanted.specifier.contains(str(pinned.specifier).removeprefix("=="))


def test_the_demo_needs_only_what_students_install() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["dev"]
    ours = {Requirement(line).name for line in extra} - {project["name"], "setuptools"}
    owned = {module for module, owners in packages_distributions().items() if ours.intersection(owners)}
    assert {"ruff", "hypothesis", "xdist"} <= owned
    code = "import sys, tests.kit.sample_class; print(*sys.modules)"
    loaded = run_grader("-c", code, program="python", cwd=ROOT).stdout.split()
    assert "nbformat" in loaded
    assert not owned.intersection(name.partition(".")[0] for name in loaded)


def test_make_says_what_is_coming_before_installing() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for rule in ("$(READY): pyproject.toml\n", "$(DEV): $(READY)\n"):
        first = makefile.partition(rule)[2].replace("\\\n", "").partition("\n")[0]
        assert re.match(r"\t@echo .* MB .* GB .* minutos", first), first


@pytest.mark.parametrize(("options", "errors_expected"), [([], True), (["--grader-empezados"], False)])
def test_with_only_the_started_ones_an_error_is_a_failure_of_nbval(
    pytester: pytest.Pytester, options: list[str], errors_expected: bool
) -> None:
    """Las celdas publicadas piden seguir tras un error: sin esta opción, nbval lo daría por bueno."""
    write(
        hand_out(pytester.path, "01_padding"),
        "01_padding",
        zero_padding="def zero_padding(X, pad):\n    X | 1",
    )
    items, _ = pytester.inline_genitems("--nbval-lax", "--nbval-current-env", *options, "01_padding")
    assert items
    assert any(item.options["check_exception"] for item in items) is errors_expected


def test_release_is_up_to_date() -> None:
    done = call_grader("release", "--check", cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_release_check_sees_a_difference(tmp_path: Path) -> None:
    for name in ("solutions", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    path = tmp_path / "notebooks/01_padding/padding.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source += " cambiado"
    nbformat.write(notebook, path)
    shutil.rmtree(tmp_path / "notebooks/02_convolve")
    (tmp_path / "notebooks/99_otra").mkdir()
    done = call_grader("release", "--check", "--course", tmp_path)
    assert done.returncode == 1
    assert "01_padding/padding.ipynb: no coincide" in done.stdout
    assert "02_convolve/convolve.ipynb: falta" in done.stdout
    assert "99_otra" in done.stdout
    assert call_grader("release", "--course", tmp_path).returncode == 0
    again = call_grader("release", "--check", "--course", tmp_path)
    assert "01_padding" not in again.stdout.replace("notebooks/99_otra", "")


@pytest.mark.parametrize("unit", UNITS)
def test_solution_notebook_has_one_pair_of_cells_per_exercise(unit: str) -> None:
    cells = [c for c in read("solutions", unit).cells if "nbgrader" in c.metadata]
    by_id = {c.metadata.nbgrader.grade_id: c for c in cells}
    assert len(by_id) == len(cells)
    for exercise in exercises.of_unit(unit):
        solution, check = by_id[exercise.name], by_id[f"check_{exercise.name}"]
        assert solution.metadata.nbgrader.solution
        assert "### BEGIN SOLUTION" in solution.source
        assert re.search(r"^ +# \S", solution.source, re.M), "tras pasar se abre, comentada"
        assert check.source == f"check({exercise.name})"
        assert check.metadata.nbgrader.locked
        assert check.metadata.nbgrader.points == exercise.points
    graded = {name for name in by_id if name.startswith("check_")}
    assert graded == {f"check_{e.name}" for e in exercises.of_unit(unit)}


@pytest.mark.parametrize("unit", UNITS)
def test_solution_notebook_is_saved_with_its_outputs(unit: str) -> None:
    for cell in read("solutions", unit).cells:
        if cell.cell_type == "code":
            assert cell.execution_count
            assert not any(o.output_type == "error" for o in cell.outputs)
            if cell.source.startswith("check("):
                assert any("✔" in o.get("data", {}).get("text/plain", "") for o in cell.outputs)


def solution_lines(unit: str) -> set[str]:
    """Las líneas escritas entre BEGIN y END SOLUTION que dicen algo por sí mismas."""
    lines = set()
    for cell in read("solutions", unit).cells:
        for block in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, re.S):
            lines |= {line.strip() for line in block.splitlines() if len(line.strip()) > 20}
    return lines


@pytest.mark.parametrize("unit", UNITS)
def test_release_holds_no_solution_text_nor_outputs(unit: str) -> None:
    hidden = solution_lines(unit)
    assert hidden
    for published in UNITS:
        notebook = read("notebooks", published)
        text = nbformat.writes(notebook)
        assert "BEGIN SOLUTION" not in text
        everything = "\n".join(c.source for c in notebook.cells)
        assert not [line for line in hidden if line in everything]
        assert all(not c.get("outputs") for c in notebook.cells)


#: Unas se ejecutan aquí y otras en el navegador; todas, en ``make enteras``.
EXECUTED = UNITS if WHOLE else UNITS[4:5]


@pytest.mark.parametrize("unit", EXECUTED)
def test_release_raises_only_what_it_should(unit: str) -> None:
    """Lo que falta por escribir y, detrás, lo que usa un nombre que iba a dar una celda que falló."""
    notebook = read("notebooks", unit)
    NotebookClient(notebook, timeout=120, allow_errors=True, kernel_name="python3").execute()
    errors, promised = set(), ""
    for cell in notebook.cells:
        found = [o for o in cell.get("outputs", []) if o.output_type == "error"]
        for output in found:
            missing = re.fullmatch(r"name '(\w+)' is not defined", output.evalue)
            if not (missing and re.search(rf"\b{missing[1]}\b", promised)):
                errors.add((output.ename, output.evalue))
        promised += cell.source if found else ""
    assert {name for name, _ in errors} == {"NotImplementedError", "CheckFailed"} or {
        name for name, _ in errors
    } == {"CheckFailed"}
    assert all("Falta" in text or "falta" in text for _, text in errors)
    for exercise in exercises.of_unit(unit):
        assert any(f"`{exercise.name}`" in text for _, text in errors)


def test_pytest_plugin_gives_one_item_per_criterion(graded_class: GradedClass) -> None:
    row = next(
        r
        for r in graded_class.rows.values()
        if r["status"] == "ok"
        and r["unit"] == "02_convolve"
        and 3 < r["exercises"]["convolve"]["points"] < 10
    )
    folder = graded_class.course / "submitted" / row["student"] / row["unit"]
    done = run_grader("--grader", folder, "-p", "no:cacheprovider", program="pytest", cwd=folder)
    criteria = {
        f"{name}::{criterion}": passed
        for name, exercise in row["exercises"].items()
        for criterion, passed in exercise["criteria"].items()
    }
    wrong = [name for name, passed in criteria.items() if not passed]
    assert f"{len(wrong)} failed, {len(criteria) - len(wrong)} passed" in done.stdout
    assert all(name in done.stdout for name in wrong)
    assert "Traceback" not in done.stdout


@only_whole
def test_pytest_plugin_on_the_solutions(tmp_path: Path) -> None:
    """Sin curso alrededor, como en el repositorio de un estudiante."""
    shutil.copytree(ROOT / "solutions", tmp_path / "mios")
    done = run_grader("--grader", "mios", "-q", "-p", "no:cacheprovider", program="pytest", cwd=tmp_path)
    total = sum(len(e.criteria) for u in UNITS for e in exercises.of_unit(u))
    assert f"{total} passed" in done.stdout


@pytest.mark.parametrize("places", [("conftest.py", "01_padding/conftest.py"), ("pytest.ini",)])
def test_pytest_plugin_runs_nothing_that_comes_with_a_notebook(tmp_path: Path, places: tuple) -> None:
    unit = tmp_path / "01_padding"
    unit.mkdir()
    shutil.copy(ROOT / "solutions/01_padding/padding.ipynb", unit)
    code = f"open({str(tmp_path / 'huella')!r}, 'w')"
    (tmp_path / "numpy.py").write_text(code, "utf-8")
    is_setting = "pytest.ini" in places
    for place in places:
        (tmp_path / place).write_text("[pytest]\npythonpath = .\n" if is_setting else code, "utf-8")
    done = run_grader("--grader", tmp_path, "-p", "no:cacheprovider", program="pytest", cwd=ROOT.parent)
    assert not (tmp_path / "huella").exists()
    assert ("quita `pythonpath`" in done.stderr) == is_setting
    assert ("failed" in done.stdout or "error" in done.stdout) is False


def test_pytest_plugin_does_nothing_unless_asked(tmp_path: Path) -> None:
    shutil.copy(ROOT / "solutions/01_padding/padding.ipynb", tmp_path)
    done = run_grader(tmp_path, "-p", "no:cacheprovider", program="pytest", cwd=tmp_path)
    assert "no tests ran" in done.stdout


def test_pytest_plugin_knows_notebooks_by_their_cells(tmp_path: Path) -> None:
    """Lo que no es del curso no detiene lo demás, y de un cuaderno y su copia se mira el que se trabajó."""
    unit = tmp_path / "01_padding"
    shutil.copytree(ROOT / "notebooks/01_padding", unit)
    shutil.copy(ROOT / "solutions/01_padding/padding.ipynb", unit / "Copia de padding.ipynb")
    empty = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    for path in (tmp_path / "Untitled.ipynb", unit / "borrador.ipynb"):
        path.write_text(empty, "utf-8")
    (unit / "Untitled-1.ipynb").write_bytes(b"")
    expected = sum(len(e.criteria) for e in exercises.of_unit("01_padding"))
    for target in (tmp_path, unit / "borrador.ipynb"):
        done = run_grader("--grader", target, "-p", "no:cacheprovider", program="pytest", cwd=tmp_path)
        assert "borrador.ipynb: no es el cuaderno de ninguna unidad" in done.stdout
        assert (f"{expected} passed" if target == tmp_path else "no tests ran") in done.stdout
        assert "failed" not in done.stdout
        assert "error" not in done.stdout
