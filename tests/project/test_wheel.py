"""Lo que se instala: el paquete entero, y nada de las pruebas ni de las soluciones."""

import configparser
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_bytes

import pytest

from tests.kit.sample_class import ROOT

IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """El paquete, construido solo con lo que copia el Containerfile."""
    source, place = tmp_path_factory.mktemp("fuente"), tmp_path_factory.mktemp("rueda")
    copies = [
        line.split()[1:]
        for line in (ROOT / "Containerfile").read_text("utf-8").splitlines()
        if line.startswith("COPY ")
    ]
    for *names, target in copies:
        for name in names:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, source / target, ignore=IGNORED)
            else:
                shutil.copy(ROOT / name, source / target)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", place, source], check=True, capture_output=True)
    (path,) = place.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def about(wheel: zipfile.ZipFile, name: str) -> bytes:
    (found,) = [n for n in wheel.namelist() if n.endswith(f".dist-info/{name}")]
    return wheel.read(found)


def test_it_holds_the_whole_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """Menos el mapa de ``grader/``, que es para quien tiene el repositorio."""
    files = {p for p in (ROOT / "grader").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    files.remove(ROOT / "grader" / "README.md")
    wanted = {p.relative_to(ROOT).as_posix(): p.read_bytes() for p in files}
    held = {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == wanted


def test_it_can_be_used_as_the_readme_says(wheel: zipfile.ZipFile) -> None:
    points = configparser.ConfigParser()
    points.read_string(about(wheel, "entry_points.txt").decode())
    assert points["console_scripts"]["grader"] == "grader.cli:main"
    assert points["pytest11"]["grader"] == "grader.pytest_plugin"
    data = message_from_bytes(about(wheel, "METADATA"))
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert {"torch", "cluster", "postgres", "dev"} <= set(extras) == set(data.get_all("Provides-Extra"))
    assert "Redes convolucionales" in data.get_payload(decode=True).decode()
    assert about(wheel, "licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
