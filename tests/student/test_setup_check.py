"""La comprobación del entorno: qué dice cuando todo está y cuando algo falta, falla o es antiguo."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from grader import setup_check
from grader.setup_check import NEEDS, Need, report
from tests.kit.sample_class import ROOT

pytestmark = pytest.mark.student
FAKE = Need("Paquete", "paquete_que_no_existe", "paquete-que-no-existe", (3, 8), "las figuras")


def test_everything_is_there_and_no_versions_are_named(capsys: pytest.CaptureFixture) -> None:
    setup_check.setup_check()
    text = capsys.readouterr().out
    assert text == "\n".join(report()) + "\n"
    assert text.count("✔") == 1 + len(NEEDS)
    assert "✘" not in text
    assert text.endswith("Está todo: puedes empezar.\n")
    assert not any(character.isdigit() for character in text)


def test_a_missing_package_gives_the_exact_command() -> None:
    text = "\n".join(report((NEEDS[0], FAKE)))
    assert "✔ NumPy" in text
    assert "✘ Paquete: falta. Sirve para las figuras." in text
    assert '    %pip install --upgrade "paquete-que-no-existe>=3.8"' in text
    assert "reinicia el kernel" in text
    assert "Está todo" not in text
    assert "numpy" not in text


def test_a_real_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    text = "\n".join(report())
    assert "✘ ipywidgets: falta." in text
    assert '%pip install --upgrade "ipywidgets>=8"' in text


def test_pytorch_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    text = "\n".join(report())
    assert (
        "– PyTorch: falta. Sirve para comprobar tus funciones. No hace falta: está guardado lo que dice"
        in text
    )
    assert "%pip" not in text
    assert text.endswith("Está todo: puedes empezar.")


def test_a_package_that_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "paquete_que_no_existe.py").write_text("raise OSError('no se encuentra la DLL')\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert "no se puede cargar (OSError: no se encuentra la DLL)" in "\n".join(report((FAKE,)))
    (tmp_path / "paquete_que_no_existe.py").write_text("import otro_que_falta\n")
    assert "porque falta «otro_que_falta»" in "\n".join(report((FAKE,)))


@pytest.mark.parametrize(("found", "good"), [("3.7.9", False), ("3.8", True), ("3.10.0rc1+cpu", True)])
def test_old_versions_are_told(found: str, good: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_check, "version", lambda package: found)
    need = Need("Matplotlib", "matplotlib", "matplotlib", (3, 8), "las figuras")
    text = "\n".join(report((need,)))
    assert ("✔ Matplotlib" in text) == good
    assert (f"la versión {found} es antigua; hace falta la 3.8" in text) != good


def test_old_python_is_told() -> None:
    text = "\n".join(report((), python=(3, 9)))
    assert "✘ Python: este cuaderno usa la versión 3.9 y hace falta la 3.11" in text
    assert "Está todo" not in text


def test_minimum_versions_are_those_of_the_project() -> None:
    path = ROOT / "pyproject.toml"
    project = tomllib.loads(path.read_text("utf-8"))["project"]
    asked = map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["torch"]])
    wanted = {r.name: s.version for r in asked for s in r.specifier if s.operator == ">="}
    for need in NEEDS:
        oldest = ".".join(map(str, need.oldest))
        assert wanted.get(need.package, oldest) == oldest
    oldest = ".".join(map(str, setup_check.OLDEST_PYTHON))
    assert project["requires-python"] == f">={oldest}"


def test_it_can_run_without_any_package() -> None:
    """Con un Python sin NumPy, importar el módulo tiene que funcionar para poder decirlo."""
    code = (
        "import sys\n"
        "from grader.setup_check import report\n"
        "assert not {'numpy', 'torch', 'matplotlib'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
